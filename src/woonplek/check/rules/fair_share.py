"""Rule *fair_share* (eerlijk aandeel)."""

from __future__ import annotations

from collections import Counter
from fractions import Fraction
from math import ceil

from woonplek.check.facts import Facts
from woonplek.check.findings import Findings
from woonplek.check.words import clients, municipality_name
from woonplek.domain.base import Text
from woonplek.domain.money import inhabitants_in_region


def fair_share(facts: Facts) -> Findings:
    r"""Each municipality takes its share by inhabitants of the moves into a home of one's own.

    .. math:: (1 - \tau) \frac{P_m}{P} M \le M_m \le (1 + \tau) \frac{P_m}{P} M, \qquad M = \sum_m M_m

    :math:`M_m`: stays that begin in the plan at places in municipality *m* of the region in a form with own_door, not *thuis*; :math:`P_m`: inhabitants,
    *P* those of the region; :math:`\tau`: tolerance in percent / 100. Over: clients short or above, each rounded up.
    """
    found = Findings("fair_share")
    instance = facts.instance
    inhabitants = inhabitants_in_region(instance)
    region = sum(inhabitants.values())
    moved: Counter[str] = Counter()
    for stay in facts.changes:
        town = instance.location[stay.place].municipality  # none for *thuis*, wherever the home stands
        if facts.form(stay.place).own_door and town in inhabitants:
            moved[town] += 1
    total, tolerance = sum(moved.values()), Fraction(instance.policy.fair_share_tolerance_pct) / 100
    for town, people in inhabitants.items():
        found.looked()
        share = Fraction(people, region) * total if region else Fraction(0)
        short, above = ceil((1 - tolerance) * share - moved[town]), ceil(moved[town] - (1 + tolerance) * share)
        name = municipality_name(instance, town)
        if short > 0:
            text = Text(
                f"{name}: {clients(short).nl} minder naar een eigen voordeur dan haar deel van de {total}",
                f"{name}: {clients(short).en} fewer to a home of their own than its share of {total}",
            )
            found.broken((town,), text, short)
        if above > 0:
            text = Text(
                f"{name}: {clients(above).nl} meer naar een eigen voordeur dan haar deel van de {total}",
                f"{name}: {clients(above).en} more to a home of their own than its share of {total}",
            )
            found.broken((town,), text, above)
    return found
