"""What can be decided on supply together: a bound with whole portfolios where decisions would be taken in part (Dantzig and Wolfe, 1960).

Rows over decisions alone (the money of an owner, what excludes or requires what) are kept, and decisions whole, in a small program that is
solved for a portfolio; all other rows are priced. No prices prove more than the linear program over all portfolios (Geoffrion, 1974).
"""

from __future__ import annotations

from collections.abc import Callable
from typing import NamedTuple

import numpy as np
from scipy import sparse

from woonplek.model.choice import Choice
from woonplek.model.highs import VAST, LinearProgram, Outcome, solve_mip
from woonplek.model.kinds import Bools, Ints
from woonplek.model.lagrangian import CLOSE, NOISE, product
from woonplek.model.neighbourhood import Clock
from woonplek.model.rows import Floats

ROUNDS = 300
CALMLY = 0.8
"""weight of the best prices so far in those that are tried (Wentges, 1997)"""
NEARLY, SECONDS = 1e-3, 5.0
"""how near to the best the portfolio at some prices needs to be, and the seconds it may take"""
TOLERANCE = 1e-7
"""reduced cost below zero, as a share of the largest cost, from which a column is let in"""


class _Priced(NamedTuple):
    """What prices of rows prove, and the portfolio that is best under them, if there was time for one."""

    bound: float
    portfolio: Floats | None


