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
from woonplek.model.highs import LinearProgram, Outcome, SolverError, solve_mip
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


@pytest.mark.parametrize(("whole", "bound"), [(True, -2), (False, -2.5)])
def test_the_bound_of_a_choice_is_its_linear_optimum_where_no_column_is_whole(*, whole: bool, bound: float) -> None:
    none = np.zeros(1)
    answer = solve_mip(sparse.csc_array((0, 1)), none - 1.0, none, none + 2.5, none[:0], none[:0], np.array([whole]), seconds=10.0)
    assert answer.bound == pytest.approx(bound)


def test_the_release_of_the_solver_keeps_the_optimum_of_a_row_that_shares_no_column() -> None:
    """Release 1.14.0 takes x = y = 21 and z = 1095, which costs 87: its presolve loses the optimum where such a row has whole and other columns."""
    row, cost, none = np.array([[1.0, 1.0, -14 / 365]]), np.array([-27.15, -20.85, 1.0]), np.zeros(3)
    whole = np.array([False, False, True])
    answer = solve_mip(
        sparse.csc_array(row), cost, none, np.array([21.0, 21.0, 3833.0]), np.array([-np.inf]), none[:1], whole, seconds=10.0
    )
    assert answer.x is not None
    assert cost @ answer.x == pytest.approx(547 - 27.15 * 547 * 14 / 365)
    assert answer.bound == pytest.approx(547 - 27.15 * 547 * 14 / 365)


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
