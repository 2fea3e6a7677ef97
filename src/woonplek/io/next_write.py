"""Rows of sheets, in the words of the program, written as an input workbook."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from datetime import date
from decimal import Decimal
from pathlib import Path
from typing import Any

import xlsxwriter

from woonplek.domain.base import Language
from woonplek.io.declare import Column, Label, Sheet, choice_name
from woonplek.io.sheets import SETTING, SHEETS

Rows = list[dict[str, Any]]
LONGEST = 60
"""characters of the widest column"""


def write_input(sheets: Mapping[str, Rows], path: Path, language: Language = "nl") -> None:
    """Write *sheets* (rows by column key, by sheet key) to *path*, whole or not at all; keys that are labels become columns."""
    target = path.with_name(path.name + ".part")
    with xlsxwriter.Workbook(target, {"strings_to_formulas": False, "strings_to_urls": False, "strings_to_numbers": False}) as book:
        head = book.add_format({"bold": True, "bottom": 1})
        day = book.add_format({"num_format": "dd-mm-yyyy"})
        for sheet in SHEETS:
            rows = sheets.get(sheet.key)
            if rows is None:
                continue
            page = book.add_worksheet(sheet.name.of(language))
            table = _table(sheet, rows, language)
            for number, cells in enumerate(table):
                for at, value in enumerate(cells):
                    if value is not None:
                        look = head if number == 0 else day if isinstance(value, date) else None
                        page.write_datetime(number, at, value, look) if isinstance(value, date) else page.write(number, at, value, look)
            page.freeze_panes(1, 0)
            for at, width in enumerate(_widths(table)):
                page.set_column(at, at, width)
    target.replace(path)


def _table(sheet: Sheet, rows: Rows, language: Language) -> list[list[Any]]:
    """Return the cells of a sheet, headers first: the columns in use, in the order of their declaration."""
    used = {key for row in rows for key in row}
    columns = [column for column in sheet.columns if column.key in used or column.required]
    labels = sorted(key for key in used if isinstance(key, Label))
    if labels:
        columns = [column for column in columns if column.key in used]
    heads: list[Any] = [*(column.name.of(language) for column in columns), *labels]
    return [
        heads,
        *([*(_cell(column, row, language) for column in columns), *(_plain(row.get(label)) for label in labels)] for row in rows),
    ]


def _cell(column: Column, row: Mapping[str, Any], language: Language) -> Any:  # noqa: ANN401 - what a cell may hold
    value = row.get(column.key)
    if value is None:
        return None
    kind = SETTING.get(row.get("name", ""), column) if column.key == "value" else column
    if kind.choices:
        return choice_name(kind, value, language)
    if isinstance(value, bool):
        return ("ja" if value else "nee") if language == "nl" else ("yes" if value else "no")
    return _plain(value)


def _plain(value: Any) -> Any:  # noqa: ANN401 - what a cell may hold
    if isinstance(value, Decimal):
        return int(value) if value == value.to_integral_value() else float(value)
    if isinstance(value, (frozenset, tuple)):
        return "; ".join(sorted(value) if isinstance(value, frozenset) else value)
    return str(value) if isinstance(value, Label) else value


def _widths(table: Sequence[Iterable[Any]]) -> list[int]:
    longest: list[int] = []
    for row in table:
        for at, value in enumerate(row):
            if at == len(longest):
                longest.append(0)
            longest[at] = max(longest[at], len(str(value)) if value is not None else 0)
    return [min(LONGEST, width + 2) for width in longest]
