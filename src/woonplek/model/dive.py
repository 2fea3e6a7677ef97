"""From a linear optimum over paths to whole clients: some who are split at a time, and the linear program again for all others."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial

import numpy as np

from woonplek.model.closeness import within
from woonplek.model.found import Assignment
from woonplek.model.kinds import Ints
from woonplek.model.neighbourhood import Guide
from woonplek.model.pathways import Pathways
from woonplek.model.rows import Floats

WHOLE = 1e-6
STEP, LEAST = 0.25, 5
"""share of the kinds still split that get a whole client more at a time, and how many at least"""
NEARLY = 0.9
"""part of a client that is as good as a whole one"""
ROUNDS, CLOSE = 2, 2e-4
"""rounds of pricing after each time, and how near to the bound they may end"""
FIRST_ROUNDS = 8
"""rounds before the first time, since what broken rows cost may have changed"""


def dive(pathways: Pathways, guide: Guide, stop: Callable[[], bool]) -> Assignment | None:
    """Return a plan near the linear optimum; None where a linear program on the way has none.

    Whoever is split most unevenly gets a whole path, and the others make room for it, over new paths too. What the master
    allows at a price may be broken in the end. After *stop* all that are left get their largest part.
    """
    solve = partial(pathways.solve, guide.weights, enough=within(CLOSE), stop=stop, centre=guide.duals)
    plan = None
    solve(rounds=FIRST_ROUNDS)
    while plan is None:
        taken = pathways.taken()
        whole = np.floor(taken + WHOLE)
        part = np.where(taken - whole > WHOLE, taken - whole, 0.0)
        split = np.flatnonzero(part)
        split = split[np.argsort(-part[split], kind="stable")]
        _, first = np.unique(pathways.paths.kind[split], return_index=True)
        best = split[np.sort(first)]
        if not len(best) or stop():
            plan = _rounded(pathways, whole, best)
        else:
            number = max(LEAST, int(STEP * len(best)), int((part[best] >= NEARLY).sum()))
            whole[best[:number]] += 1
            pathways.keep(whole)
            if not np.isfinite(solve(rounds=ROUNDS).linear):
                break
    pathways.keep(None)
    return plan


def _rounded(pathways: Pathways, whole: Floats, best: Ints) -> Assignment:
    """Return the plan of *whole* clients on each path, where whoever is missing takes the *best* path of the kind."""
    kind, counts = pathways.paths.kind, whole.astype(np.int64)
    missing = pathways.program.kinds.count - np.bincount(kind, weights=whole, minlength=pathways.kinds).astype(np.int64)
    counts[best] += missing[kind[best]]
    paths = np.flatnonzero(counts)
    return Assignment(paths, counts[paths], pathways.columns())
