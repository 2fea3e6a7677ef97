"""The goals of the model, by key."""

from __future__ import annotations

from collections.abc import Callable

from woonplek.model.goals import costs
from woonplek.model.goals.costs import Cost
from woonplek.model.rows import Rows
from woonplek.model.supply import Supply
from woonplek.model.visits import Visits

__all__ = ["GOALS", "GOAL_ROWS", "TYING", "Cost"]

GOALS: dict[str, Callable[[Visits, Supply], Cost]] = {
    "waiting": costs.waiting,
    "bridging": costs.bridging,
    "wishes": costs.wishes,
    "own_home": costs.own_home,
    "moves": costs.moves,
    "cost": costs.cost,
    "homes_asked": costs.homes_asked,
    "queue": costs.queue,
    "spread": costs.spread,
}
GOAL_ROWS: dict[str, Callable[[Visits], Rows]] = {"spread": costs.spread_rows}
"""rows that say what the own columns of a goal are"""

TYING = frozenset({"spread"})
"""goals that are no sum over clients and decisions: they tie everything"""
