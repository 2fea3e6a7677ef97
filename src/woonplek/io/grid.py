"""The cells of one sheet as a table, and what a look at its XML tells beside it."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field

from woonplek.io.cells import Broken, Percent, position


@dataclass(slots=True)
class Grid:
    """The cells of a sheet from A1, row by row; blank ones '' or None."""

    title: str
    rows: list[list[object]]
    merged: list[str] = field(default_factory=list)
    """ranges of merged cells, ``B3:C4``"""

    def __iter__(self) -> Iterator[tuple[int, int, object]]:
        """Yield (row from 1, column from 0, value) of cells that are not blank."""
        for number, row in enumerate(self.rows, start=1):
            for at, value in enumerate(row):
                if value is not None and value != "":
                    yield number, at, value


@dataclass(slots=True)
class Scan:
    """What the XML of a sheet says and the fast reader does not."""

    percents: list[str] = field(default_factory=list)
    """numbers with a percentage format"""
    broken: dict[str, str] = field(default_factory=dict)
    """errors by cell; '' for a formula without a stored value"""
    merged: list[str] = field(default_factory=list)
    last_row: int = 0
    """last row with something in it, from 1"""
    last_column: int = 0
    """last column with something in it, from 1"""
    last: str = ""
    """a cell in that row"""

    def used(self, row: int, column: int, cell: str) -> None:
        """Note that a cell, counted from 1, holds something."""
        if row > self.last_row:
            self.last_row, self.last = row, cell
        self.last_column = max(self.last_column, column)

    def onto(self, grid: Grid) -> Grid:
        """Put percentages and broken cells into *grid*."""
        grid.merged = self.merged
        for cell in self.percents:
            row, column = position(cell)
            value = grid.rows[row - 1][column] if row <= len(grid.rows) and column < len(grid.rows[row - 1]) else None
            if isinstance(value, (int, float)) and not isinstance(value, bool):
                grid.rows[row - 1][column] = Percent(value)
        for cell, error in self.broken.items():
            row, column = position(cell)
            grid.rows.extend([] for _ in range(row - len(grid.rows)))
            grid.rows[row - 1].extend("" for _ in range(column + 1 - len(grid.rows[row - 1])))
            grid.rows[row - 1][column] = Broken(error)
        return grid
