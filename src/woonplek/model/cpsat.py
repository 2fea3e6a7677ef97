"""CP-SAT on the flat model: whole numbers throughout, the second opinion."""

from __future__ import annotations

from collections.abc import Callable

import numpy as np
from ortools.sat.python import cp_model
from scipy import sparse

from woonplek.model.flat import FlatModel
from woonplek.model.highs import MipAnswer, Outcome, SolverError
from woonplek.model.rows import Floats

LARGEST = 2**40
WORKERS = 8
"""interleaved on one thread, so that the same input gives the same plan"""
_OUTCOME = {
    cp_model.OPTIMAL: Outcome.OPTIMAL,
    cp_model.FEASIBLE: Outcome.STOPPED,
    cp_model.UNKNOWN: Outcome.STOPPED,
    cp_model.INFEASIBLE: Outcome.INFEASIBLE,
}


def solve_flat(
    model: FlatModel,
    cost: Floats,
    *,
    seconds: float | None = None,
    seed: int = 0,
    gap: float = 0.0,
    stop: Callable[[], bool] | None = None,
    start: Floats | None = None,
) -> MipAnswer:
    """Minimise *cost* over an unscaled flat model, whose coefficients are whole.

    Columns that are not whole (hours handed out, amounts over) take whole values at some optimum, since
    demands and supplies are whole in their unit.
    """
    problem, columns = flat_problem(model, cost, start)
    solver = cp_model.CpSolver()
    solver.parameters.num_workers = WORKERS
    solver.parameters.interleave_search = True
    solver.parameters.relative_gap_limit = gap / 100
    solver.parameters.random_seed = seed
    if seconds is not None:
        solver.parameters.max_time_in_seconds = seconds
    return answered(solver, solver.solve(problem, _Watch(stop)) if stop is not None else solver.solve(problem), columns)


def flat_problem(model: FlatModel, cost: Floats, start: Floats | None) -> tuple[cp_model.CpModel, list[cp_model.IntVar]]:
    """Return an unscaled flat model as CP-SAT has it, with a variable for each of its columns and *start* as a hint."""
    problem = cp_model.CpModel()
    upper = np.minimum(model.upper, LARGEST).astype(np.int64)
    lower = model.lower.astype(np.int64)
    columns = [problem.new_int_var(int(lo), int(hi), "") for lo, hi in zip(lower, upper, strict=True)]
    rows = sparse.csr_array(model.matrix)
    for row in range(rows.shape[0]):
        at = slice(rows.indptr[row], rows.indptr[row + 1])
        values = _whole(rows.data[at])
        expression = cp_model.LinearExpr.weighted_sum([columns[j] for j in rows.indices[at]], values)
        low, high = model.row_lower[row], model.row_upper[row]
        if low == high:
            problem.add(expression == int(low))
        else:
            if np.isfinite(low):
                problem.add(expression >= int(np.ceil(low - 1e-9)))
            if np.isfinite(high):
                problem.add(expression <= int(np.floor(high + 1e-9)))
    problem.minimize(cp_model.LinearExpr.weighted_sum(columns, _whole(cost)))
    if start is not None:
        for column, value in zip(columns, np.rint(start).astype(np.int64).tolist(), strict=True):
            problem.add_hint(column, value)
    return problem, columns


def answered(solver: cp_model.CpSolver, status: cp_model.CpSolverStatus, columns: list[cp_model.IntVar]) -> MipAnswer:
    """Return what *solver* found."""
    if status not in _OUTCOME:
        raise SolverError(solver.status_name(status))
    outcome = _OUTCOME[status]
    x = np.array([solver.value(column) for column in columns], dtype=float) if status in {cp_model.OPTIMAL, cp_model.FEASIBLE} else None
    return MipAnswer(outcome, x, float(solver.best_objective_bound))


def _whole(values: Floats) -> list[int]:
    if not np.array_equal(values, np.rint(values)):
        raise SolverError("a coefficient is not whole")
    whole: list[int] = np.rint(values).astype(np.int64).tolist()
    return whole


class _Watch(cp_model.CpSolverSolutionCallback):
    def __init__(self, stop: Callable[[], bool]) -> None:
        super().__init__()
        self._stop = stop

    def on_solution_callback(self) -> None:
        if self._stop():
            self.stop_search()
