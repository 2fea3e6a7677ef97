"""Three solvers on the arrays of the flat model, for the search of woonplek: each with its own threads and telling how far it is."""

from __future__ import annotations

import threading
from collections.abc import Callable, Sequence
from contextlib import AbstractContextManager
from datetime import timedelta
from math import inf
from types import TracebackType
from typing import Self

import numpy as np
from ortools.math_opt import model_pb2
from ortools.math_opt.python import mathopt
from ortools.sat.python import cp_model
from ortools.util.python.solve_interrupter import SolveInterrupter
from scipy import sparse

from woonplek.model.cpsat import answered, flat_problem
from woonplek.model.exact import Clock, Solver, Task, highs, seconds_to
from woonplek.model.highs import VAST, MipAnswer, Outcome, SolverError


class _Alarm(AbstractContextManager["_Alarm"]):
    """Calls *end* when *clock* is over."""

    def __init__(self, clock: Clock, end: Callable[[], None]) -> None:
        self._clock, self._end, self._done = clock, end, threading.Event()
        self._thread = threading.Thread(target=self._wait, daemon=True)

    def _wait(self) -> None:
        while not self._done.wait(0.2):
            if self._clock.over():
                self._end()

    def __enter__(self) -> Self:
        self._thread.start()
        return self

    def __exit__(self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None) -> None:
        self._done.set()
        self._thread.join()


class _Solutions(cp_model.CpSolverSolutionCallback):
    def __init__(self, task: Task) -> None:
        super().__init__()
        self._task = task

    def on_solution_callback(self) -> None:
        self._task.news(self.objective_value, self.best_objective_bound)


def cp_sat(task: Task) -> MipAnswer:
    """Solve by CP-SAT, a worker a thread; the model has to be unscaled."""
    problem, columns = flat_problem(task.model, task.cost, task.start)
    solver = cp_model.CpSolver()
    solver.parameters.num_workers = task.threads
    solver.parameters.random_seed = task.seed
    solver.parameters.relative_gap_limit = task.gap / 100
    if (seconds := seconds_to(task.clock.end)) is not None:
        solver.parameters.max_time_in_seconds = seconds
    told = _Solutions(task)
    solver.best_bound_callback = lambda bound: task.news(None, bound)
    with _Alarm(task.clock, solver.stop_search):
        status = solver.solve(problem, told)
    return answered(solver, status, columns)


def _proto(task: Task) -> model_pb2.ModelProto:
    model, proto = task.model, model_pb2.ModelProto()
    rows = sparse.csr_array(model.matrix)
    rows.sort_indices()
    pairs = rows.tocoo()
    upper = np.where(model.upper > VAST, inf, model.upper)
    proto.variables.ids.extend(range(len(upper)))
    proto.variables.lower_bounds.extend(model.lower.tolist())
    proto.variables.upper_bounds.extend(upper.tolist())
    proto.variables.integers.extend((model.integer & np.isfinite(upper)).tolist())
    proto.linear_constraints.ids.extend(range(rows.shape[0]))
    proto.linear_constraints.lower_bounds.extend(model.row_lower.tolist())
    proto.linear_constraints.upper_bounds.extend(model.row_upper.tolist())
    proto.linear_constraint_matrix.row_ids.extend(pairs.row.tolist())
    proto.linear_constraint_matrix.column_ids.extend(pairs.col.tolist())
    proto.linear_constraint_matrix.coefficients.extend(pairs.data.tolist())
    costly = np.flatnonzero(task.cost)
    proto.objective.linear_coefficients.ids.extend(costly.tolist())
    proto.objective.linear_coefficients.values.extend(task.cost[costly].tolist())
    return proto


def scip_log(line: str) -> tuple[float | None, float | None] | None:
    """Return primal and dual bound of a *line* of SCIP's table, None where it is another line."""
    cells = line.split("|")
    if len(cells) < 8:
        return None
    try:
        bounds = [None if cell.strip() == "--" else float(cell) for cell in (cells[-3], cells[-4])]
    except ValueError:
        return None
    return bounds[0], bounds[1]


def scip(task: Task) -> MipAnswer:
    """Solve by SCIP, as MathOpt reaches it; it has one thread."""
    problem = mathopt.Model.from_model_proto(_proto(task))
    variables = list(problem.variables())
    asked = mathopt.ModelSolveParameters()
    if task.start is not None:
        asked.solution_hints.append(mathopt.SolutionHint(variable_values=dict(zip(variables, task.start.tolist(), strict=True))))

    def logged(lines: Sequence[str]) -> None:
        for line in lines:
            if (bounds := scip_log(line)) is not None:
                task.news(*bounds)

    interrupter = SolveInterrupter()
    seconds = seconds_to(task.clock.end)
    limit = mathopt.SolveParameters(
        time_limit=None if seconds is None else timedelta(seconds=seconds), relative_gap_tolerance=task.gap / 100, random_seed=task.seed
    )
    with _Alarm(task.clock, interrupter.interrupt):
        result = mathopt.solve(problem, mathopt.SolverType.GSCIP, params=limit, model_params=asked, msg_cb=logged, interrupter=interrupter)
    reason, bound = result.termination.reason, result.termination.objective_bounds.dual_bound
    if reason in {mathopt.TerminationReason.INFEASIBLE, mathopt.TerminationReason.INFEASIBLE_OR_UNBOUNDED}:
        return MipAnswer(Outcome.INFEASIBLE, None, inf)
    if reason not in {mathopt.TerminationReason.OPTIMAL, mathopt.TerminationReason.FEASIBLE, mathopt.TerminationReason.NO_SOLUTION_FOUND}:
        raise SolverError(f"SCIP: {reason.name} {result.termination.detail}")
    x = None
    if result.has_primal_feasible_solution():
        values = result.variable_values()
        x = np.array([values[variable] for variable in variables])
    return MipAnswer(Outcome.OPTIMAL if reason is mathopt.TerminationReason.OPTIMAL else Outcome.STOPPED, x, bound)


SOLVERS: dict[str, Solver] = {"highs": highs, "cp-sat": cp_sat, "scip": scip}
