"""A large region: bound and decisions on supply by numbers alone, then paths that are near by their duals, for some kinds at a time."""

from __future__ import annotations

import time
from dataclasses import replace
from typing import TYPE_CHECKING, NamedTuple

import numpy as np

from woonplek.model.choice import Choice, among
from woonplek.model.coarse import Coarse
from woonplek.model.kinds import Bools, Ints
from woonplek.model.neighbourhood import Clock
from woonplek.model.pathways import PLACED, Bound, Pathways
from woonplek.model.rows import Floats
from woonplek.model.supply import NONE

if TYPE_CHECKING:
    from woonplek.model.search import Search

FIRST, FIRST_PATIENCE = 0.55, 300.0
"""share of all time that the first goal has, and seconds where there is no limit"""
DECIDING, PLACING = 0.4, 0.3
"""shares of a goal's time in which supply is decided, and for a first plan with that"""
DECIDED, GOOD = 3e-3, 5e-5
"""how near the best decisions on supply, and the best paths for a group of kinds, need to be"""
LATER = 1e-3
"""what each goal to come weighs, as a share of the goal at hand"""
APART = frozenset({"wishes"})
"""goals that tell apart many who are alike for all others: left to their own turn"""
NEAR, DRAWN = 100, 40
"""arcs a kind that count as near, and of those a kind over which paths are laid"""
FIRST_PATHS = 12
"""nearest paths of each kind among which a first plan is sought, beside those that are priced"""
SPLIT, FIRST_GAP = 3e-3, 2e-3
"""how near the linear optimum over paths comes to its bound, and a first plan to what is split"""
WHOLE = 1e-6
RELEASED = (0.0, 0.25, 0.6)
"""shares of the kinds that choose anew, beside those that are split, in each try for a first plan"""
GROUP, NEAR_PATHS = 100, 40
"""kinds that are planned anew together at first, and paths of each"""
USERS = 0.5
"""weight of who uses the scarce row that is drawn, beside the greatest regret"""
QUICK, SLOW, STEP = 1.0, 6.0, 1.25
"""seconds in which a group should be planned: below it the next is larger by a step, above it smaller"""
IDLE = 25
"""groups without a better plan after which no more are tried"""


class Guide(NamedTuple):
    """What paths are judged by: weights of goals, and duals of rows and held goals."""

    weights: dict[int, float]
    duals: Floats


def decisions(pathways: Pathways) -> Ints:
    """Return the columns of steps, decisions and closings of the program."""
    supply = pathways.program.supply
    return np.unique(np.concatenate([index[index != NONE] for index in (supply.steps, supply.decided, supply.stays)]))


def close_in(search: Search, goal: int) -> tuple[Bound, int]:
    """Close in on *goal* from both sides; return bound and duals, and the least value that is proven possible."""
    pathways, program = search.pathways, search.program
    clock = Clock(_seconds(search), search.out_of_time)
    held = list(pathways.held)
    later = (
        []
        if search.turns or search.best is None
        else [g for g in range(goal + 1, len(program.goals)) if program.goals[g].setting.key not in APART]
    )
    search.tell(goal, 0, "numbers")
    coarse = Coarse(program, list(dict.fromkeys([goal, *(g for g, _ in held), *later])))
    bound, low = _bound(search, coarse, goal, clock)
    if search.proven(goal, low) or clock():
        return bound, low
    decided, at = None if search.best is None else search.best.columns, decisions(pathways)
    if not search.turns and len(at):
        search.tell(goal, low, "supply")
        decided, proven = coarse.decided(
            goal, held, gap=DECIDED, seconds=DECIDING * clock.left, threads=search.threads, seed=search.seed, stop=clock
        )
        low = max(low, search.near.rounded(goal, proven))
    if search.turns:
        guide = Guide({goal: 1.0}, bound.duals) if np.isfinite(bound.value) else None
    else:
        guide = _guide(search, coarse, goal, low, later, decided, clock)
    if guide is not None:
        search.beside = {g: weight for g, weight in guide.weights.items() if g != goal}
        _lay(search, guide)
        if decided is not None and (search.best is None or (np.rint(search.best.columns[at]) != np.rint(decided[at])).any()):
            search.tell(goal, low, "plan")
            guide = _place(search, goal, guide, decided, clock)
        if search.best is not None:
            regroup(search, goal, low, guide, clock)
    search.beside = {}
    return bound, low


