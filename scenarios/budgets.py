"""A council's rough estimate of what care will cost each municipality a year: the base that typed budgets are a factor of.

It knows nothing of the plan: it takes a fixed share of clients to be housed and lets the places with care on site stay full.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from care_tables import FACILITY, FACILITY_TARIFF, GROUP, GROUP_TARIFF, HOME_TARIFF
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
    housed: float = 0.94
    full: float = 0.98
    """part of the places with care on site that is in use"""


def payers(people: Sequence[Person], towns: Sequence[Town], year: int) -> dict[tuple[str, str], float]:
    """Return clients in care at the start of *year* by payer and profile, flows left out; an unknown origin is the centre's."""
    centre = next(town.code for town in towns if town.centre)
    counts: dict[tuple[str, str], float] = {}
    for one in people:
        came = one.in_zorg_vanaf is None or one.in_zorg_vanaf < date(year, 7, 1)
        stays = one.in_zorg_tot is None or one.in_zorg_tot >= date(year, 7, 1)
        if came and stays:
            key = (one.herkomstgemeente or centre, one.profiel)
            counts[key] = counts.get(key, 0) + one.aantal
    return counts


def estimate(people: Sequence[Person], towns: Sequence[Town], sites: Sequence[Site], expect: Expectation) -> dict[tuple[str, int], float]:
    """Return euro by municipality and year."""
    inhabitants = sum(town.inhabitants for town in towns)
    places = {form: sum(site.places for site in sites if site.form == form) for form in (FACILITY, GROUP)}
    on_site = sum(places.values())
    spend: dict[tuple[str, int], float] = {}
    for number, year in enumerate(expect.years):
        start = payers(people, towns, year)
        counts = {key: count * (1 - expect.outflow.get(key[1], 0)) ** number for key, count in start.items()}
        for town in towns:
            for profile, rate in expect.inflow.items():
                came = sum(rate * (1 - expect.outflow.get(profile, 0)) ** (number - k) for k in range(number + 1))
                key = (town.code, profile)
                counts[key] = counts.get(key, 0) + came * town.inhabitants / inhabitants
        housed = {key: count * expect.housed for key, count in counts.items()}
        need_site = sum(count for (_, profile), count in housed.items() if profile.startswith("BW"))
        could_go = sum(housed.values()) - need_site
        part = max(0.0, on_site * expect.full - need_site) / could_go
        factor = DAYS * (1 + expect.index) ** (year - expect.price_year)
        fixed = sum(site.fixed or 0 for site in sites) * (1 + expect.index) ** (year - expect.price_year)
        for town in towns:
            care = sum(count * day_price(profile, part, places) for (code, profile), count in housed.items() if code == town.code)
            spend[town.code, year] = care * factor + fixed * town.inhabitants / inhabitants
    return spend


def day_price(profile: str, part: float, places: Mapping[str, int]) -> float:
    """Return euro a day of somebody housed, when *part* of those who could live independently still have care on site."""
    need, weight = profile.split("-")
    on_site = (FACILITY_TARIFF[weight] * places[FACILITY] + GROUP_TARIFF[weight] * places[GROUP]) / sum(places.values())
    return FACILITY_TARIFF[weight] if need == "BW" else HOME_TARIFF[weight] * (1 - part) + on_site * part
