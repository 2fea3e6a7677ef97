"""Hand cases of rule *care_hours*."""

from __future__ import annotations

from tests.build import client, location, plan, region, team
from tests.cases.case import Case

WAIT = "wachtlijst"
CARE = {("P", "BT"): ("passend", 0, "3.5"), ("P", "BW"): ("passend", 0, 0)}
TWO = {"H": 1000, "K": 700}
CALM = {"on_call": "uit"}


def _one_team() -> Case:
    # 10 hours a week hold two of 3,5 at home; BW has one place, where the site's own staff cares: three housed, the least urgent waits 365 days.
    here = region(
        periods=1,
        care=CARE,
        clients=[client("a", count=3), client("b", urgency=4)],
        locations=[location("L1", 9, form="BT"), location("L2", 1)],
        teams=[team("T", 10)],
        rules=CALM,
        goals=["waiting"],
    )
    courses = {("a", 1): "L1", ("a", 2): "L1", ("a", 3): "L2", "b": WAIT}
    return Case("care_hours: one team", here, {"waiting": 365}, plan(here, courses), "care_hours")


def _shared() -> Case:
    # Team S works in H only (4 hours), team T in H and K (7,5). In K two ask 7 hours: all from T, half an hour left for H. H: 4,5 hours, one of 3,5.
    # Of two in H one waits (weight 1). All teams together have 11,5 hours, enough for three; and each municipality alone is covered too.
    here = region(
        periods=1,
        municipalities=TWO,
        care=CARE,
        clients=[
            client("a", origin="K", count=2, requirements=["k"]),
            client("b", requirements=["h"]),
            client("c", urgency=4, requirements=["h"]),
        ],
        locations=[location("L1", 5, form="BT", features=["h"]), location("L2", 5, form="BT", municipality="K", features=["k"])],
        teams=[team("S", 4), team("T", "7.5", area=["H", "K"])],
        rules=CALM,
        goals=["waiting"],
    )
    return Case("care_hours: shared", here, {"waiting": 365}, plan(here, {"a": "L2", "b": "L1", "c": WAIT}), "care_hours")


def _apart() -> Case:
    # Team S has hours for three in H, team T for none: hours of H are no help in K. Both in K wait, 2 × 2 × 365.
    here = region(
        periods=1,
        municipalities=TWO,
        care=CARE,
        clients=[client("a", origin="K", count=2, requirements=["k"]), client("b", count=3, requirements=["h"])],
        locations=[location("L1", 5, form="BT", features=["h"]), location("L2", 5, form="BT", municipality="K", features=["k"])],
        teams=[team("S", "10.5"), team("T", 3, area=["K"])],
        rules=CALM,
        goals=["waiting"],
    )
    return Case("care_hours: apart", here, {"waiting": 1460}, plan(here, {"a": WAIT, "b": "L1"}), "care_hours")


def _growth() -> Case:
    # 7 hours grow 30 % a year: 2 in 2028 (of 2,1), 4 in 2029 (of 4,83). Four clients of 3,5 hours: two at once, a third when 10,5 hours are there, in 2029;
    # the fourth asks 14 and waits on. Waiting 365 + 366 and 365 + 366 + 365 days at weight 2. In 2029 four hours are bought: 365 / 7 × € 14 each.
    here = region(
        periods=3,
        care=CARE,
        clients=[client("a", count=4)],
        locations=[location("L1", 5, form="BT")],
        teams=[team("T", 7, max_growth_pct_per_year=30, cost_per_extra_hour=14)],
        rules=CALM,
        goals=["waiting", "cost"],
    )
    courses = {("a", 1): "L1", ("a", 2): "L1", ("a", 3): [WAIT, WAIT, "L1"], ("a", 4): WAIT}
    made = plan(here, courses, extra_hours={("T", 2): 4})
    return Case("care_hours: growth", here, {"waiting": 3654, "cost": 292_000}, made, "care_hours", ("extra_hours",))


def _soft() -> Case:
    # Soft: all three live at home, 10,5 hours of 5: 5,5 short, 5,5 × 365 / 7 = 286,8 → 287 hours, and 5,5 × 366 / 7 = 287,6 → 288 in 2028.
    here = region(
        care=CARE,
        clients=[client("a", count=3)],
        locations=[location("L1", 5, form="BT")],
        teams=[team("T", 5)],
        rules={"care_hours": "zacht", **CALM},
        goals=["waiting"],
    )
    return Case("care_hours: soft", here, {"waiting": 0, "over_care_hours": 575}, plan(here, {"a": "L1"}))


def _soft_shared() -> Case:
    # Soft over two municipalities: H asks 7 of S (4) and T (2), K asks 3,5 of T. All together 10,5 of 6: 4,5 hours added somewhere do: × 365 / 7 = 234,6 → 235.
    here = region(
        periods=1,
        municipalities=TWO,
        care=CARE,
        clients=[client("a", origin="K", requirements=["k"]), client("b", count=2, requirements=["h"])],
        locations=[location("L1", 5, form="BT", features=["h"]), location("L2", 5, form="BT", municipality="K", features=["k"])],
        teams=[team("S", 4), team("T", 2, area=["H", "K"])],
        rules={"care_hours": "zacht", **CALM},
        goals=["waiting"],
    )
    return Case("care_hours: soft, shared", here, {"waiting": 0, "over_care_hours": 235}, plan(here, {"a": "L2", "b": "L1"}))


def _need_rises() -> Case:
    # Two live at home, 7 hours; from 2028 one needs Q, 6 hours: 9,5 of 8. Both are tenants and stay: impossible.
    here = region(
        care={**CARE, ("Q", "BT"): ("passend", 0, 6)},
        clients=[client("a", current="L1"), client("b", ["P", "Q"], current="L1")],
        locations=[location("L1", 2, form="BT"), location("L2", 2)],
        teams=[team("T", 8)],
        rules=CALM,
        goals=["waiting"],
    )
    return Case("care_hours: need rises", here, None, None, "care_hours")


CASES = [_one_team(), _shared(), _apart(), _growth(), _soft(), _soft_shared(), _need_rises()]
