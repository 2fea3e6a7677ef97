"""Hand cases of rule *concentration*."""

from __future__ import annotations

from tests.build import client, location, offer, plan, region
from tests.cases.case import Case

WAIT = "wachtlijst"


def _municipality() -> Case:
    # 1,7 per 1000 of 1200 is 2,04: two in forms that are not one's own; BW and group count together, homes do not. Of four two live in BW and the group,
    # one in the home, the least urgent waits 365 days.
    here = region(
        periods=1,
        municipalities={"H": {"inhabitants": 1200, "max_per_1000": 1.7}, "K": 500},
        clients=[client("a", count=3), client("b", urgency=4)],
        locations=[location("L1", 3), location("L2", 1, form="GR")],
        offers=[offer("C-H-BT-1", 1)],
        goals=["waiting"],
    )
    courses = {("a", 1): "L1", ("a", 2): "L2", ("a", 3): "C-H-BT-1", "b": WAIT}
    return Case("concentration: municipality", here, {"waiting": 365}, plan(here, courses), "concentration")


def _neighbourhood() -> Case:
    # At most three in the neighbourhood, homes and BW together; b finds a place outside it, c (weight 1) waits.
    here = region(
        periods=1,
        neighbourhoods={"N": ("H", 3)},
        clients=[client("a", count=3), client("b"), client("c", urgency=4)],
        locations=[location("L1", 2, neighbourhood="N"), location("L2", 1)],
        offers=[offer("C-H-BT-1", 5, neighbourhood="N")],
        goals=["waiting"],
    )
    courses = {("a", 1): "L1", ("a", 2): "L1", ("a", 3): "C-H-BT-1", "b": "L2", "c": WAIT}
    return Case("concentration: neighbourhood", here, {"waiting": 365}, plan(here, courses), "concentration")


def _what_is() -> Case:
    # Five live where the council wants two. Nobody has to go, nobody comes: in 2028, when two have left, the three that remain are the limit: b waits 731 days.
    here = region(
        municipalities={"H": {"inhabitants": 1000, "max_per_1000": 2}},
        clients=[client("a", current="L1", count=3), client("c", current="L1", count=2, end=1, exit_to_home=False), client("b")],
        locations=[location("L1", 7)],
        goals=["waiting"],
    )
    return Case(
        "concentration: binds what is added", here, {"waiting": 1462}, plan(here, {"a": "L1", "c": "L1", "b": WAIT}), "concentration"
    )


def _swap() -> Case:
    # Three live where the council wants two, and may stay. One goes to the home of 2028, where it has a front door of its own; then b may come: the limit is what
    # the residents would have made of it. b waits 365 days, and a's front door is worth nothing here.
    here = region(
        municipalities={"H": {"inhabitants": 1000, "max_per_1000": 2}},
        care={("P", "BW"): "passend", ("P", "BT"): "passend", ("Q", "BW"): "passend"},
        clients=[client("a", current="L1", count=3), client("b", "Q")],
        locations=[location("L1", 7)],
        offers=[offer("C-H-BT-1", {1: 1})],
        goals=["waiting", "moves"],
    )
    courses = {("a", 1): "L1", ("a", 2): "L1", ("a", 3): ["L1", "C-H-BT-1"], "b": [WAIT, "L1"]}
    return Case("concentration: who leaves makes room", here, {"waiting": 730, "moves": 1}, plan(here, courses), "concentration")


def _soft() -> Case:
    # Soft: both limits count. Three in H, limit two: 365 + 366; three in the neighbourhood, limit one: 2 × 731.
    here = region(
        municipalities={"H": {"inhabitants": 1000, "max_per_1000": 2}},
        neighbourhoods={"N": ("H", 1)},
        clients=[client("a", count=3)],
        locations=[location("L1", 7, neighbourhood="N")],
        rules={"concentration": "zacht"},
        goals=["waiting"],
    )
    return Case("concentration: soft", here, {"waiting": 0, "over_concentration": 2193}, plan(here, {"a": "L1"}))


def _nowhere() -> Case:
    # L1, where three live in H, closes; in K the council wants two.
    here = region(
        municipalities={"H": 900, "K": {"inhabitants": 1000, "max_per_1000": 2}},
        clients=[client("a", current="L1", count=3)],
        locations=[location("L1", 3, open_until=1), location("L2", 5, municipality="K")],
        goals=["waiting"],
    )
    return Case("concentration: nowhere to go", here, None, None, "concentration")


CASES = [_municipality(), _neighbourhood(), _what_is(), _swap(), _soft(), _nowhere()]
