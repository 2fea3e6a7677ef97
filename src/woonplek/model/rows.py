"""Rows of the model as arrays: over visits, beginnings of stays, and decisions on supply."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field

import numpy as np
from numpy.typing import NDArray
from scipy import sparse

from woonplek.model.kinds import Ints

Floats = NDArray[np.float64]
ColumnBounds = tuple[Floats, Floats]
"""the least and the most that each column of a program may be"""
Label = Callable[[int], tuple[str, ...]]
INFINITY = float("inf")


@dataclass(frozen=True)
class Terms:
    """Coefficients *value* of *column* in *row*."""

    row: Ints
    column: Ints
    value: Floats

    @staticmethod
    def none() -> Terms:
        """Return no terms at all."""
        return Terms(np.zeros(0, np.int64), np.zeros(0, np.int64), np.zeros(0))

    @staticmethod
    def join(parts: list[Terms]) -> Terms:
        """Return all terms of *parts*."""
        if not parts:
            return Terms.none()
        return Terms(*(np.concatenate([getattr(p, name) for p in parts]) for name in ("row", "column", "value")))

    def shifted(self, rows: int, columns: int) -> Terms:
        """Return the terms with row and column numbers moved up."""
        return Terms(self.row + rows, self.column + columns, self.value)

    def matrix(self, rows: int, columns: int) -> sparse.csr_array:
        """Return the terms as a matrix, those of the same row and column added up."""
        return sparse.csr_array((self.value, (self.row, self.column)), shape=(rows, columns))


@dataclass(frozen=True)
class Columns:
    """Columns beside the visits, with what each adds to the goals named."""

    lower: Floats
    upper: Floats
    integer: NDArray[np.bool_]

    @staticmethod
    def make(count: int, upper: float | Floats = INFINITY, *, integer: bool = True) -> Columns:
        """Return *count* columns from 0 to *upper*."""
        return Columns(np.zeros(count), np.broadcast_to(np.asarray(upper, dtype=float), (count,)).copy(), np.full(count, integer))

    def __len__(self) -> int:
        return len(self.lower)


@dataclass(frozen=True)
class Rows:
    """The rows of one rule: ``lower <= visits + entries + conditions + supply + own <= upper``.

    *visits*, *entries* (beginnings of a stay) and *kept* have the visit as column; *conditions* the
    pair place × T + period whose closing a step asks; *supply* a column of :class:`Supply`; *own* one of
    the rule's own columns. *over* is what one unit of an own column adds to goal ``over_<rule>``.
    """

    rule: str
    lower: Floats
    upper: Floats
    label: Label
    visits: Terms = field(default_factory=Terms.none)
    entries: Terms = field(default_factory=Terms.none)
    conditions: Terms = field(default_factory=Terms.none)
    supply: Terms = field(default_factory=Terms.none)
    own: Terms = field(default_factory=Terms.none)
    columns: Columns = field(default_factory=lambda: Columns.make(0))
    over: Floats = field(default_factory=lambda: np.zeros(0))

    def __len__(self) -> int:
        return len(self.lower)


FINEST = 4e-6
"""least factor of a row: the solver's tolerance stays under half a unit (a cent, a part of an hour)"""


def row_factors(largest: Floats) -> Floats:
    """Return what to multiply each row with, given its largest coefficient, before a float solver sees it."""
    return np.maximum(1.0 / np.where(largest > 0, largest, 1.0), FINEST)


def at_most(count: int, upper: Floats | Ints) -> tuple[Floats, Floats]:
    """Return bounds of *count* rows without a lower one."""
    return np.full(count, -INFINITY), np.asarray(upper, dtype=float)


def terms(row: Ints, column: Ints, value: Floats | Ints | float = 1.0) -> Terms:
    """Return terms where *row* is not negative; *value* is one for all or one each."""
    keep = row >= 0
    values = np.broadcast_to(np.asarray(value, dtype=float), row.shape)
    return Terms(row[keep], column[keep], values[keep].copy())
