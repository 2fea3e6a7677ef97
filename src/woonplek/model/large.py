"""A good plan of a large region: supply first, then most clients by a dive, then ever other groups of kinds among near paths."""

from __future__ import annotations

import time
from typing import TYPE_CHECKING

import numpy as np

from woonplek.model.choice import among
from woonplek.model.dive import choose_supply, decisions, dive, rest
from woonplek.model.kinds import Bools, Ints
from woonplek.model.neighbourhood import Clock
from woonplek.model.rows import Floats

if TYPE_CHECKING:
    from woonplek.model.search import Search

SUPPLY, DIVE, REST, REGROUPING, GAP = 0.5, 1.0, 0.2, 1.0, 2e-3
"""shares of a goal's time for deciding on supply, for the dive, for who it leaves, and for regrouping; how near linear programs come"""
PLACED = 1e-6
"""clients without a path that count as none"""
PATHS = 3000
"""paths among which is chosen for the clients that the dive leaves"""
GROUP, NEAR_PATHS = 100, 40
"""kinds that are planned anew together at first, and paths of each"""
QUICK, SLOW, STEP = 1.0, 5.0, 1.25
"""seconds in which a group should be planned: below it the next is larger by a step, above it smaller"""
IDLE = 15
"""groups without a better plan after which no more are tried"""


def plunge(search: Search, goal: int, low: int) -> None:
    """Find a good plan: decide on supply, dive for most clients, choose among paths for the others, and regroup."""
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
    clock = Clock(search.seconds(DIVE), search.out_of_time)
    placed = pathways.solve(None, enough=lambda value, _: value <= PLACED, stop=clock)
    pathways.close()
    duals = None
    if placed.linear <= PLACED:
        search.tell(goal, low, "dive")
        bound = pathways.solve(goal, enough=lambda v, b: v - b <= GAP * abs(v), stop=Clock(clock.left / 2, search.out_of_time))
        duals = pathways.last_duals if np.isfinite(bound.linear) else None
        whole = np.floor(pathways.taken() + PLACED).astype(np.int64)
        least, before = dive(pathways, goal, clock), search.best
        search.tell(goal, low, "plan")
        for sure in (least, np.concatenate([whole, np.zeros(len(least) - len(whole), dtype=np.int64)])):
            keep, choice = rest(pathways, goal, sure, fallback, PATHS, (lower, upper))
            search.take_best(goal, keep, choice, search.seconds(REST), GAP)
            if search.best is not before:
                break
        pathways.set_least(np.zeros(0, dtype=np.int64))
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
        reduced = pathways.path_costs(goal, duals[0], np.arange(len(pathways.paths))) - duals[1][pathways.paths.kind]
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
    return choose_supply(search.pathways, goal, seconds=search.seconds(SUPPLY), threads=search.threads, seed=search.seed)


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
