"""What goals weigh: those to come are heard, and none counts for more than it should."""

from __future__ import annotations

import pytest

from tests.build import client, location, region
from woonplek.model import weighing
from woonplek.model.program import Program, build_program


def _program() -> Program:
    return build_program(
        region(clients=[client("a"), client("b")], locations=[location("L1", 1)], goals=["waiting", "bridging", "moves", "cost"])
    )


def test_the_next_goals_that_are_not_zero_count_for_a_share_of_the_goal_at_hand() -> None:
    program = _program()
    waiting, bridging, moves, cost = (
        next(g for g, v in enumerate(program.goals) if v.setting.key == key) for key in ("waiting", "bridging", "moves", "cost")
    )
    values = {waiting: 10_000.0, bridging: 20_000.0, moves: 0.0, cost: 4e9}
    found = weighing.placing(program, values, waiting, 10_000)
    assert found[waiting] == 1
    assert found[bridging] * values[bridging] == pytest.approx(0.35 * 10_000)
    assert found[cost] * values[cost] == pytest.approx(0.35 * 10_000)
    assert 0 < found[moves] * program.usual_step(moves) < program.usual_step(waiting)


def test_once_clients_are_placed_goals_to_come_weigh_little_by_what_the_plan_has_of_them() -> None:
    assert weighing.placed([5, 200, 0, 4], 1) == {1: 1.0, 3: pytest.approx(0.005 * 200 / 4)}
    assert weighing.placed([5, 0, 10], 1) == {1: 1.0, 2: pytest.approx(0.005 * 1 / 10)}


def test_a_beginning_costs_a_thousandth_of_what_each_client_has_of_the_goal() -> None:
    assert weighing.calm(_program(), 400) == pytest.approx(0.001 * 400 / 2)
    assert weighing.calm(_program(), -1) == 0
