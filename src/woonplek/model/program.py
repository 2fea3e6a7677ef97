"""A region as one program: network flow, rows over it, columns beside it, goals in order."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from functools import cached_property

import numpy as np
from scipy import sparse

from woonplek.domain.instance import GoalSetting, Instance
from woonplek.domain.policy import OVER, ordered_goals
from woonplek.model.faces import PathRules
from woonplek.model.goals import GOAL_ROWS, GOALS, Cost
from woonplek.model.kinds import Bools, Ints, Kinds, Places, short
from woonplek.model.network import NO_CONDITION, NO_MAXIMUM, Network, build_network
from woonplek.model.rows import Columns, Floats, Rows, Terms
from woonplek.model.rules import RULES
from woonplek.model.supply import Supply, build_supply
from woonplek.model.tighten import tightened
from woonplek.model.visits import Visits


@dataclass(frozen=True)
class GoalVector:
    """A goal as cost of each arc and each column, plus what no decision changes."""

    setting: GoalSetting
    arcs: Floats | Ints
    """whole numbers where all are: there are as many as arcs, for each goal"""
    columns: Floats
    constant: int

    @property
    def largest(self) -> float:
        """The most that an arc or a column adds to it, whatever the sign."""
        return max(float(np.abs(part).max(initial=0.0)) for part in (self.arcs, self.columns))


@dataclass(frozen=True)
class Program:
    """``lower <= by_arc x + by_column z <= upper``; *x* is a flow on the network, *z* the columns.

    Attributes
    ----------
    by_arc : sparse array by column, rows × arcs
    by_column : sparse array, rows × columns
    by_visit : sparse array, rows of the rules × visits
        what a client in each visit adds, beginnings and closings not counted
    alone : whether a row is one over columns alone
    blocks : rows of each rule
        without their visits, which *by_visit* has
    """

    instance: Instance
    visits: Visits
    supply: Supply
    blocks: tuple[Rows, ...]
    by_arc: sparse.csc_array
    by_column: sparse.csr_array
    by_visit: sparse.csr_array
    alone: Bools
    lower: Floats
    upper: Floats
    columns: Columns
    goals: tuple[GoalVector, ...]

    @property
    def kinds(self) -> Kinds:
        """The kinds of clients."""
        return self.visits.kinds

    @property
    def network(self) -> Network:
        """The network of paths."""
        return self.visits.network

    def between(self, lower: Floats, upper: Floats) -> Program:
        """Return the program with other bounds of its columns."""
        return replace(self, columns=replace(self.columns, lower=lower, upper=upper))

    def worst_step(self, weights: dict[int, float]) -> float:
        """Return the most that an arc adds to the weighted sum of goals, where any adds to it."""
        return float(self.weighted_arcs(weights).max(initial=0.0)) or 1.0

    def usual_step(self, goal: int) -> float:
        """Return what an arc usually adds to *goal*, where it adds anything."""
        steps = self.goals[goal].arcs
        return float(np.median(steps[steps > 0])) if steps.max(initial=0.0) > 0 else 1.0

    def first_step(self, weights: dict[int, float]) -> float:
        """Return what an arc usually adds to the weighted sum, by the first of the goals that it adds anything to."""
        return next((weight * self.usual_step(goal) for goal, weight in weights.items() if self.goals[goal].arcs.any()), 1.0)

    def weighted_arcs(self, weights: dict[int, float]) -> Floats:
        """Return what each arc adds to the weighted sum of goals."""
        return np.asarray(sum(weight * self.goals[goal].arcs for goal, weight in weights.items()))

    @cached_property
    def offsets(self) -> tuple[int, ...]:
        """First row of each block."""
        return tuple(np.cumsum([0, *(len(b) for b in self.blocks)]).tolist())

    @cached_property
    def over_visits(self) -> Bools:
        """Whether a row of the rules counts nothing but visits and columns."""
        alone = np.ones(self.offsets[-1], dtype=bool)
        for block, first in zip(self.blocks, self.offsets, strict=False):
            alone[first + block.entries.row] = False
            alone[first + block.conditions.row] = False
        return alone

    def row_name(self, row: int) -> tuple[str, tuple[str, ...]]:
        """Return rule and label of *row*."""
        block = int(np.searchsorted(self.offsets, row, side="right")) - 1
        return self.blocks[block].rule, self.blocks[block].label(row - self.offsets[block])


def path_rules(instance: Instance) -> PathRules:
    """Collect the path faces of the rules that count."""
    policy, calendar = instance.policy, instance.calendar
    active = [rule for rule in RULES if policy.on(rule.key)]
    settled = calendar.count(instance.settings.min_stay_months, up=True) if policy.on("settled") else 1
    longest = np.full(len(instance.forms), NO_MAXIMUM, dtype=np.int64)
    if policy.on("maximum_stay"):
        for f, form in enumerate(instance.forms):
            if form.max_stay_months is not None:
                longest[f] = max(1, calendar.count(form.max_stay_months, up=False))
    return PathRules(
        begins=[rule.begins for rule in active if rule.begins],
        steps=[rule.steps for rule in active if rule.steps],
        lasts=[rule.lasts for rule in active if rule.lasts and policy.hard(rule.key)],
        settled=max(1, settled),
        longest=longest,
        longest_hard=policy.hard("maximum_stay"),
    )


def counted_entries(instance: Instance, places: Places) -> Bools:
    """Tell by place whether a beginning there can be a gain: a quota's minimum or the fair share."""
    counted = np.zeros(places.count, dtype=bool)
    if instance.policy.on("fair_share"):
        counted |= places.own_door
    if instance.policy.on("quota"):
        asked = [q for q in instance.quotas if q.minimum]
        for place, location in enumerate(places.locations):
            counted[place] |= any(
                q.owner in (None, location.owner) and q.municipality in (None, location.municipality) and q.form in (None, location.form)
                for q in asked
            )
    return counted


