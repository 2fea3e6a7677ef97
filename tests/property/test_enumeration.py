"""The solver finds the best of all plans that there are, goal by goal, whatever the region and the engine."""

from __future__ import annotations

from hypothesis import HealthCheck, Phase, given, settings

from tests.enumerate import best_by_enumeration
from tests.property.regions import small_regions
from woonplek.domain.instance import Instance
from woonplek.domain.result import Status
from woonplek.model import Options, solve

ENGINES = ("cp-sat", "highs", "pathways")
SOME = settings(
    max_examples=30, deadline=None, derandomize=True, phases=(Phase.explicit, Phase.generate), suppress_health_check=list(HealthCheck)
)
"""without shrinking, which takes minutes on what is this small already"""


def _agree(here: Instance) -> None:
    expected = best_by_enumeration(here)
    for engine in ENGINES:
        found = solve(here, Options(engine=engine, threads=1))
        assert found.status is (Status.IMPOSSIBLE if expected is None else Status.PROVEN), engine
        assert (None if found.plan is None else {goal.key: goal.best for goal in found.goals}) == expected, engine


@given(here=small_regions(supply=False))
@SOME
def test_where_clients_are(here: Instance) -> None:
    _agree(here)


@given(here=small_regions())
@SOME
def test_what_is_built_closed_and_bought_too(here: Instance) -> None:
    _agree(here)
