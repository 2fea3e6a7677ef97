"""What the build scripts share: sheets as plain rows, and one way to write them to a readable workbook."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import UTC, date, datetime
from pathlib import Path

import xlsxwriter

Cell = str | int | float | date | None
Row = Sequence[Cell]
Sheets = dict[str, list[Row]]
"""Rows by sheet name; the first row of a sheet holds its headers."""

WIDEST = 48
NARROWEST = 9


def shown(cell: Cell) -> str:
    """Return *cell* about as Excel shows it, to choose a width by."""
    if cell is None:
        return ""
    return f"{cell:%d-%m-%Y}" if isinstance(cell, date) else str(cell)


def write_workbook(sheets: Sheets, path: Path, *, title: str) -> None:
    """Write *sheets* to *path*: bold frozen headers, filters, widths by content, real dates and numbers."""
    book = xlsxwriter.Workbook(path, {"strings_to_formulas": False, "strings_to_urls": False, "strings_to_numbers": False})
    comments = "Verzonnen cliënten en locaties; zie de toelichting naast dit bestand."
    book.set_properties({"title": title, "comments": comments, "created": datetime(2026, 11, 1, tzinfo=UTC)})
    header = book.add_format({"bold": True, "bg_color": "#DDE7F0", "bottom": 1, "valign": "top"})
    formats = {code: book.add_format({"num_format": code}) for code in ("General", "dd-mm-yyyy", "#,##0", "#,##0.00")}
    for name, rows in sheets.items():
        sheet = book.add_worksheet(name)
        sheet.freeze_panes(1, 0)
        sheet.set_landscape()
        sheet.set_paper(9)
        sheet.fit_to_pages(1, 0)
        sheet.repeat_rows(0)
        sheet.write_row(0, 0, rows[0], header)
        for number, row in enumerate(rows[1:], start=1):
            for column, cell in enumerate(row):
                if cell is not None:
                    sheet.write(number, column, cell, formats[format_of(cell, str(rows[0][column]))])
        if len(rows) > 1:
            sheet.autofilter(0, 0, len(rows) - 1, len(rows[0]) - 1)
        for column in range(len(rows[0])):
            longest = max(len(shown(row[column])) for row in rows if column < len(row))
            sheet.set_column(column, column, min(WIDEST, max(NARROWEST, longest + 2)))
    book.close()


def format_of(cell: Cell, column: str) -> str:
    """Return the number format of *cell*: thousands for amounts, cents for prices, none for codes and counts."""
    if isinstance(cell, date):
        return "dd-mm-yyyy"
    if column in AMOUNTS and isinstance(cell, int):
        return "#,##0"
    return "#,##0.00" if column in PRICES and isinstance(cell, float) else "General"


PRICES = ("tarief", "huur", "max_huur", "kosten_per_extra_uur")
AMOUNTS = ("bedrag", "investering", "vaste_kosten_per_jaar", "wlz_uitname", "inwoners")


def spread(total: int, weights: Sequence[float]) -> list[int]:
    """Divide *total* whole units over *weights* by largest remainder, ties to the first."""
    exact = [total * weight / sum(weights) for weight in weights]
    parts = [int(amount) for amount in exact]
    order = sorted(range(len(parts)), key=lambda i: (parts[i] - exact[i], i))
    for i in order[: total - sum(parts)]:
        parts[i] += 1
    return parts