class _Assembly:
    """What rules and goals say over visits, put together: rows one block after the other, over arcs and columns."""

    def __init__(self, visits: Visits, supply: Supply, blocks: Sequence[Rows]) -> None:
        self.visits, self.network, self.supply, self.blocks = visits, visits.network, supply, blocks
        self.visit = self.network.into
        self.rows = int(sum(len(block) for block in blocks))
        sizes = [len(supply.columns), *(len(block.columns) for block in blocks)]
        self.own_at = dict(zip((block.rule for block in blocks), np.cumsum(sizes).tolist(), strict=False))
        """by rule, or goal with rows of its own: its first own column"""

    def columns(self) -> Columns:
        parts = [self.supply.columns, *(block.columns for block in self.blocks)]
        return Columns(*(np.concatenate([getattr(part, name) for part in parts]) for name in ("lower", "upper", "integer")))

    def by_column(self, columns: int) -> sparse.csr_array:
        return self._stacked(columns, lambda block: Terms.join([block.supply, block.own.shifted(0, self.own_at[block.rule])]))

    def by_visit(self) -> sparse.csr_array:
        return self._stacked(self.network.visits, lambda block: block.visits)

    def by_arc(self, by_visit: sparse.csr_array) -> sparse.csc_array:
        by_sort, sort = self._sorts(by_visit)
        return sparse.csc_array(by_sort[:, sort])

    def _sorts(self, by_visit: sparse.csr_array) -> tuple[sparse.csc_array, Ints]:
        """Return rows × sorts of arcs, and the sort of each: a visit, a visit begun where that counts, a condition asked, or nothing."""
        network, places, horizon = self.network, self.visits.places.count, self.visits.instance.periods
        stayed = sparse.csc_array(by_visit)
        entries = sparse.csc_array(self._stacked(network.visits, lambda block: block.entries))
        conditions = sparse.csc_array(self._stacked(places * horizon, lambda block: block.conditions))
        counted = np.flatnonzero(np.diff(entries.indptr))
        begun = stayed[:, counted] + entries[:, counted]
        by_sort = sparse.csc_array(sparse.hstack([stayed, begun, conditions, sparse.csc_array((self.rows, 1))]))
        by_sort.eliminate_zeros()
        when_begun = np.arange(network.visits)
        when_begun[counted] = network.visits + np.arange(len(counted))
        sort = np.where(network.entry, when_begun[self.visit], self.visit)
        sort[self.visit < 0] = by_sort.shape[1] - 1
        asks = np.flatnonzero(network.condition != NO_CONDITION)
        condition = network.condition[asks] * horizon + network.node_period[network.head[asks]]
        sort[asks] = network.visits + len(counted) + condition
        return by_sort, sort

    def _stacked(self, columns: int, part: Callable[[Rows], Terms]) -> sparse.csr_array:
        """Return a part of all blocks, block under block, as a matrix of so many *columns*, with numbers of 32 bits."""
        none = sparse.csr_array((0, columns))
        wide = sparse.csr_array(sparse.vstack([none, *(part(block).matrix(len(block), columns) for block in self.blocks)]))
        return sparse.csr_array((wide.data, short(wide.indices), short(wide.indptr)), shape=wide.shape)

    def goal(self, setting: GoalSetting, columns: int) -> GoalVector:
        network, cost, key = self.network, self._cost(setting), setting.key.removeprefix(OVER)
        arcs = np.zeros(network.arcs)
        if cost.visits is not None:
            arcs += np.append(cost.visits, 0.0)[self.visit]
        if cost.entries is not None:
            arcs += np.where(network.entry, np.append(cost.entries, 0.0)[self.visit], 0.0)
        arcs += cost.moves * network.move
        if cost.beyond is not None:
            arcs += np.where(network.node_beyond[network.head], cost.beyond[np.maximum(network.node_period[network.head], 0)], 0.0)
        by_column = np.zeros(columns)
        if cost.supply is not None:
            by_column[: len(cost.supply)] = cost.supply
        if cost.own is not None:
            by_column[self.own_at[key] : self.own_at[key] + len(cost.own)] = cost.own
        return GoalVector(setting, _compact(arcs), by_column, cost.constant)

    def _cost(self, setting: GoalSetting) -> Cost:
        if not setting.key.startswith(OVER):
            return GOALS[setting.key](self.visits, self.supply)
        key = setting.key.removeprefix(OVER)
        if key == "maximum_stay":
            return Cost(beyond=np.array(self.visits.instance.calendar.days, dtype=float))
        rule = next((r for r in RULES if r.key == key), None)
        if rule is not None and rule.over is not None:
            return Cost(visits=rule.over(self.visits))
        return Cost(own=next((block.over for block in self.blocks if block.rule == key), None))


