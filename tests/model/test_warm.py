"""Starting from a plan of before."""

from __future__ import annotations

from collections import Counter
from datetime import date
from pathlib import Path

import pytest

import woonplek
from woonplek.domain.calendar import Calendar
from woonplek.domain.instance import Instance
from woonplek.domain.plan import Plan
from woonplek.domain.result import Result, Status
from woonplek.model import Options, solve
from woonplek.model.program import build_program
from woonplek.model.split import routes
from woonplek.model.warm import lay

KLEIN = Path(__file__).parents[2] / "scenarios" / "klein.xlsx"
ENGINES = ("pathways", "highs", "cp-sat")


@pytest.fixture(scope="module")
def planned() -> Result:
    return solve(woonplek.read(KLEIN), Options(threads=1))


def _plan(result: Result) -> Plan:
    assert result.plan is not None
    return result.plan


def _courses(instance: Instance, plan: Plan, calendar: Calendar) -> Counter[tuple[str, ...]]:
    """Return the courses that are laid for *plan*, without their clients."""
    program = build_program(instance)
    laid = lay(program, plan, calendar)
    arcs = [laid.arc[laid.path == path] for path in range(len(laid.counts))]
    places = program.kinds.places
    return Counter(tuple(map(places.code, route)) for own in routes(program, arcs, laid.counts) for route in own)


def test_the_courses_of_a_plan_are_laid_again(planned: Result) -> None:
    found = _courses(planned.instance, _plan(planned), planned.instance.calendar)
    assert found == Counter(course.places for course in _plan(planned).courses)


def test_a_plan_that_begins_a_period_later_is_followed_by_date(planned: Result) -> None:
    calendar = planned.instance.calendar
    later = Calendar.make(calendar.periods[1].start, len(calendar), calendar.months_per_period)
    instance = planned.instance.model_copy(update={"calendar": later})
    ahead = [course.places[1:] for course in _plan(planned).courses if course.first == 0 and len(course.places) > 1]
    found = [places[: len(calendar) - 1] for places in _courses(instance, _plan(planned), calendar).elements()]
    assert sum((Counter(ahead) & Counter(found)).values()) == len(ahead)


def test_a_plan_of_other_years_and_clients_asks_nothing(planned: Result) -> None:
    long_ago = Calendar.make(date(1990, 1, 1), len(planned.instance.calendar), 12)
    found = _courses(planned.instance, _plan(planned), long_ago)
    assert sum(found.values()) == len(_plan(planned).courses)


@pytest.mark.parametrize("engine", ENGINES)
def test_a_start_leads_to_the_same_values(planned: Result, engine: str) -> None:
    again = solve(planned.instance, Options(threads=1, engine=engine, start=planned))
    assert again.status is Status.PROVEN
    assert [g.best for g in again.goals] == [g.best for g in planned.goals]


@pytest.mark.parametrize("engine", ["pathways", "highs"])
def test_a_start_is_kept_when_there_is_no_time_at_all(planned: Result, engine: str) -> None:
    nothing = solve(planned.instance, Options(threads=1, engine=engine), stop=lambda: True)
    assert nothing.status is Status.NOTHING_FOUND
    kept = solve(planned.instance, Options(threads=1, engine=engine, start=planned), stop=lambda: True)
    assert kept.status is Status.STOPPED
    assert kept.goals[0].best == planned.goals[0].best


def test_a_start_that_breaks_a_limit_of_now_is_only_a_hint(planned: Result) -> None:
    fewer = [loc.model_copy(update={"places": tuple(max(0, n - 1) for n in loc.places)}) for loc in planned.instance.locations]
    instance = planned.instance.model_copy(update={"locations": tuple(fewer)})
    found = solve(instance, Options(threads=1, engine="pathways", start=planned))
    fresh = solve(instance, Options(threads=1, engine="highs"))
    assert found.status is fresh.status is Status.PROVEN
    assert found.goals[0].best > planned.goals[0].best
    assert [g.best for g in found.goals] == [g.best for g in fresh.goals]
