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
from collections.abc import Sequence
from dataclasses import asdict
from pathlib import Path

from events import GoalFound, Outcome, Teller
from flat_solvers import SOLVERS
from regions import facts
from registry import chosen as entries_of
from runs import judged

import woonplek
from woonplek.check import judge
from woonplek.domain.instance import Instance
from woonplek.domain.policy import goal_unit, ordered_goals
from woonplek.domain.result import Result, Status, proven_gap_pct
from woonplek.model import Progress
from woonplek.model.exact import FlatSearch, Solver, Task
from woonplek.model.found import Effort, Infeasible
from woonplek.model.highs import MipAnswer
from woonplek.model.program import build_program
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


class Timed:
    """A solver, with the seconds it took in all and the size of the first model it had: columns and rows."""

    def __init__(self, solver: Solver) -> None:
        self.solver = solver
        self.seconds = 0.0
        self.size: tuple[int, int] | None = None

    def __call__(self, task: Task) -> MipAnswer:
        """Solve *task*."""
        rows, columns = task.model.matrix.shape
        self.size = self.size or (columns, rows)
        at = time.monotonic()
        try:
            return self.solver(task)
        finally:
            self.seconds += time.monotonic() - at


class Until:
    """Ends a run as soon as the goal *key* is judged near; never where there is no such goal."""

    def __init__(self, key: str | None, instance: Instance, teller: Teller) -> None:
        keys = [goal.key for goal in ordered_goals(instance)]
        self.key, self.number = key, keys.index(key) if key in keys else None
        self.client_days, self.teller = client_days(instance), teller
        self.best, self.bound = float("inf"), 0.0

    def point(self, goal: int, best: float | None, bound: float | None, seconds: float) -> None:
        """Tell a point, and look whether it is near."""
        self.teller.point(goal, best, bound, seconds)
        if goal == self.number:
            self.best = self.best if best is None else min(self.best, best)
            self.bound = self.bound if bound is None else max(self.bound, bound)

    def __call__(self) -> bool:
        """Whether it is."""
        return self.key is not None and self.best < float("inf") and judged(self.key, self.best, self.bound, self.client_days).near


def flat(instance: Instance, asked: argparse.Namespace, teller: Teller) -> Outcome:
    """Plan *instance* by the flat model, and have the plan judged."""
    begin, until = time.monotonic(), Until(asked.until, instance, teller)

    def heard(goal: int, best: float | None, bound: float | None, _: str) -> None:
        until.point(goal, best, bound, time.monotonic() - begin)

    program = build_program(instance)
    solver = Timed(SOLVERS[asked.task])
    effort = Effort(asked.gap, asked.threads, asked.seed, begin + asked.time_limit, until, heard)
    search = FlatSearch(program, asked.task, effort, {asked.task: solver})
    possible = True
    try:
        search.run()
    except Infeasible:
        possible = False
    phases = {"build": time.monotonic() - begin - solver.seconds, "solve": solver.seconds}
    columns, rows = solver.size or (0, 0)
    sizes = counts(program) | {"columns_flat": columns, "rows_flat": rows}
    outcome = Outcome(phases=phases, counts=sizes, versions=versions(), goals=[])
    teller.outcome(outcome)  # the rest may fail
    if search.found is None:
        return outcome | Outcome(status=(Status.NOTHING_FOUND if possible else Status.IMPOSSIBLE).value)
    at = time.monotonic()
    plan = make_plan(program, search.found.arcs, search.found.counts, search.found.columns)
    phases["split"] = time.monotonic() - at
    at = time.monotonic()
    verdict = judge(instance, plan)
    phases["referee"] = time.monotonic() - at
    keys = [program.goals[turn.goal].setting.key for turn in search.turns]
    values = [verdict.goals[key] if verdict.ok else None for key in keys]
    outcome["goals"] = [
        GoalFound(key=key, unit=goal_unit(key), best=turn.best, value=value, bound=turn.bound, seconds=turn.seconds)
        for key, turn, value in zip(keys, search.turns, values, strict=True)
    ]
    if not verdict.ok:
        return outcome | Outcome(status="refused by the referee", notes=[f"broken: {', '.join(verdict.broken)}"])
    done = len(keys) == len(program.goals)
    return outcome | Outcome(status=ended(outcome["goals"], asked.gap, done=done).value)


def ended(goals: Sequence[GoalFound], gap: float, *, done: bool) -> Status:
    """Return how a search ended, as a run of woonplek has it; *done*: every goal had its turn."""
    off = [100 * (goal["best"] - (goal["bound"] or 0)) / max(1, goal["best"]) for goal in goals]
    exact = [proven_gap_pct(goal["unit"], int(goal["best"])) for goal in goals]
    if done and all(one <= share for one, share in zip(off, exact, strict=True)):
        return Status.PROVEN
    return Status.WITHIN_GAP if done and all(one <= max(share, gap) for one, share in zip(off, exact, strict=True)) else Status.STOPPED


def client_days(instance: Instance) -> int:
    """Return the days in care of all clients in the plan."""
    days = instance.calendar.days
    return sum(client.count * sum(days[client.first : client.end]) for client in instance.clients)


def own(instance: Instance, asked: argparse.Namespace, teller: Teller) -> Outcome:
    """Plan *instance* by woonplek, and write the plan."""
    until = Until(asked.until, instance, teller)

    def progress(news: Progress) -> None:
        whole = news.parts is None or news.parts.planned == news.parts.of
        until.point(news.number - 1, news.best if whole else None, news.bound, news.seconds)

    result = woonplek.solve(
        instance, progress=progress, stop=until, time_limit=asked.time_limit, gap_pct=asked.gap, threads=asked.threads, seed=asked.seed
    )
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
    phases = {"read": time.monotonic() - at}
    teller.outcome(Outcome(asked=[goal.key for goal in ordered_goals(instance)], phases=phases))
    found = (own if asked.task == WOONPLEK else flat)(instance, asked, teller)
    found["phases"] = phases | found["phases"]
    found["counts"]["client_days"] = client_days(instance)
    teller.outcome(found)


def write(asked: argparse.Namespace, teller: Teller) -> None:
    """Draw an instance, and tell what it is like."""
    entry = entries_of(asked.name)[0]
    entry.write(asked.seed, asked.workbook)
    outcome = Outcome(notes=[])
    if entry.synthetic:
        known = asdict(facts(woonplek.read(asked.workbook)))
        outcome["notes"] = [f"{key} {value:.3g}" if isinstance(value, float) else f"{key} {value}" for key, value in known.items()]
    if entry.published is not None:
        outcome["published"] = entry.published()
    teller.outcome(outcome)


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
        solving.add_argument("--gap", type=float, default=0.0)
        solving.add_argument("--until")
        solving.add_argument("--threads", type=int, default=2)
        solving.add_argument("--seed", type=int, default=0)
    asked = parser.parse_args()
    stream = os.fdopen(os.dup(1), "w")
    os.dup2(2, 1)  # what solvers print by themselves does not mix with what is told
    (write if asked.task == "write" else plan)(asked, Teller(stream))


if __name__ == "__main__":
    main()
