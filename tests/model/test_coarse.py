"""The relaxation over numbers: every plan is a point of it, so that what it proves is true."""

from __future__ import annotations

from math import inf

import numpy as np
import pytest

from tests.cases import Case
from tests.cross.test_cases import ANSWERED
from tests.model.plans import planned, value
from woonplek.model import highs
from woonplek.model.benders import prove
from woonplek.model.coarse import Coarse
from woonplek.model.found import Found
from woonplek.model.highs import LinearProgram, Outcome
from woonplek.model.network import NO_CONDITION
from woonplek.model.program import build_program
from woonplek.model.rows import Floats

CLOSE = 1e-6


def point(coarse: Coarse, found: Found) -> Floats:
    """Return the numbers, columns, beginnings and forced leavings of a plan."""
    network, horizon = coarse.program.network, coarse.program.instance.periods
    x = np.zeros(coarse.matrix.shape[1])
    x[coarse.first_column : coarse.first_pair] = found.columns
    for path, count in zip(found.arcs, found.counts.tolist(), strict=True):
        head = network.head[path]
        at, period = network.node_visit[head] >= 0, network.node_period[head]
        np.add.at(x, coarse.numbers.of_visit[network.node_visit[head[at]]], count)
        begins = at & network.entry[path]
        np.add.at(x, coarse.first_pair + network.node_place[head[begins]] * horizon + period[begins], count)
        asks = network.condition[path] != NO_CONDITION
        np.add.at(x, coarse.first_pair + coarse.pairs + network.condition[path][asks] * horizon + period[asks], count)
    return x


def holds(coarse: Coarse, x: Floats, goal: int, best: float) -> None:
    """Check that *x* keeps every row and bound, and costs no more than *best*."""
    choice, _ = coarse.arrays({goal: 1.0})
    assert choice.cost @ x <= best + CLOSE * max(1.0, abs(best))
    use = choice.matrix @ x
    scale = CLOSE * np.maximum(1.0, np.abs(np.where(np.isfinite(choice.row_upper), choice.row_upper, 0.0)))
    assert (use <= choice.row_upper + scale).all()
    assert (use >= choice.row_lower - scale).all()
    assert ((x >= choice.lower - CLOSE) & (x <= choice.upper + CLOSE)).all()


@pytest.mark.parametrize("case", ANSWERED, ids=lambda case: case.name)
def test_every_plan_is_a_point_of_the_relaxation_with_goals_held_and_cuts(case: Case) -> None:
    program = build_program(case.instance)
    found = planned(program)
    if found is None:
        return
    goals = list(range(len(program.goals)))
    coarse = Coarse(program, goals)
    x = point(coarse, found)
    for goal in goals:
        best = value(program, goal, found)
        holds(coarse, x, goal, best)
        coarse.hold(goal, best)
        while coarse.relaxed({goal: 1.0}, seconds=30.0, stop=lambda: False) is not None and coarse.cut():
            holds(coarse, x, goal, best)


@pytest.mark.parametrize("case", ANSWERED[::5], ids=lambda case: case.name)
def test_sifting_finds_the_linear_optimum_which_is_no_better_than_a_whole_one(case: Case) -> None:
    program = build_program(case.instance)
    found = planned(program)
    if found is None:
        return
    best = value(program, 0, found)
    coarse = Coarse(program, [0])
    relaxed = coarse.relaxed({0: 1.0}, seconds=30.0, stop=lambda: False)
    assert relaxed is not None
    assert relaxed.value <= best + CLOSE * max(1.0, best)
    choice, _ = coarse.arrays({0: 1.0})
    whole = LinearProgram()
    whole.load(*choice[:-1])
    outcome, best_linear, _ = whole.solve()
    assert outcome is Outcome.OPTIMAL
    assert relaxed.value == pytest.approx(best_linear)
    if not program.columns.integer.any():
        return
    question = coarse.asked({0: 1.0})
    bound = prove(question, relaxed.value, None, gap=0.0, target=lambda: inf, seconds=30.0, stop=lambda: False, tell=lambda _: None)
    assert relaxed.value - CLOSE * max(1.0, best) <= bound <= best + CLOSE * max(1.0, best)


@pytest.mark.parametrize("inner", [True, False])
def test_the_first_linear_program_is_solved_by_the_method_asked(*, inner: bool, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(highs, "MANY", 0)
    methods: list[object] = []
    option = LinearProgram.option

    def heard(program: LinearProgram, name: str, value: object) -> None:
        if name == "solver":
            methods.append(value)
        option(program, name, value)

    monkeypatch.setattr(LinearProgram, "option", heard)
    program = build_program(ANSWERED[0].instance)
    relaxed = [Coarse(program, [0], inner=how).relaxed({0: 1.0}, seconds=30.0, stop=lambda: False) for how in (False, inner)]
    assert ("ipm" in methods) is inner
    assert relaxed[0] is not None
    assert relaxed[1] is not None
    assert relaxed[1].value == pytest.approx(relaxed[0].value)
