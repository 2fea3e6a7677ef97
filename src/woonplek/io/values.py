"""From raw cells to typed rows: every cell read by its kind, every problem collected."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from typing import Any

from woonplek.domain.base import Text
from woonplek.io.book import Book, RawCell, RawRow, RawSheet
from woonplek.io.declare import Column, Sheet
from woonplek.io.parse import parse
from woonplek.io.problems import Problem
from woonplek.io.sheets import SETTING, SETTING_COLUMNS, SHEET, SHEETS
from woonplek.io.words import fold, nearest
from woonplek.io.wrong import Misread

PLAN_SHEETS = {"plaatsingen", "placements"}
"""sheets that only a plan has"""
_LIKE_A_NUMBER = re.compile(r"^-?\d[\d.,/% -]*$")
LONGEST_SHOWN = 40
"""characters of a cell that a message repeats"""


@dataclass(slots=True)
class TypedRow:
    """A row with meaning; see :class:`~woonplek.io.declare.Kind` for the types."""

    number: int
    """row in Excel; 0 for a row that an override made"""
    values: dict[str, Any] = field(default_factory=dict)
    """by column key; blank columns, and cells that could not be read, are absent"""
    cells: dict[str, str] = field(default_factory=dict)
    """``D14`` by column key, for blank columns that the sheet has too"""
    wide: dict[str, tuple[Any, str]] = field(default_factory=dict)
    """(value, cell) by period label, where periods are headers"""
    misread: set[str] = field(default_factory=set)
    """columns with a cell that could not be read: reported already"""


def type_book(book: Book, problems: list[Problem]) -> dict[str, list[TypedRow]]:
    """Return the rows of every sheet in the book, by sheet key, and add what is wrong to *problems*.

    Reported here: what :attr:`Book.problems` holds, sheets and columns and settings that must be there,
    required cells that are blank, cells that cannot be read, sheets and columns whose meaning is not built,
    periods as headers beside a filled period. Not here: anything about two rows or two sheets.
    """
    problems += book.problems
    typed: dict[str, list[TypedRow]] = {}
    for sheet in SHEETS:
        raw = book.sheets.get(sheet.key)
        if raw is not None:
            typed[sheet.key] = type_sheet(raw, problems)
        elif sheet.required:
            problems.append(_absent_sheet(sheet, book))
    if "settings" in typed:
        problems += _absent_settings(typed["settings"], book.sheets["settings"].title)
    return typed


def type_sheet(raw: RawSheet, problems: list[Problem]) -> list[TypedRow]:
    """Return the typed rows of one sheet, and add what is wrong to *problems*."""
    sheet = SHEET[raw.key]
    if not sheet.built and raw.rows:
        what = Text(f"het blad {sheet.name.nl} kan nog niet gebruikt worden", f"the sheet {sheet.name.en} cannot be used yet")
        problems.append(Problem(sheet=raw.title, cell="", what=what, remedy=Text("maak het leeg of haal het weg", "clear or remove it")))
        return []
    problems += _columns(sheet, raw)
    reader = _Reader(sheet, raw, problems)
    return [reader.row(row) for row in raw.rows]


def _columns(sheet: Sheet, raw: RawSheet) -> list[Problem]:
    """Return problems about columns: required ones that are absent, filled ones that are not built."""
    found = []
    periods = any(row.wide for row in raw.rows)
    for column in sheet.columns:
        if column.required and column.key not in raw.columns and raw.columns and not (periods and column.key == sheet.amount):
            what = Text(f"kolom '{column.name.nl}' ontbreekt", f"column '{column.name.en}' is missing")
            remedy = Text(f"voeg de kolom toe: {column.help.nl}", f"add the column: {column.help.en}")
            found.append(Problem(sheet=raw.title, cell="1:1", what=what, remedy=remedy))
        if not column.built:
            for row in raw.rows:
                if column.key in row.cells:
                    what = Text(f"kolom '{column.name.nl}' kan nog niet gebruikt worden", f"column '{column.name.en}' cannot be used yet")
                    remedy = Text("maak de kolom leeg", "clear the column")
                    found.append(Problem(sheet=raw.title, cell=row.cells[column.key].cell, what=what, remedy=remedy))
                    break
    return found


class _Reader:
    """Reads the rows of one sheet."""

    def __init__(self, sheet: Sheet, raw: RawSheet, problems: list[Problem]) -> None:
        self.sheet = sheet
        self.raw = raw
        self.problems = problems
        self.columns = {column.key: column for column in sheet.columns}
        self.seen: dict[tuple[str, type, object], Any] = {}

    def row(self, row: RawRow) -> TypedRow:
        typed = TypedRow(number=row.number)
        for key, raw in row.cells.items():
            column = self.columns[key]
            typed.cells[key] = raw.cell
            if self.sheet.key == "settings" and key == "value":
                column = SETTING.get(typed.values.get("name", ""), column)
            self._read(raw, column, key, typed)
        for label, raw in row.wide.items():
            value = self._value(raw, self.columns[self.sheet.amount], label)
            if value is not None:
                typed.wide[label] = (value, raw.cell)
        for key, letter in self.raw.letters.items():
            typed.cells.setdefault(key, f"{letter}{row.number}" if row.number else "")
        self._whole(row, typed)
        return typed

    def _read(self, raw: RawCell, column: Column, key: str, typed: TypedRow) -> None:
        value = self._value(raw, column)
        if value is None:
            typed.misread.add(key)
        else:
            typed.values[key] = value

    def _value(self, raw: RawCell, column: Column, label: str = "") -> Any:  # noqa: ANN401 - see Kind
        """Return the cell as *column* asks, or None after noting why not."""
        hashed = (column.key, type(raw.value), raw.value)
        if hashed in self.seen:
            return self.seen[hashed]
        try:
            value = parse(raw.value, column)
        except Misread as wrong:
            self._note(raw.cell, column, wrong, label)
            return None
        self.seen[hashed] = value
        return value

    def _note(self, cell: str, column: Column, wrong: Misread, label: str) -> None:
        shown = wrong.shown if wrong.harmless or not self.sheet.personal else ""
        shown = shown if len(shown) <= LONGEST_SHOWN else shown[: LONGEST_SHOWN - 1] + "…"
        quoted = f" {shown}" if _LIKE_A_NUMBER.match(shown) else f" '{shown}'" if shown else ""
        head = Text(f"{column.name.nl}{' ' + label if label else ''}", f"{column.name.en}{' ' + label if label else ''}")
        what = Text(f"{head.nl}{quoted} {wrong.what.nl}", f"{head.en}{quoted} {wrong.what.en}")
        self.problems.append(Problem(sheet=self.raw.title, cell=cell, what=what, remedy=wrong.remedy))

    def _whole(self, row: RawRow, typed: TypedRow) -> None:
        """Note required cells that are blank, and periods as headers beside a filled period."""
        for key in ("period", self.sheet.amount) if row.wide else ():
            if key in row.cells:
                name = self.columns[key].name
                what = Text(f"{name.nl} is gevuld naast kolommen met perioden", f"{name.en} is filled beside columns with periods")
                remedy = Text("gebruik het een of het ander in deze rij", "use one or the other in this row")
                self.problems.append(Problem(sheet=self.raw.title, cell=row.cells[key].cell, what=what, remedy=remedy))
        for column in self.sheet.columns:
            key = column.key
            if (
                not column.required
                or key in row.cells
                or (key not in self.raw.columns and row.number)
                or (row.wide and key == self.sheet.amount)
            ):
                continue
            what = Text(f"{column.name.nl} is leeg", f"{column.name.en} is blank")
            remedy = Text(f"vul in: {column.help.nl}", f"fill in: {column.help.en}")
            cell = typed.cells.get(key) or next(iter(typed.cells.values()), "")
            self.problems.append(Problem(sheet=self.raw.title, cell=cell, what=what, remedy=remedy))


def _absent_sheet(sheet: Sheet, book: Book) -> Problem:
    unknown = [p.sheet for p in book.ignored if not p.cell]
    near = nearest(sheet.name.nl, unknown)
    what = Text(f"het blad {sheet.name.nl} ontbreekt", f"the sheet {sheet.name.en} is missing")
    if {fold(title) for title in unknown} & PLAN_SHEETS:
        remedy = Text(
            "dit lijkt een plan; maak er invoer van met: woonplek next", "this looks like a plan; make it input with: woonplek next"
        )
    elif near:
        remedy = Text(f"is '{near}' bedoeld? noem het {sheet.name.nl}", f"is '{near}' meant? call it {sheet.name.en}")
    else:
        remedy = Text(f"voeg het toe: {sheet.help.nl}", f"add it: {sheet.help.en}")
    return Problem(sheet=sheet.name.nl, cell="", what=what, remedy=remedy)


def _absent_settings(rows: list[TypedRow], title: str) -> list[Problem]:
    """Return problems about settings without a value that must have one."""
    named = {row.values.get("name"): row for row in rows}
    found = []
    for column in SETTING_COLUMNS:
        row = named.get(column.key)
        if not column.required or (row is not None and ("value" in row.values or "value" in row.misread)):
            continue
        what = Text(f"de instelling '{column.name.nl}' ontbreekt", f"the setting '{column.name.en}' is missing")
        remedy = Text(f"vul in: {column.help.nl}", f"fill in: {column.help.en}")
        found.append(Problem(sheet=title, cell=row.cells.get("value", "") if row else "", what=what, remedy=remedy))
    return found
