"""The program over numbers alone: how many clients who are alike in a period are where in it.

No client is followed from one period to the next, so this is a relaxation, a tenth of the size or less: what it proves holds for the
program. Of the steps between periods it keeps that who is at a place was there before or began there, that who may only
leave when a location closes stays until it does, and that nobody comes back to the waiting list where that may not be.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray
from scipy import sparse

from woonplek.model.choice import Choice
from woonplek.model.cuts import Cells, Cuts, Separation, with_cuts
from woonplek.model.decided import decisions, subjects
from woonplek.model.kinds import Bools, Ints
from woonplek.model.network import HUB, NO_CONDITION
from woonplek.model.program import Program
from woonplek.model.question import Question
from woonplek.model.rows import INFINITY, ColumnBounds, Floats, Terms, row_factors
from woonplek.model.sifting import Sifting, nearest

GRAIN = 1e6
"""coefficients that differ by less than one part of this are alike"""
FIRST = 6
"""numbers of each group, of those that cost least, that the first linear program begins with"""
HELD = -1
_SPREAD = np.uint64(0x9E3779B97F4A7C15)

Words = NDArray[np.uint64]


@dataclass(frozen=True)
class Numbers:
    """Numbers of clients: variable *i* is how many of ``group[i]`` make a visit like ``example[i]``.

    A group is those who are alike in a period: they may be at the same places, with the same use of every row and the same value for
    every goal. *size* has its clients, *of_visit* the variable of each visit of the program.
    """

    example: Ints
    group: Ints
    size: Floats
    of_visit: Ints

    def __len__(self) -> int:
        return len(self.example)


@dataclass(frozen=True)
class Relaxed:
    """The linear optimum: its value, and the duals of the program's rows and of held goals."""

    value: float
    duals: Floats


