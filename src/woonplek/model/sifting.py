"""Linear programs with far more columns than rows, solved over few of the columns at a time."""

from __future__ import annotations

import time
from collections.abc import Callable

import numpy as np
from scipy import sparse

from woonplek.model.choice import Choice
from woonplek.model.highs import DUAL, PRIMAL, LinearProgram, LpAnswer, Outcome
from woonplek.model.kinds import Bools, Ints
from woonplek.model.rows import Floats

TOLERANCE = 1e-7
"""reduced cost below zero, as a share of the largest cost, from which a column is let in"""
COLD, WARM = 8.0, 0.25
"""simplex iterations a row after which the first solve, and a later one, is given up for the interior point method"""
OTHERS = 0.1
"""columns let in, as a share of the rows, after which that is taken at once where other costs did already"""


class Sifting:
    """A linear program that keeps the columns it needed and its basis from solve to solve.

    All solves have the same columns; rows may only come, after those there are. *first* are the columns that it begins with; *inner* tells that the first solve
    is one in which the simplex method would be lost, as where goals are held at their best.
    """

    def __init__(self, first: Ints, *, inner: bool = False, threads: int, seed: int) -> None:
        self._inner = inner
        self.master = LinearProgram(threads=threads, seed=seed)
        self.active = first
        """the columns so far, in the order of the master"""
        self.rows = 0
        """the rows so far"""
        self._cost: Floats = np.zeros(0)

    def solve(self, choice: Choice, *, seconds: float, stop: Callable[[], bool], once: bool = False) -> LpAnswer | None:
        """Return the linear optimum of *choice*; None where that takes too long, is stopped, or where there is none.

        Solved *once*, it is that of the columns so far alone; those that would gain are there the next time.
        """
        self.master.deadline = time.monotonic() + seconds
        by_column = sparse.csc_array(choice.matrix)
        tolerance = TOLERANCE * max(1.0, float(np.abs(choice.cost).max(initial=0.0)))
        cold = self._inner and not self.rows
        inner = self.master.inner = self._update(choice) or cold
        while not stop():
            outcome, value, duals = self.master.solve()
            self.master.option("simplex_strategy", PRIMAL)
            if outcome is Outcome.INFEASIBLE and len(self.active) < len(choice.cost):
                self._let_in(choice, by_column, np.setdiff1d(np.arange(len(choice.cost)), self.active))
                continue
            if outcome is not Outcome.OPTIMAL:
                return None
            reduced = choice.cost - by_column.T @ duals
            gaining = np.where(choice.upper > choice.lower, -reduced, 0.0)
            gaining[self.active] = 0.0
            fresh = np.flatnonzero(gaining > tolerance)
            if not len(fresh):
                return self._answer(choice, value, duals)
            answer = self._answer(choice, value, duals) if once else None
            if len(fresh) > self.rows:
                fresh = fresh[np.argpartition(-gaining[fresh], self.rows)[: self.rows]]
            self._let_in(choice, by_column, np.sort(fresh))
            if answer is not None:
                return answer
            self.master.inner = inner and len(fresh) > OTHERS * self.rows
        return None

    def _answer(self, choice: Choice, value: float, duals: Floats) -> LpAnswer:
        """Return the optimum of the master over all columns."""
        x = choice.lower.copy()
        x[self.active] = self.master.point()
        return LpAnswer(x, value, duals)

    def _update(self, choice: Choice) -> bool:
        """Let the master have the rows, costs and bounds of *choice* over the columns so far; tell whether its basis is for other costs.

        Where no cost is another one, the basis fits the costs, and the dual method goes on from it.
        """
        other = self.rows > 0 and not np.array_equal(choice.cost, self._cost)
        at, rows = self.active, choice.matrix.shape[0]
        self.master.option("simplex_strategy", PRIMAL if other else DUAL)
        self.master.patience = WARM if self.rows else COLD
        self._cost = choice.cost
        if not self.rows:
            self.master.load(
                sparse.csc_array(choice.matrix[:, at]),
                choice.cost[at],
                choice.lower[at],
                choice.upper[at],
                choice.row_lower,
                choice.row_upper,
            )
        else:
            self.master.add_rows(
                sparse.csr_array(choice.matrix[self.rows :])[:, at], choice.row_lower[self.rows :], choice.row_upper[self.rows :]
            )
            self.master.set_costs(choice.cost[at])
            self.master.set_bounds(np.arange(len(at)), choice.lower[at], choice.upper[at])
            self.master.set_row_bounds(np.arange(self.rows), choice.row_lower[: self.rows], choice.row_upper[: self.rows])
        self.rows = rows
        return other

    def _let_in(self, choice: Choice, by_column: sparse.csc_array, columns: Ints) -> None:
        self.master.add_columns(sparse.csc_array(by_column[:, columns]), choice.cost[columns], choice.upper[columns])
        self.active = np.concatenate([self.active, columns])


def nearest(group: Ints, cost: Floats, most: int, rng: np.random.Generator) -> Bools:
    """Tell of each column whether it is among the *most* of its group that cost least, drawn by lot among equals."""
    order = np.lexsort((rng.random(len(group)), cost, group))
    _, first = np.unique(group[order], return_index=True)
    rank = np.arange(len(order)) - np.repeat(first, np.diff(np.append(first, len(order))))
    near = np.zeros(len(group), dtype=bool)
    near[order[rank < most]] = True
    return near
