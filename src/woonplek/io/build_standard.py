"""The standard forms, profiles and care of the model file, for workbooks without those sheets."""

from __future__ import annotations

from collections.abc import Mapping
from decimal import Decimal
from typing import Any

from woonplek.domain.base import Language, Text
from woonplek.io.book import RawCell, RawRow, RawSheet
from woonplek.io.build_desk import Desk
from woonplek.io.declare import Column, choice_name
from woonplek.io.policy import ModelFile
from woonplek.io.problems import Problem
from woonplek.io.sheets import SHEET, find_column, is_remark
from woonplek.io.values import TypedRow, type_sheet

PARTS = ("forms", "profiles", "care")
LANGUAGES: tuple[Language, Language] = ("nl", "en")


def standard_rows(desk: Desk, model: ModelFile) -> dict[str, list[TypedRow]]:
    """Return typed rows for those of the three sheets that are absent, and note each as an assumption."""
    absent = [key for key in PARTS if not desk.filled(key)]
    rows = {key: _typed(key, model.standard.get(key, ()), desk.problems) for key in absent}
    if "care" in absent and len(absent) < len(PARTS):
        known = {key: {row.values.get("code") for row in rows.get(key) or desk.of(key)} for key in ("forms", "profiles")}
        rows["care"] = [r for r in rows["care"] if r.values.get("profile") in known["profiles"] and r.values.get("form") in known["forms"]]
    for key in absent:
        sheet = SHEET[key].name
        desk.note(
            "assumption",
            f"{sheet.nl}: het blad is leeg; de standaardset van model '{model.name}' geldt, een aanname.",
            f"{sheet.en}: the sheet is empty; the standard set of model '{model.name}' holds, an assumption.",
        )
        for row in model.standard.get(key, ()):
            nl, en = (_sentence(key, row, language) for language in LANGUAGES)
            desk.note("assumption", f"{sheet.nl} (aanname): {nl}", f"{sheet.en} (assumption): {en}")
    return rows


def _typed(key: str, rows: tuple[Mapping[str, Any], ...], problems: list[Problem]) -> list[TypedRow]:
    """Return standard rows as if they stood on the sheet."""
    sheet = SHEET[key]
    raw = RawSheet(key=key, title=sheet.name.nl)
    for row in rows:
        cells = {}
        for name, value in row.items():
            column = find_column(sheet, name)
            if column is not None:
                cells[column.key] = RawCell(value, "")
            elif not is_remark(name):
                what = Text(f"standaard: kolom '{name}' bestaat niet", f"standard set: column '{name}' does not exist")
                problems.append(
                    Problem(sheet=sheet.name.nl, cell="", what=what, remedy=Text("verbeter het modelbestand", "repair the model file"))
                )
        raw.rows.append(RawRow(number=0, cells=cells))
    return type_sheet(raw, problems)


def _sentence(key: str, row: Mapping[str, Any], language: Language) -> str:
    """Return a standard row in words: its cells, then where they come from."""
    sheet = SHEET[key]
    parts = []
    for name, value in row.items():
        column = find_column(sheet, name)
        if column is not None:
            parts.append(f"{column.name.of(language)} {_shown(value, column, language)}")
    source = Text("Bron", "Source").of(language)
    return "; ".join(parts) + (f". {source}: {row['bron']}." if "bron" in row else ".")


def _shown(value: object, column: Column, language: Language) -> str:
    if isinstance(value, bool):
        return (Text("ja", "yes") if value else Text("nee", "no")).of(language)
    if isinstance(value, Decimal) and language == "nl":
        return str(value).replace(".", ",")
    return choice_name(column, value, language) if column.choices else str(value)
