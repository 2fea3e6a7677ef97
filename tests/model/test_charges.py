"""What supply costs, in rule *budget* and goal *cost*."""

from __future__ import annotations

from datetime import date

import pytest

from tests.build import budget, client, location, project, region, team
from tests.model.rows_of import best, written
from woonplek.domain.instance import Instance
from woonplek.model.program import build_program


def cost(here: Instance) -> tuple[int, list[float]]:
    """Return what goal *cost* counts whatever is decided, and by supply column."""
    program = build_program(here)
    goal = next(g for g in program.goals if g.setting.key == "cost")
    return goal.constant, goal.columns[: len(program.supply.columns)].tolist()


def test_fixed_costs_stop_with_what_may_close() -> None:
    here = region(
        periods=3,
        locations=[
            location("L1", 2, closable_from=1, fixed_cost_per_year=300),
            location("L2", 2, fixed_cost_per_year=500),
            location("L3", 2, fixed_cost_per_year=70, open_until=1),
        ],
        budgets={"H": [100_000] * 3},
    )
    assert cost(here) == (30_000 + 3 * 50_000 + 7_000, [30_000, 30_000])
    made = written(here, "budget")
    assert (made.only("H", "2027").upper, made.only("H", "2027").supply) == (100_000 - 87_000, [])
    assert (made.only("H", "2028").upper, made.only("H", "2028").supply) == (50_000, [30_000])


def test_steps_cost_from_delivery_and_their_annuity_is_in_no_budget() -> None:
    # € 100 a step and year, € 3.000 a step over 10 years without interest: 300 a year. Decided in 2027 there in 2028.
    here = region(
        periods=3,
        projects=[project("P", 4, step=2, lead=12, investment=6000, life_years=10, fixed_cost_per_year=200)],
        budgets={"H": [0] * 3},
        interest_pct=0,
    )
    constant, by_column = cost(here)
    assert constant == 0
    assert by_column == [2 * 40_000, 40_000, 0, 0, 0, 0]
    made = written(here, "budget")
    assert [made.only("H", label).supply for label in ("2027", "2028", "2029")] == [[], [10_000], [10_000, 10_000]]


def test_life_that_was_over_before_the_plan_costs_no_annuity() -> None:
    # Ready on 1 January 2020 with 8 years to go: one is left, of € 400.
    here = region(
        projects=[project("P", 2, decision="vast", begun=date(2018, 1, 1), lead=24, investment=3200, life_years=8)], interest_pct=0
    )
    assert cost(here) == (0, [40_000])


def test_each_payer_bears_its_part_of_a_unit() -> None:
    # € 100,01 over 600 and 300 people: 6.667,33 and 3.333,67 cents, the odd cent to the second.
    here = region(
        periods=1,
        municipalities={"H": 600, "K": 300},
        projects=[project("P", 4, step=2, fixed_cost_per_year="200.02")],
        budgets=[budget("H", 0, 1, 10), budget("K", 0, 1, 10)],
    )
    made = written(here, "budget")
    assert made.only("H", "2027").supply == [6667]
    assert made.only("K", "2027").supply == [3334]


def test_extra_hours_are_charged_by_the_week() -> None:
    # 365 days at € 7 a week and hour.
    here = region(
        periods=2, start=date(2026, 1, 1), teams=[team("T", 100, max_growth_pct_per_year=5, cost_per_extra_hour=7)], budgets={"H": [0, 0]}
    )
    assert cost(here) == (0, [36_500])
    assert written(here, "budget").only("H", "2027").supply == [36_500]


@pytest.mark.parametrize(("room", "possible"), [(49_999, False), (50_000, True)])
def test_site_closes_to_keep_the_budget_or_not_at_all(room: int, possible: bool) -> None:  # noqa: FBT001
    here = region(
        clients=[client("a", current="L1")],
        locations=[location("L1", 2, closable_from=1, fixed_cost_per_year=500), location("L2", 2)],
        budgets={"H": [room, 0]},
        goals=["waiting"],
    )
    assert (best(here) is not None) is possible