class Coarse:
    """The relaxation for some *goals*: numbers, the columns of the program, beginnings by place and period, and leavings that a closing asks.

    *known* are the visits of a plan, if there is one: with them no solve begins without a point. *inner* as for :class:`Sifting`. Rows come as goals are held and cuts are found; those of :attr:`program` are looked up again at each solve, since they may be narrowed.
    """

    def __init__(
        self, program: Program, goals: Sequence[int], known: Ints | None = None, *, inner: bool = False, threads: int = 1, seed: int = 0
    ) -> None:
        self.program = program
        self.threads, self.seed = threads, seed
        self.at_goal = {goal: number for number, goal in enumerate(goals)}
        """row of :attr:`costs` of each goal"""
        by_visit, costs = sparse.csc_array(program.by_visit), _visit_costs(program, goals)
        stays, for_good = _stays(program), _for_good(program)
        self.numbers = _numbers(program, by_visit, costs, stays, for_good)
        self.costs = costs[:, self.numbers.example]
        self.own_rows = by_visit.shape[0]
        """rows of the program before any cut"""
        places, horizon = program.visits.places, program.instance.periods
        self.pairs = (places.count + 1) * horizon
        entries, conditions = (_by_pair(program, name, self.pairs) for name in ("entries", "conditions"))
        self.begun = np.unique(entries.nonzero()[0])
        """rows over beginnings, of which the relaxation has only the least"""
        groups, number = len(self.numbers.size), len(self.numbers)
        of_group = sparse.csr_array((np.ones(number), (self.numbers.group, np.arange(number))), shape=(groups, number))
        links, self.most = self._links(stays, for_good)
        columns = len(program.columns)
        by_number, by_column = sparse.csr_array(by_visit[:, self.numbers.example]), sparse.csr_array(program.by_column[: self.own_rows])
        own = sparse.hstack([by_number, by_column, entries, conditions])
        whole = sparse.hstack([of_group, sparse.csr_array((groups, columns + 2 * self.pairs))])
        self.matrix = sparse.csr_array(sparse.vstack([own, whole, links]))
        self.first_column, self.first_pair = number, number + columns
        self.room = self.numbers.size[self.numbers.group]
        """how many clients each number can be of"""
        self.held: list[tuple[int, float]] = []
        self._added: list[int] = []
        """of each row after the first ones: the row of the program that it is, or -1 for a held goal"""
        self._separation = Separation(Cells(by_number, by_column, program.over_visits, self.numbers.group, self.numbers.size))
        first = self._first(np.zeros(0, dtype=np.int64) if known is None else known)
        self._sifting = Sifting(first, inner=inner, threads=threads, seed=seed)
        self._x = np.zeros(self.matrix.shape[1])

    def _first(self, known: Ints) -> Ints:
        """Return the columns to begin with: visits *known*, who stays, who waits, for each group some that cost least, and all that are no numbers."""
        program, numbers = self.program, self.numbers
        network, places = program.network, program.visits.places
        first = nearest(numbers.group, self.costs[0], FIRST, np.random.default_rng(self.seed))
        first |= network.visit_place[numbers.example] == places.count
        first[numbers.of_visit[known]] = True
        first[numbers.of_visit[network.visit_place == program.kinds.current[network.visit_kind]]] = True
        return np.concatenate([np.flatnonzero(first), np.arange(self.first_column, self.matrix.shape[1])])

    def _links(self, stays: Bools, for_good: Bools) -> tuple[sparse.csr_array, Floats]:
        """Return rows ``links <= most`` between a period and the one before."""
        program, example = self.program, self.numbers.example
        network, kinds, places, horizon = program.network, program.kinds, program.visits.places, program.instance.periods
        kind, place, period = network.visit_kind[example], network.visit_place[example], network.visit_period[example]
        cell, bound, waits = place * horizon + period, stays[example], place == places.count
        free, held = _residents(program, stays, self.pairs)
        begins, leaves = sparse.csr_array(-sparse.eye_array(self.pairs)), sparse.csr_array((self.pairs, self.pairs))
        began = self._change(cell, ~waits & ~bound, self.pairs)
        left = -self._change(cell, bound, self.pairs)
        level = np.unique(kinds.weight[kind], return_inverse=True)[1].reshape(-1)
        queue = self._change(
            level * horizon + period,
            waits & for_good[kind],
            (int(level.max(initial=0)) + 1) * horizon,
            kinds.first[kind] < period,
        )
        nothing = sparse.csr_array((self.pairs, len(program.columns)))
        blocks = [sparse.hstack([began, nothing, begins, leaves]), sparse.hstack([left, nothing, leaves, begins])]
        blocks.append(sparse.hstack([queue, sparse.csr_array((queue.shape[0], len(program.columns) + 2 * self.pairs))]))
        rows = sparse.csr_array(sparse.vstack(blocks))
        most = np.concatenate([free, -held, np.zeros(queue.shape[0])])
        used = np.flatnonzero(np.concatenate([np.diff(part.indptr) > 0 for part in (began, left, queue)]))
        return sparse.csr_array(rows[used]), most[used]

    def _change(self, cell: Ints, who: Bools, cells: int, now: Bools | None = None) -> sparse.csr_array:
        """Return by cell (place or weight, then period) *who* is there, of *now* only, less who was there the period before and is still in care."""
        network, kinds, example = self.program.network, self.program.kinds, self.numbers.example
        goes_on = network.visit_period[example] < kinds.end[network.visit_kind[example]] - 1
        at, before = np.flatnonzero(who if now is None else who & now), np.flatnonzero(who & goes_on)
        values = np.concatenate([np.ones(len(at)), -np.ones(len(before))])
        where = np.concatenate([cell[at], cell[before] + 1]), np.concatenate([at, before])
        return sparse.csr_array((values, where), shape=(cells, len(example)))

    def hold(self, goal: int, most: float) -> None:
        """Hold *goal* at most *most*, its constant not counted, from now on."""
        self._add(
            np.concatenate([self.costs[self.at_goal[goal]], self.program.goals[goal].columns, np.zeros(2 * self.pairs)])[None, :], [HELD]
        )
        self.held.append((goal, most))

    def _add(self, rows: Floats | sparse.csr_array, which: list[int]) -> None:
        self.matrix = sparse.csr_array(sparse.vstack([self.matrix, sparse.csr_array(rows)]))
        self._added += which

    def leave_out(self, removed: Bools) -> None:
        """Let nobody be where only the arcs *removed* lead."""
        left = self.program.network.at_visits(~removed) > 0
        open_ = np.bincount(self.numbers.of_visit, weights=left, minlength=len(self.numbers)) > 0
        self.room = np.where(open_, self.numbers.size[self.numbers.group], 0.0)

    def arrays(self, weights: dict[int, float], calm: float = 0.0, limits: ColumnBounds | None = None) -> tuple[Choice, Floats]:
        """Return the arrays for the weighted sum of those goals that it is for, with what a beginning costs beside, and the factor of each row."""
        program, at, number = self.program, self.at_goal, len(self.numbers)
        cost = np.zeros(self.matrix.shape[1])
        cost[self.first_pair : self.first_pair + self.pairs] = calm
        for goal in (goal for goal in weights if goal in at):
            cost[:number] += weights[goal] * self.costs[at[goal]]
            cost[number : self.first_pair] += weights[goal] * program.goals[goal].columns
        nothing = np.zeros(2 * self.pairs)
        lower = program.lower[: self.own_rows].copy()
        lower[self.begun] = -INFINITY
        below = np.full(len(self.most) + len(self._added), -INFINITY)
        factors = row_factors(np.asarray(abs(self.matrix).max(axis=1).todense()).ravel())
        low, high = limits or (program.columns.lower, program.columns.upper)
        held = iter(most for _, most in self.held)
        added = [next(held) if row == HELD else program.upper[row] for row in self._added]
        size = self.numbers.size
        choice = Choice(
            matrix=sparse.csc_array(sparse.diags_array(factors) @ self.matrix),
            cost=cost,
            lower=np.concatenate([np.zeros(number), low, nothing]),
            upper=np.concatenate([self.room, high, nothing + INFINITY]),
            row_lower=np.concatenate([lower, size, below]) * factors,
            row_upper=np.concatenate([program.upper[: self.own_rows], size, self.most, np.array(added)]) * factors,
            integer=np.concatenate([np.zeros(number, dtype=bool), program.columns.integer, nothing > 0]),
        )
        return choice, factors

    def relaxed(
        self,
        weights: dict[int, float],
        *,
        calm: float = 0.0,
        limits: ColumnBounds | None = None,
        seconds: float,
        stop: Callable[[], bool],
        once: bool = False,
    ) -> Relaxed | None:
        """Return the linear optimum, with the columns between *limits* where given, *once* over the numbers that were needed so far alone; None where it is not found in time."""
        choice, factors = self.arrays(weights, calm, limits)
        answer = self._sifting.solve(choice, seconds=seconds, stop=stop, once=once)
        if answer is None:
            return None
        self._x = answer.x
        duals = answer.duals * factors
        added = np.array(self._added, dtype=np.int64)
        last = duals[len(duals) - len(added) :]
        rows = np.zeros(len(self.program.lower))
        rows[: self.own_rows] = duals[: self.own_rows]
        rows[added[added != HELD]] = last[added != HELD]
        return Relaxed(answer.value, np.concatenate([rows, last[added == HELD]]))

    def values(self, x: Floats | None = None) -> dict[int, float]:
        """Return the value of each goal at the point *x*, at the last linear optimum unless given, its constant not counted."""
        x = self._x if x is None else x
        at, point = x[: len(self.numbers)], x[self.first_column : self.first_pair]
        return {goal: float(self.costs[row] @ at + self.program.goals[goal].columns @ point) for goal, row in self.at_goal.items()}

    def cut(self) -> bool:
        """Add rows to the program, and here, that the last linear optimum breaks and whole clients keep; tell whether there were any."""
        program, number = self.program, len(self.numbers)
        at, point = self._x[:number], self._x[self.first_column : self.first_pair]
        cuts = self._separation.find(program.upper[: self.own_rows], program.columns, at, point)
        if not len(cuts):
            return False
        rows = sparse.hstack([cuts.by_cell, cuts.by_column, sparse.csr_array((len(cuts), 2 * self.pairs))])
        self._add(sparse.csr_array(rows), list(range(len(program.lower), len(program.lower) + len(cuts))))
        by_visit = sparse.csr_array(sparse.csc_array(cuts.by_cell)[:, self.numbers.of_visit])
        self.program = with_cuts(program, Cuts(by_visit, cuts.by_column, cuts.upper))
        return True

    @property
    def point(self) -> Floats:
        """The point of the last linear optimum."""
        return self._x

    def asked(self, weights: dict[int, float], calm: float = 0.0) -> Question:
        """Return the search for whole columns under which the weighted sum of goals, with what a beginning costs beside, is least, as the relaxation stands now."""
        own = slice(self.first_column, self.first_pair)
        return Question(
            self.arrays(weights, calm)[0],
            self.matrix.shape[1],
            np.sort(self._sifting.active),
            own,
            self.first_column + decisions(self.program),
            subjects(self.program),
            threads=self.threads,
            seed=self.seed,
        )


