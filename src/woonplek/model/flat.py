"""The flat formulation: one whole number an arc of the network, every row at once."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
from scipy import sparse

from woonplek.model.kinds import Bools, Ints
from woonplek.model.program import Program
from woonplek.model.rows import INFINITY, Floats, row_factors


@dataclass(frozen=True)
class Held:
    """A goal that may be at most *most*, its constant not counted."""

    goal: int
    most: float


@dataclass(frozen=True)
class FlatModel:
    """Arrays of a mixed-integer program: columns are the arcs *arcs* and then the columns of the program.

    Rows are: flow at every node that is left, the program's rows, the held goals.
    """

    arcs: Ints
    matrix: sparse.csc_array
    lower: Floats
    upper: Floats
    row_lower: Floats
    row_upper: Floats
    integer: Bools
    flow_rows: int

    def cost(self, program: Program, goal: int) -> Floats:
        """Return the cost of each column for *goal*."""
        return np.concatenate([program.goals[goal].arcs[self.arcs], program.goals[goal].columns])

    def weighted(self, program: Program, weights: dict[int, float]) -> Floats:
        """Return the cost of each column for the weighted sum of goals."""
        return np.asarray(sum(weight * self.cost(program, goal) for goal, weight in weights.items()))

    def split(self, x: Floats) -> tuple[Ints, Floats]:
        """Return whole flows by arc of the network, as pairs are kept in :attr:`arcs`, and the columns."""
        return np.rint(x[: len(self.arcs)]).astype(np.int64), x[len(self.arcs) :]


def flat_model(
    program: Program,
    held: Sequence[Held] = (),
    removed: Bools | None = None,
    *,
    kinds: Bools | None = None,
    used: Floats | None = None,
    scaled: bool = True,
    linked: bool = False,
) -> FlatModel:
    """Build the flat model without the arcs *removed*; *scaled* brings each row's largest coefficient to one.

    With *kinds* only these are planned, and the others use *used* of every row; *held* is then for these alone.
    *linked* adds what the places of a project say only weakly: no client of a kind lives where no step is delivered.
    """
    network = program.network
    left = np.ones(network.arcs, dtype=bool) if removed is None else ~removed
    planned = np.ones(len(program.kinds), dtype=bool) if kinds is None else kinds
    if kinds is not None:
        left &= kinds[network.node_kind[network.head]]
    arcs = np.flatnonzero(left)
    count, ones = len(arcs), np.ones(len(arcs))
    started = np.flatnonzero((network.start >= 0) & planned)
    nodes = np.unique(np.concatenate([network.tail[arcs], network.head[arcs], network.start[started]]))
    shape = (len(nodes), count)
    out = sparse.csr_array((ones, (np.searchsorted(nodes, network.tail[arcs]), np.arange(count))), shape=shape)
    into = sparse.csr_array((ones, (np.searchsorted(nodes, network.head[arcs]), np.arange(count))), shape=shape)
    supply = np.zeros(len(nodes))
    supply[np.searchsorted(nodes, network.start[started])] = program.kinds.count[started]
    kept = np.flatnonzero(~network.node_last[nodes])
    flow = sparse.csr_array(out - into)[kept]
    limits = [sparse.hstack([program.by_arc[:, arcs], program.by_column])]
    for item in held:
        goal = program.goals[item.goal]
        limits.append(sparse.csr_array(np.concatenate([goal.arcs[arcs], goal.columns])[None, :]))
    most = [item.most for item in held]
    if linked:
        links = _links(program, arcs)
        limits.append(links)
        most += [0.0] * links.shape[0]
    rows = sparse.csr_array(sparse.vstack(limits))
    others = np.zeros(len(program.lower)) if used is None else used
    row_lower = np.concatenate([program.lower - others, np.full(len(most), -INFINITY)])
    row_upper = np.concatenate([program.upper - others, most])
    if scaled and rows.shape[0]:
        largest = abs(rows).max(axis=1).toarray().ravel()
        factor = row_factors(largest)
        rows, row_lower, row_upper = sparse.csr_array(sparse.diags_array(factor) @ rows), row_lower * factor, row_upper * factor
    flow.resize((len(kept), count + len(program.columns)))  # type: ignore[arg-type] # the stub allows no shape at all
    matrix = sparse.csc_array(sparse.vstack([flow, rows]))
    kind = network.node_kind[network.head[arcs]]
    return FlatModel(
        arcs=arcs,
        matrix=matrix,
        lower=np.concatenate([np.zeros(count), program.columns.lower]),
        upper=np.concatenate([program.kinds.count[kind].astype(float), program.columns.upper]),
        row_lower=np.concatenate([supply[kept], row_lower]),
        row_upper=np.concatenate([supply[kept], row_upper]),
        integer=np.concatenate([np.ones(count, dtype=bool), program.columns.integer]),
        flow_rows=len(kept),
    )


def _links(program: Program, arcs: Ints) -> sparse.csr_array:
    """Return the rows ``clients of a kind at a project - all of that kind × steps delivered``, which are at most 0."""
    visits, supply = program.visits, program.supply
    project, period, column = supply.built
    where = supply.place[project] * program.instance.periods + period
    at = visits.place * program.instance.periods + visits.period
    asked = np.flatnonzero(visits.placed & np.isin(at, where))
    row_of = np.full(len(visits.place), -1)
    row_of[asked] = np.arange(len(asked))
    head = program.network.node_visit[program.network.head[arcs]]
    inside = np.flatnonzero((head >= 0) & (row_of[head] >= 0))
    order = np.argsort(where, kind="stable")
    first, last = (np.searchsorted(where[order], at[asked], side=side) for side in ("left", "right"))
    row = np.repeat(np.arange(len(asked)), last - first)
    steps = column[order[np.concatenate([np.arange(a, b) for a, b in zip(first, last, strict=True)])]] if len(row) else row
    count = program.kinds.count[visits.kind[asked]].astype(float)
    width = len(arcs) + len(program.columns)
    values = np.concatenate([np.ones(len(inside)), -count[row]])
    index = np.concatenate([row_of[head[inside]], row]), np.concatenate([inside, len(arcs) + steps])
    return sparse.csr_array((values, index), shape=(len(asked), width))


def decompose(program: Program, flow: Ints) -> tuple[Ints, Ints, Ints]:
    """Split a whole flow by arc into paths: pairs of path number and arc, and how many clients take each."""
    network = program.network
    left = flow.copy()
    used = np.flatnonzero(left > 0)
    leaving: dict[int, list[int]] = {}
    for arc in used.tolist():
        leaving.setdefault(int(network.tail[arc]), []).append(arc)
    path: list[int] = []
    taken: list[int] = []
    counts: list[int] = []
    for start in network.start[network.start >= 0].tolist():
        while arcs := _walk(network.head, leaving, left, start):
            number = int(left[arcs].min())
            left[arcs] -= number
            path += [len(counts)] * len(arcs)
            taken += arcs
            counts.append(number)
    return np.array(path, dtype=np.int64), np.array(taken, dtype=np.int64), np.array(counts, dtype=np.int64)


def _walk(head: Ints, leaving: dict[int, list[int]], left: Ints, node: int) -> list[int]:
    arcs: list[int] = []
    while True:
        options = leaving.get(node, [])
        while options and left[options[-1]] == 0:
            options.pop()
        if not options:
            return arcs
        arcs.append(options[-1])
        node = int(head[options[-1]])
