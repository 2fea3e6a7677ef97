"""Puts one value in a cell: text as text whatever it looks like, numbers as numbers, money in euros."""

from __future__ import annotations

import math
from datetime import date
from functools import lru_cache

from xlsxwriter.format import Format
from xlsxwriter.worksheet import Worksheet

from woonplek.tables import Cell, CellType

CELL_LIMIT = 32_767
"""characters that Excel holds in a cell"""
LINE_HEIGHT = 13.5
"""points that a line of text takes"""
LETTER = 0.82
"""width of an average letter, in the characters that column widths count in"""
SCALES = {"money": 100, "percent": 100}


@lru_cache(maxsize=65_536)
def lines(text: str, width: float) -> int:
    """Return how many lines *text* takes in a cell of *width* characters."""
    return sum(max(1, math.ceil(len(part) * LETTER / (width - 1))) for part in text.split("\n"))


def put(sheet: Worksheet, place: tuple[int, int], value: Cell, kind: CellType, look: tuple[Format, Format]) -> None:
    """Write *value* at *place* (row, column), both from 0; nothing, and a number that is none, leaves the cell empty.

    *look* is the format of the cell, and the one of whole numbers among decimals.
    """
    row, at = place
    usual, whole = look
    if isinstance(value, str) and value:
        sheet.write_string(row, at, value[:CELL_LIMIT], usual)
    elif isinstance(value, int | float) and math.isfinite(value):
        scale = SCALES.get(kind)
        sheet.write_number(row, at, value / scale if scale else value, whole if kind == "decimal" and isinstance(value, int) else usual)
    elif isinstance(value, date):
        sheet.write_datetime(row, at, value, usual)
    else:
        sheet.write_blank(row, at, None, usual)
