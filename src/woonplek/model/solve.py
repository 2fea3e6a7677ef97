"""From an instance to a result: build, search goal by goal, split over named clients, referee."""

from __future__ import annotations

import logging
import os
import platform
import time
from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from importlib.metadata import version
from math import inf
from pathlib import Path
from typing import Any, NamedTuple

from woonplek.check import Verdict, judge
from woonplek.domain.instance import Instance
from woonplek.domain.plan import Plan
from woonplek.domain.policy import goal_unit
from woonplek.domain.result import GoalOutcome, Result, Status
from woonplek.model.alike import Alike, alike
from woonplek.model.exact import SMALL, FlatSearch
from woonplek.model.explain import explain
from woonplek.model.found import AHEAD, Effort, Infeasible, Longer, Turn
from woonplek.model.highs import SolverError
from woonplek.model.longer import in_longer_periods
from woonplek.model.mps import write_mps
from woonplek.model.neighbourhood import Clock
from woonplek.model.program import Program, build_program
from woonplek.model.search import Search
from woonplek.model.shadow import first_goal_duals, shadows
from woonplek.model.split import make_plan
from woonplek.model.warm import Laid, lay

ENGINES = ("auto", "pathways", "cp-sat", "highs")


class Parts(NamedTuple):
    """How far the parts of an instance are: how many are done, how many have a plan that counts in *best*, and how many there are."""

    done: int
    planned: int
    of: int


class Progress(NamedTuple):
    """A line of news: goal *number* of *of*, the best value and the proven bound so far.

    Where *parts* are planned apart, value and bound are sums over those that have a plan for this goal.
    """

    goal: str
    number: int
    of: int
    best: float | None
    bound: float | None
    gap_pct: float | None
    seconds: float
    phase: str
    parts: Parts | None = None

    @property
    def ahead(self) -> bool:
        """Whether the region is planned in longer periods first, meanwhile."""
        return self.phase.startswith(AHEAD)


@dataclass(frozen=True)
class Options:
    """How to search. *time_limit* in seconds for the whole; *gap_pct* accepts a plan that close to the bound; *start* has a plan to begin with."""

    time_limit: float | None = None
    gap_pct: float = 0.0
    seed: int = 0
    threads: int | None = None
    engine: str = "auto"
    start: Result | None = None
    write_model: Path | None = None

    @property
    def at_once(self) -> int:
        """Threads to work with."""
        return self.threads or max(1, min(os.cpu_count() or 1, 8))


CLOSE = 1e-9
EXPLAINING, SOON = 60.0, 10.0
"""seconds in which a conflict is named where there is no time limit, and at least"""
LOG = logging.getLogger(__name__)


class RefereeError(Exception):
    """The plan of the solver is not what it says: our fault, never shown as a plan."""


def solve(
    instance: Instance,
    options: Options | None = None,
    *,
    progress: Callable[[Progress], None] | None = None,
    stop: Callable[[], bool] | None = None,
) -> Result:
    """Plan *instance* as a whole, in this process.

    Parameters
    ----------
    progress
        Hears how far the search is.
    stop
        Asked often; True ends the search and keeps the best plan.

    Returns
    -------
    A result whose plan, if there is one, the referee has confirmed.

    Raises
    ------
    RefereeError
        When the referee finds something else than the solver said.
    """
    options = options or Options()
    begin = time.monotonic()
    whole = alike(instance)
    program = build_program(whole.instance)
    laid = _laid(program, whole, options.start)
    built = time.monotonic()
    phases = {"build": built - begin}
    if options.write_model is not None:
        write_mps(program, options.write_model)
    common: dict[str, Any] = {
        "instance": instance,
        "seed": options.seed,
        "versions": versions(),
        "counts": counts(program),
        "phases": phases,
    }
    refused: Verdict | None = None
    for engine in _engines(program, options):
        search = _search(program, options, engine, laid, begin, progress, stop)
        at = time.monotonic()
        try:
            search.run()
        except Infeasible:
            conflict = explain(instance, seconds_to_explain(options, begin), stop)
            return Result(status=Status.IMPOSSIBLE, conflict=conflict, seconds=time.monotonic() - begin, **common)
        except SolverError as error:
            if search.found is None:
                raise
            LOG.warning("the solver failed (%s); the best plan so far is kept", error)
        phases["solve"] = time.monotonic() - at
        if search.found is None:
            return Result(status=Status.NOTHING_FOUND, seconds=time.monotonic() - begin, **common)
        at = time.monotonic()
        plan = whole.apart(make_plan(program, search.found.arcs, search.found.counts, search.found.columns))
        phases["split"] = time.monotonic() - at
        at = time.monotonic()
        verdict = judge(instance, plan)
        phases["referee"] = time.monotonic() - at
        if verdict.ok:
            return _confirmed(program, whole, options, search, plan, verdict, time.monotonic() - begin, common)
        refused = verdict
    raise RefereeError(refusal(refused))


def refusal(verdict: Verdict | None) -> str:
    """Say what the referee found: the first rules broken, and where."""
    broken = [] if verdict is None else [v for rule in verdict.rules for v in rule.violations if rule.stance == "aan"]
    return "; ".join(f"{v.rule} {' '.join(v.where)}" for v in broken[:3])


