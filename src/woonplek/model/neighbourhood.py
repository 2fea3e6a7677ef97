"""Better plans near the best one: most clients keep their path, the others are planned anew."""

from __future__ import annotations

import time
from collections.abc import Callable
from typing import NamedTuple

import numpy as np
from scipy import sparse

from woonplek.model.kinds import Bools, Ints
from woonplek.model.pathways import Pathways
from woonplek.model.rows import Floats

ANY, USERS = 0.02, 0.5
"""weight of a kind of which nothing speaks, and of one that could use the row that is drawn, beside the greatest regret"""
BLOCKED, FULL = 0.5, 1e-6
"""how often those are drawn who are in the way of somebody with regret"""
EVERY_ROW = 0.5
"""weight of all scarce rows together, beside what is lost in all"""


class Guide(NamedTuple):
    """What paths are judged by: weights of goals, and duals of rows and held goals."""

    weights: dict[int, float]
    duals: Floats


class Focus:
    """Draws kinds to plan anew together: what a plan costs beyond the bound of a guide says whose path is a bad one, and of which row too much is left.

    That is the sum of what each path costs beyond the cheapest of its kind, its regret, and of what is left of each row at its dual.
    """

    def __init__(self, pathways: Pathways, guide: Guide, rng: np.random.Generator) -> None:
        self.pathways, self.guide, self.rng = pathways, guide, rng
        self.cheapest = pathways.price(guide.weights, guide.duals).cheapest
        self.duals = guide.duals[: len(pathways.program.lower)]
        self.scarce: Bools = np.abs(self.duals) * pathways.scarcity > 0

    def draw(self, paths: Ints, counts: Ints, columns: Floats, left: Bools, arcs: int, rows: Floats | None = None) -> Bools:
        """Return kinds with about *arcs* of the arcs *left*.

        Those with regret, and beside them either those who are in the way of one of them, or those who could use a row that is drawn by what is left of it.
        *rows* has the weight of each row instead, where given.
        """
        pathways, network = self.pathways, self.pathways.program.network
        kinds, kind = pathways.kinds, pathways.paths.kind
        reduced = pathways.path_costs(self.guide.weights, self.guide.duals, np.arange(len(kind))) - self.cheapest[kind]
        regret: Floats = np.bincount(kind[paths], weights=np.maximum(reduced[paths], 0.0) * counts, minlength=kinds).astype(float)
        top = max(1.0, float(regret.max(initial=0.0)))
        weight = regret + ANY * top
        use = pathways.paths.rows[:, paths] @ counts + pathways.program.by_column @ columns
        if rows is None and regret.any() and self.rng.random() < BLOCKED:
            weight[kind[paths[self._in_the_way(reduced, regret, use, paths)]]] += USERS * top
        elif rows is not None or self.scarce.any():
            chance = rows if rows is not None else self._chance(use, float(regret.sum()))
            row = int(self.rng.choice(len(chance), p=chance / chance.sum()))
            users = np.flatnonzero(sparse.csr_array(pathways.paths.rows)[[row], :].toarray().ravel())
            near = np.full(kinds, np.inf)
            np.minimum.at(near, kind[users], np.maximum(reduced[users], 0.0))
            some = np.isfinite(near)
            if some.any():
                weight[some] += USERS * top / (1 + near[some] / (1 + np.median(near[some])))
        order = self.rng.choice(kinds, size=kinds, replace=False, p=weight / weight.sum())
        size = np.bincount(network.node_kind[network.head[left]], minlength=kinds)
        free = np.zeros(kinds, dtype=bool)
        free[order[: 1 + int(np.searchsorted(np.cumsum(size[order]), arcs))]] = True
        return free

    def _in_the_way(self, reduced: Floats, regret: Floats, use: Floats, paths: Ints) -> Ints:
        """Return which of *paths* use a row that has no room for the best path of a kind, itself drawn by its regret."""
        pathways, program = self.pathways, self.pathways.program
        one = int(self.rng.choice(len(regret), p=regret / regret.sum()))
        mine = np.flatnonzero(pathways.paths.kind == one)
        best = pathways.paths.rows[:, [int(mine[np.argmin(reduced[mine])])]].toarray().ravel()
        full = (best > 0) & (use + best > program.upper + FULL * np.maximum(1.0, np.abs(use)))
        return np.flatnonzero(pathways.paths.rows[:, paths].T @ full.astype(float))

    def _chance(self, use: Floats, regret: float) -> Floats:
        """Return how likely each row is drawn: by what is lost in it, and all scarce ones a little."""
        lost = self._lost(use)
        return np.asarray(lost + self.scarce * EVERY_ROW * max(1.0, regret + float(lost.sum())) / self.scarce.sum())

    def _lost(self, use: Floats) -> Floats:
        """Return by row what is left of it, at its dual."""
        program, duals = self.pathways.program, self.duals
        left = np.zeros(len(duals))
        above, below = duals < 0, duals > 0
        left[above] = -duals[above] * (program.upper[above] - use[above])
        left[below] = duals[below] * (use[below] - program.lower[below])
        return np.where(np.isfinite(left), np.maximum(left, 0.0), 0.0)


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
