"""Next year's *Locaties*, *Projecten* and *Investeringsruimte*: what is there, under way, and still open."""

from __future__ import annotations

from collections import Counter
from decimal import Decimal
from math import ceil
from typing import Any

from woonplek.check.facts import Build, Facts
from woonplek.domain.codes import WAITING, Decision, Source
from woonplek.domain.instance import Instance, Location
from woonplek.domain.money import CENTS, step_investment_cents
from woonplek.io.declare import Label
from woonplek.io.next_write import Rows
from woonplek.io.values import TypedRow

SHARED = ("municipality", "form", "name", "neighbourhood", "owner", "provider", "rent", "features", "tenant_stays")
WHOLE = ("investment", "fixed_cost", "minimum_use")
"""columns of a project that are for the whole of it"""


class NextPlaces:
    """What is where at the start of period *at*."""

    def __init__(self, facts: Facts, at: int, rows: dict[str, dict[str, TypedRow]]) -> None:
        self.facts = facts
        self.at = at
        self.rows = rows
        """this year's rows by code, by sheet"""
        self.year = facts.instance.calendar[at].start.year
        self.begun = {code: build for code, build in facts.builds.items() if build.decided < at}
        self.built = {code: build for code, build in self.begun.items() if build.delivered is not None and build.delivered <= at}
        self.residents: Counter[str] = Counter()
        for course in facts.plan.courses:
            place = course.at(at - 1)
            if place not in {None, WAITING} and course.at(at) is not None:
                self.residents[place if place and self.stands(place) else course.at(at) or ""] += 1

    @property
    def instance(self) -> Instance:
        """The region of this year."""
        return self.facts.instance

    def stands(self, code: str) -> bool:
        """Tell whether a place of this year is open at the start of next year."""
        location = self.instance.location.get(code)
        if location is None or location.source is Source.HOME:
            return location is not None
        if location.source is Source.PROJECT and code not in self.built:
            return False
        closed = self.facts.closed_from.get(code, self.instance.periods)
        return location.is_open[self.at] and closed >= self.at

    def code(self, place: str) -> str | None:
        """Return the code next year of *place*, None when it is gone."""
        location = self.instance.location[place]
        if location.source is Source.OFFER:
            return f"{place}-{self.year}" if self.residents[place] + self.facts.kept(place, self.at) else None
        if self.stands(place):
            return place
        if location.source is Source.PROJECT:
            under_way = place in self.begun and place not in self.built
            return place if under_way or self.still_option(place) else None
        return place if self.opens_later(location) else None

    def opens_later(self, location: Location) -> bool:
        """Tell whether *location* is still to open."""
        closed = self.facts.closed_from.get(location.code, self.instance.periods)
        return closed >= self.at and any(location.is_open[t] for t in range(self.at, self.instance.periods))

    def locations(self) -> Rows:
        """Return next year's locations: those that stand or open later, delivered projects, and offered homes in use."""
        found: Rows = []
        for location in self.instance.locations:
            if location.source is Source.EXISTING and (self.stands(location.code) or self.opens_later(location)):
                row = dict(self.rows["locations"][location.code].values)
                row["places"] = self._places(location)
                found.append(self._with_kept(row, location))
            elif location.source is Source.PROJECT and location.code in self.built and self.stands(location.code):
                found.append(self._with_kept(self._delivered(self.built[location.code]), location))
            elif location.source is Source.OFFER:
                found += self._offered(location)
        return found

    def _places(self, location: Location) -> int:
        """Return the places at the end of the year before, or those it opens with."""
        if location.is_open[self.at - 1]:
            return location.places[self.at - 1]
        return next(location.places[t] for t in range(self.at, self.instance.periods) if location.is_open[t])

    def _with_kept(self, row: dict[str, Any], location: Location) -> dict[str, Any]:
        kept = self.facts.kept(location.code, self.at)
        return {key: value for key, value in {**row, "kept": kept}.items() if key != "kept" or kept}

    def _offered(self, location: Location) -> Rows:
        """Return the homes of an offer in which clients live or that former clients keep."""
        kept = self.facts.kept(location.code, self.at)
        count = self.residents[location.code] + kept
        if not count:
            return []
        values = {
            "municipality": location.municipality,
            "form": location.form,
            "neighbourhood": location.neighbourhood,
            "owner": location.owner,
            "provider": location.provider,
            "rent": None if location.rent is None else Decimal(location.rent) / CENTS,
            "features": location.features or None,
            "tenant_stays": location.tenant_stays,
        }
        row = {"code": f"{location.code}-{self.year}", "places": count, **values}
        return [self._with_kept({key: value for key, value in row.items() if value is not None}, location)]

    def _part(self, row: dict[str, Any], build: Build) -> dict[str, Any]:
        """Return *row* for the steps that were decided: places, money and minimum pro rata, the minimum rounded up."""
        project = build.project
        for column in WHOLE:
            if column in row:
                part = Decimal(row[column]) * build.steps / project.steps
                row[column] = ceil(part) if column == "minimum_use" else part
        row["places"] = build.places
        return row

    def _delivered(self, build: Build) -> dict[str, Any]:
        values = self._part(dict(self.rows["projects"][build.project.code].values), build)
        keep = ("code", "places", "fixed_cost", "minimum_use", *SHARED)
        return {key: value for key, value in values.items() if key in keep}

    def projects(self) -> Rows:
        """Return next year's projects: under way as ``vast``, and options that can still be decided."""
        found: Rows = []
        gone = self._gone()
        for project in self.instance.projects:
            row = dict(self.rows["projects"][project.code].values)
            build = self.begun.get(project.code)
            if project.code in gone or (build is not None and project.code in self.built):
                continue
            if build is not None:
                row = self._part(row, build)
                row["decision"] = Decision.FIXED.value
                row["decide_from"] = project.begun or self.instance.calendar[build.decided].start
                for column in ("step", "decide_until"):
                    row.pop(column, None)
            if project.requires in self.built:
                row.pop("requires", None)
            if project.replaces is not None and not self.stands(project.replaces):
                row.pop("replaces", None)
            found.append(row)
        return found

    def _gone(self) -> set[str]:
        """Return the options that can no longer be chosen: too late, another of the group begun, or what they require gone."""
        groups = {build.project.group for build in self.begun.values() if build.project.group is not None}
        options = [p for p in self.instance.projects if p.code not in self.begun and p.decision is Decision.OPTION]
        gone = {p.code for p in options if p.decide_until < self.at or p.group in groups}
        while True:
            more = {p.code for p in options if p.requires in gone} - gone
            if not more:
                return gone
            gone |= more

    def investment(self) -> Rows:
        """Return the room by owner and period; what is left of the years before comes with the first."""
        calendar = self.instance.calendar
        room: dict[str, Counter[int]] = {}
        for limit in self.instance.investment:
            room.setdefault(limit.owner, Counter())[max(limit.period, self.at)] += limit.amount
        for build in self.begun.values():
            owner = self.instance.location[build.project.code].owner
            if owner in room and build.project.begun is None:
                room[owner][self.at] -= step_investment_cents(build.project) * build.steps
        return [
            {"owner": owner, "period": Label(calendar[period].label), "amount": Decimal(max(0, amount)) / CENTS}
            for owner, amounts in room.items()
            for period, amount in sorted(amounts.items())
        ]

    def still_option(self, code: str) -> bool:
        """Tell whether project *code* is on next year's sheet as an option."""
        return code not in self.begun and code not in self._gone()
