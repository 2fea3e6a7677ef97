"""Hand cases of rule *minimum_use*."""

from __future__ import annotations

from tests.build import client, location, plan, project, region
from tests.cases.case import Case

WAIT = "wachtlijst"
BRIDGE = {("P", "BW"): "passend", ("P", "GR"): "overbrugging", ("P", "BT"): "passend"}


def _stays_open() -> Case:
    # Four live in L1 in H and come from K, where L2 has two places. L1 stays open with at least three: one goes to K, three do not, 731 days each.
    here = region(
        municipalities={"H": 1000, "K": 500},
        clients=[client("a", current="L1", count=4, origin="K")],
        locations=[location("L1", 5, closable_from=0, minimum_use=3), location("L2", 2, municipality="K")],
        goals=["waiting", "wishes", "moves"],
    )
    # Closing L1 would put two on the list.
    courses = {("a", 1): "L2", ("a", 2): "L1", ("a", 3): "L1", ("a", 4): "L1"}
    best = {"waiting": 0, "wishes": 3 * 731, "moves": 1}
    return Case("minimum_use: stays open", here, best, plan(here, courses), "minimum_use", ("closings",))


def _closes() -> Case:
    # From 2028 L1 has one client left of the two it needs: it closes then, and b moves to the group, where it bridges 366 days.
    here = region(
        care=BRIDGE,
        clients=[client("a", current="L1", end=1, exit_to_home=False), client("b", current="L1")],
        locations=[location("L1", 3, closable_from=1, minimum_use=2), location("L2", 3, form="GR")],
        goals=["waiting", "bridging"],
    )
    made = plan(here, {"a": "L1", "b": ["L1", "L2"]}, closings={"L1": 1})
    return Case("minimum_use: closes", here, {"waiting": 0, "bridging": 366}, made, "minimum_use", ("closings",))


def _no_date() -> Case:
    # Without a date to close from, the minimum is only a warning: b stays in L1.
    here = region(
        care=BRIDGE,
        clients=[client("a", current="L1", end=1, exit_to_home=False), client("b", current="L1")],
        locations=[location("L1", 3, minimum_use=2), location("L2", 3, form="GR")],
        goals=["waiting", "bridging"],
    )
    return Case("minimum_use: only a warning", here, {"waiting": 0, "bridging": 0}, plan(here, {"a": "L1", "b": "L1"}))


def _unwilling() -> Case:
    # b does not want to move and keeps L1 from closing in 2027; so the minimum of three is a warning and c stays too. b leaves care after 2027, and
    # then L1 closes: c goes to the group, 366 days bridging.
    here = region(
        care=BRIDGE,
        clients=[client("b", current="L1", willing="nee", end=1, exit_to_home=False), client("c", current="L1")],
        locations=[location("L1", 3, closable_from=0, minimum_use=3), location("L2", 3, form="GR")],
        goals=["waiting", "bridging"],
    )
    made = plan(here, {"b": "L1", "c": ["L1", "L2"]}, closings={"L1": 1})
    return Case("minimum_use: who does not want to move", here, {"waiting": 0, "bridging": 366}, made, "minimum_use", ("closings",))


def _kept_home() -> Case:
    # Three homes, of which one kept: that keeps L1 open, and does not count as use; the minimum of two is a warning, a stays alone.
    here = region(
        care=BRIDGE,
        clients=[client("a", current="L1")],
        locations=[location("L1", 3, form="BT", kept_at_start=1, closable_from=0, minimum_use=2), location("L2", 3, form="GR")],
        goals=["waiting", "bridging"],
    )
    return Case("minimum_use: a kept home", here, {"waiting": 0, "bridging": 0}, plan(here, {"a": "L1"}))


def _project() -> Case:
    # P has 8 places in steps of 4, and needs 5 clients for the whole: 3 for one step (2,5 rounded up), from the year after delivery. Of three clients one
    # leaves after 2027: with two in 2028 even one step is too much. Without P they wait: 2 × 731 and 365 days at weight 2.
    here = region(
        clients=[client("a", count=2), client("b", end=1, exit_to_home=False)],
        projects=[project("P", 8, form="BW", step=4, minimum_use=5, decide_until=0)],
        goals=["waiting"],
    )
    return Case("minimum_use: project", here, {"waiting": 3654}, plan(here, {"a": WAIT, "b": WAIT}), "minimum_use", ("projects",))


def _project_in_last_year() -> Case:
    # The same, to decide in 2028: delivered in the last period, and its minimum counts from the one after. a waits 2 × 365, b 365 days.
    here = region(
        clients=[client("a", count=2), client("b", end=1, exit_to_home=False)],
        projects=[project("P", 8, form="BW", step=4, minimum_use=5, decide_from=1)],
        goals=["waiting"],
    )
    made = plan(here, {"a": [WAIT, "P"], "b": WAIT}, projects={"P": (1, 1)})
    return Case("minimum_use: project of the last year", here, {"waiting": 2190}, made, None, ("projects",))


def _one_step() -> Case:
    # Six clients for the whole, three for one of its two steps of four places. Three live there from 2027 and a fourth from 2028; the fifth (weight 1) would
    # need the second step, for which five are too few: 366 days.
    here = region(
        clients=[client("a", count=3), client("b", first=1), client("c", first=1, urgency=4)],
        projects=[project("P", 8, form="BW", step=4, minimum_use=6)],
        goals=["waiting"],
    )
    made = plan(here, {"a": "P", "b": "P", "c": WAIT}, projects={"P": (0, 1)})
    return Case("minimum_use: step of a project", here, {"waiting": 366}, made, "minimum_use", ("projects",))


def _project_after_the_plan() -> Case:
    # P is settled in 2028 and takes two years: its minimum is for later.
    here = region(
        clients=[client("a", current="L1")],
        locations=[location("L1", 1)],
        projects=[project("P", 5, form="BW", decision="vast", decide_from=1, lead=24, minimum_use=5)],
        goals=["waiting", "moves"],
    )
    return Case("minimum_use: project after the plan", here, {"waiting": 0, "moves": 0}, plan(here, {"a": "L1"}), None, ("projects",))


def _soft() -> Case:
    # Soft, nowhere to go: a is alone of the three that L1 needs from 2028: 2 × 366 client-days.
    here = region(
        clients=[client("a", current="L1")],
        locations=[location("L1", 5, closable_from=1, minimum_use=3)],
        rules={"minimum_use": "zacht"},
        goals=["waiting"],
    )
    return Case("minimum_use: soft", here, {"waiting": 0, "over_minimum_use": 732}, plan(here, {"a": "L1"}), None, ("closings",))


def _nowhere() -> Case:
    # The same, hard: L1 may not stay open and a has nowhere to go.
    here = region(clients=[client("a", current="L1")], locations=[location("L1", 5, closable_from=1, minimum_use=3)], goals=["waiting"])
    return Case("minimum_use: nowhere to go", here, None, None, "minimum_use", ("closings",))


CASES = [
    _stays_open(),
    _closes(),
    _no_date(),
    _unwilling(),
    _kept_home(),
    _project(),
    _project_in_last_year(),
    _one_step(),
    _project_after_the_plan(),
    _soft(),
    _nowhere(),
]
