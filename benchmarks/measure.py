"""One measurement in a process of its own; ``run.py`` starts it, so that the memory of each is measured apart.

``python benchmarks/measure.py write NAME SEED WORKBOOK`` draws an instance; ``python benchmarks/measure.py SOLVER WORKBOOK`` plans it.
What it finds it tells as lines of JSON, see :mod:`events`.
"""

from __future__ import annotations

import argparse
import os
import resource
import sys
import tempfile
import time
from dataclasses import asdict
from pathlib import Path

import numpy as np
from events import GoalFound, Outcome, Teller
from flat_solvers import SOLVERS, Task, Watch
from regions import facts
from registry import chosen as entries_of

import woonplek
from woonplek.check import judge
from woonplek.domain.instance import Instance
from woonplek.domain.policy import goal_unit
from woonplek.domain.result import Result, Status, proven_gap_pct
from woonplek.model import Progress
from woonplek.model.closeness import Closeness, rounded_up
from woonplek.model.exact import found_in
from woonplek.model.flat import Held, flat_model
from woonplek.model.highs import Outcome as Ended
from woonplek.model.program import Program, build_program
from woonplek.model.rows import Floats
from woonplek.model.solve import counts, versions
from woonplek.model.split import make_plan
from woonplek.tables.spending import Spending
from woonplek.tables.view import View

WOONPLEK = "woonplek"
NEARLY = 0.95
"""part of a budget that is spent from which on it counts as tight"""


def tight_budgets(result: Result) -> str:
    """Say how many budgets the plan of *result* spends nearly whole."""
    if result.plan is None or not result.instance.budgets:
        return ""
    spent = Spending(View(result.instance, result.plan)).spent
    used = [sum(spent[b.payer][t].total for t in b.span.periods()) / max(1, b.amount) for b in result.instance.budgets]
    tight = sum(part >= NEARLY for part in used)
    return f"{tight} of {len(used)} budgets are spent for {100 * NEARLY:.0f} % or more"


class Flat:
    """The flat model by one solver, goals in order: the first may take *share* of the time, and all of it while there is no plan."""

    def __init__(self, instance: Instance, solver: str, asked: argparse.Namespace, teller: Teller) -> None:
        self.instance, self.solver, self.teller = instance, solver, teller
        self.limit, self.share = float(asked.time_limit), float(asked.first_share)
        self.threads, self.seed = int(asked.threads), int(asked.seed)
        self.begin = time.monotonic()
        self.program: Program = build_program(instance)
        self.phases = {"build": time.monotonic() - self.begin, "solve": 0.0}
        self.near = Closeness(self.program, 0.0)
        self.held: list[Held] = []
        self.x: Floats | None = None
        self.goals: list[GoalFound] = []
        self.size: tuple[int, int] = (0, 0)

    def run(self) -> Outcome:
        """Take the goals in turn, and have the plan judged."""
        possible = not len(self.program.network.blocked)
        for goal in range(len(self.program.goals)):
            if not possible or time.monotonic() - self.begin >= self.limit:
                break
            possible = self._take(goal)
            if self.x is None:
                break
        self.teller.phases(self.phases)
        if not possible:
            return self._outcome(Status.IMPOSSIBLE.value)
        return self._outcome(Status.NOTHING_FOUND.value) if self.x is None else self._judged(self.x)

    def _take(self, goal: int) -> bool:
        """Optimise *goal* and hold it; return whether a plan is possible."""
        begin, vector = time.monotonic(), self.program.goals[goal]
        model = flat_model(self.program, self.held, scaled=self.solver != "cp-sat", linked=True)
        self.size = self.size if goal else (model.matrix.shape[1], model.matrix.shape[0])
        built = time.monotonic()
        self.phases["build"] += built - begin
        deadline = self.begin + self.limit
        left = deadline - built
        until = self.begin + self.share * self.limit if goal == 0 else built + left / (len(self.program.goals) - goal)
        cost = model.cost(self.program, goal)

        def heard(best: float | None, bound: float | None) -> None:
            self._tell(goal, best, bound)

        watch = Watch(until, deadline, has_plan=self.x is not None)
        answer = SOLVERS[self.solver](Task(model, cost, self.x, watch, heard, self.threads, self.seed))
        self.phases["solve"] += time.monotonic() - built
        if answer.outcome is Ended.INFEASIBLE:
            return self.x is not None
        if answer.x is not None:
            whole, columns = model.split(answer.x)
            self.x = np.concatenate([whole.astype(float), columns])
        bound = float(rounded_up(answer.bound)) if np.isfinite(answer.bound) else None
        if self.x is None:
            self._tell(goal, None, bound)
            return True
        value = round(float(self.x @ cost))
        bound = None if bound is None else min(float(value), bound)
        self._tell(goal, value, bound)
        self.held.append(Held(goal, float(self.near.allowed(goal, value))))
        low = None if bound is None else max(0.0, bound + vector.constant)
        key = vector.setting.key
        found = GoalFound(
            key=key, unit=goal_unit(key), best=value + vector.constant, value=None, bound=low, seconds=time.monotonic() - begin
        )
        self.goals.append(found)
        return True

    def _tell(self, goal: int, best: float | None, bound: float | None) -> None:
        constant = self.program.goals[goal].constant
        value = None if best is None else best + constant
        low = None if bound is None else max(0.0, bound + constant)
        self.teller.point(goal, value, low, time.monotonic() - self.begin)

    def _judged(self, x: Floats) -> Outcome:
        """Return the outcome of the plan *x* as the referee sees it."""
        arcs = self.program.network.arcs
        flow, columns = x[:arcs].astype(np.int64), x[arcs:]
        at = time.monotonic()
        found = found_in(self.program, flow, columns)
        plan = make_plan(self.program, found.arcs, found.counts, found.columns)
        self.phases["split"] = time.monotonic() - at
        at = time.monotonic()
        verdict = judge(self.instance, plan)
        self.phases["referee"] = time.monotonic() - at
        if not verdict.ok:
            return self._outcome("refused by the referee", f"broken: {', '.join(verdict.broken)}")
        for goal in self.goals:
            goal["value"] = verdict.goals[goal["key"]]
        all_taken = len(self.goals) == len(self.program.goals)
        return self._outcome((Status.PROVEN if all_taken and all(proven(goal) for goal in self.goals) else Status.STOPPED).value)

    def _outcome(self, status: str, *notes: str) -> Outcome:
        sizes = counts(self.program) | {"columns_flat": self.size[0], "rows_flat": self.size[1]}
        return Outcome(status=status, goals=self.goals, phases=self.phases, counts=sizes, versions=versions(), notes=list(notes))


