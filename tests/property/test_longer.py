"""Any region in months can be planned in longer periods first: what comes of it keeps all rules, and its bound is true."""

from __future__ import annotations

from unittest import mock

from hypothesis import HealthCheck, Phase, given, settings

from tests.build import START
from tests.property.regions import small_regions
from woonplek.check import judge
from woonplek.domain.calendar import Calendar
from woonplek.domain.instance import Instance
from woonplek.domain.result import Status
from woonplek.model import Options, search, solve
from woonplek.model.longer import in_longer_periods

MONTHS = 8
SOME = settings(
    max_examples=25, deadline=None, derandomize=True, phases=(Phase.explicit, Phase.generate), suppress_health_check=list(HealthCheck)
)


@given(drawn=small_regions(periods=MONTHS))
@SOME
def test_a_plan_along_longer_periods_is_a_plan_and_its_bound_is_true(drawn: Instance) -> None:
    here = drawn.model_copy(update={"calendar": Calendar.make(START, MONTHS, 1)})
    assert in_longer_periods(here) is not None
    best = solve(here, Options(engine="highs", threads=1, time_limit=20))
    with mock.patch.object(search, "PROOF_ARCS", 0):
        found = solve(here, Options(engine="pathways", threads=1, time_limit=2))
    if best.status is Status.IMPOSSIBLE:
        assert found.plan is None
    if found.plan is None:
        assert found.status in {Status.IMPOSSIBLE, Status.NOTHING_FOUND}
        return
    assert judge(here, found.plan).ok
    if best.status is Status.PROVEN:
        assert found.goals[0].bound <= best.goals[0].best <= found.goals[0].best
