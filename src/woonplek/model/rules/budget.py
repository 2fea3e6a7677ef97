"""What each payer, or the region together, may spend."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from fractions import Fraction
from math import floor

import numpy as np

from woonplek.domain.calendar import Span
from woonplek.domain.codes import BudgetForm, Source
from woonplek.domain.instance import BudgetLimit, Instance, Location
from woonplek.domain.money import fixed_cents, fixed_cost_weights, largest_remainder, payer, team_cost_weights
from woonplek.model.charges import charges
from woonplek.model.decisions import may_be_closed
from woonplek.model.reach import Node, Reach, client_node
from woonplek.model.rows import INFINITY, Columns, Rows, Terms, terms
from woonplek.model.supply import Supply
from woonplek.model.visits import Visits


@dataclass(frozen=True)
class SpendLimit:
    """An upper limit in cents on what the *scope*, pairs of payer and period, spends together."""

    name: str
    scope: frozenset[tuple[str, int]]
    span: Span
    amount: int


def merged(spans: Sequence[Span]) -> list[Span]:
    """Return the spans that overlap joined into one."""
    result: list[Span] = []
    for span in sorted(spans, key=lambda s: (s.first, s.end)):
        if result and span.first < result[-1].end:
            result[-1] = Span(first=result[-1].first, end=max(result[-1].end, span.end))
        else:
            result.append(span)
    return result


def limits(instance: Instance) -> list[SpendLimit]:
    """Return the limits of the *budgetvorm* in cents.

    ``eigen``: each payer its own. ``regionaal``: the sum over payers with a budget. ``solidair``: that
    sum, and each payer at most *solidariteit_pct* over its own.
    """
    form = instance.settings.budget_form

    def own(budget: BudgetLimit, pct: Fraction) -> SpendLimit:
        scope = frozenset((budget.payer, t) for t in budget.span.periods())
        return SpendLimit(budget.payer, scope, budget.span, floor(budget.amount * (1 + pct / 100)))

    if form is BudgetForm.OWN:
        return [own(b, Fraction(0)) for b in instance.budgets]
    result = []
    for span in merged([b.span for b in instance.budgets]):
        inside = [b for b in instance.budgets if span.first <= b.span.first < span.end]
        scope = frozenset((b.payer, t) for b in inside for t in b.span.periods())
        result.append(SpendLimit("", scope, span, sum(b.amount for b in inside)))
    if form is BudgetForm.SOLIDARY:
        result += [own(b, Fraction(instance.settings.solidarity_pct)) for b in instance.budgets]
    return result


def rows(visits: Visits, supply: Supply) -> Rows:
    r"""Spend of a payer in a period is at most its budget.

    .. math:: \sum_{k: payer_{kt} = g} \sum_l c_{p_{kt} f_l t}\, v_{klt} + fixed_{gt} + \sum_l F_{lgt}\, x_{lt}
        + \sum_j f_{jgt} \sum_{s: \delta_j(s) \le t} u_{js} + \sum_i e_{igt}\, h_{it} \le B_{gt} + o_{gt}

    :math:`c`: care of a client in a period [cents]; *fixed* what no decision changes; :math:`F`, :math:`f`, :math:`e` the payer's part of
    the fixed costs of a location that may close, of a delivered step, of an extra hour [cents]; :math:`x` 1 while it stays open; *u* steps
    decided; *h* hours bought; :math:`o \ge 0` only where the rule is soft [cents].
    """
    instance = visits.instance
    found = limits(instance)
    index = {code: i for i, code in enumerate(visits.kinds.payers)}
    inside = np.zeros((len(found), len(index) + 1, instance.periods), dtype=bool)
    for number, limit in enumerate(found):
        for code, t in limit.scope:
            inside[number, index[code], t] = True
    fixed, most = np.zeros(len(found), dtype=np.int64), np.zeros(len(found), dtype=np.int64)
    parts, decided = [], []
    for charge in charges(instance, supply):
        share = np.zeros(len(index) + 1, dtype=np.int64)
        for code, part in largest_remainder(charge.cents, charge.weights).items():
            share[index[code]] += part
        cents = inside[:, :, charge.period] @ share
        at = np.flatnonzero(cents)
        if len(charge.columns):
            row, column = np.repeat(at, len(charge.columns)), np.tile(charge.columns, len(at))
            decided.append(terms(row, column, cents[row]))
            most[at] += cents[at] * int(supply.columns.upper[charge.columns].max())
        else:
            fixed[at] += cents[at]
    paid = np.flatnonzero((visits.payer >= 0) & (visits.cents > 0))
    cell = visits.payer[paid] * instance.periods + visits.period[paid]
    order = np.argsort(cell, kind="stable")
    paid = paid[order]
    bounds = np.searchsorted(cell[order], np.arange(len(index) * instance.periods + 1))
    for number in range(len(found)):
        cells = np.flatnonzero(inside[number, :-1].ravel())
        at = np.concatenate([paid[bounds[c] : bounds[c + 1]] for c in cells.tolist()])
        parts.append(terms(np.full(len(at), number), at, visits.cents[at]))
        most[number] += fixed[number] + visits.cents[at] @ visits.kinds.count[visits.kind[at]]
    soft = instance.policy.soft("budget")
    own = terms(np.arange(len(found)), np.arange(len(found)), -1.0) if soft else Terms.none()
    labels = [(limit.name, instance.calendar.span_label(limit.span).nl) for limit in found]
    return Rows(
        "budget",
        np.full(len(found), -INFINITY),
        np.array([limit.amount for limit in found], dtype=float) - fixed,
        labels.__getitem__,
        visits=Terms.join(parts),
        supply=Terms.join(decided),
        own=own,
        columns=Columns.make(len(found) if soft else 0, most.astype(float) if soft else 0.0, integer=False),
        over=np.ones(len(found) if soft else 0),
    )


def settled_costs(instance: Instance, location: Location) -> Iterator[tuple[str, int, int]]:
    """Iterate over payer, period and cents of the fixed costs of *location*, none where a decision may change them."""
    if location.source is not Source.EXISTING or not location.fixed_cost_per_year or may_be_closed(instance, location):
        return
    weights = fixed_cost_weights(instance, location.municipality)
    for t in range(instance.periods):
        if location.is_open[t]:
            for code, part in largest_remainder(fixed_cents(instance, location, t), weights).items():
                yield code, t, part


def ties(reach: Reach) -> Iterator[Iterable[Node]]:
    """A budget ties its payer's clients and the decisions that cost the payer something; the *budgetvorm* may tie all payers."""
    instance = reach.instance
    budgeted = {budget.payer for budget in instance.budgets}
    together = instance.settings.budget_form is not BudgetForm.OWN

    def payers(codes: Iterable[str | None]) -> list[Node]:
        return [Node("payer", code) for code in codes if code in budgeted]

    if together:
        yield payers(budgeted)
    for client in reach.clients:
        yield [client_node(client), *payers({payer(instance, client, t) for t in range(client.first, client.end)})]
    for spot in reach.spots:
        here = spot.location
        project = instance.project.get(here.code)
        costs = project.fixed_cost_per_year if project is not None else here.fixed_cost_per_year
        if spot.counted and costs and (together or project is not None or may_be_closed(instance, here)):
            yield [spot.node, *payers(fixed_cost_weights(instance, here.municipality))]
    for team in instance.teams:
        if team.cost_per_extra_hour and team.max_growth_pct_per_year:
            yield [Node("team", team.code), *payers(team_cost_weights(instance, team))]
