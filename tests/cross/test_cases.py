"""Every hand case by every engine: three ways to the same literal answer."""

from __future__ import annotations

from fractions import Fraction
from math import floor

import pytest

from tests.cases import CASES, IMPOSSIBLE, Case
from woonplek.domain.policy import ordered_goals
from woonplek.domain.result import Status
from woonplek.model import Options, solve

DECIDED = {"projects", "closings", "extra_hours"}
"""what the model decides beside where clients are"""
ENGINES = ("cp-sat", "highs", "pathways")
ANSWERED = [case for case in CASES if set(case.needs) <= DECIDED]


def test_no_case_asks_what_the_model_does_not_decide() -> None:
    assert [case.name for case in CASES if case not in ANSWERED] == []


@pytest.mark.parametrize("engine", ENGINES)
@pytest.mark.parametrize("case", ANSWERED, ids=lambda case: case.name)
def test_answer(case: Case, engine: str) -> None:
    found = solve(case.instance, Options(engine=engine, threads=1))
    if case.status == IMPOSSIBLE:
        assert found.status is Status.IMPOSSIBLE
        assert found.plan is None
        return
    assert found.status is Status.PROVEN
    assert [goal.key for goal in found.goals] == [goal.key for goal in ordered_goals(case.instance)]
    assert {goal.key: goal.best for goal in found.goals if goal.key in case.best} == case.best
    for goal, asked in zip(found.goals, ordered_goals(case.instance), strict=True):
        assert goal.value <= goal.allowed == floor(goal.best * (1 + Fraction(asked.slack_pct) / 100))
