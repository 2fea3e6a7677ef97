"""HiGHS by arrays: the only place that knows its names."""

from __future__ import annotations

import threading
import time
from collections.abc import Callable
from dataclasses import dataclass
from enum import StrEnum

import highspy
import numpy as np
from scipy import sparse

from woonplek.model.kinds import Bools, Ints
from woonplek.model.rows import INFINITY, Floats

TOLERANCE = 1e-7
VAST = 1e8
"""from here on an upper bound (cents over a budget) is none to HiGHS, which can hang on it; the rows make such a column whole all the same"""
MOMENT = 1.0
"""seconds that a linear program gets at least"""
PRIMAL, DUAL = 4, 1
STALLED, PATIENCE = 3000, 3.0
"""simplex iterations, or so many a row where that is more, after which a warm start is given up for the interior point method"""
MANY = 1000
"""rows from which that may be faster"""
ENDLESS = 2**31 - 1
"""iterations"""

PLAIN: dict[str, object] = {
    "mip_heuristic_effort": 0.0,
    "mip_heuristic_run_rins": False,
    "mip_heuristic_run_rens": False,
    "mip_heuristic_run_root_reduced_cost": False,
    "mip_allow_restart": False,
}


class Outcome(StrEnum):
    """How a solve ended."""

    OPTIMAL = "optimal"
    STOPPED = "stopped"
    INFEASIBLE = "infeasible"


@dataclass(frozen=True)
class LpAnswer:
    """Optimal point of a linear program, its value and the duals of its rows."""

    x: Floats
    value: float
    duals: Floats


@dataclass(frozen=True)
class MipAnswer:
    """Best point found (None without one), proven bound, and how the search ended."""

    outcome: Outcome
    x: Floats | None
    bound: float


class SolverError(RuntimeError):
    """HiGHS came back with a status that should not occur."""


_STATUS = highspy.HighsModelStatus
_OUTCOME = {
    _STATUS.kOptimal: Outcome.OPTIMAL,
    _STATUS.kInfeasible: Outcome.INFEASIBLE,
    _STATUS.kUnboundedOrInfeasible: Outcome.INFEASIBLE,
    _STATUS.kModelEmpty: Outcome.OPTIMAL,
    _STATUS.kTimeLimit: Outcome.STOPPED,
    _STATUS.kIterationLimit: Outcome.STOPPED,
    _STATUS.kSolutionLimit: Outcome.STOPPED,
    _STATUS.kInterrupt: Outcome.STOPPED,
    _STATUS.kObjectiveBound: Outcome.STOPPED,
    _STATUS.kObjectiveTarget: Outcome.STOPPED,
}


_pool = threading.local()
"""has ``threads``, for how many of them the pool was made that all solvers of a thread of Python share"""


def _new(threads: int, seed: int) -> highspy.Highs:
    if getattr(_pool, "threads", threads) != threads:
        highspy.Highs.resetGlobalScheduler(True)  # else a run with another number of threads than the first ends in an error
    _pool.threads = threads
    solver = highspy.Highs()
    _set(solver, {"output_flag": False, "threads": threads, "random_seed": seed})
    return solver


def _set(solver: highspy.Highs, options: dict[str, object]) -> None:
    for name, value in options.items():
        _check(solver.setOptionValue(name, value), name)


def _check(status: highspy.HighsStatus, what: str) -> None:
    if status == highspy.HighsStatus.kError:
        raise SolverError(what)


def _lp(
    matrix: sparse.csc_array, cost: Floats, lower: Floats, upper: Floats, row_lower: Floats, row_upper: Floats, integer: Bools | None
) -> highspy.HighsLp:
    lp = highspy.HighsLp()
    lp.num_row_, lp.num_col_ = matrix.shape
    lp.col_cost_, lp.col_lower_, lp.col_upper_ = cost, lower, upper
    lp.row_lower_, lp.row_upper_ = row_lower, row_upper
    lp.a_matrix_.format_ = highspy.MatrixFormat.kColwise
    lp.a_matrix_.start_, lp.a_matrix_.index_, lp.a_matrix_.value_ = matrix.indptr, matrix.indices, matrix.data
    if integer is not None:
        kinds = (highspy.HighsVarType.kContinuous, highspy.HighsVarType.kInteger)
        lp.integrality_ = [kinds[flag] for flag in integer.tolist()]
    return lp


