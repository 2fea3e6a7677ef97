"""From numbers of clients on paths to named clients: who waited longest is housed first."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from datetime import date

import numpy as np

from woonplek.domain.instance import Instance
from woonplek.domain.plan import Closing, Course, ExtraHours, Plan, ProjectDecision
from woonplek.model.faces import Leaving
from woonplek.model.kinds import Ints, Kinds, Member
from woonplek.model.program import Program, counted_entries, path_rules
from woonplek.model.rows import Floats
from woonplek.model.supply import NONE, Supply, first_open

Route = list[int]
"""the place in each period in care"""


def routes(program: Program, paths: Iterable[Ints], counts: Ints) -> list[list[Route]]:
    """Return by kind the route of each of its clients."""
    network = program.network
    found: list[list[Route]] = [[] for _ in range(len(program.kinds))]
    for arcs, count in zip(paths, counts.tolist(), strict=True):
        nodes = network.head[arcs]
        nodes = nodes[network.node_visit[nodes] >= 0]
        order = nodes[np.argsort(network.node_period[nodes], kind="stable")]
        route = network.node_place[order].tolist()
        found[int(network.node_kind[order[0]])] += [list(route) for _ in range(count)]
    return found


Step = Callable[[int, int, int, int], bool]
"""Tells whether a client of a kind may go, in a period, from one place to another."""


def steps(program: Program) -> Step:
    """Return what the rules on steps allow, as if every place stayed open."""
    kinds, faces = program.kinds, path_rules(program.instance).steps

    def may(kind: int, period: int, place: int, target: int) -> bool:
        if place in {target, kinds.places.waiting}:
            return True
        leaving = Leaving(kinds, period, np.array([kind]), np.array([place]), np.array([True]))
        return not any(face(leaving)[0, target] for face in faces)

    return may


def settle(kinds: Kinds, kind: int, own: list[Route], timed: Sequence[bool], may: Step) -> None:
    """Let clients of one kind swap the rest of their routes where that saves moves.

    Where one leaves a place that another enters in the same period, the first stays and the other goes
    where the first would have gone, if it *may*. Not for places of a form with a longest stay (*timed*).
    """
    first = int(kinds.first[kind])
    length = int(kinds.end[kind] - kinds.first[kind])
    for period in range(1, length):
        leaving: dict[int, list[int]] = {}
        for client, route in enumerate(own):
            if route[period] != route[period - 1] and route[period - 1] < len(timed) and not timed[route[period - 1]]:
                leaving.setdefault(route[period - 1], []).append(client)
        for client in range(len(own)):
            while own[client][period] != own[client][period - 1] and leaving.get(own[client][period]):
                place = own[client][period]
                other = leaving[place].pop()
                if other == client or own[other][period] == place or own[other][period - 1] != place:
                    continue
                if not may(kind, first + period, own[client][period - 1], own[other][period]):
                    continue
                own[client][period:], own[other][period:] = own[other][period:], own[client][period:]


def _longest_first(instance: Instance, member: Member) -> tuple[date, int, int]:
    client = instance.clients[member.client]
    return client.waiting_since or date.max, member.client, member.nr


def make_plan(program: Program, paths: Iterable[Ints], counts: Ints, columns: Floats) -> Plan:
    """Return the plan in which named clients take the paths, *counts* clients each."""
    instance, kinds, places = program.instance, program.kinds, program.kinds.places
    own = routes(program, paths, counts)
    if not counted_entries(instance, places).any():
        may = steps(program)
        timed = [instance.forms[f].max_stay_months is not None for f in places.form.tolist()]
        for kind in np.flatnonzero(kinds.count > 1).tolist():
            settle(kinds, kind, own[kind], timed, may)
    courses: dict[tuple[int, int], Course] = {}
    for group in range(int(kinds.alike.max(initial=-1)) + 1):
        together = np.flatnonzero(kinds.alike == group).tolist()
        members = sorted((m for kind in together for m in kinds.members[kind]), key=lambda m: _longest_first(instance, m))
        ordered = sorted((route for kind in together for route in own[kind]), key=lambda r: [place == places.waiting for place in r] + r)
        for member, route in zip(members, ordered, strict=True):
            client = instance.clients[member.client]
            named = tuple(places.code(place) for place in route)
            courses[member.client, member.nr] = Course(client=client.id, nr=member.nr, first=client.first, places=named)
    extra = tuple(
        ExtraHours(team=instance.teams[j].code, period=t, hours=bought)
        for (j, t), column in np.ndenumerate(program.supply.extra)
        if column >= 0 and (bought := int(np.rint(columns[column])))
    )
    return Plan(
        courses=tuple(courses[key] for key in sorted(courses)),
        projects=_projects(instance, program.supply, columns),
        closings=_closings(program.supply, columns),
        extra_hours=extra,
    )


def _projects(instance: Instance, supply: Supply, columns: Floats) -> tuple[ProjectDecision, ...]:
    """Return what is decided of each project, ``vast`` ones too."""
    return tuple(
        ProjectDecision(project=instance.projects[j].code, period=t, steps=round(float(columns[column])))
        for (j, t), column in np.ndenumerate(supply.steps)
        if column != NONE and round(float(columns[column]))
    )


def _closings(supply: Supply, columns: Floats) -> tuple[Closing, ...]:
    """Return what the plan closes, but for what a project that is decided then replaces."""
    places = supply.places
    converted = {
        (int(supply.replaced[j]), first_open(places, int(supply.replaced[j]), t))
        for (j, t), column in np.ndenumerate(supply.decided)
        if column != NONE and supply.replaced[j] != NONE and round(float(columns[column]))
    }
    closings = []
    for place in np.flatnonzero((supply.stays != NONE).any(axis=1)).tolist():
        periods = np.flatnonzero(supply.stays[place] != NONE)
        shut = periods[np.rint(columns[supply.stays[place, periods]]) == 0]
        if len(shut) and (place, int(shut[0])) not in converted:
            closings.append(Closing(location=places.code(place), period=int(shut[0])))
    return tuple(closings)
