"""Rule *return_buffer* (terugkeerbuffer)."""

from __future__ import annotations

from collections import Counter
from fractions import Fraction
from math import ceil

from woonplek.check.facts import Facts
from woonplek.check.findings import Findings
from woonplek.check.words import decimal
from woonplek.domain.base import Text
from woonplek.domain.codes import WAITING, FormKind, Source

REGION = "regio"


def return_buffer(facts: Facts) -> Findings:
    r"""Enough 24/7 places stay free for who relapses at home.

    .. math:: \sum_{l \in \text{24-uurs}} (K_{lt} - v_{lt} - h_{lt}) \ge \frac{\rho}{100} \sum_{l \in \text{own door}} v_{lt}

    :math:`K_{lt}`: places of location or project *l* of the region in period *t*; :math:`v_{lt}`: clients, :math:`h_{lt}`: kept homes there; the right
    side over all places of the region in a form with own_door; :math:`\rho`: return_buffer_pct. Over: places short × :math:`d_t`, rounded up.
    """
    found = Findings("return_buffer")
    instance = facts.instance
    pct = Fraction(instance.settings.return_buffer_pct)
    if pct == 0:
        return found
    sites = [
        loc
        for loc in instance.locations
        if loc.source in {Source.EXISTING, Source.PROJECT}
        and facts.form(loc.code).kind is FormKind.FACILITY
        and facts.in_region(loc.municipality)
    ]
    at_home: Counter[int] = Counter()
    for visit, count in facts.visits.items():
        if visit.place != WAITING and facts.form(visit.place).own_door and facts.in_region(visit.municipality):
            at_home[visit.period] += count
    for t in facts.periods:
        found.looked()
        free = sum(
            facts.places(site, t) - facts.residents[site.code, t] - facts.kept(site.code, t)
            for site in sites
            if facts.is_open(site.code, t)
        )
        short = pct / 100 * at_home[t] - free
        if short > 0:
            label, amount = facts.labels[t], decimal(short)
            text = Text(
                f"{amount.nl} vrije 24-uurs plaatsen te weinig voor terugkeer in {label}, de regio",
                f"{amount.en} free 24/7 places too few for return in {label}, the region",
            )
            found.broken((REGION, label), text, ceil(short * facts.days[t]))
    return found
