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
from woonplek.model.highs import solve_lp, solve_mip
from woonplek.model.kinds import Bools, Ints
from woonplek.model.network import HUB, NO_CONDITION
from woonplek.model.program import Program
from woonplek.model.rows import INFINITY, Floats, Terms, row_factors

GRAIN = 1e6
"""coefficients that differ by less than one part of this are alike"""
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
    """The linear optimum: its value and the columns of the program, and the duals of the program's rows and of held goals."""

    value: float
    columns: Floats
    duals: Floats


class Coarse:
    """The relaxation for some *goals*: numbers, the columns of the program, beginnings by place and period, and leavings that a closing asks."""

    def __init__(self, program: Program, goals: Sequence[int]) -> None:
        self.program = program
        self.at_goal = {goal: number for number, goal in enumerate(goals)}
        """row of :attr:`costs` of each goal"""
        by_visit, costs = _by_visit(program), _visit_costs(program, goals)
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
        own = sparse.hstack([sparse.csr_array(by_visit[:, self.numbers.example]), program.by_column[: self.own_rows], entries, conditions])
        whole = sparse.hstack([of_group, sparse.csr_array((groups, columns + 2 * self.pairs))])
        self.matrix = sparse.csr_array(sparse.vstack([own, whole, links]))
        self.first_column, self.first_pair = number, number + columns

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

    def arrays(
        self, weights: dict[int, float], held: Sequence[tuple[int, float]], calm: float = 0.0, limits: tuple[Floats, Floats] | None = None
    ) -> tuple[Choice, Floats]:
        """Return the arrays for the weighted sum of goals, with what a beginning costs beside, and the factor of each row."""
        program, at, number = self.program, self.at_goal, len(self.numbers)
        cost = np.zeros(self.matrix.shape[1])
        cost[self.first_pair : self.first_pair + self.pairs] = calm
        for goal, weight in weights.items():
            cost[:number] += weight * self.costs[at[goal]]
            cost[number : self.first_pair] += weight * program.goals[goal].columns
        nothing = np.zeros(2 * self.pairs)
        rows = [np.concatenate([self.costs[at[goal]], program.goals[goal].columns, nothing])[None, :] for goal, _ in held]
        matrix = sparse.csr_array(sparse.vstack([self.matrix, *(sparse.csr_array(row) for row in rows)]))
        lower = program.lower[: self.own_rows].copy()
        lower[self.begun] = -INFINITY
        below = np.full(len(self.most), -INFINITY)
        factors = row_factors(np.asarray(abs(matrix).max(axis=1).todense()).ravel())
        low, high = limits or (program.columns.lower, program.columns.upper)
        size = self.numbers.size
        choice = Choice(
            matrix=sparse.csc_array(sparse.diags_array(factors) @ matrix),
            cost=cost,
            lower=np.concatenate([np.zeros(number), low, nothing]),
            upper=np.concatenate([size[self.numbers.group], high, nothing + INFINITY]),
            row_lower=np.concatenate([lower, size, below, np.full(len(held), -INFINITY)]) * factors,
            row_upper=np.concatenate([program.upper[: self.own_rows], size, self.most, np.array([most for _, most in held])]) * factors,
            integer=np.concatenate([np.zeros(number, dtype=bool), program.columns.integer, nothing > 0]),
        )
        return choice, factors

    def relaxed(
        self,
        weights: dict[int, float],
        held: Sequence[tuple[int, float]],
        *,
        calm: float = 0.0,
        limits: tuple[Floats, Floats] | None = None,
        seconds: float,
        threads: int,
        seed: int,
        stop: Callable[[], bool],
    ) -> Relaxed | None:
        """Return the linear optimum, with the columns between *limits* where given; None where it is not found in time."""
        choice, factors = self.arrays(weights, held, calm, limits)
        answer = solve_lp(*choice[:-1], seconds=seconds, threads=threads, seed=seed, stop=stop, interior=bool(held))
        if answer is None:
            return None
        duals = answer.duals * factors
        rows = np.concatenate([duals[: self.own_rows], np.zeros(len(self.program.lower) - self.own_rows), duals[len(duals) - len(held) :]])
        return Relaxed(answer.value, answer.x[self.first_column : self.first_pair], rows)

    def decided(
        self, goal: int, held: Sequence[tuple[int, float]], *, gap: float, seconds: float, threads: int, seed: int, stop: Callable[[], bool]
    ) -> tuple[Floats | None, float]:
        """Return the best whole columns while clients may be split, None where none were found, and the bound that this proves."""
        choice, _ = self.arrays({goal: 1.0}, held)
        answer = solve_mip(*choice, seconds=seconds, gap=gap, threads=threads, seed=seed, stop=stop)
        return None if answer.x is None else answer.x[self.first_column : self.first_pair], answer.bound


def _by_visit(program: Program) -> sparse.csc_array:
    """Return the rows of the program over visits, rows × visits."""
    visits = program.network.visits
    parts = [sparse.csr_array((0, visits)), *(block.visits.matrix(len(block), visits) for block in program.blocks)]
    return sparse.csc_array(sparse.vstack(parts))


def _visit_costs(program: Program, goals: Sequence[int]) -> Floats:
    """Return by goal and visit the least that an arc into the visit costs."""
    network = program.network
    visit = network.node_visit[network.head]
    inside = np.flatnonzero(visit >= 0)
    costs = np.full((len(goals), network.visits), INFINITY)
    for number, goal in enumerate(goals):
        np.minimum.at(costs[number], visit[inside], program.goals[goal].arcs[inside])
    return costs


def _stays(program: Program) -> Bools:
    """Tell of each visit whether its client lives there from the start and may leave only when the location closes."""
    network, kinds, places = program.network, program.kinds, program.visits.places
    leaves = np.flatnonzero((network.node_visit[network.head] < 0) & (network.condition == NO_CONDITION))
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
    back = (network.node_visit[head] >= 0) & (network.node_place[head] == waits) & (network.node_place[network.tail] != waits)
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
