"""What a goal that is held leaves of rows and columns: reduced-cost fixing of slacks and of decisions on supply.

With duals that prove *bound*, a plan in which a row has slack *s* costs at least ``bound + |dual| s``, and one in which a column is
*d* off its bound at least ``bound + |reduced cost| d``. Both are limited where the goal is (Nemhauser and Wolsey 1988, II.5.2).
"""

from __future__ import annotations

from dataclasses import replace
from math import gcd

import numpy as np
from scipy import sparse

from woonplek.model.program import Program
from woonplek.model.rows import Columns, Floats

CLOSE = 1e-6


def row_steps(program: Program) -> Floats:
    """Return by row the largest whole number that every value of it is a multiple of, 0 where it may have fractions."""
    steps = np.zeros(len(program.lower))
    whole = sparse.csr_array(sparse.hstack([program.by_arc, program.by_column]))
    integer = np.concatenate([np.ones(program.network.arcs, dtype=bool), program.columns.integer])
    used = np.diff(whole.indptr) > 0
    if not used.any():
        return steps
    starts = whole.indptr[:-1][used]
    sound = integer[whole.indices] & (whole.data == np.rint(whole.data))
    all_sound = np.logical_and.reduceat(sound, starts)
    divisor = np.gcd.reduceat(np.abs(np.rint(whole.data)).astype(np.int64), starts)
    steps[used] = np.where(all_sound, divisor, 0)
    return steps


def narrowed(program: Program, steps: Floats, duals: Floats, costs: Floats, room: float) -> Program:
    """Return *program* with the bounds that a goal leaves which may be *room* above what *duals* prove.

    *duals* are of the program's rows and *costs* the reduced costs of its columns, both in the units of rows, columns and goal.
    """
    lower, upper = _between(program.lower, program.upper, steps, -duals, room)
    columns = program.columns
    least, most = _between(columns.lower, columns.upper, columns.integer.astype(float), -costs, room)
    return replace(program, lower=lower, upper=upper, columns=Columns(least, most, columns.integer))


def _between(lower: Floats, upper: Floats, steps: Floats, gains: Floats, room: float) -> tuple[Floats, Floats]:
    """Return the bounds left of what gains so much each by being more, where at most *room* may be lost."""
    lower, upper = lower.copy(), upper.copy()
    for at, sign, near, far in ((gains > CLOSE, 1.0, upper, lower), (gains < -CLOSE, -1.0, lower, upper)):
        rows = np.flatnonzero(at & np.isfinite(near))
        step, off = steps[rows], room / np.abs(gains[rows]) * (1 + CLOSE) + CLOSE
        limit = sign * near[rows] - off
        size = np.where(step > 0, step, 1.0)
        limit = np.minimum(np.where(step > 0, np.ceil(limit / size) * size, limit), sign * near[rows])
        far[rows] = sign * np.maximum(sign * far[rows], limit)
    return lower, upper


def goal_step(program: Program, goal: int) -> int:
    """Return the largest whole number that every value of *goal* is a multiple of, 0 when it has fractions."""
    values = np.unique(np.concatenate([program.goals[goal].arcs, program.goals[goal].columns]))
    if not np.array_equal(values, np.rint(values)):
        return 0
    return gcd(*np.rint(values).astype(np.int64).tolist())