def _visit_costs(program: Program, goals: Sequence[int]) -> Floats:
    """Return by goal and visit the least that an arc into the visit costs."""
    network = program.network
    visit = network.into
    inside = np.flatnonzero(visit >= 0)
    costs = np.full((len(goals), network.visits), INFINITY)
    for number, goal in enumerate(goals):
        np.minimum.at(costs[number], visit[inside], program.goals[goal].arcs[inside])
    return costs


def _stays(program: Program) -> Bools:
    """Tell of each visit whether its client lives there from the start and may leave only when the location closes."""
    network, kinds, places = program.network, program.kinds, program.visits.places
    leaves = np.flatnonzero((network.into < 0) & (network.condition == NO_CONDITION))
    kind, place = network.node_kind[network.tail[leaves]], network.node_place[network.tail[leaves]]
    begins = network.tail[leaves] == network.start[kind]
    place = np.where(begins, kinds.current[kind], place)
    from_place = begins | (place != HUB)
    free = np.zeros((len(kinds), places.count + 2), dtype=bool)
    free[kind[from_place], place[from_place]] = True
    at_home = (network.visit_place == kinds.current[network.visit_kind]) & (kinds.first[network.visit_kind] == 0)
    bound: Bools = at_home & ~free[network.visit_kind, network.visit_place]
    return bound


