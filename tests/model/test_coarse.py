"""The relaxation over numbers: every plan is a point of it, so that what it proves is true."""

from __future__ import annotations

import numpy as np
import pytest

from tests.cases import Case
from tests.cross.test_cases import ANSWERED
from tests.model.plans import planned, value
from woonplek.model.coarse import Coarse
from woonplek.model.found import Found
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


@pytest.mark.parametrize("case", ANSWERED, ids=lambda case: case.name)
def test_every_plan_is_a_point_of_the_relaxation(case: Case) -> None:
    program = build_program(case.instance)
    found = planned(program)
    if found is None:
        return
    goals = list(range(len(program.goals)))
    coarse = Coarse(program, goals)
    x = point(coarse, found)
    for goal in goals:
        best = value(program, goal, found)
        choice, _ = coarse.arrays({goal: 1.0}, [(goal, best)])
        assert choice.cost @ x <= best + CLOSE * max(1.0, abs(best))
        use = choice.matrix @ x
        scale = CLOSE * np.maximum(1.0, np.abs(np.where(np.isfinite(choice.row_upper), choice.row_upper, 0.0)))
        assert (use <= choice.row_upper + scale).all()
        assert (use >= choice.row_lower - scale).all()
        assert ((x >= choice.lower - CLOSE) & (x <= choice.upper + CLOSE)).all()


@pytest.mark.parametrize("case", ANSWERED[::5], ids=lambda case: case.name)
def test_the_linear_optimum_is_no_better_than_a_whole_one(case: Case) -> None:
    program = build_program(case.instance)
    found = planned(program)
    if found is None:
        return
    best = value(program, 0, found)
    relaxed = Coarse(program, [0]).relaxed({0: 1.0}, [], seconds=30.0, threads=1, seed=0, stop=lambda: False)
    assert relaxed is not None
    assert relaxed.value <= best + CLOSE * max(1.0, best)
