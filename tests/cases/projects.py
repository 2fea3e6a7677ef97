"""Hand cases of rule *projects*: windows, building time, steps, groups, requirements, conversion."""

from __future__ import annotations

from datetime import date

from tests.build import client, location, plan, project, region
from tests.cases.case import Case

WAIT = "wachtlijst"
BRIDGE = {("P", "BW"): "overbrugging", ("P", "BT"): "passend"}


def _building_time() -> Case:
    # Decided at once, P is there 13 months later: in the first year that begins then, 2029. Two wait 731 days at weight 2, the third has no place ever: 1096.
    here = region(
        periods=3,
        clients=[client("a", count=3)],
        projects=[project("P", 2, form="BW", lead=13)],
        goals=["waiting"],
    )
    courses = {("a", 1): [WAIT, WAIT, "P"], ("a", 2): [WAIT, WAIT, "P"], ("a", 3): WAIT}
    made = plan(here, courses, projects={"P": (0, 1)})
    return Case("projects: building time", here, {"waiting": 2 * (2 * 731 + 1096)}, made, None, ("projects",))


def _window() -> Case:
    # P may be decided from 2028, Q only in 2027 with two years to build: a goes to P in 2028 (365 days of waiting), b to Q in 2029 (731).
    here = region(
        periods=3,
        clients=[client("a", urgency=2), client("b", urgency=4)],
        projects=[project("P", 1, form="BW", decide_from=1), project("Q", 1, form="BW", decide_until=0, lead=24)],
        goals=["waiting"],
    )
    made = plan(here, {"a": [WAIT, "P", "P"], "b": [WAIT, WAIT, "Q"]}, projects={"P": (1, 1), "Q": (0, 1)})
    return Case("projects: window", here, {"waiting": 4 * 365 + 731}, made, "projects", ("projects",))


def _last_moment() -> Case:
    # P may be decided until 2028 but not before, and takes a year: 2029. Nothing earlier. 731 days at weight 2, no cost for what is not there yet:
    # € 600 a year for the whole, in 2029.
    here = region(
        periods=3,
        clients=[client("a")],
        projects=[project("P", 3, form="BW", decide_from=1, decide_until=1, lead=12, fixed_cost_per_year=600)],
        goals=["waiting", "cost"],
    )
    made = plan(here, {"a": [WAIT, WAIT, "P"]}, projects={"P": (1, 1)})
    return Case("projects: costs from delivery", here, {"waiting": 1462, "cost": 60_000}, made, "projects", ("projects",))


def _steps() -> Case:
    # 6 places in steps of 2: three clients need two steps. € 900 a year for the whole is € 300 a step: 2 × 300 × 2 years.
    here = region(
        clients=[client("a", count=3)],
        projects=[project("P", 6, form="BW", step=2, fixed_cost_per_year=900)],
        goals=["waiting", "cost"],
    )
    made = plan(here, {"a": "P"}, projects={"P": (0, 2)})
    return Case("projects: steps", here, {"waiting": 0, "cost": 120_000}, made, None, ("projects",))


def _annuity() -> Case:
    # € 10.000 without interest over 20 years is € 500 a year; delivered in 2028, two years of the plan: 1.000. And 2 × 70 fixed. Waiting first: built.
    here = region(
        periods=3,
        clients=[client("a")],
        projects=[project("P", 1, form="BW", lead=12, investment=10_000, life_years=20, fixed_cost_per_year=70)],
        goals=["waiting", "cost"],
        interest_pct=0,
    )
    made = plan(here, {"a": [WAIT, "P", "P"]}, projects={"P": (0, 1)})
    return Case("projects: annuity", here, {"waiting": 730, "cost": 114_000}, made, None, ("projects",))


def _fixed() -> Case:
    # P is settled, decided in 2028: it costs € 250 in 2028 and 2029 though nobody needs it. Q was begun on 15 March 2026 and takes 12 months: ready in 2027,
    # there from 2028; € 3.000 over 10 years is 300 a year, 2 × 300.
    here = region(
        periods=3,
        clients=[client("a")],
        locations=[location("L1", 1)],
        projects=[
            project("P", 2, form="BW", decision="vast", decide_from=1, fixed_cost_per_year=250),
            project("Q", 2, form="BW", decision="vast", begun=date(2026, 3, 15), lead=12, investment=3000, life_years=10),
        ],
        goals=["waiting", "cost"],
        interest_pct=0,
    )
    made = plan(here, {"a": "L1"}, projects={"P": (1, 1), "Q": (0, 1)})
    return Case("projects: settled", here, {"waiting": 0, "cost": 50_000 + 60_000}, made, None, ("projects",))


