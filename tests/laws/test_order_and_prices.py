"""Order of rows changes no goal, twice the prices is twice the cost, and the same input gives the same plan."""

from __future__ import annotations

from random import Random

import pytest
from hypothesis import HealthCheck, given, settings

from tests.cases import BY_KEY, Case
from tests.property.regions import small_regions
from tests.property.test_laws import _priced
from woonplek.domain.codes import Stance
from woonplek.domain.instance import Instance
from woonplek.domain.policy import ordered_goals
from woonplek.domain.result import Result, Status
from woonplek.model import Options, solve

KEYS = ("capacity", "budget", "care_hours", "projects", "closing", "settled", "quota", "wishes", "queue")
MIXED = [BY_KEY[key][0] for key in KEYS]
ENGINES = ("pathways", "cp-sat", "highs")
ONE = Options(threads=1)
FEW = settings(max_examples=12, deadline=None, derandomize=True, suppress_health_check=list(HealthCheck))


def values(result: Result) -> dict[str, int]:
    return {goal.key: goal.best for goal in result.goals}


@pytest.mark.parametrize("case", MIXED, ids=lambda case: case.name)
def test_order_of_clients_and_locations_changes_no_goal(case: Case) -> None:
    clients, places = list(case.instance.clients), list(case.instance.locations)
    rng = Random(3)  # noqa: S311 - a shuffle
    rng.shuffle(clients)
    places.reverse()
    other = case.instance.model_copy(update={"clients": tuple(clients), "locations": tuple(places)})
    found = solve(other, Options(threads=1))
    assert values(found) == values(solve(case.instance, Options(threads=1)))
    assert [goal.key for goal in found.goals] == [goal.key for goal in ordered_goals(case.instance)]


@given(here=small_regions())
@FEW
def test_twice_the_money_is_twice_the_cost(here: Instance) -> None:
    hard = here.policy.model_copy(update={"stances": {**here.policy.stances, "budget": Stance.ON}})
    here = here.model_copy(update={"policy": hard})
    once, twice = solve(_priced(here, 1), ONE), solve(_priced(here, 2), ONE)
    assert once.status is twice.status
    assert once.status in {Status.PROVEN, Status.IMPOSSIBLE}
    if once.status is Status.PROVEN:
        assert values(twice)["cost"] == 2 * values(once)["cost"]


@pytest.mark.parametrize("engine", ENGINES)
@pytest.mark.parametrize("case", MIXED[:5], ids=lambda case: case.name)
def test_same_input_and_seed_give_the_same_plan(case: Case, engine: str) -> None:
    options = Options(engine=engine, seed=7)
    first, second = solve(case.instance, options), solve(case.instance, options)
    assert first.plan is not None
    assert first.plan == second.plan
