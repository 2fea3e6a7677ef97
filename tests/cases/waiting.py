"""Hand cases of goal *waiting*."""

from __future__ import annotations

from datetime import date

from tests.build import client, location, plan, region
from tests.cases.case import Case

WAIT = "wachtlijst"


def _weights() -> Case:
    # One place, four urgencies of weights 8, 4, 2, 1: the first is housed, the others wait 365 days: 7 × 365.
    here = region(periods=1, clients=[client(f"u{u}", urgency=u) for u in (4, 3, 2, 1)], locations=[location("L1", 1)], goals=["waiting"])
    return Case("waiting: weights", here, {"waiting": 2555}, plan(here, {"u1": "L1", "u2": WAIT, "u3": WAIT, "u4": WAIT}))


def _own_weights() -> Case:
    # Weights 9, 5, 5, 3, as a model file may say: 9 and one of the 5s are housed, 5 and 3 wait 365 days.
    here = region(
        periods=1,
        clients=[client("a", urgency=1), client("b", urgency=2), client("c", urgency=3), client("d", urgency=4)],
        locations=[location("L1", 2)],
        weights={1: 9, 2: 5, 3: 5, 4: 3},
        goals=["waiting"],
    )
    return Case("waiting: weights of the model", here, {"waiting": 2920}, plan(here, {"a": "L1", "b": "L1", "c": WAIT, "d": WAIT}))


def _days() -> Case:
    # Quarters of 2028: 91, 91, 92, 92 days. The respite house is open for two of them. a is in care in the second and third: it waits 92 days at weight 2.
    here = region(
        periods=4,
        months=3,
        start=date(2028, 1, 1),
        clients=[client("a", first=1, end=3, exit_to_home=False), client("b", end=1, exit_to_home=False)],
        locations=[location("L1", 1, open_until=2, form="LH")],
        care={("P", "LH"): "overbrugging"},
        goals=["waiting"],
    )
    return Case("waiting: days of a quarter", here, {"waiting": 184}, plan(here, {"a": ["L1", WAIT], "b": "L1"}))


def _short_first_period() -> Case:
    # The plan starts on 1 November: 61 days, then 2028 with 366. The place comes in 2028: a waits 61 days (weight 2), b 427 (weight 1).
    here = region(
        start=date(2027, 11, 1),
        clients=[client("a"), client("b", urgency=4)],
        locations=[location("L1", 1, open_from=1)],
        goals=["waiting"],
    )
    return Case("waiting: short first period", here, {"waiting": 549}, plan(here, {"a": [WAIT, "L1"], "b": WAIT}))


CASES = [_weights(), _own_weights(), _days(), _short_first_period()]
