"""A plan that breaks rows is repaired, with no row ever worse than before."""

from __future__ import annotations

import time
from dataclasses import replace
from math import inf

import numpy as np

from tests.build import client, location, region
from woonplek.model.found import Assignment, Effort
from woonplek.model.neighbourhood import Guide
from woonplek.model.program import build_program
from woonplek.model.repair import repaired
from woonplek.model.search import Search

WAITS = 1462
"""one of three waits in 2027 and 2028, 365 + 366 days; urgency 3 weighs 2"""


def _search() -> Search:
    # Three wait for two places, all year.
    instance = region(
        periods=2,
        clients=[client("a"), client("b"), client("c")],
        locations=[location("L1", 2, form="BT")],
        goals=["waiting"],
    )
    search = Search(build_program(instance), Effort(0.0, 1, 0, inf, lambda: False, lambda *_: None, None))
    search.seed_paths()
    return search


def _all_in(search: Search) -> Assignment:
    """Return the plan in which everybody takes the path with the least waiting, whatever there is room for."""
    paths = search.pathways.paths
    best = [
        min(np.flatnonzero(paths.kind == kind).tolist(), key=lambda path: paths.goals[0, path]) for kind in range(search.pathways.kinds)
    ]
    return Assignment(np.array(best), search.program.kinds.count.astype(np.int64), np.zeros(len(search.program.columns)))


def _guide(search: Search) -> Guide:
    return Guide({0: 1.0}, np.zeros(len(search.program.lower)))


def test_a_plan_that_is_over_its_limits_is_repaired() -> None:
    search = _search()
    plan, program = _all_in(search), search.program
    assert search.value_of(0, plan) == 0
    use = search.pathways.paths.rows[:, plan.paths] @ plan.counts
    assert (use > program.upper).any()
    found = repaired(search, _guide(search), plan, (program.columns.lower, program.columns.upper), lambda: False)
    assert found is not None
    assert (search.pathways.paths.rows[:, found.paths] @ found.counts <= program.upper).all()
    assert search.value_of(0, found) == WAITS


def test_a_limit_that_is_broken_by_a_hundredth_of_a_client_is_kept_in_the_end() -> None:
    search = _search()
    plan, program = _all_in(search), search.program
    nearly = np.where(program.upper == 2, 2.99, program.upper)  # so that the price of what is over is a hundredth of that of waiting
    search.pathways.program = replace(program, upper=nearly)
    found = repaired(search, _guide(search), plan, (program.columns.lower, program.columns.upper), lambda: False)
    assert found is not None
    assert (search.pathways.paths.rows[:, found.paths] @ found.counts <= program.upper).all()


def test_a_plan_that_keeps_its_limits_stays_as_it_is() -> None:
    search = _search()
    program = search.program
    limits = program.columns.lower, program.columns.upper
    first = repaired(search, _guide(search), _all_in(search), limits, lambda: False)
    assert first is not None
    assert repaired(search, _guide(search), first, limits, lambda: True) is first


def test_no_plan_where_there_is_no_time_to_repair() -> None:
    search = _search()
    began = time.monotonic()
    limits = search.program.columns.lower, search.program.columns.upper
    assert repaired(search, _guide(search), _all_in(search), limits, lambda: True) is None
    assert time.monotonic() - began < 5
