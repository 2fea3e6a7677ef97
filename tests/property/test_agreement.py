"""The solver's answer is the best of all plans, goal by goal, or no plan where there is none; by every engine."""

from __future__ import annotations

import pytest
from hypothesis import HealthCheck, given, settings

from tests.enumerate import best_by_enumeration
from tests.property.regions import small_regions
from woonplek.domain.instance import Instance
from woonplek.domain.result import Status
from woonplek.model import Options, solve

FEW = settings(max_examples=25, deadline=None, suppress_health_check=list(HealthCheck))


@pytest.mark.parametrize("engine", ["auto", "cp-sat", "highs", "pathways"])
@given(here=small_regions())
@FEW
def test_solver_finds_the_best_of_all_plans(engine: str, here: Instance) -> None:
    best = best_by_enumeration(here)
    result = solve(here, Options(engine=engine, threads=1))
    if best is None:
        assert result.status is Status.IMPOSSIBLE
        assert result.plan is None
    else:
        assert result.status is Status.PROVEN
        assert {goal.key: goal.best for goal in result.goals} == best
