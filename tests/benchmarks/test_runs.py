"""When a goal is near, and since when: by hand, from recorded points."""

from __future__ import annotations

import pytest
from runs import DAY_GOALS, FIRST_GOALS, Run, best_known, judged

from tests.benchmarks.recorded import CLIENT_DAYS, goal, highs, scip, told, woonplek
from woonplek.domain.policy import GOAL


@pytest.mark.parametrize(
    ("key", "best", "bound", "near", "words"),
    [
        ("waiting", 10_000, 9900, True, "1.00 %"),
        ("waiting", 10_000, 9899, False, "1.01 %"),
        ("waiting", 1000, 989, False, "1.10 %"),  # 1 % of client-days: by its value still
        ("waiting", 999, 899, True, "0.100 % of client-days"),
        ("bridging", 999, 898, False, "0.101 % of client-days"),
        ("bridging", 100, None, True, "0.100 % of client-days"),  # no goal is below 0
        ("moves", 999, 899, False, "10.01 %"),  # not in days
        ("spread", 50, 40, False, "20.00 %"),  # days, but a hundred client-days each
        ("over_quota", 0, 0, True, "0.00 %"),
    ],
)
def test_judged(key: str, best: int, bound: int | None, words: str, *, near: bool) -> None:
    assert judged(key, best, bound, CLIENT_DAYS) == (near, words)


def test_goals_judged_in_days_are_in_days():
    assert set(FIRST_GOALS) <= DAY_GOALS <= set(GOAL)
    assert {GOAL[key].unit for key in DAY_GOALS} <= {"days", "weighted days"}


def test_times():
    run = woonplek()
    assert run.first_plan() == 2.0
    assert run.within(10_000, 1.0) == 3.0
    assert run.within(9000, 1.0) is None
    assert (run.proves(20.0), run.proves(1.0), run.proves(0.1)) == (3.0, 4.0, None)
    assert (run.near(("waiting",)), run.near(("bridging",)), run.near()) == (4.0, 9.0, 9.0)
    assert run.near(("cost",)) is None  # the instance does not ask for it
    assert run.near_goals() == 3
    assert (run.first_value, run.first_bound) == (10_000, 9901)


def test_a_goal_without_a_turn_is_not_near():
    run = told(Run("region", 1, "highs", 60.0, 60.0, 1.0), (0, 10.0, 10.0, 5.0), goals=[goal("waiting", 10, 10)])
    assert run.near(("waiting",)) == 5.0
    assert run.near() is None


def test_a_plan_that_nobody_confirmed_counts_for_nothing():
    refused = woonplek()
    refused.outcome["goals"][0]["value"] = None
    late = woonplek()
    late.failure = "ended after 180 s"
    assert [run.near() for run in (refused, late, scip())] == [None, None, None]
    assert [run.near_goals() for run in (refused, late, scip())] == [0, 0, 0]
    assert [(run.first_plan(), run.within(11_000, 1.0), run.proves(20.0)) for run in (refused, late)] == [(None, None, None)] * 2
    assert refused.first_bound == 9901  # a bound holds without a plan
    assert best_known([refused, late, scip()]) == {}
    assert late.status == "ended after 180 s"


def test_best_known_is_by_instance_and_seed():
    assert best_known([highs(1), woonplek(1), highs(2)]) == {("region", 1): 10_000, ("region", 2): 10_500}
