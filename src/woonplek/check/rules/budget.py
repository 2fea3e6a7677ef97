"""Rule *budget*."""

from __future__ import annotations

from collections.abc import Sequence
from fractions import Fraction
from math import floor

from woonplek.check.facts import Facts
from woonplek.check.findings import Findings
from woonplek.check.ledger import spending
from woonplek.check.words import euro, municipality_name
from woonplek.domain.base import Text
from woonplek.domain.calendar import Span
from woonplek.domain.codes import BudgetForm
from woonplek.domain.instance import BudgetLimit

REGION = "regio"


def budget(facts: Facts) -> Findings:
    r"""A municipality (or the region together) spends no more in a period than its budget.

    .. math:: \sum_{t \in S} s_{pt} \le B_{pS}, \qquad \sum_{p} \sum_{t \in S} s_{pt} \le \sum_p B_{pS}, \qquad
        \sum_{t \in S} s_{pt} \le (1 + \sigma) B_{pS}

    :math:`s_{pt}`: cents that payer *p* spends in period *t* on care of its clients (waiting ones at their tariff), its part of fixed costs
    and of extra hours; :math:`B_{pS}`: amount of a limit over the periods *S* of its span; :math:`\sigma`: solidarity_pct / 100.
    The first for ``eigen``, the second for ``regionaal``, second and third for ``solidair``. Who has no limit counts in no sum.
    Where limits of several spans overlap, the region's sum is over the smallest stretch of periods that holds them whole.
    Over: the cents above each limit.
    """
    found = Findings("budget")
    settings, calendar = facts.instance.settings, facts.instance.calendar
    spent = spending(facts)
    if settings.budget_form is not BudgetForm.OWN:
        for span, limits in _stretches(facts.instance.budgets):
            found.looked()
            used = sum(spent[limit.payer, t] for limit in limits for t in limit.span.periods())
            over = used - sum(limit.amount for limit in limits)
            if over > 0:
                label = calendar.span_label(span)
                found.broken((REGION, label.nl), _short(over, label, Text("de regio", "the region")), over)
    if settings.budget_form is not BudgetForm.REGIONAL:
        room = 1 + Fraction(settings.solidarity_pct) / 100 if settings.budget_form is BudgetForm.SOLIDARY else Fraction(1)
        for limit in facts.instance.budgets:
            found.looked()
            over = sum(spent[limit.payer, t] for t in limit.span.periods()) - floor(limit.amount * room)
            if over > 0:
                label, name = calendar.span_label(limit.span), municipality_name(facts.instance, limit.payer)
                found.broken((limit.payer, label.nl), _short(over, label, Text(name, name)), over)
    return found


def _short(cents: int, label: Text, who: Text) -> Text:
    amount = euro(cents)
    return Text(f"tekort van {amount.nl} in {label.nl}, {who.nl}", f"short by {amount.en} in {label.en}, {who.en}")


def _stretches(limits: Sequence[BudgetLimit]) -> list[tuple[Span, list[BudgetLimit]]]:
    """Return the limits by the stretches of periods that their spans make together."""
    found: list[tuple[Span, list[BudgetLimit]]] = []
    for limit in sorted(limits, key=lambda b: (b.span.first, -b.span.end)):
        if found and limit.span.first < found[-1][0].end:
            span, held = found[-1]
            found[-1] = Span(first=span.first, end=max(span.end, limit.span.end)), [*held, limit]
        else:
            found.append((limit.span, [limit]))
    return found