def _seconds(search: Search) -> float:
    """Return the seconds that the goal at hand may take."""
    if search.turns:
        return search.seconds(1.0)
    left = search.deadline - time.monotonic()
    return FIRST * left if np.isfinite(left) else FIRST_PATIENCE


def _bound(search: Search, coarse: Coarse, goal: int, clock: Clock) -> tuple[Bound, int]:
    """Return what the duals of the numbers prove over paths."""
    pathways = search.pathways
    relaxed = coarse.relaxed(
        {goal: 1.0}, pathways.held, seconds=clock.left, threads=search.threads, seed=search.seed, stop=search.asked_to_stop
    )
    if relaxed is None:
        none = np.zeros(len(search.program.lower) + len(pathways.held))
        return Bound(-np.inf, np.inf, none, finished=False), 0
    bound = pathways.prove(goal, relaxed.duals)
    low = search.near.rounded(goal, bound.value)
    if goal == 0 and relaxed.value > 0:
        search.first_duals = bound.duals[: coarse.own_rows]
    search.tell(goal, low, "plan")
    return bound, low


def _guide(search: Search, coarse: Coarse, goal: int, low: int, later: list[int], decided: Floats | None, clock: Clock) -> Guide | None:
    """Return weights and duals of a plan with the supply *decided*, where goals to come and beginnings count a little too."""
    pathways, program = search.pathways, search.program
    size = float(max(low, 0))
    weights = {goal: 1.0}
    weights |= {g: LATER * size / search.value(g) for g in later if search.value(g) > 0}
    calm = LATER * size / float(program.kinds.count.sum())
    limits = None if decided is None else _limits(search, decided)
    relaxed = coarse.relaxed(
        weights,
        pathways.held,
        calm=calm,
        limits=limits,
        seconds=clock.left,
        threads=search.threads,
        seed=search.seed,
        stop=search.asked_to_stop,
    )
    return None if relaxed is None else Guide(weights, pathways.proper(relaxed.duals))


def _lay(search: Search, guide: Guide) -> None:
    """Lay paths over arcs that are near."""
    pathways = search.pathways
    near, cost = pathways.near(guide.weights, guide.duals, NEAR * pathways.kinds)
    if len(near) > DRAWN * pathways.kinds:
        near = np.sort(search.rng.choice(near, DRAWN * pathways.kinds, replace=False))
    pathways.paths.add(*pathways.pricing.over(cost, near))


def _place(search: Search, goal: int, guide: Guide, decided: Floats, clock: Clock) -> Guide:
    """Find a plan with the supply *decided*: split clients first, then choose for those who are split, and for ever more others."""
    pathways, program = search.pathways, search.program
    limits = _limits(search, decided)
    found = _split(search, guide, limits, clock)
    if found is None:
        return guide
    keep, guide = np.union1d(pathways.active, search.seeds), found[1]
    split = found[0][keep]
    choice, kind, whole = _blend(pathways, guide, keep, limits), pathways.paths.kind[keep], np.floor(split + WHOLE)
    torn = np.bincount(kind, weights=whole, minlength=pathways.kinds) < program.kinds.count
    before, search.best = search.best, None
    for share in RELEASED:
        free = torn | (search.rng.random(pathways.kinds) < share)
        lower = choice.lower.copy()
        lower[: len(keep)] = np.where(free[kind], 0.0, whole)
        search.take_best(goal, keep, choice._replace(lower=lower), max(1.0, PLACING * clock.left), FIRST_GAP)
        if search.best is not None or clock():
            break
    if search.best is None or (before is not None and search.value_of(goal, before) <= search.value(goal)):
        search.best = before
    return guide


def _limits(search: Search, decided: Floats) -> tuple[Floats, Floats]:
    """Return the bounds of the columns when supply is *decided*."""
    at, columns = decisions(search.pathways), search.program.columns
    lower, upper = columns.lower.copy(), columns.upper.copy()
    lower[at] = upper[at] = np.rint(decided[at])
    return lower, upper


