"""A bound with whole portfolios: by hand, and against all portfolios of small random choices."""

from __future__ import annotations

from itertools import product

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from scipy import sparse
from scipy.optimize import linprog

from woonplek.model.choice import Choice
from woonplek.model.portfolios import Portfolios
from woonplek.model.rows import Floats

NUMBERS, DECISIONS, ROWS = 5, 4, 3


def _choice(matrix: Floats, cost: Floats, upper: Floats, most: Floats, numbers: int) -> Choice:
    """Return the choice between zero and *upper* with ``matrix @ x <= most``, where all after *numbers* are whole."""
    count = len(cost)
    integer = np.arange(count) >= numbers
    return Choice(sparse.csc_array(matrix), cost, np.zeros(count), upper, np.full(len(most), -np.inf), most, integer)


def _proven(choice: Choice, numbers: int, some: Floats | None = None, **asked: object) -> tuple[float, list[float]]:
    count, told = len(choice.cost), []
    portfolios = Portfolios(choice, np.arange(numbers, count), np.arange(count) if some is None else np.flatnonzero(some))
    settled = {"enough": lambda _: False, "gap": 1e-7, "seconds": 20.0, "stop": lambda: False} | asked
    return portfolios.prove(np.zeros(count), tell=told.append, **settled), told  # type: ignore[arg-type]


def _homes() -> Choice:
    # Ten clients wait. Two projects of six homes cost two each, and there is money for three: in part that is nine homes, whole it is six.
    matrix = np.array([[1.0, -6.0, -6.0], [0.0, 2.0, 2.0]])
    return _choice(matrix, np.array([-1.0, 0.0, 0.0]), np.array([10.0, 1.0, 1.0]), np.array([0.0, 3.0]), 1)


def test_half_a_project_is_not_in_any_portfolio() -> None:
    low, told = _proven(_homes(), 1)
    assert low == pytest.approx(-6)
    assert told == sorted(told)
    assert told[0] >= -9 - 1e-6
    assert told[-1] == low


def test_what_is_enough_or_without_time_ends_it() -> None:
    assert _proven(_homes(), 1, enough=lambda low: low > -np.inf)[1] == [pytest.approx(-6)]
    assert _proven(_homes(), 1, stop=lambda: True) == (-np.inf, [])


@settings(max_examples=60, deadline=None)
@given(st.integers(0, 10**6))
def test_it_is_the_linear_optimum_over_all_portfolios(seed: int) -> None:
    rng = np.random.default_rng(seed)
    numbers = rng.integers(-3, 6, (ROWS, NUMBERS)).astype(float)
    places = rng.integers(-6, 2, (ROWS, DECISIONS)).astype(float)
    money = rng.integers(2, 9, DECISIONS).astype(float)
    upper = np.concatenate([rng.integers(1, 5, NUMBERS), rng.integers(1, 3, DECISIONS)]).astype(float)
    cost = np.concatenate([rng.integers(-9, 3, NUMBERS), rng.integers(0, 4, DECISIONS)]).astype(float)
    most = np.append(rng.integers(0, 6, ROWS), 10).astype(float)
    matrix = np.vstack([np.hstack([numbers, places]), np.append(np.zeros(NUMBERS), money)])
    low, _ = _proven(_choice(matrix, cost, upper, most, NUMBERS), NUMBERS, some=np.arange(NUMBERS + DECISIONS) % 2)
    whole = [np.array(z, dtype=float) for z in product(*(range(int(u) + 1) for u in upper[NUMBERS:]))]
    mixed = [z for z in whole if money @ z <= 10]
    best = linprog(
        np.concatenate([cost[:NUMBERS], [cost[NUMBERS:] @ z for z in mixed]]),
        A_ub=np.hstack([numbers, np.array([places @ z for z in mixed]).T]),
        b_ub=most[:-1],
        A_eq=[np.concatenate([np.zeros(NUMBERS), np.ones(len(mixed))])],
        b_eq=[1.0],
        bounds=[*((0, u) for u in upper[:NUMBERS]), *((0, None) for _ in mixed)],
    ).fun
    assert low == pytest.approx(best, rel=1e-5, abs=1e-5)
