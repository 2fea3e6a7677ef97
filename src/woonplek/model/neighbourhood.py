"""Better plans near the best one: most clients keep their path, the others are planned anew."""

from __future__ import annotations

import time
from collections.abc import Callable

import numpy as np

from woonplek.model.kinds import Bools, Ints
from woonplek.model.pathways import Pathways
from woonplek.model.rows import Floats


def focus(pathways: Pathways, goal: int, paths: Ints, duals: Floats, rng: np.random.Generator, left: Bools, arcs: int) -> Bools:
    """Choose kinds to plan anew, with about *arcs* of the arcs *left*: those that cost most or that use one scarce row, drawn by lot."""
    network = pathways.program.network
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
    order = rng.choice(kinds, size=kinds, replace=False, p=weight / weight.sum())
    size = np.bincount(network.node_kind[network.head[left]], minlength=kinds)
    free = np.zeros(kinds, dtype=bool)
    free[order[: 1 + int(np.searchsorted(np.cumsum(size[order]), arcs))]] = True
    return free


class Clock:
    """Tells whether *seconds* have passed or the search should stop."""

    def __init__(self, seconds: float, stop: Callable[[], bool]) -> None:
        self.until, self.stop = time.monotonic() + seconds, stop

    @property
    def left(self) -> float:
        """Seconds left."""
        return self.until - time.monotonic()

    def __call__(self) -> bool:
        return time.monotonic() >= self.until or self.stop()
