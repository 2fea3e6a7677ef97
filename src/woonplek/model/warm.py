"""A plan from before as a point to start from: the paths that follow its courses most closely."""

from __future__ import annotations

from datetime import date
from itertools import count
from typing import NamedTuple

import numpy as np

from woonplek.domain.calendar import Calendar
from woonplek.domain.plan import Course, Plan
from woonplek.model.kinds import Ints
from woonplek.model.pricing import Pricing
from woonplek.model.program import Program
from woonplek.model.rows import Floats

ANYWHERE = -1
CALM = 1e-3
"""what a move weighs beside a period at another place than the plan's"""


class Laid(NamedTuple):
    """Paths as pairs of path number and arc, and how many clients take each."""

    path: Ints
    arc: Ints
    counts: Ints


def lay(program: Program, plan: Plan, calendar: Calendar) -> Laid:
    """Return for every client the path that is at another place than in *plan* for the fewest periods; *calendar* is that of *plan*.

    Clients are known by their id and number, places by their code, periods by the day they begin. A client or a period
    that the plan does not know has no wish of its own: it moves little.
    """
    network, pricing = program.network, Pricing(program.network)
    entered = np.flatnonzero(network.into >= 0)
    node = network.head[entered]
    kind, period = network.node_kind[node], network.node_period[node]
    place = _numbers(program)[network.node_place[node]]
    wanted = _wanted(program, plan, calendar)
    paths, arcs, counts = [np.zeros(0, np.int64)], [np.zeros(0, np.int64)], [np.zeros(0, np.int64)]
    done = 0
    for turn in count():
        asked = np.array([turn < len(own) for own in wanted], dtype=bool)
        if not asked.any():
            break
        places = np.array([list(own)[min(turn, len(own) - 1)] for own in wanted], dtype=np.int64)
        wish = places[kind, period]
        cost: Floats = CALM * (network.move + network.entry.astype(float))
        cost[entered] += (wish != ANYWHERE) & (wish != place)
        dist, by = pricing.distances(cost)
        _, ends = pricing.cheapest_ends(dist)
        path, arc = pricing.paths(ends[asked], by)
        paths.append(path + done)
        arcs.append(arc)
        counts.append(np.array([list(own.values())[turn] for own in wanted if turn < len(own)], dtype=np.int64))
        done += int(asked.sum())
    return Laid(np.concatenate(paths), np.concatenate(arcs), np.concatenate(counts))


def _numbers(program: Program) -> Ints:
    """Return a number for each place, the same for places of one code (``thuis``)."""
    places = program.kinds.places
    codes = [places.code(place) for place in range(places.count + 1)]
    number = {code: i for i, code in enumerate(dict.fromkeys(codes))}
    return np.array([number[code] for code in codes], dtype=np.int64)


def _wanted(program: Program, plan: Plan, calendar: Calendar) -> list[dict[tuple[int, ...], int]]:
    """Return by kind where its clients were in each period of now, as place numbers, and how many had each such course."""
    instance, places = program.instance, program.kinds.places
    courses = {(course.client, course.nr): course for course in plan.courses}
    then = [_period_of(calendar, period.start) for period in instance.calendar.periods]
    number = {places.code(place): i for place, i in enumerate(_numbers(program).tolist())}
    wanted: list[dict[tuple[int, ...], int]] = []
    for members in program.kinds.members:
        own: dict[tuple[int, ...], int] = {}
        for member in members:
            course = courses.get((instance.clients[member.client].id, member.nr))
            at = tuple(_number_at(course, period, number) for period in then)
            own[at] = own.get(at, 0) + 1
        wanted.append(own)
    return wanted


def _number_at(course: Course | None, period: int | None, number: dict[str, int]) -> int:
    place = None if course is None or period is None else course.at(period)
    return ANYWHERE if place is None else number.get(place, ANYWHERE)


def _period_of(calendar: Calendar, day: date) -> int | None:
    return next((p.index for p in calendar.periods if p.start <= day < p.end), None)
