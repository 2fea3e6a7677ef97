"""Sheets *Cliënten* and *Profielwijzigingen*: groups of clients of one row with the same course."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Any

from woonplek.domain.base import Text
from woonplek.domain.codes import EXTERNAL, HOME, WAITING, Willingness
from woonplek.domain.instance import Client, Form, Location
from woonplek.io.build_course import Change, build_changes, profiles_of
from woonplek.io.build_dates import To, When, first_day
from woonplek.io.build_desk import Codes, Desk, cents, joined, reserved
from woonplek.io.declare import Label
from woonplek.io.values import TypedRow
from woonplek.io.words import fold

KEY = "clients"
WAITING_WORDS = (fold(WAITING), "waiting list")
MOST_CLIENTS = 200_000


@dataclass
class People:
    """Clients before flows."""

    clients: list[Client] = field(default_factory=list)
    fixed: set[tuple[str, int]] = field(default_factory=set)
    """(id, nr) of those with an end or changes of their own"""
    never: dict[str, int] = field(default_factory=dict)
    """id and number of those who by rounding are in care in no period"""
    counts: dict[str, int] = field(default_factory=dict)
    """clients a row, by id"""
    rows: dict[str, TypedRow] = field(default_factory=dict)
    moved_days: int = 0
    """client-days by which care became longer or shorter when dates were brought to boundaries"""


@dataclass(frozen=True)
class _Care:
    """When a row is in care: periods first … end - 1."""

    first: int
    end: int
    leaves: bool
    ends: bool


def build_people(desk: Desk, when: When, forms: tuple[Form, ...], locations: dict[str, Location]) -> People:
    """Return the groups of clients of the input, in the order of the rows."""
    people = People()
    ids = _ids(desk, people)
    changes = build_changes(desk, when, people.counts)
    reader = _Rows(desk, when, people, any(f.at_home for f in forms), locations)
    total = 0
    for rank, (row, client_id) in enumerate(zip(desk.of(KEY), ids, strict=True), start=1):
        total += row.values.get("count", 1)
        if client_id is not None and total <= MOST_CLIENTS:
            reader.add(row, client_id, rank, changes.get(client_id, []))
    if total > MOST_CLIENTS:
        what = Text(f"er staan {total} cliënten op het blad", f"there are {total} clients on the sheet")
        desk.problem(KEY, None, "", what, Text(f"neem er ten hoogste {MOST_CLIENTS}", f"take at most {MOST_CLIENTS}"))
    _notes(desk, people)
    return people


def _ids(desk: Desk, people: People) -> list[str | None]:
    """Return the id of each row, ``rij-<n>`` where blank; None where it cannot be used, which is reported."""
    codes = desk.codes["clients"] = Codes(Text("cliënt", "client"), KEY)
    ids: list[str | None] = []
    for number, row in enumerate(desk.of(KEY), start=1):
        typed = row.values.get("id")
        made = row.cells.get("id") == ""  # a scenario took rows out: who stays keeps the number of the workbook
        if typed is not None and reserved(typed) and fold(typed) != f"rij {number}" and not made:
            what = Text("deze id heeft een vaste betekenis", "this id has a fixed meaning")
            desk.problem(KEY, row, "id", what, Text("kies een andere, of laat de cel leeg", "choose another, or leave the cell blank"))
            ids.append(None)
            continue
        client_id = f"rij-{number}" if typed is None else str(typed)
        if not codes.add(client_id):
            desk.problem(KEY, row, "id", Text("deze id staat er dubbel", "this id is there twice"), _DOUBLE)
            ids.append(None)
            continue
        people.counts[client_id] = row.values.get("count", 1)
        people.rows[client_id] = row
        ids.append(client_id)
    return ids


_DOUBLE = Text("geef elke rij een eigen id, of gebruik aantal", "give every row its own id, or use count")


class _Rows:
    """Turns rows into groups."""

    def __init__(self, desk: Desk, when: When, people: People, at_home: bool, locations: dict[str, Location]) -> None:  # noqa: FBT001
        self.desk = desk
        self.when = when
        self.people = people
        self.at_home = at_home
        self.locations = locations

    def add(self, row: TypedRow, client_id: str, rank: int, changes: list[Change]) -> None:
        """Add the groups of *row*."""
        profile = self.desk.resolve(KEY, row, "profile")
        care = self.care(row)
        fields = self.fields(row)
        if profile is None or care is None:
            return
        count = self.people.counts[client_id]
        if care.first >= care.end:
            self.people.never[client_id] = count
            return
        self.check_home(row, fields)
        if care.first > 0 and fields["current"] is not None:
            self.desk.note(
                "unused",
                f"Cliënten: {client_id} is bij de start nog niet in zorg; huidige_locatie telt niet.",
                f"Clients: {client_id} is not yet in care at the start; current does not count.",
            )
            fields["current"] = None
        periods = len(self.when.calendar)
        for numbers, course in profiles_of(count, profile, changes, periods):
            self.people.clients.append(
                Client(
                    id=client_id,
                    numbers=numbers,
                    row=rank,
                    first=care.first,
                    end=care.end,
                    leaves=care.leaves,
                    profiles=course,
                    **fields,
                )
            )
        changed = {nr for change in changes for nr in change.numbers}
        self.people.fixed.update((client_id, nr) for nr in (range(1, count + 1) if care.ends else changed))

    def care(self, row: TypedRow) -> _Care | None:
        """Return when *row* is in care, None when that is wrong, which is reported."""
        values, desk, calendar = row.values, self.desk, self.when.calendar
        since, until = values.get("care_from"), values.get("care_until")
        first = 0 if since is None else self.when.boundary(KEY, row, "care_from", To.NEAREST)
        last = self.when.boundary(KEY, row, "care_until", To.NEAREST, late=True)
        begin = calendar.start if since is None else first_day(since)
        if until is not None and first_day(until) <= begin:
            what = Text("in_zorg_tot ligt op of voor het begin van de zorg", "care_until is on or before the start of care")
            remedy = Text("vul de eerste dag zonder zorg in, of haal de rij weg", "fill in the first day without care, or remove the row")
            desk.problem(KEY, row, "care_until", what, remedy)
            return None
        if first is None or {"care_from", "care_until"} & row.misread or (until is not None and last is None):
            return None
        periods = len(calendar)
        end, leaves = (periods, False) if last is None else (min(last, periods), last <= periods)
        for moment, boundary in ((since, first), (until, last)):
            if moment is not None and not isinstance(moment, Label) and calendar.start <= moment < calendar.end and boundary is not None:
                to = calendar.boundaries[min(boundary, periods)]
                self.people.moved_days += abs((to - moment).days) * values.get("count", 1)
        return _Care(first=first, end=end, leaves=leaves, ends=until is not None)

    def fields(self, row: TypedRow) -> dict[str, Any]:
        """Return the fields of a client that stand on the row itself."""
        values, desk = row.values, self.desk
        since, rent = values.get("care_from"), values.get("max_rent")
        return {
            "origin": desk.resolve(KEY, row, "origin"),
            "urgency": values.get("urgency", 3),
            "exit_to_home": values.get("exit_to", "woning") == "woning",
            "current": self.current(row),
            "owns_home": values.get("owns_home", False),
            "lives_in": desk.resolve(KEY, row, "lives_in"),
            "waiting_since": values.get("waiting_since"),
            "in_care_from": None if since is None else first_day(since),
            "wish_form": desk.resolve(KEY, row, "wish_form"),
            "wish_municipality": desk.resolve(KEY, row, "wish_municipality"),
            "wish_provider": desk.providers.one(values.get("wish_provider")),
            "wait_for_wish": values.get("wait_for_wish", False),
            "requirements": values.get("requirements", frozenset()),
            "max_rent": None if rent is None else cents(rent),
            "willing": Willingness(values.get("willing", Willingness.YES)),
            "payer": self.payer(row),
        }

    def current(self, row: TypedRow) -> str | None:
        """Return the place at the start: a location that is open then, ``thuis``, or None."""
        word = row.values.get("current")
        if word is None or fold(word) in WAITING_WORDS:
            return None
        if fold(word) == HOME:
            return HOME
        code = self.desk.resolve(KEY, row, "current")
        location = None if code is None else self.locations.get(code)
        if location is not None and not location.is_open[0]:
            what = Text(f"{code} is bij de start van het plan niet open", f"{code} is not open at the start of the plan")
            remedy = Text("verbeter huidige_locatie, of de data van de locatie", "repair the location of the client, or its dates")
            self.desk.problem(KEY, row, "current", what, remedy)
        return code if location is not None else None

    def payer(self, row: TypedRow) -> str | None:
        """Return who pays as typed."""
        word = row.values.get("payer")
        if word is None or fold(word) == EXTERNAL:
            return word and EXTERNAL
        return self.desk.resolve(KEY, row, "payer", "municipalities")

    def check_home(self, row: TypedRow, fields: dict[str, Any]) -> None:
        """Check that a home of one's own has a form and a municipality; who lives there has one."""
        at_home = fields["current"] == HOME
        fields["owns_home"] = fields["owns_home"] or at_home
        if not fields["owns_home"]:
            return
        column = "current" if at_home else "owns_home"
        if at_home and not self.at_home:
            what = Text("er is geen woonvorm met thuis = ja", "there is no form with at_home = yes")
            remedy = Text("zet bij één woonvorm thuis op ja", "set at_home to yes for one form")
            self.desk.problem(KEY, row, column, what, remedy)
        if fields["lives_in"] is None and fields["origin"] is None and not {"lives_in", "origin"} & set(row.values):
            what = Text("waar de eigen woning staat is niet bekend", "where the own home stands is not known")
            self.desk.problem(KEY, row, column, what, Text("vul woont_in of herkomstgemeente in", "fill in lives_in or origin"))


def _notes(desk: Desk, people: People) -> None:
    if people.moved_days:
        days = people.moved_days
        desk.note(
            "rounding",
            f"Cliënten: begin en eind van zorg zijn naar grenzen tussen perioden gebracht; dat verschuift samen {days} cliëntdagen.",
            f"Clients: start and end of care were brought to boundaries between periods; that moves {days} client-days in all.",
        )
    if people.never:
        number, listed = sum(people.never.values()), joined(people.never)
        desk.note(
            "rounding",
            f"Cliënten: {number} zijn door afronding in geen enkele periode in zorg en tellen niet mee: {listed}.",
            f"Clients: {number} are by rounding in care in no period and do not count: {listed}.",
        )
