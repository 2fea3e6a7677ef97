"""Rule *capacity* (capaciteit)."""

from __future__ import annotations

from collections import Counter
from fractions import Fraction
from math import floor

from woonplek.check.facts import Facts
from woonplek.check.findings import Findings
from woonplek.check.words import municipality_name, place_name, places
from woonplek.domain.base import Text
from woonplek.domain.codes import Source
from woonplek.domain.instance import HUNDRED

_BUILT = (Source.EXISTING, Source.PROJECT)


def capacity(facts: Facts) -> Findings:
    r"""A location never houses more people, former clients who keep their home included, than it has places.

    .. math:: v_{lt} + h_{lt} \le K_{lt}, \qquad
        \sum_{l \in (f, m)} (v_{lt} + h_{lt}) \le \max\left(\left\lfloor \tfrac{p_f}{100} \sum_{l \in (f, m)} K_{lt} \right\rfloor, b_{fmt}\right)

    :math:`v_{lt}`: clients at existing location or project *l* in period *t*; :math:`h_{lt}`: homes kept there by former clients
    (kept_at_start, and one for each client who *leaves* from a place where tenant_stays, from their *end* on, while the input leaves *l* open);
    :math:`K_{lt}`: places, those of a project from its delivery on, 0 when closed; :math:`p_f`: max_occupancy_pct of form *f* in municipality
    *m*; :math:`b_{fmt}`: what residents of the start who are still in care, and homes kept at the start, would make of it.
    The plan closes no location, and decides no project that replaces it, while a home there is kept.
    """
    found = Findings("capacity")
    instance = facts.instance
    built = [loc for loc in instance.locations if loc.source in _BUILT]
    used: Counter[tuple[str, str, int]] = Counter()
    room: Counter[tuple[str, str, int]] = Counter()
    least: Counter[tuple[str, str, int]] = Counter()
    for location in built:
        for t in facts.periods:
            if not facts.is_open(location.code, t):
                continue
            found.looked()
            kept = facts.kept(location.code, t)
            taken, size = facts.residents[location.code, t] + kept, facts.places(location, t)
            group = location.form, location.municipality, t
            used[group] += taken
            room[group] += size
            least[group] += location.kept_at_start
            if taken > size:
                name, label = place_name(instance, location.code), facts.labels[t]
                text = Text(
                    f"{name.nl}: {places(taken - size).nl} tekort in {label} ({taken} bewoners en behouden woningen, {size} plaatsen)",
                    f"{name.en}: {places(taken - size).en} short in {label} ({taken} residents and kept homes, {size} places)",
                )
                found.broken((location.code, label), text, taken - size)
    for visit, count in facts.stayed.items():
        location = instance.location[visit.place]
        if location.source in _BUILT:
            least[location.form, location.municipality, visit.period] += count
    _occupancy(facts, found, used, room, least)
    _kept_open(facts, found)
    return found


def _occupancy(
    facts: Facts,
    found: Findings,
    used: Counter[tuple[str, str, int]],
    room: Counter[tuple[str, str, int]],
    least: Counter[tuple[str, str, int]],
) -> None:
    for (form, town, t), taken in used.items():
        pct = facts.instance.form[form].max_occupancy_pct
        if pct >= HUNDRED:
            continue
        found.looked()
        most = max(floor(Fraction(pct) * room[form, town, t] / 100), least[form, town, t])
        if taken > most:
            label, name = facts.labels[t], municipality_name(facts.instance, town)
            text = Text(
                f"{form} in {name}: {places(taken - most).nl} boven de hoogste bezetting van {most} in {label}",
                f"{form} in {name}: {places(taken - most).en} above the maximum occupancy of {most} in {label}",
            )
            found.broken((form, town, label), text, taken - most)


def _kept_open(facts: Facts, found: Findings) -> None:
    for code, t in facts.chosen_closings.items():
        found.looked()
        kept = facts.kept(code, t)
        if kept:
            name, label = place_name(facts.instance, code), facts.labels[t]
            text = Text(
                f"{name.nl} sluit in {label}, maar oud-cliënten houden er {kept} woning(en)",
                f"{name.en} closes in {label}, but former clients keep {kept} home(s) there",
            )
            found.broken((code, label), text, kept)
