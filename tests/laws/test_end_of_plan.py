"""What the rules allow near the end of the plan, though nobody would want it there: it is still the best plan, and the plan says what it does not count."""

from __future__ import annotations

import pytest

from tests.build import client, location, plan, project, region
from tests.enumerate import best_by_enumeration
from woonplek.check import judge
from woonplek.domain.instance import Instance
from woonplek.domain.result import Result, Status
from woonplek.model import Options, solve
from woonplek.tables import Table, tables

YEARS_TO_BUILD = 2


def site_that_makes_way(periods: int) -> Instance:
    """Return a region where L1 costs € 9.000 a year and may close only for P, which costs € 100.000 a year once it is there."""
    return region(
        periods=periods,
        clients=[client("a", current="L1")],
        locations=[location("L1", 2, fixed_cost_per_year=9_000, name="Linde"), location("L2", 2)],
        projects=[
            project(
                "P",
                2,
                form="BW",
                decide_until=0,
                lead=12 * YEARS_TO_BUILD,
                investment=4_000_000,
                life_years=40,
                replaces="L1",
                name="Nieuw",
            )
        ],
        interest_pct=0,
        goals=["waiting", "cost", "moves"],
    )


def half_empty(periods: int) -> Instance:
    """Return a region where one client waits, whom only P has room for: a project for at least three, to be there in 2028."""
    return region(
        periods=periods,
        clients=[client("a")],
        projects=[project("P", 4, form="BW", step=2, lead=12, minimum_use=6, decide_until=0, name="Nieuw")],
        goals=["waiting", "cost"],
    )


def best(here: Instance) -> tuple[Result, dict[str, Table]]:
    found = solve(here, Options(threads=1))
    assert found.status is Status.PROVEN
    assert found.plan is not None
    assert {goal.key: goal.best for goal in found.goals} == best_by_enumeration(here)
    return found, {table.key: table for table in tables(found, judge(here, found.plan))}


def cells(table: Table, column: str) -> list[object]:
    at = [c.key for c in table.columns].index(column)
    return [row[at] for row in table.rows]


def headline(shown: dict[str, Table]) -> list[object]:
    return [row[2] for row in shown["summary_headlines"].rows if row[0] == "Einde plan"]


def test_a_site_that_closes_for_places_after_the_plan() -> None:
    # In two years the plan saves 2 × 9.000 and never pays for P.
    found, shown = best(site_that_makes_way(YEARS_TO_BUILD))
    assert found.plan is not None
    assert [(d.project, d.period) for d in found.plan.projects] == [("P", 0)]
    assert found.goals[-2].value == 0
    told = "Let op: Linde sluit al in 2027 en de plaatsen komen na het plan (2029); het plan telt wat sluiten bespaart, niet wat nieuwbouw kost."
    assert cells(shown["projects"], "why") == [f"In dit plan komt er niemand wonen. Vervangt Linde. {told}"]
    assert cells(shown["projects"], "delivered") == ["na het plan (2029)"]
    assert cells(shown["closings"], "reason") == [f"Maakt plaats voor Nieuw, opgeleverd: na het plan (2029). {told}"]
    assert cells(shown["decisions"], "note") == [f"Oplevering na het plan (2029). Vervangt Linde. {told}"]
    assert headline(shown) == [f"Nieuw: {told}"]


def test_in_a_plan_that_sees_them_it_does_not() -> None:
    found, shown = best(site_that_makes_way(YEARS_TO_BUILD + 1))
    assert found.plan is not None
    assert found.plan.projects == ()
    assert found.goals[-2].value == 3 * 9_000 * 100
    assert headline(shown) == []


def test_a_project_that_is_there_in_the_last_period_only_is_not_asked_for_its_residents() -> None:
    # One step of two has a minimum of three, which counts from 2029; a waits in 2027 only.
    found, shown = best(half_empty(2))
    assert found.goals[0].value == 2 * 365
    told = "Let op: 2 cliënten te weinig voor de minimale bezetting (3), die pas telt in de periode na de oplevering, na het plan."
    assert cells(shown["projects"], "why") == [f"Er komt 1 cliënt wonen. {told}"]
    assert cells(shown["decisions"], "note") == [f"Oplevering 2028. {told}"]
    assert headline(shown) == [f"Nieuw: {told}"]


def test_a_year_more_and_it_is_not_started() -> None:
    found, shown = best(half_empty(3))
    assert found.plan is not None
    assert found.plan.projects == ()
    assert headline(shown) == []


@pytest.mark.parametrize("decision", ["vast", "optie"])
def test_what_only_comes_after_the_plan_is_said_of_options_alone(decision: str) -> None:
    here = region(projects=[project("P", 2, form="BW", lead=24, decision=decision, decide_until=0)], goals=["waiting", "cost"])
    made = plan(here, {}, projects={"P": (0, 1)} if decision == "optie" else {})
    found = Result(status=Status.STOPPED, instance=here, plan=made, goals=())
    shown = {table.key: table for table in tables(found, judge(here, made))}
    assert bool(headline(shown)) == (decision == "optie")
