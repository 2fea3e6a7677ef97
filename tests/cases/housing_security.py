"""Hand cases of rule *housing_security*."""

from __future__ import annotations

from tests.build import client, location, plan, region
from tests.cases.case import Case

WAIT = "wachtlijst"
RESPITE = {("P", "BW"): "passend", ("P", "LH"): "overbrugging", ("Q", "BW"): "passend"}


def _stays_housed() -> Case:
    # One place. a (weight 1) lives there; b (weight 8) is more urgent but waits: 8 × 365.
    here = region(
        periods=1, clients=[client("a", current="L1", urgency=4), client("b", urgency=1)], locations=[location("L1", 1)], goals=["waiting"]
    )
    return Case("housing_security: stays housed", here, {"waiting": 2920}, plan(here, {"a": "L1", "b": WAIT}), "housing_security")


def _respite_gives_no_right() -> Case:
    # The same in a respite house: a (weight 1) makes room for b (weight 8): 1 × 365.
    here = region(
        periods=1,
        care=RESPITE,
        clients=[client("a", current="L1", urgency=4), client("b", urgency=1)],
        locations=[location("L1", 1, form="LH")],
        goals=["waiting"],
    )
    return Case("housing_security: a respite house gives no right", here, {"waiting": 365}, plan(here, {"a": WAIT, "b": "L1"}))


def _respite_only_from_waiting() -> Case:
    # a could go to the respite house to make room for b, whom the respite house does not fit; that is not what it is for. b waits 4 × 365.
    here = region(
        periods=1,
        care=RESPITE,
        clients=[client("a", current="L1"), client("b", "Q", urgency=2)],
        locations=[location("L1", 1), location("L2", 1, form="LH")],
        goals=["waiting"],
    )
    return Case(
        "housing_security: respite only from waiting", here, {"waiting": 1460}, plan(here, {"a": "L1", "b": WAIT}), "housing_security"
    )


def _respite_from_outside() -> Case:
    # a comes into care in 2028 and b waits already: both may begin in the respite house, which bridges: 366 + 731 days.
    here = region(
        care=RESPITE,
        clients=[client("a", first=1), client("b")],
        locations=[location("L2", 2, form="LH")],
        goals=["waiting", "bridging"],
    )
    best = {"waiting": 0, "bridging": 1097}
    return Case("housing_security: respite from waiting or outside", here, best, plan(here, {"a": "L2", "b": "L2"}))


def _nowhere() -> Case:
    # The site closes after 2027 and there is no other place.
    here = region(clients=[client("a", current="L1")], locations=[location("L1", 2, open_until=1)], goals=["waiting"])
    return Case("housing_security: site closes", here, None, None, "housing_security")


CASES = [_stays_housed(), _respite_gives_no_right(), _respite_only_from_waiting(), _respite_from_outside(), _nowhere()]
