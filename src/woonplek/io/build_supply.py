"""Sheets *Woningaanbod*, *Projecten* and *Investeringsruimte*."""

from __future__ import annotations

from collections import Counter
from typing import Any

from woonplek.domain.base import Text
from woonplek.domain.codes import Decision, OfferStatus, Source
from woonplek.domain.instance import HomeOffer, Limit, Location, OwnerLimit, Project
from woonplek.io.build_dates import To, When, first_day
from woonplek.io.build_desk import Codes, Desk, cents
from woonplek.io.build_places import Region, place_fields
from woonplek.io.values import TypedRow


def build_offers(desk: Desk, when: When, region: Region) -> tuple[list[Location], list[HomeOffer]]:
    """Return a location and an offer for each row of *Woningaanbod*."""
    locations, offers = [], []
    numbers: Counter[tuple[str, str, str]] = Counter()
    codes = desk.codes["offers"] = Codes(Text("aanbod", "offer"), "supply")
    for row in desk.of("supply"):
        _default_form(desk, row, region)
        fields = place_fields(desk, "supply", row, region)
        if fields is None or fields["owner"] is None:
            continue
        name = (fields["owner"], fields["municipality"], fields["form"])
        numbers[name] += 1
        code = "-".join((*name, str(numbers[name])))
        if desk.codes["places"].find(code) or not codes.add(code):
            what = Text(f"de code '{code}' van dit aanbod bestaat al", f"the code '{code}' of this offer exists already")
            desk.problem("supply", row, "owner", what, Text("hernoem die locatie of eigenaar", "rename that location or owner"))
            continue
        offer = _offer(desk, when, row, code)
        if offer is not None:
            offers.append(offer)
            periods = len(when.calendar)
            locations.append(Location(code=code, source=Source.OFFER, places=(0,) * periods, is_open=(True,) * periods, **fields))
    return locations, offers


def _default_form(desk: Desk, row: TypedRow, region: Region) -> None:
    """Fill a blank form with the only one in which tenants stay."""
    staying = [form.code for form in region[0] if form.tenant_stays]
    if "form" in row.values or "form" in row.misread:
        return
    if len(staying) == 1:
        row.values["form"] = staying[0]
        return
    what = Text(
        f"woonvorm is leeg, en {len(staying)} vormen hebben huurder_blijft", f"form is blank, and {len(staying)} forms have tenant_stays"
    )
    desk.problem("supply", row, "form", what, Text("vul de woonvorm in", "fill in the form"))


def _offer(desk: Desk, when: When, row: TypedRow, code: str) -> HomeOffer | None:
    status = OfferStatus(row.values.get("status", OfferStatus.PROMISED))
    if "count" not in row.values and not row.wide and "count" not in row.misread and status is not OfferStatus.ASKED:
        what = Text("aantal is leeg", "count is blank")
        remedy = Text("vul het aantal woningen in; leeg mag alleen bij status vraag", "fill in the homes; blank is only for status asked")
        desk.problem("supply", row, "count", what, remedy)
        return None
    limits = tuple(Limit(span=span, amount=count) for span, count, _ in when.amounts("supply", row))
    return HomeOffer(location=code, status=status, limits=limits)


def build_projects(desk: Desk, when: When, region: Region) -> tuple[list[Location], list[Project]]:
    """Return a location and a project for each row of *Projecten*."""
    codes = desk.codes["projects"] = Codes(Text("project", "project"), "projects")
    rows = []
    for row in desk.of("projects"):
        code = desk.code("projects", row, desk.codes["places"])
        if code is not None:
            codes.add(code, row.values.get("name", ""))
            rows.append((code, row))
    locations, projects = [], []
    for code, row in rows:
        fields = place_fields(desk, "projects", row, region)
        project = _project(desk, when, row, code)
        if fields is not None and project is not None:
            periods = len(when.calendar)
            locations.append(Location(code=code, source=Source.PROJECT, places=(0,) * periods, is_open=(True,) * periods, **fields))
            projects.append(project)
    _check_requirements(desk, projects, dict(rows))
    _check_groups(desk, projects, dict(rows))
    return locations, projects


