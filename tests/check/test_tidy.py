"""What is decided for nothing is taken out; what a rule or goal has from it stays."""

from __future__ import annotations

from typing import Any

import pytest

from tests.build import Supply, client, location, pin, plan, project, region
from woonplek.check import judge, tidied
from woonplek.check import tidy as module
from woonplek.domain.instance import Instance
from woonplek.domain.plan import Plan

L1 = location("L1", 3)


def left(here: Instance, where: str = "L1", **decided: Any) -> tuple[dict[str, tuple[int, int]], dict[str, int]]:
    """Return the projects and closings that are left of a plan in which all are in one place."""
    made = plan(here, {c.id: where for c in here.clients}, **decided)
    verdict = judge(here, made)
    assert verdict.ok, verdict.broken
    found, after = tidied(here, made, verdict)
    assert after == judge(here, found)
    assert after.ok
    assert all(after.goals[key] <= value for key, value in verdict.goals.items())
    assert found.courses == made.courses
    return {d.project: (d.period, d.steps) for d in found.projects}, found.closed_from


def here(*supply: Supply, people: int = 2, projects: tuple[Supply, ...] = (), **fields: Any) -> Instance:
    return region(clients=[client("a", count=people, current="L1")], locations=[L1, *supply], projects=projects, **fields)


def test_projects_and_closings_that_nobody_gains_by_go() -> None:
    empty = [location("L2", 2, closable_from=0), location("L3", 2, closable_from=0)]
    built = (project("P", 4, form="BW", step=2), project("Q", 2, form="GR", requires="P"), project("R", 2, lead=36))
    decided = {"P": (0, 2), "Q": (1, 1), "R": (1, 1)}
    assert left(here(*empty, projects=built), projects=decided, closings={"L2": 0, "L3": 1}) == ({}, {})


def test_of_a_project_the_steps_that_are_lived_in_stay() -> None:
    built = region(clients=[client("a", count=3)], projects=[project("P", 8, form="BW", step=2)])
    assert left(built, "P", projects={"P": (0, 4)}) == ({"P": (0, 2)}, {})


def test_a_site_that_costs_money_stays_closed() -> None:
    assert left(here(location("L2", 2, closable_from=0, fixed_cost_per_year=100)), closings={"L2": 0}) == ({}, {"L2": 0})


@pytest.mark.parametrize(
    ("supply", "fields"),
    [
        pytest.param([location("L2", 2, closable_from=0, minimum_use=1)], {}, id="a minimum of residents that nobody fills"),
        pytest.param([location("L2", 2, closable_from=0)], {"pins": [pin("L2", "dicht", 0, 2, kind="locatie")]}, id="a pin"),
    ],
)
def test_a_closing_that_a_rule_asks_stays_and_another_goes(supply: list[Supply], fields: dict[str, Any]) -> None:
    both = here(*supply, location("L3", 2, closable_from=0), **fields)
    assert left(both, closings={"L2": 0, "L3": 0}) == ({}, {"L2": 0})


def test_a_project_that_is_there_for_the_return_buffer_stays() -> None:
    homes = location("L2", 1, form="BT")
    kept = region(
        clients=[client("a", current="L2")],
        locations=[homes],
        projects=[project("P", 1, form="BW"), project("Q", 1, form="GR")],
        return_buffer_pct=50,
    )
    assert left(kept, "L2", projects={"P": (0, 1), "Q": (0, 1)}) == ({"P": (0, 1)}, {})


def test_a_vast_project_stays() -> None:
    assert left(here(projects=(project("P", 2, form="BW", decision="vast"),)), projects={"P": (0, 1)}) == ({"P": (0, 1)}, {})


def test_it_does_not_go_on_for_ever(monkeypatch: pytest.MonkeyPatch) -> None:
    sites = [location(f"S{n}", 2, closable_from=0, minimum_use=1) for n in range(40)]
    looked: list[Plan] = []

    def counted(instance: Instance, made: Plan) -> object:
        looked.append(made)
        return judge(instance, made)

    empty = here(*sites)
    made = plan(empty, {"a": "L1"}, closings={f"S{n}": 0 for n in range(40)})
    verdict = judge(empty, made)
    monkeypatch.setattr(module, "judge", counted)
    assert tidied(empty, made, verdict) == (made, verdict)
    assert len(looked) == module.TRIES
