"""Limits of a region or municipality as a whole that bind: spread, quotas, the return buffer, respite nights."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping
from fractions import Fraction
from math import floor

from woonplek.domain.codes import WAITING, FormKind, Source
from woonplek.domain.money import DAYS_A_YEAR
from woonplek.tables.binding import CLIENTS, FREE, NIGHTS, REGION, Binding
from woonplek.tables.view import BUILT, View
from woonplek.tables.words import form_name, municipality_name

Waiting = Mapping[int, Counter[str]]
"""clients who wait by profile, by period; empty where nobody does"""


def concentration(view: View, waiting: Waiting) -> Iterator[Binding]:
    """Yield municipalities and neighbourhoods in which no more clients may live together."""
    together: Counter[tuple[str, int]] = Counter()
    nearby: Counter[tuple[str | None, int]] = Counter()
    for visit, count in view.visits.items():
        if visit.place != WAITING:
            if view.form(visit.place).kind is not FormKind.INDEPENDENT:
                together[visit.municipality, visit.period] += count
            nearby[view.instance.location[visit.place].neighbourhood, visit.period] += count
    limits: list[tuple[str, str, int, Counter[tuple[str, int]] | Counter[tuple[str | None, int]]]] = [
        (m.code, m.name or m.code, floor(Fraction(m.max_per_1000) * m.inhabitants / 1000), together)
        for m in view.instance.municipalities
        if m.max_per_1000 is not None and m.inhabitants is not None
    ]
    limits += [(n.code, n.name or n.code, n.max_places, nearby) for n in view.instance.neighbourhoods if n.max_places is not None]
    for code, name, most, counted in limits:
        for t in view.periods:
            if counted[code, t] >= most:
                yield Binding("concentration", name, (code, view.labels[t]), most, counted[code, t], CLIENTS, sum(waiting[t].values()))


def quotas(view: View) -> Iterator[Binding]:
    """Yield quotas of which the maximum is reached."""
    for row in view.instance.quotas:
        if row.maximum is None:
            continue
        here = [
            loc.code
            for loc in view.instance.locations
            if loc.source is not Source.HOME
            and row.owner in {None, loc.owner}
            and row.municipality in {None, loc.municipality}
            and row.form in {None, loc.form}
        ]
        used = sum(len(view.moved_in(code, row.span)) for code in here)
        if used >= row.maximum:
            names = [
                row.owner,
                municipality_name(view.instance, row.municipality),
                form_name(view.instance, row.form) if row.form else "",
            ]
            parts = tuple(part for part in (row.owner, row.municipality, row.form) if part)
            key = (*parts, view.instance.calendar.span_label(row.span).nl)
            yield Binding("quota", ", ".join(n for n in names if n), key, row.maximum, used, CLIENTS)


def buffer(view: View, waiting: Waiting) -> Iterator[Binding]:
    """Yield the periods in which not one 24/7 place more could be filled."""
    pct = Fraction(view.instance.settings.return_buffer_pct)
    if not pct:
        return
    sites = [
        loc.code
        for loc in view.instance.locations
        if loc.source in {Source.EXISTING, Source.PROJECT}
        and view.form(loc.code).kind is FormKind.FACILITY
        and view.in_region(loc.municipality)
    ]
    for t in view.periods:
        free = sum(view.size[code][t] - view.living[code][t] - view.keeping[code][t] for code in sites)
        at_home = sum(
            n
            for v, n in view.visits.items()
            if v.period == t and v.place != WAITING and view.form(v.place).own_door and view.in_region(v.municipality)
        )
        asked = float(pct / 100 * at_home)
        if free - 1 < asked:
            yield Binding("return_buffer", REGION, (REGION, view.labels[t]), asked, free, FREE, sum(waiting[t].values()))


def nights(view: View, waiting: Waiting) -> Iterator[Binding]:
    """Yield the periods in which fewer nights are left in the respite houses than one more client at home uses."""
    instance = view.instance
    houses = [
        loc
        for loc in instance.locations
        if loc.source in BUILT and view.form(loc.code).kind is FormKind.RESPITE and view.in_region(loc.municipality)
    ]
    share = Fraction(instance.settings.respite_occupancy_pct) / 100
    asked = [Fraction(p.respite_nights_per_year) for p in instance.profiles if p.respite_nights_per_year]
    for t in view.periods if houses and asked else ():
        days, used = view.days[t], Fraction(0)
        for visit, count in view.visits.items():
            if visit.period == t and visit.place != WAITING and view.in_region(visit.municipality):
                form = view.form(visit.place)
                if form.own_door:
                    used += count * Fraction(instance.profile[visit.profile].respite_nights_per_year) * days / DAYS_A_YEAR
                if form.kind is FormKind.RESPITE:
                    used += count * share * days
        room = share * days * sum(view.size[house.code][t] for house in houses)
        if room - used < min(asked) * days / DAYS_A_YEAR:
            yield Binding("respite_nights", REGION, (REGION, view.labels[t]), float(room), float(used), NIGHTS, sum(waiting[t].values()))
