"""Medians and ratios, with what was not reached."""

from __future__ import annotations

from math import inf

from summary import MEDIANS, RATIOS, medians, ratio, ratios, spread

from tests.benchmarks.recorded import highs, scip, woonplek


def test_spread():
    assert spread([7.0, 3.0, 5.0]) == "5.0 (3.0 to 7.0)"
    assert spread([7.0, None, 5.0]) == "7.0 (5.0 to –)"
    assert spread([None, None, 5.0]) == "– (5.0 to –)"
    assert spread([None]) == "–"
    assert spread([1234.0], 0) == "1,234"


def test_ratio():
    assert ratio(2.0, {"highs": 40.0, "scip": 30.0, "cp-sat": inf}, 60.0) == ("2.0", "30.0 (scip)", "15.0")
    assert ratio(2.0, {"highs": inf}, 600.0) == ("2.0", "none in 600", "over 300.0")
    assert ratio(inf, {"highs": 40.0}, 60.0) == ("–", "40.0 (highs)", "–")
    assert ratio(80.0, {"highs": 40.0}, 60.0)[2] == "0.5"


def test_rows_of_an_instance():
    runs = [run for seed in (1, 2, 3) for run in (woonplek(seed, wall=10.0 * seed), highs(seed), scip(seed))]
    rows = [dict(zip(MEDIANS, row, strict=True)) for row in medians(runs)]
    assert [(row["solver"], row["seeds"], row["with a plan"], row["goals near"]) for row in rows] == [
        ("woonplek", "3", "3", "3 (3 to 3) of 3"),
        ("highs", "3", "3", "0 (0 to 0) of 3"),
        ("scip", "3", "0", "0 (0 to 0) of 3"),
    ]
    assert rows[0]["wall, s"] == "20.0 (10.0 to 30.0)"
    assert [dict(zip(RATIOS, row, strict=True)) for row in ratios(runs)] == [
        {
            "instance": "region",
            "time to": "first plan",
            "woonplek, s": "2.0",
            "best flat solver, s": "40.0 (highs)",
            "times faster": "20.0",
        },
        {
            "instance": "region",
            "time to": "waiting and bridging near",
            "woonplek, s": "9.0",
            "best flat solver, s": "none in 60",
            "times faster": "over 6.7",
        },
    ]


def test_no_ratio_without_somebody_to_compare_with():
    assert ratios([woonplek()]) == ratios([highs(), scip()]) == []
