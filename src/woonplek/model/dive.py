"""A whole plan of a large region: first whole decisions on supply, then whole clients, a few kinds at a time."""

from __future__ import annotations

from collections.abc import Callable

import numpy as np
from scipy import sparse

from woonplek.model.choice import Choice, among
from woonplek.model.highs import solve_mip
from woonplek.model.kinds import Ints
from woonplek.model.pathways import Pathways
from woonplek.model.rows import Floats
from woonplek.model.supply import NONE

WHOLE = 1e-6
UNPLACED = 2.0
"""what a client without a path costs, in the dearest path there is"""
SHARE = 0.15
"""part of the kinds still open that is fixed in one turn"""
ROUNDS, TURNS = 2, 40
"""rounds of pricing after each turn, and turns at most"""
FEW = 0.06
"""part of the kinds that may be left to a choice among paths"""


def decisions(pathways: Pathways) -> Ints:
    """Return the columns of steps, decisions and closings of the program."""
    supply = pathways.program.supply
    return np.unique(np.concatenate([index[index != NONE] for index in (supply.steps, supply.decided, supply.stays)]))


def choose_supply(pathways: Pathways, goal: int, *, seconds: float, threads: int, seed: int) -> Floats | None:
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
    )
    return None if answer.x is None else np.rint(answer.x[paths : paths + len(program.columns)])


def dive(pathways: Pathways, goal: int, stop: Callable[[], bool]) -> Ints:
    """Fix paths, the nearest to whole first, and price anew for the others; return how many clients surely take each path.

    It ends where few kinds are left open, or where no further path can be fixed.
    """
    least = np.zeros(len(pathways.paths), dtype=np.int64)
    for _ in range(TURNS):
        taken = pathways.taken()
        least = np.maximum(_longer(least, len(taken)), np.floor(taken + WHOLE).astype(np.int64))
        order = _nearest(pathways, taken, least)
        if len(order) <= FEW * pathways.kinds or stop():
            break
        number = max(1, int(SHARE * len(order)))
        while number:
            tried = least.copy()
            tried[order[:number]] += 1
            pathways.set_least(tried)
            bound = pathways.solve(goal, enough=lambda _value, _bound: False, stop=stop, rounds=ROUNDS)
            if np.isfinite(bound.linear):
                break
            number //= 2
        if not number:
            break
        least = tried
    return _longer(least, len(pathways.paths))


def rest(pathways: Pathways, goal: int, least: Ints, fallback: Ints, most: int, supply: tuple[Floats, Floats]) -> tuple[Ints, Choice]:
    """Return the paths, and the choice among them, that leave the clients of *least* where they are and supply within its bounds.

    Of the other clients' paths those with the lowest reduced costs, no more than *most*, and those of *fallback*.
    """
    kind = pathways.paths.kind
    fixed = np.bincount(kind, weights=least, minlength=pathways.kinds)
    free = np.flatnonzero((pathways.program.kinds.count - fixed)[kind] > WHOLE)
    best = free[np.argsort(pathways.reduced_costs(goal, free), kind="stable")[:most]]
    keep = np.union1d(np.union1d(best, np.flatnonzero(least)), np.intersect1d(free, fallback))
    choice = among(pathways, goal, keep)
    lower, upper = choice.lower.copy(), choice.upper.copy()
    lower[: len(keep)] = least[keep]
    lower[len(keep) :], upper[len(keep) :] = supply
    return keep, choice._replace(lower=lower, upper=upper)


def _nearest(pathways: Pathways, taken: Floats, least: Ints) -> Ints:
    """Return the most used path of each kind that is not whole yet, the nearest to whole first."""
    kind = pathways.paths.kind
    left = pathways.program.kinds.count - np.bincount(kind, weights=least, minlength=pathways.kinds)
    part = np.where(left[kind] > WHOLE, taken - least, 0.0)
    candidates = np.flatnonzero(part > WHOLE)
    order = candidates[np.argsort(-part[candidates], kind="stable")]
    _, first = np.unique(kind[order], return_index=True)
    return order[np.sort(first)]


def _longer(least: Ints, length: int) -> Ints:
    return np.concatenate([least, np.zeros(length - len(least), dtype=np.int64)])
