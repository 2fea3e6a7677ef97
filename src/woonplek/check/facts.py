"""Plain facts of a plan that the rules and goals share: stays, visits, what is open, what is delivered."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterator
from functools import cached_property
from typing import NamedTuple

from woonplek.domain.codes import HOME, WAITING, Decision, PinKind, Source, Suitability, Willingness
from woonplek.domain.instance import Client, Form, Instance, Location, Project
from woonplek.domain.money import payer
from woonplek.domain.plan import Course, Plan
from woonplek.domain.supply import delivery


class Stay(NamedTuple):
    """An unbroken time of a client at one place, or on the waiting list, in periods ``start <= t < end``."""

    client: Client
    nr: int
    place: str
    start: int
    end: int
    before: str | None
    """the place just before; None: not in care, or waiting before the start"""

    @property
    def waits(self) -> bool:
        return self.place == WAITING

    @property
    def from_place(self) -> str | None:
        """The place that was left for this one, None for who had none."""
        return None if self.before == WAITING else self.before


class Visit(NamedTuple):
    """What clients at a place in a period have in common; counted in :attr:`Facts.visits`."""

    place: str
    municipality: str
    profile: str
    payer: str | None
    period: int


class Build(NamedTuple):
    """A project that is decided: by the plan, or by the input (``vast``)."""

    project: Project
    decided: int
    steps: int
    delivered: int | None
    """first period with its places, None after the plan"""

    @property
    def places(self) -> int:
        return self.steps * self.project.step

    @property
    def least(self) -> int:
        """Return the least residents of the steps decided: *min_bezetting* pro rata, rounded up."""
        return -(-self.project.minimum_use * self.steps // self.project.steps)


class Facts:
    """The facts of *plan*, whose structure is known to be sound."""

    def __init__(self, instance: Instance, plan: Plan) -> None:
        self.instance = instance
        self.plan = plan
        self.periods = range(instance.periods)
        self.days = instance.calendar.days
        self.labels = tuple(p.label for p in instance.calendar.periods)
        self.paths: list[tuple[Stay, ...]] = self._paths()
        """the stays of each client in order of time, waiting included"""
        self.changes: list[Stay] = [stay for path in self.paths for stay in path if not stay.waits and stay.before != stay.place]
        """stays at a place that begin in the plan"""

    def _paths(self) -> list[tuple[Stay, ...]]:
        clients = {(c.id, nr): c for c in self.instance.clients for nr in c.numbers}
        paths = []
        for course in self.plan.courses:
            client, nr = clients[course.client, course.nr], course.nr
            before = client.current if client.first == 0 else None
            stays, start = [], client.first
            for t in range(client.first, client.end):
                if t + 1 == client.end or course.places[t + 1 - client.first] != course.places[t - client.first]:
                    place = course.places[t - client.first]
                    stays.append(Stay(client, nr, place, start, t + 1, before))
                    before, start = place, t + 1
            paths.append(tuple(stays))
        return paths

    @cached_property
    def _courses(self) -> dict[str, list[Course]]:
        found: dict[str, list[Course]] = defaultdict(list)
        for course in self.plan.courses:
            found[course.client].append(course)
        return dict(found)

    def courses_of(self, client: str) -> list[Course]:
        """Return the courses of all numbers of a row."""
        return self._courses.get(client, [])

    def stays(self) -> Iterator[Stay]:
        """Iterate over all stays, waiting included."""
        for path in self.paths:
            yield from path

    def departures(self) -> Iterator[tuple[Stay, str]]:
        """Iterate over stays, waiting included, that follow a place of another code, with that place."""
        for stay in self.stays():
            left = stay.from_place
            if left is not None and left != stay.place:
                yield stay, left

    @cached_property
    def visits(self) -> Counter[Visit]:
        """Clients by place (waiting included), its municipality, profile, payer and period."""
        counted: Counter[tuple[str, str, str, str | None, int]] = Counter()
        instance = self.instance
        towns = {loc.code: loc.municipality for loc in instance.locations}
        towns[WAITING] = ""
        dated = instance.settings.residence_principle_from is not None
        for path in self.paths:
            client = path[0].client if path else None
            if client is None:
                continue
            home = instance.place_municipality(client, HOME) if HOME in instance.location else ""
            always = payer(instance, client, client.first)
            profiles = client.profiles
            for stay in path:
                place = stay.place
                town = home if place == HOME else towns[place]
                for t in range(stay.start, stay.end):
                    counted[place, town, profiles[t], payer(instance, client, t) if dated else always, t] += 1
        return Counter({Visit(*key): count for key, count in counted.items()})

    @cached_property
    def placed(self) -> Counter[Visit]:
        """The visits without those to the waiting list."""
        return Counter({visit: count for visit, count in self.visits.items() if visit.place != WAITING})

    @cached_property
    def residents(self) -> Counter[tuple[str, int]]:
        """Clients at each place in each period."""
        found: Counter[tuple[str, int]] = Counter()
        for visit, count in self.visits.items():
            found[visit.place, visit.period] += count
        return found

    @cached_property
    def stayed(self) -> Counter[Visit]:
        """Where the residents of the start who are still in care would be, had all of them stayed."""
        counted: Counter[Visit] = Counter()
        for client in self.instance.clients:
            if client.first == 0 and client.current is not None:
                town = self.instance.place_municipality(client, client.current)
                for t in range(client.end):
                    counted[Visit(client.current, town, client.profiles[t], None, t)] += client.count
        return counted

    @cached_property
    def builds(self) -> dict[str, Build]:
        """What is built, by code: the first decision of the plan on each option, and every ``vast`` project."""
        found: dict[str, Build] = {}
        for project in self.instance.projects:
            if project.decision is Decision.FIXED:
                when = project.decide_from
                found[project.code] = Build(project, when, project.steps, delivery(self.instance, project, when))
        for decision in sorted(self.plan.projects, key=lambda d: d.period):
            project = self.instance.project[decision.project]
            if project.code not in found and decision.steps > 0:
                delivered = delivery(self.instance, project, decision.period)
                found[project.code] = Build(project, decision.period, decision.steps, delivered)
        return found

    @cached_property
    def converted_from(self) -> dict[str, int]:
        """First closed period of the locations that a project replaces."""
        found: dict[str, int] = {}
        for build in self.builds.values():
            replaced = build.project.replaces
            if replaced is not None:
                found[replaced] = min(build.decided, found.get(replaced, build.decided))
        return found

    @cached_property
    def chosen_closings(self) -> dict[str, int]:
        """First closed period of the locations that the solver closes: itself, or by an option that replaces one."""
        found = dict(self.plan.closed_from)
        for build in self.builds.values():
            replaced = build.project.replaces
            if replaced is not None and build.project.decision is Decision.OPTION:
                found[replaced] = min(build.decided, found.get(replaced, build.decided))
        return {code: t for code, t in found.items() if self.open_by_input(code, t)}

    @cached_property
    def closed_from(self) -> dict[str, int]:
        """First closed period by location, of what plan or projects close."""
        found = dict(self.converted_from)
        for code, t in self.plan.closed_from.items():
            found[code] = min(t, found.get(code, t))
        return found

    def open_by_input(self, code: str, period: int) -> bool:
        """Tell whether a location is open but for what the solver decides (a ``vast`` project counts as input)."""
        if not self.instance.location[code].is_open[period]:
            return False
        return all(
            build.project.replaces != code or build.project.decision is Decision.OPTION or period < build.decided
            for build in self.builds.values()
        )

    def is_open(self, code: str, period: int) -> bool:
        """Tell whether a location is open in *period*, after all decisions."""
        return self.instance.location[code].is_open[period] and period < self.closed_from.get(code, len(self.periods))

    def places(self, location: Location, period: int) -> int:
        """Return the places of an existing location or a project in *period*."""
        if not self.is_open(location.code, period):
            return 0
        if location.source is not Source.PROJECT:
            return location.places[period]
        build = self.builds.get(location.code)
        return build.places if build is not None and build.delivered is not None and build.delivered <= period else 0

    @cached_property
    def leavers(self) -> dict[str, list[int]]:
        """Periods from which former clients keep their home, by location."""
        found: dict[str, list[int]] = defaultdict(list)
        for path in self.paths:
            last = path[-1] if path else None
            if last is None or not last.client.leaves or last.place in {WAITING, HOME}:
                continue
            if self.instance.location[last.place].tenant_stays:
                found[last.place].append(last.end)
        return found

    def kept(self, code: str, period: int) -> int:
        """Return the homes of a location that former clients keep in *period*, while the input leaves it open."""
        if not self.open_by_input(code, period):
            return 0
        return self.instance.location[code].kept_at_start + sum(1 for t in self.leavers.get(code, ()) if t <= period)

    @cached_property
    def unwilling(self) -> Counter[tuple[str, int]]:
        """Clients who do not want to move and are where they were at the start, by place and period."""
        found: Counter[tuple[str, int]] = Counter()
        for path in self.paths:
            client = path[0].client if path else None
            if client is not None and client.willing is Willingness.NO and client.first == 0 and client.current is not None:
                for stay in path:
                    if stay.place == client.current:
                        for t in range(stay.start, stay.end):
                            found[stay.place, t] += 1
        return found

    @cached_property
    def _pinned(self) -> dict[tuple[str, int | None], set[int]]:
        found: dict[tuple[str, int | None], set[int]] = defaultdict(set)
        if self.instance.policy.on("pinned"):
            for pin in self.instance.pins:
                if pin.kind is PinKind.CLIENT:
                    found[pin.code, pin.number].update(pin.span.periods())
        return dict(found)

    def pinned(self, client: Client, nr: int, period: int) -> bool:
        """Tell whether the place of a client in *period* is pinned."""
        pins = self._pinned
        return bool(pins) and (period in pins.get((client.id, nr), ()) or period in pins.get((client.id, None), ()))

    def form(self, place: str) -> Form:
        """Return the form of a place."""
        return self.instance.form[self.instance.location[place].form]

    def fit(self, profile: str, place: str) -> Suitability:
        """Return how the form of a place fits *profile*."""
        return self.instance.care_line(profile, self.instance.location[place].form).suitability

    def in_region(self, municipality: str) -> bool:
        """Tell whether a municipality is of the region."""
        found = self.instance.municipality.get(municipality)
        return found is not None and found.in_region

    def filled_wishes_met(self, client: Client, place: str) -> bool:
        """Tell whether *place* meets every wish that is filled in on the client's row."""
        if place == WAITING:
            return False
        location = self.instance.location[place]
        return (
            client.wish_form in {None, location.form}
            and client.wish_municipality in {None, self.instance.place_municipality(client, place)}
            and client.wish_provider in {None, location.provider}
        )

    def wishes_met(self, client: Client, place: str) -> frozenset[str]:
        """Return which wishes of a client *place* meets, the default wish for the municipality of origin included."""
        if place == WAITING:
            return frozenset()
        location = self.instance.location[place]
        pairs = (
            ("form", client.wish_form, location.form),
            ("municipality", self.instance.wished_municipality(client), self.instance.place_municipality(client, place)),
            ("provider", client.wish_provider, location.provider),
        )
        return frozenset(name for name, wish, here in pairs if wish is not None and wish == here)

    def wishes(self, client: Client) -> int:
        """Return how many wishes a client has, the default one included."""
        wished = (client.wish_form, self.instance.wished_municipality(client), client.wish_provider)
        return sum(wish is not None for wish in wished)
