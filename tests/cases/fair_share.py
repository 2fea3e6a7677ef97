"""Hand cases of rule *fair_share*."""

from __future__ import annotations

from tests.build import AT_HOME, DEFAULT_FORMS, client, location, offer, plan, region
from tests.cases.case import Case

WAIT = "wachtlijst"
ON = {"fair_share": "aan"}
TWO = {"H": 3000, "K": 1000}
H_HOMES, K_HOMES = "C-H-BT-1", "C-K-BT-1"


def _share() -> Case:
    # H takes three quarters, give or take 20 %: between 60 and 90 %; K between 20 and 30 %. All five come from K, where homes are plenty: H takes four
    # (80 %) and K one (20 %); four wishes are unmet, 365 days each.
    here = region(
        periods=1,
        municipalities=TWO,
        clients=[client("a", origin="K", count=5)],
        offers=[offer(H_HOMES, 9), offer(K_HOMES, 9, municipality="K")],
        rules=ON,
        goals=["waiting", "wishes"],
    )
    courses = {**{("a", n): H_HOMES for n in (1, 2, 3, 4)}, ("a", 5): K_HOMES}
    return Case("fair_share: share", here, {"waiting": 0, "wishes": 1460}, plan(here, courses), "fair_share")


def _tolerance() -> Case:
    # With 60 % tolerance K takes between 10 and 40 %, H from 30 %: of five K takes two. Three wishes unmet.
    here = region(
        periods=1,
        municipalities=TWO,
        clients=[client("a", origin="K", count=5)],
        offers=[offer(H_HOMES, 9), offer(K_HOMES, 9, municipality="K")],
        rules=ON,
        fair_share_tolerance_pct=60,
        goals=["waiting", "wishes"],
    )
    courses = {**{("a", n): H_HOMES for n in (1, 2, 3)}, ("a", 4): K_HOMES, ("a", 5): K_HOMES}
    return Case("fair_share: tolerance", here, {"waiting": 0, "wishes": 1095}, plan(here, courses), "fair_share")


def _what_counts() -> Case:
    # Only H has places. Then nobody may move into a home of their own, for K takes none; but BW (1), at home (b) and X, outside the region (1), are free.
    # Of three of a one waits at weight 2, and c, who lives in a home already, stays.
    here = region(
        periods=1,
        municipalities={**TWO, "X": {"inhabitants": 500, "in_region": False}},
        forms=[*DEFAULT_FORMS, AT_HOME],
        clients=[client("a", count=3), client("b", owns_home=True), client("c", current="L2")],
        locations=[location("L1", 1), location("L2", 7, form="BT"), location("L3", 1, form="BT", municipality="X")],
        rules=ON,
        goals=["waiting"],
    )
    courses = {("a", 1): "L1", ("a", 2): "L3", ("a", 3): WAIT, "b": "thuis", "c": "L2"}
    return Case("fair_share: what counts", here, {"waiting": 730}, plan(here, courses), "fair_share")


def _soft() -> Case:
    # Soft: three homes in H, none in K. H has at most 1,2 × 0,75 × 3 = 2,7: 0,3 above → 1; K at least 0,8 × 0,25 × 3 = 0,6 → 1 short.
    here = region(
        periods=1,
        municipalities=TWO,
        clients=[client("a", count=3)],
        offers=[offer(H_HOMES, 9)],
        rules={"fair_share": "zacht"},
        goals=["waiting"],
    )
    return Case("fair_share: soft", here, {"waiting": 0, "over_fair_share": 2}, plan(here, {"a": H_HOMES}))


def _over_the_plan() -> Case:
    # Over the plan, not a year: four move in H in 2027, and the one of K in 2028, when it comes into care.
    here = region(
        municipalities=TWO,
        clients=[client("a", count=4), client("b", origin="K", first=1)],
        offers=[offer(H_HOMES, {0: 4}), offer(K_HOMES, {1: 1}, municipality="K")],
        rules=ON,
        goals=["waiting"],
    )
    return Case("fair_share: over the plan", here, {"waiting": 0}, plan(here, {"a": H_HOMES, "b": K_HOMES}))


def _nowhere() -> Case:
    # The site closes after 2027; its two residents can only go to homes in H.
    here = region(
        municipalities=TWO,
        clients=[client("a", current="L1", count=2)],
        locations=[location("L1", 2, open_until=1)],
        offers=[offer(H_HOMES, 9)],
        rules=ON,
        goals=["waiting"],
    )
    return Case("fair_share: nowhere else to go", here, None, None, "fair_share")


CASES = [_share(), _tolerance(), _what_counts(), _soft(), _over_the_plan(), _nowhere()]
