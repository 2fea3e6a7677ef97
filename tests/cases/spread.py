"""Hand cases of goal *spread*."""

from __future__ import annotations

from tests.build import client, location, plan, region
from tests.cases.case import Case

WAIT = "wachtlijst"


def _divides() -> Case:
    # Two places, four clients, two of H and two of K. One of each waits: 50 of 100 days in both, not 100 in one and 0 in the other.
    here = region(
        periods=1,
        municipalities={"H": 1000, "K": 500},
        clients=[client("a", count=2), client("b", origin="K", count=2)],
        locations=[location("L1", 2)],
        goals=["waiting", "spread"],
    )
    courses = {("a", 1): "L1", ("a", 2): WAIT, ("b", 1): "L1", ("b", 2): WAIT}
    return Case("spread: divides", here, {"waiting": 1460, "spread": 50}, plan(here, courses))


def _rounded_up() -> Case:
    # One place comes free in 2028. u, of unknown origin, is a group of its own; X outside the region counts too: x waits, y does not. With the place for u:
    # u 365 of 731 days, 49,93 → 50, and X 731 of 1462: 50. With the place for x: u 100.
    here = region(
        municipalities={"H": 1000, "X": {"inhabitants": 900, "in_region": False}},
        clients=[
            client("a", current="L1"),
            client("u", origin=None),
            client("x", origin="X"),
            client("y", origin="X", current="L1"),
        ],
        locations=[location("L1", [2, 3])],
        goals=["waiting", "spread"],
    )
    made = plan(here, {"a": "L1", "u": [WAIT, "L1"], "x": WAIT, "y": "L1"})
    return Case("spread: rounded up", here, {"waiting": 2192, "spread": 50}, made)


def _per_hundred() -> Case:
    # Per day in care of all clients of H: one of three waits 365 of their 3 × 731 days: 16,64 → 17.
    here = region(clients=[client("a", current="L1", count=2), client("b")], locations=[location("L1", [2, 3])], goals=["spread"])
    return Case("spread: per hundred days", here, {"spread": 17}, plan(here, {"a": "L1", "b": [WAIT, "L1"]}))


CASES = [_divides(), _rounded_up(), _per_hundred()]
