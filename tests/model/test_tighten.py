"""Bounds of whole columns: what a row over columns alone leaves possible, row by row."""

from __future__ import annotations

import numpy as np
import pytest
from scipy import sparse

from woonplek.model.rows import INFINITY, Columns
from woonplek.model.tighten import tightened


def _tightened(rows: list[list[float]], lower: list[float], upper: list[float], columns: Columns) -> tuple[list[float], list[float]]:
    found = tightened(sparse.csr_array(np.array(rows)), np.array(lower), np.array(upper), columns)
    return found.lower.tolist(), found.upper.tolist()


def test_money_for_two_steps_and_a_half_is_money_for_two() -> None:
    assert _tightened([[95.0, 60.0]], [-INFINITY], [250.0], Columns.make(2, 5.0)) == ([0, 0], [2, 4])


def test_what_must_be_bought_elsewhere_is_no_longer_there() -> None:
    # Three of the first are asked at least; that leaves 100 of 400 for the second.
    rows = [[100.0, 60.0], [1.0, 0.0]]
    assert _tightened(rows, [-INFINITY, 3.0], [400.0, INFINITY], Columns.make(2, 9.0)) == ([3, 0], [4, 1])


def test_a_choice_without_steps_cannot_be_taken() -> None:
    # At least one step where it is decided, and no money for one.
    rows = [[1.0, -1.0], [300.0, 0.0]]
    assert _tightened(rows, [0.0, -INFINITY], [INFINITY, 200.0], Columns.make(2, 1.0)) == ([0, 0], [0, 0])


def test_a_column_of_fractions_stays_and_its_least_counts() -> None:
    hours = Columns(np.array([10.0, 0.0]), np.array([40.0, 9.0]), np.array([False, True]))
    assert _tightened([[1.0, 4.0]], [-INFINITY], [31.0], hours) == ([10, 0], [40, 5])


def test_over_a_soft_limit_anything_may_be() -> None:
    bounds = Columns(np.zeros(2), np.array([3.0, INFINITY]), np.ones(2, dtype=bool))
    assert _tightened([[95.0, -1.0]], [-INFINITY], [100.0], bounds) == ([0, 0], [3, pytest.approx(INFINITY)])


def test_where_nothing_is_left_the_bounds_stay_as_they_were() -> None:
    assert _tightened([[1.0, 1.0]], [9.0], [INFINITY], Columns.make(2, 4.0)) == ([0, 0], [4, 4])


def test_what_costs_nothing_is_not_limited() -> None:
    # Given as terms, of which one is zero.
    rows = sparse.csr_array((np.array([0.0, 60.0]), (np.array([0, 0]), np.array([0, 1]))), shape=(1, 2))
    found = tightened(rows, np.array([-INFINITY]), np.array([250.0]), Columns.make(2, np.array([INFINITY, 9.0])))
    assert found.upper.tolist() == [INFINITY, 4]
