"""Which part is planned next, and for how long."""

from __future__ import annotations

import time
from collections.abc import Sequence
from math import inf

from woonplek.domain.result import Result, Status

ANY, SOON = 0.15, 6.0
"""share of the time limit in which each part looks for any plan, where parts wait for each other, and seconds a part that this should be at least"""
SECOND = 0.2
"""share of the time limit that is kept for a second turn, where parts wait for each other and some may have no plan"""
WORTH = 5.0
"""seconds at least for a second turn"""


def shares(left: float, at_once: int, running: Sequence[float], waiting: Sequence[int]) -> float:
    """Return the seconds for the first of the parts *waiting*, given their clients.

    All have the same time a client of what is *left*, on *at_once* processes, but for the seconds that those *running* still have.
    """
    free = max(0.0, left * at_once - sum(max(0.0, seconds) for seconds in running))
    return min(max(0.0, left), free * waiting[0] / max(1, sum(waiting)))


class Rota:
    """The turns of parts with *sizes* in clients, *at_once* at a time, within *limit* seconds from now if there is a limit.

    Where parts wait for each other there are rounds. In the first each looks for any plan, so that the whole has one soon. In the next each
    has its turn, from there on, which is the last where that has found a plan for each. Else who then has no plan has another one, for what is left
    of the time; with a plan for each, those that are not proven go on from theirs. Time that a part does not use goes to those that come after it.
    """

    def __init__(self, sizes: Sequence[int], at_once: int, limit: float | None) -> None:
        self.sizes, self.at_once, self.limit = sizes, at_once, limit
        self.begin = time.monotonic()
        self.waiting = list(range(len(sizes)))
        wait = len(sizes) > at_once
        first = [ANY] if wait and (limit is None or ANY * limit * at_once >= SOON * len(sizes)) else []
        later = [1.0 - SECOND, 1.0] if wait and limit is not None else [1.0]
        self.ends = first + later
        """shares of the limit at which the round at hand ends, and those to come"""

    @property
    def any_plan(self) -> bool:
        """Whether any plan will do in the round at hand."""
        return self.ends[0] == ANY

    def take(self, until: Sequence[float]) -> tuple[int, float | None]:
        """Return the next part and its seconds, None for as long as it takes; *until* when those at work have time."""
        sizes = [self.sizes[number] for number in self.waiting]
        number = self.waiting.pop(0)
        if self.limit is None:
            return number, None
        now = time.monotonic()
        left = self.begin + self.ends[0] * self.limit - now
        return number, shares(left, self.at_once, [end - now for end in until], sizes)

    def again(self, results: Sequence[Result | None]) -> None:
        """Begin the next round, if there is one and time for it."""
        if len(self.ends) == 1 or (self.limit is not None and self.begin + self.limit - time.monotonic() < WORTH):
            return
        first = self.any_plan
        self.ends.pop(0)
        status = [None if result is None else result.status for result in results]
        if first:
            self.waiting = [number for number, one in enumerate(status) if one not in {Status.PROVEN, Status.IMPOSSIBLE}]
            if Status.NOTHING_FOUND not in status:
                del self.ends[:-1]
            return
        without = [number for number, one in enumerate(status) if one is Status.NOTHING_FOUND]
        self.waiting = without or [number for number, one in enumerate(status) if one is Status.STOPPED]


def better(before: Result | None, now: Result) -> Result:
    """Return the result with the better plan, goal by goal; the one with higher bounds where plans are as good."""
    if before is None or before.plan is None:
        return now
    return before if now.plan is None else min(now, before, key=_rank)


def _rank(result: Result) -> tuple[list[float], list[float]]:
    """Return what makes a result come first: low values, a goal that had no turn being worst, and high bounds."""
    return [*(goal.best for goal in result.goals), inf], [-goal.bound for goal in result.goals]
