"""Cuts: whole clients keep them, fractions of clients do not."""

from __future__ import annotations

import numpy as np
import pytest

from tests.build import client, location, region, team
from woonplek.domain.instance import Instance
from woonplek.model.cuts import Separation, visit_cells
from woonplek.model.flat import flat_model
from woonplek.model.highs import solve_mip
from woonplek.model.pathways import Pathways
from woonplek.model.program import Program, build_program

CARE = {("P", "BT"): ("passend", 0, "3.5"), ("Q", "BT"): ("passend", 0, 2)}


def _of_two_towns() -> Instance:
    # 10 hours a week, handed out over two towns: two of 3,5 fit and not 2,86.
    return region(
        periods=1,
        municipalities={"H": 1000, "K": 700},
        care=CARE,
        clients=[client("a", count=3, requirements=["h"]), client("b", origin="K", count=3, requirements=["k"])],
        locations=[location("L1", 5, form="BT", features=["h"]), location("L2", 5, form="BT", municipality="K", features=["k"])],
        teams=[team("T", 10, area=["H", "K"])],
        rules={"on_call": "uit"},
        goals=["waiting"],
    )


def _of_two_sizes() -> Instance:
    # 11 hours a week: of four who ask 3,5 and three who ask 2, whose waiting weighs less.
    return region(
        periods=1,
        care=CARE,
        clients=[client("a", count=4, urgency=1), client("b", "Q", count=3, urgency=3)],
        locations=[location("L1", 9, form="BT")],
        teams=[team("T", 11)],
        rules={"on_call": "uit"},
        goals=["waiting"],
    )


def _bound(pathways: Pathways) -> float:
    return pathways.solve(0, enough=lambda value, bound: value - bound <= 1e-7, stop=lambda: False).value


def _pathways(instance: Instance) -> Pathways:
    pathways = Pathways(build_program(instance))
    placed = pathways.solve(None, enough=lambda value, _: value <= 1e-9, stop=lambda: False)
    assert placed.linear <= 1e-6
    pathways.master.close()
    return pathways


def _best(program: Program) -> float:
    model = flat_model(program)
    cost = model.cost(program, 0)
    rows = model.matrix, cost, model.lower, model.upper, model.row_lower, model.row_upper, model.integer
    answer = solve_mip(*rows, seconds=20)
    assert answer.x is not None
    return float(answer.x @ cost)


@pytest.mark.parametrize(("instance", "before"), [(_of_two_towns(), 365 * (6 - 10 / 3.5)), (_of_two_sizes(), None)])
def test_a_cut_raises_the_bound_to_what_whole_clients_can(instance: Instance, before: float | None) -> None:
    pathways = _pathways(instance)
    linear = _bound(pathways)
    if before is not None:
        assert linear == pytest.approx(before * pathways.program.goals[0].arcs.max() / 365)
    best = _best(pathways.program)
    assert linear < best - 1
    while pathways.cut():
        bound = _bound(pathways)
        assert bound <= best + 1e-6
        linear = max(linear, bound)
    assert linear == pytest.approx(best)


def test_whole_clients_keep_every_cut() -> None:
    pathways = _pathways(_of_two_sizes())
    _bound(pathways)
    assert pathways.cut()
    program = pathways.program
    model = flat_model(build_program(program.instance))
    rng = np.random.default_rng(1)
    rows = model.matrix, model.lower, model.upper, model.row_lower, model.row_upper, model.integer
    for _ in range(40):
        cost = rng.normal(size=len(model.lower))
        answer = solve_mip(rows[0], cost, *rows[1:], seconds=20)
        assert answer.x is not None
        flow = np.zeros(program.network.arcs)
        flow[model.arcs] = np.rint(answer.x[: len(model.arcs)])
        use = program.by_arc @ flow + program.by_column @ answer.x[len(model.arcs) :]
        assert (use <= program.upper + 1e-6).all()


def test_a_point_of_whole_clients_is_not_cut() -> None:
    program = build_program(_of_two_sizes())
    model = flat_model(program)
    cost = model.cost(program, 0)
    answer = solve_mip(model.matrix, cost, model.lower, model.upper, model.row_lower, model.row_upper, model.integer, seconds=20)
    assert answer.x is not None
    flow = np.zeros(program.network.arcs)
    flow[model.arcs] = np.rint(answer.x[: len(model.arcs)])
    at = program.network.at_visits(flow)
    assert not len(Separation(visit_cells(program)).find(program.upper, program.columns, at, answer.x[len(model.arcs) :]))