def _compact(values: Floats) -> Floats | Ints:
    """Return *values* in as little room as holds every one of them."""
    most = float(np.abs(values).max(initial=0.0))
    for smaller in (np.int16, np.int32):
        whole: Ints = values.astype(smaller) if most <= np.iinfo(smaller).max else np.zeros(0, dtype=smaller)
        if np.array_equal(whole, values):
            return whole
    return values


def build_program(instance: Instance) -> Program:
    """Compile *instance*: kinds, network, rows of every rule that counts, and the goals."""
    places = Places(instance)
    kinds = Kinds(instance, places)
    supply = build_supply(instance, places)
    visits = Visits(instance, kinds, build_network(kinds, path_rules(instance), supply.closable, counted_entries(instance, places)))
    goals = ordered_goals(instance)
    blocks = [rule.rows(visits, supply) for rule in RULES if rule.rows and (rule.always or instance.policy.on(rule.key))]
    blocks += [GOAL_ROWS[goal.key](visits) for goal in goals if goal.key in GOAL_ROWS]
    assembly = _Assembly(visits, supply, blocks)
    columns, by_visit = assembly.columns(), assembly.by_visit()
    by_arc, by_column = assembly.by_arc(by_visit), assembly.by_column(len(columns))
    lower, upper = (np.concatenate([np.zeros(0), *(getattr(block, side) for block in blocks)]) for side in ("lower", "upper"))
    alone = np.bincount(by_arc.indices, minlength=len(lower)) == 0
    return Program(
        instance=instance,
        visits=replace(visits),  # without all that it looked up for rules and goals
        supply=supply,
        blocks=tuple(replace(block, visits=Terms.none()) for block in blocks),
        by_arc=by_arc,
        by_column=by_column,
        by_visit=by_visit,
        alone=alone,
        lower=lower,
        upper=upper,
        columns=tightened(sparse.csr_array(by_column[alone]), lower[alone], upper[alone], columns),
        goals=tuple(assembly.goal(setting, len(columns)) for setting in goals),
    )
