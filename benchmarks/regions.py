"""Synthetic regions of any size, drawn from a seed: a region as a planner would fill it in, and nobody in it exists.

Sizes are free; how people live, wait and wish is drawn as in ``scenarios/people.py``, with the care table of the worked regions.
Budgets and hours follow from :class:`~reference.Reference`, a plan made without a solver.
"""

from __future__ import annotations

import random
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from math import ceil

import around  # noqa: F401 - finds the modules of scenarios/
import pandas as pd
from care_tables import FACILITY, FORMS, GROUP, HOME, PROFILES, RESPITE, RESPITE_TARIFF, care_rows
from people import Draw, Habits, Person, Site, Town, client_rows
from reference import Reference
from scarcity import could_live_alone, on_site
from scenario_workbook import Cell, Row, Sheets, spread

import woonplek
from woonplek.domain.codes import HOME as OWN_HOME
from woonplek.domain.instance import Client, Instance
from woonplek.model.kinds import Kinds, Places
from woonplek.model.parts.divide import divided

START = date(2027, 1, 1)
MIXES = {
    FACILITY: {"BT-licht": 8, "BT-midden": 35, "BT-zwaar": 27, "BW-licht": 5, "BW-midden": 14, "BW-zwaar": 11},
    GROUP: {"BT-licht": 18, "BT-midden": 34, "BT-zwaar": 18, "BW-licht": 20, "BW-midden": 10},
    HOME: {"BT-licht": 40, "BT-midden": 44, "BT-zwaar": 16},
    "": {"BT-licht": 14, "BT-midden": 38, "BT-zwaar": 24, "BW-licht": 5, "BW-midden": 12, "BW-zwaar": 7},
}
"""weights of profiles by form: seven in ten of who has care on site could live on their own"""
LIVING = {FACILITY: 0.44, GROUP: 0.12, HOME: 0.24, "thuis": 0.04, "": 0.16}
"""shares of who is in care at the start; '' waits"""
SITES = {FACILITY: 0.36, GROUP: 0.24, HOME: 0.36, RESPITE: 0.04}
"""shares of the locations"""
FILLED = {FACILITY: 0.96, GROUP: 0.95, HOME: 0.94}
"""part of the places that is lived in at the start"""
BEDS = 0.02
"""respite beds for each client in care at the start"""
ANNOUNCED, INFLOW = 0.015, 0.04
"""clients known to come, and clients who come a year by forecast, for each in care at the start"""
OUTFLOW_PCT = {"BT-licht": 12, "BT-midden": 8, "BT-zwaar": 4, "BW-licht": 5, "BW-midden": 3, "BW-zwaar": 3}
CHANGE_PCT = {("BT-zwaar", "BT-midden"): 4, ("BT-midden", "BT-licht"): 2, ("BT-licht", "BT-midden"): 2, ("BW-licht", "BT-zwaar"): 6}
HOMES = 0.025
"""homes promised a year for each client in care at the start"""
OWNERS, PROVIDERS = ("Corporatie A", "Corporatie B", "Corporatie C"), ("Aanbieder 1", "Aanbieder 2", "Aanbieder 3", "Aanbieder 4")
RENTS = (471.00, 622.00, 634.00, 648.00, 655.00, 668.00, 676.00)
FEATURES = (None, None, "begane grond", "rustig", "huisdier", "begane grond; rustig")
INHABITANTS = 550
"""for each client in care at the start"""
TIGHT_PAYERS, TIGHT, ROOMY = 0.4, (0.95, 1.0), (1.04, 1.15)
"""share of the municipalities with a tight budget, and what budgets are of the spend of the plan without a solver"""
HOURS, SPARE = 0.95, 1.01
"""hours of teams as a share of those of that plan, and least room above what residents need who all stay"""
INVESTED = 0.5
"""share of the options that there is money for"""


@dataclass(frozen=True)
class Size:
    """How large a region is; *clients* are those in care at the start, waiting or housed."""

    clients: int
    municipalities: int
    locations: int
    options: int
    periods: int
    months: int = 12

    @property
    def years(self) -> range:
        """Return the calendar years of the plan."""
        return range(START.year, START.year + ceil(self.periods * self.months / 12))

    @property
    def living(self) -> dict[str, int]:
        """Return the clients in care at the start by where they live; '' waits."""
        return dict(zip(LIVING, spread(self.clients, list(LIVING.values())), strict=True))


