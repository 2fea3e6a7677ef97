"""A bound with whole portfolios where the linear program takes decisions on supply in part.

The rows of the linear program are priced at its duals, but for those over decisions alone (the money of an owner, what excludes or
requires what): these are kept, and decisions whole, in a small program that is solved by itself. That is the Lagrangian bound (Geoffrion, 1974), never
lower than the linear optimum, and no prices prove more than a mix of portfolios does (Dantzig and Wolfe, 1960).
"""

from __future__ import annotations

from typing import NamedTuple

import numpy as np
from scipy import sparse

from woonplek.model.choice import Choice
from woonplek.model.highs import LinearProgram, Outcome, SolverError, solve_mip
from woonplek.model.kinds import Bools, Ints
from woonplek.model.lagrangian import least_between, proper, without_noise
from woonplek.model.neighbourhood import Clock
from woonplek.model.pathways import Pathways
from woonplek.model.rows import Floats

NEAR = 3e-4
"""how near to the best the portfolio needs to be"""


class Priced(NamedTuple):
    """Portfolios at prices: all but them costs *value* at least, and what they are chosen from is *choice*."""

    value: float
    choice: Choice

    def least(self, clock: Clock, *, enough: float = np.inf, threads: int, seed: int) -> float:
        """Return the least that all can cost, as far as it is proven in time or up to what is *enough*; prices under which a column gains without end prove nothing."""
        proven = -np.inf

        def hear(_best: float, bound: float) -> None:
            nonlocal proven
            proven = self.value + bound

        def stop() -> bool:
            return proven >= enough or clock()

        try:
            answer = solve_mip(*self.choice, seconds=clock.left, gap=NEAR, threads=threads, seed=seed, stop=stop, found=hear)
        except SolverError:
            return -np.inf
        return self.value + answer.bound


class Portfolios:
    """What prices of the rows of a *choice* prove with whole portfolios, which are made of the columns *decisions*."""

    def __init__(self, choice: Choice, decisions: Ints, *, threads: int = 1, seed: int = 0) -> None:
        self.choice, self.decisions, self.threads, self.seed = choice, decisions, threads, seed
        matrix = sparse.csr_array(choice.matrix)
        by_decision = sparse.csr_array(matrix[:, decisions])
        used = np.diff(matrix.indptr)
        alone = (used > 0) & (used == np.diff(by_decision.indptr))
        self.linking: Bools = ~alone
        """rows that are priced"""
        self.beside: Ints = np.setdiff1d(np.arange(len(choice.cost)), decisions)
        """columns that are no decisions"""
        self._matrix = sparse.csc_array(matrix[self.linking])
        self._by_decision = sparse.csc_array(self._matrix[:, decisions])
        self._own = choice._replace(
            matrix=sparse.csc_array(by_decision[alone]),
            row_lower=choice.row_lower[alone],
            row_upper=choice.row_upper[alone],
            **{name: getattr(choice, name)[decisions] for name in ("cost", "lower", "upper", "integer")},
        )

    def prices(self, some: Ints, clock: Clock) -> Floats | None:
        """Return the duals of the linear optimum over the columns *some*, None where there was no time for it."""
        choice, linear = self.choice, LinearProgram(threads=self.threads, seed=self.seed)
        linear.deadline, linear.inner = clock.until, True
        matrix = sparse.csc_array(choice.matrix[:, some])
        linear.load(matrix, choice.cost[some], choice.lower[some], choice.upper[some], choice.row_lower, choice.row_upper)
        outcome, _, duals = linear.solve()
        return duals[self.linking] if outcome is Outcome.OPTIMAL else None

    def bound(self, prices: Floats, clock: Clock) -> float:
        """Return the least that the choice can cost, as far as *prices* of rows prove it in time."""
        choice, at = self.choice, self.beside
        lower, upper = choice.row_lower[self.linking], choice.row_upper[self.linking]
        prices = proper(prices, lower, upper)
        of_columns = least_between(self._reduced(prices), choice.lower[at], choice.upper[at])
        priced = self._own._replace(cost=self._own.cost - self._by_decision.T @ prices)
        return Priced(least_between(prices, lower, upper) + of_columns, priced).least(clock, threads=self.threads, seed=self.seed)

    def _reduced(self, prices: Floats) -> Floats:
        """Return the reduced cost of each column that is no decision, zero where it is rounding."""
        choice, at = self.choice, self.beside
        size = np.abs(choice.cost) + abs(self._matrix).T @ np.abs(prices)
        return without_noise(choice.cost - self._matrix.T @ prices, size, choice.upper)[at]


def over_paths(pathways: Pathways, goal: int, duals: Floats) -> Priced:
    """Return the portfolios of all columns at *duals* of rows and held goals, where clients take their cheapest paths.

    Rows over columns alone are kept, so what they are priced at does not count.
    """
    program, scale, alone = pathways.program, pathways.scale, pathways.program.alone
    prices = duals.copy()
    prices[np.flatnonzero(alone)] = 0.0
    cut, columns = pathways.optimality_cut(goal, prices, pathways.price(goal, prices).cheapest), program.columns
    return Priced(
        cut.value,
        Choice(
            matrix=sparse.csc_array(sparse.diags_array(scale[alone]) @ program.by_column[alone]),
            cost=cut.costs,
            lower=columns.lower,
            upper=columns.upper,
            row_lower=program.lower[alone] * scale[alone],
            row_upper=program.upper[alone] * scale[alone],
            integer=columns.integer,
        ),
    )
