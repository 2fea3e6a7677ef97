"""A large region: bound and decisions on supply by numbers alone, then paths that are near by their duals."""

from __future__ import annotations

import time
from typing import TYPE_CHECKING

import numpy as np

from woonplek.domain.policy import OVER
from woonplek.model.closeness import within
from woonplek.model.coarse import Coarse, Relaxed
from woonplek.model.dive import dive
from woonplek.model.found import Assignment
from woonplek.model.kinds import Ints
from woonplek.model.neighbourhood import Clock, Guide
from woonplek.model.pathways import Bound, Pathways
from woonplek.model.proof import Proof, Stop
from woonplek.model.repair import repaired
from woonplek.model.rows import Floats
from woonplek.model.sifting import nearest
from woonplek.model.supply import NONE

if TYPE_CHECKING:
    from woonplek.model.search import Search

FIRST, FIRST_PATIENCE = 0.5, 300.0
"""share of all time that the first goal has, and seconds where there is no limit"""
DECIDING = 0.5
"""share of a goal's time in which supply is decided"""
DECIDED, PROVEN = 3e-3, 3e-4
"""how near the best decisions on supply need to be, and what is proven of them"""
ALONE = 0.25
"""share of a goal's time for that proof where nothing can go on beside it"""
CUT_ROUNDS, CUT_GAIN = 4, 1e-3
"""rounds of cuts at most, and how much of the bound a round should gain for another"""
PATHS, DIVING, MENDING = 0.6, 0.6, 1.9
"""share of what is left of a goal's time for the linear program over paths; shares of its seconds, counted anew, in which clients become whole, and
in which the plan may be mended then: without one there is little to go on with"""
ANNEALING = 0.015
"""seconds a client in which a plan is made whole"""
NEXT, SOON, LATER = 2, 0.2, 1e-3
"""what each of the next goals that are not zero weighs, as a share of the goal at hand, and any other to come"""
APART = frozenset({"wishes"})
"""goals that tell apart many who are alike for all others: left to their own turn"""
NEAR, DRAWN = 100, 40
"""arcs a kind that count as near, and of those a kind over which paths are laid"""
FIRST_PATHS = 12
"""nearest paths of each kind that the linear program over paths begins with"""
WIDTH, FLOOR = 0.2, 20.0
"""how far its duals may be from those of the numbers: a share, and in the unit of the goal for each client"""
FIRM = 0.2
"""what it costs at least to break a row once clients become whole, as a share of the worst step of a client"""
SPLIT, CALMLY = 3e-3, 0.9
"""how near the linear optimum over paths comes to its bound, and the weight of the best duals so far in those that are priced"""


