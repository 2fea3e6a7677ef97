"""The flat formulation solved goal by goal: for small regions, and to check the pathways against."""

from __future__ import annotations

import time
from dataclasses import replace

import numpy as np

from woonplek.model.closeness import Closeness, rounded_up
from woonplek.model.cpsat import solve_flat
from woonplek.model.flat import FlatModel, Held, decompose, flat_model
from woonplek.model.found import Effort, Found, Infeasible, Turn
from woonplek.model.highs import MipAnswer, Outcome, solve_mip
from woonplek.model.kinds import Ints
from woonplek.model.paths import each, flow_of
from woonplek.model.program import Program
from woonplek.model.rows import Floats

SMALL = 6000
"""arcs up to which the flat model is the faster one, see docs/decisions"""


class FlatSearch:
    """Goals in order on the flat model, by CP-SAT or HiGHS."""

    def __init__(self, program: Program, solver: str, effort: Effort) -> None:
        self.program, self.solver, self.start = program, solver, effort.start
        self.gap, self.threads, self.seed = effort.gap, effort.threads, effort.seed
        self.deadline, self.stop, self.report = effort.deadline, effort.stop, effort.report
        self.near = Closeness(program, effort.gap)
        self.turns: list[Turn] = []
        self.held: list[Held] = []
        self.found: Found | None = None

    def run(self) -> None:
        """Take the goals in turn; :class:`Infeasible` when no plan keeps all rules."""
        if len(self.program.network.blocked):
            raise Infeasible
        for goal in range(len(self.program.goals)):
            if not self._take(goal):
                return

    def _take(self, goal: int) -> bool:
        start = time.monotonic()
        model = flat_model(self.program, self.held, scaled=self.solver != "cp-sat", linked=True)
        cost = model.cost(self.program, goal)
        constant = self.program.goals[goal].constant
        self.report(goal, None, None, "flat")
        answer = self._solve(model, cost, self._point(model, cost))
        if answer.outcome is Outcome.INFEASIBLE:
            raise Infeasible
        if answer.x is None:
            return False
        whole, columns = model.split(answer.x)
        value = round(float(np.concatenate([whole, columns]) @ cost))
        flow = np.zeros(self.program.network.arcs, dtype=np.int64)
        flow[model.arcs] = whole
        self.found = found_in(self.program, flow, columns)
        bound = min(value, rounded_up(answer.bound)) if np.isfinite(answer.bound) else 0
        allowed = self.near.allowed(goal, value)
        self.held.append(Held(goal, float(allowed)))
        self.turns.append(Turn(goal, value + constant, bound + constant, allowed + constant, time.monotonic() - start))
        self.report(goal, value + constant, bound + constant, "flat")
        return not self.stop() and time.monotonic() < self.deadline

    def _point(self, model: FlatModel, cost: Floats) -> Floats | None:
        """Return the plan so far, or the paths to start from with the best columns beside them, as a point of *model*."""
        arcs = self.program.network.arcs
        if self.found is not None:
            return np.concatenate([flow_of(self.found.arcs, self.found.counts, arcs)[model.arcs], self.found.columns])
        if self.start is None:
            return None
        flow = np.zeros(arcs)
        np.add.at(flow, self.start.arc, self.start.counts[self.start.path])
        taken = flow[model.arcs]
        columns = slice(len(taken), None)
        lower, upper = (np.concatenate([taken, bound[columns]]) for bound in (model.lower, model.upper))
        fixed = replace(model, lower=lower, upper=upper)
        return self._mip(fixed, cost, self._seconds(), None).x

    def _seconds(self) -> float | None:
        left = self.deadline - time.monotonic()
        return max(0.05, left / max(1, len(self.program.goals) - len(self.turns))) if np.isfinite(left) else None

    def _solve(self, model: FlatModel, cost: Floats, point: Floats | None) -> MipAnswer:
        if self.solver == "cp-sat":
            return solve_flat(model, cost, seconds=self._seconds(), seed=self.seed, gap=self.gap, stop=self.stop, start=point)
        return self._mip(model, cost, self._seconds(), point)

    def _mip(self, model: FlatModel, cost: Floats, seconds: float | None, point: Floats | None) -> MipAnswer:
        return solve_mip(
            model.matrix,
            cost,
            model.lower,
            model.upper,
            model.row_lower,
            model.row_upper,
            model.integer,
            seconds=seconds,
            gap=self.gap / 100,
            threads=self.threads,
            seed=self.seed,
            start=point,
            stop=self.stop,
        )


def found_in(program: Program, flow: Ints, columns: Floats) -> Found:
    """Return the plan of a whole flow by arc, path by path."""
    path, arc, counts = decompose(program, flow)
    return Found(each(path, arc), counts, columns)
