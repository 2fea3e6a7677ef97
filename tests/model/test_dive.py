"""Clients who are split in a linear optimum become whole: every kind has all its clients on paths, near that optimum."""

from __future__ import annotations

from math import inf

import numpy as np

from tests.build import client, location, region
from woonplek.model.dive import dive
from woonplek.model.found import Effort
from woonplek.model.neighbourhood import Guide
from woonplek.model.program import build_program
from woonplek.model.search import Search


def _search() -> Search:
    # Four clients, two places in 2027 and 2028: b, whose urgency weighs 1, and one of the others, at weight 2, wait 365 + 366 days each.
    instance = region(
        periods=2,
        clients=[client("a"), client("b", urgency=4), client("c", count=2)],
        locations=[location("L1", 2, form="BT")],
        goals=["waiting"],
    )
    search = Search(build_program(instance), Effort(0.0, 1, 0, inf, lambda: False, lambda *_: None, None))
    search.seed_paths()
    search.pathways.place(lambda: False)
    return search


def _guide(search: Search) -> Guide:
    return Guide({0: 1.0}, np.zeros(len(search.program.lower)))


def test_a_dive_ends_with_whole_clients_that_keep_the_rows() -> None:
    search = _search()
    pathways, program = search.pathways, search.program
    plan = dive(pathways, _guide(search), lambda: False)
    assert plan is not None
    placed = np.bincount(pathways.paths.kind[plan.paths], weights=plan.counts, minlength=pathways.kinds)
    assert placed.tolist() == program.kinds.count.tolist()
    assert (pathways.paths.rows[:, plan.paths] @ plan.counts <= program.upper).all()
    assert search.value_of(0, plan) == 731 + 1462


def test_a_dive_that_is_stopped_gives_everybody_the_largest_part() -> None:
    search = _search()
    pathways = search.pathways
    pathways.solve(0, enough=lambda *_: False, stop=lambda: False)
    active, point = pathways.last_point
    kind, first = pathways.paths.kind[active], pathways.master.first_path
    parts = np.zeros(len(active))
    chosen = []
    for number, clients in enumerate(search.program.kinds.count.tolist()):
        small, large = np.flatnonzero(kind == number)[:2]
        parts[small], parts[large] = 0.1 * clients, 0.9 * clients
        chosen.append(int(active[large]))
    pathways.last_point = active, np.concatenate([point[:first], parts])
    pathways.solve = lambda *_, **__: None  # type: ignore[assignment,method-assign,return-value]
    plan = dive(pathways, _guide(search), lambda: True)
    assert plan is not None
    assert sorted(plan.paths.tolist()) == sorted(chosen)
    assert plan.counts.sum() == search.program.kinds.count.sum()


def test_a_kind_that_keeps_its_paths_gets_no_new_ones() -> None:
    search = _search()
    pathways = search.pathways
    pathways.solve(0, enough=lambda *_: False, stop=lambda: False)
    pathways.keep(np.floor(pathways.taken() + 1e-6))
    before = len(pathways.paths)
    pathways.solve({0: -1.0}, enough=lambda *_: False, stop=lambda: False)  # all would rather wait now
    assert len(pathways.paths) == before
    pathways.keep(None)
    pathways.solve({0: -1.0}, enough=lambda *_: False, stop=lambda: False)
    assert pathways.taken() @ pathways.paths.goals[0] == 731 * (2 + 1 + 2 * 2)
