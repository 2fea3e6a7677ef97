"""Hand cases of rule *quota*."""

from __future__ import annotations

from tests.build import AT_HOME, DEFAULT_FORMS, client, location, offer, plan, quota, region
from tests.cases.case import Case

WAIT = "wachtlijst"
C_HOMES, D_HOMES = "C-H-BT-1", "D-H-BT-1"


def _minimum() -> Case:
    # C agreed to house two in 2027. a, b and c live in BW, where nobody objects to staying; two of them move for the agreement, no more.
    here = region(
        periods=1,
        clients=[client("a", current="L1", count=3)],
        locations=[location("L1", 3)],
        offers=[offer(C_HOMES, 3, owner="C"), offer(D_HOMES, 3, owner="D")],
        quotas=[quota(0, owner="C", minimum=2)],
        goals=["waiting", "moves"],
    )
    courses = {("a", 1): "L1", ("a", 2): C_HOMES, ("a", 3): C_HOMES}
    best = {"waiting": 0, "over_quota": 0, "moves": 2}
    return Case("quota: minimum", here, best, plan(here, courses), "quota")


def _short() -> Case:
    # C agreed to three in 2028, and to one in 2027, of which only the newcomer and a (waiting) can make use: 2027: a; 2028: b. Two short.
    here = region(
        clients=[client("a"), client("b", first=1)],
        offers=[offer(C_HOMES, 3, owner="C")],
        quotas=[quota(0, owner="C", minimum=1), quota(1, owner="C", minimum=3)],
        goals=["waiting"],
    )
    return Case("quota: short", here, {"waiting": 0, "over_quota": 2}, plan(here, {"a": C_HOMES, "b": C_HOMES}))


def _maximum() -> Case:
    # C houses at most one a year in own homes; D is free but has one home, in 2028. Of three two wait 365 days, then C and D take one each.
    here = region(
        clients=[client("a", count=3)],
        offers=[offer(C_HOMES, 3, owner="C"), offer(D_HOMES, {1: 1}, owner="D")],
        quotas=[quota(0, owner="C", form="BT", maximum=1), quota(1, owner="C", form="BT", maximum=1)],
        goals=["waiting"],
    )
    courses = {("a", 1): C_HOMES, ("a", 2): [WAIT, C_HOMES], ("a", 3): [WAIT, D_HOMES]}
    return Case("quota: maximum", here, {"waiting": 1460}, plan(here, courses), "quota")


def _maximum_of_two_years() -> Case:
    # Two in both years together, for the form and the municipality, whoever the owner: the third (weight 1) waits 731 days. BW does not count: b lives there.
    here = region(
        clients=[client("a", count=2), client("b", requirements=["bw"]), client("c", urgency=4, requirements=[])],
        locations=[location("L1", 1, features=["bw"]), location("L2", 1, form="BT", owner="E")],
        offers=[offer(C_HOMES, 3, owner="C")],
        quotas=[quota(0, 2, municipality="H", form="BT", maximum=2)],
        goals=["waiting"],
    )
    courses = {("a", 1): C_HOMES, ("a", 2): "L2", "b": "L1", "c": WAIT}
    return Case("quota: two years together", here, {"waiting": 731}, plan(here, courses), "quota")


def _municipality() -> Case:
    # The agreement of C is about K; in H it houses whom it likes. Of two with a wish for H one goes to K for the agreement: 365 days.
    here = region(
        periods=1,
        municipalities={"H": 1000, "K": 500},
        clients=[client("a", count=2)],
        offers=[
            offer(C_HOMES, 3, owner="C"),
            offer("C-K-BT-1", 3, owner="C", municipality="K"),
            offer("D-K-BT-1", 3, owner="D", municipality="K"),
        ],
        quotas=[quota(0, owner="C", municipality="K", minimum=1)],
        goals=["waiting", "wishes"],
    )
    best = {"waiting": 0, "over_quota": 0, "wishes": 365}
    made = plan(here, {("a", 1): C_HOMES, ("a", 2): "C-K-BT-1"})
    return Case("quota: municipality", here, best, made, "quota")


def _who_lives_there() -> Case:
    # A maximum of none in 2027: who lives there already is no move-in, and at home does not count; b (weight 2) waits 365 days.
    here = region(
        forms=[*DEFAULT_FORMS, AT_HOME],
        clients=[client("a", current="L1"), client("b"), client("c", owns_home=True)],
        locations=[location("L1", 2, form="BT", owner="C")],
        quotas=[quota(0, maximum=0)],
        goals=["waiting"],
    )
    made = plan(here, {"a": "L1", "b": [WAIT, "L1"], "c": "thuis"})
    return Case("quota: what is a move-in", here, {"waiting": 730}, made, "quota")


def _hard() -> Case:
    # Hard: C agreed to three, two clients can go.
    here = region(
        periods=1,
        clients=[client("a", count=2)],
        offers=[offer(C_HOMES, 5, owner="C")],
        quotas=[quota(0, owner="C", minimum=3)],
        rules={"quota": "aan"},
        goals=["waiting"],
    )
    return Case("quota: hard", here, None, None, "quota")


CASES = [_minimum(), _short(), _maximum(), _maximum_of_two_years(), _municipality(), _who_lives_there(), _hard()]
