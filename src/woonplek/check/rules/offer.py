"""Rule *offer* (aanbod)."""

from __future__ import annotations

from collections import Counter

from woonplek.check.facts import Facts
from woonplek.check.findings import Findings
from woonplek.check.words import clients, place_name
from woonplek.domain.base import Text


def offer(facts: Facts) -> Findings:
    r"""In a period no more clients move into offered homes than come free then; what is not used lapses.

    .. math:: \sum_{t \in S} m_{lt} \le a_{lS} \quad \forall (l, S), \qquad m_{lt} = 0 \text{ in periods of no } S

    :math:`m_{lt}`: stays at offer *l* that begin in period *t* [clients]; :math:`a_{lS}`: amount of the limit of *l* for the
    periods *S* of its span, none where it is blank. Homes with status ``vraag`` too.
    """
    found = Findings("offer")
    moved: Counter[tuple[str, int]] = Counter((stay.place, stay.start) for stay in facts.changes)
    for row in facts.instance.offers:
        name = place_name(facts.instance, row.location)
        covered: set[int] = set()
        for limit in row.limits:
            found.looked()
            covered.update(limit.span.periods())
            used = sum(moved[row.location, t] for t in limit.span.periods())
            if limit.amount is not None and used > limit.amount:
                span = facts.instance.calendar.span_label(limit.span)
                text = Text(
                    f"{name.nl}: {clients(used).nl} naar {limit.amount} aangeboden woning(en) in {span.nl}",
                    f"{name.en}: {clients(used).en} to {limit.amount} home(s) on offer in {span.en}",
                )
                found.broken((row.location, span.nl), text, used - limit.amount)
        for t in facts.periods:
            if t not in covered and moved[row.location, t]:
                label = facts.labels[t]
                text = Text(f"{name.nl}: er is geen woning aangeboden in {label}", f"{name.en}: no home is on offer in {label}")
                found.broken((row.location, label), text, moved[row.location, t])
    return found
