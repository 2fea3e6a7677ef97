"""Hand cases of goal *queue*, and of the order among the alike."""

from __future__ import annotations

from datetime import date

from tests.build import client, location, plan, region
from tests.cases.case import Case

WAIT = "wachtlijst"


def _years() -> Case:
    # One place. Waited since: a three whole years less a day (2), b three (3), c since 2015 (5 at most), d unknown (0). c is housed: 365 × (2 + 3).
    # They differ in origin, so that no order among the alike decides.
    here = region(
        periods=1,
        municipalities=dict.fromkeys("HKLM", 500),
        clients=[
            client("a", waiting_since=date(2024, 1, 2)),
            client("b", waiting_since=date(2024, 1, 1), origin="K"),
            client("c", waiting_since=date(2015, 6, 1), origin="L"),
            client("d", origin="M"),
        ],
        locations=[location("L1", 1)],
        goals=["waiting", "queue"],
    )
    made = plan(here, {"a": WAIT, "b": WAIT, "c": "L1", "d": WAIT})
    return Case("queue: years", here, {"waiting": 2190, "queue": 1825}, made)


def _alike() -> Case:
    # a and b are alike but for id, waiting and a day of care before the plan: who waited longest goes first, though the order of goals does not ask it. L1 opens in
    # 2028 with one place: b has it. Weight 2: 2 × 365 + 366 days of waiting, doubled: 2.192.
    here = region(
        clients=[
            client("a", waiting_since=date(2025, 5, 5), in_care_from=date(2025, 7, 1)),
            client("b", waiting_since=date(2022, 5, 5), in_care_from=date(2022, 9, 1)),
        ],
        locations=[location("L1", 1, open_from=1)],
        goals=["waiting"],
    )
    return Case("queue: among the alike", here, {"waiting": 2192}, plan(here, {"a": WAIT, "b": [WAIT, "L1"]}))


CASES = [_years(), _alike()]
