"""The standard forms, profiles and care of the model file, for workbooks without those sheets."""

from __future__ import annotations

from collections.abc import Mapping
from decimal import Decimal
from typing import Any

from woonplek.domain.base import Text
from woonplek.io.book import RawCell, RawRow, RawSheet
from woonplek.io.build_desk import Desk
from woonplek.io.policy import ModelFile
from woonplek.io.problems import Problem
from woonplek.io.sheets import SHEET, find_column, is_remark
from woonplek.io.values import TypedRow, type_sheet

PARTS = ("forms", "profiles", "care")


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
            text = _sentence(row)
            desk.note("assumption", f"{sheet.nl} (aanname): {text}", f"{sheet.en} (assumption): {text}")
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


def _sentence(row: Mapping[str, Any]) -> str:
    """Return a standard row in words: its cells, then where they come from."""
    parts = [f"{name} {_shown(value)}" for name, value in row.items() if name != "bron"]
    return "; ".join(parts) + (f". Bron: {row['bron']}." if "bron" in row else ".")


def _shown(value: object) -> str:
    if isinstance(value, bool):
        return "ja" if value else "nee"
    return str(value).replace(".", ",") if isinstance(value, Decimal) else str(value)
