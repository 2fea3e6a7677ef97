"""Homes on offer that nobody can tell apart are one place for the solver, and named again in the plan."""

from __future__ import annotations

from collections import Counter

import pytest

from tests.build import Supply, client, offer, pin, quota, region
from tests.cases import CASES, IMPOSSIBLE, Case
from woonplek.domain.instance import Instance
from woonplek.domain.result import Status
from woonplek.model import Options, solve
from woonplek.model.alike import alike

FIRST, SECOND = "C-H-BT-1", "C-H-BT-2"


def _homes(*offers: Supply, **fields: object) -> Instance:
    return region(clients=[client("a", count=5)], offers=offers, goals=["waiting", "moves"], **fields)  # type: ignore[arg-type]


def _limits(instance: Instance) -> dict[str, list[tuple[int, int, int | None]]]:
    """Return by offer the first period, the end and the amount of each of its limits."""
    return {one.location: [(limit.span.first, limit.span.end, limit.amount) for limit in one.limits] for one in instance.offers}


def test_a_row_for_each_year_becomes_one_location() -> None:
    found = alike(_homes(offer(FIRST, {0: 2}), offer(SECOND, {1: 1}))).instance
    assert _limits(found) == {FIRST: [(0, 1, 2), (1, 2, 1)]}
    assert [one.code for one in found.locations] == [FIRST]


def test_rows_for_the_same_year_are_added_up() -> None:
    assert _limits(alike(_homes(offer(FIRST, {0: 2}), offer(SECOND, {0: 1}))).instance) == {FIRST: [(0, 1, 3)]}
    assert _limits(alike(_homes(offer(FIRST, {0: 2}), offer(SECOND, {0: None}))).instance) == {FIRST: [(0, 1, None)]}


@pytest.mark.parametrize(
    "instance",
    [
        _homes(offer(FIRST, {0: 2}), offer(SECOND, {1: 1}, rent=60_000)),
        _homes(offer(FIRST, {0: 2}), offer(SECOND, {1: 1}, features=frozenset({"rustig"}))),
        _homes(offer(FIRST, {0: 2}), offer(SECOND, {1: 1}, status="vraag")),
        _homes(offer(FIRST, {0: 2}), offer(SECOND, {1: 1}), pins=[pin("a", SECOND, 1, number=1)]),
        _homes(offer(FIRST, {(0, 2): 2}), offer(SECOND, {1: 1})),
        _homes(
            offer(FIRST, {0: 2}, owner="C"),
            offer(SECOND, {1: 1}, owner="C"),
            quotas=[quota(0, owner="C", minimum=1)],
            rules={"quota": "aan"},
        ),
    ],
    ids=["rent", "features", "status", "pin", "overlap", "counted"],
)
def test_what_can_be_told_apart_stays_apart(instance: Instance) -> None:
    assert alike(instance).instance is instance


@pytest.mark.parametrize("engine", ["cp-sat", "pathways"])
def test_the_plan_names_the_row_of_the_year_of_moving_in(engine: str) -> None:
    # Two move in in 2027, one in 2028; nobody moves again, and two of five never have a home.
    result = solve(_homes(offer(FIRST, {0: 2}), offer(SECOND, {1: 1})), Options(engine=engine, threads=1))
    assert result.status is Status.PROVEN
    assert result.plan is not None
    assert Counter(course.places for course in result.plan.courses) == {
        (FIRST, FIRST): 2,
        ("wachtlijst", SECOND): 1,
        ("wachtlijst", "wachtlijst"): 2,
    }


def test_what_one_more_gives_is_told_of_each_row() -> None:
    result = solve(_homes(offer(FIRST, {0: 2}), offer(SECOND, {0: 1}), offer("C-H-BT-3", {1: 1})), Options(engine="pathways", threads=1))
    gains = {shadow.key: shadow.gain for shadow in result.shadows if shadow.rule == "offer"}
    assert set(gains) == {(FIRST, "2027"), (SECOND, "2027"), ("C-H-BT-3", "2028")}
    assert gains[FIRST, "2027"] == gains[SECOND, "2027"] > gains["C-H-BT-3", "2028"]


def test_a_plan_to_begin_from_is_found_again() -> None:
    whole = alike(_homes(offer(FIRST, {0: 2}), offer(SECOND, {1: 1})))
    result = solve(_homes(offer(FIRST, {0: 2}), offer(SECOND, {1: 1})), Options(threads=1))
    assert result.plan is not None
    assert whole.apart(whole.together(result.plan)) == result.plan


def _by_year(instance: Instance) -> Instance:
    """Return *instance* with a row, and a location, for each limit of an offer."""
    location_of = instance.location
    offers, locations = [], [one for one in instance.locations if one.code not in instance.offer]
    for one in instance.offers:
        for number, limit in enumerate(one.limits):
            code = one.location if number == 0 else f"{one.location}-{number}"
            offers.append(one.model_copy(update={"location": code, "limits": (limit,)}))
            locations.append(location_of[one.location].model_copy(update={"code": code}))
    return instance.model_copy(update={"offers": tuple(offers), "locations": tuple(locations)})


YEARLY = [
    case
    for case in CASES
    if case.status != IMPOSSIBLE and any(len(one.limits) > 1 for one in case.instance.offers) and not case.instance.pins
]


@pytest.mark.parametrize("case", YEARLY, ids=lambda case: case.name)
def test_a_row_for_each_year_is_as_good_as_one_for_all(case: Case) -> None:
    found = solve(_by_year(case.instance), Options(threads=1))
    assert found.status is Status.PROVEN
    assert {goal.key: goal.best for goal in found.goals if goal.key in case.best} == case.best
