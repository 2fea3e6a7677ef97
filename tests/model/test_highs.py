"""The solver by arrays: what it does where a method fails."""

from __future__ import annotations

import logging

import numpy as np
import pytest
from scipy import sparse

import woonplek
from tests.io.regions import SMALL, frame
from woonplek.domain.result import Status
from woonplek.model import highs
from woonplek.model.highs import LinearProgram, Outcome, SolverError
from woonplek.model.search import Search
from woonplek.model.solve import Options, solve


def program(cost: float, upper: float) -> LinearProgram:
    """Return the minimum of *cost* x with 0 <= x <= *upper* and x - y = 0."""
    linear = LinearProgram()
    none = np.zeros(2)
    matrix = sparse.csc_array(np.array([[1.0, -1.0]]))
    linear.load(matrix, np.array([cost, 0.0]), none, np.array([upper, np.inf]), np.zeros(1), np.zeros(1))
    return linear


def test_without_an_end_it_counts_as_stopped():
    assert program(-1.0, np.inf).solve()[0] is Outcome.STOPPED
    outcome, value, duals = program(-1.0, 3.0).solve()
    assert (outcome, value, len(duals)) == (Outcome.OPTIMAL, -3.0, 1)


@pytest.mark.parametrize(("inner", "methods"), [(False, ["choose", "ipm", "simplex"]), (True, ["ipm", "simplex"])])
def test_methods_are_tried_in_turn(*, inner: bool, methods: list[str], monkeypatch: pytest.MonkeyPatch) -> None:
    """The interior point method comes first only where it is asked for, and only once."""
    monkeypatch.setattr(highs, "MANY", 0)
    linear, tried = program(-1.0, np.inf), []
    option = linear.option

    def set_option(name: str, value: object) -> None:
        if name == "solver":
            tried.append(value)
        option(name, value)

    monkeypatch.setattr(linear, "option", set_option)
    linear.inner = inner
    linear.solve()
    assert tried == [*methods, "choose"]
    assert not linear.inner


def test_a_solver_that_fails_loses_no_plan(monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture) -> None:
    take = Search.take

    def failing(self: Search, goal: int) -> None:
        if goal == 1:
            raise SolverError("Unbounded")
        take(self, goal)

    instance = woonplek.read({title: frame(rows) for title, rows in SMALL.items()})
    monkeypatch.setattr(Search, "take", failing)
    with caplog.at_level(logging.WARNING):
        result = solve(instance, Options(engine="pathways", threads=1))
    assert result.status is Status.STOPPED
    assert result.plan is not None
    assert len(result.goals) == 1
    assert "(Unbounded); the best plan so far is kept" in caplog.text