def _life_that_is_left() -> Case:
    # Begun in 2018, ready on 1 January 2020, 8 years of life: one is left in 2027, € 400.
    here = region(
        clients=[client("a")],
        projects=[project("P", 2, form="BW", decision="vast", begun=date(2018, 1, 1), lead=24, investment=3200, life_years=8)],
        goals=["waiting", "cost"],
        interest_pct=0,
    )
    made = plan(here, {"a": "P"}, projects={"P": (0, 1)})
    return Case("projects: life that is left", here, {"waiting": 0, "cost": 40_000}, made, None, ("projects",))


def _group() -> Case:
    # P and Q are variants of one plan: only one is built. Q has room for all three, but comes in 2028: 3 × 365 days at weight 2. With P two are housed at
    # once and one waits 731 days: 1.462 against 2.190. Both would make it 730.
    here = region(
        clients=[client("a", count=3)],
        projects=[project("P", 2, form="BW", group="G"), project("Q", 3, form="BW", group="G", lead=12)],
        goals=["waiting"],
    )
    made = plan(here, {("a", 1): "P", ("a", 2): "P", ("a", 3): WAIT}, projects={"P": (0, 1)})
    return Case("projects: group", here, {"waiting": 1462}, made, "projects", ("projects",))


def _requires() -> Case:
    # Q needs P, which is delivered a year after it is decided: Q can be decided in 2028, and is there at once. a waits 365 days for P or Q, both do.
    here = region(
        clients=[client("a", count=2)],
        projects=[project("P", 1, form="BW", lead=12), project("Q", 1, form="BW", requires="P")],
        goals=["waiting"],
    )
    courses = {("a", 1): [WAIT, "P"], ("a", 2): [WAIT, "Q"]}
    made = plan(here, courses, projects={"P": (0, 1), "Q": (1, 1)})
    return Case("projects: requires", here, {"waiting": 1460}, made, "projects", ("projects",))


def _conversion() -> Case:
    # P turns L1 into three homes and takes a year: a, who lives in L1 (bridging), goes to L2 for 2027 and to P in 2028. 365 days bridging and two moves,
    # against 731 days without P.
    here = region(
        care=BRIDGE,
        clients=[client("a", current="L1")],
        locations=[location("L1", 4), location("L2", 1)],
        projects=[project("P", 3, replaces="L1", lead=12)],
        goals=["waiting", "bridging", "moves"],
    )
    made = plan(here, {"a": ["L2", "P"]}, projects={"P": (0, 1)})
    best = {"waiting": 0, "bridging": 365, "moves": 2}
    return Case("projects: conversion", here, best, made, None, ("projects",))


def _conversion_needs_room() -> Case:
    # The same for two clients, and L2 has one place: one of them would be put on the list, so nothing is converted: 2 × 731 days.
    here = region(
        care=BRIDGE,
        clients=[client("a", current="L1", count=2)],
        locations=[location("L1", 4, fixed_cost_per_year=80), location("L2", 1)],
        projects=[project("P", 3, replaces="L1", lead=12)],
        goals=["waiting", "bridging", "cost"],
    )
    best = {"waiting": 0, "bridging": 1462, "cost": 16_000}
    return Case("projects: conversion needs room", here, best, plan(here, {"a": "L1"}), None, ("projects",))


def _conversion_saves_costs() -> Case:
    # P replaces L1 at once: three places in one step. The € 800 a year of L1 stop, those of P are € 110. All three move to another location.
    here = region(
        clients=[client("a", current="L1", count=3)],
        locations=[location("L1", 4, fixed_cost_per_year=800)],
        projects=[project("P", 3, form="BW", replaces="L1", fixed_cost_per_year=110)],
        goals=["waiting", "cost", "moves"],
    )
    made = plan(here, {"a": "P"}, projects={"P": (0, 1)})
    return Case("projects: conversion saves costs", here, {"waiting": 0, "cost": 22_000, "moves": 3}, made, None, ("projects",))


def _settled_conversion() -> Case:
    # A settled project replaces L1 in 2028 and takes a year; two live there and only one place is free: impossible.
    here = region(
        clients=[client("a", current="L1", count=2)],
        locations=[location("L1", 2), location("L2", 1)],
        projects=[project("P", 5, form="BW", decision="vast", decide_from=1, replaces="L1", lead=12)],
        goals=["waiting"],
    )
    return Case("projects: settled conversion", here, None, None, "housing_security", ("projects",))


def _too_late() -> Case:
    # The site closes after 2028. P may be decided from 2028 and takes 13 months: too late. From 2027 it would have been in time.
    here = region(
        periods=3,
        clients=[client("a", current="L1")],
        locations=[location("L1", 2, open_until=2)],
        projects=[project("P", 2, form="BW", decide_from=1, lead=13)],
        goals=["waiting"],
    )
    return Case("projects: too late", here, None, None, "projects", ("projects",))


CASES = [
    _building_time(),
    _window(),
    _last_moment(),
    _steps(),
    _annuity(),
    _fixed(),
    _life_that_is_left(),
    _group(),
    _requires(),
    _conversion(),
    _conversion_needs_room(),
    _conversion_saves_costs(),
    _settled_conversion(),
    _too_late(),
]
