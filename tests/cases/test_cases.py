"""What a hand case promises: small, with a plan that the referee accepts and that has the literal values."""

from __future__ import annotations

from fractions import Fraction
from math import floor

import pytest

from tests.cases import BY_KEY, CASES, IMPOSSIBLE, PROVEN, Case
from woonplek.check import judge
from woonplek.domain.policy import RULES, ordered_goals

FEASIBLE = [case for case in CASES if case.plan is not None]


def test_every_rule_has_cases_and_one_that_it_decides() -> None:
    for info in RULES:
        cases = BY_KEY[info.key]
        assert len(cases) >= 2, info.key
        assert any(case.decides == info.key for case in cases), info.key
        assert any(case.status == PROVEN for case in cases), info.key
        assert any(case.status == IMPOSSIBLE for case in cases), info.key


def test_names_are_unique_and_begin_with_rule_or_goal() -> None:
    assert len({case.name for case in CASES}) == len(CASES)
    assert all(case.name.startswith(f"{key}: ") for key, cases in BY_KEY.items() for case in cases)


@pytest.mark.parametrize("case", CASES, ids=lambda case: case.name)
def test_under_eight_clients_and_a_plan_where_there_is_one(case: Case) -> None:
    assert sum(client.count for client in case.instance.clients) < 8
    assert (case.plan is None) == (case.status == IMPOSSIBLE)


@pytest.mark.parametrize("case", FEASIBLE, ids=lambda case: case.name)
def test_plan_is_accepted_with_the_literal_values(case: Case) -> None:
    verdict = judge(case.instance, case.plan)
    assert verdict.broken == ()
    for goal in ordered_goals(case.instance):
        if goal.key in case.best:
            best, value = case.best[goal.key], verdict.goals[goal.key]
            assert best <= value <= floor(best * (1 + Fraction(goal.slack_pct) / 100)), goal.key
