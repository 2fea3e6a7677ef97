"""Next year's input workbook from this year's and its plan: everybody and everything where the plan has it by then."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from pathlib import Path
from typing import Any

from woonplek.check.facts import Facts
from woonplek.domain.base import Language, Text
from woonplek.domain.calendar import label_range
from woonplek.domain.codes import PinKind
from woonplek.domain.instance import Instance
from woonplek.domain.plan import Plan
from woonplek.io.book import Book
from woonplek.io.build_course import build_changes
from woonplek.io.build_dates import When, first_day
from woonplek.io.build_desk import Codes, Desk
from woonplek.io.declare import Kind, Label
from woonplek.io.next_people import NextPeople
from woonplek.io.next_places import NextPlaces
from woonplek.io.next_write import Rows, write_input
from woonplek.io.problems import InputError, Problem
from woonplek.io.sheets import SHEET, SHEETS
from woonplek.io.values import TypedRow, type_book

MADE = ("settings", "clients", "course", "locations", "places", "projects", "investment", "pins")
LEFT_OUT = ("scenarios", "changes")
"""sheets that name rows which may be gone"""


def next_input(book: Book, instance: Instance, plan: Plan, start: date, path: Path, *, language: Language = "nl") -> tuple[Text, ...]:
    """Write the input of a plan from *start* on to *path*, and return what the planner should know about it.

    Parameters
    ----------
    book
        the workbook that *instance* was built of, changes of scenarios included
    start
        a boundary between periods of the plan; the end of the plan stays where it is

    Raises
    ------
    InputError
        When no period of the plan but the first begins on *start*.
    """
    at = _period(instance, start)
    rows = type_book(book, [])
    facts = Facts(instance, plan)
    places = NextPlaces(facts, at, {key: _by_code(rows.get(key, [])) for key in ("locations", "projects")})
    people = NextPeople(instance, plan, at, _clients(rows), _own_changes(book, rows, instance), places.code).sheets()
    sheets: dict[str, Rows] = {"settings": _settings(instance, rows, at), "locations": places.locations(), **people}
    sheets["projects"], sheets["investment"] = places.projects(), places.investment()
    sheets["places"] = _course_of_places(instance, rows, at, {row["code"] for row in sheets["locations"]})
    sheets["pins"] += _pins(instance, at, places)
    for sheet in SHEETS:
        if sheet.key not in (*MADE, *LEFT_OUT) and sheet.key in rows:
            sheets[sheet.key] = list(_still_to_come(sheet.key, rows[sheet.key], start))
    grown = _grown(plan, at)
    for row in sheets.get("teams", []):
        row["hours_per_week"] += grown.get(row["code"], 0)
    path.parent.mkdir(parents=True, exist_ok=True)
    write_input({key: found for key, found in sheets.items() if found or SHEET[key].required}, path, language)
    return (*_remarks(instance, rows, places, at), *_remarks_on_teams(grown))


def _grown(plan: Plan, at: int) -> dict[str, int]:
    """Return by how many hours a week each team has grown at the start of period *at*: what the plan buys for it then."""
    return {bought.team: bought.hours for bought in plan.extra_hours if bought.period == at and bought.hours}


def _remarks_on_teams(grown: dict[str, int]) -> Iterator[Text]:
    if grown:
        nl, en = (", ".join(f"{team} +{hours} {word}" for team, hours in grown.items()) for word in ("uur", "hours"))
        yield Text(
            f"Teams beginnen met de extra uren die het plan dan inkoopt, zonder prijs: {nl} per week.",
            f"Teams begin with the extra hours that the plan buys then, free of charge: {en} a week.",
        )


def _period(instance: Instance, start: date) -> int:
    """Return the period that begins on *start*."""
    calendar = instance.calendar
    starts = {period.start: period.index for period in calendar.periods[1:]}
    if start in starts:
        return starts[start]
    shown = f"{start.day:02d}-{start.month:02d}-{start.year}"
    what = Text(f"op {shown} begint in dit plan geen latere periode", f"no later period of this plan begins on {start.isoformat()}")
    listed = ", ".join(f"{day.day:02d}-{day.month:02d}-{day.year}" for day in starts)
    raise InputError([Problem(sheet="", cell="", what=what, remedy=Text(f"kies uit: {listed}", f"choose from: {listed}"))])


def _by_code(rows: list[TypedRow]) -> dict[str, TypedRow]:
    return {row.values["code"]: row for row in rows}


def _clients(rows: dict[str, list[TypedRow]]) -> dict[str, TypedRow]:
    """Return the row of each client id."""
    return {row.values.get("id") or f"rij-{number}": row for number, row in enumerate(rows.get("clients", []), start=1)}


def _own_changes(book: Book, rows: dict[str, list[TypedRow]], instance: Instance) -> set[tuple[str, int]]:
    """Return (id, nr) of clients with *Profielwijzigingen* of their own."""
    desk = Desk(book=book, rows=rows, problems=[])
    people, profiles = (Codes(Text("", ""), key) for key in ("clients", "profiles"))
    desk.codes.update(clients=people, profiles=profiles)
    counts = {client_id: row.values.get("count", 1) for client_id, row in _clients(rows).items()}
    for client_id in counts:
        people.add(client_id)
    for profile in instance.profiles:
        profiles.add(profile.code, profile.name)
    changes = build_changes(desk, When(desk, instance.calendar), counts)
    return {(client_id, nr) for client_id, found in changes.items() for change in found for nr in change.numbers}


def _settings(instance: Instance, rows: dict[str, list[TypedRow]], at: int) -> Rows:
    """Return the settings with the new start, and with what depended on the old one written out."""
    calendar = instance.calendar
    values = {row.values["name"]: row.values.get("value") for row in rows["settings"] if "name" in row.values}
    values["start"] = calendar[at].start
    values["periods"] = len(calendar) - at
    values["price_year"] = instance.settings.price_year
    values["phase_in_start"] = instance.settings.phase_in_start
    values["reference_date"] = calendar[at].start
    return [{"name": name, "value": value} for name, value in values.items() if value is not None]


def _course_of_places(instance: Instance, rows: dict[str, list[TypedRow]], at: int, codes: set[str]) -> Rows:
    """Return the rows of *Capaciteitsverloop* that still change something: from period *at* on."""
    named = {row.values.get("location") for row in rows.get("places", [])}
    found: Rows = []
    for location in instance.locations:
        if location.code not in codes or not {location.code, location.name} & named:
            continue
        for t in range(at, instance.periods):
            if location.is_open[t] and location.places[t] != location.places[t - 1] and location.is_open[t - 1]:
                found.append({"location": location.code, "period": Label(instance.calendar[t].label), "places": location.places[t]})
            elif location.is_open[t - 1] and not location.is_open[t]:
                found.append({"location": location.code, "period": Label(instance.calendar[t].label), "places": 0})
    return found


def _pins(instance: Instance, at: int, places: NextPlaces) -> Iterator[dict[str, Any]]:
    """Yield the pins on locations and projects that still hold."""
    calendar = instance.calendar
    for pin in instance.pins:
        if pin.kind is PinKind.CLIENT or pin.span.end <= at:
            continue
        if pin.kind is PinKind.LOCATION and places.code(pin.code) is None:
            continue
        if pin.kind is PinKind.PROJECT and (not places.still_option(pin.code) or (pin.span.first < at and pin.value != "0")):
            continue
        row = {"kind": pin.kind.value, "code": pin.code, "from": Label(calendar[max(at, pin.span.first)].label), "value": pin.value}
        if pin.span.end < len(calendar):
            row["until"] = Label(calendar[pin.span.end - 1].label)
        yield row


def _still_to_come(key: str, rows: list[TypedRow], start: date) -> Iterator[dict[str, Any]]:
    """Yield the rows of a sheet without what is for periods before *start* only."""
    periods = [column.key for column in SHEET[key].columns if column.type is Kind.PERIOD]
    for row in rows:
        if any(_past(row.values[column], start) for column in periods if column in row.values):
            continue
        wide: dict[str, Any] = {Label(label): value for label, (value, _) in row.wide.items() if not _past(Label(label), start)}
        if not row.wide or wide:
            yield {**row.values, **wide}


def _past(moment: date | Label, start: date) -> bool:
    """Tell whether *moment*, with all of its period, is before *start*."""
    bounds = label_range(moment) if isinstance(moment, Label) else None
    return bounds[1] <= start if bounds else first_day(moment) < start


def _remarks(instance: Instance, rows: dict[str, list[TypedRow]], places: NextPlaces, at: int) -> Iterator[Text]:
    """Yield what could not come along, and what the planner still has to fill in."""
    years = len(instance.calendar) - at
    yield Text(
        f"Het plan loopt tot hetzelfde eind: {years} perioden. Verhoog perioden en vul de bedragen aan om verder te kijken.",
        f"The plan runs to the same end: {years} periods. Raise periods and add the amounts to look further.",
    )
    left = [SHEET[key].name for key in LEFT_OUT if rows.get(key)]
    if left:
        yield Text(
            f"Niet meegenomen: {', '.join(n.nl for n in left)}; zij kunnen rijen noemen die er niet meer zijn.",
            f"Not taken along: {', '.join(n.en for n in left)}; they may name rows that are gone.",
        )
    lost = [pin for pin in instance.pins if pin.kind is PinKind.CLIENT and pin.span.end > at and pin.value in instance.offer]
    gone = sorted({pin.value for pin in lost if places.code(pin.value) is None})
    if gone:
        listed = ", ".join(gone)
        yield Text(f"Niet meegenomen: wat op Vastgelegd op {listed} staat.", f"Not taken along: what Pins has on {listed}.")
