"""A plan made better, or whole, by ruin and recreate: what is beyond a limit costs little at first, and ever more."""

from __future__ import annotations

import time
from collections.abc import Callable
from typing import Literal

import numpy as np
from scipy import sparse

from woonplek.model.decided import limits_of
from woonplek.model.found import Assignment
from woonplek.model.highs import solve_mip
from woonplek.model.kinds import Bools, Ints, short
from woonplek.model.neighbourhood import Guide
from woonplek.model.pathways import Pathways
from woonplek.model.pricing import PER_PERIOD
from woonplek.model.recreate import ONE, WORD, Desk, Limits, Taken, Ways, Words, ruin_and_recreate
from woonplek.model.rows import ColumnBounds, Floats

MOST = 6
"""clients who are planned anew together"""
HOT, COLD = 2e-3, 1e-4
"""how much worse a plan may become at first and in the end, as a share of the usual step of a client"""
DEAR, LEAST = 1.1, 0.03
"""what it costs at first to break a row: so many times its dual, and for a client's use a share of the usual step"""
DEARER, CHEAPER, DEAREST = 1.3, 0.98, 8.0
"""how the price of a row changes where it is broken, and where not; what a client's use costs at most, in usual steps"""
KEPT = 12.0
"""how many times as much as that, where a plan that keeps all rows should go on to"""
COUNTED = 0.2
"""how far beyond its limit a row counts at least, in what a client uses"""
TOLERANCE = 1e-6
ROUND = 0.4
"""seconds between two looks at prices and columns"""
FIRST_TIMES = 500
SECONDS = 2.0
"""for the columns beside a plan"""
BOUNDLESS = 1e300
Breaking = Literal["rising", "dear", "kept"]
"""what it costs to break a row: little at first and ever more; most at first; so much all the while that a plan which keeps all rows goes on to"""


