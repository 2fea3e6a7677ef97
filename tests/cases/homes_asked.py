"""Hand cases of goal *homes_asked*."""

from __future__ import annotations

from tests.build import client, offer, plan, region
from tests.cases.case import Case

WAIT = "wachtlijst"
ASK, GIVEN = "C-H-BT-1", "C-H-BT-2"


def _what_is_needed() -> Case:
    # Three need a home; one is promised in 2027, one expected in 2028, for which somebody would have to wait. Nobody waits if two are asked.
    here = region(
        clients=[client("a", count=3)],
        offers=[offer(ASK, status="vraag"), offer(GIVEN, {0: 1}), offer("D-H-BT-1", {1: 1}, status="verwacht")],
        goals=["waiting", "homes_asked"],
    )
    courses = {("a", 1): GIVEN, ("a", 2): ASK, ("a", 3): ASK}
    return Case("homes_asked: what is needed", here, {"waiting": 0, "homes_asked": 2}, plan(here, courses))


def _used_up() -> Case:
    # A home left goes back to the owner: for the client of 2028 another one is asked. a leaves care from it after 2027.
    here = region(
        clients=[client("a", end=1), client("b", first=1, count=2)],
        offers=[offer(ASK, status="vraag")],
        goals=["waiting", "homes_asked"],
    )
    return Case("homes_asked: used up", here, {"waiting": 0, "homes_asked": 3}, plan(here, {"a": ASK, "b": ASK}))


def _before_waiting() -> Case:
    # Asked first of all to be few: none is asked, two wait 731 days at weight 4.
    here = region(clients=[client("a", count=2, urgency=2)], offers=[offer(ASK, status="vraag")], goals=["homes_asked", "waiting"])
    return Case("homes_asked: before waiting", here, {"homes_asked": 0, "waiting": 5848}, plan(here, {"a": WAIT}))


CASES = [_what_is_needed(), _used_up(), _before_waiting()]
