"""What a solver under measurement tells: lines of JSON on a stream of its own, each as soon as it is known."""

from __future__ import annotations

import json
import sys
from typing import IO, TypedDict


class Point(TypedDict):
    """Best value and proven bound of a goal, *seconds* after the search for a plan began; None is not known yet."""

    goal: int
    best: float | None
    bound: float | None
    seconds: float


class GoalFound(TypedDict):
    """How a goal came out: *best* when it was its turn, *value* in the plan as the referee counts it."""

    key: str
    unit: str
    best: float
    value: float | None
    bound: float | None
    seconds: float


class Published(TypedDict):
    """What others proved of an instance.

    *optimum* as they wrote it, of the goal ``cost``; *cents*: what one of its units is here; *rounding*: cents by which all tariffs together may be off.
    """

    optimum: str
    cents: int
    rounding: float


class Outcome(TypedDict, total=False):
    """What a solver ends with, or what an instance is; absent is not known."""

    asked: list[str]
    """keys of the goals in order"""
    published: Published
    status: str
    goals: list[GoalFound]
    phases: dict[str, float]
    counts: dict[str, int]
    versions: dict[str, str]
    notes: list[str]
    memory: float
    """MB of all its processes at most, where it has more than one"""


class Teller:
    """Tells points and the outcome, and keeps what it told last."""

    def __init__(self, stream: IO[str] | None = None) -> None:
        self.stream = stream or sys.stdout
        self._last: tuple[int, float | None, float | None] | None = None

    def point(self, goal: int, best: float | None, bound: float | None, seconds: float) -> None:
        """Tell best and bound of goal number *goal*, when they are news."""
        if self._last != (goal, best, bound):
            self._last = (goal, best, bound)
            self._write({"point": Point(goal=goal, best=best, bound=bound, seconds=round(seconds, 3))})

    def outcome(self, outcome: Outcome) -> None:
        """Tell how it ended, or what is known so far, lest it is lost where the rest fails."""
        self._write({"outcome": outcome})

    def _write(self, line: object) -> None:
        self.stream.write(json.dumps(line) + "\n")
        self.stream.flush()
