"""Supply decided over numbers: near the best for all goals together, and nearer to the goal at hand where that costs it too much."""

from __future__ import annotations

from dataclasses import replace
from math import inf
from typing import Any

import numpy as np
import pytest

from tests.build import client, project, region
from woonplek.model.coarse import Coarse
from woonplek.model.deciding import _sharpened, decide, redecide
from woonplek.model.kinds import Ints
from woonplek.model.neighbourhood import Clock
from woonplek.model.program import Program, build_program
from woonplek.model.question import Question
from woonplek.model.rows import Floats

CALM = 0.0
NOBODY: Ints = np.zeros(0, dtype=np.int64)


@pytest.fixture(autouse=True)
def _time_for_three_clients(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("woonplek.model.deciding.REDECIDING", 10.0)
    monkeypatch.setattr("woonplek.model.question.SECONDS", 1.0)


def _either() -> tuple[Program, Coarse, int, int]:
    """Return a region where N1 has places for all three at H, or N2 for two of them at K, which each of them wishes."""
    instance = region(
        municipalities={"H": 1, "K": 1},
        clients=[client(f"c{number}", wish_municipality="K") for number in range(3)],
        projects=[
            project("N1", 3, municipality="H", decide_from=0, group="G"),
            project("N2", 2, municipality="K", decide_from=0, group="G"),
        ],
        goals=["waiting", "wishes"],
    )
    program = build_program(instance)
    coarse = Coarse(program, range(len(program.goals)))
    keys = [goal.setting.key for goal in program.goals]
    waiting, wishes = keys.index("waiting"), keys.index("wishes")
    assert coarse.relaxed({waiting: 1.0}, seconds=10.0, stop=lambda: False) is not None
    return program, coarse, waiting, wishes


def _clock(seconds: float = 30.0) -> Clock:
    return Clock(seconds, lambda: False)


def _weights(program: Program, waiting: int, wishes: int) -> dict[int, float]:
    """Return weights with which a year of a wish is worth as much as a year of waiting."""
    return {waiting: 1.0, wishes: program.usual_step(waiting) / program.usual_step(wishes)}


@pytest.mark.parametrize(("enough", "waits"), [(inf, 1), (0.0, 0)], ids=["one who waits is near enough", "nobody may wait"])
def test_a_goal_that_supply_costs_too_much_is_decided_nearer_to_it(enough: float, waits: int) -> None:
    # N1: nobody waits and three wishes are unmet. N2: one waits. With wishes at a fifth that is worse than N1.
    program, coarse, waiting, wishes = _either()
    found = decide(coarse, waiting, lambda: enough, _weights(program, waiting, wishes), CALM, NOBODY, _clock())
    assert found is not None
    steps = found.columns[program.supply.steps[:, 0]]
    assert coarse.values(found.point)[waiting] == pytest.approx(waits * 2 * program.usual_step(waiting))
    assert steps == pytest.approx([1, 0] if waits == 0 else [0, 1])
    assert len(found.duals) == len(program.lower)


def test_where_few_numbers_do_not_come_near_enough_all_are_looked_at(monkeypatch: pytest.MonkeyPatch) -> None:
    # Less than nobody can never wait, so both searches are made, the second over no fewer numbers, and N1 comes of it.
    program, coarse, waiting, wishes = _either()
    looked, better = [], Question.better

    def counted(question: Question, point: Floats, **how: Any) -> Floats:
        looked.append(len(question.some))
        assert np.isin(np.flatnonzero(point), question.some).all()  # nothing of the point to begin from is left out
        return better(question, point, **how)

    monkeypatch.setattr(Question, "better", counted)
    found = decide(coarse, waiting, lambda: -1.0, _weights(program, waiting, wishes), CALM, NOBODY, _clock())
    assert found is not None
    assert found.columns[program.supply.steps[:, 0]] == pytest.approx([1, 0])
    assert len(looked) == 2
    assert looked[1] >= looked[0]


def test_a_search_over_all_numbers_needed_has_those_that_it_begins_from_too() -> None:
    # Numbers of a plan beside may be none that a linear program needed: left out, clients would be nowhere.
    program, coarse, waiting, wishes = _either()
    weights = _weights(program, waiting, wishes)
    found = decide(coarse, waiting, lambda: inf, weights, CALM, NOBODY, _clock())
    assert found is not None
    question = coarse.asked(weights, CALM)
    needed = replace(question, some=np.setdiff1d(question.some, np.flatnonzero(found.point)))
    better = _sharpened(needed, waiting, lambda: -1.0, [found.point], coarse, _clock())
    rows = question.choice.matrix @ better
    assert (rows >= question.choice.row_lower - 1e-6).all()
    assert (rows <= question.choice.row_upper + 1e-6).all()


def test_decisions_of_a_plan_are_made_better() -> None:
    # With N1 three wait, or have a wish unmet; with N2 one waits.
    program, coarse, waiting, wishes = _either()
    columns, weights = np.zeros(len(program.columns)), _weights(program, waiting, wishes)
    columns[program.supply.steps[0, 0]] = 1
    assert coarse.relaxed(weights, seconds=10.0, stop=lambda: False) is not None
    better = redecide(coarse, columns, weights, CALM, _clock())
    assert better is not None
    assert better.columns is not None
    assert better.columns[program.supply.steps[:, 0]] == pytest.approx([0, 1])
    again = redecide(coarse, better.columns, weights, CALM, _clock())
    assert again is not None
    assert again.columns is None


def test_without_time_nothing_is_decided() -> None:
    program, coarse, waiting, wishes = _either()
    assert decide(coarse, waiting, lambda: 0.0, _weights(program, waiting, wishes), CALM, NOBODY, _clock(0.0)) is None
    assert redecide(coarse, np.zeros(len(program.columns)), {wishes: 1.0}, CALM, _clock(0.0)) is None
