"""What a search is asked and what it finds: plans as paths or arcs, and how each goal came out."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from woonplek.model.kinds import Ints
from woonplek.model.rows import Floats
from woonplek.model.warm import Laid


@dataclass(frozen=True)
class Assignment:
    """A whole plan: how many clients of a kind take each path, and the columns beside them."""

    paths: Ints
    counts: Ints
    columns: Floats


@dataclass(frozen=True)
class Found:
    """A whole plan as arcs of each path, how many clients take it, and the columns."""

    arcs: list[Ints]
    counts: Ints
    columns: Floats


@dataclass(frozen=True)
class Turn:
    """How a goal came out when it was its turn; values include the goal's constant."""

    goal: int
    best: int
    bound: float
    allowed: int
    seconds: float


Report = Callable[[int, float | None, float | None, str], None]
"""Hears goal number, best, bound, and what is being done."""


AHEAD = "in longer periods"
"""How what is being done begins while a region is planned in longer periods first."""
Longer = Callable[[float, Callable[[str], None]], Laid | None]
"""Looks for a plan in longer periods for so many seconds, tells what it is doing, and lays paths along it."""


class Infeasible(Exception):  # noqa: N818
    """No plan satisfies all rules."""


@dataclass(frozen=True)
class Effort:
    """How well and how long to search: *gap* in percent, *deadline* on the monotonic clock."""

    gap: float
    threads: int
    seed: int
    deadline: float
    stop: Callable[[], bool]
    report: Report
    start: Laid | None = None
    """paths of a plan to start from"""
    longer: Longer | None = None
    """where periods are short: paths of a plan in longer ones"""
