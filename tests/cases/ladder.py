"""Hand cases of rule *ladder*."""

from __future__ import annotations

from tests.build import client, form, location, pin, plan, region
from tests.cases.case import Case

WAIT = "wachtlijst"
RUNGS = [form("BW", "24-uurs", rung=1), form("GR", "groep", rung=2), form("BT", "zelfstandig", rung=3), form("VR", "zelfstandig")]
CARE = {("P", "BW"): "overbrugging", ("P", "GR"): "overbrugging", ("P", "BT"): "passend", ("P", "VR"): "overbrugging"}
ON = {"ladder": "aan"}


def _rung_by_rung() -> Case:
    # From BW to a home takes a year in the group: 365 days bridging and two moves. b, from the waiting list, goes at once.
    here = region(
        forms=RUNGS,
        care=CARE,
        clients=[client("a", current="L1"), client("b")],
        locations=[location("L1", 2), location("L2", 2, form="GR"), location("L3", 2, form="BT")],
        rules=ON,
        goals=["waiting", "bridging", "moves"],
    )
    best = {"waiting": 0, "bridging": 365, "moves": 2}
    return Case("ladder: rung by rung", here, best, plan(here, {"a": ["L2", "L3"], "b": "L3"}), "ladder")


def _free_form() -> Case:
    # Without a group, by way of a form without a rung: free either way.
    here = region(
        forms=RUNGS,
        care=CARE,
        clients=[client("a", current="L1")],
        locations=[location("L1", 2), location("L2", 2, form="VR"), location("L3", 2, form="BT")],
        rules=ON,
        goals=["waiting", "bridging", "moves"],
    )
    best = {"waiting": 0, "bridging": 365, "moves": 2}
    return Case("ladder: a form without a rung", here, best, plan(here, {"a": ["L2", "L3"]}), "ladder")


def _down() -> Case:
    # Down as well: from 2028 the need is Q, for which home and group only bridge. By way of the group BW is reached in 2029: 366 days bridging.
    here = region(
        periods=3,
        forms=RUNGS,
        care={**CARE, ("Q", "BW"): "passend", ("Q", "GR"): "overbrugging", ("Q", "BT"): "overbrugging"},
        clients=[client("a", ["P", "Q", "Q"], current="L3")],
        locations=[location("L1", 2), location("L2", 2, form="GR"), location("L3", 2, form="BT")],
        rules=ON,
        goals=["waiting", "bridging"],
    )
    made = plan(here, {"a": ["L3", "L2", "L1"]})
    return Case("ladder: down", here, {"waiting": 0, "bridging": 366}, made, "ladder")


def _off() -> Case:
    # Off, as it is unless asked: straight to the home.
    here = region(
        forms=RUNGS,
        care=CARE,
        clients=[client("a", current="L1")],
        locations=[location("L1", 2), location("L2", 2, form="GR"), location("L3", 2, form="BT")],
        goals=["waiting", "bridging", "moves"],
    )
    best = {"waiting": 0, "bridging": 0, "moves": 1}
    return Case("ladder: off", here, best, plan(here, {"a": "L3"}))


def _pinned() -> Case:
    # A pin goes before: straight to the home in 2027.
    here = region(
        forms=RUNGS,
        care=CARE,
        clients=[client("a", current="L1")],
        locations=[location("L1", 2), location("L2", 2, form="GR"), location("L3", 2, form="BT")],
        pins=[pin("a", "L3", 0)],
        rules=ON,
        goals=["waiting", "bridging"],
    )
    return Case("ladder: pinned", here, {"waiting": 0, "bridging": 0}, plan(here, {"a": "L3"}), "pinned")


def _nowhere() -> Case:
    # BW closes after 2027 and the only other place is two rungs up.
    here = region(
        forms=RUNGS,
        care=CARE,
        clients=[client("a", current="L1")],
        locations=[location("L1", 2, open_until=1), location("L3", 2, form="BT")],
        rules=ON,
        pins=[pin("a", "L1", 0)],
        goals=["waiting"],
    )
    return Case("ladder: nowhere to go", here, None, None, "ladder")


CASES = [_rung_by_rung(), _free_form(), _down(), _off(), _pinned(), _nowhere()]
