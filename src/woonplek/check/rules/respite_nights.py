"""Rule *respite_nights* (logeernachten)."""

from __future__ import annotations

from collections import Counter
from fractions import Fraction
from math import ceil

from woonplek.check.facts import Facts, Visit
from woonplek.check.findings import Findings
from woonplek.check.words import decimal
from woonplek.domain.base import Text
from woonplek.domain.codes import WAITING, FormKind, Source
from woonplek.domain.money import DAYS_A_YEAR

REGION = "regio"


def respite_nights(facts: Facts) -> Findings:
    r"""Who lives at home can have respite as often as needed: the nights fit in the respite houses.

    .. math:: \sum_{k} v_{kt}\, y_k \frac{d_t}{365} + \beta\, d_t\, w_t \le \max(\beta\, d_t\, R_t, b_t)

    :math:`v_{kt}`: clients with profile *k* at places of the region in a form with own_door in period *t*; :math:`y_k`: respite_nights_per_year;
    :math:`w_t`: residents and :math:`R_t`: places of the region's respite houses; :math:`\beta`: respite_occupancy_pct / 100; :math:`b_t`: what the residents
    of the start who are still in care would make of it. No respite house in the region: no limit. Over: nights, rounded up a period.
    """
    found = Findings("respite_nights")
    instance = facts.instance
    houses = [
        loc
        for loc in instance.locations
        if loc.source in {Source.EXISTING, Source.PROJECT}
        and facts.form(loc.code).kind is FormKind.RESPITE
        and facts.in_region(loc.municipality)
    ]
    if not houses:
        return found
    share = Fraction(instance.settings.respite_occupancy_pct) / 100
    used, stayed = _nights(facts, facts.visits, share), _nights(facts, facts.stayed, share)
    for t in facts.periods:
        found.looked()
        room = share * facts.days[t] * sum(facts.places(house, t) for house in houses)
        over = used.get(t, Fraction(0)) - max(room, stayed.get(t, Fraction(0)))
        if over > 0:
            label, nights = facts.labels[t], decimal(over)
            text = Text(
                f"{nights.nl} logeernachten tekort in {label}, de regio", f"{nights.en} respite nights short in {label}, the region"
            )
            found.broken((REGION, label), text, ceil(over))
    return found


def _nights(facts: Facts, visits: Counter[Visit], share: Fraction) -> dict[int, Fraction]:
    """Return the nights used in the region by period."""
    found: dict[int, Fraction] = {}
    for visit, count in visits.items():
        if visit.place == WAITING or not facts.in_region(visit.municipality):
            continue
        form, days = facts.form(visit.place), facts.days[visit.period]
        nights = Fraction(0)
        if form.own_door:
            nights += Fraction(facts.instance.profile[visit.profile].respite_nights_per_year) * days / DAYS_A_YEAR
        if form.kind is FormKind.RESPITE:
            nights += share * days
        if nights:
            found[visit.period] = found.get(visit.period, Fraction(0)) + nights * count
    return found