@dataclass(frozen=True)
class Facts:
    """What a region is like, measured on the instance that was read."""

    clients: int
    """of all periods"""
    in_care: int
    """at the start"""
    kinds_per_client: float
    """of those in care at the start: one means that no two are alike"""
    kinds_per_client_all: float
    """of all, those of the forecast included"""
    located_pct: float
    """of those in care at the start, who has a current location"""
    waiting_pct: float
    """of those in care at the start, who waits"""
    could_go_pct: float
    """of residents with care on site, for whom a home of their own is suitable"""
    homes_a_year: float
    """homes promised a year"""
    homes_wanted: int
    """clients at the start, waiting or with care on site, for whom a home of their own is suitable"""
    full_pct: float
    """of places that are lived in at the start"""
    payers: int
    tight_payers: int
    """budget in all periods together 95 to 100 % of the spend of the plan without a solver"""


class People(Draw):
    """Draws people as the worked regions do, for any number of rows, with more of them wishing and leaving."""

    def __init__(self, seed: int, towns: Sequence[Town], habits: Habits, rows: int) -> None:
        super().__init__(seed, towns, habits)
        self.ids = self.rng.sample(range(100_000, 1_000_000), rows)

    def person(self, profile: str, count: int, origin: str | None) -> Person:
        one = super().person(profile, count, origin)
        if self.rng.random() < 0.2:
            one.wens_aanbieder = self.rng.choice(self.habits.providers)
        if self.rng.random() < 0.1:
            one.in_zorg_tot, one.uitstroom_naar = START + timedelta(days=self.rng.randint(200, 3000)), "woning"
        return one

    def rows(self, profiles: Sequence[str]) -> list[tuple[str, int]]:
        return [(profile, 1) for profile in profiles]

    def everybody(self, sites: Sequence[Site], size: Size) -> list[Person]:
        """Return residents site by site, then who has a home, who waits and who is announced."""
        people = self.residents(sites)
        people += [self.at_home(p, 1, self.origin(None) or self.towns[0].code) for p in self.profiles(HOME, self.habits.at_home)]
        people += [self.waiter(profile, 1) for profile in self.profiles("", self.habits.waiting)]
        for profile in self.profiles("", self.habits.announced):
            one = self.waiter(profile, 1)
            one.wacht_sinds = one.heeft_woning = None
            one.in_zorg_vanaf = START + timedelta(days=self.rng.randint(190, 190 + 240 * len(size.years) // 2))
            people.append(one)
        return people

    def arrivals(self, size: Size) -> list[Person]:
        """Return the forecast of who comes as rows of clients, alike but for profile, origin and year: for regions bound by what clients ask."""
        found: list[Person] = []
        towns, inhabitants = [town.code for town in self.towns], [town.inhabitants for town in self.towns]
        for year in size.years[1:]:
            for profile, number in Counter(self.profiles("", round(INFLOW * size.clients))).items():
                origins = Counter(self.rng.choices(towns, inhabitants, k=number))
                since = date(year, 1, 1)
                found += [Person(f"N-{self.ids.pop()}", profile, town, count, in_zorg_vanaf=since) for town, count in origins.items()]
        return found


@dataclass(frozen=True)
class Drawn:
    """A region without budgets and teams, which follow from a plan made without a solver."""

    rng: random.Random
    size: Size
    towns: list[Town]
    sheets: Sheets


def towns_of(rng: random.Random, size: Size, mark: str) -> list[Town]:
    """Return municipalities, with *mark* behind their codes; the first is the centre, with a third of the inhabitants."""
    total = INHABITANTS * size.clients
    weights = [rng.uniform(1, 5) for _ in range(size.municipalities - 1)]
    parts = [round(0.35 * total), *spread(round(0.65 * total), weights)]
    return [Town(f"G{n + 1:03}{mark}", f"Gemeente {n + 1}{mark}", max(1000, part), 0, 0, centre=n == 0) for n, part in enumerate(parts)]


def sites_of(rng: random.Random, towns: Sequence[Town], size: Size, *, bound: bool) -> list[Site]:
    """Return the locations with how many live there at the start: the larger a municipality, the more of them; no respite house where *bound*."""
    numbers = [max(1, number) for number in spread(size.locations, list(SITES.values()))]
    numbers[numbers.index(max(numbers))] += size.locations - sum(numbers)
    sites: list[Site] = []
    for form, number in zip(SITES, numbers, strict=True):
        if bound and form == RESPITE:
            continue
        here = rng.choices(towns, [town.inhabitants for town in towns], k=number)
        if form == RESPITE:
            beds = spread(max(number, round(BEDS * size.clients)), [1.0] * number)
            sites += [
                Site(f"LOG-{n}", town.code, form, count, f"Logeerhuis {n}", fixed=round(count * 365 * 0.85 * RESPITE_TARIFF))
                for n, (town, count) in enumerate(zip(here, beds, strict=True), 1)
            ]
            continue
        residents = spread(size.living[form], [rng.uniform(0.6, 1.6) for _ in here])
        for n, (town, count) in enumerate(zip(here, residents, strict=True), 1):
            places = max(count, ceil(count / FILLED[form] - rng.random()), 1)
            sites.append(
                Site(
                    *(f"{form}-{n}", town.code, form, places, f"{form} {n}", count, rng.choice(OWNERS), rng.choice(PROVIDERS)),
                    rent=rng.choice(RENTS) if form == HOME else None,
                    features=rng.choice(FEATURES),
                    fixed={FACILITY: 5000, GROUP: 2000}.get(form, 0) * places or None,
                )
            )
    return sites


def location_rows(rng: random.Random, sites: Sequence[Site]) -> list[Row]:
    """Return sheet *Locaties*; one facility in six may close when too few live there."""
    header = "code naam gemeente woonvorm plaatsen eigenaar aanbieder huur kenmerken vaste_kosten_per_jaar min_bezetting sluitbaar_vanaf"
    rows: list[Row] = [header.split()]
    for site in sites:
        closable = site.form == FACILITY and rng.random() < 1 / 6
        basic = (site.code, site.name, site.town, site.form, site.places, site.owner, site.provider, site.rent, site.features, site.fixed)
        rows.append([*basic, site.places // 2 if closable else None, date(START.year + 1, 1, 1) if closable else None])
    return rows


def home_rows(rng: random.Random, towns: Sequence[Town], size: Size) -> list[Row]:
    """Return sheet *Woningaanbod*: homes promised each year, by inhabitants."""
    rows: list[Row] = [["eigenaar", "gemeente", "periode", "aantal", "woonvorm", "huur", "kenmerken", "aanbieder", "status"]]
    for town, count in zip(towns, spread(round(HOMES * size.clients), [town.inhabitants for town in towns]), strict=True):
        owner, rent, features = rng.choice(OWNERS), rng.choice(RENTS), rng.choice(FEATURES)
        rows += [[owner, town.code, year, count, HOME, rent, features, None, "toegezegd"] for year in size.years if count]
    return rows


def project_rows(rng: random.Random, towns: Sequence[Town], size: Size) -> tuple[list[Row], list[Row]]:
    """Return sheets *Projecten*, options all of them, and *Investeringsruimte* for a part of those."""
    header = "code gemeente woonvorm plaatsen eigenaar aanbieder huur kenmerken deelbaar_per besluit besluit_vanaf besluit_uiterlijk"
    rows: list[Row] = [
        [*header.split(), "doorlooptijd_maanden", "investering", "vaste_kosten_per_jaar", "min_bezetting", "groep", "vereist"]
    ]
    asked = dict.fromkeys(OWNERS, 0)
    for n in range(1, size.options + 1):
        town = rng.choices(towns, [t.inhabitants for t in towns])[0].code
        form = rng.choices((HOME, GROUP, FACILITY), (0.7, 0.22, 0.08))[0]
        step = rng.choice((3, 4, 5, 6)) if form == HOME else rng.choice((6, 8, 10))
        step = max(step, round(step * size.clients / (2.5 * 1000)))
        steps = rng.choice((2, 3)) if form == HOME and rng.random() < 0.6 else 1
        owner, places = rng.choice(OWNERS), step * steps
        price = places * rng.choice((150_000, 190_000, 210_000))
        asked[owner] += price
        last = len(size.years) - 1
        since = START.year + rng.randint(0, max(0, last // 2))
        until = START.year + rng.randint(since - START.year, last)
        site = form != HOME
        twin = f"KEUZE-{n // 5}" if n % 5 in (0, 1) and n > 1 else None
        after = f"P{n - 2}" if n % 7 == 0 and twin is None else None
        row: Row = [
            *(f"P{n}", town, form, places, owner, rng.choice(PROVIDERS), None if site else rng.choice(RENTS), rng.choice(FEATURES)),
            *(step if steps > 1 else None, "optie", since, until, rng.choice((12, 18, 24)), price, 2000 * places if site else 0),
            *(places // 2 if site else 0, twin, after),
        ]
        rows.append(row)
    money: list[Row] = [["eigenaar", "periode", "bedrag"]]
    for owner, price in asked.items():
        money += [[owner, year, round(INVESTED * price / len(size.years) / 1000) * 1000] for year in size.years]
    return rows, money


def flow_rows(size: Size, *, inflow: bool) -> list[Row]:
    """Return sheet *In- en uitstroom*, with or without who comes in."""
    rows: list[Row] = [["soort", "profiel", "aantal_per_jaar", "pct_per_jaar", "naar_profiel", "urgentie", "uitstroom_naar"]]
    total = sum(MIXES[""].values())
    for profile, weight in MIXES[""].items() if inflow else ():
        rows.append(["instroom", profile, round(INFLOW * size.clients * weight / total, 1), None, None, 3, None])
    for profile, pct in OUTFLOW_PCT.items():
        rows.append(["uitstroom", profile, None, pct, None, None, "geen" if profile == "BW-zwaar" else "woning"])
    return rows + [["verandering", old, None, pct, new, None, None] for (old, new), pct in CHANGE_PCT.items()]


def settings(name: str, size: Size, *, bound: bool) -> list[Row]:
    """Return sheet *Instellingen*; where *bound*, the municipality of a location bears its fixed costs."""
    named: dict[str, Cell] = {
        "regio": name,
        "start": START,
        "perioden": size.periods,
        "maanden_per_periode": size.months,
        "budgetvorm": "eigen",
        "vaste_kosten_naar": "vestigingsgemeente" if bound else "inwoners",
        "prijspeil": 2025,
        "index_zorg_pct": 2.5,
        "index_kosten_pct": 2.5,
        "min_verblijf_maanden": 12,
        "logeer_bezetting_pct": 85,
        "standaard_wens_gemeente": "herkomst",
    }
    return [["naam", "waarde"], *named.items()]


def areas(towns: Sequence[Town]) -> list[tuple[str, list[str]]]:
    """Return teams of every three municipalities, the centre on its own."""
    codes = [town.code for town in towns]
    parts = [codes[:1], *(codes[n : n + 3] for n in range(1, len(codes), 3))]
    return [(f"TEAM-{n}", part) for n, part in enumerate(parts, 1)]


def region(size: Size, seed: int) -> Sheets:
    """Return the sheets of a region: sheet name to rows, headers first."""
    made = drawn(size, seed)
    return made.sheets | funded(made, Reference(frames(made.sheets)))


def drawn(size: Size, seed: int, *, bound: bool = False, mark: str = "") -> Drawn:
    """Draw a region but for budgets and teams.

    *bound* leaves out what counts over a whole workbook, so that the region may stand in one with others, see :mod:`nation`; *mark* comes
    behind the codes of its municipalities.
    """
    rng = random.Random(seed)
    towns = towns_of(rng, size, mark)
    sites = sites_of(rng, towns, size, bound=bound)
    living = size.living
    habits = Habits(MIXES, living[""], round(ANNOUNCED * size.clients), living["thuis"], START, PROVIDERS, "R")
    draw = People(seed, towns, habits, (4 if bound else 2) * size.clients + 100)
    people = draw.everybody(sites, size) + (draw.arrivals(size) if bound else [])
    projects, money = project_rows(rng, towns, size)
    town_rows: list[Row] = [["code", "naam", "inwoners", "centrum"]]
    town_rows += [[town.code, town.name, town.inhabitants, "ja" if town.centre else "nee"] for town in towns]
    sheets: Sheets = {
        "Instellingen": settings(f"Proefregio {seed}", size, bound=bound),
        "Gemeenten": town_rows,
        "Woonvormen": FORMS,
        "Profielen": PROFILES,
        "Zorg": care_rows(),
        "Cliënten": client_rows(people),
        "In- en uitstroom": flow_rows(size, inflow=not bound),
        "Locaties": location_rows(rng, sites),
        "Woningaanbod": home_rows(rng, towns, size),
        "Projecten": projects,
        "Investeringsruimte": money,
    }
    return Drawn(rng, size, towns, sheets)


def funded(made: Drawn, plan: Reference) -> Sheets:
    """Return sheets *Budgetten*, *Teams* and *Werkgebied*, as shares of what *plan* asks."""
    rng, towns, size = made.rng, made.towns, made.size
    tight = set(rng.sample([town.code for town in towns], max(1, round(TIGHT_PAYERS * len(towns)))))
    budgets: list[Row] = [["gemeente", "periode", "bedrag"]]
    for town in towns:
        share = rng.uniform(*(TIGHT if town.code in tight else ROOMY))
        for year in size.years:
            least = SPARE * plan.euros_staying(town.code, year)
            budgets.append([town.code, year, ceil(max(share * plan.euros(town.code, year), least) / 1000) * 1000])
    teams: list[Row] = [["code", "cliënturen_per_week", "oproepdienst", "max_groei_pct_per_jaar", "kosten_per_extra_uur"]]
    work: list[Row] = [["team", "gemeente"]]
    for code, area in areas(towns):
        teams.append([code, ceil(max(HOURS * plan.hours(area), SPARE * plan.hours_staying(area))), "nee", 3, 65.75])
        work += [[code, town] for town in area]
    teams.append(["NACHT", 0, "ja", 0, None])
    work += [["NACHT", town.code] for town in towns]
    return {"Budgetten": budgets, "Teams": teams, "Werkgebied": work}


def frames(sheets: Sheets) -> Instance:
    """Return the instance of *sheets* without writing a workbook."""
    return woonplek.read(
        {
            name: pd.DataFrame([list(row) for row in rows[1:]], columns=[str(cell) for cell in rows[0]], dtype=object)
            for name, rows in sheets.items()
        }
    )


def facts(instance: Instance) -> Facts:
    """Measure what *instance* is like."""
    parts = divided(instance, least=1)
    kinds = [Kinds(part, Places(part)) for part in parts]
    now = [client for client in instance.clients if _now(client)]
    here = sum(client.count for client in now)
    starting = sum(1 for found in kinds for members in found.members if any(_now(found.instance.clients[m.client]) for m in members))
    located = sum(client.count for client in now if client.current)
    ready = could_live_alone(instance)
    sited = [client for client in now if on_site(instance, client.current)]
    go = sum(client.count for client in sited if client.profiles[0] in ready)
    wait = sum(client.count for client in now if not client.current and client.profiles[0] in ready)
    lived = {client.current for client in now if client.current and client.current != OWN_HOME}
    places = sum(location.places[0] for location in instance.locations if location.code in lived)
    homes = sum(limit.amount or 0 for offer in instance.offers for limit in offer.limits)
    ratio = [
        plan.budget_share(payer)
        for plan in (Reference(part) for part in parts)
        for payer in {limit.payer for limit in plan.instance.budgets}
    ]
    return Facts(
        clients=sum(client.count for client in instance.clients),
        in_care=here,
        kinds_per_client=starting / here,
        kinds_per_client_all=sum(map(len, kinds)) / sum(int(found.count.sum()) for found in kinds),
        located_pct=100 * located / here,
        waiting_pct=100 * (here - located) / here,
        could_go_pct=100 * go / max(1, sum(client.count for client in sited)),
        homes_a_year=homes / max(1, sum(instance.calendar.days) / 365.25),
        homes_wanted=go + wait,
        full_pct=100 * sum(client.count for client in now if client.current in lived) / max(1, places),
        payers=len(ratio),
        tight_payers=sum(0.95 <= part <= 1.0 for part in ratio),
    )


def _now(client: Client) -> bool:
    """Tell whether *client* is in care at the start, and not by the forecast."""
    return client.first == 0 and not client.flowed_in
