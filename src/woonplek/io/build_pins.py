"""Sheet *Vastgelegd*: what stays so, and what that does to groups of clients and to locations."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from woonplek.domain.base import Text
from woonplek.domain.calendar import Span
from woonplek.domain.codes import HOME, WAITING, PinKind, Source
from woonplek.domain.instance import Client, Location, Pin, Project
from woonplek.io.build_dates import When, first_day
from woonplek.io.build_desk import Desk
from woonplek.io.build_people import WAITING_WORDS, People
from woonplek.io.values import TypedRow
from woonplek.io.words import fold

KEY = "pins"
OPEN, SHUT = "open", "dicht"
_STATES = {"open": OPEN, "opened": OPEN, "dicht": SHUT, "gesloten": SHUT, "closed": SHUT, "shut": SHUT}


class Pins:
    """Reads the rows of *Vastgelegd*."""

    def __init__(self, desk: Desk, when: When, people: People, locations: dict[str, Location], projects: Iterable[Project]) -> None:
        self.desk = desk
        self.when = when
        self.people = people
        self.locations = locations
        self.projects = {p.code: p for p in projects}
        self.places: dict[tuple[str, int, int], str] = {}

    def build(self) -> tuple[Pin, ...]:
        """Return the pins; what is wrong is reported."""
        seen: dict[Any, str] = {}
        pins = []
        for row in self.desk.of(KEY):
            values = row.values
            if not {"kind", "code", "from", "value"} <= set(values):
                continue
            span = self.span(row)
            pin = None if span is None else self.pin(row, span)
            if pin is not None and self.desk.unique(KEY, row, "code", seen, (pin.kind, pin.code, pin.number, pin.span.first)):
                pins.append(pin)
        return tuple(pins)

    def span(self, row: TypedRow) -> Span | None:
        """Return the periods of the pin; None when wrong (reported) or outside the plan (listed)."""
        first = self.when.span(KEY, row, "from")
        last = self.when.span(KEY, row, "until") if "until" in row.values else self.when.all
        if first is None or last is None or "until" in row.misread:
            return None
        calendar = self.when.calendar
        begin, end = first.first, last.end
        if not first.periods():
            if first_day(row.values["from"]) >= calendar.end:
                what = Text("vanaf ligt na het plan", "from is after the plan")
                self.desk.problem(
                    KEY, row, "from", what, Text("haal de rij weg of neem meer perioden", "remove the row or take more periods")
                )
                return None
            begin = 0
        if not last.periods():
            if first_day(row.values["until"]) < calendar.start:
                self.desk.outside_plan(KEY, str(row.values["until"]))
                return None
            end = len(calendar)
        if end <= begin:
            what = Text("t/m ligt voor vanaf", "until is before from")
            self.desk.problem(KEY, row, "until", what, Text("verbeter een van beide", "repair one of the two"))
            return None
        return Span(first=begin, end=end)

    def pin(self, row: TypedRow, span: Span) -> Pin | None:
        """Return the pin of *row*, None when it is wrong, which is reported."""
        kind = PinKind(row.values["kind"])
        codes = {PinKind.CLIENT: "clients", PinKind.PROJECT: "projects", PinKind.LOCATION: "locations"}[kind]
        code = self.desk.resolve(KEY, row, "code", codes)
        if code is None:
            return None
        match kind:
            case PinKind.CLIENT:
                value = self.place(row, code, span)
            case PinKind.PROJECT:
                value = self.decided(row, code)
            case PinKind.LOCATION:
                value = self.state(row, code, span)
        number = row.values.get("nr") if kind is PinKind.CLIENT else None
        return None if value is None else Pin(kind=kind, code=code, number=number, span=span, value=value)

    def place(self, row: TypedRow, code: str, span: Span) -> str | None:
        """Return the place that client *code* is pinned to."""
        word, number = row.values["value"], row.values.get("nr")
        count = self.people.counts.get(code, 0)
        if number is not None and number > count:
            what = Text(f"nr {number} is er niet: de rij telt {count} cliënten", f"nr {number} is not there: the row has {count} clients")
            self.desk.problem(KEY, row, "nr", what, Text(f"kies 1 tot en met {count}", f"choose 1 to {count}"))
            return None
        place = WAITING if fold(word) in WAITING_WORDS else self.location(row, word)
        if place is None or code in self.people.never:
            return None
        if place != WAITING and not all(self.locations[place].is_open[period] for period in span.periods()):
            what = Text(f"{place} is dan niet altijd open", f"{place} is not open all that time")
            self.desk.problem(KEY, row, "value", what, Text("verbeter de perioden of de locatie", "repair the periods or the location"))
        for nr in [number] if number is not None else range(1, count + 1):
            for period in span.periods():
                if self.places.setdefault((code, nr, period), place) != place:
                    what = Text(f"{code} staat al ergens anders vast in die periode", f"{code} is pinned elsewhere in that period already")
                    self.desk.problem(KEY, row, "value", what, Text("laat één plek per periode over", "keep one place a period"))
                    return None
        return place

    def location(self, row: TypedRow, word: str) -> str | None:
        """Return the place called *word*: a location, a project, an offer or ``thuis``."""
        if fold(word) == HOME:
            client = self.people.rows.get(row.values["code"])
            owns = client is not None and (client.values.get("owns_home") or fold(client.values.get("current", "")) == HOME)
            if HOME in self.locations and owns:
                return HOME
            what = Text("thuis kan alleen voor wie een eigen woning heeft", "thuis is only for who has a home")
            self.desk.problem(KEY, row, "value", what, Text("zet heeft_woning op ja bij de cliënt", "set owns_home to yes for the client"))
            return None
        for codes in ("places", "offers"):
            code = self.desk.codes[codes].find(word)
            if code is not None:
                return code if code in self.locations else None
        self.desk.problem(KEY, row, "value", *self.desk.codes["places"].complaint(word, personal=False))
        return None

    def decided(self, row: TypedRow, code: str) -> str | None:
        """Return the number of places of project *code* that is decided."""
        word, project = row.values["value"], self.projects.get(code)
        if project is None:
            return None
        places = int(word) if word.isdigit() else None
        if places is not None and places <= project.places and places % project.step == 0:
            return str(places)
        what = Text(f"'{word}' is geen aantal plaatsen van {code}", f"'{word}' is no number of places of {code}")
        allowed = ", ".join(str(n) for n in range(0, project.places + 1, project.step))
        self.desk.problem(KEY, row, "value", what, Text(f"kies uit: {allowed}", f"choose from: {allowed}"))
        return None

    def state(self, row: TypedRow, code: str, span: Span) -> str | None:
        """Return whether location *code* is pinned open or shut."""
        state = _STATES.get(fold(row.values["value"]))
        if state is None:
            what = Text(f"'{row.values['value']}' is geen stand van een locatie", f"'{row.values['value']}' is no state of a location")
            self.desk.problem(KEY, row, "value", what, Text("vul open of dicht in", "fill in open or closed"))
            return None
        location = self.locations.get(code)
        if state == OPEN and location is not None and not all(location.is_open[t] for t in span.periods()):
            what = Text(f"{code} is volgens de andere bladen dan dicht", f"{code} is closed then by the other sheets")
            self.desk.problem(
                KEY, row, "value", what, Text("verbeter de data van de locatie, of haal de rij weg", "repair its dates, or remove the row")
            )
        return state


def shut_by_pins(locations: Iterable[Location], pins: Iterable[Pin]) -> tuple[Location, ...]:
    """Return *locations*, those that a pin shuts closed for good from then on."""
    shut: dict[str, int] = {}
    for pin in pins:
        if pin.kind is PinKind.LOCATION and pin.value == SHUT:
            shut[pin.code] = min(pin.span.first, shut.get(pin.code, pin.span.first))
    return tuple(_shut(loc, shut[loc.code]) if loc.code in shut and loc.source is Source.EXISTING else loc for loc in locations)


def _shut(location: Location, first: int) -> Location:
    places = tuple(n if t < first else 0 for t, n in enumerate(location.places))
    return location.model_copy(update={"places": places, "is_open": tuple(o and t < first for t, o in enumerate(location.is_open))})


def split_by_pins(clients: Iterable[Client], pins: Iterable[Pin]) -> tuple[Client, ...]:
    """Return *clients* with each group split so that all its numbers have the same pins."""
    pinned: dict[str, dict[int, list[int]]] = {}
    for index, pin in enumerate(pins):
        if pin.kind is PinKind.CLIENT and pin.number is not None:
            pinned.setdefault(pin.code, {}).setdefault(pin.number, []).append(index)
    found: list[Client] = []
    for client in clients:
        alike: dict[tuple[int, ...], list[int]] = {}
        for nr in client.numbers:
            alike.setdefault(tuple(pinned.get(client.id, {}).get(nr, ())), []).append(nr)
        if len(alike) == 1:
            found.append(client)
        else:
            found += [client.model_copy(update={"numbers": tuple(numbers)}) for numbers in alike.values()]
    return tuple(found)