def _split(search: Search, guide: Guide, limits: tuple[Floats, Floats], clock: Clock) -> tuple[Floats, Guide] | None:
    """Return how many clients take each path in the linear optimum with the columns between *limits*, and its duals as a guide."""
    pathways, program = search.pathways, search.program
    first = _nearest(pathways, pathways.slack(guide.weights, guide.duals), np.ones(pathways.kinds, dtype=bool), FIRST_PATHS)
    pathways.activate(np.union1d(first, search.seeds), guide.weights)
    pathways.program = replace(program, columns=replace(program.columns, lower=limits[0], upper=limits[1]))
    pathways.limit(*limits)
    split = None
    if pathways.place(clock).linear <= PLACED:
        bound = pathways.solve(guide.weights, enough=lambda v, b: v - b <= SPLIT * abs(v), stop=clock, centre=guide.duals)
        split = pathways.taken() if np.isfinite(bound.linear) else None
        guide = guide._replace(duals=bound.duals)
    pathways.program = program
    pathways.limit(program.columns.lower, program.columns.upper)
    return None if split is None else (split, guide)


def _blend(pathways: Pathways, guide: Guide, keep: Ints, limits: tuple[Floats, Floats]) -> Choice:
    """Return the choice among the paths *keep* by the weighted sum of goals, with the columns between *limits*."""
    choice, paths = among(pathways, guide.weights, keep), len(keep)
    choice.lower[paths:], choice.upper[paths:] = limits
    return choice


def regroup(search: Search, goal: int, low: int, guide: Guide, clock: Clock) -> None:
    """Choose anew among near paths for some kinds at a time, while the others and the decisions on supply stay as they are."""
    pathways = search.pathways
    reduced = pathways.slack(guide.weights, guide.duals)
    size, idle = float(GROUP), 0
    while not clock() and idle < IDLE and not search.proven(goal, low):
        best, before, began = search.plan(), search.value(goal), time.monotonic()
        free = _group(search, guide, reduced, best.paths, int(size))
        keep = np.union1d(_nearest(pathways, reduced, free, NEAR_PATHS), best.paths)
        choice = _blend(pathways, guide, keep, _limits(search, best.columns))
        stays = ~free[pathways.paths.kind[best.paths]]
        choice.lower[np.searchsorted(keep, best.paths[stays])] = best.counts[stays]
        search.take_best(goal, keep, choice, min(max(1.0, clock.left), SLOW), GOOD)
        better = search.value(goal) < before
        idle = 0 if better else idle + 1
        took = time.monotonic() - began
        size = min(float(pathways.kinds), size * STEP) if took < QUICK else size / STEP if took > SLOW else size
        if better:
            search.tell(goal, low, "improve")


def _group(search: Search, guide: Guide, reduced: Floats, taken: Ints, size: int) -> Bools:
    """Draw kinds by lot: those whose path is far from the best one for them, and those who use a scarce row, itself drawn by lot."""
    pathways = search.pathways
    kinds, kind = pathways.kinds, pathways.paths.kind[taken]
    regret = np.zeros(kinds)
    np.add.at(regret, kind, np.maximum(reduced[taken], 0.0))
    top = max(1.0, float(regret.max(initial=0.0)))
    weight = regret + 0.02 * top
    scarce = np.flatnonzero(np.abs(guide.duals[: len(search.program.lower)]) * pathways.scarcity > 0)
    if len(scarce):
        row = int(search.rng.choice(scarce))
        weight[kind[np.flatnonzero(pathways.paths.rows[[row], :][:, taken].toarray().ravel())]] += USERS * top
    free = np.zeros(kinds, dtype=bool)
    free[search.rng.choice(kinds, size=min(size, kinds), replace=False, p=weight / weight.sum())] = True
    return free


def _nearest(pathways: Pathways, reduced: Floats, free: Bools, most: int) -> Ints:
    """Return of each kind in *free* the *most* paths with the lowest reduced costs."""
    kind = pathways.paths.kind
    paths = np.flatnonzero(free[kind])
    order = paths[np.lexsort((reduced[paths], kind[paths]))]
    _, first = np.unique(kind[order], return_index=True)
    rank = np.arange(len(order)) - np.repeat(first, np.diff(np.append(first, len(order))))
    return np.sort(order[rank < most])
