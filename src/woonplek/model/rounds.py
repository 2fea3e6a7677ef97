"""Two rounds over the goals of a large region: a quick turn for each, then more time for the first that is not near and all after it.

Whoever stops early, or has a minute, gets a plan in which every goal had a say; a goal that takes long keeps none waiting.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from woonplek.model.found import Found, Turn
from woonplek.model.kinds import Bools
from woonplek.model.program import Program


@dataclass(frozen=True)
class Milestone:
    """A search where the turn of a goal begins: its program and the arcs removed, as the goals before have narrowed them."""

    program: Program
    removed: Bools


class FirstRound:
    """What quick turns leave to the second ones."""

    def __init__(self) -> None:
        self.turns: list[Turn] = []
        self.plans: list[Found] = []
        """the best plan of each goal as it was held"""
        self.milestone: Milestone | None = None
        """where the first goal begins that is not near"""
        self.back = 0
        """the number of that goal"""

    def settled(self, turn: Turn, plan: Found, begun: Milestone, *, near: bool) -> None:
        """Keep how a goal came out."""
        if not near and self.milestone is None:
            self.milestone, self.back = begun, turn.goal
        self.turns.append(turn)
        self.plans.append(plan)

    def low(self, goal: int, turns: Sequence[Turn]) -> int | None:
        """Return what was proven of *goal*, its constant counted; None where a goal before it may be more after *turns* than it could be then."""
        if any(now.allowed > then.allowed for now, then in zip(turns, self.turns, strict=False)):
            return None
        return round(self.turns[goal].bound)

    def seconds(self, goal: int) -> float:
        """Return the seconds that the first turn of *goal* took."""
        return self.turns[goal].seconds if goal < len(self.turns) else 0.0
