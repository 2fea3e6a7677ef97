"""What a run comes back with."""

from __future__ import annotations

from collections.abc import Mapping
from enum import StrEnum

from woonplek.domain.base import Frozen, Text
from woonplek.domain.instance import Instance
from woonplek.domain.plan import Plan


class Status(StrEnum):
    """How a run ended. Never fold one into another."""

    PROVEN = "proven best"
    WITHIN_GAP = "within gap"
    STOPPED = "stopped, best so far"
    IMPOSSIBLE = "no plan possible"
    NOTHING_FOUND = "stopped, nothing found"

    @property
    def exit_code(self) -> int:
        """Return what the command line ends with."""
        return {Status.PROVEN: 0, Status.WITHIN_GAP: 0, Status.IMPOSSIBLE: 4, Status.STOPPED: 5, Status.NOTHING_FOUND: 6}[self]


EXACT_CENTS, CENTS_GAP_PCT = 100_000_000, 0.001


def proven_gap_pct(unit: str, best: int) -> float:
    """Return the gap, in percent, up to which a goal counts as proven: none, save for more than a million euros."""
    return CENTS_GAP_PCT if unit == "cents" and best > EXACT_CENTS else 0.0


class GoalOutcome(Frozen):
    """How one goal came out."""

    key: str
    unit: str
    best: int
    """value when it was this goal's turn"""
    value: int
    """value in the plan"""
    allowed: int
    """what later goals could use: best plus slack"""
    bound: int | float
    """proven: no plan that holds the goals before it is lower"""
    seconds: float

    @property
    def gap_pct(self) -> float:
        """Return 100 · (best − bound) / max(1, best)."""
        return max(0.0, 100.0 * (self.best - self.bound) / max(1, self.best))

    @property
    def proven(self) -> bool:
        """Tell whether no plan is better, amounts of over a million euros within their rounding."""
        return self.gap_pct <= proven_gap_pct(self.unit, self.best)


class Conflict(Frozen):
    """Why no plan is possible: rules that clash, and what a plan with them soft would break."""

    rules: tuple[str, ...]
    repaired: bool
    """a plan exists when all rules that may be soft are"""
    shortfalls: tuple[Text, ...] = ()
    """what that plan breaks, in sentences"""


class Shadow(Frozen):
    """Estimated gain of the first goal by one more of a limit, from the linear model."""

    rule: str
    key: tuple[str, ...]
    """what the limit belongs to: codes, then period label"""
    gain: float


class Result(Frozen):
    """A run's outcome; *plan* is there only when the referee has confirmed it."""

    status: Status
    instance: Instance
    plan: Plan | None = None
    goals: tuple[GoalOutcome, ...] = ()
    conflict: Conflict | None = None
    shadows: tuple[Shadow, ...] = ()
    counts: Mapping[str, int] = {}
    """sizes of the model: clients, kinds, places, variables, rows"""
    phases: Mapping[str, float] = {}
    """seconds by phase: read, build, solve, split, referee"""
    seed: int = 0
    seconds: float = 0.0
    versions: Mapping[str, str] = {}
