"""Every sheet of the workbook, and finding sheets, columns and words by any of their names."""

from __future__ import annotations

from collections.abc import Mapping
from functools import cache

from woonplek.domain.base import Text
from woonplek.domain.calendar import label_range
from woonplek.io.declare import Choice, Column, Kind, Label, Sheet, choice_name
from woonplek.io.sheets_money import BUDGETS, DISTRIBUTION, GRANT, INVESTMENT
from woonplek.io.sheets_people import CLIENTS_SHEET, COURSE, FLOWS
from woonplek.io.sheets_plan import CHANGES, GOALS_SHEET, PINS, RULES_SHEET, SCENARIOS
from woonplek.io.sheets_region import CARE, FORMS, MUNICIPALITIES, NEIGHBOURHOODS, PROFILES, SETTING_COLUMNS, SETTINGS_SHEET
from woonplek.io.sheets_supply import LOCATIONS, PLACES_SHEET, PROJECTS, QUOTAS, SUPPLY, TEAM_AREA, TEAMS
from woonplek.io.words import fold

__all__ = [
    "EXAMPLE_SHEET",
    "GUIDE_SHEET",
    "LIST_SHEET",
    "PROBLEM_SHEET",
    "PROVENANCE_SHEET",
    "REMARKS",
    "SETTING",
    "SETTING_COLUMNS",
    "SHEET",
    "SHEETS",
    "Choice",
    "Column",
    "Kind",
    "Label",
    "Sheet",
    "choice_name",
    "find_choice",
    "find_column",
    "find_setting",
    "find_sheet",
    "is_beside",
    "is_remark",
    "normal_label",
]

SHEETS: tuple[Sheet, ...] = (
    SETTINGS_SHEET,
    MUNICIPALITIES,
    NEIGHBOURHOODS,
    FORMS,
    PROFILES,
    CARE,
    CLIENTS_SHEET,
    COURSE,
    FLOWS,
    LOCATIONS,
    PLACES_SHEET,
    SUPPLY,
    PROJECTS,
    INVESTMENT,
    BUDGETS,
    DISTRIBUTION,
    GRANT,
    TEAMS,
    TEAM_AREA,
    QUOTAS,
    PINS,
    RULES_SHEET,
    GOALS_SHEET,
    SCENARIOS,
    CHANGES,
)
SHEET: Mapping[str, Sheet] = {sheet.key: sheet for sheet in SHEETS}
SETTING: Mapping[str, Column] = {column.key: column for column in SETTING_COLUMNS}

REMARKS = ("toelichting", "opmerking", "bron", "explanation", "remark", "source", "comment", "note")
"""Columns for people to read, known on every sheet and never used."""

GUIDE_SHEET = Text("Leeswijzer", "Guide")
EXAMPLE_SHEET = Text("Voorbeelden", "Examples")
LIST_SHEET = Text("Keuzelijsten", "Lists")
PROBLEM_SHEET = Text("Problemen", "Problems")
PROVENANCE_SHEET = Text("Verantwoording", "Provenance")
BESIDE = (GUIDE_SHEET, EXAMPLE_SHEET, LIST_SHEET, PROBLEM_SHEET, PROVENANCE_SHEET)
"""Sheets for people to read, never used and never reported as unknown."""

_BY_SHEET = {fold(word): sheet for sheet in SHEETS for word in sheet.spellings}


def find_sheet(name: str) -> Sheet | None:
    """Return the sheet that *name* means in either language, or None."""
    return _BY_SHEET.get(fold(name))


def is_beside(title: str) -> bool:
    """Tell whether *title* is a sheet for people to read, such as the guide of the template."""
    return any(fold(title).rstrip("+") == fold(name) for names in BESIDE for name in names)


@cache
def _columns(sheet_key: str) -> dict[str, Column]:
    return {fold(word): column for column in SHEET[sheet_key].columns for word in column.spellings}


def find_column(sheet: Sheet, header: str) -> Column | None:
    """Return the column that *header* means on *sheet* in either language, or None."""
    return _columns(sheet.key).get(fold(header))


def is_remark(header: str) -> bool:
    """Tell whether *header* is a column for remarks, which every sheet may have."""
    return fold(header) in REMARKS


@cache
def _words(choices: tuple[Choice, ...]) -> dict[str, Choice]:
    return {fold(word): choice for choice in choices for word in choice.spellings}


def find_choice(choices: tuple[Choice, ...], word: str) -> Choice | None:
    """Return the choice that *word* means in either language, or None."""
    return _words(choices).get(fold(word))


_SETTINGS = {fold(word): column for column in SETTING_COLUMNS for word in column.spellings}


def find_setting(name: str) -> Column | None:
    """Return the setting that *name* means in either language, or None."""
    return _SETTINGS.get(fold(name))


def normal_label(text: str) -> Label | None:
    """Return *text* as a period label in its usual spelling (``2027-K1``, ``2027-01``), or None."""
    plain = text.strip().upper().replace(" ", "-").replace("Q", "K")
    if label_range(plain) is None:
        return None
    year, _, part = plain.partition("-")
    return Label(f"{year}-{int(part):02d}" if part.isdigit() else plain)
