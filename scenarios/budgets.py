"""A council's rough estimate of what care will cost each municipality a year: the base that typed budgets are a factor of.

It knows nothing of the plan: it takes a fixed share of clients to be housed and lets the places with care on site stay full.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from care_tables import FACILITY, FACILITY_TARIFF, GROUP, GROUP_TARIFF, HOME, HOME_TARIFF
from people import Person, Site, Town

DAYS = 365.25


@dataclass(frozen=True)
class Expectation:
    """What the estimate takes for granted. All assumptions; shares are parts of one."""

    years: Sequence[int]
    price_year: int
    index: float
    inflow: Mapping[str, float]
    """people a year in the whole region, by profile"""
    outflow: Mapping[str, float]
    """part of the people of a profile that leaves in a year"""
    housed: float = 0.92
    """part of those who wait or come later that has a place"""
    full: float = 0.98
    """part of the places with care on site that is in use"""
    stay: float = 0.85
    """part of those who could leave a place with care on site that is still there a year later"""


Group = tuple[str, str, str]
"""Payer, profile, and the form where somebody lives at the start ('' for who waits or comes later)."""


def groups(people: Sequence[Person], towns: Sequence[Town], sites: Sequence[Site], year: int) -> dict[Group, float]:
    """Return clients of the input in care halfway *year*; an unknown origin is the centre's."""
    centre = next(town.code for town in towns if town.centre)
    forms = {site.code: site.form for site in sites}
    counts: dict[Group, float] = {}
    for one in people:
        came = one.in_zorg_vanaf is None or one.in_zorg_vanaf < date(year, 7, 1)
        stays = one.in_zorg_tot is None or one.in_zorg_tot >= date(year, 7, 1)
        if came and stays:
            form = forms.get(one.huidige_locatie or "", HOME if one.heeft_woning else "")
            key = (one.herkomstgemeente or centre, one.profiel, form)
            counts[key] = counts.get(key, 0) + one.aantal
    return counts


def estimate(people: Sequence[Person], towns: Sequence[Town], sites: Sequence[Site], expect: Expectation) -> dict[tuple[str, int], float]:
    """Return euro by municipality and year."""
    inhabitants = sum(town.inhabitants for town in towns)
    places = {form: sum(site.places for site in sites if site.form == form) for form in (FACILITY, GROUP)}
    spend: dict[tuple[str, int], float] = {}
    for number, year in enumerate(expect.years):
        start = groups(people, towns, sites, year)
        counts = {
            key: count * (1 - expect.outflow.get(key[1], 0)) ** number * (1 if key[2] else expect.housed) for key, count in start.items()
        }
        for town in towns:
            for profile, rate in expect.inflow.items():
                came = rate * sum((1 - expect.outflow.get(profile, 0)) ** k for k in range(number + 1))
                key = (town.code, profile, "")
                counts[key] = counts.get(key, 0) + expect.housed * came * town.inhabitants / inhabitants
        still = expect.stay ** (number + 0.5)
        stayers = sum(count * still for (_, profile, form), count in counts.items() if form in places and profile.startswith("BT"))
        need_site = sum(count for (_, profile, _), count in counts.items() if profile.startswith("BW"))
        others = sum(count for (_, profile, form), count in counts.items() if form == "" and profile.startswith("BT"))
        part = max(0.0, sum(places.values()) * expect.full - need_site - stayers) / others
        index = (1 + expect.index) ** (year - expect.price_year)
        fixed = sum(site.fixed or 0 for site in sites) * index
        for town in towns:
            mine = {key: count for key, count in counts.items() if key[0] == town.code}
            on_site = {form: still if form in places else 0.0 if form else part for form in {key[2] for key in mine}}
            care = sum(count * day_price(profile, form, on_site[form], places) for (_, profile, form), count in mine.items())
            spend[town.code, year] = care * DAYS * index + fixed * town.inhabitants / inhabitants
    return spend


def day_price(profile: str, form: str, on_site: float, places: Mapping[str, int]) -> float:
    """Return euro a day of somebody housed, when with chance *on_site* somebody who could live independently has care on site."""
    need, weight = profile.split("-")
    if need == "BW":
        return FACILITY_TARIFF[weight]
    price = {FACILITY: FACILITY_TARIFF[weight], GROUP: GROUP_TARIFF[weight]}
    mixed = sum(price[f] * number for f, number in places.items()) / sum(places.values())
    return HOME_TARIFF[weight] * (1 - on_site) + price.get(form, mixed) * on_site
