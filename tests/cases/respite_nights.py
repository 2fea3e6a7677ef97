"""Hand cases of rule *respite_nights*."""

from __future__ import annotations

from tests.build import client, location, plan, profile, project, region
from tests.cases.case import Case

WAIT = "wachtlijst"
CARE = {("P", "BT"): "passend", ("P", "BW"): "overbrugging", ("P", "LH"): "overbrugging", ("Q", "BT"): "passend", ("Q", "LH"): "nee"}
NIGHTS = [profile("P", respite_nights_per_year=140), profile("Q", respite_nights_per_year=31)]
ONE_BED = location("L9", 1, form="LH")
"""one place at 85 % is 310,25 nights a year"""


def _pool() -> Case:
    # 310,25 nights: two of P (280) and not a third, nor one of Q beside them (311). The third P is in BW, 365 days bridging, and Q (weight 1) waits.
    # A place in the respite house itself is not for Q, and would cost P all nights.
    here = region(
        periods=1,
        profiles=NIGHTS,
        care=CARE,
        clients=[client("a", count=3), client("b", "Q", urgency=4)],
        locations=[location("L1", 9, form="BT"), location("L2", 1), ONE_BED],
        goals=["waiting", "bridging"],
    )
    # One of P in BW and two at home: b waits. Nobody of P waits: 365 × 1.
    courses = {("a", 1): "L1", ("a", 2): "L1", ("a", 3): "L2", "b": WAIT}
    return Case("respite_nights: pool", here, {"waiting": 365, "bridging": 365}, plan(here, courses), "respite_nights")


def _resident() -> Case:
    # Two beds: 620,5 nights. A resident of the house takes 310,25 of them, two at home take 280; a third at home (420) would be too many, so c, Q (31 nights),
    # is the one that fits no more: 310,25 + 280 + 31 = 621,25. The resident is d, who waits for BW otherwise: weight 8. c waits at weight 1.
    here = region(
        periods=1,
        profiles=[*NIGHTS, profile("D")],
        care={**CARE, ("D", "LH"): "overbrugging"},
        clients=[client("a", count=2), client("c", "Q", urgency=4), client("d", "D", urgency=1)],
        locations=[location("L1", 9, form="BT"), location("L9", 2, form="LH")],
        goals=["waiting"],
    )
    return Case("respite_nights: residents", here, {"waiting": 365}, plan(here, {"a": "L1", "c": WAIT, "d": "L9"}), "respite_nights")


def _leap_year() -> Case:
    # 2028 has 366 days, for nights used and for beds alike: 100 % of one bed is 366 nights, and 365 nights a year are 366 in it. It fits; 367 do not.
    here = region(
        profiles=[profile("P", respite_nights_per_year=365), profile("Q", respite_nights_per_year=1)],
        care={("P", "BT"): "passend", ("Q", "BT"): "passend"},
        clients=[client("a", first=1), client("b", "Q", first=1, urgency=4)],
        locations=[location("L1", 9, form="BT"), ONE_BED],
        respite_occupancy_pct=100,
        goals=["waiting"],
    )
    return Case("respite_nights: leap year", here, {"waiting": 366}, plan(here, {"a": "L1", "b": WAIT}), "respite_nights")


def _what_is() -> Case:
    # Three of P live at home, 420 nights of 310,25: that may stay. In 2028 one leaves care: 280, and now 30 nights are left: none for b (31) until then or after.
    here = region(
        profiles=NIGHTS,
        care=CARE,
        clients=[client("a", current="L1", count=2), client("c", current="L1", end=1), client("b", "Q", urgency=2)],
        locations=[location("L1", 9, form="BT"), ONE_BED],
        goals=["waiting"],
    )
    made = plan(here, {"a": "L1", "c": "L1", "b": WAIT})
    return Case("respite_nights: binds what is added", here, {"waiting": 2924}, made, "respite_nights")


