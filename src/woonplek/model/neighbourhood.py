"""Better plans near the best one: most clients keep their path, the others are planned anew."""

from __future__ import annotations

import time
from collections.abc import Callable
from dataclasses import dataclass

import numpy as np

from woonplek.model.kinds import Bools, Ints
from woonplek.model.pathways import Pathways
from woonplek.model.rows import Floats

FREE = 40
"""kinds planned anew in one neighbourhood at first; it grows when nothing is found"""
GROWTH = 1.3
ROUNDS = 6


@dataclass(frozen=True)
class Neighbourhood:
    """Paths that may be taken, and the value that even a fractional plan over them cannot beat."""

    paths: Ints
    value: float


def focus(pathways: Pathways, goal: int, paths: Ints, duals: Floats, rng: np.random.Generator, size: int) -> Bools:
    """Choose *size* kinds: those that cost most or that use one scarce row, drawn by lot."""
    kinds = pathways.kinds
    cost = np.zeros(kinds)
    np.add.at(cost, pathways.paths.kind[paths], pathways.paths.goals[goal, paths])
    weight = np.full(kinds, 0.2)
    weight[cost > 0] += 1.0
    scarce = np.flatnonzero(np.abs(duals[: len(pathways.program.lower)]) * pathways.scarcity > 0)
    if len(scarce):
        row = int(rng.choice(scarce))
        users = pathways.paths.kind[paths[np.flatnonzero(pathways.paths.rows[[row], :][:, paths].toarray().ravel())]]
        weight[users] += 2.0
    chosen = rng.choice(kinds, size=min(size, kinds), replace=False, p=weight / weight.sum())
    free = np.zeros(kinds, dtype=bool)
    free[chosen] = True
    return free


def around(
    pathways: Pathways, goal: int, paths: Ints, counts: Ints, free: Bools, best: float, stop: Callable[[], bool]
) -> Neighbourhood | None:
    """Price paths for the *free* kinds while the others keep theirs; None when nothing better can be there."""
    least = np.zeros(len(pathways.paths), dtype=np.int64)
    kept = ~free[pathways.paths.kind[paths]]
    least[paths[kept]] = counts[kept]
    pathways.set_least(least)
    bound = pathways.solve(goal, enough=lambda _value, low: low >= best, stop=stop, rounds=ROUNDS)
    pathways.set_least(np.zeros(len(pathways.paths), dtype=np.int64))
    if not np.isfinite(bound.linear) or bound.linear >= best:
        return None
    options = np.flatnonzero(free[pathways.paths.kind])
    reduced = pathways.reduced_costs(goal, options)
    options = options[reduced <= best - bound.linear + 1e-6]
    return Neighbourhood(np.union1d(options, paths), bound.linear)


class Clock:
    """Tells whether *seconds* have passed or the search should stop."""

    def __init__(self, seconds: float, stop: Callable[[], bool]) -> None:
        self.until, self.stop = time.monotonic() + seconds, stop

    def __call__(self) -> bool:
        return time.monotonic() >= self.until or self.stop()
