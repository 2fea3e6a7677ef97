"""One change to a workbook: a row of *Wijzigingen*, or what ``--set`` asks."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum
from types import MappingProxyType

from woonplek.domain.base import Text
from woonplek.io.book import RawRow, header_text
from woonplek.io.problems import Problem
from woonplek.io.sheets import SHEET, find_choice, find_column, find_sheet, normal_label
from woonplek.io.words import nearest


class Operation(StrEnum):
    """What happens to the cells of a change (*bewerking*)."""

    SET = "wordt"
    PERCENT = "procent"
    TIMES = "maal"
    PLUS = "plus"
    MINUS = "min"
    REMOVE = "vervalt"
    ADD = "nieuw"


OPERATIONS = SHEET["changes"].column("operation").choices
_WORD = re.compile(r"(?<=\s)[^\s=/]+(?=\s|$)")


@dataclass(frozen=True, slots=True, eq=False)
class Change:
    """What to change, in the planner's words; *cells* says where each part of it stands. Each is one of its own."""

    scenario: str
    sheet: str
    key: str
    column: str
    operation: Operation
    value: object
    title: str
    """of the sheet it stands on, '' for the command line"""
    cells: Mapping[str, str]
    text: str = ""
    """as typed on the command line"""

    def cell(self, part: str) -> str:
        """Return the address of *part* (sheet, key, column, operation, value), with its sheet."""
        cell = self.cells.get(part) or next(iter(self.cells.values()), "")
        return f"{self.title}!{cell}" if self.title else cell

    def problem(self, part: str, what: Text, remedy: Text) -> Problem:
        """Return a problem with *part* of this change."""
        return Problem(sheet=self.title, cell=self.cell(part), what=what, remedy=remedy)


def change_of_row(title: str, row: RawRow, problems: list[Problem]) -> Change | None:
    """Return the change that a *row* of *Wijzigingen* asks; None, with a problem, when something is missing."""
    cells = {key: cell.cell for key, cell in row.cells.items()}
    words = {key: header_text(cell.value) for key, cell in row.cells.items()}
    missing = [c.name for c in SHEET["changes"].columns if c.required and c.key not in words]
    if missing:
        what = Text(f"{missing[0].nl} is leeg", f"{missing[0].en} is blank")
        problems.append(Problem(sheet=title, cell=f"A{row.number}", what=what, remedy=Text("vul in wat verandert", "fill in what changes")))
        return None
    choice = find_choice(OPERATIONS, words.get("operation", Operation.SET))
    if choice is None:
        names = Text(", ".join(c.name.nl for c in OPERATIONS), ", ".join(c.name.en for c in OPERATIONS))
        what = Text("deze bewerking bestaat niet", "there is no such operation")
        remedy = Text(f"kies uit {names.nl}", f"choose from {names.en}")
        problems.append(Problem(sheet=title, cell=cells["operation"], what=what, remedy=remedy))
        return None
    return Change(
        scenario=words["scenario"],
        sheet=words["sheet"],
        key=words["key"],
        column=words.get("column", ""),
        operation=Operation(str(choice.value)),
        value=row.cells["value"].value if "value" in row.cells else None,
        title=title,
        cells=MappingProxyType(cells),
    )


def change_of_text(text: str) -> Change:
    """Return the change that ``--set`` *text* asks: ``sheet/key/column=value`` or ``sheet/key/column operation value``.

    The column may be left out where a sheet has an obvious one. Raises ValueError when *text* has another form.
    """
    path, operation, value = _parts(text)
    name, slash, rest = path.strip().partition("/")
    if not slash or not rest.strip():
        raise ValueError(text)
    whole_row = operation in (Operation.REMOVE, Operation.ADD)
    key, column = (rest.strip(), "") if whole_row else _key_and_column(name, rest.strip())
    return Change("", name.strip(), key, column, operation, value.strip() or None, "", MappingProxyType({"sheet": f"--set '{text}'"}), text)


def _parts(text: str) -> tuple[str, Operation, str]:
    """Split *text* into path, operation and value."""
    for match in reversed(list(_WORD.finditer(text))):
        choice = find_choice(OPERATIONS, match[0])
        path = text[: match.start()]
        if choice is not None and ("=" not in path.rpartition("/")[2] or choice.value in (Operation.REMOVE, Operation.ADD)):
            return path, Operation(str(choice.value)), text[match.end() :]
    path, equals, value = text.rpartition("=")
    if not equals:
        raise ValueError(text)
    return path, Operation.SET, value


def _key_and_column(name: str, rest: str) -> tuple[str, str]:
    """Split ``key/column``; what is no column of the sheet belongs to the key, such as ``24/7``."""
    key, slash, column = rest.rpartition("/")
    sheet = find_sheet(name)
    if not slash or (sheet is not None and find_column(sheet, column) is None and not normal_label(column) and default_column(sheet.key)):
        return rest, ""
    return key.strip(), column.strip()


def default_column(sheet: str) -> str:
    """Return the key of the column that a change of *sheet* means without naming one, '' where there is none."""
    return {"settings": "value", "rules": "stance", "goals": "slack_pct", "grant": "amount"}.get(sheet, SHEET[sheet].amount)


def near(word: str, names: list[Text], otherwise: Text) -> Text:
    """Return a remedy that offers the nearest of *names*, or *otherwise*."""
    found = nearest(word, [n for name in names for n in name])
    return Text(f"bedoelt u '{found}'?", f"do you mean '{found}'?") if found else otherwise
