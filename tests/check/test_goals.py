"""Every goal as a plan other than the best has it, worked out by hand."""

from __future__ import annotations

from datetime import date

import pytest

from tests.check.support import judged
from woonplek.check.goals.days import years_waited

WAIT = "wachtlijst"


def test_waiting() -> None:
    verdict = judged("waiting: weights", {"u1": WAIT, "u2": WAIT, "u3": "L1", "u4": WAIT})
    assert verdict.goals["waiting"] == 365 * (8 + 4 + 1)


def test_bridging() -> None:
    # 731 for a in BW; b in the group, which is not even bridging: 731.
    assert judged("bridging: swap", {"a": "L1", "b": "L2"}).goals["bridging"] == 1462


def test_wishes() -> None:
    # a in L3 meets none of three; b in K: one unmet.
    assert judged("wishes: three wishes", {"a": "L3", "b": "L2"}).goals["wishes"] == 3 * 365 + 365


def test_own_home() -> None:
    # Two of P and one of R in BW for 731 days; Q has no suitable form with a door of its own.
    assert judged("own_home: for whom it suits", {"a": "L1", "b": "L1", "c": "L1"}).goals["own_home"] == 3 * 731


def test_moves() -> None:
    courses = {("a", 1): ["L2", "L1"], ("a", 2): ["L1", "L2"], ("a", 3): "L2", "b": [WAIT, "L2"]}
    assert judged("moves: from the start", courses).goals["moves"] == 4


def test_cost() -> None:
    # a in BW at € 20, b from outside, L2 empty at € 3.000.
    assert judged("cost: cheapest", {"a": "L1", "b": "L1"}).goals["cost"] == 730_000 + 300_000


def test_cost_of_a_project_that_comes_after_the_plan() -> None:
    verdict = judged("projects: annuity", {"a": WAIT}, projects={"P": (2, 1)})
    assert verdict.ok
    assert verdict.goals["cost"] == 0


def test_homes_asked() -> None:
    courses = {("a", 1): "C-H-BT-1", ("a", 2): "C-H-BT-1", ("a", 3): "C-H-BT-1"}
    assert judged("homes_asked: what is needed", courses).goals["homes_asked"] == 3


def test_queue() -> None:
    verdict = judged("queue: years", {"a": "L1", "b": WAIT, "c": WAIT, "d": WAIT})
    assert verdict.goals["queue"] == 365 * (3 + 5)


@pytest.mark.parametrize(
    ("since", "years"),
    [
        (None, 0),
        (date(2027, 7, 1), 0),
        (date(2026, 7, 2), 0),
        (date(2026, 7, 1), 1),
        (date(2022, 7, 2), 4),
        (date(2022, 7, 1), 5),
        (date(1999, 1, 1), 5),
    ],
)
def test_queue_counts_whole_years(since: date | None, years: int) -> None:
    assert years_waited(since, date(2027, 7, 1)) == years


def test_spread() -> None:
    courses = {("a", 1): WAIT, ("a", 2): WAIT, "b": "L1"}
    assert judged("spread: divides", courses).goals["spread"] == 100