def _project(desk: Desk, when: When, row: TypedRow, code: str) -> Project | None:
    """Return the project, None when it is wrong, which is reported."""
    values = row.values
    replaces, requires = desk.resolve("projects", row, "replaces", "locations"), desk.resolve("projects", row, "requires")
    places = values.get("places")
    window = _window(desk, when, row)
    if places is None or window is None:
        return None
    step = values.get("step", places)
    if places % step:
        what = Text(f"deelbaar_per {step} is geen deler van {places} plaatsen", f"step {step} does not divide {places} places")
        divisors = ", ".join(str(n) for n in range(1, places + 1) if places % n == 0)
        desk.problem("projects", row, "step", what, Text(f"kies uit: {divisors}", f"choose from: {divisors}"))
        return None
    moment = values.get("decide_from")
    begun = None if moment is None or window[0] is not Decision.FIXED else first_day(moment)
    return Project(
        code=code,
        places=places,
        step=step,
        decision=window[0],
        decide_from=window[1],
        decide_until=window[2],
        lead=values.get("lead_months", 0),
        investment=values.get("investment", 0),
        life_years=values.get("life_years", 40),
        fixed_cost_per_year=values.get("fixed_cost", 0),
        minimum_use=values.get("minimum_use", 0),
        replaces=replaces,
        group=desk.groups.one(values.get("group")),
        requires=requires,
        begun=begun if begun is not None and begun < when.calendar.start else None,
    )


def _window(desk: Desk, when: When, row: TypedRow) -> tuple[Decision, int, int] | None:
    """Return decision, and first and last period to decide in; None when there is none, which is reported."""
    decision = Decision(row.values.get("decision", Decision.OPTION))
    last = len(when.calendar) - 1
    first = when.boundary("projects", row, "decide_from", To.NEXT)
    if first is None and ("decide_from" in row.values or "decide_from" in row.misread):
        return None
    first = first or 0
    if first > last:
        what = Text("na besluit_vanaf begint er in het plan geen periode meer", "no period of the plan begins after decide_from")
        desk.problem(
            "projects",
            row,
            "decide_from",
            what,
            Text("kies een eerdere datum of neem meer perioden", "take an earlier date or more periods"),
        )
        return None
    if decision is Decision.FIXED:
        return decision, first, first
    until = _last_period(when, row, last)
    if until is None:
        return None
    if until < first:
        what = Text("besluit_uiterlijk ligt voor besluit_vanaf of voor het plan", "decide_until is before decide_from or before the plan")
        desk.problem(
            "projects", row, "decide_until", what, Text("verbeter de data, of haal de rij weg", "repair the dates, or remove the row")
        )
        return None
    return decision, first, until


def _last_period(when: When, row: TypedRow, last: int) -> int | None:
    """Return the last period to decide in, -1 before the plan, None when wrong, which is reported."""
    if "decide_until" not in row.values:
        return None if "decide_until" in row.misread else last
    span = when.span("projects", row, "decide_until")
    if span is None:
        return None
    if span.periods():
        return span.end - 1
    return last if first_day(row.values["decide_until"]) >= when.calendar.end else -1


def _check_requirements(desk: Desk, projects: list[Project], rows: dict[str, TypedRow]) -> None:
    """Report projects that require each other in a circle."""
    required = {p.code: p.requires for p in projects}
    for code, first in required.items():
        chain, at = [code], first
        while at is not None and at not in chain:
            chain.append(at)
            at = required.get(at)
        if at == code:
            what = Text(
                f"projecten vereisen elkaar: {' → '.join([*chain, code])}", f"projects require each other: {' → '.join([*chain, code])}"
            )
            desk.problem("projects", rows[code], "requires", what, Text("haal één vereist weg", "remove one requirement"))


def _check_groups(desk: Desk, projects: list[Project], rows: dict[str, TypedRow]) -> None:
    """Report a group with more than one fixed project."""
    fixed: dict[str, str] = {}
    for project in projects:
        if project.group is None or project.decision is not Decision.FIXED:
            continue
        other = fixed.setdefault(project.group, project.code)
        if other != project.code:
            what = Text(
                f"{other} en {project.code} zijn beide vast in groep {project.group}",
                f"{other} and {project.code} are both fixed in one group",
            )
            desk.problem("projects", rows[project.code], "group", what, Text("per groep gaat er één door", "one of a group goes ahead"))


def build_investment(desk: Desk, when: When, locations: list[Location]) -> tuple[OwnerLimit, ...]:
    """Return the investment room of each owner, at the period from which it counts."""
    found = []
    seen: dict[Any, str] = {}
    owners = {location.owner for location in locations if location.source is Source.PROJECT}
    idle: dict[str, None] = {}
    for row in desk.of("investment"):
        owner = desk.owners.one(row.values.get("owner"))
        for span, amount, _ in when.amounts("investment", row):
            if owner is None or amount is None or not desk.unique("investment", row, "owner", seen, (owner, span.first, span.end)):
                continue
            found.append(OwnerLimit(owner=owner, period=span.first, amount=cents(amount)))
        if owner is not None and owner not in owners:
            idle[owner] = None
    if idle:
        listed = ", ".join(idle)
        desk.note(
            "warning",
            f"Investeringsruimte: geen project heeft als eigenaar {listed}.",
            f"Investment: no project has as owner {listed}.",
        )
    return tuple(found)
