"""The relaxation over numbers: every plan is a point of it, so that what it proves is true."""

from __future__ import annotations

import numpy as np
import pytest

from tests.cases import Case
from tests.cross.test_cases import ANSWERED
from woonplek.model.coarse import Coarse
from woonplek.model.exact import FlatSearch
from woonplek.model.found import Effort, Found, Infeasible
from woonplek.model.network import NO_CONDITION
from woonplek.model.program import Program, build_program
from woonplek.model.rows import Floats

CLOSE = 1e-6
EFFORT = Effort(gap=0.0, threads=1, seed=0, deadline=float("inf"), stop=lambda: False, report=lambda *_: None)


def planned(program: Program) -> Found | None:
    search = FlatSearch(program, "highs", EFFORT)
    try:
        search.run()
    except Infeasible:
        return None
    return search.found


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
        value = float(sum(program.goals[goal].arcs[path].sum() * n for path, n in zip(found.arcs, found.counts.tolist(), strict=True)))
        value += float(program.goals[goal].columns @ found.columns)
        choice, _ = coarse.arrays({goal: 1.0}, [(goal, value)])
        assert choice.cost @ x <= value + CLOSE * max(1.0, abs(value))
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
    value = float(sum(program.goals[0].arcs[path].sum() * n for path, n in zip(found.arcs, found.counts.tolist(), strict=True)))
    value += float(program.goals[0].columns @ found.columns)
    relaxed = Coarse(program, [0]).relaxed({0: 1.0}, [], seconds=30.0, threads=1, seed=0, stop=lambda: False)
    assert relaxed is not None
    assert relaxed.value <= value + CLOSE * max(1.0, value)
