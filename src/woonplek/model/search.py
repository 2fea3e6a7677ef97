"""Goals in order over the pathway formulation: bound, plan, proof, and on to the next."""

from __future__ import annotations

import time
from collections.abc import Callable, Sequence
from dataclasses import replace
from math import inf

import numpy as np

from woonplek.model.choice import among, beside
from woonplek.model.closeness import Closeness, within
from woonplek.model.flat import FlatModel, Held, flat_model
from woonplek.model.found import Assignment, Effort, Found, Infeasible, Turn
from woonplek.model.highs import MipAnswer, Outcome, solve_mip
from woonplek.model.improve import Improvement
from woonplek.model.kinds import Bools, Ints
from woonplek.model.large import Large
from woonplek.model.neighbourhood import Clock, Guide
from woonplek.model.part import followed, paths_of
from woonplek.model.pathways import PLACED, Bound, Pathways
from woonplek.model.program import Program
from woonplek.model.rows import Floats

MARGIN, MARGIN_PRICE, MARGIN_ROUNDS = 0.6, 0.5, 15
"""what is kept free in scarce rows when a first plan is sought, its price, and rounds of pricing"""
FIRST_PATHS, FIRST_GAP, ANY_GAP = 8000, 0.2, 0.5
"""paths among which a first plan is chosen, how good it should be, and any plan of a large region"""
NEAR = ((0.003, 5, 0), (0.003, 10, 0), (0.01, 15, 3000), (inf, 30, 0))
"""a better plan is sought over paths that make a plan worse by no more than a share of the bound, one share after the other,
and over as many as so many times the rows of the master; arcs over which paths are added first"""
CUT_ROUNDS, CUT_GAIN, CUT_WORTH = 10, 0.05, 0.2
"""rounds of cuts at most, the share of what is left between bound and plan that a round should gain for another, and how much, as
a share of the plan, may be left for cuts to be worth it"""
MORE = 1.05
"""how many times the paths of the last share make another try worth it"""
ROUND = 1e-6
CALM = 1e-3
"""what a move weighs beside a goal when the first paths are laid"""
PROOF_ARCS = 60000
"""arcs up to which the flat model is worth a try for a proof"""
FIRST_PATIENCE = 180.0
"""seconds for the first linear program that no time limit speaks of"""
PROOF_SECONDS = 300.0
"""seconds for a proof that no time limit speaks of"""
PATIENCE = 60.0
"""seconds for each goal that no time limit speaks of"""


