"""Hand cases of rule *return_buffer*."""

from __future__ import annotations

from tests.build import client, location, plan, region
from tests.cases.case import Case

WAIT = "wachtlijst"
CARE = {("P", "BT"): "passend", ("Q", "BW"): "passend"}


def _buffer() -> Case:
    # One free 24-hour place for every five at home (20 %), broken places count whole: with three at home one place stays free. Of three BW places two are
    # used; the third client of Q (weight 1) waits.
    here = region(
        periods=1,
        care=CARE,
        clients=[client("a", count=3), client("b", "Q", count=2), client("c", "Q", urgency=4)],
        locations=[location("L1", 5, form="BT"), location("L2", 3)],
        return_buffer_pct=20,
        goals=["waiting"],
    )
    return Case("return_buffer: buffer", here, {"waiting": 365}, plan(here, {"a": "L1", "b": "L2", "c": WAIT}), "return_buffer")


def _fewer_at_home() -> Case:
    # 50 %: two places free allow four at home; the fifth (weight 1) waits, whatever homes there are. A group is no buffer.
    here = region(
        periods=1,
        care=CARE,
        clients=[client("a", count=4), client("c", urgency=4)],
        locations=[location("L1", 9, form="BT"), location("L2", 2), location("L3", 7, form="GR")],
        return_buffer_pct=50,
        goals=["waiting"],
    )
    return Case("return_buffer: fewer at home", here, {"waiting": 365}, plan(here, {"a": "L1", "c": WAIT}), "return_buffer")


def _outside_region() -> Case:
    # X is outside the region: its free places are no buffer, and who lives there on its own asks none. b and one of a need none; of a's others one fits
    # to one free place of 100 %. Four clients: two homes in X, two in H of which one is used: one waits at weight 2.
    here = region(
        periods=1,
        municipalities={"H": 1000, "X": {"inhabitants": 900, "in_region": False}},
        care=CARE,
        clients=[client("a", count=4)],
        locations=[
            location("L1", 2, form="BT"),
            location("L2", 1),
            location("L3", 2, form="BT", municipality="X"),
            location("L4", 6, municipality="X"),
        ],
        return_buffer_pct=100,
        goals=["waiting"],
    )
    courses = {("a", 1): "L1", ("a", 2): "L3", ("a", 3): "L3", ("a", 4): WAIT}
    return Case("return_buffer: outside the region", here, {"waiting": 730}, plan(here, courses), "return_buffer")


def _keeps_open() -> Case:
    # L2 is empty and costs € 900 a year; it may close, but three at home ask a place (30 %) as long as they are in care: until the end of 2027.
    here = region(
        care=CARE,
        clients=[client("a", current="L1", count=3, end=1)],
        locations=[location("L1", 3, form="BT"), location("L2", 2, closable_from=0, fixed_cost_per_year=900)],
        return_buffer_pct=30,
        goals=["waiting", "cost"],
    )
    made = plan(here, {"a": "L1"}, closings={"L2": 1})
    return Case("return_buffer: keeps a site open", here, {"waiting": 0, "cost": 90_000}, made, "return_buffer", ("closings",))


def _kept_is_not_free() -> Case:
    # L2 has three 24-hour places that tenants keep (huurder_blijft), one of them kept: two are free for three of 50 % at home, and b (Q, weight 1) waits.
    here = region(
        periods=1,
        care=CARE,
        clients=[client("a", count=3), client("b", "Q", urgency=4)],
        locations=[location("L1", 9, form="BT"), location("L2", 3, tenant_stays=True, kept_at_start=1)],
        return_buffer_pct=50,
        goals=["waiting"],
    )
    return Case("return_buffer: a kept place is not free", here, {"waiting": 365}, plan(here, {"a": "L1", "b": WAIT}), "return_buffer")


def _soft() -> Case:
    # Soft, 25 %: three at home ask 0,75 place, none is free: 0,75 × 365 = 273,75 → 274; 0,75 × 366 = 274,5 → 275.
    here = region(
        care=CARE,
        clients=[client("a", count=3), client("b", "Q")],
        locations=[location("L1", 5, form="BT"), location("L2", 1)],
        return_buffer_pct=25,
        rules={"return_buffer": "zacht"},
        goals=["waiting"],
    )
    best = {"waiting": 0, "over_return_buffer": 549}
    return Case("return_buffer: soft", here, best, plan(here, {"a": "L1", "b": "L2"}))


def _none() -> Case:
    # Two live at home, both sites are full: impossible from the start.
    here = region(
        periods=1,
        care=CARE,
        clients=[client("a", current="L1", count=2), client("b", "Q", current="L2")],
        locations=[location("L1", 2, form="BT"), location("L2", 1)],
        return_buffer_pct=10,
        goals=["waiting"],
    )
    return Case("return_buffer: none", here, None, None, "return_buffer")


CASES = [_buffer(), _fewer_at_home(), _outside_region(), _keeps_open(), _kept_is_not_free(), _soft(), _none()]
