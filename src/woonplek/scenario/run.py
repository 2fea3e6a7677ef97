"""One run from end to end: a workbook under scenarios in, a checked plan in a folder out."""

from __future__ import annotations

import logging
import time
from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from io import StringIO
from pathlib import Path

from woonplek.check import Verdict, judge, tidied
from woonplek.domain.base import Language
from woonplek.domain.instance import Instance
from woonplek.domain.result import Result
from woonplek.io.book import Book
from woonplek.io.run_folder import write_run
from woonplek.model import Options, Progress, solve
from woonplek.scenario.stack import BASE
from woonplek.scenario.stored import asked_of
from woonplek.scenario.variant import Ask, all_names, changed, prepare, scenarios_of
from woonplek.tables import Table, tables

LOGGER = logging.getLogger("woonplek.run")
SHOWN = ("summary_headlines", "summary_goals", "summary_periods")
"""tables that a run prints; of several runs only the first"""


@dataclass(frozen=True, slots=True)
class Finished:
    """A run that came to an end, with or without a plan."""

    ask: Ask
    book: Book
    """as its scenario changed it"""
    result: Result
    verdict: Verdict | None
    tables: tuple[Table, ...]
    folder: Path

    @property
    def exit_code(self) -> int:
        """Return the exit code of the run."""
        return self.result.status.exit_code


@dataclass(frozen=True, slots=True)
class Desk:
    """What runs share: where they are written, in which language, who hears of progress and who may stop them."""

    output: Path
    language: Language
    log: StringIO
    progress: Callable[[Progress], None]
    stop: Callable[[], bool]


def run(book: Book, ask: Ask, options: Options, desk: Desk, base: Result | None = None) -> Finished:
    """Plan *book* under *ask*, have the plan judged, and write it; *base*: the plan without a scenario, to tell the difference from.

    Raises
    ------
    InputError
        When the workbook, or a change to it, has problems.
    """
    began = time.perf_counter()
    instance = prepare(book, ask)
    LOGGER.info("%s: %s", ask.name, _sizes(instance))
    read = time.perf_counter() - began
    result = solve(instance, options, progress=desk.progress, stop=desk.stop)
    result = result.model_copy(update={"phases": {"read": round(read, 3), **result.phases}})
    result, verdict = _tidied(result)
    LOGGER.info("%s: %s in %.1f s", ask.name, result.status.value, result.seconds)
    made = tables(result, verdict, language=desk.language, base=base)
    log, asked = desk.log.getvalue(), asked_of(ask)
    folder = write_run(result, verdict, made, desk.output, input_copy=book.path, log=log, language=desk.language, asked=asked)
    return Finished(ask, changed(book, ask).book, result, verdict, made, folder)


def _tidied(result: Result) -> tuple[Result, Verdict | None]:
    """Return *result* without decisions that bring nothing, its goals as they then are, and what the referee says of it."""
    if result.plan is None:
        return result, None
    plan, verdict = tidied(result.instance, result.plan, judge(result.instance, result.plan))
    if plan == result.plan:
        return result, verdict
    values = [verdict.goals[goal.key] for goal in result.goals]
    goals = [goal.model_copy(update={"value": n, "best": min(goal.best, n)}) for goal, n in zip(result.goals, values, strict=True)]
    return result.model_copy(update={"plan": plan, "goals": tuple(goals)}), verdict


def _sizes(instance: Instance) -> str:
    clients = sum(client.count for client in instance.clients)
    return f"{clients} clients, {len(instance.locations)} locations, {instance.periods} periods"


def run_all(book: Book, names: Sequence[str], ask: Ask, options: Options, desk: Desk) -> list[Finished]:
    """Plan *book* under each scenario of *names* (no names: all, and none), one after another, until somebody stops it.

    Every scenario is prepared before the first is planned, so that a problem in the last one shows at once.
    """
    found = scenarios_of(book)
    asks = [replace(ask, scenarios=tuple(part.strip() for part in name.split(","))) for name in names or all_names(found)]
    for one in asks:
        prepare(book, one, found)
    finished: list[Finished] = []
    for one in asks:
        base = next((f.result for f in finished if f.ask.name == BASE), None)
        finished.append(run(book, one, options, desk, base))
        if desk.stop():
            break
    return finished


def worst(finished: list[Finished]) -> int:
    """Return the exit code of several runs: of those that are not 0 the gravest, no plan before a stopped one."""
    return next((code for code in (4, 6, 5) if code in {f.exit_code for f in finished}), 0)
