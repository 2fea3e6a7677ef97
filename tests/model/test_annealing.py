"""Ruin and recreate: plans that break limits come to keep them, near the best, and what is counted along the way is right."""

from __future__ import annotations

from math import inf
from typing import Any

import numpy as np
import pytest

from tests.build import AT_HOME, DEFAULT_FORMS, client, location, offer, quota, region
from woonplek.domain.instance import Instance
from woonplek.model.annealing import Annealing, beyond
from woonplek.model.found import Assignment, Effort
from woonplek.model.neighbourhood import Guide
from woonplek.model.program import build_program
from woonplek.model.search import Search

SECONDS = 0.3
HOME = "C-H-BT-1"


def _scarce(**more: Any) -> Instance:
    # Five clients, two places in 2027 and 2028: b waits, whose urgency weighs 1, and so do two others at weight 2.
    return region(
        periods=2,
        clients=[client("a", count=2), client("b", urgency=4), client("c", count=2)],
        locations=[location("L1", 2, form="BT")],
        **{"goals": ["waiting"], **more},
    )


def _asked() -> Instance:
    # Whoever waits could live at L1 too; the quota asks that all eight begin in a home of C.
    return region(
        forms=[*DEFAULT_FORMS, AT_HOME],
        clients=[client("a", count=8)],
        locations=[location("L1", 8)],
        offers=[offer(HOME, 8, owner="C")],
        quotas=[quota(0, owner="C", minimum=8)],
        rules={"quota": "aan", "exit_home": "uit"},
        goals=["waiting", "moves"],
    )


def _begun(instance: Instance, *, known: bool = True) -> tuple[Search, Annealing]:
    """Begin with everybody on the path that is cheapest by itself, whatever it breaks, and the duals of the linear optimum where they are *known*."""
    search = Search(build_program(instance), Effort(0.0, 1, 0, inf, lambda: False, lambda *_: None, None))
    search.seed_paths()
    search.pathways.place(lambda: False)
    duals = search.pathways.solve(0, enough=lambda *_: False, stop=lambda: False).duals
    pathways, program = search.pathways, search.program
    _, first = np.unique(pathways.paths.kind, return_index=True)
    plan = Assignment(first, program.kinds.count, program.columns.lower)
    guide = Guide({0: 1.0}, duals if known else np.zeros(len(duals)))
    limits = program.columns.lower, program.columns.upper
    return search, Annealing(pathways, guide, plan, limits, unit=program.usual_step(0), seed=0)


def _broken(annealing: Annealing) -> float:
    """Return for how many clients rows are beyond their limits."""
    return float(beyond(annealing.left()) @ annealing.pathways.per_client)


def _use(search: Search, plan: Assignment) -> np.ndarray:
    return search.pathways.paths.rows[:, plan.paths] @ plan.counts + search.program.by_column @ plan.columns


def test_a_plan_that_breaks_limits_comes_to_keep_them_at_the_least_cost() -> None:
    search, annealing = _begun(_scarce())
    assert _broken(annealing) == pytest.approx(6, abs=1e-4)  # three too many in each of two years
    plan = annealing.run(SECONDS, lambda: False)
    assert _broken(annealing) == 0
    assert (_use(search, plan) <= search.program.upper).all()
    assert search.value_of(0, plan) == 731 + 2 * 1462
    placed = np.bincount(search.pathways.paths.kind[plan.paths], weights=plan.counts, minlength=search.pathways.kinds)
    assert placed.tolist() == search.program.kinds.count.tolist()


def test_what_a_row_asks_at_least_is_kept_too() -> None:
    search, annealing = _begun(_asked(), known=False)
    assert _broken(annealing) > 0
    plan = annealing.run(SECONDS, lambda: False)
    row = next(r for r in range(len(search.program.lower)) if search.program.row_name(r)[0] == "quota")
    assert _use(search, plan)[row] >= search.program.lower[row] == 8
    assert search.value_of(0, plan) == 0


def test_it_says_what_is_broken_of_the_plan_it_gives() -> None:
    search, annealing = _begun(_scarce())
    plan = annealing.plan()
    over = np.maximum(0.0, _use(search, plan) - search.program.upper) @ search.pathways.per_client
    assert _broken(annealing) == pytest.approx(over, abs=1e-4)


def test_one_that_is_stopped_gives_the_plan_it_began_with() -> None:
    search, annealing = _begun(_scarce())
    before = annealing.plan()
    after = annealing.run(SECONDS, lambda: True)
    assert (after.paths == before.paths).all()
    assert (after.counts == before.counts).all()
    assert search.value_of(0, after) == 0


def test_arcs_that_share_a_use_use_the_same_of_every_row() -> None:
    search, annealing = _begun(_asked())
    by_arc = search.program.by_arc[:, annealing.arcs]
    assert (annealing.used[:, annealing.ways.use] != by_arc).nnz == 0
    kind = search.program.network.node_kind[search.program.network.head[annealing.arcs]]
    for use in range(annealing.used.shape[1]):
        assert len(np.unique(kind[annealing.ways.use == use])) == 1


def test_users_are_known_by_row_after_many_changes() -> None:
    _, annealing = _begun(_scarce())
    annealing.run(SECONDS, lambda: False)
    ways, taken = annealing.ways, annealing.taken
    for row in range(taken.users.shape[0]):
        marked = {c for c in range(len(taken.kind)) if int(taken.users[row, c // 64]) >> (c % 64) & 1}
        using = set()
        for one in range(len(taken.kind)):
            for arc in taken.path[one, : taken.length[one]].tolist():
                terms = slice(ways.terms[ways.use[arc]], ways.terms[ways.use[arc] + 1])
                if row in ways.row[terms]:
                    using.add(one)
        assert marked == using


def test_a_plan_made_better_keeps_what_is_held_of_another_goal() -> None:
    # Care in L1 costs, waiting does not: alone, the least cost has everybody wait, which is 731 for b and 1462 for each of the others.
    instance = _scarce(care={("P", "BT"): ("passend", "100.00")}, goals=["waiting", "cost"])
    search = Search(build_program(instance), Effort(0.0, 1, 0, inf, lambda: False, lambda *_: None, None))
    search.seed_paths()
    search.pathways.place(lambda: False)
    search.weights = {0: 1.0}
    search.begin(0)
    search.pathways.hold(0, 731 + 2 * 1462)
    pathways, program, cost = search.pathways, search.program, len(search.program.goals) - 1
    assert program.goals[cost].setting.key == "cost"
    assert [goal for goal, _ in pathways.held] == [0]
    assert search.value(0) == 731 + 2 * 1462
    guide, limits = Guide({cost: 1.0}, np.zeros(len(program.lower) + 1)), (program.columns.lower, program.columns.upper)
    for held, waiting in (([], 731 + 4 * 1462), (list(pathways.held), 731 + 2 * 1462)):
        pathways.held = held
        annealing = Annealing(
            pathways,
            guide._replace(duals=guide.duals[: len(program.lower) + len(held)]),
            search.plan(),
            limits,
            unit=1e6,
            seed=0,
            breaking="kept",
        )
        plan = annealing.run(SECONDS, lambda: False)
        assert not annealing.broken
        assert search.value_of(0, plan) == waiting