def _for_good(program: Program) -> Bools:
    """Tell of each kind whether its clients never come back to the waiting list."""
    network, kinds = program.network, program.kinds
    head, waits = network.head, program.visits.places.count
    back = (network.into >= 0) & (network.node_place[head] == waits) & (network.node_place[network.tail] != waits)
    kind = network.node_kind[head[back & (network.node_period[head] > kinds.first[network.node_kind[head]])]]
    good = np.ones(len(kinds), dtype=bool)
    good[kind] = False
    return good


def _residents(program: Program, stays: Bools, pairs: int) -> tuple[Floats, Floats]:
    """Return by place and period, of which only the first counts any, who lives there at the start: free to leave, and not."""
    kinds, network = program.kinds, program.network
    bound = np.zeros(len(kinds), dtype=bool)
    bound[network.visit_kind[stays]] = True
    here = (kinds.first == 0) & (kinds.current < program.visits.places.count)
    cell = np.where(here, kinds.current, 0) * program.instance.periods
    free, held = (
        np.bincount(cell[some], weights=kinds.count[some], minlength=pairs).astype(float) for some in (here & ~bound, here & bound)
    )
    return free, held


def _by_pair(program: Program, name: str, pairs: int) -> sparse.csr_array:
    """Return the rows of the program over beginnings or forced leavings by place and period, with the least coefficient of each."""
    network, horizon = program.network, program.instance.periods
    parts = [sparse.csr_array((0, pairs))]
    for block in program.blocks:
        terms: Terms = getattr(block, name)
        pair = terms.column if name == "conditions" else network.visit_place[terms.column] * horizon + network.visit_period[terms.column]
        order = np.lexsort((terms.value, pair, terms.row))
        where = terms.row[order] * pairs + pair[order]
        _, first = np.unique(where, return_index=True)
        at = order[first]
        parts.append(Terms(terms.row[at], pair[at], terms.value[at]).matrix(len(block), pairs))
    return sparse.csr_array(sparse.vstack(parts))


def _numbers(program: Program, by_visit: sparse.csc_array, costs: Floats, stays: Bools, for_good: Bools) -> Numbers:
    """Group the visits that are alike: two words of 64 bits stand for all that rows, goals and links can tell of a visit."""
    network, kinds, horizon = program.network, program.kinds, program.instance.periods
    kind, place, period = network.visit_kind, network.visit_place, network.visit_period
    rng = np.random.default_rng(20270101)
    salt = rng.integers(1, 2**62, size=(2, by_visit.shape[0] + len(costs) + 3), dtype=np.int64).astype(np.uint64)
    column = np.repeat(np.arange(network.visits), np.diff(by_visit.indptr))
    link = (
        np.where(place == program.visits.places.count, kinds.weight[kind] + 1, 0) * 4
        + (kinds.end[kind] - 1 == period) * 2
        + (kinds.first[kind] == period)
    )
    link = link * 2 + for_good[kind]
    looks = [*(np.round(cost * GRAIN).astype(np.int64) for cost in costs), np.where(stays, place + 1, 0), link, place]
    words = np.zeros((2, network.visits), dtype=np.uint64)
    weighed = np.round(by_visit.data * GRAIN).astype(np.int64).astype(np.uint64) * _SPREAD
    for word in (0, 1):
        np.add.at(words[word], column, _mixed(weighed + salt[word, by_visit.indices]))
        for look, key in zip(looks, salt[word, by_visit.shape[0] :], strict=True):
            words[word] += _mixed(look.astype(np.uint64) * _SPREAD + key)
    cell = kind * horizon + period
    cells, at = np.unique(cell, return_inverse=True)
    sets = np.zeros((2, len(cells)), dtype=np.uint64)
    for word in (0, 1):
        np.add.at(sets[word], at.reshape(-1), _mixed(words[word]))
    _, group = np.unique(np.stack([sets[0], sets[1], (cells % horizon).astype(np.uint64)]), axis=1, return_inverse=True)
    group = group.reshape(-1)
    at = at.reshape(-1)
    key = np.stack([group[at].astype(np.uint64), words[0], words[1]])
    _, example, of_visit = np.unique(key, axis=1, return_index=True, return_inverse=True)
    size = np.bincount(group, weights=kinds.count[cells // horizon]).astype(float)
    return Numbers(example, group[at[example]], size, of_visit.reshape(-1))


def _mixed(values: Words) -> Words:
    """Return 64 bits in which each bit depends on all of those given (the finaliser of SplitMix64)."""
    values = (values ^ (values >> np.uint64(30))) * np.uint64(0xBF58476D1CE4E5B9)
    values = (values ^ (values >> np.uint64(27))) * np.uint64(0x94D049BB133111EB)
    return values ^ (values >> np.uint64(31))
