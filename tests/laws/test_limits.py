"""Loosening any limit never worsens the first goal, tightening it never improves that; nor does a rule that is soft or off."""

from __future__ import annotations

from math import inf

import pytest
from hypothesis import HealthCheck, Phase, assume, given, settings

from tests.cases import BY_KEY, without
from tests.laws.examples import EXAMPLES
from tests.laws.limits import LIMITS
from tests.property.regions import small_regions
from woonplek.domain.codes import Stance
from woonplek.domain.instance import Instance
from woonplek.domain.policy import RULES, ordered_goals
from woonplek.domain.result import Status
from woonplek.model import Options, solve

FEW = settings(
    max_examples=6, deadline=None, derandomize=True, phases=(Phase.explicit, Phase.generate), suppress_health_check=list(HealthCheck)
)
OTHERS = [info.key for info in RULES if info.key != "pinned"]
"""rules of which less is more; a pin takes the place of other rules, and without it those hold again"""


def first_goal(here: Instance) -> float:
    """Return the best value of the first goal alone, infinite where no plan is possible."""
    result = solve(
        here.model_copy(update={"policy": here.policy.model_copy(update={"goals": ordered_goals(here)[:1]})}), Options(threads=1)
    )
    if result.status is Status.IMPOSSIBLE:
        return inf
    assert result.status is Status.PROVEN
    return result.goals[0].best


def test_every_limit_has_an_example() -> None:
    assert list(EXAMPLES) == list(LIMITS)
    assert {law.rule for law in LIMITS.values()} | {"housing_security", "tenancy", "exit_home"} == {info.key for info in RULES}


@pytest.mark.parametrize("limit", list(LIMITS))
def test_a_looser_limit_lets_somebody_in(limit: str) -> None:
    law, example = LIMITS[limit], EXAMPLES[limit]()
    assert (first_goal(law.moved(example.here, 0)), first_goal(law.moved(example.here, 1))) == (example.before, example.after)


@pytest.mark.parametrize("limit", list(LIMITS))
def test_hand_cases_get_no_worse_looser_and_no_better_tighter(limit: str) -> None:
    law = LIMITS[limit]
    for case in BY_KEY[law.rule]:
        tight, here, loose = (law.moved(case.instance, by) for by in (-1, 0, 1))
        if not tight == here == loose:
            assert first_goal(loose) <= first_goal(here) <= first_goal(tight), case.name


@pytest.mark.slow
@pytest.mark.parametrize("limit", list(LIMITS))
@given(here=small_regions())
@FEW
def test_regions_get_no_worse_looser_and_no_better_tighter(limit: str, here: Instance) -> None:
    law = LIMITS[limit]
    tight, now, loose = (law.moved(here, by) for by in (-1, 0, 1))
    assume(not tight == now == loose)
    assert first_goal(loose) <= first_goal(now) <= first_goal(tight)


def stance(here: Instance, rule: str, how: Stance) -> Instance:
    """Return *here* with another stance of *rule*."""
    return here.model_copy(update={"policy": here.policy.model_copy(update={"stances": {**here.policy.stances, rule: how}})})


@pytest.mark.slow
@pytest.mark.parametrize("rule", OTHERS)
@given(here=small_regions())
@FEW
def test_regions_get_no_worse_without_a_rule_or_with_a_soft_one(rule: str, here: Instance) -> None:
    if rule == "maximum_stay":
        here = without(here, "settled")  # who has stayed longest may leave early
    info = next(info for info in RULES if info.key == rule)
    stances = [Stance.OFF, *([Stance.SOFT] if info.may_be_soft else []), Stance.ON]
    regions = [stance(here, rule, how) for how in stances]
    assume(len({ordered_goals(region)[0].key for region in regions}) == 1)
    values = [first_goal(region) for region in regions]
    assert values == sorted(values)
