"""Hand cases of goal *cost*."""

from __future__ import annotations

from datetime import date

from tests.build import client, location, plan, profile, project, region, team
from tests.cases.case import Case

WAIT = "wachtlijst"


def _units() -> Case:
    # Six tariffs of six forms of stay, in 2028 (366 days, a leap year): € 10 a day = 3.660; € 77 a week = 11 a day = 4.026; € 365 a month = 12 a day = 4.392;
    # € 4.745 a year = 13 a day = 4.758; € 7 an hour for 14 hours a week = 14 a day = 5.124. Together 21.960; one waits at € 3 a day = 1.098.
    here = region(
        periods=1,
        start=date(2028, 1, 1),
        profiles=["A", "B", "C", "D", "E", profile("W", waiting_tariff=3)],
        care={
            ("A", "BW"): ("passend", 10, 0, "etmaal"),
            ("B", "BW"): ("passend", 77, 0, "week"),
            ("C", "BW"): ("passend", 365, 0, "maand"),
            ("D", "BW"): ("passend", 4745, 0, "jaar"),
            ("E", "BW"): ("passend", 7, 14, "uur"),
        },
        clients=[*(client(code.lower(), code) for code in "ABCDE"), client("w", "W")],
        locations=[location("L1", 9)],
        goals=["waiting", "cost"],
    )
    made = plan(here, {**dict.fromkeys("abcde", "L1"), "w": WAIT})
    return Case("cost: units", here, {"waiting": 732, "cost": 2_196_000 + 109_800}, made)


def _rounding() -> Case:
    # € 100 a year is 27,397… cents a day: in 2027 (365 days) € 100,00 exactly, in 2028 € 100,27 (366 / 365 × 100 = 100,2739…). Rounded a client, then times three.
    here = region(
        care={("P", "BW"): ("passend", 100, 0, "jaar")},
        clients=[client("a", count=3)],
        locations=[location("L1", 3)],
        goals=["waiting", "cost"],
    )
    return Case("cost: rounding", here, {"waiting": 0, "cost": 3 * (10_000 + 10_027)}, plan(here, {"a": "L1"}))


def _cheapest() -> Case:
    # Both forms suit. BW is € 20 a day, the home 12 but with € 3.000 of fixed costs a year, which run on whether it is used or not, as it may not close.
    # b is paid from outside: only a's move saves. 365 × 12 + 3.000.
    here = region(
        periods=1,
        care={("P", "BW"): ("passend", 20), ("P", "BT"): ("passend", 12)},
        clients=[client("a", current="L1"), client("b", payer="extern", current="L1")],
        locations=[location("L1", 2), location("L2", 1, form="BT", fixed_cost_per_year=3000)],
        goals=["waiting", "cost", "moves"],
    )
    best = {"waiting": 0, "cost": 738_000, "moves": 1}
    return Case("cost: cheapest", here, best, plan(here, {"a": "L2", "b": "L1"}))


def _interest() -> Case:
    # € 1.000 at 5 % over 2 years: 1.000 × 0,05 / (1 − 1,05⁻²) = 537,8048… a year; counted for at most two of the three years of the plan: € 1.075,61 a step.
    here = region(
        periods=3,
        clients=[client("a", count=2)],
        projects=[project("P", 6, form="BW", step=2, investment=3000, life_years=2)],
        interest_pct=5,
        goals=["waiting", "cost"],
    )
    made = plan(here, {"a": "P"}, projects={"P": (0, 1)})
    return Case("cost: interest", here, {"waiting": 0, "cost": 107_561}, made, None, ("projects",))


def _hours() -> Case:
    # A team of 100 hours, all used, grows 3 % a year: 3 hours in 2028, at 366 / 7 × € 21 × 1,1 (indexed) = € 1.207,80 an hour. Two of Q ask 1,5 hours each at home:
    # three bought, 3.623,40. With one of them in BW (366 × 4 = 1.464) still two are bought, 2.415,60: together more.
    here = region(
        care={("P", "BT"): ("passend", 0, 100), ("Q", "BT"): ("passend", 0, "1.5"), ("Q", "BW"): ("passend", 4)},
        clients=[client("a", current="L1"), client("b", "Q", first=1, count=2)],
        locations=[location("L1", 5, form="BT"), location("L2", 1)],
        teams=[team("T", 100, max_growth_pct_per_year=3, cost_per_extra_hour=21, on_call=True)],
        cost_index_pct=10,
        goals=["waiting", "cost"],
    )
    made = plan(here, {"a": "L1", "b": "L1"}, extra_hours={("T", 1): 3})
    return Case("cost: hours", here, {"waiting": 0, "cost": 362_340}, made, None, ("extra_hours",))


CASES = [_units(), _rounding(), _cheapest(), _interest(), _hours()]
