"""Synthetic clients of a worked region: who lives where, who waits, what they wish. Nobody here exists."""

from __future__ import annotations

import random
from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, fields
from datetime import date, timedelta

from care_tables import FACILITY, FITS, GROUP, HOME, OWN
from scenario_workbook import Row, spread


@dataclass(frozen=True)
class Town:
    """A municipality: facts of CBS."""

    code: str
    name: str
    inhabitants: int
    latitude: float
    longitude: float
    centre: bool = False


@dataclass(frozen=True)
class Site:
    """A location with the number of clients who live there at the start."""

    code: str
    town: str
    form: str
    places: int
    name: str
    residents: int = 0
    owner: str | None = None
    provider: str | None = None
    rent: float | None = None
    features: str | None = None
    fixed: int | None = None
    kept: int | None = None


@dataclass
class Person:
    """A row of *Cliënten*, in the order of its columns."""

    id: str
    profiel: str
    herkomstgemeente: str | None
    aantal: int = 1
    urgentie: int = 3
    in_zorg_vanaf: date | None = None
    in_zorg_tot: date | None = None
    uitstroom_naar: str | None = None
    huidige_locatie: str | None = None
    heeft_woning: str | None = None
    wacht_sinds: date | None = None
    wens_woonvorm: str | None = None
    wens_gemeente: str | None = None
    wens_aanbieder: str | None = None
    wacht_op_wens: str | None = None
    eisen: str | None = None
    max_huur: float | None = None
    verhuisbereid: str | None = None


def client_rows(people: Sequence[Person]) -> list[Row]:
    """Return sheet *Cliënten*."""
    names = [f.name for f in fields(Person)]
    return [names, *([getattr(person, name) for name in names] for person in people)]


@dataclass(frozen=True)
class Habits:
    """How the clients of a region are drawn: shares are parts of one, mixes are weights by profile. All assumptions."""

    mixes: Mapping[str, Mapping[str, float]]
    """weights of profiles by form, and of the waiting list under ''"""
    waiting: int
    announced: int
    at_home: int
    """clients with care in a home of their own at the start"""
    start: date
    providers: Sequence[str]
    prefix: str
    together: Sequence[int] = (1,)
    """how many who are alike share a row; drawn row by row"""
    at_home_only: Sequence[str] = ()
    """municipalities of origin whose residents all have a home already, and of whom at least two wait"""
    from_here: float = 0.55
    """residents who come from the municipality they live in; the others by inhabitants"""
    features: Mapping[str, float] = field(default_factory=lambda: {"begane grond": 0.06, "rustig": 0.05, "huisdier": 0.03})
    rents: Mapping[float, float] = field(default_factory=lambda: {682.96: 0.84, 477.20: 0.07, 900.07: 0.09})


