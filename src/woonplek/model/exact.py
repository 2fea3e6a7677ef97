"""The flat formulation solved goal by goal: for small regions, and to check the pathways against."""

from __future__ import annotations

import time
from collections.abc import Callable, Mapping
from dataclasses import dataclass, replace
from math import isfinite

import numpy as np

from woonplek.model.closeness import Closeness, rounded_up
from woonplek.model.cpsat import solve_flat
from woonplek.model.flat import FlatModel, Held, decompose, flat_model
from woonplek.model.found import Effort, Found, Infeasible, Turn
from woonplek.model.highs import MipAnswer, Outcome, solve_mip
from woonplek.model.paths import each
from woonplek.model.program import Program
from woonplek.model.rows import Floats
from woonplek.model.warm import Laid

SMALL = 6000
"""arcs up to which the flat model is the faster one, see docs/decisions"""
FIRST = 0.5
"""part of the time that the first goal may take; of what goals leave, each later one gets a part for itself and one for each goal after it"""
MOMENT = 0.05
"""seconds that a solver gets at least"""
NO_VALUE = 1e20
"""from here on a value stands for none"""


@dataclass
class Clock:
    """When the search for a goal ends: at *until* where there is a plan, else at *deadline* (both monotonic), or when *stop* says so."""

    until: float
    deadline: float
    stop: Callable[[], bool]
    has_plan: bool

    @property
    def end(self) -> float:
        """Return when the search ends as things stand."""
        return self.until if self.has_plan else self.deadline

    def over(self) -> bool:
        """Tell whether the search should end now."""
        return self.stop() or time.monotonic() >= self.end


def seconds_to(end: float) -> float | None:
    """Return the seconds from now to *end* on the monotonic clock, None for no end."""
    return max(MOMENT, end - time.monotonic()) if isfinite(end) else None


@dataclass
class Task:
    """What a solver is asked: minimise *cost* over *model*, from *start* where there is one; *gap* in percent."""

    model: FlatModel
    cost: Floats
    start: Floats | None
    clock: Clock
    heard: Callable[[float | None, float | None], None]
    gap: float
    threads: int
    seed: int
    told: tuple[float | None, float | None] = (None, None)
    """what was heard last"""

    def news(self, best: float | None, bound: float | None) -> None:
        """Pass on best and bound when they are news; infinite ones are none."""
        known = best is not None and abs(best) < NO_VALUE
        self.clock.has_plan = self.clock.has_plan or known
        now = best if known else None, bound if bound is not None and abs(bound) < NO_VALUE else None
        if now != self.told:
            self.told = now
            self.heard(*now)


Solver = Callable[[Task], MipAnswer]


def highs(task: Task) -> MipAnswer:
    """Solve by HiGHS."""
    model = task.model
    return solve_mip(
        *(model.matrix, task.cost, model.lower, model.upper, model.row_lower, model.row_upper, model.integer),
        seconds=seconds_to(task.clock.end),
        gap=task.gap / 100,
        threads=task.threads,
        seed=task.seed,
        start=task.start,
        stop=task.clock.over,
        found=task.news,
    )


def _cp_sat(task: Task) -> MipAnswer:
    """Solve by CP-SAT, which asks for the time at new plans only: for as long as the goal may take, and without a plan to the deadline."""
    clock = task.clock
    for end in dict.fromkeys((clock.until, clock.end)):
        seconds = seconds_to(end)
        answer = solve_flat(task.model, task.cost, seconds=seconds, seed=task.seed, gap=task.gap, stop=clock.stop, start=task.start)
        if answer.x is not None or answer.outcome is not Outcome.STOPPED or clock.over():
            break
    return answer


SOLVERS: dict[str, Solver] = {"highs": highs, "cp-sat": _cp_sat}


