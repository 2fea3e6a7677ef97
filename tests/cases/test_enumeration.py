"""The literal answer of every hand case is the best of all its plans, by the referee alone."""

from __future__ import annotations

import pytest

from tests.cases import CASES, Case, without
from tests.enumerate import best_by_enumeration
from woonplek.domain.policy import RULE

DECIDING = [case for case in CASES if case.decides is not None]


@pytest.mark.parametrize("case", CASES, ids=lambda case: case.name)
def test_answer_is_the_best_of_all_plans(case: Case) -> None:
    found = best_by_enumeration(case.instance)
    assert (None if found is None or case.best is None else {key: found[key] for key in case.best}) == case.best
    assert (found is None) == (case.best is None)


@pytest.mark.parametrize("case", DECIDING, ids=lambda case: f"{case.name} without {case.decides}")
def test_answer_is_another_without_the_rule(case: Case) -> None:
    assert case.decides in RULE
    found = best_by_enumeration(without(case.instance, case.decides))
    assert found is not None
    if case.best is not None:
        assert any(found.get(key) != value for key, value in case.best.items())
