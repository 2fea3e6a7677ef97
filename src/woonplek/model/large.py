"""A good plan of a large region: decisions on supply first, then ever other groups of kinds among their near paths."""

from __future__ import annotations

import time
from collections.abc import Callable
from typing import TYPE_CHECKING

import numpy as np
from scipy import sparse

from woonplek.model.choice import among
from woonplek.model.highs import solve_mip
from woonplek.model.kinds import Bools, Ints
from woonplek.model.neighbourhood import Clock
from woonplek.model.pathways import Pathways
from woonplek.model.rows import Floats
from woonplek.model.supply import NONE

if TYPE_CHECKING:
    from woonplek.model.search import Search

SUPPLY, PRICING, ANY, REGROUPING = 0.5, 0.5, 0.3, 1.5
"""shares of a goal's time for deciding on supply, for the paths that go with it, for any plan and for regrouping"""
GAP, ANY_GAP = 2e-3, 0.5
"""how near the linear program comes, and any plan"""
PLACED = 1e-6
"""clients without a path that count as none"""
GROUP, NEAR_PATHS = 100, 40
"""kinds that are planned anew together at first, and paths of each"""
QUICK, SLOW, STEP = 1.0, 5.0, 1.25
"""seconds in which a group should be planned: below it the next is larger by a step, above it smaller"""
UNPLACED = 2.0
"""what a client without a path costs while supply is decided, in the dearest path there is"""
IDLE = 15
"""groups without a better plan after which no more are tried"""


def decisions(pathways: Pathways) -> Ints:
    """Return the columns of steps, decisions and closings of the program."""
    supply = pathways.program.supply
    return np.unique(np.concatenate([index[index != NONE] for index in (supply.steps, supply.decided, supply.stays)]))


def choose_supply(pathways: Pathways, goal: int, *, seconds: float, threads: int, seed: int, stop: Callable[[], bool]) -> Floats | None:
    """Return the columns of the best whole decisions on supply while clients may be split over the active paths, or stay without one."""
    program = pathways.program
    choice = among(pathways, goal, pathways.active)
    kinds, rows, paths = pathways.kinds, len(program.lower), len(pathways.active)
    without = sparse.csc_array((np.ones(kinds), (rows + np.arange(kinds), np.arange(kinds))), shape=(choice.matrix.shape[0], kinds))
    dearest = UNPLACED * max(1.0, float(np.abs(pathways.paths.goals[goal]).max(initial=0.0)))
    answer = solve_mip(
        sparse.csc_array(sparse.hstack([choice.matrix, without])),
        np.concatenate([choice.cost, np.full(kinds, dearest)]),
        np.concatenate([choice.lower, np.zeros(kinds)]),
        np.concatenate([choice.upper, program.kinds.count.astype(float)]),
        choice.row_lower,
        choice.row_upper,
        np.concatenate([np.zeros(paths, dtype=bool), program.columns.integer, np.zeros(kinds, dtype=bool)]),
        seconds=seconds,
        gap=5e-3,
        threads=threads,
        seed=seed,
        stop=stop,
    )
    return None if answer.x is None else np.rint(answer.x[paths : paths + len(program.columns)])


