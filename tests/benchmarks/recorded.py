"""Runs as a solver told of them."""

from __future__ import annotations

import json

from run import heard
from runs import Run

CLIENT_DAYS = 100_000
ASKED = ["waiting", "over_quota", "bridging"]


def goal(key: str, best: float, bound: float | None, value: float | None = None) -> dict[str, object]:
    unit = "clients" if key == "over_quota" else "days"
    return {"key": key, "unit": unit, "best": best, "value": best if value is None else value, "bound": bound, "seconds": 1.0}


def told(run: Run, *points: tuple[int, float | None, float | None, float], goals: list[dict[str, object]], **outcome: object) -> Run:
    """Add to *run* points (goal, best, bound, seconds) and how it ended, by way of the lines that a process writes."""
    lines = [json.dumps({"point": dict(zip(("goal", "best", "bound", "seconds"), point, strict=True))}) for point in points]
    found = {"asked": ASKED, "status": "stopped, best so far", "goals": goals, "counts": {"client_days": CLIENT_DAYS, "kinds": 50}}
    heard(run, [*lines, json.dumps({"outcome": found | outcome}), '{"point": {"goal": 1, "be'])  # ended while it wrote
    return run


def woonplek(seed: int = 1, wall: float = 30.0) -> Run:
    """Return a run that is near in `waiting` after 4 s and in `bridging`, judged in days, after 9 s."""
    return told(
        Run("region", seed, "woonplek", 60.0, wall, 300.0),
        *((0, None, 8000.0, 1.0), (0, 11_000.0, 8000.0, 2.0), (0, 10_000.0, 9000.0, 3.0), (0, 10_000.0, 9901.0, 4.0)),
        *((1, 0.0, 0.0, 5.0), (2, 700.0, 0.0, 6.0), (2, 500.0, 300.0, 7.0), (2, 400.0, 301.0, 9.0)),
        goals=[goal("waiting", 10_000, 9901, 10_050), goal("over_quota", 0, 0), goal("bridging", 400, 301)],
        phases={"read": 1.0, "build": 1.0, "solve": 16.0, "split": 0.0, "referee": 1.0, "write": 1.0},
    )


def highs(seed: int = 1) -> Run:
    """Return a run that has a plan after 40 s, 5 % above the best, and no bound to speak of."""
    return told(
        Run("region", seed, "highs", 60.0, 61.0, 900.0),
        *((0, None, 100.0, 20.0), (0, 10_500.0, 100.0, 40.0)),
        goals=[goal("waiting", 10_500, 100)],
    )


def scip(seed: int = 1) -> Run:
    """Return a run without a plan."""
    return told(Run("region", seed, "scip", 60.0, 61.0, 800.0), (0, None, 0.0, 30.0), goals=[], status="stopped, nothing found")
