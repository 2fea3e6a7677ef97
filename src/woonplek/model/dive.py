"""A whole plan from a fractional one: fix paths a few kinds at a time and price anew for the others."""

from __future__ import annotations

from collections.abc import Callable

import numpy as np

from woonplek.model.kinds import Ints
from woonplek.model.pathways import Bound, Pathways
from woonplek.model.rows import Floats

WHOLE = 1e-6
SHARE = 0.12
"""part of the kinds still open that is fixed in one turn"""
RELEASED = (0.0, 0.05, 0.1, 0.2, 0.4)
"""parts of the fixed clients that are set free in turn when the others have no place left"""
MARGIN = 0.6
"""what is kept free at the start of a dive, in clients' use of a row; it shrinks with the kinds still open"""
LEAST_MARGIN = 0.15
PRICE = 0.5
"""what taking one client's use of the margin costs, in the largest cost of a step"""
TURNS = 60
ROUNDS = 8
"""rounds of pricing after each turn"""


def dive(pathways: Pathways, goal: int, point: Floats, seed: int, stop: Callable[[], bool]) -> tuple[Ints, Ints] | None:
    """Return paths and how many clients take each in a whole plan; None when the dive strands.

    *point* is the master's at the linear optimum of *goal*. The master is left as it was found.
    """
    least = np.zeros(len(pathways.paths), dtype=np.int64)
    price = PRICE * float(pathways.program.goals[goal].arcs.max(initial=0.0))
    rng, turns, first_open = np.random.default_rng(seed), 0, 0
    try:
        while not stop():
            taken = np.zeros(len(pathways.paths))
            known = point[pathways.first_path :]
            taken[: len(known)] = known
            least = _at_least(pathways, taken, least)
            still = int((_open(pathways, least) > 0).sum())
            if still == 0:
                found = _finish(pathways, goal, least, stop)
                if found is not None:
                    return found
                least = _released(pathways, least, RELEASED[1], rng)
            first_open = max(first_open, still, 1)
            bound = None
            for release in RELEASED:
                least = _released(pathways, least, release, rng)
                pathways.set_least(least)
                pathways.tighten(MARGIN * max(LEAST_MARGIN, still / first_open), price)
                bound = _solve(pathways, goal, stop)
                least = np.concatenate([least, np.zeros(len(pathways.paths) - len(least), dtype=np.int64)])
                if bound is not None or stop():
                    break
            if bound is None:
                return None
            point = bound.point
            turns += 1
            if turns > TURNS:
                return None
        return None
    finally:
        pathways.tighten(0.0)
        pathways.set_least(np.zeros(len(pathways.paths), dtype=np.int64))
        pathways.close()


def _released(pathways: Pathways, least: Ints, share: float, rng: np.random.Generator) -> Ints:
    """Set free the paths of a random *share* of the kinds."""
    if not share:
        return least
    free = rng.random(pathways.kinds) < share
    return np.where(free[pathways.paths.kind[: len(least)]], 0, least)


def _open(pathways: Pathways, least: Ints) -> Ints:
    """Return by kind how many clients have no fixed path yet."""
    fixed = np.bincount(pathways.paths.kind[: len(least)], weights=least, minlength=pathways.kinds)
    return pathways.program.kinds.count - np.rint(fixed).astype(np.int64)


def _at_least(pathways: Pathways, taken: Floats, least: Ints) -> Ints:
    """Fix what is whole already, and the nearest to whole of some kinds that are not."""
    whole = np.maximum(least, np.floor(taken + WHOLE).astype(np.int64))
    left = _open(pathways, whole)
    kind = pathways.paths.kind[: len(whole)]
    part = np.where(left[kind] > 0, taken - whole, 0.0)
    candidates = np.flatnonzero(part > WHOLE)
    if not len(candidates):
        return whole
    order = candidates[np.argsort(-part[candidates], kind="stable")]
    _, first = np.unique(kind[order], return_index=True)
    best = order[np.sort(first)]
    number = max(1, int(SHARE * len(best)))
    whole[best[:number]] += 1
    return whole


def _solve(pathways: Pathways, goal: int, stop: Callable[[], bool]) -> Bound | None:
    bound = pathways.solve(goal, enough=lambda _value, _bound: False, stop=stop, rounds=ROUNDS)
    if np.isfinite(bound.linear):
        return bound
    pathways.reopen()
    placed = pathways.solve(None, enough=lambda value, _: value <= WHOLE, stop=stop)
    pathways.close()
    if placed.linear > WHOLE:
        return None
    bound = pathways.solve(goal, enough=lambda _value, _bound: False, stop=stop, rounds=ROUNDS)
    return bound if np.isfinite(bound.linear) else None


def _finish(pathways: Pathways, goal: int, least: Ints, stop: Callable[[], bool]) -> tuple[Ints, Ints] | None:
    pathways.tighten(0.0)
    pathways.set_least(least)
    bound = pathways.solve(goal, enough=lambda _value, _bound: True, stop=stop)
    if not np.isfinite(bound.linear):
        return None
    used = np.flatnonzero(least)
    return used, least[used]