class Search:
    """The state that goes from goal to goal: columns, duals, removed arcs, the best plan."""

    def __init__(self, program: Program, effort: Effort) -> None:
        self.start, self.longer = effort.start, effort.longer
        self.threads, self.seed = effort.threads, effort.seed
        self.deadline, self.asked_to_stop, self.report = effort.deadline, effort.stop, effort.report
        self.rng = np.random.default_rng(effort.seed)
        self.pathways = Pathways(program, threads=effort.threads, seed=effort.seed)
        self.seeds: Ints = np.zeros(0, dtype=np.int64)
        """the paths that began the search: of each kind some that use little"""
        self.best: Assignment | None = None
        self.turns: list[Turn] = []
        self.first_duals: Floats | None = None
        """of the first goal with a little more of every limit, by row of the program"""
        self.near = Closeness(program, effort.gap)
        self.weights: dict[int, float] = {}
        """of the goals whose sum tells which of two plans is better"""
        self.by_numbers = Large(self)

    @property
    def program(self) -> Program:
        """The program, narrowed to what the goals held so far leave."""
        return self.pathways.program

    def out_of_time(self) -> bool:
        """Tell whether the search should end now."""
        return self.asked_to_stop() or time.monotonic() >= self.deadline

    def run(self) -> None:
        """Take the goals in turn.

        Raises
        ------
        Infeasible
            When even the linear model, or the whole one, has no plan.
        """
        if len(self.program.network.blocked):
            raise Infeasible
        self.pathways.master.deadline = self.deadline
        self.seed_paths()
        self.seed_start()
        if self.best is not None:
            self.pathways.master.close()
        elif (first := self.pathways.place(self.out_of_time)).linear > PLACED:
            if first.finished:
                raise Infeasible
            return
        try:
            for goal in range(len(self.program.goals)):
                if self.out_of_time() and self.best is None:
                    return
                self.take(goal)
                if self.best is None:
                    return
        finally:
            self.by_numbers.leave()

    def seed_paths(self) -> None:
        """Start with the cheapest path of each kind for each goal, with few moves among the equal."""
        network, pricing = self.program.network, self.pathways.pricing
        calm = network.move + CALM * network.entry
        for goal in self.program.goals:
            dist, by = pricing.distances(goal.arcs + CALM * calm * max(1.0, float(np.abs(goal.arcs).max(initial=0.0))))
            _, ends = pricing.cheapest_ends(dist)
            path, arc = pricing.paths(ends[ends >= 0], by)
            self.pathways.add(path, arc, None)
        self.seeds = np.arange(len(self.pathways.paths))

    def seed_start(self) -> None:
        """Add the paths to start from, and keep them as a plan where columns beside them make it one."""
        if self.start is None:
            return
        paths, counts = followed(self.pathways, self.start)
        self.pathways.activate(paths, None)
        self.complete(0, paths, counts)

    def take(self, goal: int) -> None:
        """Optimise *goal* and hold it."""
        start, self.weights = time.monotonic(), {goal: 1.0}
        until = start + self.seconds(1.0) + (self._bounding_seconds() if not self.turns else 0.0)
        if self.best is not None:
            self.complete(goal, self.best.paths, self.best.counts)
        elif self.large:
            self.begin(goal)
        if self.best is not None:
            self.pathways.activate(self.best.paths, goal)
        guide = None
        if self.large:
            bound, low, guide = self.by_numbers.close_in(goal)
        else:
            bound, low = self.approach(goal)
        if self.best is None and not self.large:
            self.by_numbers.begin(goal)
            bound, proven, _ = self.by_numbers.close_in(goal)
            low = max(low, proven)
            self.weights = {goal: 1.0}
        if self.best is None:
            self.tell(goal, low, "first plan")
            self.first_plan(goal)
        guide = guide or Guide({goal: 1.0}, bound.duals)
        low = max(low, self.prove(goal, low))
        while self.best is not None and not self.proven(goal, low) and Improvement(self, goal, guide).run(low, until - time.monotonic()):
            low = max(low, self.prove(goal, low))
        low = self.by_numbers.conclude(goal, low, 0.0 if self.best is None or self.proven(goal, low) else until - time.monotonic())
        if self.best is not None:
            self.settle(goal, bound, low, start)

    def approach(self, goal: int) -> tuple[Bound, int]:
        """Close in on *goal* from both sides: bound, plan, a sharper bound, a better plan."""
        clock = Clock(self._bounding_seconds(), self.out_of_time)
        bound = self.pathways.solve(goal, enough=lambda v, b: self.near.closed(goal, v, b), stop=clock)
        low = self.near.rounded(goal, bound.value)
        self.tell(goal, low, "plan")
        if goal == 0 and bound.value > 0 and bound.finished:
            self.first_duals = self.pathways.loosened(goal, self.out_of_time)
        if not self.proven(goal, low):
            self.polish(goal, bound, low, NEAR[:1])
        if self.best is not None and not self.proven(goal, low) and bound.finished:
            bound = self.sharpen(goal, bound, clock)
            low = max(low, self.near.rounded(goal, bound.value))
        if not self.proven(goal, low):
            self.polish(goal, bound, low, NEAR[1:])
        return bound, low

    def settle(self, goal: int, bound: Bound, low: int, start: float) -> None:
        """Hold *goal* where the best plan has it, and leave out what that rules out."""
        best = self.value(goal)
        self.tell(goal, low, "held")
        allowed = self.near.allowed(goal, best)
        self.prune(goal, bound, allowed)
        if np.isfinite(bound.value):
            self.pathways.narrow(goal, bound.duals, allowed - bound.value + ROUND * max(1.0, abs(allowed)))
        self.pathways.activate(self.plan().paths, goal)
        self.pathways.hold(goal, allowed)
        self.by_numbers.hold(goal, allowed)
        constant = self.program.goals[goal].constant
        self.turns.append(Turn(goal, best + constant, low + constant, allowed + constant, time.monotonic() - start))

    def start_over(self, program: Program) -> None:
        """Go on with *program*, which has more rows, before any goal is held: paths and plan stay."""
        before = self.pathways
        self.pathways = Pathways(program, threads=self.threads, seed=self.seed)
        self.pathways.master.deadline = self.deadline
        self.pathways.removed = before.removed
        self.pathways.paths.take(before.paths)
        self.pathways.activate(before.active, None)
        self.pathways.master.close()

    def begin(self, goal: int) -> None:
        """Find any plan of a large region, before the linear program is solved."""
        self.tell(goal, 0, "first plan")
        self._choose(goal, np.arange(len(self.pathways.paths)), self.seconds(0.3), gap=ANY_GAP)
        self.by_numbers.begin(goal)

    def path_slack(self, goal: int, bound: Bound) -> Floats:
        """Return for each path so far how much a plan with it is worse than *bound* at least."""
        pathways = self.pathways
        if not np.isfinite(bound.value):
            return np.zeros(len(pathways.paths))
        return pathways.slack(goal, bound.duals)

    def prune(self, goal: int, bound: Bound, allowed: int) -> None:
        """Take out for good all arcs and paths over which *goal* is more than *allowed*."""
        pathways = self.pathways
        limit = allowed + ROUND * max(1.0, abs(allowed))
        pathways.removed |= pathways.reach > limit
        gone = pathways.paths.over(pathways.removed)
        if np.isfinite(bound.value):
            gone |= bound.value + self.path_slack(goal, bound) > limit
        self.forget(gone)

    def forget(self, gone: Bools) -> None:
        """Forget the paths that are *gone*, but for those of the best plan."""
        best = self.plan()
        gone[best.paths] = False
        if gone.any():
            number = self.pathways.drop(gone)
            self.best = replace(best, paths=number[best.paths])
            self.seeds = number[self.seeds[~gone[self.seeds]]]

    def complete(self, goal: int, paths: Ints, counts: Ints) -> None:
        """Keep the plan of the paths taken and the best columns beside them, where there are such."""
        program = beside(self.pathways, goal, paths, counts)
        if len(self.program.columns):
            columns = solve_mip(*program, seconds=self.seconds(0.2), threads=self.threads, seed=self.seed).x
        else:
            columns = np.zeros(0) if program.row_lower.max(initial=0.0) <= ROUND and program.row_upper.min(initial=0.0) >= -ROUND else None
        if columns is not None:
            self.offer(Assignment(paths, counts, columns))

    def sharpen(self, goal: int, bound: Bound, stop: Callable[[], bool]) -> Bound:
        """Raise the bound by cuts, as long as that helps."""
        self.pathways.activate(self.plan().paths, goal)
        for _ in range(CUT_ROUNDS if self.value(goal) - bound.value <= CUT_WORTH * self.value(goal) else 0):
            if stop() or self.proven(goal, self.near.rounded(goal, bound.value)) or not self.pathways.cut():
                break
            before = self.pathways.fitted(bound)
            found = self.pathways.solve(goal, enough=lambda v, b: self.near.closed(goal, v, b), stop=stop)
            bound = max(before, found, key=lambda b: b.value)
            self.tell(goal, self.near.rounded(goal, bound.value), "cuts")
            if not found.finished or bound.value - before.value < CUT_GAIN * (self.value(goal) - before.value):
                break
        return bound

    def polish(self, goal: int, bound: Bound, low: int, near: Sequence[tuple[float, float, int]]) -> None:
        """Choose anew over the paths that could be part of a better plan, first over those nearest to the bound."""
        clock = Clock(self.seconds(0.5 if bound.finished else 0.25), self.out_of_time)
        size = max(1.0, abs(bound.value if bound.finished else bound.linear))
        tried = 0
        for share, times, more in near:
            if more and bound.finished:
                self.pathways.enrich(goal, bound.duals, share * size, more)
            slack = self.path_slack(goal, bound) if bound.finished else self.reduced(goal)
            slack[self.pathways.active] -= ROUND
            limit = inf if self.best is None else self.value(goal) - (bound.value if bound.finished else bound.linear)
            keep = np.flatnonzero(slack <= min(limit, share * size) + ROUND)
            most = int(times * (len(self.program.lower) + self.pathways.kinds))
            if len(keep) > most:
                keep = keep[np.sort(np.argsort(slack[keep], kind="stable")[:most])]
            if len(keep) < MORE * tried:
                continue
            if self.proven(goal, low) or clock():
                return
            tried = len(keep)
            self._choose(goal, keep, clock.left, target=self.near.enough(goal, self._value_if(goal), low))

    def reduced(self, goal: int) -> Floats:
        """Return the reduced cost of every path in the master's own optimum, where the search for better ones was cut short."""
        if len(self.pathways.last_duals[0]) != len(self.program.lower) + len(self.pathways.held):
            return np.zeros(len(self.pathways.paths))  # not even the first linear program of the goal was solved in time
        return self.pathways.reduced_costs(goal, np.arange(len(self.pathways.paths)))

    def first_plan(self, goal: int) -> None:
        """Find a whole plan: price paths with a margin in every scarce row, then choose among the best of them."""
        pathways = self.pathways
        price = MARGIN_PRICE * float(self.program.goals[goal].arcs.max(initial=0.0))
        pathways.tighten(MARGIN, price)
        bound = pathways.solve(goal, enough=within(1e-3), stop=self.out_of_time, rounds=MARGIN_ROUNDS)
        reduced = self.reduced(goal)
        pathways.tighten(0.0)
        if np.isfinite(bound.linear):
            self._choose(goal, np.sort(np.argsort(reduced, kind="stable")[:FIRST_PATHS]), self.seconds(0.3), gap=FIRST_GAP)

    def _choose(self, goal: int, keep: Ints, seconds: float, gap: float | None = None, target: float | None = None) -> None:
        """Choose the best plan over the paths *keep*."""
        if self.best is not None:
            keep = np.union1d(keep, self.best.paths)
        share = self.near.share(goal, self._value_if(goal)) / 2 if gap is None else gap
        answer = solve_mip(
            *among(self.pathways, goal, keep),
            seconds=seconds,
            gap=share,
            threads=self.threads,
            seed=self.seed,
            start=self._start(keep),
            target=target,
            stop=self.asked_to_stop,
        )
        if answer.x is not None:
            counts = np.rint(answer.x[: len(keep)]).astype(np.int64)
            taken = np.flatnonzero(counts)
            self.offer(Assignment(keep[taken], counts[taken], answer.x[len(keep) :]))

    def prove(self, goal: int, low: int) -> int:
        """Search all plans that the bound leaves over the arcs, where those are few; return the proven bound."""
        if self.proven(goal, low := self.by_numbers.proven(goal, low)) or (self.best is not None and self.out_of_time()):
            return low
        target = None if self.best is None else self.near.target(goal, self.value(goal))
        removed = self.pathways.removed if target is None else self.with_best(self.no_better(goal, target))
        count = int((~removed).sum())
        if target is not None and count > PROOF_ARCS:
            return low
        self.tell(goal, low, f"proof over {count} arcs")
        answer = self._flat(goal, removed, self.seconds(0.4) if np.isfinite(self.deadline) else PROOF_SECONDS)
        if answer.outcome is Outcome.INFEASIBLE:
            if target is None:
                raise Infeasible
            return target
        found = self.near.rounded(goal, answer.bound) if np.isfinite(answer.bound) else low
        return found if target is None else min(found, target, self.value(goal))

    def no_better(self, goal: int, value: int) -> Bools:
        """Tell of each arc whether every plan over it costs *value* at least."""
        return self.pathways.removed | (self.pathways.reach >= self.near.lowest(goal, value))

    def with_best(self, removed: Bools) -> Bools:
        """Return *removed* without the arcs of the best plan."""
        return self.pathways.paths.spared(removed, self.plan().paths)

    def _flat(self, goal: int, removed: Bools, seconds: float) -> MipAnswer:
        """Search the flat model without the arcs *removed*, and keep what it finds."""
        model = flat_model(self.program, self._held(), removed)
        answer = solve_mip(
            model.matrix,
            model.cost(self.program, goal),
            model.lower,
            model.upper,
            model.row_lower,
            model.row_upper,
            model.integer,
            seconds=seconds,
            gap=self.near.share(goal, self._value_if(goal)),
            threads=self.threads,
            seed=self.seed,
            start=self._flat_start(model),
            stop=self.asked_to_stop,
        )
        if answer.x is not None:
            flow, columns = model.split(answer.x)
            self.offer(Assignment(*paths_of(self.pathways, model.arcs, flow), columns))
        return answer

    @property
    def found(self) -> Found | None:
        """The best plan so far."""
        if self.best is None:
            return None
        return Found([self.pathways.paths.arcs[p] for p in self.best.paths.tolist()], self.best.counts, self.best.columns)

    def value(self, goal: int) -> int:
        """Return the value of *goal* in the best plan, its constant not counted."""
        return self.value_of(goal, self.plan())

    def plan(self) -> Assignment:
        """Return the best plan, where there is one."""
        assert self.best is not None  # noqa: S101
        return self.best

    def _value_if(self, goal: int) -> int | None:
        return None if self.best is None else self.value(goal)

    def proven(self, goal: int, low: int) -> bool:
        return self.best is not None and self.near.proven(goal, self.value(goal), low)

    def value_of(self, goal: int, plan: Assignment) -> int:
        """Return the value of *goal* in *plan*, its constant not counted."""
        by_path = self.pathways.paths.goals[goal, plan.paths] @ plan.counts
        return round(float(by_path + self.program.goals[goal].columns @ plan.columns))

    def offer(self, plan: Assignment) -> None:
        """Keep *plan* where it is better."""
        if self.best is None or self.rank(plan) < self.rank(self.best):
            self.best = plan

    def rank(self, plan: Assignment) -> float:
        return sum(weight * self.value_of(goal, plan) for goal, weight in self.weights.items())

    def tell(self, goal: int, low: float, doing: str) -> None:
        constant = self.program.goals[goal].constant
        best = self.value(goal) + constant if self.best is not None else None
        self.report(goal, best, low + constant, doing)

    @property
    def large(self) -> bool:
        """Whether the region is too large for the flat model."""
        return self.program.network.arcs > PROOF_ARCS

    def seconds(self, share: float) -> float:
        goals_left = max(1, len(self.program.goals) - len(self.turns))
        left = (self.deadline - time.monotonic()) * 2 / (goals_left + 1) if np.isfinite(self.deadline) else PATIENCE
        return max(1.0, left * share)

    def _bounding_seconds(self) -> float:
        """Return how long the linear program of a goal may take: longer for the first."""
        if self.turns:
            return self.seconds(0.3)
        return 0.3 * (self.deadline - time.monotonic()) if np.isfinite(self.deadline) else FIRST_PATIENCE

    def _held(self) -> list[Held]:
        return [Held(goal, most) for goal, most in self.pathways.held]

    def _start(self, keep: Ints) -> Floats | None:
        """Return the best plan as a point of the choice among *keep*."""
        if self.best is None or not np.isin(self.best.paths, keep).all():
            return None
        start = np.zeros(len(keep) + len(self.program.columns))
        start[np.searchsorted(keep, self.best.paths)] = self.best.counts
        start[len(keep) :] = self.best.columns
        return start

    def _flat_start(self, model: FlatModel) -> Floats | None:
        if self.best is None:
            return None
        return np.concatenate([self.pathways.paths.flow(self.best.paths, self.best.counts)[model.arcs], self.best.columns])