def _project() -> Case:
    # No respite house yet, but one is a project: the rule counts, and it comes in 2028. Until then nobody begins at home: a waits 365 days.
    here = region(
        profiles=NIGHTS,
        care=CARE,
        clients=[client("a", urgency=2)],
        locations=[location("L1", 9, form="BT")],
        projects=[project("P9", 1, form="LH", lead=12)],
        goals=["waiting"],
    )
    made = plan(here, {"a": [WAIT, "L1"]}, projects={"P9": (0, 1)})
    return Case("respite_nights: house to build", here, {"waiting": 1460}, made, "respite_nights", ("projects",))


def _outside_region() -> Case:
    # The only respite house stands outside the region: no limit, nobody waits.
    here = region(
        municipalities={"H": 1000, "X": {"inhabitants": 900, "in_region": False}},
        profiles=NIGHTS,
        care=CARE,
        clients=[client("a", count=3)],
        locations=[location("L1", 9, form="BT"), location("L9", 1, form="LH", municipality="X")],
        goals=["waiting"],
    )
    return Case("respite_nights: outside the region", here, {"waiting": 0}, plan(here, {"a": "L1"}))


def _not_of_the_region() -> Case:
    # 310,25 nights hold two of P (280) in homes of the region. The home in X, outside it, asks no nights: the third goes there.
    here = region(
        periods=1,
        municipalities={"H": 1000, "X": {"inhabitants": 900, "in_region": False}},
        profiles=NIGHTS,
        care=CARE,
        clients=[client("a", count=3)],
        locations=[location("L1", 9, form="BT"), location("L3", 1, form="BT", municipality="X"), ONE_BED],
        goals=["waiting", "bridging"],
    )
    courses = {("a", 1): "L1", ("a", 2): "L1", ("a", 3): "L3"}
    best = {"waiting": 0, "bridging": 0}
    return Case("respite_nights: homes outside the region", here, best, plan(here, courses))


def _soft() -> Case:
    # Soft: three of P at home, 420 − 310,25 = 109,75 → 110 nights in 2027; 2028: × 366 / 365, 110,05 → 111.
    here = region(
        profiles=NIGHTS,
        care=CARE,
        clients=[client("a", count=3)],
        locations=[location("L1", 9, form="BT"), ONE_BED],
        rules={"respite_nights": "zacht"},
        goals=["waiting", "bridging"],
    )
    best = {"waiting": 0, "over_respite_nights": 221, "bridging": 0}
    return Case("respite_nights: soft", here, best, plan(here, {"a": "L1"}))


def _need_rises() -> Case:
    # Two of Q live at home (62 nights), the house closes after 2027: what is may stay so, even without a bed. But a's need rises to P in 2028: that too is what
    # the residents would make of it. c may not begin: 366 days.
    here = region(
        profiles=NIGHTS,
        care=CARE,
        clients=[client("a", ["Q", "P"], current="L1"), client("b", "Q", current="L1"), client("c", "Q", first=1, urgency=4)],
        locations=[location("L1", 9, form="BT"), location("L9", 1, form="LH", open_until=1)],
        goals=["waiting"],
    )
    made = plan(here, {"a": "L1", "b": "L1", "c": WAIT})
    return Case("respite_nights: need rises", here, {"waiting": 366}, made, "respite_nights")


def _too_many() -> Case:
    # The site closes after 2027, and the homes ask more nights than the house has.
    here = region(
        profiles=NIGHTS,
        care=CARE,
        clients=[client("a", current="L1", count=3)],
        locations=[location("L1", 3, open_until=1), location("L2", 9, form="BT"), ONE_BED],
        goals=["waiting"],
    )
    return Case("respite_nights: too many", here, None, None, "respite_nights")


CASES = [
    _pool(),
    _resident(),
    _leap_year(),
    _what_is(),
    _project(),
    _outside_region(),
    _not_of_the_region(),
    _soft(),
    _need_rises(),
    _too_many(),
]