class Portfolios:
    """The linear program of a *choice* in which what is decided is a mix of whole portfolios.

    *decisions* are the columns that those are made of, *some* the columns to begin with.
    """

    def __init__(self, choice: Choice, decisions: Ints, some: Ints, *, threads: int = 1, seed: int = 0) -> None:
        self.choice, self.decisions, self.threads, self.seed = choice, decisions, threads, seed
        decided = np.zeros(len(choice.cost), dtype=bool)
        decided[decisions] = True
        matrix = sparse.csr_array(choice.matrix)
        used, by_decision = np.diff(matrix.indptr), sparse.csr_array(matrix[:, decisions])
        alone = (used > 0) & (used == np.diff(by_decision.indptr))
        self.linking: Bools = ~alone
        """rows that are priced"""
        self.matrix = sparse.csc_array(matrix[self.linking])
        self.row_lower, self.row_upper = choice.row_lower[self.linking], choice.row_upper[self.linking]
        self.beside: Ints = np.flatnonzero(~decided)
        """columns that are no decisions"""
        self.active: Ints = np.setdiff1d(some, decisions)
        """those of them in the linear program, in its order"""
        self._by_decision = sparse.csc_array(self.matrix[:, decisions])
        self._own = choice._replace(
            matrix=sparse.csc_array(by_decision[alone]),
            row_lower=choice.row_lower[alone],
            row_upper=choice.row_upper[alone],
            **{name: getattr(choice, name)[decisions] for name in ("cost", "lower", "upper", "integer")},
        )
        self._least = TOLERANCE * max(1.0, float(np.abs(choice.cost).max(initial=0.0)))

    def prove(
        self,
        known: Floats,
        *,
        enough: Callable[[float], bool],
        gap: float,
        seconds: float,
        stop: Callable[[], bool],
        tell: Callable[[float], None],
    ) -> float:
        """Return the least value that is proven in so many *seconds*; *tell* hears every better one, and *enough* ends the search.

        *known* is a point of the choice: its portfolio is the first.
        """
        clock, best = Clock(seconds, stop), -np.inf
        centre = self._linear_prices(clock)
        if centre is None:
            return best
        master, calm = self._master(known, clock), 1.0
        for _ in range(ROUNDS):
            outcome, value, duals = master.solve()
            if outcome is not Outcome.OPTIMAL or clock() or enough(best) or best >= value - gap * abs(value):
                break
            now, convexity = self._proper(duals[:-1]), float(duals[-1])
            tried = calm * centre + (1 - calm) * now
            priced = self._price(tried, clock)
            if priced.bound > best:
                best, centre = priced.bound, tried
                tell(best)
            added = self._let_in(master, now) + self._add(master, priced.portfolio, now, convexity)
            if not added and calm == 0.0:
                break
            calm = CALMLY if added else 0.0
        return best

    def _linear_prices(self, clock: Clock) -> Floats | None:
        """Return the prices of the linear optimum in which decisions are taken in part."""
        choice, some = self.choice, np.concatenate([self.active, self.decisions])
        linear = self._program(clock)
        linear.load(
            sparse.csc_array(choice.matrix[:, some]),
            choice.cost[some],
            choice.lower[some],
            choice.upper[some],
            choice.row_lower,
            choice.row_upper,
        )
        outcome, _, duals = linear.solve()
        return self._proper(duals[self.linking]) if outcome is Outcome.OPTIMAL else None

    def _program(self, clock: Clock) -> LinearProgram:
        linear = LinearProgram(threads=self.threads, seed=self.seed)
        linear.deadline, linear.inner = clock.until, True
        return linear

    def _master(self, known: Floats, clock: Clock) -> LinearProgram:
        """Return the linear program with the portfolio of the point *known* alone."""
        choice, at = self.choice, self.active
        master = self._program(clock)
        rows = sparse.vstack([self.matrix[:, at], sparse.csc_array((1, len(at)))])
        one = np.ones(1)
        master.load(
            sparse.csc_array(rows),
            choice.cost[at],
            choice.lower[at],
            choice.upper[at],
            np.concatenate([self.row_lower, one]),
            np.concatenate([self.row_upper, one]),
        )
        self._add_portfolio(master, np.rint(known[self.decisions]))
        return master

    def _proper(self, prices: Floats) -> Floats:
        """Return *prices* with the signs that they must have to prove anything."""
        floor, roof = np.where(np.isfinite(self.row_upper), -np.inf, 0.0), np.where(np.isfinite(self.row_lower), np.inf, 0.0)
        return np.clip(prices, floor, roof)

    def _reduced(self, prices: Floats) -> Floats:
        """Return the reduced cost of each column that is no decision, zero where that is rounding."""
        choice, matrix, at = self.choice, self.matrix, self.beside
        cost = (choice.cost - matrix.T @ prices)[at]
        size = (np.abs(choice.cost) + abs(matrix).T @ np.abs(prices))[at]
        cost[np.abs(cost) <= np.where(choice.upper[at] < VAST, NOISE, CLOSE) * np.maximum(1.0, size)] = 0.0
        return cost

    def _price(self, prices: Floats, clock: Clock) -> _Priced:
        """Return what *prices* prove: the Lagrangian bound."""
        costs, at = self._own.cost - self._by_decision.T @ prices, self.beside
        answer = solve_mip(
            *self._own._replace(cost=costs), seconds=min(SECONDS, clock.left), gap=NEARLY, threads=self.threads, seed=self.seed, stop=clock
        )
        reduced = self._reduced(prices)
        of_rows = product(np.maximum(prices, 0.0), self.row_lower) - product(np.maximum(-prices, 0.0), self.row_upper)
        of_columns = product(np.maximum(reduced, 0.0), self.choice.lower[at]) - product(np.maximum(-reduced, 0.0), self.choice.upper[at])
        return _Priced(of_rows + of_columns + answer.bound, None if answer.x is None else np.rint(answer.x))

    def _add(self, master: LinearProgram, portfolio: Floats | None, prices: Floats, convexity: float) -> int:
        """Add *portfolio* where it is worth more than those so far under the master's own prices; return how many were added."""
        if portfolio is None or (self._own.cost - self._by_decision.T @ prices) @ portfolio >= convexity - self._least:
            return 0
        self._add_portfolio(master, portfolio)
        return 1

    def _add_portfolio(self, master: LinearProgram, portfolio: Floats) -> None:
        column = np.append(self._by_decision @ portfolio, 1.0)
        master.add_columns(sparse.csc_array(column[:, None]), np.array([self._own.cost @ portfolio]))

    def _let_in(self, master: LinearProgram, prices: Floats) -> int:
        """Add the columns beside portfolios that would gain under *prices*, the best of them; return how many there were."""
        gaining = np.zeros(len(self.choice.cost))
        gaining[self.beside] = np.where(self.choice.upper[self.beside] > self.choice.lower[self.beside], -self._reduced(prices), 0.0)
        gaining[self.active] = 0.0
        fresh = np.flatnonzero(gaining > self._least)
        most = len(self.row_lower)
        if len(fresh) > most:
            fresh = np.sort(fresh[np.argpartition(-gaining[fresh], most)[:most]])
        if len(fresh):
            rows = sparse.vstack([self.matrix[:, fresh], sparse.csc_array((1, len(fresh)))])
            master.add_columns(sparse.csc_array(rows), self.choice.cost[fresh], self.choice.upper[fresh])
            self.active = np.concatenate([self.active, fresh])
        return len(fresh)
