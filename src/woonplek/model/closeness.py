"""How near a plan must come to what is proven: rounding of bounds, the gap that is asked, the slack of a goal."""

from __future__ import annotations

from collections.abc import Callable
from math import ceil, floor, inf, isfinite

from woonplek.domain.policy import goal_unit
from woonplek.domain.result import proven_gap_pct
from woonplek.model.narrow import goal_step
from woonplek.model.program import Program

ROUND = 1e-6


def within(share: float) -> Callable[[float, float], bool]:
    """Return what tells whether a value is above a bound by no more than a *share* of itself."""
    return lambda value, bound: value - bound <= share * abs(value)


class Closeness:
    """Values and bounds of the goals of a program, all less the goal's constant; *gap* in percent."""

    def __init__(self, program: Program, gap: float) -> None:
        self.gap = gap
        self.goals = program.goals
        self.step = [goal_step(program, goal) for goal in range(len(program.goals))]
        """what values of the goal differ by at least; 0 where nothing is known"""

    def share(self, goal: int, best: int | None) -> float:
        """Return how far from the bound, as a share of its value, a plan is good enough."""
        vector = self.goals[goal]
        exact = 0.0 if best is None else proven_gap_pct(goal_unit(vector.setting.key), best + vector.constant)
        return max(self.gap, exact) / 100

    def rounded(self, goal: int, bound: float) -> int:
        """Return the least value that *bound* leaves possible."""
        if not isfinite(bound):
            return 0
        step = self.step[goal]
        return ceil(rounded_up(bound) / step) * step if step else rounded_up(bound)

    def proven(self, goal: int, best: int, low: int) -> bool:
        """Tell whether bound *low* proves *best* good enough."""
        return best - low <= self.share(goal, best) * max(1, best + self.goals[goal].constant)

    def target(self, goal: int, best: int) -> int:
        """Return the bound that makes *best* good enough."""
        return ceil(best - self.share(goal, best) * max(1, best + self.goals[goal].constant))

    def enough(self, goal: int, best: int | None, low: int) -> float:
        """Return the value of a plan that bound *low* proves to be good enough."""
        share = self.share(goal, best)
        return max(low + share, (low + share * self.goals[goal].constant) / (1 - share)) if share < 1 else inf

    def lowest(self, goal: int, target: int) -> float:
        """Return from where on a bound, rounded up to what plans can cost, is *target* or more."""
        step = self.step[goal]
        return target - step + ROUND if step else float(target)

    def allowed(self, goal: int, best: int) -> int:
        """Return the most that the goal may be from now on: *best* and its slack."""
        vector = self.goals[goal]
        return floor((best + vector.constant) * (1 + vector.setting.slack_pct / 100)) - vector.constant

    def closed(self, goal: int, value: float, bound: float) -> bool:
        """Tell whether linear optimum *value* is as good as proven by *bound*."""
        return value - bound <= max(1e-5 * abs(value), ROUND) or (self.step[goal] > 0 and self.rounded(goal, bound) >= value - ROUND)


def rounded_up(bound: float) -> int:
    """Return the least whole number that *bound*, known to about nine digits, leaves possible."""
    return ceil(bound - max(ROUND, 1e-9 * abs(bound)))
