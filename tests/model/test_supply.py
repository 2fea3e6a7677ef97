"""Columns of what is decided about supply, and where they leave clients a place."""

from __future__ import annotations

import numpy as np

from tests.build import client, location, pin, project, region, team
from tests.cases.case import without
from woonplek.domain.instance import Instance
from woonplek.model.kinds import Places
from woonplek.model.program import build_program
from woonplek.model.supply import Supply, build_supply


def supply(here: Instance) -> Supply:
    return build_supply(here, Places(here))


def periods(index: np.ndarray) -> list[list[int]]:
    """Return by row the periods that have a column."""
    return [np.flatnonzero(row >= 0).tolist() for row in index]


def visited(here: Instance, place: str) -> list[int]:
    visits = build_program(here).visits
    return sorted(set(visits.period[visits.place == visits.places.index[place]].tolist()))


def test_option_is_decided_in_its_window_and_settled_project_at_once() -> None:
    made = supply(
        region(
            periods=4,
            projects=[
                project("P", 6, step=2, decide_from=1, decide_until=2, lead=13),
                project("Q", 5, decision="vast", decide_from=2),
            ],
        )
    )
    assert periods(made.steps) == [[1, 2], [2]]
    assert made.delivered[0].tolist() == [4, 3, 4, 4]
    assert made.delivered[1].tolist() == [4, 4, 2, 4]
    assert made.columns.upper.tolist() == [3, 3, 1, 1, 1]
    assert made.columns.lower.tolist() == [0] * 5
    assert made.columns.integer.all()


def test_whole_of_one_step_is_its_own_decision() -> None:
    made = supply(region(projects=[project("P", 6), project("Q", 6, step=3)]))
    assert made.decided[0].tolist() == made.steps[0].tolist() == [0, 1]
    assert made.steps[1].tolist() == [2, 3]
    assert made.decided[1].tolist() == [4, 5]


def test_pins_leave_the_period_they_name_or_none() -> None:
    here = region(
        periods=3,
        projects=[project("P", 6, step=2), project("Q", 2)],
        pins=[pin("P", 4, 1, kind="project"), pin("Q", 0, 0, kind="project")],
    )
    assert periods(supply(here).steps) == [[1], []]
    assert periods(supply(without(here, "pinned")).steps) == [[0, 1, 2], [0, 1, 2]]


def test_location_may_close_from_its_date_until_the_input_closes_it() -> None:
    made = supply(region(periods=4, locations=[location("L1", 3, closable_from=1, open_until=3), location("L2", 3)]))
    assert periods(made.stays) == [[1, 2], []]
    assert made.closable.tolist() == made.alone.tolist() == [[False, True, True, False], [False] * 4]


def test_pinned_open_is_not_closed_before() -> None:
    here = region(periods=3, locations=[location("L1", 3, closable_from=0)], pins=[pin("L1", "open", 1, kind="locatie")])
    assert periods(supply(here).stays) == [[2]]


def test_option_may_close_what_it_replaces_only_when_it_is_decided() -> None:
    here = region(periods=4, locations=[location("L1", 3)], projects=[project("P", 2, replaces="L1", decide_from=1, decide_until=2)])
    made = supply(here)
    assert not made.alone.any()
    assert made.closable[made.places.index["L1"]].tolist() == [False, True, True, False]
    assert periods(made.stays)[made.places.index["L1"]] == [1, 2, 3]


def test_settled_project_closes_what_it_replaces_as_the_input_does() -> None:
    here = region(periods=3, locations=[location("L1", 3)], projects=[project("P", 2, decision="vast", replaces="L1", decide_from=1)])
    places = Places(here)
    assert places.open[places.index["L1"]].tolist() == [True, False, False]
    assert places.size[places.index["L1"]].tolist() == [3, 0, 0]
    assert (build_supply(here, places).stays == -1).all()


def test_nobody_visits_a_project_before_its_first_delivery() -> None:
    here = region(periods=4, clients=[client("a")], projects=[project("P", 2, form="BW", decide_from=1, lead=12)])
    assert visited(here, "P") == [2, 3]
    assert visited(without(here, "capacity"), "P") == [0, 1, 2, 3]
    never = region(periods=2, clients=[client("a")], projects=[project("P", 2, form="BW", lead=24)])
    assert visited(never, "P") == []


def test_places_are_fixed_by_column_or_at_most() -> None:
    here = region(
        periods=3,
        locations=[location("L1", [5, 4, 4], closable_from=1), location("L2", 7)],
        projects=[project("P", 6, step=2, decide_until=0, lead=12)],
    )
    made = supply(here)
    order = [made.places.index[code] for code in ("L1", "L2", "P")]
    assert made.fixed_places[order].tolist() == [[5, 0, 0], [7, 7, 7], [0, 0, 0]]
    assert made.most_places[order].tolist() == [[5, 4, 4], [7, 7, 7], [0, 6, 6]]
    given = made.room(np.arange(9).reshape(3, 3))
    column = int(made.steps[0, 0])
    assert sorted(zip(given.row.tolist(), given.column.tolist(), given.value.tolist(), strict=True)) == [
        (1, int(made.stays[0, 1]), 4.0),
        (2, int(made.stays[0, 2]), 4.0),
        (7, column, 2.0),
        (8, column, 2.0),
    ]


def test_hours_that_a_team_may_grow_by() -> None:
    made = supply(region(periods=3, teams=[team("T", 100, max_growth_pct_per_year=4)]))
    assert made.extra.tolist() == [[-1, 0, 1]]
    assert made.columns.upper.tolist() == [4, 8]
