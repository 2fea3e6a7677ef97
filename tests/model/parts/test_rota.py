"""Whose turn it is and for how long: time by clients, and a second turn for who needs one."""

from __future__ import annotations

import pytest

from tests.build import client, location, region
from woonplek.domain.result import GoalOutcome, Result, Status
from woonplek.model.parts import rota
from woonplek.model.parts.rota import Rota, better, shares

HERE = region(clients=[client("c")], locations=[location("L", 1)])


@pytest.mark.parametrize(
    ("left", "at_once", "running", "waiting", "share"),
    [
        (100, 2, [], [10, 10, 10, 10], 50),
        (100, 2, [50], [10, 10, 10], 50),
        (90, 2, [40], [10, 10, 10], 140 / 3),
        (100, 2, [], [30, 10], 100),
        (100, 1, [], [30, 10], 75),
        (100, 2, [100], [10], 100),
        (-5, 2, [3], [10], 0),
        (20, 2, [-7], [10, 30], 10),
    ],
)
def test_time_is_shared_by_clients(left: float, at_once: int, running: list[float], waiting: list[int], share: float) -> None:
    assert shares(left, at_once, running, waiting) == pytest.approx(share)


class Clock:
    def __init__(self, monkeypatch: pytest.MonkeyPatch) -> None:
        self.now = 1000.0
        monkeypatch.setattr(rota.time, "monotonic", lambda: self.now)


def _result(status: Status, *goals: tuple[int, float]) -> Result:
    made = tuple(
        GoalOutcome(key=f"g{n}", unit="days", best=b, value=b, allowed=b, bound=low, seconds=1) for n, (b, low) in enumerate(goals)
    )
    return Result(status=status, instance=HERE, plan=None if status is Status.NOTHING_FOUND else _PLAN, goals=made)


_PLAN = Result(status=Status.STOPPED, instance=HERE, plan={"courses": ()}).plan
BEST, SOME, NONE = _result(Status.PROVEN, (3, 3)), _result(Status.STOPPED, (3, 2)), _result(Status.NOTHING_FOUND)
IMPOSSIBLE = _result(Status.IMPOSSIBLE)


def test_without_a_limit_all_have_all_the_time_after_any_plan() -> None:
    turns = Rota([5, 3, 4], 1, None)
    for round_, results in ((True, [NONE, SOME, BEST]), (False, [NONE, SOME, BEST])):
        assert turns.any_plan is round_
        assert [turns.take([]) for _ in range(len(turns.waiting))] == [(0, None), (1, None), (2, None)][: 3 if round_ else 2]
        turns.again(results)
    assert turns.waiting == []


def test_each_looks_for_any_plan_first_in_a_part_of_the_time(monkeypatch: pytest.MonkeyPatch) -> None:
    clock = Clock(monkeypatch)
    turns = Rota([30, 20, 10], 2, 100)
    assert turns.any_plan
    assert turns.take([]) == (0, pytest.approx(15))
    turns.waiting.clear()
    clock.now += 10
    turns.again([SOME, BEST, IMPOSSIBLE])
    assert not turns.any_plan
    assert turns.waiting == [0]
    assert turns.take([]) == (0, pytest.approx(90))
    turns.again([SOME, BEST, IMPOSSIBLE])
    assert turns.waiting == []


def test_time_for_a_second_turn_is_kept_where_the_first_round_leaves_some_without_a_plan(monkeypatch: pytest.MonkeyPatch) -> None:
    clock = Clock(monkeypatch)
    turns = Rota([30, 20, 10], 2, 100)
    turns.waiting.clear()
    clock.now += 10
    turns.again([NONE, BEST, IMPOSSIBLE])
    assert turns.take([]) == (0, pytest.approx(70))


@pytest.mark.parametrize(
    ("parts", "limit", "first"), [(3, 50.0, False), (3, 60.0, True), (2, 1000.0, False), (43, 3600.0, True), (2, None, False)]
)
def test_not_where_nobody_waits_or_time_is_short(parts: int, limit: float | None, *, first: bool) -> None:
    assert Rota([10] * parts, 2, limit).any_plan is first


def _placed(sizes: list[int], at_once: int, limit: float) -> Rota:
    """Return the turns after the round in which any plan is looked for, and not found for all."""
    turns = Rota(sizes, at_once, limit)
    if turns.any_plan:
        turns.again([NONE, *[SOME] * (len(sizes) - 1)])
    return turns


def test_what_one_does_not_use_goes_to_the_next(monkeypatch: pytest.MonkeyPatch) -> None:
    clock = Clock(monkeypatch)
    turns = _placed([30, 20, 10], 1, 100)
    assert turns.take([]) == (0, pytest.approx(40))
    clock.now += 5
    assert turns.take([]) == (1, pytest.approx(75 * 2 / 3))
    clock.now += 50
    assert turns.take([]) == (2, pytest.approx(25))


def test_who_has_no_plan_has_a_second_turn_with_all_that_is_left(monkeypatch: pytest.MonkeyPatch) -> None:
    clock = Clock(monkeypatch)
    turns = _placed([30, 20, 10], 2, 100)
    turns.waiting.clear()
    clock.now += 70
    turns.again([SOME, NONE, NONE])
    assert turns.waiting == [1, 2]
    assert turns.take([]) == (1, pytest.approx(30))
    turns.waiting.clear()
    turns.again([SOME, NONE, NONE])
    assert turns.waiting == []


def test_with_a_plan_for_each_those_not_proven_go_on(monkeypatch: pytest.MonkeyPatch) -> None:
    Clock(monkeypatch)
    turns = _placed([30, 20, 10], 2, 100)
    turns.again([SOME, BEST, SOME])
    assert turns.waiting == [0, 2]


def test_no_second_turn_without_time_or_without_need(monkeypatch: pytest.MonkeyPatch) -> None:
    clock = Clock(monkeypatch)
    turns = _placed([30, 20, 10], 2, 100)
    turns.waiting.clear()
    clock.now += 97
    turns.again([SOME, NONE, SOME])
    assert turns.waiting == []
    all_at_once = Rota([30, 20], 2, 100)
    assert all_at_once.take([]) == (0, pytest.approx(100))
    all_at_once.waiting.clear()
    all_at_once.again([SOME, NONE])
    assert all_at_once.waiting == []


def test_the_better_of_two_turns_stays() -> None:
    worse, longer = _result(Status.STOPPED, (4, 3), (1, 1)), _result(Status.STOPPED, (3, 2), (9, 0))
    proven = _result(Status.STOPPED, (3, 3))
    assert better(None, NONE) is NONE
    assert better(NONE, SOME) is SOME
    assert better(SOME, NONE) is SOME
    assert better(SOME, worse) is SOME
    assert better(worse, SOME) is SOME
    assert better(SOME, longer) is longer
    assert better(SOME, proven) is proven