def plunge(search: Search, goal: int, low: int) -> None:
    """Find a good plan: decide on supply, price paths for that, take any plan that has it, and regroup."""
    pathways, columns = search.pathways, search.program.columns
    search.tell(goal, low, "supply")
    chosen = _supply(search, goal)
    if chosen is None:
        return
    fallback = search.seeds if search.best is None else np.union1d(search.seeds, search.best.paths)
    pathways.keep(fallback, goal)
    at, lower, upper = decisions(pathways), columns.lower.copy(), columns.upper.copy()
    lower[at] = upper[at] = chosen[at]
    pathways.limit(lower, upper)
    pathways.reopen()
    clock = Clock(search.seconds(PRICING), search.out_of_time)
    placed = pathways.solve(None, enough=lambda value, _: value <= PLACED, stop=clock)
    pathways.close()
    duals = None
    if placed.linear <= PLACED:
        search.tell(goal, low, "plan")
        bound = pathways.solve(goal, enough=lambda v, b: v - b <= GAP * abs(v), stop=clock)
        duals = pathways.last_duals if np.isfinite(bound.linear) else None
        if not search.turns:
            keep = np.union1d(pathways.active, fallback)
            choice, sure = among(pathways, goal, keep), np.floor(pathways.taken()[keep] + PLACED)
            limits = np.concatenate([sure, lower]), np.concatenate([choice.upper[: len(keep)], upper])
            search.take_best(goal, keep, choice._replace(lower=limits[0], upper=limits[1]), search.seconds(ANY), ANY_GAP)
    pathways.keep(np.zeros(0, dtype=np.int64), goal)
    pathways.limit(columns.lower, columns.upper)
    if duals is not None and search.best is not None:
        regroup(search, goal, low, duals)


def regroup(search: Search, goal: int, low: int, duals: tuple[Floats, Floats]) -> None:
    """Choose anew among near paths for some kinds at a time, while the others and the decisions on supply stay as they are.

    *duals* of rows and kinds tell which paths are near.
    """
    pathways, clock = search.pathways, Clock(search.seconds(REGROUPING), search.out_of_time)
    at = decisions(pathways)
    size, idle = float(GROUP), 0
    while not clock() and idle < IDLE and not search.proven(goal, low):
        best, before, began = search.plan(), search.value(goal), time.monotonic()
        reduced = pathways.reduced_costs(goal, np.arange(len(pathways.paths)), duals)
        free = _group(search, reduced, best.paths, int(size))
        keep = np.union1d(_nearest(search, reduced, free), best.paths)
        choice = among(pathways, goal, keep)
        lower, upper = choice.lower.copy(), choice.upper.copy()
        stays = ~free[pathways.paths.kind[best.paths]]
        lower[np.searchsorted(keep, best.paths[stays])] = best.counts[stays]
        columns = len(keep) + at
        lower[columns] = upper[columns] = np.rint(best.columns[at])
        search.take_best(goal, keep, choice._replace(lower=lower, upper=upper), min(clock.left, SLOW), 0.0)
        better = search.value(goal) < before
        idle = 0 if better else idle + 1
        took = time.monotonic() - began
        size = min(float(pathways.kinds), size * STEP) if took < QUICK else size / STEP if took > SLOW else size
        if better:
            search.tell(goal, low, "improve")


def _supply(search: Search, goal: int) -> Floats | None:
    """Return the columns with the decisions on supply to plan for: those of the plan so far but for the first goal."""
    if search.turns and search.best is not None:
        return np.rint(search.best.columns)
    seconds = search.seconds(SUPPLY)
    return choose_supply(search.pathways, goal, seconds=seconds, threads=search.threads, seed=search.seed, stop=search.asked_to_stop)


def _group(search: Search, reduced: Floats, taken: Ints, size: int) -> Bools:
    """Draw kinds by lot, those whose path is furthest from the best one for them first."""
    kinds = search.pathways.kinds
    regret = np.zeros(kinds)
    np.add.at(regret, search.pathways.paths.kind[taken], np.maximum(reduced[taken], 0.0))
    weight = regret + 0.02 * max(1.0, float(regret.max(initial=0.0)))
    free = np.zeros(kinds, dtype=bool)
    free[search.rng.choice(kinds, size=min(size, kinds), replace=False, p=weight / weight.sum())] = True
    return free


def _nearest(search: Search, reduced: Floats, free: Bools) -> Ints:
    """Return of each kind in *free* the paths with the lowest reduced costs."""
    kind = search.pathways.paths.kind
    paths = np.flatnonzero(free[kind])
    order = paths[np.lexsort((reduced[paths], kind[paths]))]
    _, first = np.unique(kind[order], return_index=True)
    rank = np.arange(len(order)) - np.repeat(first, np.diff(np.append(first, len(order))))
    return order[rank < NEAR_PATHS]
