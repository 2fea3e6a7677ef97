"""What to decide on supply: a choice over numbers with whole columns of the program."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, replace

import numpy as np
from scipy import sparse

from woonplek.model.choice import Choice
from woonplek.model.highs import MipAnswer, solve_mip
from woonplek.model.kinds import Ints
from woonplek.model.lagrangian import OptimalityCut
from woonplek.model.neighbourhood import Clock
from woonplek.model.rows import INFINITY, Floats, row_factors

WHOLE = 1e-6
NEARLY, CLOSE = 0.3, 5e-3
"""share of the time for the choice with most decisions taken, and how near to its best is near enough where it is for a plan"""


@dataclass(frozen=True)
class Question:
    """A choice over numbers with whole columns of the program: *some* are the columns that the linear programs needed, *own* those of the program."""

    choice: Choice
    numbers: int
    """columns of the choice without any cut"""
    some: Ints
    own: slice
    to_decide: Ints
    """the columns of decisions on supply"""
    threads: int = 1
    seed: int = 0

    def good(self, *, gap: float, seconds: float, stop: Callable[[], bool], thorough: bool = False) -> Floats | None:
        """Return a good point with whole columns, over *some* of the numbers alone; None where none was found.

        *thorough* searches longer for one where the branches of the search have none. Most decisions are taken first, so *gap* is from the best that those leave.
        """
        choice, some = self.choice, self.some
        few = choice._replace(
            matrix=sparse.csc_array(choice.matrix[:, some]),
            **{name: getattr(choice, name)[some] for name in ("cost", "lower", "upper", "integer")},
        )
        clock = Clock(seconds, stop)
        for part, share, close in ((self._nearly_decided(few, clock), NEARLY, CLOSE if thorough else gap), (few, 1.0, gap)):
            if part is None:
                continue
            left = share * clock.left
            point = solve_mip(*part, seconds=left, gap=close, threads=self.threads, seed=self.seed, stop=stop, plain=not thorough).x
            if point is not None:
                whole = np.zeros(len(choice.cost))
                whole[some] = point
                return whole
        return None

    def _nearly_decided(self, few: Choice, clock: Clock) -> Choice | None:
        """Return *few* with those decisions taken that are whole in its linear optimum (Berthold, 2014): a fifth of the time, and seldom worse."""
        linear = solve_mip(*few._replace(integer=np.zeros(len(few.cost), dtype=bool)), seconds=clock.left, stop=clock.stop).x
        at = np.flatnonzero(np.isin(self.some, self.to_decide))
        if linear is None or not len(at):
            return None
        at = at[np.abs(linear[at] - np.rint(linear[at])) <= WHOLE]
        lower, upper = few.lower.copy(), few.upper.copy()
        lower[at] = upper[at] = np.rint(linear[at])
        return few._replace(lower=lower, upper=upper)

    def proven(self, start: Floats | None, *, gap: float, seconds: float, stop: Callable[[], bool]) -> MipAnswer:
        """Return what is proven over all numbers, with *start* to begin from."""
        return solve_mip(
            *self.choice, seconds=seconds, gap=gap, threads=self.threads, seed=self.seed, start=start, stop=stop, plain=start is not None
        )

    def value(self, point: Floats) -> float:
        """Return what *point* costs."""
        return float(self.choice.cost @ point)

    def columns(self, point: Floats) -> Floats:
        """Return the columns of the program in *point*."""
        return point[self.own]

    def above(self, cut: OptimalityCut) -> Question:
        """Return the choice that costs no less than *cut* says, where numbers cost less.

        A column has what it costs more than its numbers do, the same for all cuts: numbers need not know all that paths do.
        """
        choice, some = self.choice, self.some
        if len(choice.cost) == self.numbers:
            nothing = sparse.csc_array((len(choice.row_lower), 1))
            most = float(np.abs(choice.cost).max(initial=1.0))
            choice = Choice(
                matrix=sparse.csc_array(sparse.hstack([choice.matrix, nothing])),
                cost=np.append(choice.cost, most),
                lower=np.append(choice.lower, 0.0),
                upper=np.append(choice.upper, INFINITY),
                row_lower=choice.row_lower,
                row_upper=choice.row_upper,
                integer=np.append(choice.integer, False),
            )
            some = np.append(some, self.numbers)
        row = choice.cost.copy()
        row[self.own] -= cut.costs
        factor = row_factors(np.abs(row).max(keepdims=True))
        choice = choice._replace(
            matrix=sparse.csc_array(sparse.vstack([choice.matrix, sparse.csr_array(row[None, :] * factor)])),
            row_lower=np.append(choice.row_lower, cut.value * factor),
            row_upper=np.append(choice.row_upper, INFINITY),
        )
        return replace(self, choice=choice, some=some)
