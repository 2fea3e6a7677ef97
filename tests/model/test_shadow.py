from __future__ import annotations

from tests.build import client, location, offer, region
from woonplek.check import judge
from woonplek.model import Options, solve
from woonplek.tables import tables


def _short_of_one_place():
    # Three for two places in 2027. The two most urgent live there; c, of weight 2, waits 365 days. One place less would cost 8 × 365.
    return region(
        periods=1,
        clients=[client("a", urgency=1), client("b", urgency=1), client("c", urgency=3)],
        locations=[location("L1", 2)],
        goals=["waiting"],
    )


def test_one_more_place_gives_the_days_of_who_waits():
    for engine in ("highs", "pathways"):
        result = solve(_short_of_one_place(), Options(engine=engine, threads=1))
        assert {(s.rule, s.key): round(s.gain, 3) for s in result.shadows} == {("capacity", ("L1", "2027")): 730.0}


def test_nothing_is_short_when_nobody_waits():
    here = region(clients=[client("a")], locations=[location("L1", 2)], goals=["waiting"])
    assert solve(here).shadows == ()


def test_what_one_more_home_gives_is_told_with_the_limit_over_two_years():
    # One home for both years and two who wait, of weight 2: one more houses the other from the start, 2 × 731 days.
    here = region(clients=[client("a", count=2)], offers=[offer("C-H-BT-1", {(0, 2): 1})], goals=["waiting"])
    result = solve(here, Options(threads=1))
    shown = {table.key: table for table in tables(result, judge(here, result.plan))}["bottlenecks"]
    assert [(row[2], row[3], row[4], row[9]) for row in shown.rows] == [("C-H-BT-1", "2027 t/m 2028", 1, 1462)]
