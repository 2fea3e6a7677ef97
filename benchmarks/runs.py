"""What was measured of one solver on one instance, and how near to the best that came, and when."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, field
from typing import NamedTuple

from events import GoalFound, Outcome, Point, Published

NEAR_PCT = (1.0, 0.1)
FIRST_GOALS = ("waiting", "bridging")
"""the goals that matter most: how long until both are judged near"""
JUDGED_PCT = 1.0
"""of its value, within which a goal is near; and of client-days, below which a goal in days is judged in days"""
JUDGED_DAYS_PCT = 0.1
"""of client-days, within which such a goal is near"""
DAY_GOALS = {"waiting", "bridging", "wishes", "own_home", "queue"}
"""whose value is a sum of days in care"""


class Judgement(NamedTuple):
    """Whether a goal is proven near, and how far it is from its bound, by the measure that counts."""

    near: bool
    words: str


def judged(key: str, best: float, bound: float | None, client_days: int) -> Judgement:
    """Judge a goal: within 1 % of its value, or where that is under 1 % of the client-days within 0.1 % of these."""
    off = max(0.0, best - (bound or 0.0))
    if key in DAY_GOALS and best < JUDGED_PCT / 100 * client_days:
        share = 100 * off / client_days
        return Judgement(share <= JUDGED_DAYS_PCT, f"{share:.3f} % of client-days")
    share = 100 * off / max(1.0, best)
    return Judgement(share <= JUDGED_PCT, f"{share:.2f} %")


@dataclass
class Run:
    """One solver on one instance; *limit*, *wall* and all times in seconds. *failure* says why there is no outcome."""

    instance: str
    seed: int
    solver: str
    limit: float
    wall: float
    memory_mb: float
    points: list[Point] = field(default_factory=list)
    outcome: Outcome = field(default_factory=Outcome)
    failure: str = ""
    published: Published | None = None

    @property
    def status(self) -> str:
        """Return how it ended, in words."""
        return self.failure or self.outcome.get("status", "no outcome")

    @property
    def goals(self) -> list[GoalFound]:
        """Return the goals that had their turn."""
        return self.outcome.get("goals", [])

    @property
    def confirmed(self) -> bool:
        """Tell whether the referee has seen a plan and found nothing wrong."""
        return not self.failure and bool(self.goals) and self.goals[0]["value"] is not None

    @property
    def first_value(self) -> float | None:
        """Return the best value of the first goal in a confirmed plan."""
        if not self.confirmed:
            return None
        goal = self.goals[0]
        return min(float(goal["best"]), float(goal["value"] or goal["best"]))

    @property
    def first_bound(self) -> float | None:
        """Return the highest bound of the first goal."""
        told = [point["bound"] for point in self.points if point["goal"] == 0 and point["bound"] is not None]
        told += [goal["bound"] for goal in self.goals[:1] if goal["bound"] is not None]
        return max(told, default=None)

    @property
    def client_days(self) -> int:
        """Return the days in care of all clients; 0 is not known."""
        return self.outcome.get("counts", {}).get("client_days", 0)

    @property
    def counted(self) -> list[Point]:
        """Return the points that count: none where the referee has not confirmed the plan in the end."""
        return self.points if self.confirmed else []

    def first_plan(self) -> float | None:
        """Return the seconds to the first plan."""
        return next((point["seconds"] for point in self.counted if point["best"] is not None), None)

    def within(self, best: float | None, pct: float) -> float | None:
        """Return the seconds to a plan whose first goal is within *pct* of *best*."""
        if best is None:
            return None
        limit = best + pct / 100 * max(1.0, abs(best))
        return next((p["seconds"] for p in self.counted if p["goal"] == 0 and p["best"] is not None and p["best"] <= limit), None)

    def proves(self, pct: float) -> float | None:
        """Return the seconds to a plan whose first goal is proven to be within *pct*, by the solver's own bound."""
        return self._reaches(0, lambda best, bound: best - bound <= pct / 100 * max(1.0, abs(best)))

    def judged(self, goal: GoalFound) -> Judgement:
        """Judge *goal*."""
        return judged(goal["key"], goal["best"], goal["bound"], self.client_days)

    def near(self, keys: Sequence[str] = FIRST_GOALS) -> float | None:
        """Return the seconds until all goals among *keys* that the instance has are judged near."""
        times = [self._near(number, key) for number, key in enumerate(self.outcome.get("asked", [])) if key in keys]
        reached = [time for time in times if time is not None]
        return max(reached) if reached and len(reached) == len(times) else None

    def near_goals(self) -> int:
        """Return how many goals are judged near in a confirmed plan."""
        return sum(self.judged(goal).near for goal in self.goals) if self.confirmed else 0

    def _near(self, number: int, key: str) -> float | None:
        return self._reaches(number, lambda best, bound: judged(key, best, bound, self.client_days).near)

    def _reaches(self, number: int, near: Callable[[float, float], bool]) -> float | None:
        """Return the seconds until best and bound of goal *number* are *near* each other."""
        best, bound = float("inf"), 0.0
        for point in self.counted:
            if point["goal"] == number:
                best = best if point["best"] is None else min(best, point["best"])
                bound = bound if point["bound"] is None else max(bound, point["bound"])
                if best < float("inf") and near(best, bound):
                    return point["seconds"]
        return None


def best_known(runs: Iterable[Run]) -> dict[tuple[str, int], float]:
    """Return the best value of the first goal by instance and seed, among plans that the referee confirmed."""
    found: dict[tuple[str, int], float] = {}
    for run in runs:
        if run.first_value is not None:
            key = run.instance, run.seed
            found[key] = min(found.get(key, run.first_value), run.first_value)
    return found
