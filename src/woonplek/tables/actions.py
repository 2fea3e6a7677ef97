"""Block *Wat te doen* of *Samenvatting*: who moves, what to order, close and decide in the first year."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator

from woonplek.check.facts import Stay
from woonplek.domain.base import Language, Text
from woonplek.domain.codes import HOME, OfferStatus
from woonplek.tables.decisions import choices, this_year
from woonplek.tables.table import Cell, Table, TableColumn
from woonplek.tables.view import View
from woonplek.tables.words import euros, form_name, location_name, municipality_name

PLACE = Text("plek geven", "give a place")
MOVE = Text("verhuizen", "move")
TAKE = Text("woningen afnemen", "take homes")
EXIT = Text("uitstroom", "outflow")
SHOWN = 8
"""lines of one kind told apart; the rest together"""

Line = tuple[str, str, str]
"""what it is about, when, by whom"""

COLUMNS = (
    TableColumn("what", Text("wat", "what"), width=22),
    TableColumn("number", Text("aantal", "number"), "whole", 11),
    TableColumn("about", Text("wie of waar", "who or where"), width=55),
    TableColumn("when", Text("wanneer", "when"), width=11),
    TableColumn("who", Text("door wie", "by whom"), width=33),
)


def actions_table(view: View, sheet: Text, language: Language) -> Table:
    """Build the block."""
    rows: list[tuple[Cell, ...]] = [
        *_decisions(view, language),
        *_homes(view, language),
        *_placed(view, language),
        *_moved(view, language),
        *_leaving(view, language),
    ]
    year = view.instance.calendar[0].year
    return Table("summary_actions", Text(f"Wat te doen in {year}", f"What to do in {year}"), COLUMNS, rows, sheet=sheet)


def _decisions(view: View, language: Language) -> Iterator[tuple[Cell, ...]]:
    for c in choices(view):
        amount = f" ({euros(c.amount, language)})" if c.amount else ""
        yield c.what.of(language), c.number, f"{c.name}{amount}. {c.note.of(language)}", view.labels[c.period], c.who


def _town(view: View, code: str) -> str:
    loc = view.instance.location[code]
    town = municipality_name(view.instance, loc.municipality)
    name = location_name(view.instance, code)
    return name if not town or town in name else f"{name} ({town})"


def _homes(view: View, language: Language) -> Iterator[tuple[Cell, ...]]:
    found: Counter[Line] = Counter()
    for offer in view.instance.offers:
        loc = view.instance.location[offer.location]
        for t in this_year(view) if offer.status is not OfferStatus.ASKED else ():
            about = f"{form_name(view.instance, loc.form)}, {municipality_name(view.instance, loc.municipality)}"
            found[about, view.labels[t], loc.owner or ""] += len(view.arrivals.get((loc.code, t), ()))
    yield from _lines(TAKE, found, language)


def _placed(view: View, language: Language) -> Iterator[tuple[Cell, ...]]:
    found: Counter[Line] = Counter()
    for stay in view.changes:
        if stay.start in this_year(view) and stay.from_place is None:
            loc = view.instance.location[stay.place]
            about = Text("thuis, met zorg", "at home, with care").of(language) if stay.place == HOME else _town(view, stay.place)
            found[about, view.labels[stay.start], loc.provider or loc.owner or ""] += 1
    yield from _lines(PLACE, found, language)


def _moved(view: View, language: Language) -> Iterator[tuple[Cell, ...]]:
    found: Counter[Line] = Counter()
    for stay in view.moves:
        if stay.start in this_year(view):
            about = f"{_town(view, stay.from_place or '')} → {_town(view, stay.place)}"
            loc = view.instance.location[stay.place]
            found[about, view.labels[stay.start], loc.provider or loc.owner or ""] += 1
    yield from _lines(MOVE, found, language)


def _leaving(view: View, language: Language) -> Iterator[tuple[Cell, ...]]:
    found: Counter[Line] = Counter()
    for path in view.paths:
        if path and path[0].client.leaves and path[-1].end - 1 in this_year(view):
            found[_next_home(view, path[-1]).of(language), view.labels[path[-1].end - 1], ""] += 1
    yield from _lines(EXIT, found, language)


def _next_home(view: View, last: Stay) -> Text:
    """Return what home a client has after the *last* stay in care."""
    if last.place == HOME or (not last.waits and view.instance.location[last.place].tenant_stays):
        return Text("houdt de eigen woning", "keeps the home")
    if not last.client.exit_to_home:
        return Text("naar elders, geen woning nodig", "elsewhere, no home needed")
    return Text("zonder eigen woning", "without a home of one's own")


def _lines(what: Text, found: Counter[Line], language: Language) -> Iterator[tuple[Cell, ...]]:
    """Yield the largest lines, and one for what is left."""
    ranked = [(key, n) for key, n in found.most_common() if n]
    for (about, when, who), n in ranked[:SHOWN]:
        yield what.of(language), n, about, when, who
    rest = ranked[SHOWN:]
    if rest:
        more = Text(
            f"elders, in {len(rest)} regels; zie Plaatsingen en Verhuizingen", f"elsewhere, in {len(rest)} lines; see Placements and Moves"
        )
        yield what.of(language), sum(n for _, n in rest), more.of(language), "", ""
