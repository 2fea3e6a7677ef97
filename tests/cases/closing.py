"""Hand cases of rule *closing*."""

from __future__ import annotations

from tests.build import client, location, pin, plan, region
from tests.cases.case import Case


def _from_its_date() -> Case:
    # L1 costs € 300 a year and may close from 2028, L2 € 500 and may not close. Everybody fits in L2: L1 costs 300 in 2027 and no more.
    here = region(
        periods=3,
        clients=[client("a", current="L1"), client("b", current="L2")],
        locations=[location("L1", 2, closable_from=1, fixed_cost_per_year=300), location("L2", 2, fixed_cost_per_year=500)],
        goals=["waiting", "cost"],
    )
    made = plan(here, {"a": ["L1", "L2", "L2"], "b": "L2"}, closings={"L1": 1})
    return Case("closing: from its date", here, {"waiting": 0, "cost": 180_000}, made, "closing", ("closings",))


def _for_good() -> Case:
    # L1 would save € 700 by closing in 2028, when there is nobody in it; but the newcomers of 2029 need it, and closed is closed: it stays, € 2.100.
    here = region(
        periods=3,
        clients=[client("a", current="L1", end=1, exit_to_home=False), client("b", first=2, count=2)],
        locations=[location("L1", 2, closable_from=0, fixed_cost_per_year=700)],
        goals=["waiting", "cost"],
    )
    return Case("closing: for good", here, {"waiting": 0, "cost": 210_000}, plan(here, {"a": "L1", "b": "L1"}), None, ("closings",))


def _as_a_whole() -> Case:
    # Four live in L1, three places are free elsewhere: L1 cannot close for three of them, and costs € 900.
    here = region(
        periods=1,
        clients=[client("a", current="L1", count=4)],
        locations=[location("L1", 4, closable_from=0, fixed_cost_per_year=900), location("L2", 3)],
        goals=["waiting", "cost", "moves"],
    )
    best = {"waiting": 0, "cost": 90_000, "moves": 0}
    return Case("closing: as a whole", here, best, plan(here, {"a": "L1"}), None, ("closings",))


def _pinned_open() -> Case:
    # The same as the first, but L1 is pinned open in 2028: it closes in 2029. 300 + 300, and 3 × 500.
    here = region(
        periods=3,
        clients=[client("a", current="L1"), client("b", current="L2")],
        locations=[location("L1", 2, closable_from=1, fixed_cost_per_year=300), location("L2", 2, fixed_cost_per_year=500)],
        pins=[pin("L1", "open", 1, kind="locatie")],
        goals=["waiting", "cost"],
    )
    made = plan(here, {"a": ["L1", "L2", "L2"], "b": "L2"}, closings={"L1": 2})
    return Case("closing: pinned open", here, {"waiting": 0, "cost": 210_000}, made, "pinned", ("closings",))


def _budget_asks() -> Case:
    # L1 costs € 300 a year that H does not have in 2027, and may close from 2028 only.
    here = region(
        clients=[client("a", current="L2")],
        locations=[location("L1", 2, closable_from=1, fixed_cost_per_year=300), location("L2", 2)],
        budgets={"H": [29_999, 0]},
        goals=["waiting"],
    )
    return Case("closing: too late for the budget", here, None, None, "closing", ("closings",))


CASES = [_from_its_date(), _for_good(), _as_a_whole(), _pinned_open(), _budget_asks()]
