"""Hand cases of rule *pinned*, and of what a client's pin goes before."""

from __future__ import annotations

from tests.build import DEFAULT_FORMS, client, form, location, offer, pin, plan, project, region, team
from tests.cases.case import Case

WAIT = "wachtlijst"


def _waits() -> Case:
    # Pinned on the waiting list in 2027, though there is room: 365 days at weight 2.
    here = region(clients=[client("a")], locations=[location("L1", 1)], pins=[pin("a", WAIT, 0)], goals=["waiting"])
    return Case("pinned: waits", here, {"waiting": 730}, plan(here, {"a": [WAIT, "L1"]}), "pinned")


def _number() -> Case:
    # Of three alike number 2 is pinned in L2, where it bridges 366 days in 2028; numbers 1 and 3 are free.
    here = region(
        care={("P", "BW"): "passend", ("P", "GR"): "overbrugging"},
        clients=[client("a", current="L1", count=3)],
        locations=[location("L1", 3), location("L2", 3, form="GR")],
        pins=[pin("a", "L2", 1, number=2)],
        goals=["waiting", "bridging"],
    )
    courses = {("a", 1): "L1", ("a", 2): ["L1", "L2"], ("a", 3): "L1"}
    return Case("pinned: number", here, {"waiting": 0, "bridging": 366}, plan(here, courses), "pinned")


def _all_numbers() -> Case:
    # Without a number it holds for all three: 3 × 366 days.
    here = region(
        care={("P", "BW"): "passend", ("P", "GR"): "overbrugging"},
        clients=[client("a", current="L1", count=3)],
        locations=[location("L1", 3), location("L2", 3, form="GR")],
        pins=[pin("a", "L2", 1)],
        goals=["waiting", "bridging"],
    )
    return Case("pinned: all numbers", here, {"waiting": 0, "bridging": 1098}, plan(here, {"a": ["L1", "L2"]}), "pinned")


def _before_rules() -> Case:
    # a is a tenant who does not want to move, and L2 fits neither need nor purse, nor does a team answer there at night: pinned there in 2028 a goes. In 2029
    # the pin is over; a would go back to a suitable home, but a stay that begins in the plan lasts two years: 366 + 365 days bridging.
    here = region(
        periods=3,
        forms=[*DEFAULT_FORMS, form("ZZ", "zelfstandig", rung=9)],
        care={("P", "BT"): "passend"},
        clients=[client("a", current="L1", willing="nee", max_rent=1)],
        locations=[location("L1", 1, form="BT"), location("L2", 1, form="ZZ", rent=90_000)],
        teams=[team("T", 9)],
        pins=[pin("a", "L2", 1)],
        min_stay_months=24,
        goals=["waiting", "bridging"],
    )
    return Case("pinned: before the rules", here, {"waiting": 0, "bridging": 731}, plan(here, {"a": ["L1", "L2", "L2"]}), "pinned")


def _back_to_the_list() -> Case:
    # Who has a place is pinned back on the list in 2028, before housing_security; in 2029 the place is free again. 366 days at weight 2.
    here = region(
        periods=3, clients=[client("a", current="L1")], locations=[location("L1", 1)], pins=[pin("a", WAIT, 1)], goals=["waiting", "moves"]
    )
    return Case("pinned: back to the list", here, {"waiting": 732, "moves": 0}, plan(here, {"a": ["L1", WAIT, "L1"]}), "pinned")


def _not_before_capacity() -> Case:
    # Two are pinned where there is one place: impossible.
    here = region(
        clients=[client("a"), client("b")], locations=[location("L1", 1)], pins=[pin("a", "L1", 0), pin("b", "L1", 0)], goals=["waiting"]
    )
    return Case("pinned: not before capacity", here, None, None, "pinned")


def _not_before_offer() -> Case:
    # Nor before what is on offer: one home in 2028, two pinned there.
    here = region(
        clients=[client("a", count=2)],
        locations=[location("L1", 5)],
        offers=[offer("C-H-BT-1", {1: 1})],
        pins=[pin("a", "C-H-BT-1", 1)],
        goals=["waiting"],
    )
    return Case("pinned: not before what is on offer", here, None, None, "pinned")


def _not_in_another_period() -> Case:
    # The home comes free in 2028, and a is pinned to it in 2027: no plan.
    here = region(
        clients=[client("a"), client("b")],
        offers=[offer("C-H-BT-1", {1: 1})],
        pins=[pin("a", "C-H-BT-1", 0)],
        goals=["waiting"],
    )
    return Case("pinned: not in a period without an offer", here, None, None, "pinned")


def _project() -> Case:
    # Two of P's three steps are pinned in 2028: four places for six clients, who wait 365 days, two of them 731. In 2027 and whole it would be none.
    here = region(
        clients=[client("a", count=6)],
        projects=[project("P", 6, form="BW", step=2)],
        pins=[pin("P", 4, 1, kind="project")],
        goals=["waiting"],
    )
    courses = {**{("a", n): [WAIT, "P"] for n in (1, 2, 3, 4)}, ("a", 5): WAIT, ("a", 6): WAIT}
    made = plan(here, courses, projects={"P": (1, 2)})
    return Case("pinned: project", here, {"waiting": 2 * (4 * 365 + 2 * 731)}, made, "pinned", ("projects",))


def _never() -> Case:
    # P never: a waits 731 days.
    here = region(clients=[client("a")], projects=[project("P", 6, form="BW")], pins=[pin("P", 0, 0, kind="project")], goals=["waiting"])
    return Case("pinned: never", here, {"waiting": 1462}, plan(here, {"a": WAIT}), "pinned", ("projects",))


def _built() -> Case:
    # Nobody needs P, which costs € 700 a year; but it is pinned.
    here = region(
        periods=1,
        clients=[client("a", current="L1")],
        locations=[location("L1", 1)],
        projects=[project("P", 3, form="BW", fixed_cost_per_year=700)],
        pins=[pin("P", 3, 0, kind="project")],
        goals=["waiting", "cost"],
    )
    made = plan(here, {"a": "L1"}, projects={"P": (0, 1)})
    return Case("pinned: built", here, {"waiting": 0, "cost": 70_000}, made, "pinned", ("projects",))


def _open() -> Case:
    # L2 stands empty and costs € 900 a year; pinned open in 2027, it closes in 2028.
    here = region(
        clients=[client("a", current="L1")],
        locations=[location("L1", 1), location("L2", 2, closable_from=0, fixed_cost_per_year=900)],
        pins=[pin("L2", "open", 0, kind="locatie")],
        goals=["waiting", "cost"],
    )
    made = plan(here, {"a": "L1"}, closings={"L2": 1})
    return Case("pinned: open", here, {"waiting": 0, "cost": 90_000}, made, "pinned", ("closings",))


CASES = [
    _waits(),
    _number(),
    _all_numbers(),
    _before_rules(),
    _back_to_the_list(),
    _not_before_capacity(),
    _not_before_offer(),
    _not_in_another_period(),
    _project(),
    _never(),
    _built(),
    _open(),
]
