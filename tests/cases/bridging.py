"""Hand cases of goal *bridging*."""

from __future__ import annotations

from tests.build import AT_HOME, DEFAULT_FORMS, client, location, plan, region
from tests.cases.case import Case

CARE = {("P", "BW"): "overbrugging", ("P", "BT"): "passend", ("Q", "BW"): "passend", ("Q", "BT"): "nee"}


def _swap() -> Case:
    # a and b live where the other should: a (P) in BW with two places, b (Q) in the group home. From 2028 only: the homes open then. 365 + 365 days, and
    # 0 in 2028. For Q the group is not even bridging, which counts the same.
    here = region(
        care=CARE,
        clients=[client("a", current="L1"), client("b", "Q", current="L2")],
        locations=[location("L1", [1, 2]), location("L2", 1, form="GR"), location("L3", 3, form="BT", open_from=1)],
        goals=["waiting", "bridging"],
    )
    return Case("bridging: swap", here, {"waiting": 0, "bridging": 730}, plan(here, {"a": ["L1", "L3"], "b": ["L2", "L1"]}))


def _need_changes() -> Case:
    # a's need changes from P to Q in 2028: suitable in the home in 2027, in BW from 2028: never bridging, one move.
    here = region(
        care=CARE,
        clients=[client("a", ["P", "Q"])],
        locations=[location("L1", 1), location("L3", 1, form="BT")],
        goals=["waiting", "bridging", "moves"],
    )
    best = {"waiting": 0, "bridging": 0, "moves": 1}
    return Case("bridging: need changes", here, best, plan(here, {"a": ["L3", "L1"]}))


def _slack() -> Case:
    # Of three of P one finds a home: 2 × 731 days bridging at best. With 50 % slack 2193 days are allowed, so cost may put all three in the cheaper BW:
    # € 10 a day against 30.
    here = region(
        care={("P", "BW"): ("overbrugging", 10), ("P", "BT"): ("passend", 30)},
        clients=[client("a", count=3)],
        locations=[location("L1", 3), location("L3", 1, form="BT")],
        goals=["waiting", ("bridging", 50), "cost"],
    )
    best = {"waiting": 0, "bridging": 1462, "cost": 3 * 731 * 1000}
    return Case("bridging: slack", here, best, plan(here, {"a": "L1"}))


def _slack_rounded_down() -> Case:
    # The same with 49,9 %: 2191,5 → 2191 days, two too few for all three in BW. One goes to the home in the longer year, 2028, so bridges 1462 + 365 days.
    here = region(
        care={("P", "BW"): ("overbrugging", 10), ("P", "BT"): ("passend", 30)},
        clients=[client("a", count=3)],
        locations=[location("L1", 3), location("L3", 1, form="BT")],
        goals=["waiting", ("bridging", "49.9"), "cost"],
    )
    best = {"waiting": 0, "bridging": 1462, "cost": (2 * 731 * 10 + 365 * 10 + 366 * 30) * 100}
    courses = {("a", 1): "L1", ("a", 2): "L1", ("a", 3): ["L1", "L3"]}
    return Case("bridging: slack rounded down", here, best, plan(here, courses))


def _at_home() -> Case:
    # Care at home only bridges for Q; BW suits, with one place in 2027 and two in 2028. Either owner may live there, also b, who leaves a home that does not suit:
    # one of them is at home in 2027, 365 days.
    here = region(
        forms=[*DEFAULT_FORMS, AT_HOME],
        care={("Q", "BW"): "passend", ("Q", "TH"): "overbrugging"},
        clients=[client("a", "Q", owns_home=True), client("b", "Q", owns_home=True, current="thuis")],
        locations=[location("L1", [1, 2])],
        goals=["waiting", "bridging"],
    )
    return Case("bridging: at home", here, {"waiting": 0, "bridging": 365}, plan(here, {"a": "L1", "b": ["thuis", "L1"]}))


CASES = [_swap(), _need_changes(), _slack(), _slack_rounded_down(), _at_home()]
