"""Numbers and paths in turn: what they prove holds for every plan, and is more than numbers know alone."""

from __future__ import annotations

from dataclasses import replace
from math import inf

import numpy as np
import pytest

from tests.build import client, location, project, region
from tests.cases import Case
from tests.cross.test_cases import ANSWERED
from tests.model.plans import planned, value
from woonplek.domain.instance import Instance
from woonplek.model.benders import Recourse, prove
from woonplek.model.coarse import Coarse
from woonplek.model.found import Found
from woonplek.model.program import Program, build_program

CLOSE = 1e-6


def _never() -> bool:
    return False


def _closing(*, optional: bool) -> Instance:
    # The two who live at L1 must leave it when P takes its place in 2028: two moves, which numbers that follow nobody do not see.
    step = {} if optional else {"decision": "vast"}
    return region(
        periods=3,
        clients=[client("a", count=2, current="L1")],
        locations=[location("L1", 2), location("L2", 2)],
        projects=[project("P", 2, decide_from=1, replaces="L1", **step)],
        goals=["moves"],
    )


def _recourse(program: Program, found: Found, goal: int, coarse: Coarse) -> Recourse:
    removed, duals = np.zeros(program.network.arcs, dtype=bool), np.zeros(len(program.lower) + len(coarse.held))
    return Recourse(program, goal, coarse.held, removed, found.arcs, duals, unit=1.0, threads=1, seed=0)


def _proven(program: Program, found: Found, goal: int, coarse: Coarse, *, paths: bool = True) -> float:
    relaxed = coarse.relaxed({goal: 1.0}, seconds=30.0, stop=_never)
    assert relaxed is not None
    recourse = _recourse(program, found, goal, coarse) if paths else None
    told: list[float] = []
    bound = prove(
        coarse.asked({goal: 1.0}), relaxed.value, recourse, gap=0.0, target=lambda: inf, seconds=30.0, stop=_never, tell=told.append
    )
    assert told == sorted(told)
    assert bound >= relaxed.value
    return bound


@pytest.mark.parametrize("case", ANSWERED[::2], ids=lambda case: case.name)
def test_what_is_proven_holds_for_the_best_plan_of_every_goal(case: Case) -> None:
    program = build_program(case.instance)
    found = planned(program)
    if found is None or not program.columns.integer.any():
        return
    coarse = Coarse(program, range(len(program.goals)))
    for goal in range(len(program.goals)):
        best = value(program, goal, found)
        assert _proven(program, found, goal, coarse) <= best + CLOSE * max(1.0, abs(best))
        coarse.hold(goal, best)


def test_the_proof_begins_from_a_point_that_is_known() -> None:
    program = build_program(_closing(optional=False))
    moves = len(program.goals) - 1
    coarse = Coarse(program, [moves])
    relaxed = coarse.relaxed({moves: 1.0}, seconds=30.0, stop=_never)
    assert relaxed is not None
    question = coarse.asked({moves: 1.0})
    point = question.good(gap=0.0, seconds=30.0, stop=_never)
    sought = replace(question, some=np.zeros(0, dtype=np.int64))  # none is found over no numbers at all
    proven = {
        known is None: prove(sought, -1.0, None, known=known, gap=0.0, target=lambda: inf, seconds=30.0, stop=_never, tell=lambda _: None)
        for known in (None, point)
    }
    assert proven == {True: -1.0, False: pytest.approx(0.0, abs=CLOSE)}


def test_a_bound_that_is_enough_needs_no_point() -> None:
    program = build_program(_closing(optional=False))
    moves = len(program.goals) - 1
    coarse = Coarse(program, [moves])
    assert coarse.relaxed({moves: 1.0}, seconds=30.0, stop=_never) is not None
    told: list[float] = []
    low = prove(coarse.asked({moves: 1.0}), -1.0, None, gap=0.0, target=lambda: -1.0, seconds=30.0, stop=_never, tell=told.append)
    assert (low, told) == (-1.0, [])  # with a point it would prove 0


def test_paths_see_moves_that_numbers_do_not() -> None:
    program = build_program(_closing(optional=False))
    found, moves = planned(program), len(program.goals) - 1
    assert found is not None
    assert _proven(program, found, moves, Coarse(program, [moves]), paths=False) == pytest.approx(0.0, abs=CLOSE)
    assert _proven(program, found, moves, Coarse(program, [moves])) == pytest.approx(2.0)


def test_an_optimality_cut_says_how_a_goal_goes_with_supply() -> None:
    program = build_program(_closing(optional=True))
    moves, columns, step = len(program.goals) - 1, program.columns, program.supply.steps[0, 1]
    lower = columns.lower.copy()
    lower[step] = 1.0
    open_, closed = planned(program), planned(program.between(lower, columns.upper))
    assert open_ is not None
    assert closed is not None
    cut = _recourse(program, open_, moves, Coarse(program, [moves])).cut(closed.columns, _never)
    assert cut is not None
    assert cut.at(closed.columns) == pytest.approx(2.0)
    assert cut.at(open_.columns) <= CLOSE
    assert _proven(program, open_, moves, Coarse(program, [moves])) == pytest.approx(0.0, abs=CLOSE)
