"""What a goal can be at least with whole decisions on supply, by numbers and paths in turn (Benders, 1962).

Numbers alone do not know who comes from where, so what they prove stays below what paths can reach. The linear program over paths, its
supply decided as the numbers have it best, gives a row that says how the goal goes with supply; with that row numbers decide again.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence

import numpy as np

from woonplek.model.closeness import within
from woonplek.model.decided import lay, limited, limits_of, nearest_paths
from woonplek.model.highs import SolverError
from woonplek.model.kinds import Bools, Ints
from woonplek.model.lagrangian import OptimalityCut
from woonplek.model.neighbourhood import Clock, Guide
from woonplek.model.pathways import Pathways
from woonplek.model.portfolios import Portfolios
from woonplek.model.program import Program
from woonplek.model.question import Question
from woonplek.model.rows import ColumnBounds, Floats

WIDTH, FLOOR = 0.2, 0.05
"""how far duals may be from those before: a share, and a share of the usual step of a client"""
WIDER, TIMES = 3.0, 5
"""how much wider that becomes each time, and how often: where what is decided cannot be, the linear program has no end"""
SPLIT, CALMLY = 5e-4, 0.8
"""how near the linear optimum over paths comes to its bound, and the weight of the best duals so far in those that are priced"""
FIRST = 0.3
"""share of the time for a first point"""
ROUNDS = 12
"""rows from paths at most"""

Stop = Callable[[], bool]


class Recourse:
    """The linear program over the paths of *program* for one goal, its supply decided.

    *known* are the paths of a plan, *held* the goals held so far, *removed* the arcs that no plan takes any more. It stands by itself, so
    that a thread of its own can work with it.
    """

    def __init__(
        self,
        program: Program,
        goal: int,
        held: Sequence[tuple[int, float]],
        removed: Bools,
        known: Sequence[Ints],
        duals: Floats,
        *,
        unit: float,
        threads: int,
        seed: int,
    ) -> None:
        self.program, self.goal, self.held, self.removed = program, goal, tuple(held), removed.copy()
        self.known, self.duals, self.unit = tuple(known), duals, unit
        self.threads, self.seed = threads, seed
        self.solved: Floats | None = None
        """the duals of the last linear optimum"""
        self._pathways: Pathways | None = None

    def cut(self, columns: Floats, stop: Stop) -> OptimalityCut | None:
        """Return what the linear optimum proves whose supply is decided as in *columns*; None where the solver fails, as it may where that cannot be.

        The box around the duals moves on with them, ever wider, as long as that gains.
        """
        pathways = self._pathways = self._pathways or self._begun()
        limits, found = limits_of(self.program, columns), self._optimality_cut(pathways)
        for room in WIDER ** np.arange(TIMES):
            before = found.at(columns)
            try:
                self.duals = self._within_box(pathways, limits, room, stop)
            except SolverError:
                return None
            found = self._optimality_cut(pathways)
            if stop() or found.at(columns) - before <= SPLIT * abs(found.at(columns)):
                break
        self.solved = self.duals
        return found

    def _within_box(self, pathways: Pathways, limits: ColumnBounds, room: float, stop: Stop) -> Floats:
        """Return the duals of the linear optimum with the columns between *limits*, so many times the first *room* from those before."""
        with limited(pathways, limits):
            pathways.box(self.duals, room * WIDTH, room * FLOOR * self.unit)
            duals = pathways.solve(self.goal, enough=within(SPLIT), stop=stop, centre=self.duals, smoothing=CALMLY).duals
            pathways.unbox()
        return duals

    def _optimality_cut(self, pathways: Pathways) -> OptimalityCut:
        return pathways.optimality_cut(self.goal, self.duals, pathways.price(self.goal, self.duals).cheapest)

    def _begun(self) -> Pathways:
        """Return the paths to begin with."""
        pathways, rng = Pathways(self.program, threads=self.threads, seed=self.seed), np.random.default_rng(self.seed)
        pathways.removed = self.removed
        pathways.master.close()
        pathways.master.inner = True
        for goal, most in self.held:
            pathways.hold(goal, most)
        guide = Guide({self.goal: 1.0}, self.duals)
        each = np.repeat(np.arange(len(self.known)), [len(arcs) for arcs in self.known])
        mine = pathways.learn(each, np.concatenate(self.known))
        lay(pathways, guide, rng)
        pathways.activate(np.union1d(mine, nearest_paths(pathways, guide, rng)), self.goal)
        return pathways


def prove(
    question: Question,
    low: float,
    recourse: Recourse | None,
    *,
    known: Floats | None = None,
    gap: float,
    target: Callable[[], float],
    seconds: float,
    stop: Stop,
    tell: Callable[[float], None],
) -> float:
    """Return the least value that is proven with whole decisions on supply, *low* so far; *tell* hears every better one.

    With rows from paths, where *recourse* is given, until both agree to within *gap*, and by branching over all numbers. That begins from the point *known*, or
    looks for one; without any it takes minutes.
    """
    clock = Clock(seconds, stop)
    half = Clock(seconds / 2, stop)
    if low >= target():
        return low
    point = question.good(gap=gap / 2, seconds=FIRST * seconds, stop=stop) if known is None else known
    if point is None or (recourse is None and question.value(point) - low <= gap * abs(low)):
        return low
    for _ in range(ROUNDS):
        agreed = recourse is None
        while recourse is not None and point is not None and question.value(point) < target() and not half():
            cut = recourse.cut(question.columns(point), stop)
            if cut is None or cut.at(question.columns(point)) - question.value(point) <= gap * abs(low):
                agreed = True
                break
            question = question.above(cut)
            better = question.good(gap=gap / 2, seconds=half.left, stop=stop)
            if better is None:  # none in time: the proof begins from the point so far
                point = question.lifted(point)
                break
            point = better
        if len(question.choice.cost) > question.numbers:  # rows from paths are new
            low = max(low, _by_portfolios(question, clock))
            tell(low)
            if low >= target():
                break
        answer = question.proven(point, gap=gap, seconds=clock.left, stop=stop)
        low, point = max(low, answer.bound), answer.x
        tell(low)
        if agreed or point is None or low >= target() or half():
            break
    return low


def _by_portfolios(question: Question, clock: Clock) -> float:
    """Return what whole portfolios prove where rows cost what they do in the linear optimum."""
    portfolios = Portfolios(question.choice, question.to_decide, threads=question.threads, seed=question.seed)
    prices = portfolios.prices(question.some, clock)
    return -np.inf if prices is None else portfolios.bound(prices, clock)
