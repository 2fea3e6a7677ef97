"""How the flat search shares its time, and what it keeps when a solver fails it: solvers by hand."""

from __future__ import annotations

import time
from collections.abc import Callable
from dataclasses import replace

import numpy as np
import pytest

import woonplek
from tests.io.regions import SMALL, frame
from tests.model.plans import EFFORT
from woonplek.model.exact import Clock, FlatSearch, Task, highs, seconds_to
from woonplek.model.found import Infeasible
from woonplek.model.highs import MipAnswer, Outcome
from woonplek.model.program import Program, build_program

LIMIT = 1000.0
NOTHING = MipAnswer(Outcome.STOPPED, None, float("-inf"))
IMPOSSIBLE = MipAnswer(Outcome.INFEASIBLE, None, float("inf"))


@pytest.fixture(scope="module")
def program() -> Program:
    return build_program(woonplek.read({title: frame(rows) for title, rows in SMALL.items()}))


def searched(program: Program, answer: Callable[[int, Task], MipAnswer]) -> tuple[FlatSearch, list[Task]]:
    """Run a search whose solver is *answer*, of the number of the goal and the task; return what it was asked."""
    asked: list[Task] = []

    def solver(task: Task) -> MipAnswer:
        asked.append(task)
        return answer(len(asked) - 1, task)

    search = FlatSearch(program, "one", replace(EFFORT, deadline=time.monotonic() + LIMIT), {"one": solver})
    search.run()
    return search, asked


def test_the_first_goal_has_half_and_the_others_what_is_left(program: Program):
    begin = time.monotonic()
    search, asked = searched(program, lambda _, task: highs(task))
    goals = len(program.goals)
    assert goals == len(asked) == len(search.turns) > 3
    shares = [(task.clock.until - begin) / LIMIT for task in asked]
    later = [left / sum(range(left + 1)) for left in range(goals - 1, 0, -1)]
    assert shares == pytest.approx([0.5, *later], abs=0.01)  # nothing is used, so all is left for the last
    assert [task.start is None for task in asked] == [True] + [False] * (goals - 1)


def test_a_clock_runs_to_the_deadline_until_there_is_a_plan():
    now = time.monotonic()
    clock = Clock(now - 1, now + 100, lambda: False, has_plan=False)
    assert not clock.over()
    assert seconds_to(clock.end) == pytest.approx(100, abs=5)
    clock.has_plan = True
    assert clock.over()
    assert seconds_to(clock.end) == 0.05
    assert seconds_to(float("inf")) is None
    assert Clock(now + 1000, now + 1000, lambda: True, has_plan=False).over()


def test_news_of_a_plan_starts_its_turn(program: Program):
    told: list[tuple[float | None, float | None]] = []
    _, (task, *_) = searched(program, lambda _, task: highs(task))
    task = replace(task, heard=lambda *news: told.append(news), told=(None, None))
    task.clock.has_plan = False
    for news in ((float("inf"), float("-inf")), (float("inf"), 3.0), (float("inf"), 3.0), (7.0, 3.0), (7.0, 3.0)):
        task.news(*news)
        assert task.clock.has_plan is (news[0] == 7.0)
    assert told == [(None, 3.0), (7.0, 3.0)]


@pytest.mark.parametrize("later", [NOTHING, IMPOSSIBLE])
def test_the_plan_so_far_stays_when_a_later_goal_finds_none(program: Program, later: MipAnswer) -> None:
    best, _ = searched(program, lambda _, task: highs(task))
    search, asked = searched(program, lambda goal, task: later if goal else highs(task))
    assert len(search.turns) == len(asked) == len(program.goals)
    assert search.turns[0] == replace(best.turns[0], seconds=search.turns[0].seconds)
    assert all(turn.best >= best.turns[turn.goal].best >= turn.bound for turn in search.turns)
    assert {turn.bound for turn in search.turns[1:]} == {0}
    assert search.found is not None
    assert sum(search.found.counts) == program.kinds.count[program.network.start >= 0].sum()


def test_no_plan_is_possible_only_when_there_is_none(program: Program):
    with pytest.raises(Infeasible):
        searched(program, lambda *_: IMPOSSIBLE)
    search, asked = searched(program, lambda *_: NOTHING)
    assert (search.found, search.turns, len(asked)) == (None, [], 1)


def test_flows_are_whole(program: Program):
    search, _ = searched(program, lambda _, task: highs(task))
    assert search.x is not None
    flows = search.x[: program.network.arcs]
    assert np.array_equal(flows, np.rint(flows))