def proven(goal: GoalFound) -> bool:
    """Tell whether no plan is better in *goal*, as a run of woonplek has it."""
    best, bound = goal["best"], goal["bound"]
    return bound is not None and 100 * (best - bound) <= proven_gap_pct(goal["unit"], int(best)) * max(1, best)


def own(instance: Instance, asked: argparse.Namespace, teller: Teller) -> Outcome:
    """Plan *instance* by woonplek, and write the plan."""

    def progress(news: Progress) -> None:
        whole = news.parts is None or news.parts.planned == news.parts.of
        teller.point(news.number - 1, news.best if whole else None, news.bound, news.seconds)

    result = woonplek.solve(instance, progress=progress, time_limit=asked.time_limit, threads=asked.threads, seed=asked.seed)
    phases = dict(result.phases)
    at = time.monotonic()
    with tempfile.TemporaryDirectory() as folder:
        woonplek.write(result, Path(folder) / "plan.xlsx")
    phases["write"] = time.monotonic() - at
    goals = [GoalFound(key=g.key, unit=g.unit, best=g.best, value=g.value, bound=g.bound, seconds=g.seconds) for g in result.goals]
    notes = [note for note in (tight_budgets(result),) if note]
    return Outcome(
        status=result.status.value,
        goals=goals,
        phases=phases,
        counts=dict(result.counts),
        versions=dict(result.versions),
        notes=notes,
        memory=most_memory(result.counts.get("processes", 0)),
    )


def most_memory(processes: int) -> float:
    """Return the most memory in MB that this process and its workers, *processes* at a time, can have had together: the peaks added up."""
    unit = 1024**2 if sys.platform == "darwin" else 1024
    own, largest = (resource.getrusage(who).ru_maxrss for who in (resource.RUSAGE_SELF, resource.RUSAGE_CHILDREN))
    return (own + processes * largest) / unit


def plan(asked: argparse.Namespace, teller: Teller) -> None:
    """Read a workbook, plan it, and tell."""
    at = time.monotonic()
    instance = woonplek.read(asked.workbook)
    read = {"read": time.monotonic() - at}
    teller.phases(read)
    found = own(instance, asked, teller) if asked.task == WOONPLEK else Flat(instance, asked.task, asked, teller).run()
    found["phases"] = read | found["phases"]
    teller.outcome(found)


def write(asked: argparse.Namespace, teller: Teller) -> None:
    """Draw an instance, and tell what it is like."""
    entry = entries_of(asked.name)[0]
    entry.write(asked.seed, asked.workbook)
    notes = [entry.about] if entry.about else []
    if entry.synthetic:
        known = asdict(facts(woonplek.read(asked.workbook)))
        notes += [f"{key} {value:.3g}" if isinstance(value, float) else f"{key} {value}" for key, value in known.items()]
    teller.outcome(Outcome(notes=notes))


def main() -> None:
    """Do one measurement."""
    parser = argparse.ArgumentParser(description=__doc__)
    tasks = parser.add_subparsers(dest="task", required=True)
    writing = tasks.add_parser("write")
    writing.add_argument("name")
    writing.add_argument("seed", type=int)
    writing.add_argument("workbook", type=Path)
    for solver in (WOONPLEK, *SOLVERS):
        solving = tasks.add_parser(solver)
        solving.add_argument("workbook", type=Path)
        solving.add_argument("--time-limit", type=float, required=True)
        solving.add_argument("--first-share", type=float, default=0.5)
        solving.add_argument("--threads", type=int, default=2)
        solving.add_argument("--seed", type=int, default=0)
    asked = parser.parse_args()
    stream = os.fdopen(os.dup(1), "w")
    os.dup2(2, 1)  # what solvers print by themselves does not mix with what is told
    (write if asked.task == "write" else plan)(asked, Teller(stream))


if __name__ == "__main__":
    main()
