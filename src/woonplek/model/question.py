"""What to decide on supply: a choice over numbers with whole columns of the program."""

from __future__ import annotations

import time
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass, replace

import numpy as np
from scipy import sparse

from woonplek.model.choice import Choice
from woonplek.model.highs import MipAnswer, Outcome, solve_mip
from woonplek.model.kinds import Bools, Ints
from woonplek.model.lagrangian import OptimalityCut
from woonplek.model.neighbourhood import Clock
from woonplek.model.rows import INFINITY, Floats, row_factors

WHOLE = 1e-6
NEARLY, CLOSE = 0.3, 5e-3
"""share of the time for the choice with most decisions taken, and how near to its best is near enough where it is for a plan"""
ANEW, STEP, EXACT = 40.0, 1.15, 5e-4
"""decisions made anew together at first, how many times more or fewer the next are, and how near to the best of those is near enough"""
SECONDS, QUICK, IDLE = 3e-4, 0.5, 12
"""seconds for them for each number, the share of these in which they should be made, and how often without gain"""


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
    subject: Ints
    """of each of those: the project or location that it is about"""
    threads: int = 1
    seed: int = 0

    def good(
        self, *, gap: float, seconds: float, stop: Callable[[], bool], thorough: bool = False, linear: Floats | None = None
    ) -> Floats | None:
        """Return a good point with whole columns, over *some* of the numbers alone; None where none was found.

        *thorough* searches longer for one where the branches of the search have none. Most decisions are taken first, so *gap* is from the best that those leave.
        *linear* is the linear optimum, where that is known.
        """
        few, clock = self._few(), Clock(seconds, stop)
        optimum = self._linear(few, clock) if linear is None else linear[self.some]
        for part, share, close in ((self._nearly_decided(few, optimum), NEARLY, CLOSE if thorough else gap), (few, 1.0, gap)):
            if part is None:
                continue
            left = share * clock.left
            point = solve_mip(*part, seconds=left, gap=close, threads=self.threads, seed=self.seed, stop=stop, plain=not thorough).x
            if point is not None:
                return self._all(point)
        return None

    def over(self, *points: Floats, beside: Ints | None = None) -> Question:
        """Return the question over those numbers alone that any of *points* uses, and those *beside* them."""
        used = np.logical_or.reduce([point > WHOLE for point in points])
        if beside is not None:
            used[beside] = True
        used[self.own.start :] = True
        return replace(self, some=np.flatnonzero(used))

    def better(self, point: Floats, *, seconds: float, stop: Callable[[], bool]) -> Floats:
        """Return a point with decisions as good as in *point* or better: again and again those about some projects and locations are made anew, all others kept (Shaw, 1998)."""
        few, at, clock = self._few()._replace(integer=self._decides), np.flatnonzero(self._decides), Clock(seconds, stop)
        subject = self.subject[np.searchsorted(self.to_decide, self.some[at])]
        best, rng, anew, idle = point[self.some], np.random.default_rng(self.seed), ANEW, 0
        with ThreadPoolExecutor(self.threads) as pool:
            while len(at) and idle < IDLE and not clock():
                began, most = time.monotonic(), min(clock.left, SECONDS * len(few.cost))
                drawn = [at[~_drawn(subject, int(anew), rng)] for _ in range(1 if anew >= len(at) else self.threads)]

                def answer(kept: Ints, start: Floats = best, most: float = most) -> MipAnswer:
                    return solve_mip(*_taken(few, kept, start), seconds=most, gap=EXACT, seed=self.seed, start=start, stop=stop)

                answers = list(pool.map(answer, drawn))
                before = float(few.cost @ best)
                best = min([best, *(found.x for found in answers if found.x is not None)], key=lambda x: float(few.cost @ x))
                idle = 0 if few.cost @ best < before - EXACT * abs(before) else idle + len(drawn)
                if anew >= len(at) and answers[0].outcome is Outcome.OPTIMAL:
                    break
                anew = min(anew * STEP, len(at)) if time.monotonic() - began < QUICK * most else anew / STEP
        return self._all(best)

    @property
    def _decides(self) -> Bools:
        """Whether each of the columns over some is a decision on supply."""
        return np.isin(self.some, self.to_decide)

    def _few(self) -> Choice:
        """Return the choice over some of the numbers."""
        choice, some = self.choice, self.some
        return choice._replace(
            matrix=sparse.csc_array(choice.matrix[:, some]),
            **{name: getattr(choice, name)[some] for name in ("cost", "lower", "upper", "integer")},
        )

    def _all(self, point: Floats) -> Floats:
        """Return the point over all numbers that is a *point* over some."""
        whole = np.zeros(len(self.choice.cost))
        whole[self.some] = point
        return whole

    def _linear(self, few: Choice, clock: Clock) -> Floats | None:
        """Return the linear optimum of *few*, None where there was no time for it."""
        return solve_mip(*few._replace(integer=np.zeros(len(few.cost), dtype=bool)), seconds=clock.left, stop=clock.stop).x

    def _nearly_decided(self, few: Choice, linear: Floats | None) -> Choice | None:
        """Return *few* with those decisions taken that are whole in its *linear* optimum (Berthold, 2014): a fifth of the time, and seldom worse."""
        at = np.flatnonzero(self._decides)
        if linear is None or not len(at):
            return None
        return _taken(few, at[np.abs(linear[at] - np.rint(linear[at])) <= WHOLE], linear)

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

    def lifted(self, point: Floats) -> Floats:
        """Return the *point* of the choice without the last cut as one of this choice, which costs as much as that says."""
        choice, slack = self.choice, self.numbers
        lifted = np.append(point, 0.0) if len(point) == slack else point.copy()
        row = choice.matrix[[-1]].toarray().ravel()
        lifted[slack] += max(0.0, choice.row_lower[-1] - float(row @ lifted)) / row[slack]
        return lifted


def _taken(choice: Choice, at: Ints, point: Floats) -> Choice:
    """Return *choice* with the columns *at* taken as they are in *point*."""
    lower, upper = choice.lower.copy(), choice.upper.copy()
    lower[at] = upper[at] = np.rint(point[at])
    return choice._replace(lower=lower, upper=upper)


def _drawn(subject: Ints, most: int, rng: np.random.Generator) -> Bools:
    """Tell of each decision whether it is about one of the subjects drawn, until there are *most* decisions."""
    order = rng.permutation(np.unique(subject))
    size = np.bincount(subject)[order]
    return np.isin(subject, order[: 1 + int(np.searchsorted(np.cumsum(size), most))])