class Draw:
    """Draws people one after another from one stream of chance."""

    def __init__(self, seed: int, towns: Sequence[Town], habits: Habits) -> None:
        self.rng = random.Random(seed)
        self.towns = towns
        self.habits = habits
        self.ids = self.rng.sample(range(1000, 10000), 2500)

    def weighted(self, weights: Mapping[str, float]) -> str:
        return self.rng.choices(list(weights), list(weights.values()))[0]

    def profiles(self, form: str, count: int) -> list[str]:
        """Return *count* profiles in exactly the proportions of the mix, shuffled."""
        mix = self.habits.mixes[form]
        found = [code for code, number in zip(mix, spread(count, list(mix.values())), strict=True) for _ in range(number)]
        self.rng.shuffle(found)
        return found

    def rows(self, profiles: Sequence[str]) -> list[tuple[str, int]]:
        """Return rows (profile, count) that together hold *profiles*, in random order."""
        found = []
        for profile, total in sorted(Counter(profiles).items()):
            left = total
            while left:
                count = min(left, self.rng.choice(self.habits.together))
                found.append((profile, count))
                left -= count
        self.rng.shuffle(found)
        return found

    def origin(self, here: str | None) -> str | None:
        """Return a municipality of origin: often where one lives; seldom unknown."""
        if here and self.rng.random() < self.habits.from_here:
            return here
        if self.rng.random() < 0.02:
            return None
        return self.rng.choices([t.code for t in self.towns], [t.inhabitants for t in self.towns])[0]

    def person(self, profile: str, count: int, origin: str | None) -> Person:
        """Return somebody with wishes, requirements and a rent, not yet anywhere."""
        rng, habits = self.rng, self.habits
        one = Person(f"{habits.prefix}-{self.ids.pop()}", profile, origin, count)
        if rng.random() < 0.35:
            fitting = [form for form, fits in FITS[profile].items() if fits == "passend" and form != OWN]
            one.wens_woonvorm = HOME if HOME in fitting and rng.random() < 0.6 else rng.choice(fitting)
        if rng.random() < 0.15:
            one.wens_gemeente = rng.choices([t.code for t in self.towns], [t.inhabitants for t in self.towns])[0]
        if rng.random() < 0.08:
            one.wens_aanbieder = rng.choice(habits.providers)
        one.eisen = next((name for name, share in habits.features.items() if rng.random() < share), None)
        one.max_huur = rng.choices(list(habits.rents), list(habits.rents.values()))[0] if profile.startswith("BT") else None
        if rng.random() < 0.06:
            one.in_zorg_tot = habits.start + timedelta(days=rng.randint(200, 1700))
            one.uitstroom_naar = "woning" if rng.random() < 0.85 else "geen"
        return one

    def resident(self, profile: str, count: int, site: Site) -> Person:
        origin = self.origin(site.town)
        if site.form != HOME and origin in self.habits.at_home_only:
            origin = site.town
        one = self.person(profile, count, origin)
        one.huidige_locatie = site.code
        one.urgentie = self.rng.choices((2, 3, 4), (0.2, 0.6, 0.2))[0]
        shares = (0.75, 0.17, 0.08) if site.form in (FACILITY, GROUP) else (0.6, 0.3, 0.1)
        one.verhuisbereid = self.rng.choices(("ja", "naar wens", "nee"), shares)[0]
        return one

    def residents(self, sites: Sequence[Site]) -> list[Person]:
        """Return who lives at *sites*, site by site, forms one after the other."""
        people: list[Person] = []
        for form in (FACILITY, GROUP, HOME):
            here = [site for site in sites if site.form == form]
            profiles = self.profiles(form, sum(site.residents for site in here))
            for site in here:
                mine, profiles = profiles[: site.residents], profiles[site.residents :]
                people += [self.resident(profile, count, site) for profile, count in self.rows(mine)]
        return people

    def at_home(self, profile: str, count: int, origin: str) -> Person:
        """Return somebody who has care in a home of their own."""
        one = self.person(profile, count, origin)
        one.huidige_locatie, one.heeft_woning, one.wens_woonvorm, one.wens_gemeente = "thuis", "ja", None, None
        return one

    def waiter(self, profile: str, count: int) -> Person:
        one = self.person(profile, count, self.origin(None))
        one.urgentie = self.rng.choices((1, 2, 3, 4), (0.12, 0.28, 0.45, 0.15))[0]
        one.wacht_sinds = self.habits.start - timedelta(days=int(self.rng.triangular(20, 900, 120)))
        if one.wens_woonvorm and self.rng.random() < 0.1:
            one.wacht_op_wens = "ja"
        if profile in ("BT-licht", "BT-midden") and self.rng.random() < 0.12 and one.herkomstgemeente:
            one.heeft_woning = "ja"
        one.in_zorg_tot = one.uitstroom_naar = None
        return one


def draw_people(seed: int, towns: Sequence[Town], sites: Sequence[Site], habits: Habits) -> list[Person]:
    """Return the clients of a region: residents site by site, then who has a home, who waits and who is announced."""
    draw = Draw(seed, towns, habits)
    people = draw.residents(sites)
    for profile, count in draw.rows(draw.profiles(HOME, habits.at_home)):
        people.append(draw.at_home(profile, count, draw.rng.choices([t.code for t in towns], [t.inhabitants for t in towns])[0]))
    waiting = [draw.waiter(profile, count) for profile, count in draw.rows(draw.profiles("", habits.waiting))]
    fewest = sorted(waiting, key=lambda one: one.aantal)
    for one, town in zip(fewest, (*habits.at_home_only, *habits.at_home_only), strict=False):
        one.herkomstgemeente, one.heeft_woning, one.urgentie = town, None, 3
    people += sorted(waiting, key=lambda one: (one.wacht_sinds or habits.start, one.id))
    for profile, count in draw.rows(draw.profiles("", habits.announced)):
        one = draw.waiter(profile, count)
        one.wacht_sinds, one.heeft_woning = None, None
        one.in_zorg_vanaf = habits.start + timedelta(days=draw.rng.randint(190, 1100))
        people.append(one)
    return people
