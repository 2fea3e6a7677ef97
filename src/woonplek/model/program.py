"""A region as one program: network flow, rows over it, columns beside it, goals in order."""

from __future__ import annotations

from dataclasses import dataclass, replace
from functools import cached_property

import numpy as np
from scipy import sparse

from woonplek.domain.instance import GoalSetting, Instance
from woonplek.domain.policy import OVER, ordered_goals
from woonplek.model.faces import PathRules
from woonplek.model.goals import GOALS, Cost
from woonplek.model.kinds import Bools, Kinds, Places
from woonplek.model.network import NO_CONDITION, NO_MAXIMUM, Network, build_network
from woonplek.model.rows import Columns, Floats, Rows, Terms
from woonplek.model.rules import RULES
from woonplek.model.supply import Supply, build_supply
from woonplek.model.visits import Visits


@dataclass(frozen=True)
class GoalVector:
    """A goal as cost of each arc and each column, plus what no decision changes."""

    setting: GoalSetting
    arcs: Floats
    columns: Floats
    constant: int


@dataclass(frozen=True)
class Program:
    """``lower <= by_arc x + by_column z <= upper``; *x* is a flow on the network, *z* the columns.

    Attributes
    ----------
    by_arc : sparse array, rows × arcs
    by_column : sparse array, rows × columns
    """

    instance: Instance
    visits: Visits
    supply: Supply
    blocks: tuple[Rows, ...]
    by_arc: sparse.csr_array
    by_column: sparse.csr_array
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

    @cached_property
    def offsets(self) -> tuple[int, ...]:
        """First row of each block."""
        return tuple(np.cumsum([0, *(len(b) for b in self.blocks)]).tolist())

    @cached_property
    def by_visit(self) -> sparse.csr_array:
        """What a client in each visit adds to the rows of the rules, rows × visits, beginnings and closings not counted."""
        visits = self.network.visits
        parts = [sparse.csr_array((0, visits)), *(block.visits.matrix(len(block), visits) for block in self.blocks)]
        return sparse.csr_array(sparse.vstack(parts))

    @cached_property
    def over_visits(self) -> Bools:
        """Whether a row of the rules counts nothing but visits and columns."""
        alone = np.ones(self.offsets[-1], dtype=bool)
        for block, first in zip(self.blocks, self.offsets, strict=False):
            alone[first + block.entries.row] = False
            alone[first + block.conditions.row] = False
        return alone

    @cached_property
    def rows_of_arc(self) -> sparse.csc_array:
        """:attr:`by_arc`, by column."""
        return sparse.csc_array(self.by_arc)

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
    """From rows over visits to rows over arcs."""

    def __init__(self, visits: Visits, supply: Supply) -> None:
        network = visits.network
        self.visits, self.supply, self.network = visits, supply, network
        self.of_visit = network.into_visit
        self.of_entry = sparse.csr_array(network.into_visit @ sparse.diags_array(network.entry.astype(float)))
        self.of_entry.eliminate_zeros()
        horizon = visits.instance.periods
        asks = np.flatnonzero(network.condition != NO_CONDITION)
        pair = network.condition[asks] * horizon + network.node_period[network.head[asks]]
        self.of_condition = sparse.csr_array((np.ones(len(asks)), (pair, asks)), shape=(visits.places.count * horizon, network.arcs))

    def arcs(self, block: Rows) -> sparse.csr_array:
        total = sparse.csr_array((len(block), self.network.arcs))
        for part, map_ in ((block.visits, self.of_visit), (block.entries, self.of_entry), (block.conditions, self.of_condition)):
            if len(part.row):
                total = total + part.matrix(len(block), map_.shape[0]) @ map_
        return sparse.csr_array(total)

    def goal(self, setting: GoalSetting, cost: Cost, columns: int, own_at: int) -> GoalVector:
        arcs = np.zeros(self.network.arcs)
        if cost.visits is not None:
            arcs += np.asarray(self.of_visit.T @ cost.visits)
        if cost.entries is not None:
            arcs += np.asarray(self.of_entry.T @ cost.entries)
        arcs += cost.moves * self.network.move
        if cost.beyond is not None:
            head = self.network.head
            arcs += np.where(self.network.node_beyond[head], cost.beyond[np.maximum(self.network.node_period[head], 0)], 0.0)
        by_column = np.zeros(columns)
        if cost.supply is not None:
            by_column[: len(cost.supply)] = cost.supply
        if cost.own is not None:
            by_column[own_at : own_at + len(cost.own)] = cost.own
        return GoalVector(setting, arcs, by_column, cost.constant)


def _over_cost(visits: Visits, rule_key: str, block: Rows | None) -> Cost:
    rule = next((r for r in RULES if r.key == rule_key), None)
    if rule_key == "maximum_stay":
        return Cost(beyond=np.array(visits.instance.calendar.days, dtype=float))
    if rule is not None and rule.over is not None:
        return Cost(visits=rule.over(visits))
    return Cost(own=block.over if block is not None else None)


def build_program(instance: Instance) -> Program:
    """Compile *instance*: kinds, network, rows of every rule that counts, and the goals."""
    places = Places(instance)
    kinds = Kinds(instance, places)
    supply = build_supply(instance, places)
    visits = Visits(instance, kinds, build_network(kinds, path_rules(instance), supply.closable, counted_entries(instance, places)))
    blocks = [rule.rows(visits, supply) for rule in RULES if rule.rows and (rule.always or instance.policy.on(rule.key))]
    costs: list[tuple[GoalSetting, Cost, Rows | None]] = []
    for setting in ordered_goals(instance):
        if setting.key.startswith(OVER):
            key = setting.key.removeprefix(OVER)
            block = next((b for b in blocks if b.rule == key), None)
            costs.append((setting, _over_cost(visits, key, block), block))
        else:
            cost = GOALS[setting.key](visits, supply)
            if cost.rows is not None:
                blocks.append(cost.rows)
            costs.append((setting, cost, cost.rows))
    at = np.cumsum([len(supply.columns), *(len(b.columns) for b in blocks)])
    rows_at = np.cumsum([0, *(len(b) for b in blocks)])
    own_at = {id(block): int(at[i]) for i, block in enumerate(blocks)}
    assembly = _Assembly(visits, supply)
    all_columns = [supply.columns, *(b.columns for b in blocks)]
    shape = (int(rows_at[-1]), int(at[-1]))
    terms = Terms.join(
        [b.supply.shifted(int(rows_at[i]), 0) for i, b in enumerate(blocks)]
        + [b.own.shifted(int(rows_at[i]), int(at[i])) for i, b in enumerate(blocks)]
    )
    stacked = [assembly.arcs(b) for b in blocks]
    return Program(
        instance=instance,
        visits=visits,
        supply=supply,
        blocks=tuple(blocks),
        by_arc=sparse.csr_array(sparse.vstack(stacked)) if stacked else sparse.csr_array((0, visits.network.arcs)),
        by_column=terms.matrix(*shape),
        lower=np.concatenate([np.zeros(0), *(b.lower for b in blocks)]),
        upper=np.concatenate([np.zeros(0), *(b.upper for b in blocks)]),
        columns=Columns(*(np.concatenate([getattr(c, name) for c in all_columns]) for name in ("lower", "upper", "integer"))),
        goals=tuple(
            assembly.goal(setting, cost, shape[1], own_at.get(id(block), 0) if block is not None else 0) for setting, cost, block in costs
        ),
    )
