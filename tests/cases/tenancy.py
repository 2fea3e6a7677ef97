"""Hand cases of rule *tenancy*."""

from __future__ import annotations

from tests.build import AT_HOME, DEFAULT_FORMS, client, location, offer, plan, region
from tests.cases.case import Case

WAIT = "wachtlijst"
TWO = {"H": 1000, "K": 700}


def _stays() -> Case:
    # b (weight 8) needs the lift of L1, where a rents. a could live in L2 just as well, but is a tenant: b waits 8 × 365.
    here = region(
        periods=1,
        clients=[client("a", current="L1"), client("b", urgency=1, requirements=["lift"])],
        locations=[location("L1", 1, form="BT", features=["lift"]), location("L2", 2, form="BT")],
        goals=["waiting", "moves"],
    )
    return Case("tenancy: stays", here, {"waiting": 2920, "moves": 0}, plan(here, {"a": "L1", "b": WAIT}), "tenancy")


def _for_a_wish() -> Case:
    # The same, but a lives in K and comes from H, where L2 is: a wish that L1 does not meet. a makes room, nobody waits.
    here = region(
        periods=1,
        municipalities=TWO,
        clients=[client("a", current="L1"), client("b", urgency=1, requirements=["lift"], origin="K")],
        locations=[location("L1", 1, form="BT", features=["lift"], municipality="K"), location("L2", 2, form="BT")],
        goals=["waiting", "moves"],
    )
    return Case("tenancy: for the wish of origin", here, {"waiting": 0, "moves": 1}, plan(here, {"a": "L2", "b": "L1"}))


def _no_default_wish() -> Case:
    # Without the default wish there is none: a stays, b waits 8 × 365.
    here = region(
        periods=1,
        municipalities=TWO,
        clients=[client("a", current="L1"), client("b", urgency=1, requirements=["lift"], origin="K")],
        locations=[location("L1", 1, form="BT", features=["lift"], municipality="K"), location("L2", 2, form="BT")],
        goals=["waiting", "moves"],
        default_wish_origin=False,
    )
    return Case("tenancy: no default wish", here, {"waiting": 2920, "moves": 0}, plan(here, {"a": "L1", "b": WAIT}), "tenancy")


def _need_changes() -> Case:
    # From 2028 a needs Q, for which the home only bridges: then a may leave it for BW. b has no ground and need not: one move, nobody bridges.
    here = region(
        care={("P", "BT"): "passend", ("Q", "BT"): "overbrugging", ("Q", "BW"): "passend", ("P", "BW"): "passend"},
        clients=[client("a", ["P", "Q"], current="L1"), client("b", current="L1")],
        locations=[location("L1", 2, form="BT"), location("L2", 2)],
        goals=["bridging", "moves"],
    )
    return Case("tenancy: need changes", here, {"bridging": 0, "moves": 1}, plan(here, {"a": ["L1", "L2"], "b": "L1"}))


def _at_home() -> Case:
    # Care at home is € 50 a day, in BW € 20. a lives at home and stays there: 365 × 50 euro. b lives with a landlord who does not let it stay
    # (huurder_blijft = nee) and moves to the cheaper place: 365 × 20.
    here = region(
        periods=1,
        forms=[*DEFAULT_FORMS, AT_HOME],
        care={("P", "TH"): ("passend", 50), ("P", "BT"): ("passend", 50), ("P", "BW"): ("passend", 20)},
        clients=[client("a", current="thuis", owns_home=True), client("b", current="L1")],
        locations=[location("L1", 1, form="BT", tenant_stays=False), location("L2", 2)],
        goals=["cost"],
    )
    return Case("tenancy: at home", here, {"cost": 2_555_000}, plan(here, {"a": "thuis", "b": "L2"}), "tenancy")


def _begun_in_plan() -> Case:
    # The cheaper home comes in 2028; who became a tenant in 2027 does not leave for money: 731 × 30 euro. Nor waits a year for it.
    here = region(
        care={("P", "BT"): ("passend", 30), ("P", "GR"): ("passend", 10)},
        clients=[client("a")],
        locations=[location("L2", 1, form="GR", open_from=1)],
        offers=[offer("C-H-BT-1", {0: 1})],
        goals=["waiting", "cost"],
    )
    return Case("tenancy: begun in the plan", here, {"waiting": 0, "cost": 2_193_000}, plan(here, {"a": "C-H-BT-1"}), "tenancy")


def _nowhere() -> Case:
    # L1 has two tenants and one home from 2028; L2 has room, but nobody has a ground to leave.
    here = region(
        clients=[client("a", current="L1", count=2)], locations=[location("L1", [2, 1], form="BT"), location("L2", 3)], goals=["moves"]
    )
    return Case("tenancy: homes shrink", here, None, None, "tenancy")


def _closes() -> Case:
    # The same, but L1 closes as a whole after 2027: both go to L2.
    here = region(
        clients=[client("a", current="L1", count=2)],
        locations=[location("L1", 2, form="BT", open_until=1), location("L2", 3)],
        goals=["moves"],
    )
    return Case("tenancy: homes close", here, {"moves": 2}, plan(here, {"a": ["L1", "L2"]}))


CASES = [_stays(), _for_a_wish(), _no_default_wish(), _need_changes(), _at_home(), _begun_in_plan(), _nowhere(), _closes()]
