"""Plan an instance: parts that share no limit each in a process of its own, or as a whole where it is one part."""

from __future__ import annotations

import time
from collections.abc import Callable
from dataclasses import replace

from woonplek.domain.instance import Instance
from woonplek.domain.policy import ordered_goals
from woonplek.domain.result import Result
from woonplek.model.parts.crew import Crew, can_start
from woonplek.model.parts.divide import divided
from woonplek.model.parts.join import joined
from woonplek.model.solve import Options, Parts, Progress, gap_pct, versions
from woonplek.model.solve import solve as solve_whole


def solve(
    instance: Instance,
    options: Options | None = None,
    *,
    progress: Callable[[Progress], None] | None = None,
    stop: Callable[[], bool] | None = None,
) -> Result:
    """Plan *instance*; parameters, result and errors are those of :func:`woonplek.model.solve.solve`.

    Parts that share no limit are planned apart, each in a process, as many at a time as there are threads. With a file to write the model
    to, the model is built whole, and so the plan is made from that.
    """
    options = options or Options()
    begin = time.monotonic()
    parts = divided(instance) if options.write_model is None and can_start() else [instance]
    found = time.monotonic() - begin
    if len(parts) == 1:
        return solve_whole(instance, _after(options, found), progress=progress, stop=stop)
    board = Board(parts, begin, progress or (lambda _: None))
    crew = Crew(parts, _after(options, found), stop or (lambda: False), board.hear)
    results = crew.run()
    solved = time.monotonic() - begin
    common = {
        "seed": options.seed,
        "versions": versions(),
        "counts": {"parts": len(parts), "processes": crew.at_once},
        "phases": {"build": found, "solve": solved - found},
    }
    result = joined(instance, results, options.gap_pct, common)
    seconds = time.monotonic() - begin
    return result.model_copy(update={"seconds": seconds, "phases": {**result.phases, "referee": seconds - solved}})


def _after(options: Options, seconds: float) -> Options:
    """Return *options* with what is left of the time limit *seconds* later."""
    return options if options.time_limit is None else replace(options, time_limit=max(0.0, options.time_limit - seconds))


class Board:
    """Sums up what is told of the parts."""

    def __init__(self, parts: list[Instance], begin: float, tell: Callable[[Progress], None]) -> None:
        self.begin, self.tell = begin, tell
        self.of = len(parts)
        self.done: set[int] = set()
        self.goals = len(ordered_goals(parts[0]))
        self.best: list[dict[int, float]] = [{} for _ in range(self.goals)]
        """by goal: the best value of each part that has a plan for it"""
        self.bound: list[dict[int, float]] = [{} for _ in range(self.goals)]

    def hear(self, part: int, news: Progress | Result) -> None:
        """Hear *news* of a part and tell it on, value and bound summed over the parts that have a plan for that goal."""
        if isinstance(news, Result):
            self.done.add(part)
            return
        goal = news.number - 1
        if news.best is not None:
            self.best[goal][part] = news.best
            self.bound[goal][part] = news.bound or 0.0
        best, bound = (sum(values.values()) if values else None for values in (self.best[goal], self.bound[goal]))
        parts = Parts(len(self.done), len(self.best[goal]), self.of)
        seconds = time.monotonic() - self.begin
        self.tell(Progress(news.goal, news.number, news.of, best, bound, gap_pct(best, bound), seconds, news.phase, parts))
