"""Sheets *Locaties* and *Capaciteitsverloop*, and the place of who lives in a home of their own."""

from __future__ import annotations

from typing import Any

from woonplek.domain.base import Text
from woonplek.domain.codes import HOME, Source
from woonplek.domain.instance import Form, Location, Neighbourhood
from woonplek.io.build_dates import To, When
from woonplek.io.build_desk import Codes, Desk, cents
from woonplek.io.values import TypedRow

KEY = "locations"
Region = tuple[tuple[Form, ...], tuple[Neighbourhood, ...]]


def place_fields(desk: Desk, key: str, row: TypedRow, region: Region) -> dict[str, Any] | None:
    """Return what locations, projects and offers have alike; None when municipality or form is not known."""
    forms, neighbourhoods = region
    values = row.values
    municipality, form = desk.resolve(key, row, "municipality"), desk.resolve(key, row, "form")
    neighbourhood = desk.resolve(key, row, "neighbourhood")
    home = next((n for n in neighbourhoods if n.code == neighbourhood), None)
    if home is not None and municipality is not None and home.municipality != municipality:
        what = Text(
            f"wijk {home.code} ligt in {home.municipality}, niet in {municipality}",
            f"{home.code} is in {home.municipality}, not {municipality}",
        )
        desk.problem(key, row, "neighbourhood", what, Text("verbeter wijk of gemeente", "repair neighbourhood or municipality"))
    if municipality is None or form is None:
        return None
    sort = next(f for f in forms if f.code == form)
    return {
        "municipality": municipality,
        "form": form,
        "tenant_stays": values.get("tenant_stays", sort.tenant_stays),
        "name": values.get("name", ""),
        "neighbourhood": neighbourhood,
        "owner": desk.owners.one(values.get("owner")),
        "provider": desk.providers.one(values.get("provider")),
        "rent": cents(values["rent"]) if "rent" in values else None,
        "features": values.get("features", frozenset()),
    }


def build_locations(desk: Desk, when: When, region: Region) -> dict[str, Location]:
    """Return the existing locations by code."""
    desk.codes["places"] = Codes(Text("locatie of project", "location or project"), KEY)
    known = desk.codes[KEY] = Codes(Text("locatie", "location"), KEY)
    rows: list[tuple[str, TypedRow]] = []
    for row in desk.of(KEY):
        code = desk.code(KEY, row, desk.codes["places"])
        if code is not None:
            known.add(code, row.values.get("name", ""))
            rows.append((code, row))
    course = _course(desk, when)
    found = {}
    for code, row in rows:
        fields = place_fields(desk, KEY, row, region)
        if fields is not None and "places" in row.values:
            found[code] = _location(desk, when, row, {"code": code, **fields}, course.get(code, {}))
    return found


def _location(desk: Desk, when: When, row: TypedRow, fields: dict[str, Any], course: dict[int, int]) -> Location:
    values = row.values
    periods = len(when.calendar)
    opens = when.boundary(KEY, row, "open_from", To.NEXT) or 0
    closes = when.boundary(KEY, row, "open_until", To.PREVIOUS, late=True)
    until = min([periods if closes is None else closes, *(first for first, count in course.items() if count == 0)])
    if "open_from" in values and closes is not None and closes <= opens:
        what = Text("open_tot ligt niet na open_vanaf", "open_until is not after open_from")
        desk.problem(KEY, row, "open_until", what, Text("verbeter een van de data", "repair one of the dates"))
    is_open = tuple(opens <= period < until for period in range(periods))
    places, count = [], values["places"]
    for period in range(periods):
        count = course.get(period, count)
        places.append(count if is_open[period] else 0)
    kept = values.get("kept", 0)
    if kept and not fields["tenant_stays"]:
        what = Text("er zijn behouden woningen, maar huurder_blijft is nee", "homes are kept, but tenant_stays is no")
        desk.problem(KEY, row, "kept", what, Text("zet huurder_blijft op ja, of behouden op 0", "set tenant_stays to yes, or kept to 0"))
    return Location(
        places=tuple(places),
        is_open=is_open,
        kept_at_start=kept,
        minimum_use=values.get("minimum_use", 0),
        fixed_cost_per_year=values.get("fixed_cost", 0),
        closable_from=when.boundary(KEY, row, "closable_from", To.NEXT),
        **fields,
    )


def _course(desk: Desk, when: When) -> dict[str, dict[int, int]]:
    """Return by location from which period on it has how many places; what closed by 0 is closed for good."""
    cells: dict[str, dict[int, tuple[int, str]]] = {}
    seen: dict[Any, str] = {}
    for row in desk.of("places"):
        code = desk.resolve("places", row, "location")
        every = not row.wide and "period" not in row.values
        for span, count, cell in when.amounts("places", row):
            if code is None or count is None or (every and span.first > 0):
                continue
            if desk.unique("places", row, "location", seen, (code, span.first)):
                cells.setdefault(code, {})[span.first] = (count, cell)
    for code, steps in cells.items():
        closed = min((first for first, (count, _) in steps.items() if count == 0), default=len(when.calendar))
        for first, (count, cell) in steps.items():
            if count and first > closed:
                what = Text(f"{code} is eerder al gesloten (0 plaatsen)", f"{code} was closed earlier (0 places)")
                desk.problem(
                    "places", cell, "", what, Text("een gesloten locatie gaat niet weer open", "a closed location does not open again")
                )
    return {code: {first: count for first, (count, _) in steps.items()} for code, steps in cells.items()}


def home_location(forms: tuple[Form, ...], periods: int) -> Location | None:
    """Return the place ``thuis``, when there is a form for who has a home."""
    form = next((f for f in forms if f.at_home), None)
    if form is None:
        return None
    return Location(
        code=HOME,
        source=Source.HOME,
        municipality="",
        form=form.code,
        places=(0,) * periods,
        is_open=(True,) * periods,
        tenant_stays=form.tenant_stays,
        name=HOME,
    )
