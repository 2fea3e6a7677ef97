"""Three solvers on the arrays of one mixed-integer program, each with its own threads and telling how far it is."""

from __future__ import annotations

import threading
import time
from collections.abc import Callable, Sequence
from contextlib import AbstractContextManager
from dataclasses import dataclass
from datetime import timedelta
from math import inf, isfinite
from types import TracebackType
from typing import Self

import numpy as np
from ortools.math_opt import model_pb2
from ortools.math_opt.python import mathopt
from ortools.sat.python import cp_model
from ortools.util.python.solve_interrupter import SolveInterrupter
from scipy import sparse

from woonplek.model.cpsat import LARGEST, answered, flat_problem
from woonplek.model.flat import FlatModel
from woonplek.model.highs import VAST, MipAnswer, Outcome, SolverError, solve_mip
from woonplek.model.rows import Floats

Heard = Callable[[float | None, float | None], None]


@dataclass
class Watch:
    """When a search ends: at *deadline*, or from *until* on as soon as there is a plan; clocks are monotonic."""

    until: float
    deadline: float
    has_plan: bool = False

    def over(self) -> bool:
        """Tell whether the search should end now."""
        return time.monotonic() >= (self.until if self.has_plan else self.deadline)

    @property
    def left(self) -> float:
        """Return the seconds to the deadline."""
        return max(0.05, self.deadline - time.monotonic())


@dataclass
class Task:
    """What a solver is asked: minimise *cost* over *model*, from *start* where there is one."""

    model: FlatModel
    cost: Floats
    start: Floats | None
    watch: Watch
    heard: Heard
    threads: int
    seed: int

    def news(self, best: float | None, bound: float | None) -> None:
        """Hear best and bound, infinite ones as none."""
        known = best is not None and isfinite(best) and abs(best) < LARGEST**2
        self.watch.has_plan = self.watch.has_plan or known
        self.heard(best if known else None, bound if bound is not None and isfinite(bound) else None)


class _Alarm(AbstractContextManager["_Alarm"]):
    """Calls *end* once when *watch* is over."""

    def __init__(self, watch: Watch, end: Callable[[], None]) -> None:
        self._watch, self._end, self._done = watch, end, threading.Event()
        self._thread = threading.Thread(target=self._wait, daemon=True)

    def _wait(self) -> None:
        while not self._done.wait(0.2):
            if self._watch.over():
                self._end()

    def __enter__(self) -> Self:
        self._thread.start()
        return self

    def __exit__(self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None) -> None:
        self._done.set()
        self._thread.join()


def highs(task: Task) -> MipAnswer:
    """Solve by HiGHS."""
    model = task.model
    return solve_mip(
        *(model.matrix, task.cost, model.lower, model.upper, model.row_lower, model.row_upper, model.integer),
        seconds=task.watch.left,
        threads=task.threads,
        seed=task.seed,
        start=task.start,
        stop=task.watch.over,
        found=task.news,
    )


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
    solver.parameters.max_time_in_seconds = task.watch.left
    told = _Solutions(task)
    solver.best_bound_callback = lambda bound: task.news(None, bound)
    with _Alarm(task.watch, solver.stop_search):
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
    limit = mathopt.SolveParameters(time_limit=timedelta(seconds=task.watch.left), random_seed=task.seed)
    with _Alarm(task.watch, interrupter.interrupt):
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


SOLVERS: dict[str, Callable[[Task], MipAnswer]] = {"highs": highs, "cp-sat": cp_sat, "scip": scip}
