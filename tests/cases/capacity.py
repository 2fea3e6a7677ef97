"""Hand cases of rule *capacity*."""

from __future__ import annotations

from tests.build import DEFAULT_FORMS, client, form, location, plan, project, region
from tests.cases.case import Case

WAIT = "wachtlijst"


def _places() -> Case:
    # Two places in 2027, three in 2028: who is least urgent waits 365 days at weight 1.
    here = region(
        clients=[client("a", urgency=1), client("b", urgency=3), client("c", urgency=4)],
        locations=[location("L1", [2, 3])],
        goals=["waiting"],
    )
    return Case("capacity: places", here, {"waiting": 365}, plan(here, {"a": "L1", "b": "L1", "c": [WAIT, "L1"]}), "capacity")


def _kept() -> Case:
    # a leaves care at the end of 2027 and keeps the home; the place of d in the group comes free. b takes that one, c waits: 2 × 731 + 4 × 365.
    here = region(
        clients=[client("a", current="L1", end=1), client("d", current="L2", end=1), client("b", urgency=2), client("c", urgency=3)],
        locations=[location("L1", 1, form="BT"), location("L2", 1, form="GR")],
        goals=["waiting"],
    )
    return Case(
        "capacity: kept home", here, {"waiting": 2922}, plan(here, {"a": "L1", "d": "L2", "b": [WAIT, "L2"], "c": WAIT}), "capacity"
    )


def _kept_without_staying() -> Case:
    # L1 is BT, but of a provider who rents (huurder_blijft = nee): the place of a comes free for b. Exit to nowhere in particular.
    here = region(
        clients=[client("a", current="L1", end=1, exit_to_home=False), client("b")],
        locations=[location("L1", 1, form="BT", tenant_stays=False)],
        goals=["waiting"],
    )
    return Case("capacity: lease of the provider", here, {"waiting": 730}, plan(here, {"a": "L1", "b": [WAIT, "L1"]}), "capacity")


def _kept_at_start() -> Case:
    # Five homes, three kept by former clients: two of three clients live there, the least urgent waits 731 days.
    here = region(
        clients=[client("a", urgency=1), client("b", urgency=2), client("c", urgency=4)],
        locations=[location("L1", 5, form="BT", kept_at_start=3)],
        goals=["waiting"],
    )
    return Case("capacity: kept at the start", here, {"waiting": 731}, plan(here, {"a": "L1", "b": "L1", "c": WAIT}), "capacity")


def _exit_uses_a_home() -> Case:
    # One home. Before leaving at the end of 2027, a would take it and keep it; then b (weight 8) waits in 2028 too. So a leaves without: 8 × 365 for b
    # is worse than 0. waiting first: b lives there from the start, a waits 4 × 365; over_exit_home 1.
    here = region(
        clients=[client("a", end=1, urgency=2), client("b", urgency=1)],
        locations=[location("L1", 1, form="BT")],
        goals=["waiting", "over_exit_home"],
    )
    return Case(
        "capacity: a home once given is gone", here, {"waiting": 1460, "over_exit_home": 1}, plan(here, {"a": WAIT, "b": "L1"}), "capacity"
    )


OCCUPANCY = [form("BW", "24-uurs", max_occupancy_pct=80), *DEFAULT_FORMS[1:]]


def _occupancy() -> Case:
    # BW counts for 80 %: of 3 + 2 places four (site by site it would be 2 + 1). Of five clients the least urgent waits.
    here = region(
        periods=1,
        forms=OCCUPANCY,
        clients=[client("a", urgency=2, count=4), client("b", urgency=4)],
        locations=[location("L1", 3), location("L2", 2)],
        goals=["waiting"],
    )
    courses = {("a", 1): "L1", ("a", 2): "L1", ("a", 3): "L1", ("a", 4): "L2", "b": WAIT}
    return Case("capacity: maximum occupancy", here, {"waiting": 365}, plan(here, courses), "capacity")


def _occupancy_what_is() -> Case:
    # Five live on five places of 80 %: that may stay so. One leaves at the end of 2027; then the limit is 4 again, and b waits on: 2 × 731.
    here = region(
        forms=OCCUPANCY,
        clients=[client("a", current="L1", count=4), client("c", current="L1", end=1, exit_to_home=False), client("b")],
        locations=[location("L1", 5)],
        goals=["waiting"],
    )
    return Case(
        "capacity: occupancy binds what is added", here, {"waiting": 1462}, plan(here, {"a": "L1", "c": "L1", "b": WAIT}), "capacity"
    )


def _occupancy_kept() -> Case:
    # Four homes of 75 %, one kept and three lived in: what is may stay, though three is the limit. Nobody else comes in: b waits 2 × 365.
    here = region(
        periods=1,
        forms=[*DEFAULT_FORMS[:2], form("BT", "zelfstandig", max_occupancy_pct=75)],
        clients=[client("a", current="L1", count=3), client("b")],
        locations=[location("L1", 4, form="BT", kept_at_start=1), location("L2", 1, form="BT", municipality="K")],
        municipalities={"H": 1000, "K": 300},
        goals=["waiting"],
    )
    return Case("capacity: occupancy and kept homes", here, {"waiting": 730}, plan(here, {"a": "L1", "b": WAIT}), "capacity")


def _shrinks() -> Case:
    # Three residents, two places from 2028 and nowhere else to go.
    here = region(clients=[client("a", current="L1", count=3)], locations=[location("L1", [3, 2])], goals=["waiting"])
    return Case("capacity: shrinks under its residents", here, None, None, "capacity")


def _replaced_keeps() -> Case:
    # P would turn L1 into five places at once, but a leaves care at the end of 2027 and keeps a home in L1, so L1 stays, and P may only be decided in
    # 2028: never. L1 has three places: a's, and two for three clients of weight 2: 2 × 731.
    here = region(
        clients=[client("a", current="L1", end=1), client("b", count=3)],
        locations=[location("L1", 3, form="BT")],
        projects=[project("P", 5, replaces="L1", decide_from=1)],
        goals=["waiting"],
    )
    courses = {"a": "L1", ("b", 1): "L1", ("b", 2): "L1", ("b", 3): WAIT}
    return Case("capacity: no conversion over a kept home", here, {"waiting": 1462}, plan(here, courses), "capacity", ("projects",))


def _settled_conversion_ends_kept() -> Case:
    # A settled project replaces L1 in 2028: the home that a keeps there ends with it, and P has two places for b and c, who wait 365 days, weights 2 and 1.
    here = region(
        clients=[client("a", current="L1", end=1), client("b"), client("c", urgency=4)],
        locations=[location("L1", 1, form="BT")],
        projects=[project("P", 2, replaces="L1", decision="vast", decide_from=1)],
        goals=["waiting"],
    )
    made = plan(here, {"a": "L1", "b": [WAIT, "P"], "c": [WAIT, "P"]}, projects={"P": (1, 1)})
    return Case("capacity: settled conversion over a kept home", here, {"waiting": 1095}, made, "capacity", ("projects",))


CASES = [
    _places(),
    _kept(),
    _kept_without_staying(),
    _kept_at_start(),
    _exit_uses_a_home(),
    _occupancy(),
    _occupancy_what_is(),
    _occupancy_kept(),
    _shrinks(),
    _replaced_keeps(),
    _settled_conversion_ends_kept(),
]
