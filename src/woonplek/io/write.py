"""Writes tables as a workbook: real numbers with Dutch formats, no formula from anybody's text, whole or not at all."""

from __future__ import annotations

import os
import tempfile
from collections.abc import Sequence
from pathlib import Path

import xlsxwriter
from xlsxwriter.worksheet import Worksheet

from woonplek.domain.base import Language, Text
from woonplek.io.write_cells import LINE_HEIGHT, lines, put
from woonplek.io.write_stacked import write_stacked
from woonplek.io.write_styles import Styles
from woonplek.tables import CellType, Table

NAME_LIMIT = 31
BUTTON = 4
"""characters that the filter button takes of a title"""
EXTRA: dict[CellType, int] = {"money": 5, "decimal": 5, "percent": 6, "date": 11}
"""characters beside the digits of the largest number of a column"""
LARGE = 2000
"""rows from which empty cells are left out rather than given a line under them"""
FROZEN = 2
"""columns that stay in sight when scrolling sideways"""
HEADER_LIMIT = 200
"""characters of a remark above a page; Excel allows 255 in all"""
INTERN = Text("intern – niet verspreiden", "internal – do not share")
PAGE = Text("pagina &P van &N", "page &P of &N")
TITLE = Text("Woonplek: plan", "Woonplek: plan")

OPTIONS = {"strings_to_formulas": False, "strings_to_urls": False, "strings_to_numbers": False}


def write_plan(tables: Sequence[Table], path: Path, language: Language = "nl") -> None:
    """Write *tables* to the workbook *path*; tables with one sheet name stand under each other.

    The file appears whole or not at all, readable by the user alone.

    Raises
    ------
    OSError
        When the folder cannot be written.
    """
    handle, name = tempfile.mkstemp(dir=path.parent, prefix=".plan-", suffix=".xlsx")
    os.close(handle)
    temporary = Path(name)
    try:
        _write(tables, temporary, language)
        temporary.replace(path)
    finally:
        temporary.unlink(missing_ok=True)


def _write(tables: Sequence[Table], path: Path, language: Language) -> None:
    with xlsxwriter.Workbook(str(path), OPTIONS) as book:
        book.set_properties({"title": TITLE.of(language), "comments": INTERN.of(language), "author": "woonplek"})
        book.set_size(2400, 1600)
        styles = Styles(book)
        sheets: dict[str, list[Table]] = {}
        for table in tables:
            sheets.setdefault(table.on_sheet.of(language)[:NAME_LIMIT], []).append(table)
        for name, stacked in sheets.items():
            sheet = book.add_worksheet(name)
            _page(sheet, [note for table in stacked for note in table.notes], language)
            if len(stacked) == 1 and stacked[0].on_sheet == stacked[0].title:
                _write_table(sheet, stacked[0], styles, language)
            else:
                write_stacked(book, sheet, stacked, styles, language)


def _page(sheet: Worksheet, notes: Sequence[Text], language: Language) -> None:
    """Set up the page; *notes* stand above it in print."""
    sheet.set_landscape()
    sheet.set_paper(9)
    sheet.fit_to_pages(1, 0)
    sheet.set_margins(left=0.5, right=0.5, top=0.6, bottom=0.7)
    remark = " ".join(note.of(language) for note in notes).replace("&", "&&")[:HEADER_LIMIT]
    sheet.set_header(f"&L&8woonplek&C&8&A&R&8{remark}")
    sheet.set_footer(f"&L&8{INTERN.of(language)}&C&8&D&R&8{PAGE.of(language)}")


def _write_table(sheet: Worksheet, table: Table, styles: Styles, language: Language) -> None:
    """Write one table with its headers in row 1."""
    columns, whole, height = table.columns, styles.cell("whole"), 1
    large = len(table.rows) > LARGE
    for i, column in enumerate(columns):
        title, width = column.title.of(language), _width(table, i, language)
        sheet.set_column(i, i, width)
        sheet.write_string(0, i, title, styles.head(column.type))
        height = max(height, -(-len(title) // int(width - BUTTON)))
        plain = styles.cell(column.type, wraps=column.width >= Styles.WRAPS_FROM)
        coloured = {word: styles.tone(tone) for word, tone in column.tones.items()}
        for number, row in enumerate(table.rows, 1):
            value = row[i]
            if large and (value is None or value == ""):
                continue
            look = coloured.get(value, plain) if coloured and isinstance(value, str) else plain
            put(sheet, (number, i), value, column.type, (look, whole))
    sheet.set_row(0, LINE_HEIGHT * height + 6)
    _heights(sheet, table, language)
    sheet.freeze_panes(1, min(table.heads or FROZEN, len(columns) - 1))
    sheet.autofilter(0, 0, max(1, len(table.rows)), len(columns) - 1)
    sheet.repeat_rows(0)
    sheet.hide_gridlines(2)


def _heights(sheet: Worksheet, table: Table, language: Language) -> None:
    """Make rows high enough for text that wraps."""
    wrapping = {i: _width(table, i, language) for i, c in enumerate(table.columns) if c.width >= Styles.WRAPS_FROM}
    for number, row in enumerate(table.rows if wrapping else (), 1):
        most = max(lines(value, width) for i, width in wrapping.items() if isinstance(value := row[i] or "", str))
        if most > 1:
            sheet.set_row(number, LINE_HEIGHT * most + 2)


def _width(table: Table, at: int, language: Language) -> float:
    """Return the width of a column: what its cells need, at most as declared, at least the longest word of its title."""
    column = table.columns[at]
    title = max(len(word) for word in column.title.of(language).split(" ")) + BUTTON
    if column.type == "text":
        needed = max((len(value) for row in table.rows if isinstance(value := row[at], str)), default=0) + 2
    else:
        largest = max((abs(value) for row in table.rows if isinstance(value := row[at], int | float)), default=0)
        needed = len(f"{largest:,.0f}") + EXTRA.get(column.type, 2)
    return float(max(title, min(column.width, needed)))
