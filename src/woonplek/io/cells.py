"""Addresses of cells, and values that only a spreadsheet has."""

from __future__ import annotations

from dataclasses import dataclass
from decimal import Decimal
from functools import lru_cache

HUNDRED = Decimal(100)


@lru_cache(maxsize=1024)
def letters(column: int) -> str:
    """Return the letters of *column*, counted from 0: ``A``, ``B``, … ``AA``."""
    text = ""
    column += 1
    while column:
        column, rest = divmod(column - 1, 26)
        text = chr(65 + rest) + text
    return text


def address(row: int, column: int) -> str:
    """Return the address of a cell; *row* counted from 1 as Excel does, *column* from 0."""
    return f"{letters(column)}{row}"


def position(cell: str) -> tuple[int, int]:
    """Return (row from 1, column from 0) of an address such as ``D14``."""
    head = cell.rstrip("0123456789")
    column = 0
    for letter in head.upper():
        column = column * 26 + ord(letter) - 64
    return int(cell[len(head) :]), column - 1


def exact(value: float) -> Decimal:
    """Return a number of Excel as a planner sees it: at most 15 digits, no binary noise."""
    return Decimal(format(value, ".15g"))


class Percent(float):
    """A number in a cell with a percentage format: 0.05, shown as 5%."""

    __slots__ = ()

    @property
    def shown(self) -> Decimal:
        """Return 5 for 5%."""
        return exact(self) * HUNDRED


@dataclass(frozen=True, slots=True)
class Broken:
    """A cell without a usable value: an error (``#N/B``), or '' for a formula that was never calculated."""

    error: str = ""