class FlatSearch:
    """Goals in order on the flat model, by one of *solvers*; what a goal does not use of its time goes to those after it."""

    def __init__(self, program: Program, solver: str, effort: Effort, solvers: Mapping[str, Solver] = SOLVERS) -> None:
        self.program, self.solver, self.start = program, solvers[solver], effort.start
        self.scaled = solver != "cp-sat"
        self.gap, self.threads, self.seed = effort.gap, effort.threads, effort.seed
        self.deadline, self.stop, self.report = effort.deadline, effort.stop, effort.report
        self.near = Closeness(program, effort.gap)
        self.turns: list[Turn] = []
        self.held: list[Held] = []
        self.x: Floats | None = None
        """the plan so far: flow by arc, then the columns"""
        self.found: Found | None = None

    def run(self) -> None:
        """Take the goals in turn; :class:`Infeasible` when no plan keeps all rules."""
        if len(self.program.network.blocked):
            raise Infeasible
        for goal in range(len(self.program.goals)):
            if not self._take(goal):
                break
        if self.x is not None:
            self.found = _found_in(self.program, self.x)

    def _take(self, goal: int) -> bool:
        """Optimise *goal* and hold it; return whether there is a plan, and time for the next goal."""
        begin = time.monotonic()
        constant = self.program.goals[goal].constant
        self._tell(goal, None, None)
        model = flat_model(self.program, self.held, scaled=self.scaled, linked=True)
        cost = model.cost(self.program, goal)
        until = self._until(goal)
        if self.x is None and self.start is not None:
            self.x = self._laid(self.start, model, cost, until)
        clock = Clock(until, self.deadline, self.stop, has_plan=self.x is not None)

        def heard(best: float | None, bound: float | None) -> None:
            self._tell(goal, best, bound)

        answer = self.solver(Task(model, cost, self.x, clock, heard, self.gap, self.threads, self.seed))
        if answer.outcome is Outcome.INFEASIBLE and self.x is None:
            raise Infeasible
        if answer.x is not None:
            self.x = np.concatenate(model.split(answer.x))
        if self.x is None:
            return False
        value = round(float(self.x @ cost))
        bound = min(value, rounded_up(answer.bound)) if isfinite(answer.bound) else 0
        allowed = self.near.allowed(goal, value)
        self.held.append(Held(goal, float(allowed)))
        self.turns.append(Turn(goal, value + constant, bound + constant, allowed + constant, time.monotonic() - begin))
        self._tell(goal, value, bound)
        return not self.stop() and time.monotonic() < self.deadline

    def _until(self, goal: int) -> float:
        """Return when *goal* should make room for the next."""
        now, left = time.monotonic(), len(self.program.goals) - goal
        share = FIRST if goal == 0 and left > 1 else 2 / (left + 1)  # left of left + … + 2 + 1 parts
        return now + share * (self.deadline - now)

    def _tell(self, goal: int, best: float | None, bound: float | None) -> None:
        """Report values of *goal*, its constant not counted."""
        constant = self.program.goals[goal].constant
        self.report(goal, None if best is None else best + constant, None if bound is None else max(0.0, bound + constant), "flat")

    def _laid(self, laid: Laid, model: FlatModel, cost: Floats, until: float) -> Floats | None:
        """Return the plan of the paths *laid* with the best columns beside them, None where none make it one."""
        arcs = self.program.network.arcs
        taken = np.bincount(laid.arc, weights=laid.counts[laid.path], minlength=arcs)
        lower, upper = (np.concatenate([taken, bound[arcs:]]) for bound in (model.lower, model.upper))
        clock = Clock(until, until, self.stop, has_plan=False)
        fixed = replace(model, lower=lower, upper=upper)
        return highs(Task(fixed, cost, None, clock, lambda *_: None, self.gap, self.threads, self.seed)).x


def _found_in(program: Program, x: Floats) -> Found:
    """Return the plan of whole flows by arc, then the columns, path by path."""
    arcs = program.network.arcs
    path, arc, counts = decompose(program, x[:arcs].astype(np.int64))
    return Found(each(path, arc), counts, x[arcs:])
