"""Two rounds over goals: what a quick turn leaves to the second one."""

from __future__ import annotations

from collections.abc import Callable
from math import inf

import numpy as np
import pytest

from tests.build import client, location, region
from woonplek.model import search as searching
from woonplek.model.found import Effort, Found, Turn
from woonplek.model.program import build_program
from woonplek.model.rounds import FirstRound, Milestone
from woonplek.model.search import Search

NOBODY = Found([], np.zeros(0, dtype=np.int64), np.zeros(0))


def _turn(goal: int, best: int, bound: int, allowed: int | None = None) -> Turn:
    return Turn(goal, best, bound, best if allowed is None else allowed, seconds=3.0)


@pytest.fixture
def search(monkeypatch: pytest.MonkeyPatch) -> Search:
    """Four clients, three places of which one is in the municipality that all wish; every region is large here."""
    monkeypatch.setattr(searching, "PROOF_ARCS", 0)
    instance = region(
        municipalities={"H": 1, "K": 1},
        clients=[client(code, wish_municipality="K") for code in "abcd"],
        locations=[location("L1", 2, municipality="H"), location("L2", 1, municipality="K")],
        goals=["waiting", "wishes", "moves"],
    )
    return Search(build_program(instance), Effort(0.0, 1, 0, inf, lambda: False, lambda *_: None, None))


@pytest.fixture
def begun(search: Search) -> Milestone:
    return Milestone(search.program, search.pathways.removed.copy())


def test_the_second_round_begins_with_the_first_goal_that_is_not_near(begun: Milestone) -> None:
    first, later = FirstRound(), Milestone(begun.program, begun.removed)
    for turn, milestone, near in [(_turn(0, 5, 5), begun, True), (_turn(1, 9, 4), later, False), (_turn(2, 7, 1), begun, False)]:
        first.settled(turn, NOBODY, milestone, near=near)
    assert first.milestone is later
    assert first.back == 1
    assert first.seconds(1) == 3.0
    assert first.seconds(3) == 0.0


@pytest.mark.parametrize(("allowed", "low"), [(9, 1), (8, 1), (10, None)])
def test_what_a_quick_turn_proved_holds_where_no_goal_before_it_may_be_more(begun: Milestone, allowed: int, low: int | None) -> None:
    first = FirstRound()
    for turn in [_turn(0, 5, 5), _turn(1, 9, 4), _turn(2, 7, 1)]:
        first.settled(turn, NOBODY, begun, near=False)
    assert first.low(2, [_turn(0, 5, 5), _turn(1, min(9, allowed), 4, allowed)]) == low
    assert first.low(0, []) == 5


def _ran(search: Search, monkeypatch: pytest.MonkeyPatch, taken: Callable[[int, bool], None]) -> None:
    take = search.take

    def heard(goal: int) -> None:
        taken(goal, search.quick)
        take(goal)

    monkeypatch.setattr(search, "take", heard)
    search.run()


def test_goals_that_are_near_have_one_turn(search: Search, monkeypatch: pytest.MonkeyPatch) -> None:
    turns: list[tuple[int, bool]] = []
    _ran(search, monkeypatch, lambda goal, quick: turns.append((goal, quick)))
    assert turns == [(goal, True) for goal in range(len(search.program.goals))]


def test_a_goal_that_is_not_has_a_second_one_and_so_have_those_after_it(search: Search, monkeypatch: pytest.MonkeyPatch) -> None:
    turns: list[tuple[int, bool]] = []
    keys = [goal.setting.key for goal in search.program.goals]
    wishes, proven = keys.index("wishes"), search.proven

    def far(goal: int, low: int) -> bool:
        return proven(goal, low) and not (goal == wishes and search.quick)

    monkeypatch.setattr(search, "proven", far)
    _ran(search, monkeypatch, lambda goal, quick: turns.append((goal, quick)))
    assert turns == [(goal, True) for goal in range(len(keys))] + [(goal, False) for goal in range(wishes, len(keys))]
    assert [turn.goal for turn in search.turns] == list(range(len(keys)))
    assert [goal for goal, _ in search.pathways.held] == list(range(len(keys)))
    assert search.turns[0].bound == search.turns[0].best  # one of four waits, as was proven once


def test_the_plan_of_a_quick_turn_counts_again_where_goals_held_leave_it(search: Search, monkeypatch: pytest.MonkeyPatch) -> None:
    search.run()
    wishes, offered = [goal.setting.key for goal in search.program.goals].index("wishes"), list[int]()
    search.first.milestone, search.first.back = Milestone(search.program, search.pathways.removed), wishes
    bound = search.turns[wishes].bound - search.program.goals[wishes].constant
    assert search.go_back()
    monkeypatch.setattr(search, "offer", lambda plan: offered.append(search.value_of(wishes, plan)))
    assert search._recall(wishes) == bound
    assert offered == [search.value(wishes)]
    search.pathways.held = [(0, search.value(0) - 1)]
    search._recall(wishes)
    assert len(offered) == 1
