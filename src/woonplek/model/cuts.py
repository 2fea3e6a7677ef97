"""Rows that whole clients satisfy and fractions of them do not: mixed-integer rounding of scarce hours and money.

Who fits in 300 hours a week at 24.5 each is twelve, not 12.24. The rounding is that of Marchand and Wolsey (2001): of
``sum a_j x_j + sum c_i y_i <= b``, whole *x* and other *y*, both from 0, divided by some *d*, follows

    sum (floor(a_j/d) + max(0, frac(a_j/d) - f) / (1 - f)) x_j + sum min(0, c_i/d) / (1 - f) y_i <= floor(b/d),  f = frac(b/d).

Rows that share hours which a team hands out are added up first, so that only whole clients remain. Each client is at one place in
a period, so a multiple of that may be taken off: of the place where most of a group are in the linear optimum.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace

import numpy as np
from scipy import sparse
from scipy.sparse import csgraph

from woonplek.model.kinds import Bools, Ints
from woonplek.model.program import Program
from woonplek.model.rows import INFINITY, Columns, Floats

TINY = 1e-6
EXACT = 1e-9
"""rounding of a quotient of two whole numbers that are less than a billion"""
CLEAR = 0.02
"""least fraction of the right side, and of one less it, that gives a row worth having"""
VIOLATED = 1e-3
DIVISORS = (1.0, 2.0, 3.0)
VAST = 1e7
"""upper bounds from here on are none"""


@dataclass(frozen=True)
class Cuts:
    """Rows ``by_cell x + by_column z <= upper``; *x* is how many clients are in each cell."""

    by_cell: sparse.csr_array
    by_column: sparse.csr_array
    upper: Floats

    def __len__(self) -> int:
        return len(self.upper)


@dataclass(frozen=True)
class _Row:
    """``value @ x[cells] + values @ z[columns] <= upper``."""

    cells: Ints
    value: Floats
    columns: Ints
    values: Floats
    upper: float


def with_cuts(program: Program, cuts: Cuts) -> Program:
    """Return *program* with the rows of *cuts*, whose cells are its visits, after its own."""
    at_visit_or_hub = sparse.csc_array(sparse.hstack([cuts.by_cell, sparse.csc_array((len(cuts), 1))]))
    return replace(
        program,
        by_arc=sparse.csc_array(sparse.vstack([program.by_arc, at_visit_or_hub[:, program.network.into]])),
        by_column=sparse.csr_array(sparse.vstack([program.by_column, cuts.by_column])),
        alone=np.append(program.alone, np.zeros(len(cuts), dtype=bool)),
        lower=np.concatenate([program.lower, np.full(len(cuts), -INFINITY)]),
        upper=np.concatenate([program.upper, cuts.upper]),
    )


@dataclass(frozen=True)
class Cells:
    """What cuts are made of: rows over cells in which whole numbers of clients are.

    A cell is a visit, or a set of visits that are alike. Each client of a group is in one of its cells.
    """

    by_cell: sparse.csr_array
    """rows × cells"""
    by_column: sparse.csr_array
    """rows × columns of the program"""
    alone: Bools
    """the row counts nothing but cells and columns"""
    group: Ints
    """by cell"""
    size: Floats
    """clients by group"""


def visit_cells(program: Program) -> Cells:
    """Return the visits of *program* as cells: all clients of a kind are in one period a group."""
    network, horizon = program.network, program.instance.periods
    own = program.by_visit.shape[0]
    return Cells(
        program.by_visit,
        sparse.csr_array(program.by_column[:own]),
        program.over_visits,
        network.visit_kind * horizon + network.visit_period,
        np.repeat(program.kinds.count.astype(float), horizon),
    )


class Separation:
    """Finds cuts for the rows over some cells."""

    def __init__(self, cells: Cells) -> None:
        self.cells = cells

    def find(self, upper: Floats, columns: Columns, at: Floats, point: Floats) -> Cuts:
        """Return the most violated cut of each scarce row where *at* clients are in each cell and the columns are at *point*.

        *upper* limits the rows now, *columns* the columns.
        """
        found = [cut for row in self._rows(upper, columns, at, point) if (cut := self._best(row, columns, at, point)) is not None]
        sizes = [len(cut.cells) for cut in found]
        indptr = np.concatenate([[0], np.cumsum(sizes)]).astype(np.int64)
        none = [np.zeros(0)]
        values, cells = np.concatenate(none + [cut.value for cut in found]), np.concatenate(none + [cut.cells for cut in found])
        by_column = np.zeros((len(found), len(columns)))
        for number, cut in enumerate(found):
            by_column[number, cut.columns] = cut.values
        by_cell = sparse.csr_array((values, cells.astype(np.int64), indptr), shape=(len(found), len(at)))
        return Cuts(by_cell, sparse.csr_array(by_column), np.array([cut.upper for cut in found]))

    def _rows(self, upper: Floats, columns: Columns, at: Floats, point: Floats) -> Iterator[_Row]:
        """Return the tight rows that may leave a fraction of a client, and the sums of rows that share hours."""
        room = upper - self.cells.by_cell @ at - self.cells.by_column @ point
        tight = np.isfinite(upper) & (room <= TINY * np.maximum(1.0, np.abs(upper)))
        for row in np.flatnonzero(tight).tolist():
            yield from self._sum(np.array([row]), upper)
        for rows in self._linked(columns, point, tight):
            yield from self._sum(rows, upper)

    def _linked(self, columns: Columns, point: Floats, tight: Bools) -> list[Ints]:
        """Return the sets of tight rows that columns without whole values, in use at the point, bind together."""
        shared = np.flatnonzero(~columns.integer & (point > TINY))
        link = sparse.csr_array(abs(self.cells.by_column[:, shared]) > 0).astype(float)
        link = sparse.csr_array(sparse.diags_array(tight.astype(float)) @ link)
        count, label = csgraph.connected_components(link @ link.T, directed=False)
        members = np.flatnonzero(tight)
        sizes = np.bincount(label[members], minlength=count)
        return [members[label[members] == part] for part in np.flatnonzero(sizes > 1).tolist()]

    def _sum(self, rows: Ints, upper: Floats) -> Iterator[_Row]:
        """Return the sum of *rows* as a row over cells, where it may leave a fraction of a client."""
        if not self.cells.alone[rows].all():
            return
        weights = sparse.csr_array((np.ones(len(rows)), (np.zeros(len(rows), dtype=np.int64), rows)), shape=(1, len(self.cells.alone)))
        by_cell, by_column = sparse.csr_array(weights @ self.cells.by_cell), sparse.csr_array(weights @ self.cells.by_column)
        cells, value, most = by_cell.indices.astype(np.int64), by_cell.data, float(upper[rows].sum())
        if not len(cells) or (value.min() == value.max() and not by_column.nnz and not _broken(np.array([most / value[0]]))[0]):
            return
        used = np.abs(by_column.data) > EXACT
        yield _Row(cells, value, by_column.indices[used].astype(np.int64), by_column.data[used], most)

    def _best(self, row: _Row, columns: Columns, at: Floats, point: Floats) -> _Row | None:
        """Return the cut of *row* that the point is furthest off, for its length."""
        lower, upper = columns.lower[row.columns], columns.upper[row.columns]
        mirrored = (upper < VAST) & (point[row.columns] > (lower + upper) / 2)
        near = np.where(mirrored, upper, lower)
        sign = np.where(mirrored, -1.0, 1.0)
        best: _Row | None = None
        furthest = 0.0
        for cells, value, base in ((row.cells, row.value, 0.0), self._shifted(row, at)):
            right = row.upper - base - float(row.values @ near)
            whole, beside = columns.integer[row.columns], sign * (point[row.columns] - near)
            steps = sign * row.values
            x = at[cells]
            broken = np.abs(np.concatenate([value[_broken(x)], steps[whole & _broken(beside)]]))
            for size in np.unique(np.concatenate([broken[broken > TINY] / part for part in DIVISORS])).tolist():
                part = right / size - np.floor(right / size + EXACT)
                if not CLEAR <= part <= 1 - CLEAR:
                    continue
                rounded = _round(value / size, part)
                other = np.where(whole, _round(steps / size, part), np.minimum(steps / size, 0.0) / (1 - part))
                limit = np.floor(right / size + EXACT)
                over = float(rounded @ x + other @ beside - limit)
                length = np.sqrt(float((rounded[x > TINY] ** 2).sum() + (other**2).sum())) + TINY
                if over > VIOLATED and over / length > furthest:
                    furthest, kept, back = over / length, rounded != 0, sign * other
                    best = _Row(cells[kept], rounded[kept], row.columns, back, limit + float(back @ near))
        return best

    def _shifted(self, row: _Row, at: Floats) -> tuple[Ints, Floats, float]:
        """Return *row* over all cells of its groups, less what the cell where most of each group are takes."""
        group = self.cells.group
        cells = np.flatnonzero(np.isin(group, group[row.cells]))
        value = np.zeros(len(group))
        value[row.cells] = row.value
        order = cells[np.lexsort((-at[cells], group[cells]))]
        heads = order[np.concatenate([[True], np.diff(group[order]) != 0])]
        base = np.zeros(len(self.cells.size))
        base[group[heads]] = value[heads]
        return cells, value[cells] - base[group[cells]], float(value[heads] @ self.cells.size[group[heads]])


def _broken(values: Floats) -> Bools:
    return np.abs(values - np.rint(values)) > TINY


def _round(values: Floats, part: float) -> Floats:
    low = np.floor(values + EXACT)
    return low + np.maximum(0.0, values - low - part) / (1 - part)