def load(
    matrix: sparse.csc_array, cost: Floats, lower: Floats, upper: Floats, row_lower: Floats, row_upper: Floats, integer: Bools
) -> highspy.Highs:
    """Return a solver that holds these arrays."""
    solver = _new(1, 0)
    _check(solver.passModel(_lp(matrix, cost, lower, upper, row_lower, row_upper, integer)), "passModel")
    return solver


class LinearProgram:
    """A linear program that keeps its basis while columns, rows and costs come and go."""

    def __init__(self, *, threads: int = 1, seed: int = 0) -> None:
        self.solver = _new(threads, seed)
        self.patience = PATIENCE
        self.inner = False
        """whether the next solve is by the interior point method at once: its basis, if there is one, is far from the optimum"""
        self.option("simplex_strategy", PRIMAL)  # new columns leave a basis feasible: 6 to 10 times faster than the dual simplex
        self.deadline = INFINITY
        """when, on the monotonic clock, a solve ends unfinished"""

    def load(self, matrix: sparse.csc_array, cost: Floats, lower: Floats, upper: Floats, row_lower: Floats, row_upper: Floats) -> None:
        """Start over with these arrays."""
        _check(self.solver.passModel(_lp(matrix, cost, lower, upper, row_lower, row_upper, None)), "passModel")

    def add_columns(self, matrix: sparse.csc_array, cost: Floats, upper: float | Floats = INFINITY) -> None:
        """Add columns from 0 to *upper*."""
        count = matrix.shape[1]
        _check(
            self.solver.addCols(
                count,
                cost,
                np.zeros(count),
                np.broadcast_to(np.asarray(upper, dtype=float), (count,)).copy(),
                matrix.nnz,
                matrix.indptr.astype(np.int32),
                matrix.indices.astype(np.int32),
                matrix.data,
            ),
            "addCols",
        )

    def add_row(self, values: Floats, upper: float) -> int:
        """Add the row ``values @ x <= upper``; return its number."""
        at = np.flatnonzero(values)
        _check(self.solver.addRow(-INFINITY, upper, len(at), at.astype(np.int32), values[at]), "addRow")
        return int(self.solver.getNumRow()) - 1

    def add_rows(self, matrix: sparse.csr_array, lower: Floats, upper: Floats) -> None:
        """Add the rows ``lower <= matrix @ x <= upper``."""
        if matrix.shape[0]:
            where = matrix.indptr.astype(np.int32), matrix.indices.astype(np.int32)
            _check(self.solver.addRows(matrix.shape[0], lower, upper, matrix.nnz, *where, matrix.data), "addRows")

    def delete_columns(self, drop: Bools) -> None:
        """Take columns out for good; the basis of the others stays where none of them is in it."""
        basis = self.solver.getBasis()
        at = np.flatnonzero(drop).astype(np.int32)
        status = list(basis.col_status)  # once: each look at it copies the whole of it
        basic = not basis.valid or any(status[column] == highspy.HighsBasisStatus.kBasic for column in at.tolist())
        _check(self.solver.deleteCols(len(at), at), "deleteCols")
        if not basic:
            basis.col_status = [one for one, gone in zip(status, drop.tolist(), strict=True) if not gone]
            _check(self.solver.setBasis(basis), "setBasis")

    def set_costs(self, cost: Floats) -> None:
        """Replace the cost of every column."""
        _check(self.solver.changeColsCost(len(cost), np.arange(len(cost), dtype=np.int32), cost), "changeColsCost")

    def set_bounds(self, columns: Ints, lower: Floats, upper: Floats) -> None:
        """Replace the bounds of *columns*."""
        if len(columns):
            _check(self.solver.changeColsBounds(len(columns), columns.astype(np.int32), lower, upper), "changeColsBounds")

    def set_row_bounds(self, rows: Ints, lower: Floats, upper: Floats) -> None:
        """Replace the bounds of *rows*."""
        if len(rows):
            _check(self.solver.changeRowsBounds(len(rows), rows.astype(np.int32), lower, upper), "changeRowsBounds")

    def option(self, name: str, value: object) -> None:
        """Set an option of the solver."""
        _set(self.solver, {name: value})

    def _run(self) -> highspy.HighsModelStatus:
        """Solve from the present basis; where that stalls on a degenerate face, has no hope, or ends as it should not, from scratch by another method."""
        rows = int(self.solver.getNumRow())
        limit = max(STALLED, int(self.patience * rows))
        at_once, self.inner = self.inner and rows > MANY, False
        if np.isfinite(self.deadline):
            self.option("time_limit", self.solver.getRunTime() + max(MOMENT, self.deadline - time.monotonic()))
        for method, iterations in (("choose", limit), ("ipm", ENDLESS), ("simplex", ENDLESS))[at_once:]:
            self.option("solver", method)
            self.option("simplex_iteration_limit", iterations)
            _check(self.solver.run(), "run")
            status = self.solver.getModelStatus()
            if status in _OUTCOME and status != _STATUS.kIterationLimit:
                break
            self.solver.clearSolver()
        self.option("solver", "choose")
        return status

    def point(self) -> Floats:
        """Return the point of the last solve."""
        return np.array(self.solver.getSolution().col_value)

    def solve_anew(self) -> None:
        """Solve after bounds have changed: costs fit the basis still, so the dual method goes on from it."""
        self.option("simplex_strategy", DUAL)
        self._run()
        self.option("simplex_strategy", PRIMAL)

    def basic(self) -> Bools:
        """Tell of each column whether it is in the basis."""
        return np.array([status == highspy.HighsBasisStatus.kBasic for status in self.solver.getBasis().col_status], dtype=bool)

    def solve(self) -> tuple[Outcome, float, Floats]:
        """Return outcome, value and row duals; one that no method ends as it should counts as stopped."""
        status = self._run()
        solution = self.solver.getSolution()
        value = self.solver.getInfo().objective_function_value
        return _OUTCOME.get(status, Outcome.STOPPED), value, np.array(solution.row_dual)


