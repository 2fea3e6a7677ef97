"""The way a large region is planned, on regions small enough to know the answer: no flat model to fall back on."""

from __future__ import annotations

import pytest

from tests.cases import IMPOSSIBLE, Case
from tests.cross.test_cases import ANSWERED
from woonplek.domain.result import Status
from woonplek.model import Options, search, solve


@pytest.fixture(autouse=True)
def _all_are_large(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(search, "PROOF_ARCS", 0)


@pytest.mark.parametrize("case", ANSWERED, ids=lambda case: case.name)
def test_a_plan_is_found_and_its_bound_is_true(case: Case) -> None:
    _check(case, threads=1)


@pytest.mark.parametrize("case", ANSWERED[::3], ids=lambda case: case.name)
def test_so_is_what_is_proven_beside_the_search(case: Case) -> None:
    _check(case, threads=2)


def _check(case: Case, threads: int) -> None:
    found = solve(case.instance, Options(engine="pathways", threads=threads, time_limit=10))
    if case.best is None or case.status == IMPOSSIBLE:
        assert found.status in {Status.IMPOSSIBLE, Status.NOTHING_FOUND}
        return
    assert found.status in {Status.PROVEN, Status.STOPPED}
    first = found.goals[0]
    if first.key in case.best:
        assert first.bound <= case.best[first.key] <= first.best
    for goal in found.goals:
        assert goal.bound <= goal.best


def test_the_first_goal_of_most_is_the_best_there_is() -> None:
    good = total = 0
    for case in ANSWERED[::6]:
        if case.best is None:
            continue
        found = solve(case.instance, Options(engine="pathways", threads=1, time_limit=10))
        first = found.goals[0]
        if first.key in case.best:
            total += 1
            good += first.best == case.best[first.key]
    assert good >= 0.9 * total > 0
