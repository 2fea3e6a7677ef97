"""Rows that whole clients satisfy and fractions of them do not: mixed-integer rounding of scarce hours and money.

Who fits in 300 hours a week at 24.5 each is twelve, not 12.24. The rounding is that of Marchand and Wolsey (2001): of
``sum a_j x_j + sum c_i y_i <= b``, whole *x* and other *y*, both from 0, divided by some *d*, follows

    sum (floor(a_j/d) + max(0, frac(a_j/d) - f) / (1 - f)) x_j + sum min(0, c_i/d) / (1 - f) y_i <= floor(b/d),  f = frac(b/d).

Rows that share hours which a team hands out are added up first, so that only whole clients remain. Each client is at one place in
a period, so a multiple of that may be taken off: of the place where most of a kind is in the linear optimum.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace

import numpy as np
from scipy import sparse
from scipy.sparse import csgraph

from woonplek.model.kinds import Bools, Ints
from woonplek.model.program import Program
from woonplek.model.rows import INFINITY, Floats

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
    """Rows ``by_arc x + by_column z <= upper``."""

    by_arc: sparse.csr_array
    by_column: sparse.csr_array
    upper: Floats

    def __len__(self) -> int:
        return len(self.upper)


@dataclass(frozen=True)
class _Row:
    """``value @ x[visits] + values @ z[columns] <= upper``."""

    visits: Ints
    value: Floats
    columns: Ints
    values: Floats
    upper: float


def with_cuts(program: Program, cuts: Cuts) -> Program:
    """Return *program* with the rows of *cuts* after its own."""
    return replace(
        program,
        by_arc=sparse.csr_array(sparse.vstack([program.by_arc, cuts.by_arc])),
        by_column=sparse.csr_array(sparse.vstack([program.by_column, cuts.by_column])),
        lower=np.concatenate([program.lower, np.full(len(cuts), -INFINITY)]),
        upper=np.concatenate([program.upper, cuts.upper]),
    )


class Separation:
    """Finds cuts for a program as it is narrowed; *own* is how many of its rows are its own, not cuts."""

    def __init__(self, program: Program, own: int) -> None:
        self.program, self.own = program, own
        network = program.network
        self.visit: Ints = network.node_visit[network.head]
        inside = self.visit >= 0
        arcs = np.flatnonzero(inside)
        self.of_visit = sparse.csr_array((np.ones(len(arcs)), (self.visit[arcs], arcs)), shape=(network.visits, network.arcs))
        self.arcs_in: Ints = np.bincount(self.visit[arcs], minlength=network.visits)
        """how many arcs enter each visit"""
        self.group: Ints = network.visit_kind * program.instance.periods + network.visit_period

    def find(self, program: Program, flow: Floats, columns: Floats) -> Cuts:
        """Return the most violated cut of each scarce row of *program* at the point *flow* (by arc), *columns*."""
        self.program = program
        at = np.asarray(self.of_visit @ flow)
        found = [cut for row in self._rows(flow, columns) if (cut := self._best(row, at, columns)) is not None]
        network = self.program.network
        by_arc = [sparse.csr_array((1, network.arcs))]
        by_column = np.zeros((len(found), len(columns)))
        for number, cut in enumerate(found):
            by_visit = sparse.csr_array((cut.value, cut.visits, [0, len(cut.visits)]), shape=(1, network.visits))
            by_arc.append(sparse.csr_array(by_visit @ self.of_visit))
            by_column[number, cut.columns] = cut.values
        return Cuts(sparse.csr_array(sparse.vstack(by_arc))[1:], sparse.csr_array(by_column), np.array([cut.upper for cut in found]))

    def _rows(self, flow: Floats, columns: Floats) -> Iterator[_Row]:
        """Return the tight rows that may leave a fraction of a client, and the sums of rows that share hours."""
        program = self.program
        use = program.by_arc @ flow + program.by_column @ columns
        room = program.upper - use
        tight = np.isfinite(program.upper) & (room <= TINY * np.maximum(1.0, np.abs(program.upper)))
        tight[self.own :] = False
        for row in np.flatnonzero(tight).tolist():
            weights = sparse.csr_array(([1.0], ([0], [row])), shape=(1, len(program.upper)))
            yield from self._sum(weights, float(program.upper[row]))
        for rows in self._linked(columns, tight):
            weights = sparse.csr_array((np.ones(len(rows)), (np.zeros(len(rows), dtype=np.int64), rows)), shape=(1, len(program.upper)))
            yield from self._sum(weights, float(program.upper[rows].sum()))

    def _linked(self, columns: Floats, tight: Bools) -> list[Ints]:
        """Return the sets of tight rows that columns without whole values, in use at the point, bind together."""
        program = self.program
        shared = np.flatnonzero(~program.columns.integer & (columns > TINY))
        link = sparse.csr_array(abs(program.by_column[:, shared]) > 0).astype(float)
        link = sparse.csr_array(sparse.diags_array(tight.astype(float)) @ link)
        count, label = csgraph.connected_components(link @ link.T, directed=False)
        members = np.flatnonzero(tight)
        sizes = np.bincount(label[members], minlength=count)
        return [members[label[members] == part] for part in np.flatnonzero(sizes > 1).tolist()]

    def _sum(self, weights: sparse.csr_array, upper: float) -> Iterator[_Row]:
        """Return the weighted sum of rows as a row over visits, where it is one and may leave a fraction of a client."""
        by_arc, by_column = sparse.csr_array(weights @ self.program.by_arc), sparse.csr_array(weights @ self.program.by_column)
        arcs, value = by_arc.indices, by_arc.data
        if not len(arcs) or (self.visit[arcs] < 0).any():
            return
        if value.min() == value.max() and not by_column.nnz and not _broken(np.array([upper / value[0]]))[0]:
            return
        visits, first, sizes = np.unique(self.visit[arcs], return_index=True, return_counts=True)
        if (sizes != self.arcs_in[visits]).any():
            return
        used = np.abs(by_column.data) > EXACT
        yield _Row(visits, value[first], by_column.indices[used].astype(np.int64), by_column.data[used], upper)

    def _best(self, row: _Row, at: Floats, point: Floats) -> _Row | None:
        """Return the cut of *row* that the point is furthest off, for its length."""
        columns = self.program.columns
        lower, upper = columns.lower[row.columns], columns.upper[row.columns]
        mirrored = (upper < VAST) & (point[row.columns] > (lower + upper) / 2)
        near = np.where(mirrored, upper, lower)
        sign = np.where(mirrored, -1.0, 1.0)
        best: _Row | None = None
        furthest = 0.0
        for visits, value, base in ((row.visits, row.value, 0.0), self._shifted(row, at)):
            right = row.upper - base - float(row.values @ near)
            whole, beside = columns.integer[row.columns], sign * (point[row.columns] - near)
            steps = sign * row.values
            x = at[visits]
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
                    best = _Row(visits[kept], rounded[kept], row.columns, back, limit + float(back @ near))
        return best

    def _shifted(self, row: _Row, at: Floats) -> tuple[Ints, Floats, float]:
        """Return *row* over all visits of its kinds and periods, less what the place where most of each kind is takes."""
        visits = np.flatnonzero(np.isin(self.group, self.group[row.visits]))
        value = np.zeros(len(self.group))
        value[row.visits] = row.value
        order = visits[np.lexsort((-at[visits], self.group[visits]))]
        heads = np.concatenate([[True], np.diff(self.group[order]) != 0])
        base = np.zeros(int(self.group.max()) + 1)
        base[self.group[order[heads]]] = value[order[heads]]
        count = self.program.kinds.count[self.program.network.visit_kind[order[heads]]]
        return visits, value[visits] - base[self.group[visits]], float(value[order[heads]] @ count)


def _broken(values: Floats) -> Bools:
    return np.abs(values - np.rint(values)) > TINY


def _round(values: Floats, part: float) -> Floats:
    low = np.floor(values + EXACT)
    return low + np.maximum(0.0, values - low - part) / (1 - part)
