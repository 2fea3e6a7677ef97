"""Personal data that a plan does not need and must not hold."""

from __future__ import annotations

from woonplek.io.hostile import Grid
from woonplek.io.problems import Problem


def personal_problems(grid: Grid) -> list[Problem]:
    """Return a problem for every column and cell of a sheet about people that says who they are."""
    return []
