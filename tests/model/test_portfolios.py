"""A bound with whole portfolios: by hand, and between the linear and the whole optimum of small random choices."""

from __future__ import annotations

from collections.abc import Callable

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from scipy import sparse

from tests.build import client, project, region
from tests.cases import Case
from tests.cross.test_cases import ANSWERED
from tests.model.plans import planned, value
from woonplek.model import portfolios
from woonplek.model.choice import Choice
from woonplek.model.coarse import Coarse
from woonplek.model.highs import MipAnswer, Outcome, solve_mip
from woonplek.model.neighbourhood import Clock
from woonplek.model.pathways import Pathways
from woonplek.model.portfolios import Portfolios, over_paths
from woonplek.model.program import build_program
from woonplek.model.rows import Floats

NUMBERS, DECISIONS, ROWS = 5, 4, 3
CLOSE = 1e-5


def _clock(seconds: float = 20.0) -> Clock:
    return Clock(seconds, lambda: False)


def _choice(matrix: Floats, cost: Floats, upper: Floats, most: Floats, numbers: int) -> Choice:
    """Return the choice between zero and *upper* with ``matrix @ x <= most``, where all after *numbers* are whole."""
    count = len(cost)
    integer = np.arange(count) >= numbers
    return Choice(sparse.csc_array(matrix), cost, np.zeros(count), upper, np.full(len(most), -np.inf), most, integer)


@pytest.fixture
def homes() -> Choice:
    """Ten clients wait. Two projects of six homes cost two each, and there is money for three: in part that is nine homes, whole it is six."""
    matrix = np.array([[1.0, -6.0, -6.0], [0.0, 2.0, 2.0]])
    return _choice(matrix, np.array([-1.0, 0.0, 0.0]), np.array([10.0, 1.0, 1.0]), np.array([0.0, 3.0]), 1)


def test_half_a_project_is_in_no_portfolio(homes: Choice) -> None:
    priced = Portfolios(homes, np.array([1, 2]))
    assert priced.linking.tolist() == [True, False]
    prices = priced.prices(np.arange(3), _clock())
    assert prices == pytest.approx([-1])  # each home more is a client less who waits
    assert priced.bound(prices, _clock()) == pytest.approx(-6)


@pytest.mark.parametrize(("price", "bound"), [(0, -10), (-0.5, -8), (-2, -12), (3, -10)])
def test_any_price_proves_something(homes: Choice, price: float, bound: float) -> None:
    # At half a client a home a portfolio is worth three, and the other half of ten clients five; no price may have the wrong sign.
    assert Portfolios(homes, np.array([1, 2])).bound(np.array([price]), _clock()) == pytest.approx(bound)


def test_without_a_linear_optimum_there_are_no_prices(homes: Choice) -> None:
    endless = homes._replace(upper=np.full(3, np.inf), row_upper=np.full(2, np.inf))
    assert Portfolios(endless, np.array([1, 2])).prices(np.arange(3), _clock()) is None


def _optimum(choice: Choice) -> float:
    point = solve_mip(*choice, seconds=20).x
    assert point is not None
    return float(choice.cost @ point)


@settings(max_examples=60, deadline=None)
@given(seed=st.integers(0, 10**6), part=st.booleans())
def test_it_is_between_the_linear_and_the_whole_optimum(*, seed: int, part: bool) -> None:
    rng = np.random.default_rng(seed)
    numbers = rng.integers(-3, 6, (ROWS, NUMBERS)).astype(float)
    places = rng.integers(-6, 2, (ROWS, DECISIONS)).astype(float)
    money = rng.integers(2, 9, DECISIONS).astype(float)
    upper = np.concatenate([rng.integers(1, 5, NUMBERS), rng.integers(1, 3, DECISIONS)]).astype(float)
    cost = np.concatenate([rng.integers(-9, 3, NUMBERS), rng.integers(0, 4, DECISIONS)]) + 0.25
    matrix = np.vstack([np.hstack([numbers, places]), np.append(np.zeros(NUMBERS), money)])
    choice = _choice(matrix, cost, upper, np.append(rng.integers(0, 6, ROWS), 10).astype(float), NUMBERS)
    whole, linear = _optimum(choice), _optimum(choice._replace(integer=choice.integer & False))
    priced, count = Portfolios(choice, np.arange(NUMBERS, NUMBERS + DECISIONS)), NUMBERS + DECISIONS
    prices = priced.prices(np.arange(part, count), _clock())
    assert prices is not None
    bound = priced.bound(prices, _clock())
    assert bound <= whole + CLOSE * max(1.0, abs(whole))
    assert part or bound >= linear - CLOSE * max(1.0, abs(linear))


def test_pricing_ends_where_what_is_proven_is_enough(homes: Choice, monkeypatch: pytest.MonkeyPatch) -> None:
    told: list[bool] = []

    def solved(*_: object, stop: Callable[[], bool], found: Callable[[float, float], None], **__: object) -> MipAnswer:
        for bound in (-9.0, -7.0):
            found(0.0, bound)
            told.append(stop())
        return MipAnswer(Outcome.STOPPED, None, -7.0)

    monkeypatch.setattr(portfolios, "solve_mip", solved)
    assert portfolios.Priced(100.0, homes).least(_clock(), enough=93.0, threads=1, seed=0) == 93.0
    assert told == [False, True]


def _linear_duals(coarse: Coarse, goal: int) -> Floats:
    relaxed = coarse.relaxed({goal: 1.0}, seconds=30.0, stop=lambda: False)
    assert relaxed is not None
    return relaxed.duals


def test_half_a_project_is_in_no_portfolio_over_paths() -> None:
    instance = region(
        periods=1,
        clients=[client("a", count=10)],
        projects=[project(code, 6, decide_from=0, owner="C", investment=200) for code in "PQ"],
        investment={("C", 0): 30_000},
        goals=["waiting"],
    )
    program, year = build_program(instance), 2 * 365  # the usual urgency weighs two
    duals, pathways = _linear_duals(Coarse(program, [0]), 0), Pathways(program)
    assert pathways.prove(0, duals).value == pytest.approx(year)  # one of ten waits where nine homes are built
    assert over_paths(pathways, 0, duals).least(_clock(), threads=1, seed=0) == pytest.approx(4 * year)


@pytest.mark.parametrize("case", ANSWERED[1::2], ids=lambda case: case.name)
def test_over_paths_no_prices_prove_more_than_the_best_plan_and_none_less_than_without_whole_portfolios(case: Case) -> None:
    program, rng = build_program(case.instance), np.random.default_rng(0)
    found = planned(program)
    if found is None:
        return
    coarse, pathways = Coarse(program, range(len(program.goals))), Pathways(program)
    for goal in range(len(program.goals)):
        best, duals = value(program, goal, found), _linear_duals(coarse, goal)
        for prices in (duals, duals * rng.uniform(0.5, 1.5, len(duals))):
            bound = pathways.prove(goal, prices)
            whole = over_paths(pathways, goal, bound.duals).least(_clock(), threads=1, seed=0)
            assert bound.value - CLOSE * max(1.0, abs(best)) <= whole <= best + CLOSE * max(1.0, abs(best))
        coarse.hold(goal, best)
        pathways.hold(goal, best)
