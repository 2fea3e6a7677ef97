"""Sheets *Bezetting* and *Capaciteit*: places, who lives there, and what comes and goes."""

from __future__ import annotations

from collections import defaultdict

from woonplek.domain.base import Language, Text
from woonplek.domain.codes import Source
from woonplek.domain.instance import Location
from woonplek.tables.columns import LOCATION, PERIOD, described, town_columns
from woonplek.tables.table import Cell, Table, TableColumn, tones
from woonplek.tables.view import BUILT, View
from woonplek.tables.words import municipality_name

FULL = Text("vol", "full")
ROOM = Text("plek", "room")
SHUT = Text("gesloten", "closed")
NOT_YET = Text("nog niet", "not yet")
IN_USE = Text("in gebruik", "in use")

OCCUPANCY = (
    *LOCATION,
    PERIOD,
    TableColumn(
        "places",
        Text("plaatsen", "places"),
        "whole",
        10,
        Text(
            "Plaatsen na besluiten en sluitingen; van aangeboden woningen wat in gebruik is.",
            "Places after decisions and closures; of offered homes what is in use.",
        ),
    ),
    TableColumn("used", Text("bezet", "used"), "whole", 9, Text("Cliënten die er wonen.", "Clients who live there.")),
    TableColumn(
        "kept", Text("behouden", "kept"), "whole", 10, Text("Woningen die oud-cliënten houden.", "Homes that former clients keep.")
    ),
    TableColumn("free", Text("vrij", "free"), "whole", 8, Text("Plaatsen die leeg staan.", "Places that stand empty.")),
    TableColumn(
        "state",
        Text("stand", "state"),
        width=12,
        help=Text(
            "vol, plek, gesloten, nog niet (open); van aangeboden woningen en thuis: in gebruik.",
            "full, room, closed, not yet (open); of offered homes and thuis: in use.",
        ),
        tones=tones(good=[ROOM], warning=[FULL], bad=[SHUT]),
    ),
)

CAPACITY = (
    *town_columns(Text("Waar de plaatsen staan", "Where the places stand")),
    TableColumn("form", Text("woonvorm", "form"), width=24, help=Text("Woonvorm van de plaatsen.", "Form of the places.")),
    PERIOD,
    TableColumn(
        "existing",
        Text("bestaand", "existing"),
        "whole",
        10,
        Text("Plaatsen op bestaande locaties, gesloten meegeteld.", "Places at existing locations, closed ones included."),
    ),
    TableColumn(
        "closed",
        Text("gesloten", "closed"),
        "whole",
        10,
        Text("Daarvan op locaties die nu dicht zijn.", "Of those, at locations that are closed by now."),
    ),
    TableColumn(
        "delivered",
        Text("opgeleverd", "delivered"),
        "whole",
        12,
        Text("Plaatsen van opgeleverde projecten.", "Places of delivered projects."),
    ),
    TableColumn("total", Text("totaal", "total"), "whole", 9, Text("bestaand − gesloten + opgeleverd", "existing − closed + delivered")),
    TableColumn(
        "used",
        Text("in gebruik", "in use"),
        "whole",
        11,
        Text("Bewoond door cliënten of behouden door oud-cliënten.", "Lived in by clients or kept by former clients."),
    ),
    TableColumn("free", Text("vrij", "free"), "whole", 8, Text("totaal − in gebruik", "total − in use")),
    TableColumn(
        "homes",
        Text("woningen uit aanbod", "homes on offer"),
        "whole",
        20,
        Text("Aangeboden woningen in gebruik; zij tellen niet mee in totaal.", "Offered homes in use; not counted in total."),
    ),
)


def _order(view: View) -> dict[str, int]:
    return {m.code: i for i, m in enumerate(view.instance.municipalities)}


def _state(view: View, location: Location, period: int, free: int) -> Text:
    if location.source in {Source.OFFER, Source.HOME}:
        return IN_USE
    if view.exists(location, period):
        return ROOM if free > 0 else FULL
    shut = view.closings.get(location.code)
    return SHUT if shut is not None and period >= shut[0] else NOT_YET


def occupancy_table(view: View, language: Language) -> Table:
    """Build the sheet: one row a location and period; projects not decided and homes never used are left out."""
    instance = view.instance
    rows: list[tuple[Cell, ...]] = []
    for loc in instance.locations:
        used, kept = view.living[loc.code], view.keeping[loc.code]
        if loc.source is Source.PROJECT and loc.code not in view.builds:
            continue
        if loc.source in (Source.OFFER, Source.HOME) and not any(used):
            continue
        for t in range(instance.periods):
            places = view.size[loc.code][t] if loc.source in BUILT else used[t] + kept[t]
            free = places - used[t] - kept[t]
            rows.append(
                (
                    loc.code,
                    *described(instance, loc),
                    instance.calendar[t].label,
                    places,
                    used[t],
                    kept[t],
                    free,
                    _state(view, loc, t, free).of(language),
                )
            )
    return Table(
        "occupancy",
        Text("Bezetting", "Occupancy"),
        OCCUPANCY,
        rows,
        help=Text(
            "Per locatie en periode: plaatsen, bewoners, behouden woningen en wat vrij is.",
            "By location and period: places, residents, kept homes and what is free.",
        ),
    )


def _existing(view: View, location: Location) -> list[tuple[int, int]]:
    """Return places and, of those, closed ones, by period; a closed location counts the places of its last open period."""
    last, found = 0, []
    shut = view.closings.get(location.code)
    for t, size in enumerate(location.places):
        if view.is_open(location.code, t):
            last = size
            found.append((size, 0))
        else:
            gone = last if shut is not None and t >= shut[0] else 0
            found.append((gone, gone))
    return found


def capacity_table(view: View) -> Table:
    """Build the sheet: one row a municipality, form and period."""
    instance, horizon = view.instance, view.horizon
    sums: dict[tuple[str, str], list[list[int]]] = defaultdict(lambda: [[0] * 5 for _ in range(horizon)])
    for loc in instance.locations:
        if loc.source is Source.HOME:
            continue
        lines = sums[loc.municipality, loc.form]
        existing = _existing(view, loc) if loc.source is Source.EXISTING else [(0, 0)] * horizon
        for t in range(horizon):
            used = view.living[loc.code][t] + view.keeping[loc.code][t]
            delivered = view.size[loc.code][t] if loc.source is Source.PROJECT else 0
            offered = loc.source is Source.OFFER
            for i, n in enumerate((*existing[t], delivered, 0 if offered else used, used if offered else 0)):
                lines[t][i] += n
    order, forms = _order(view), {f.code: i for i, f in enumerate(instance.forms)}
    rows: list[tuple[Cell, ...]] = []
    for (town, form), lines in sorted(sums.items(), key=lambda item: (order.get(item[0][0], len(order)), forms[item[0][1]])):
        for t, (existing_places, closed, delivered, used, homes) in enumerate(lines):
            total = existing_places - closed + delivered
            label = instance.calendar[t].label
            rows.append(
                (town, municipality_name(instance, town), form, label, existing_places, closed, delivered, total, used, total - used, homes)
            )
    return Table(
        "capacity",
        Text("Capaciteit", "Capacity"),
        CAPACITY,
        rows,
        help=Text(
            "Per gemeente, woonvorm en periode: wat er is, sluit, erbij komt en in gebruik is.",
            "By municipality, form and period: what exists, closes, comes and is in use.",
        ),
    )
