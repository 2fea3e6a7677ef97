"""Sheet *Besluiten*: what must be decided this year, and by whom."""

from __future__ import annotations

from collections.abc import Iterator
from typing import NamedTuple

from woonplek.domain.base import Language, Text
from woonplek.domain.codes import Decision, OfferStatus
from woonplek.domain.money import extra_hour_cents, step_investment_cents
from woonplek.tables.horizon import delivered, joined, unseen
from woonplek.tables.supply import closing_reason, replaces, why_not
from woonplek.tables.table import Cell, Table, TableColumn
from woonplek.tables.view import View
from woonplek.tables.words import form_name, location_name, municipality_name

START = Text("project starten", "start a project")
LAPSES = Text("niet starten", "do not start")
CLOSE = Text("locatie sluiten", "close a location")
ASK = Text("woningen vragen", "ask for homes")
HIRE = Text("uren kopen", "buy hours")

COLUMNS = (
    TableColumn("what", Text("besluit", "decision"), width=18, help=Text("Wat er besloten moet worden.", "What must be decided.")),
    TableColumn(
        "code",
        Text("code", "code"),
        width=22,
        help=Text("Code van project, locatie, aanbod of team.", "Code of project, location, offer or team."),
    ),
    TableColumn("name", Text("waarover", "about"), width=40, help=Text("Naam en gemeente.", "Name and municipality.")),
    TableColumn(
        "who", Text("door wie", "by whom"), width=24, help=Text("Eigenaar, aanbieder of gemeente.", "Owner, provider or municipality.")
    ),
    TableColumn("period", Text("wanneer", "when"), width=10, help=Text("Periode van het besluit.", "Period of the decision.")),
    TableColumn(
        "number", Text("aantal", "number"), "whole", 9, Text("Plaatsen, woningen of uren per week.", "Places, homes or hours a week.")
    ),
    TableColumn(
        "amount",
        Text("bedrag", "amount"),
        "money",
        17,
        Text("Investering, of kosten van uren in die periode.", "Investment, or cost of hours in that period."),
    ),
    TableColumn("note", Text("toelichting", "explanation"), width=50, help=Text("Waarom nu.", "Why now.")),
)


class Choice(NamedTuple):
    """One thing to decide."""

    what: Text
    code: str
    name: str
    who: str
    period: int
    number: int | None
    amount: int | None
    note: Text


def this_year(view: View) -> range:
    """Return the periods of the first calendar year of the plan."""
    calendar = view.instance.calendar
    return range(sum(1 for p in calendar.periods if p.year == calendar[0].year))


def choices(view: View) -> list[Choice]:
    """Return what must be decided in the first year, in order of time."""
    year = this_year(view)
    found = [*_projects(view, year), *_closings(view, year), *_homes(view), *_hours(view, year)]
    return sorted(found, key=lambda c: c.period)


def _described(view: View, code: str) -> str:
    loc = view.instance.location[code]
    return f"{location_name(view.instance, code)}, {municipality_name(view.instance, loc.municipality)}"


def _projects(view: View, year: range) -> Iterator[Choice]:
    for project in view.instance.projects:
        loc, build = view.instance.location[project.code], view.builds.get(project.code)
        who = loc.owner or municipality_name(view.instance, loc.municipality)
        if build is not None and build.decided in year and project.begun is None:
            already = Text("Ligt al vast.", "Already fixed.") if project.decision is Decision.FIXED else None
            when = delivered(view, build)
            comes = Text(f"Oplevering {when.nl}.", f"Delivery {when.en}.")
            note = joined(already, comes, replaces(view, project), unseen(view, project.code))
            cost = build.steps * step_investment_cents(project)
            yield Choice(START, project.code, _described(view, project.code), who, build.decided, build.places, cost, note)
        elif build is None and project.decide_until in year:
            why = why_not(view, project)
            note = Text(f"Na dit jaar kan het niet meer. {why.nl}", f"After this year it can no longer be. {why.en}")
            yield Choice(LAPSES, project.code, _described(view, project.code), who, project.decide_until, None, None, note)


def _closings(view: View, year: range) -> Iterator[Choice]:
    """Closings of this year and of the start of the next: they must be decided now."""
    for code, (t, why) in view.closings.items():
        if why == "plan" and t in range(year.stop + 1):
            loc = view.instance.location[code]
            who = loc.provider or loc.owner or municipality_name(view.instance, loc.municipality)
            note = closing_reason(view, code, why)
            text = Text(f"Dicht vanaf {view.labels[t]}. {note.nl}", f"Closed from {view.labels[t]}. {note.en}")
            yield Choice(CLOSE, code, _described(view, code), who, min(t, year.stop - 1), loc.places[max(0, t - 1)], None, text)


def _homes(view: View) -> Iterator[Choice]:
    """Homes to ask for beyond the offer, in any year: talks with corporations are now."""
    for offer in view.instance.offers:
        if offer.status is not OfferStatus.ASKED:
            continue
        loc = view.instance.location[offer.location]
        wanted = {view.labels[t]: len(view.arrivals[loc.code, t]) for t in view.periods if (loc.code, t) in view.arrivals}
        if wanted:
            by_period = ", ".join(f"{label} {n}" for label, n in wanted.items())
            note = Text(f"Boven wat is toegezegd: {by_period}.", f"Beyond what is promised: {by_period}.")
            name = f"{form_name(view.instance, loc.form)}, {municipality_name(view.instance, loc.municipality)}"
            yield Choice(ASK, loc.code, name, loc.owner or "", 0, sum(wanted.values()), None, note)


def _hours(view: View, year: range) -> Iterator[Choice]:
    teams = {team.code: team for team in view.instance.teams}
    for bought in view.plan.extra_hours:
        if bought.period in year and bought.hours:
            team = teams[bought.team]
            cost = bought.hours * extra_hour_cents(view.instance, team, bought.period)
            note = Text(
                "Uren per week die dit jaar boven de vaste uren nodig zijn.", "Hours a week needed this year beyond the fixed ones."
            )
            yield Choice(HIRE, team.code, team.name or team.code, team.provider or "", bought.period, bought.hours, cost, note)


def decisions_table(view: View, language: Language) -> Table:
    """Build the sheet: one row a decision."""
    rows: list[tuple[Cell, ...]] = [
        (c.what.of(language), c.code, c.name, c.who, view.labels[c.period], c.number, c.amount, c.note.of(language)) for c in choices(view)
    ]
    return Table(
        "decisions",
        Text("Besluiten", "Decisions"),
        COLUMNS,
        rows,
        help=Text("Wat dit jaar besloten moet worden, en door wie.", "What must be decided this year, and by whom."),
    )
