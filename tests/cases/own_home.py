"""Hand cases of goal *own_home*."""

from __future__ import annotations

from tests.build import client, form, location, plan, region
from tests.cases.case import Case

FORMS = [form("BW", "24-uurs"), form("GR", "groep", own_door=True, tenant_stays=False), form("BT", "zelfstandig")]
CARE = {
    ("P", "BW"): "passend",
    ("P", "BT"): "passend",
    ("Q", "BW"): "passend",
    ("Q", "BT"): "overbrugging",
    ("R", "BW"): "passend",
    ("R", "GR"): "passend",
}


def _for_whom_it_suits() -> Case:
    # For P a home is suitable, for Q it would only bridge, for R a group with own front doors is suitable, though there is none. One home comes in 2028: in BW
    # are both of P and R in 2027, 3 × 365, and one of P and R in 2028, 2 × 366.
    here = region(
        forms=FORMS,
        care=CARE,
        clients=[client("a", count=2, current="L1"), client("b", "Q", current="L1"), client("c", "R", current="L1")],
        locations=[location("L1", 4), location("L2", 1, form="BT", open_from=1)],
        goals=["waiting", "bridging", "own_home"],
    )
    courses = {("a", 1): "L1", ("a", 2): ["L1", "L2"], "b": "L1", "c": "L1"}
    best = {"waiting": 0, "bridging": 0, "own_home": 1827}
    return Case("own_home: for whom it suits", here, best, plan(here, courses))


def _door_not_kind() -> Case:
    # The front door counts, not the kind: a group with doors of their own is as good as a home. R moves there, P too: 0 days.
    here = region(
        periods=1,
        forms=FORMS,
        care={**CARE, ("P", "GR"): "overbrugging"},
        clients=[client("a", current="L1"), client("c", "R", current="L1")],
        locations=[location("L1", 4), location("L2", 2, form="GR")],
        goals=["waiting", "own_home", "bridging"],
    )
    # P only bridges in it: 365 days, but own_home stands first here.
    best = {"waiting": 0, "own_home": 0, "bridging": 365}
    return Case("own_home: the door, not the kind", here, best, plan(here, {"a": "L2", "c": "L2"}))


CASES = [_for_whom_it_suits(), _door_not_kind()]
