"""Next year's *Cliënten*, *Profielwijzigingen* and pins on clients: everybody where the plan has them at the new start."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from collections.abc import Set as AbstractSet
from dataclasses import dataclass, field
from datetime import date
from typing import Any

from woonplek.domain.calendar import Calendar
from woonplek.domain.codes import WAITING, PinKind
from woonplek.domain.instance import Client, Instance
from woonplek.domain.plan import Course, Plan
from woonplek.io.build_desk import reserved
from woonplek.io.declare import Label
from woonplek.io.next_write import Rows
from woonplek.io.values import TypedRow

Place = Callable[[str], str | None]
"""the code next year of a place, None when it is gone"""


@dataclass
class Movers:
    """Clients of one row who go on alike."""

    row: dict[str, Any]
    changes: list[tuple[Label, str]]
    pins: tuple[int, ...]
    numbers: list[int] = field(default_factory=list)


@dataclass(frozen=True)
class NextPeople:
    """Who is where at the start of period *at*."""

    instance: Instance
    plan: Plan
    at: int
    rows: Mapping[str, TypedRow]
    """this year's row of each client id"""
    own: AbstractSet[tuple[str, int]]
    """(id, nr) of clients with *Profielwijzigingen* of their own: what flows changed is not a change to come"""
    place: Place

    def sheets(self) -> dict[str, Rows]:
        """Return the sheets about people: clients, course, and the pins on clients."""
        clients = {(client.id, nr): client for client in self.instance.clients for nr in client.numbers}
        groups: dict[str, dict[tuple[object, ...], Movers]] = {}
        for course in self.plan.courses:
            client = clients[course.client, course.nr]
            mover = self.mover(client, course)
            if mover is not None:
                key = (tuple(sorted((k, str(v)) for k, v in mover.row.items())), tuple(mover.changes), mover.pins)
                groups.setdefault(client.id, {}).setdefault(key, mover).numbers.append(course.nr)
        sheets: dict[str, Rows] = {"clients": [], "course": [], "pins": []}
        taken = {client.id for client in self.instance.clients}
        for client_id, alike in groups.items():
            for mover in alike.values():
                name = _new_id(client_id, mover, len(alike), self.instance.calendar.start.year, taken)
                sheets["clients"].append({**mover.row, "id": name, "count": len(mover.numbers)})
                sheets["course"] += [{"client": name, "from": label, "profile": profile} for label, profile in mover.changes]
                sheets["pins"] += list(self.pins(name, mover.pins))
        return sheets

    def mover(self, client: Client, course: Course) -> Movers | None:
        """Return the row of one client next year, None when not in care then or still to flow in."""
        at, mine = self.at, (client.id, course.nr) in self.own
        if client.end <= at or (client.flowed_in and client.first >= at):
            return None
        row = self.rows.get(client.id)
        values = dict(row.values) if row is not None else _of_inflow(client)
        values.pop("id", None)
        values.pop("current", None)
        if client.first >= at:
            begin = client.profiles[client.first] if mine else values["profile"]
            changes = _changes(client, client.first, self.instance.calendar) if mine else []
            return Movers({**values, "profile": begin}, changes, self.pinned(client, course.nr))
        now = self.current(course)
        if client.owns_home:
            values["owns_home"] = True
        if now is not None:
            values["current"] = now
        else:
            values.setdefault("waiting_since", self.waits_since(course))
        values["profile"] = client.profiles[at] if mine else client.profiles[at - 1]
        return Movers(values, _changes(client, at, self.instance.calendar) if mine else [], self.pinned(client, course.nr))

    def current(self, course: Course) -> str | None:
        """Return where a client is: where the year ended, or where the plan goes on when that is gone; None waits."""
        for period in (self.at - 1, self.at):
            place = course.at(period)
            if place is None or place == WAITING:
                return None
            code = self.place(place)
            if code is not None:
                return code
        return None

    def waits_since(self, course: Course) -> date:
        """Return the first day of the period in which the wait at the end of the year began."""
        first = self.at - 1
        while first - 1 >= course.first and course.at(first - 1) == WAITING:
            first -= 1
        return self.instance.calendar[first].start

    def pinned(self, client: Client, nr: int) -> tuple[int, ...]:
        """Return which pins still hold for a client."""
        return tuple(
            index
            for index, pin in enumerate(self.instance.pins)
            if pin.kind is PinKind.CLIENT and pin.code == client.id and pin.number in {None, nr} and pin.span.end > self.at
        )

    def pins(self, name: str, pins: tuple[int, ...]) -> Iterator[dict[str, Any]]:
        """Yield the rows of *Vastgelegd* for the client now called *name*."""
        calendar = self.instance.calendar
        for pin in (self.instance.pins[index] for index in pins):
            value = pin.value if pin.value == WAITING else self.place(pin.value)
            if value is not None:
                row = {"kind": pin.kind.value, "code": name, "from": Label(calendar[max(self.at, pin.span.first)].label), "value": value}
                if pin.span.end < len(calendar):
                    row["until"] = Label(calendar[pin.span.end - 1].label)
                yield row


def _new_id(client_id: str, mover: Movers, groups: int, year: int, taken: set[str]) -> str:
    """Return an id that no row has: the old one where the row is still whole."""
    base = f"{year}-{client_id}" if reserved(client_id) else client_id
    if groups == 1:
        return base
    name = f"{base}-nr{mover.numbers[0]}"
    while name in taken:
        name += "x"
    taken.add(name)
    return name


def _of_inflow(client: Client) -> dict[str, Any]:
    """Return the cells of a client who flowed in."""
    return {
        "origin": client.origin,
        "urgency": client.urgency,
        "care_from": client.in_care_from,
        "exit_to": "woning" if client.exit_to_home else "geen",
        "profile": client.profiles[client.first],
    }


def _changes(client: Client, at: int, calendar: Calendar) -> list[tuple[Label, str]]:
    """Return the changes of profile after period *at*."""
    profiles = client.profiles
    return [(Label(calendar[t].label), profiles[t]) for t in range(at + 1, client.end) if profiles[t] != profiles[t - 1]]
