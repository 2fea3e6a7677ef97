"""Whether a plan is whole: one course a client, without gaps, over things that exist and are open."""

from __future__ import annotations

from collections import Counter
from typing import Any

from woonplek.check.facts import Facts
from woonplek.check.findings import Findings
from woonplek.check.words import client_name, place_name
from woonplek.domain.base import Text
from woonplek.domain.codes import WAITING
from woonplek.domain.instance import Instance
from woonplek.domain.plan import Course, Plan

STRUCTURE = "structure"


def structure(instance: Instance, plan: Plan) -> Findings:
    """Every client has one course, in care without a gap, and every decision is about a thing that exists.

    One course for each number of each row of *clients* (who is in care in no period needs none), with as many places as there are periods
    ``first <= t < end``, each a location, *thuis* or the waiting list, and open then. Projects, closings
    and extra hours name things of the region, periods ``0 <= t < T`` and counts of zero or more, once each.
    """
    found = Findings(STRUCTURE)
    _courses(instance, plan, found)
    _decisions(instance, plan, found)
    if not found.violations:
        _open(Facts(instance, plan), found)
    return found


def _courses(instance: Instance, plan: Plan, found: Findings) -> None:
    clients = {(c.id, nr): c for c in instance.clients for nr in c.numbers}
    seen = Counter((course.client, course.nr) for course in plan.courses)
    found.looked(len(clients))
    for (code, nr), client in clients.items():
        if client.first < client.end and (code, nr) not in seen:
            found.broken((code, str(nr)), _about(code, nr, Text("staat niet in het plan", "is not in the plan")))
    for code, nr in seen.keys() - clients.keys():
        found.broken((code, str(nr)), _about(code, nr, Text("bestaat niet in de invoer", "does not exist in the input")))
    for (code, nr), times in seen.items():
        if times > 1:
            found.broken((code, str(nr)), _about(code, nr, Text("staat meer dan eens in het plan", "is in the plan more than once")))
    for course in plan.courses:
        if (course.client, course.nr) in clients:
            client = clients[course.client, course.nr]
            _course(instance, course, (client.first, client.end), found)


def _course(instance: Instance, course: Course, care: tuple[int, int], found: Findings) -> None:
    first, end = care
    if (course.first, len(course.places)) != (first, max(0, end - first)):
        what = Text("heeft niet in elke periode in zorg precies één plek", "has not exactly one place in each period in care")
        found.broken((course.client, str(course.nr)), _about(course.client, course.nr, what))
    for place in sorted(set(course.places)):
        if place != WAITING and place not in instance.location:
            what = Text(f"is op plek '{place}', die niet bestaat", f"is at place '{place}', which does not exist")
            found.broken((course.client, str(course.nr), place), _about(course.client, course.nr, what))


def _about(code: str, nr: int, what: Text) -> Text:
    who = client_name(code, nr)
    return Text(f"{who.nl} {what.nl}", f"{who.en} {what.en}")


def _decisions(instance: Instance, plan: Plan, found: Findings) -> None:
    teams = {team.code for team in instance.teams}
    rows: list[tuple[str, int, int, Any, Text]] = [
        *((d.project, d.period, d.steps, instance.project, Text("project", "project")) for d in plan.projects),
        *((c.location, c.period, 0, instance.location, Text("sluiting van locatie", "closing of location")) for c in plan.closings),
        *((e.team, e.period, e.hours, teams, Text("extra uren van team", "extra hours of team")) for e in plan.extra_hours),
    ]
    found.looked(len(rows))
    for code, period, count, known, kind in rows:
        if code not in known:
            found.broken((code,), Text(f"{kind.nl} '{code}': dat bestaat niet", f"{kind.en} '{code}': there is no such thing"))
        elif not 0 <= period < instance.periods or count < 0:
            text = Text(f"{kind.nl} '{code}': periode of aantal kan niet", f"{kind.en} '{code}': period or number cannot be")
            found.broken((code,), text)
    once = Counter([("closing", c.location, 0) for c in plan.closings] + [("hours", e.team, e.period) for e in plan.extra_hours])
    for (_, code, _), times in once.items():
        if times > 1:
            found.broken((code,), Text(f"over '{code}' is meer dan eens besloten", f"'{code}' is decided on more than once"))


def _open(facts: Facts, found: Findings) -> None:
    """A client is only at a location that is open."""
    for stay in facts.stays():
        if stay.waits:
            continue
        closed = next((t for t in range(stay.start, stay.end) if not facts.is_open(stay.place, t)), None)
        if closed is not None:
            name, label = place_name(facts.instance, stay.place), facts.labels[closed]
            what = Text(f"is in {label} op {name.nl}, die dan dicht is", f"is at {name.en} in {label}, which is closed then")
            found.broken((stay.place, label), _about(stay.client.id, stay.nr, what))
