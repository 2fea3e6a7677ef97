"""Hand cases of rule *maximum_stay*."""

from __future__ import annotations

from tests.build import DEFAULT_FORMS, client, form, location, pin, plan, region
from tests.cases.case import Case

WAIT = "wachtlijst"
FORMS = [DEFAULT_FORMS[0], form("GR", "groep", max_stay_months=30), DEFAULT_FORMS[2]]
"""a group lasts 30 months: two years, rounded down"""
BRIDGE = {("P", "GR"): "passend", ("P", "BW"): "overbrugging"}


def _two_years() -> Case:
    # Two of four years in the group, where it is suitable; the others in BW: 365 + 365 days bridging, whichever two. The time before the plan does not count.
    here = region(
        periods=4,
        forms=FORMS,
        care=BRIDGE,
        clients=[client("a", current="L1")],
        locations=[location("L1", 1, form="GR"), location("L2", 1)],
        goals=["waiting", "bridging", "moves"],
    )
    # GR, BW, GR, GR: one year of bridging interrupts the stay: 366 days in 2028, or 365 in 2029 after two years: GR, GR, BW, GR.
    best = {"waiting": 0, "bridging": 365, "moves": 2}
    return Case("maximum_stay: two years", here, best, plan(here, {"a": ["L1", "L1", "L2", "L1"]}), "maximum_stay")


def _over_locations() -> Case:
    # Two groups are one form: from L1 to L3 the stay goes on. 2029 in BW, 365 days bridging.
    here = region(
        periods=3,
        forms=FORMS,
        care=BRIDGE,
        clients=[client("a", current="L1")],
        locations=[location("L1", 1, form="GR", open_until=1), location("L3", 1, form="GR"), location("L2", 1)],
        goals=["waiting", "bridging"],
    )
    return Case(
        "maximum_stay: over locations", here, {"waiting": 0, "bridging": 365}, plan(here, {"a": ["L1", "L3", "L2"]}), "maximum_stay"
    )


def _at_least_one() -> Case:
    # Three months are less than a year: one year it is. In 2028 a goes to BW: 366 days.
    here = region(
        forms=[DEFAULT_FORMS[0], form("GR", "groep", max_stay_months=3)],
        care=BRIDGE,
        clients=[client("a")],
        locations=[location("L1", 1, form="GR"), location("L2", 1)],
        goals=["waiting", "bridging"],
    )
    # Or the other way round, first BW: 365 days.
    return Case("maximum_stay: at least one", here, {"waiting": 0, "bridging": 365}, plan(here, {"a": ["L2", "L1"]}), "maximum_stay")


def _pinned() -> Case:
    # Pinned in the group in 2027 to 2029: that is no breach, and 2030 is the fourth year, after which the pin no longer helps: BW, 365 days.
    here = region(
        periods=4,
        forms=FORMS,
        care=BRIDGE,
        clients=[client("a")],
        locations=[location("L1", 1, form="GR"), location("L2", 1)],
        pins=[pin("a", "L1", 0, 3)],
        goals=["waiting", "bridging"],
    )
    made = plan(here, {"a": ["L1", "L1", "L1", "L2"]})
    return Case("maximum_stay: pinned", here, {"waiting": 0, "bridging": 365}, made, "maximum_stay")


def _soft() -> Case:
    # Soft: b stays a third year, 365 days beyond; there is nowhere else. a leaves care after two.
    here = region(
        periods=3,
        forms=FORMS,
        care=BRIDGE,
        clients=[client("a", current="L1", end=2, exit_to_home=False), client("b", current="L1")],
        locations=[location("L1", 2, form="GR")],
        rules={"maximum_stay": "zacht"},
        goals=["waiting"],
    )
    return Case("maximum_stay: soft", here, {"waiting": 0, "over_maximum_stay": 365}, plan(here, {"a": "L1", "b": "L1"}))


def _nowhere() -> Case:
    # The same, hard: impossible.
    here = region(
        periods=3,
        forms=FORMS,
        care=BRIDGE,
        clients=[client("b", current="L1")],
        locations=[location("L1", 2, form="GR")],
        goals=["waiting"],
    )
    return Case("maximum_stay: nowhere to go", here, None, None, "maximum_stay")


CASES = [_two_years(), _over_locations(), _at_least_one(), _pinned(), _soft(), _nowhere()]
