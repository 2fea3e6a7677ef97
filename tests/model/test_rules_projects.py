"""Rules *projects*, *investment* and *pinned* in the model."""

from __future__ import annotations

from datetime import date

from tests.build import client, location, pin, project, region
from tests.cases.case import without
from tests.model.rows_of import best, written
from woonplek.model.rows import INFINITY


def test_decided_once_and_for_at_most_its_steps() -> None:
    here = region(projects=[project("P", 6, step=2)])
    made = written(here, "projects")
    assert [(row.upper, row.supply) for row in made.rows["P",]] == [(1, [1, 1])]
    assert [(row.upper, row.supply) for row in made.rows["P", "2028"]] == [(0, [-3, 1]), (0, [-1, 1])]
    assert written(without(here, "projects"), "projects").rows.keys() == made.rows.keys()


def test_settled_project_is_whole() -> None:
    row = written(region(projects=[project("P", 6, step=2, decision="vast")]), "projects").only("P")
    assert (row.lower, row.upper, row.supply) == (3, 3, [1])


def test_one_of_a_group() -> None:
    here = region(projects=[project("P", 6, group="G", decide_until=0), project("Q", 3, group="G"), project("R", 3)])
    row = written(here, "projects").only("G")
    assert (row.lower, row.upper, row.supply) == (-INFINITY, 1, [1, 1, 1])
    assert ("G",) not in written(without(here, "projects"), "projects").rows


def test_what_is_required_is_delivered_by_then() -> None:
    here = region(periods=3, projects=[project("P", 1, lead=12), project("Q", 1, requires="P")])
    made = written(here, "projects")
    assert made.only("Q", "2027").supply == [1]
    assert made.only("Q", "2028").supply == [-1, 1]
    assert made.only("Q", "2029").supply == [-1, -1, 1]


def test_investment_adds_up_by_owner_but_for_what_was_begun_before() -> None:
    here = region(
        projects=[
            project("P", 4, step=2, owner="C", investment="1000.01"),
            project("Q", 1, owner="C", investment=70, decision="vast", begun=date(2026, 1, 1)),
            project("R", 1, owner="D", investment=70),
        ],
        investment={("C", 0): 60_000, ("C", 1): 50_000},
    )
    made = written(here, "investment")
    assert made.rows.keys() == {("C", "2027"), ("C", "2028")}
    first, second = made.only("C", "2027"), made.only("C", "2028")
    assert (first.upper, first.supply) == (60_000, [50_001])
    assert (second.upper, second.supply) == (110_000, [50_001, 50_001])


def test_pinned_places_and_doors() -> None:
    here = region(
        locations=[location("L1", 2, closable_from=0), location("L2", 2)],
        projects=[project("P", 6, step=2), project("Q", 6)],
        pins=[
            pin("P", 4, 1, kind="project"),
            pin("Q", 0, 0, kind="project"),
            pin("L1", "dicht", 1, kind="locatie"),
            pin("L2", "open", 0, kind="locatie"),
        ],
    )
    made = written(here, "pinned")
    assert [(r.lower, r.upper, r.supply) for r in made.rows["P", "2028"]] == [(4, 4, [2]), (0, 0, [])]
    assert [(r.lower, r.upper, r.supply) for r in made.rows["Q", "2027"]] == [(0, 0, []), (0, 0, [])]
    assert [(r.lower, r.upper, r.supply) for r in made.rows["L1", "2028"]] == [(0, 0, [1])]
    assert [(r.lower, r.upper, r.supply) for r in made.rows["L2", "2027"]] == [(0, 0, [])]


def test_pin_that_no_decision_keeps_is_impossible() -> None:
    goals = ["waiting"]
    late = region(clients=[client("a")], projects=[project("P", 6, decide_from=1)], pins=[pin("P", 6, 0, kind="project")], goals=goals)
    settled = region(clients=[client("a")], projects=[project("P", 6, decision="vast")], pins=[pin("P", 0, 0, kind="project")], goals=goals)
    replaced = region(
        clients=[client("a")],
        locations=[location("L1", 2)],
        projects=[project("P", 6, decision="vast", replaces="L1")],
        pins=[pin("L1", "open", 0, kind="locatie")],
        goals=goals,
    )
    for here in (late, settled, replaced):
        assert best(here) is None
        assert best(without(here, "pinned")) is not None


def test_off_a_project_may_be_decided_at_any_time() -> None:
    # In its window P comes in 2029: 731 days of waiting at weight 2.
    here = region(periods=3, clients=[client("a")], projects=[project("P", 1, form="BW", decide_from=2)], goals=["waiting"])
    assert best(here)["waiting"] == 1462
    assert best(without(here, "projects"))["waiting"] == 0