class Annealing:
    """A plan over the paths of *pathways*, with the columns between *limits*.

    Goals that are held are rows like any other, after those of the program, but cost most from the start where they are broken. *unit* is what a
    step of a client usually adds to what the guide weighs.
    """

    def __init__(
        self,
        pathways: Pathways,
        guide: Guide,
        plan: Assignment,
        limits: ColumnBounds,
        *,
        unit: float,
        seed: int,
        breaking: Breaking = "rising",
    ) -> None:
        self.pathways, self.guide, self.limits, self.unit = pathways, guide, limits, unit
        program = self.program = pathways.program
        self._with_held()
        size = np.abs(np.where(np.isfinite(self.upper), self.upper, self.lower))
        self.tolerance = TOLERANCE * np.maximum(1.0, np.where(np.isfinite(size), size, 0.0))
        self.base: Floats = DEAR * np.abs(guide.duals) + LEAST * unit * self.per_client
        self.most: Floats = DEAREST * np.maximum(unit * self.per_client, np.abs(guide.duals))
        self.base[len(program.lower) :] = self.most[len(program.lower) :]
        if breaking == "kept":
            self.base = self.most = KEPT * self.most
        self.prices = (self.base if breaking == "rising" else self.most).copy()
        self.of_columns = pathways.of_columns(guide.weights)
        self.columns = plan.columns
        self.arcs = _in_order(pathways, ~pathways.paths.spared(pathways.removed, plan.paths))
        self.used, self.ways = self._ways()
        self.taken = self._taken(plan)
        self.desk = Desk.of(self.ways, seed)

    def decide(self) -> None:
        """Decide on supply as is best for the plan as it is, and keep that."""
        self._choose_columns()
        self.limits = limits_of(self.program, self.columns)

    def run(self, seconds: float, stop: Callable[[], bool]) -> Assignment:
        """Return the plan after *seconds* at most; it may still break rows."""
        began, times, share = time.monotonic(), FIRST_TIMES, 0.0
        while share < 1 and not stop():
            start = time.monotonic()
            self._choose_columns()
            heat = self.unit * HOT * (COLD / HOT) ** share
            limits = self.left()
            ruin_and_recreate(self.ways, limits, self.taken, self.desk, np.flatnonzero(beyond(limits)), times, MOST, heat)
            rising = np.where(beyond(limits) > 0, DEARER * self.prices, CHEAPER * self.prices)
            self.prices = np.maximum(self.base, np.minimum(rising, self.most))
            now = time.monotonic()
            times = max(1, int(times * ROUND / max(now - start, TOLERANCE)))
            share = (now - began) / seconds
        return self.plan()

    def _with_held(self) -> None:
        """Put together the rows of the program and the goals held."""
        program, goals = self.program, [self.program.goals[goal] for goal, _ in self.pathways.held]
        most = np.array([most for _, most in self.pathways.held])
        self.lower, self.upper = np.append(program.lower, np.full(len(most), -np.inf)), np.append(program.upper, most)
        self.by_column, self.by_arc = program.by_column, program.by_arc
        self.per_client = np.append(self.pathways.per_client, [1.0 / (goal.largest or 1.0) for goal in goals])
        if goals:
            self.by_column = sparse.csr_array(sparse.vstack([self.by_column, sparse.csr_array(np.array([goal.columns for goal in goals]))]))
            self.by_arc = sparse.csc_array(sparse.vstack([self.by_arc, sparse.csr_array(np.array([goal.arcs for goal in goals]))]))

    def plan(self) -> Assignment:
        """Return the plan as it is now."""
        lengths = self.taken.length
        who = np.repeat(np.arange(len(lengths)), lengths)
        paths, counts = np.unique(self.pathways.learn(who, self.arcs[self._taken_arcs()]), return_counts=True)
        return Assignment(paths, counts, self.columns)

    def _taken_arcs(self) -> Ints:
        path, length = self.taken.path, self.taken.length
        return path[np.arange(path.shape[1])[None, :] < length[:, None]]

    def _use(self) -> Floats:
        """Return by row what the clients use."""
        return np.asarray(self.used @ np.bincount(self.ways.use[self._taken_arcs()], minlength=self.used.shape[1]))

    @property
    def broken(self) -> bool:
        """Whether the plan breaks any row."""
        return bool(beyond(self.left()).any())

    def left(self) -> Limits:
        """Return what the plan leaves of each row."""
        use = self._use() + self.by_column @ self.columns
        left = np.minimum(self.upper + self.tolerance - use, BOUNDLESS)
        return Limits(left, np.maximum(self.lower - self.tolerance - use, -BOUNDLESS), self.prices, COUNTED / self.per_client)

    def _choose_columns(self) -> None:
        """Take the best columns beside the paths, where breaking a row has its price."""
        lower, upper = self.limits
        free = np.flatnonzero(lower < upper)
        by_column = sparse.csr_array(self.by_column[:, free])
        rows = np.flatnonzero(np.diff(by_column.indptr))
        if not len(rows):
            return
        fixed = self.columns.copy()
        fixed[free] = 0.0
        used, count = (self._use() + self.by_column @ fixed)[rows], len(rows)
        scale = self.per_client[rows]
        some = sparse.diags_array(scale) @ by_column[rows, :]
        apart = sparse.eye_array(count)
        price = self.prices[rows] / scale
        answer = solve_mip(
            sparse.csc_array(sparse.hstack([some, -apart, apart])),
            np.concatenate([self.of_columns[free], price, price]),
            np.concatenate([lower[free], np.zeros(2 * count)]),
            np.concatenate([upper[free], np.full(2 * count, np.inf)]),
            (self.lower[rows] - used) * scale,
            (self.upper[rows] - used) * scale,
            np.concatenate([self.program.columns.integer[free], np.zeros(2 * count, dtype=bool)]),
            seconds=SECONDS,
        )
        if answer.x is not None:
            self.columns = fixed
            self.columns[free] = answer.x[: len(free)]

    def _ways(self) -> tuple[sparse.csc_array, Ways]:
        """Return rows × uses, and all paths over :attr:`arcs`, nodes kind after kind."""
        network, arcs = self.program.network, self.arcs
        by_arc = sparse.csc_array(self.by_arc[:, arcs])
        kinds = np.arange(self.pathways.kinds + 1)
        kind = network.node_kind[network.head[arcs]]
        first, use = _uses(by_arc, kind)
        used = sparse.csc_array(by_arc[:, first])
        order = np.argsort(network.node_kind, kind="stable")
        number = np.empty(network.nodes, dtype=np.int64)
        number[order] = np.arange(network.nodes)
        ways = Ways(
            start=short(number[network.start]),
            arcs=short(np.searchsorted(kind, kinds)),
            nodes=short(np.searchsorted(network.node_kind[order], kinds)),
            uses=short(np.searchsorted(kind[first], kinds)),
            tail=short(number[network.tail[arcs]]),
            head=short(number[network.head[arcs]]),
            cost=self.program.weighted_arcs(self.guide.weights)[arcs],
            use=short(use),
            last=network.node_last[order],
            terms=short(used.indptr),
            row=short(used.indices),
            amount=used.data.astype(float),
            worth=-(used.T @ self.guide.duals),
        )
        return used, ways

    def _taken(self, plan: Assignment) -> Taken:
        """Return the paths of *plan*, client by client."""
        paths, network = self.pathways.paths, self.program.network
        place = np.full(network.arcs, -1)
        place[self.arcs] = np.arange(len(self.arcs))
        each = [np.sort(place[paths.arcs[path]]) for path in np.repeat(plan.paths, plan.counts).tolist()]
        taken = Taken(
            kind=short(paths.kind[np.repeat(plan.paths, plan.counts)]),
            path=np.zeros((len(each), PER_PERIOD * self.program.instance.periods), dtype=np.int32),
            length=np.array([len(arcs) for arcs in each], dtype=np.int64),
            users=np.zeros((len(self.upper), (len(each) + WORD - 1) // WORD), dtype=np.uint64),
        )
        for client, arcs in enumerate(each):
            taken.path[client, : len(arcs)] = arcs
        self._mark(taken.users, np.repeat(np.arange(len(each)), taken.length), np.concatenate(each))
        return taken

    def _mark(self, users: Words, client: Ints, arc: Ints) -> None:
        """Mark who uses which row."""
        uses = self.ways.use[arc]
        number = np.diff(self.ways.terms)[uses]
        first = np.repeat(self.ways.terms[uses] - np.cumsum(number) + number, number)
        row = self.ways.row[first + np.arange(len(first))]
        who = np.repeat(client, number)
        np.bitwise_or.at(users, (row, who // WORD), ONE << (who % WORD).astype(np.uint64))


def beyond(limits: Limits) -> Floats:
    """Return by how much each row is beyond its limits."""
    return np.maximum(0.0, -limits.left) + np.maximum(0.0, limits.short)


def _in_order(pathways: Pathways, left: Bools) -> Ints:
    """Return the arcs *left*, kind after kind, in the order that paths take them."""
    network = pathways.program.network
    arcs = np.flatnonzero(left)
    return arcs[np.lexsort((pathways.pricing.stage[arcs], network.node_kind[network.head[arcs]]))]


def _uses(by_arc: sparse.csc_array, kind: Ints) -> tuple[Ints, Ints]:
    """Return the first arc of every use and the use of each arc: arcs of a kind with the same column share one."""
    by_arc.sort_indices()
    rng = np.random.default_rng(0)
    of_row = rng.integers(1, 2**62, size=by_arc.shape[0], dtype=np.int64).view(np.uint64)
    terms = of_row[by_arc.indices] * (by_arc.data.astype(float).view(np.uint64) | np.uint64(1))
    sums = np.concatenate([np.zeros(1, dtype=np.uint64), np.cumsum(terms, dtype=np.uint64)])
    mark = sums[by_arc.indptr[1:]] - sums[by_arc.indptr[:-1]]
    order = np.lexsort((mark, kind))
    new = np.ones(len(order), dtype=bool)
    new[1:] = (np.diff(kind[order]) != 0) | (mark[order][1:] != mark[order][:-1])
    use = np.empty(len(order), dtype=np.int64)
    use[order] = np.cumsum(new) - 1
    return order[new], use