def _engines(program: Program, options: Options) -> tuple[str, ...]:
    """Return the engines to try in turn: a small plan that rounding spoils is made again in whole numbers."""
    if options.engine != "auto":
        return (options.engine,)
    return ("highs", "cp-sat") if program.network.arcs <= SMALL else ("pathways",)


def _confirmed(
    program: Program,
    whole: Alike,
    options: Options,
    search: Search | FlatSearch,
    plan: Plan,
    verdict: Verdict,
    seconds: float,
    common: dict[str, Any],
) -> Result:
    """Return the result of a plan that the referee has confirmed."""
    goals = tuple(_outcome(program, turn, verdict.goals) for turn in search.turns)
    duals = search.first_duals if isinstance(search, Search) else None
    if isinstance(search, FlatSearch) and goals[0].best > 0:
        duals = first_goal_duals(program, threads=search.threads, seed=options.seed)
    return Result(
        status=status_of(goals, len(program.goals), options.gap_pct),
        plan=plan,
        goals=goals,
        shadows=() if duals is None else whole.named(shadows(program, duals)),
        seconds=seconds,
        **common,
    )


def _search(
    program: Program,
    options: Options,
    engine: str,
    laid: Laid | None,
    begin: float,
    progress: Callable[[Progress], None] | None,
    stop: Callable[[], bool] | None,
) -> Search | FlatSearch:
    keys = [goal.setting.key for goal in program.goals]

    def report(goal: int, best: float | None, bound: float | None, doing: str) -> None:
        if progress is not None:
            progress(Progress(keys[goal], goal + 1, len(keys), best, bound, gap_pct(best, bound), time.monotonic() - begin, doing))

    deadline = inf if options.time_limit is None else begin + options.time_limit
    asked = stop or (lambda: False)
    effort = Effort(options.gap_pct, options.at_once, options.seed, deadline, asked, report, laid)
    if engine != "pathways":
        return FlatSearch(program, engine, effort)
    return Search(program, replace(effort, longer=_longer(program, effort)))


def _longer(program: Program, effort: Effort) -> Longer | None:
    """Return what looks for a plan in longer periods, None where those of *program* are long already.

    That plan is no plan of *program*, so nothing but what is being done is told of it.
    """
    instance = in_longer_periods(program.instance)
    if instance is None:
        return None

    def plan(seconds: float, tell: Callable[[str], None]) -> Laid | None:
        whole = alike(instance)
        longer = build_program(whole.instance)
        names = [goal.setting.key for goal in longer.goals]

        def report(goal: int, _best: float | None, _bound: float | None, doing: str) -> None:
            tell(f"{AHEAD}: {names[goal]}, {doing}")

        over = Clock(seconds, effort.stop)
        search = Search(longer, replace(effort, deadline=over.until, stop=over, report=report))
        try:
            search.run()
        except Infeasible:
            return None
        found = search.found
        if found is None:
            return None
        return lay(program, whole.apart(make_plan(longer, found.arcs, found.counts, found.columns)), instance.calendar)

    return plan


def gap_pct(best: float | None, bound: float | None) -> float | None:
    """Return how far *best* may be from the best there is, in percent; None where either is not known."""
    return None if best is None or bound is None else max(0.0, 100 * (best - bound) / max(1, best))


def _laid(program: Program, whole: Alike, start: Result | None) -> Laid | None:
    """Return the paths to start from: none where some client has no path at all."""
    if start is None or start.plan is None or len(program.network.blocked):
        return None
    return lay(program, whole.together(start.plan), start.instance.calendar)


def _outcome(program: Program, turn: Turn, judged: object) -> GoalOutcome:
    key = program.goals[turn.goal].setting.key
    value = judged[key]  # type: ignore[index]
    if value > turn.allowed:
        raise RefereeError(f"{key} is {value}, more than {turn.allowed}")
    return GoalOutcome(
        key=key,
        unit=goal_unit(key),
        best=turn.best,
        value=value,
        allowed=turn.allowed,
        bound=min(turn.best, max(0, turn.bound)),
        seconds=turn.seconds,
    )


def status_of(goals: Sequence[GoalOutcome], asked: int, gap: float) -> Status:
    """Return the status of a plan with the outcome of *goals*, of which there are *asked*; *gap* in percent is near enough."""
    if len(goals) < asked:
        return Status.STOPPED
    if all(g.proven for g in goals):
        return Status.PROVEN
    if all(g.proven or g.gap_pct <= gap + CLOSE for g in goals):
        return Status.WITHIN_GAP
    return Status.STOPPED


def seconds_to_explain(options: Options, begin: float) -> float:
    """Return the seconds in which a conflict is named: what is left of all time since *begin*, or half of all where that is more."""
    if options.time_limit is None:
        return EXPLAINING
    return max(SOON, options.time_limit / 2, begin + options.time_limit - time.monotonic())


def counts(program: Program) -> dict[str, int]:
    """Return the sizes of the model."""
    return {
        "clients": int(program.kinds.count.sum()),
        "kinds": len(program.kinds),
        "places": program.kinds.places.count,
        "periods": program.instance.periods,
        "arcs": program.network.arcs,
        "rows": len(program.lower),
    }


def versions() -> dict[str, str]:
    """Return the versions that a plan depends on."""
    return {"woonplek": version("woonplek"), "python": platform.python_version()} | {
        name: version(name) for name in ("highspy", "ortools", "numpy", "scipy")
    }
