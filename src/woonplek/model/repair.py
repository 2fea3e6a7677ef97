"""From a plan that breaks some rows a little to one that keeps them all, some kinds at a time."""

from __future__ import annotations

import time
from collections.abc import Callable
from dataclasses import replace
from typing import TYPE_CHECKING

import numpy as np
from scipy import sparse

from woonplek.model.found import Assignment
from woonplek.model.highs import solve_mip
from woonplek.model.kinds import Ints
from woonplek.model.neighbourhood import Focus, Guide
from woonplek.model.part import Part
from woonplek.model.program import Program
from woonplek.model.rows import ColumnBounds, Columns, Floats

if TYPE_CHECKING:
    from woonplek.model.search import Search

DEARER, DEAREST = 1.5, 8.0
"""how much dearer a broken row becomes when nothing is gained, and how dear at most: at first, a client's use of it costs as much as the worst step of
one, and in the end so many times as much, of which less than a client's use costs no less"""
BROKEN = 1e-6
ARCS, SECONDS, GAP = 8000, 4.0, 1e-3
"""of each part that is planned anew: arcs at first"""
QUICK, LARGER, SMALLER = 1.0, 1.1, 0.8
"""seconds in which a part should be solved, and how much larger or smaller the next is where it was or was not"""
TRIES, GAINED = 500, 1e-4


def repaired(search: Search, guide: Guide, plan: Assignment, limits: ColumnBounds, stop: Callable[[], bool]) -> Assignment | None:
    """Return a plan near *plan* that keeps every row, with the columns between *limits*; None where that is not found.

    A row may stay as far beyond its limit as it is, at a price that rises.
    """
    pathways, paths = search.pathways, search.pathways.paths
    program = search.program.between(*limits)
    first, focus, arcs = program.worst_step(guide.weights) * pathways.per_client, Focus(pathways, guide, search.rng), float(ARCS)
    prices = first
    for _ in range(TRIES):
        use = paths.rows[:, plan.paths] @ plan.counts + program.by_column @ plan.columns
        beyond = _beyond(use, program.upper) - _beyond(-use, -program.lower)
        if not beyond.any():
            return plan
        if stop():
            break
        began, broken = time.monotonic(), np.flatnonzero(beyond)
        free = focus.draw(plan.paths, plan.counts, plan.columns, ~pathways.removed, int(arcs), rows=prices * np.abs(beyond))
        chosen = Part.of(pathways, _loosened(program, broken, beyond[broken]), plan, free, pathways.removed)
        model, start = chosen.model, np.concatenate([chosen.start, np.abs(beyond[broken])])
        cost = np.concatenate([model.weighted(program, guide.weights), prices[broken]])
        rows = model.matrix, cost, model.lower, model.upper, model.row_lower, model.row_upper, model.integer
        point = solve_mip(
            *rows, seconds=SECONDS, gap=GAP, threads=search.threads, seed=search.seed, start=start, stop=search.asked_to_stop
        ).x
        if point is None or cost @ (start - point) <= GAINED * abs(cost @ start):
            part = np.where(beyond == 0, 1.0, np.minimum(1.0, np.abs(beyond) * pathways.per_client))
            prices = np.minimum(DEARER * prices, np.maximum(prices, DEAREST * first / part))
        arcs *= LARGER if time.monotonic() - began < QUICK else SMALLER
        if point is not None:
            plan = chosen.joined(point[: len(point) - len(broken)])
    return None


def _loosened(program: Program, broken: Ints, beyond: Floats) -> Program:
    """Return *program* with a column more for each of the rows *broken*, by which it may be beyond its limit."""
    count = len(broken)
    by = sparse.csr_array((-np.sign(beyond), (broken, np.arange(count))), shape=(len(program.lower), count))
    columns, most = program.columns, np.abs(beyond)
    return replace(
        program,
        by_column=sparse.csr_array(sparse.hstack([program.by_column, by])),
        goals=tuple(replace(goal, columns=np.append(goal.columns, np.zeros(count))) for goal in program.goals),
        columns=Columns(
            np.concatenate([columns.lower, np.zeros(count)]),
            np.concatenate([columns.upper, most]),
            np.concatenate([columns.integer, np.zeros(count, dtype=bool)]),
        ),
    )


def _beyond(use: Floats, most: Floats) -> Floats:
    """Return by how much *use* is more than *most*, and zero where it is not."""
    size = np.maximum(1.0, np.abs(np.where(np.isfinite(most), most, 0.0)))
    return np.where(use > most + BROKEN * size, use - np.where(np.isfinite(most), most, 0.0), 0.0)