def solve_mip(
    matrix: sparse.csc_array,
    cost: Floats,
    lower: Floats,
    upper: Floats,
    row_lower: Floats,
    row_upper: Floats,
    integer: Bools,
    *,
    seconds: float | None,
    gap: float = 0.0,
    threads: int = 1,
    seed: int = 0,
    start: Floats | None = None,
    target: float | None = None,
    stop: Callable[[], bool] | None = None,
    plain: bool = False,
    found: Callable[[float, float], None] | None = None,
) -> MipAnswer:
    """Minimise over whole numbers.

    *gap* is relative; *target* ends the search at a point that good; *stop* is asked often and ends it;
    *plain* leaves out the searches for better points and starting over: sooner proven where points are easy. *found* hears (best, bound) along the way.
    """
    solver = _new(threads, seed)
    options: dict[str, object] = {
        "mip_rel_gap": gap,
        "mip_feasibility_tolerance": TOLERANCE,
        "mip_abs_gap": 0.999 if _whole(cost) else 1e-6,
    }
    if seconds is not None:
        options["time_limit"] = max(0.01, seconds)
    if plain:
        options |= PLAIN
    if target is not None:
        options["objective_target"] = target
    _set(solver, options)
    roof = np.where(upper > VAST, INFINITY, upper)
    whole = integer & (roof - lower <= VAST)
    _check(solver.passModel(_lp(matrix, cost, lower, roof, row_lower, row_upper, whole)), "passModel")
    if start is not None:
        point = highspy.HighsSolution()
        point.col_value = start.tolist()
        _check(solver.setSolution(point), "setSolution")
    if stop is not None:

        def interrupt(event: highspy.highs.HighsCallbackEvent) -> None:
            if found is not None:
                found(event.data_out.mip_primal_bound, event.data_out.mip_dual_bound)
            if stop():
                event.interrupt()

        solver.cbMipInterrupt.subscribe(interrupt)
        solver.cbSimplexInterrupt.subscribe(lambda e: e.interrupt() if stop() else None)
    _check(solver.run(), "run")
    status = solver.getModelStatus()
    if status not in _OUTCOME:
        raise SolverError(solver.modelStatusToString(status))
    info = solver.getInfo()
    has_point = info.primal_solution_status == highspy.SolutionStatus.kSolutionStatusFeasible
    x = np.array(solver.getSolution().col_value) if has_point else None
    return MipAnswer(_OUTCOME[status], x, info.mip_dual_bound if whole.any() else _linear_bound(_OUTCOME[status], info))


def _linear_bound(outcome: Outcome, info: highspy.HighsInfo) -> float:
    return float(info.objective_function_value) if outcome is Outcome.OPTIMAL else -INFINITY


def _whole(cost: Floats) -> bool:
    return bool(np.all(cost == np.round(cost)))