class Large:
    """What a search of a large region keeps from goal to goal."""

    def __init__(self, search: Search) -> None:
        self.search = search
        self.coarse: Coarse | None = None
        self.proof: Proof | None = None
        """of the goal at hand"""

    def close_in(self, goal: int) -> tuple[Bound, int, Guide | None]:
        """Close in on *goal* from both sides; return bound and duals, the least value that is proven possible, and what to judge paths by."""
        search = self.search
        clock = Clock(self._seconds(), search.out_of_time)
        search.tell(goal, 0, "numbers")
        coarse = self._numbers(goal)
        bound, low = self._bound(coarse, goal, clock)
        if search.proven(goal, low) or clock():
            return bound, low, None
        to_decide = len(decisions(search.pathways)) > 0
        if to_decide:
            self._prove(coarse, goal, bound.value, clock)
        weights = search.weights = self._weights(coarse, goal, low)
        if search.turns:
            guide = Guide(weights, bound.duals) if np.isfinite(bound.value) else None
            self._lay(guide)
            return bound, low, guide
        calm = LATER * max(low, 0) / float(search.program.kinds.count.sum())
        decided: Floats | None = np.zeros(len(search.program.columns)) if search.best is None else search.best.columns
        if to_decide:
            search.tell(goal, low, "supply")
            found = self._decided(coarse, weights, clock)
            decided = found if found is not None or search.best is None else decided
        guide = self._guide(weights, calm, decided, clock)
        self._lay(guide)
        if guide is not None and decided is not None:
            search.tell(goal, low, "plan")
            guide = self._place(goal, guide, decided, clock)
        return bound, low, guide

    @property
    def proving(self) -> bool:
        """Whether a proof goes on beside the search."""
        return self.proof is not None and self.proof.running

    def proven(self, goal: int, low: int) -> int:
        """Return the least value of *goal* that is proven possible by now, *low* so far."""
        return self._raised(goal, low, -np.inf if self.proof is None else self.proof.bound)

    def conclude(self, goal: int, low: int, seconds: float) -> int:
        """Return that value after *seconds* at most, and let the proof be."""
        return self._raised(goal, low, self.leave(seconds))

    def leave(self, seconds: float = 0.0) -> float:
        """Let the proof be after *seconds* at most; return what it came to."""
        proof, self.proof = self.proof, None
        return -np.inf if proof is None else proof.end(seconds)

    def _raised(self, goal: int, low: int, bound: float) -> int:
        return max(low, self.search.near.rounded(goal, bound)) if np.isfinite(bound) else low

    def hold(self, goal: int, most: float) -> None:
        """Hold *goal* at most *most* in what is solved from now on."""
        if self.coarse is not None and goal in self.coarse.at_goal:
            self.coarse.hold(goal, most)

    def _seconds(self) -> float:
        """Return the seconds that the goal at hand may take."""
        search = self.search
        if search.turns:
            return search.seconds(1.0)
        left = search.deadline - time.monotonic()
        return FIRST * left if np.isfinite(left) else FIRST_PATIENCE

    def _numbers(self, goal: int) -> Coarse:
        """Return the relaxation for *goal*, as the goals so far have narrowed it."""
        search, program = self.search, self.search.program
        if self.coarse is None or goal not in self.coarse.at_goal:
            goals = [g for g, vector in enumerate(program.goals) if search.turns or vector.setting.key not in APART]
            self.coarse = Coarse(program, list(dict.fromkeys([goal, *goals])), self._visits(), threads=search.threads, seed=search.seed)
            for held, most in search.pathways.held:
                self.coarse.hold(held, most)
        self.coarse.program = program
        self.coarse.leave_out(search.pathways.removed)
        return self.coarse

    def _visits(self) -> Ints:
        """Return the visits of the best plan."""
        search = self.search
        if search.best is None:
            return np.zeros(0, dtype=np.int64)
        network = search.program.network
        visit = network.node_visit[network.head[search.pathways.paths.flow(search.best.paths, search.best.counts) > 0]]
        return np.unique(visit[visit >= 0])

    def _relaxed(
        self, weights: dict[int, float], clock: Clock, *, calm: float = 0.0, limits: tuple[Floats, Floats] | None = None
    ) -> Relaxed | None:
        coarse = self.coarse
        assert coarse is not None  # noqa: S101
        return coarse.relaxed(weights, calm=calm, limits=limits, seconds=clock.left, stop=self.search.asked_to_stop)

    def _bound(self, coarse: Coarse, goal: int, clock: Clock) -> tuple[Bound, int]:
        """Return what the duals of the numbers prove over paths, with cuts for the first goal."""
        search = self.search
        relaxed = self._relaxed({goal: 1.0}, clock)
        if relaxed is None:
            none = np.zeros(len(search.program.lower) + len(search.pathways.held))
            return Bound(-np.inf, np.inf, none, finished=False), 0
        if goal == 0 and relaxed.value > 0:
            search.first_duals = relaxed.duals[: coarse.own_rows]
        for _ in range(0 if search.turns else CUT_ROUNDS):
            if clock() or not coarse.cut():
                break
            better = self._relaxed({goal: 1.0}, clock)
            if better is None:
                break
            gain, relaxed = better.value - relaxed.value, better
            if gain <= CUT_GAIN * abs(better.value):
                break
        if len(coarse.program.lower) > len(search.program.lower):
            search.start_over(coarse.program)
        duals = np.zeros(len(search.program.lower) + len(search.pathways.held))
        known = len(relaxed.duals) - len(search.pathways.held)
        duals[:known], duals[len(duals) - len(search.pathways.held) :] = relaxed.duals[:known], relaxed.duals[known:]
        bound = search.pathways.prove(goal, duals)
        low = search.near.rounded(goal, bound.value)
        search.tell(goal, low, "plan")
        return bound, low

    def _weights(self, coarse: Coarse, goal: int, low: int) -> dict[int, float]:
        """Return what goals weigh in a plan for *goal*: it leaves much open that those to come would decide.

        For the first goal the next ones count, and what is over a limit as much, though it need not be more than zero; all else counts little.
        """
        search, size, values, first = self.search, float(max(low, 1)), coarse.values(), not self.search.turns
        later = [other for other in values if other > goal]
        soon = [other for other in later if values[other] > 0][:NEXT] if first else []
        weights = {goal: 1.0} | {other: SOON * size / values[other] for other in soon}
        for other in later:
            if other not in soon and search.best is not None and search.value(other) > 0:
                over = search.program.goals[other].setting.key.startswith(OVER)
                weights[other] = (SOON if first and over else LATER) * size / search.value(other)
        return weights

    def _prove(self, coarse: Coarse, goal: int, low: float, clock: Clock) -> None:
        """Begin to prove how low *goal* can be with whole decisions on supply."""
        search, asked = self.search, coarse.asked({goal: 1.0})
        seconds = clock.left if search.threads > 1 else ALONE * clock.left

        def work(stop: Stop) -> float:
            return asked.proven(low, gap=PROVEN, seconds=seconds, threads=search.threads, seed=search.seed, stop=stop)

        self.proof = Proof(work, clock, search.threads)

    def _decided(self, coarse: Coarse, weights: dict[int, float], clock: Clock) -> Floats | None:
        """Return good decisions on supply for the weighted sum of goals."""
        search, seconds = self.search, DECIDING * clock.left
        return coarse.asked(weights).good(gap=DECIDED, seconds=seconds, threads=search.threads, seed=search.seed, stop=clock)

    def _guide(self, weights: dict[int, float], calm: float, decided: Floats | None, clock: Clock) -> Guide | None:
        """Return *weights* and the duals of a plan with the supply *decided*, where a beginning costs *calm*."""
        limits = None if decided is None else self._limits(decided)
        relaxed = self._relaxed(weights, clock, calm=calm, limits=limits)
        return None if relaxed is None else Guide(weights, self.search.pathways.proper(relaxed.duals))

    def _lay(self, guide: Guide | None) -> None:
        """Lay paths over arcs that are near."""
        search, pathways = self.search, self.search.pathways
        if guide is None:
            return
        near, cost = pathways.near(guide.weights, guide.duals, NEAR * pathways.kinds)
        if len(near) > DRAWN * pathways.kinds:
            near = np.sort(search.rng.choice(near, DRAWN * pathways.kinds, replace=False))
        pathways.paths.add(*pathways.pricing.over(cost, near))

    def _place(self, goal: int, guide: Guide, decided: Floats, clock: Clock) -> Guide:
        """Find a plan with the supply *decided*: split clients first, then ever more of them whole, and then every row kept."""
        search, limits = self.search, self._limits(decided)
        plan, guide = self._split(guide, limits, clock)
        if plan is not None:
            stop = Clock(max(clock.left, MENDING * self._seconds()), search.out_of_time)
            whole = repaired(search, guide, self._annealed(goal, guide, plan, limits, stop), limits, stop)
            if whole is not None:
                search.complete(goal, whole.paths, whole.counts)
        return guide

    def _annealed(self, goal: int, guide: Guide, plan: Assignment, limits: tuple[Floats, Floats], clock: Clock) -> Assignment:
        """Return *plan* made better, and more of it whole."""
        from woonplek.model.annealing import Annealing, usual_step  # noqa: PLC0415 - loads a compiler, for a second

        search = self.search
        unit = usual_step(search.program, goal)
        annealing = Annealing(search.pathways, guide, plan, limits, unit=unit, seed=search.seed)
        return annealing.run(ANNEALING * len(annealing.taken.kind), Clock(clock.left, search.out_of_time))

    def _limits(self, decided: Floats) -> tuple[Floats, Floats]:
        """Return the bounds of the columns when supply is *decided*."""
        at, columns = decisions(self.search.pathways), self.search.program.columns
        lower, upper = columns.lower.copy(), columns.upper.copy()
        lower[at] = upper[at] = np.rint(decided[at])
        return lower, upper

    def _split(self, guide: Guide, limits: tuple[Floats, Floats], clock: Clock) -> tuple[Assignment | None, Guide]:
        """Return a plan near the linear optimum over paths with the columns between *limits*, and the duals of that as a guide.

        Both may break rows a little, at a price.
        """
        search, pathways, program = self.search, self.search.pathways, self.search.program
        slack = pathways.slack(guide.weights, guide.duals)
        first = np.flatnonzero(nearest(pathways.paths.kind, slack, FIRST_PATHS, search.rng))
        pathways.activate(np.union1d(first, search.seeds), guide.weights)
        pathways.program = program.between(*limits)
        pathways.limit(*limits)
        pathways.box(guide.duals, WIDTH, FLOOR)
        enough, stop = Clock(PATHS * clock.left, search.out_of_time), search.out_of_time
        bound = pathways.solve(guide.weights, enough=within(SPLIT), stop=enough, centre=guide.duals, smoothing=CALMLY)
        guide = guide._replace(duals=bound.duals)
        pathways.box(guide.duals, WIDTH, FIRM * program.worst_step(guide.weights))
        plan = dive(pathways, guide, Clock(max(clock.left, DIVING * self._seconds()), stop)) if np.isfinite(bound.linear) else None
        pathways.unbox()
        pathways.program = program
        pathways.limit(program.columns.lower, program.columns.upper)
        return plan, guide


def decisions(pathways: Pathways) -> Ints:
    """Return the columns of steps, decisions and closings of the program."""
    supply = pathways.program.supply
    return np.unique(np.concatenate([index[index != NONE] for index in (supply.steps, supply.decided, supply.stays)]))
