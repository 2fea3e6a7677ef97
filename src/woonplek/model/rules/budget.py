"""What each payer, or the region together, may spend."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from fractions import Fraction
from math import floor

import numpy as np

from woonplek.domain.calendar import Span
from woonplek.domain.codes import BudgetForm
from woonplek.domain.instance import BudgetLimit, Instance
from woonplek.domain.money import extra_hour_cents, fixed_cents, fixed_cost_weights, largest_remainder, team_cost_weights
from woonplek.model.kinds import Ints
from woonplek.model.rows import INFINITY, Columns, Rows, Terms, terms
from woonplek.model.supply import Supply
from woonplek.model.visits import Visits


@dataclass(frozen=True)
class SpendLimit:
    """An upper limit in cents on what the *scope*, pairs of payer and period, spends together."""

    name: str
    scope: frozenset[tuple[str, int]]
    first: int
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
        return SpendLimit(budget.payer, scope, budget.span.first, floor(budget.amount * (1 + pct / 100)))

    if form is BudgetForm.OWN:
        return [own(b, Fraction(0)) for b in instance.budgets]
    result = []
    for span in merged([b.span for b in instance.budgets]):
        inside = [b for b in instance.budgets if span.first <= b.span.first < span.end]
        scope = frozenset((b.payer, t) for b in inside for t in b.span.periods())
        result.append(SpendLimit("", scope, span.first, sum(b.amount for b in inside)))
    if form is BudgetForm.SOLIDARY:
        result += [own(b, Fraction(instance.settings.solidarity_pct)) for b in instance.budgets]
    return result


def fixed_spend(instance: Instance, visits: Visits) -> Ints:
    """Return the fixed costs of locations that are open by the input, by payer and period, in cents."""
    index = {code: i for i, code in enumerate(visits.kinds.payers)}
    spend = np.zeros((len(index), instance.periods), dtype=np.int64)
    for location in instance.locations:
        if not location.fixed_cost_per_year:
            continue
        weights = fixed_cost_weights(instance, location.municipality)
        for t in range(instance.periods):
            if location.is_open[t]:
                for code, part in largest_remainder(fixed_cents(instance, location, t), weights).items():
                    spend[index[code], t] += part
    return spend


def rows(visits: Visits, supply: Supply) -> Rows:
    r"""Spend of a payer in a period is at most its budget.

    .. math:: \sum_{k: payer_{kt} = g} \sum_l c_{p_{kt} f_l t}\, v_{klt} + fixed_{gt} + \sum_j e_{jgt}\, x_{jt} \le B_{gt} + o_{gt}

    :math:`c`: care of a client in a period [cents]; *e* the payer's part of an extra hour [cents]; *x*
    hours bought; :math:`o \ge 0` only where the rule is soft [cents].
    """
    instance = visits.instance
    found = limits(instance)
    index = {code: i for i, code in enumerate(visits.kinds.payers)}
    fixed = fixed_spend(instance, visits)
    parts, bought, upper, highest = [], [], [], []
    payer = visits.payer
    for number, limit in enumerate(found):
        inside = np.zeros((len(index) + 1, instance.periods), dtype=bool)
        for code, t in limit.scope:
            inside[index[code], t] = True
        at = np.flatnonzero(inside[np.where(payer >= 0, payer, len(index)), visits.period])
        at = at[visits.cents[at] > 0]
        parts.append(terms(np.full(len(at), number), at, visits.cents[at]))
        highest.append(float(visits.cents[at] @ visits.kinds.count[visits.kind[at]]) + float(fixed.sum()))
        upper.append(limit.amount - int(fixed[inside[:-1]].sum()))
        for (j, t), column in np.ndenumerate(supply.extra):
            if column >= 0:
                shares = largest_remainder(extra_hour_cents(instance, instance.teams[j], t), team_cost_weights(instance, instance.teams[j]))
                cents = sum(part for code, part in shares.items() if (code, t) in limit.scope)
                bought.append(terms(np.array([number]), np.array([column]), float(cents)))
    soft = instance.policy.soft("budget")
    own = terms(np.arange(len(found)), np.arange(len(found)), -1.0) if soft else Terms.none()
    labels = [(limit.name, instance.calendar[limit.first].label) for limit in found]
    return Rows(
        "budget",
        np.full(len(found), -INFINITY),
        np.array(upper, dtype=float),
        labels.__getitem__,
        visits=Terms.join(parts),
        supply=Terms.join(bought),
        own=own,
        columns=Columns.make(len(found) if soft else 0, np.array(highest) if soft else 0.0, integer=False),
        over=np.ones(len(found) if soft else 0),
    )
