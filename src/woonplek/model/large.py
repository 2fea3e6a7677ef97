"""A large region: bound and decisions on supply by numbers alone, then paths that are near by their duals."""

from __future__ import annotations

import time
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from functools import partial
from typing import TYPE_CHECKING

import numpy as np

from woonplek.model import weighing
from woonplek.model.benders import Recourse, prove
from woonplek.model.closeness import within
from woonplek.model.coarse import Coarse, Relaxed
from woonplek.model.decided import decisions, lay, limited, limits_of, nearest_paths
from woonplek.model.deciding import decide, redecide
from woonplek.model.dive import dive
from woonplek.model.found import Assignment, Longer
from woonplek.model.kinds import Ints
from woonplek.model.neighbourhood import Clock, Guide
from woonplek.model.part import followed
from woonplek.model.pathways import Bound
from woonplek.model.portfolios import over_paths
from woonplek.model.proof import Proof, Stop, Tell
from woonplek.model.repair import repaired
from woonplek.model.rows import ColumnBounds, Floats

if TYPE_CHECKING:
    from woonplek.model.annealing import Annealing, Breaking
    from woonplek.model.search import Search

FIRST, PATIENCE = 0.5, 600.0
"""share of all time that the first goal has, and seconds for all where there is no limit"""
LONGER, ALONG = 0.35, 0.4
"""shares of what is left of all time for a plan in longer periods, where there are such, and then for one along it"""
BOUNDING = 0.7
"""share of a goal's time that its linear program over numbers may take where longer periods come first"""
PRICING, PRICED = 0.2, 0.05
"""share of a goal's time in which portfolios are priced, and for the first goal where nothing can go on beside it"""
ROOM = 0.5
"""how much time should be left to place clients again, and may be taken beyond the goal's own, as a share of what the first time took"""
PROVEN = 3e-4
"""how near to the best the proof with whole decisions on supply comes"""
SUPPLIED = 0.75
"""how much of what the gap allows supply may cost the goal at hand; the rest is for whole clients"""
ALONE = 0.25
"""share of a goal's time for that proof where nothing can go on beside it"""
CUT_ROUNDS, CUT_GAIN, CUTTING = 4, 1e-3, 0.1
"""rounds of cuts at most, how much of the bound a round should gain for another, and the share of a goal's time after which none begins"""
PATHS, DIVING, MENDING = 0.6, 0.6, 1.9
"""share of what is left of a goal's time for the linear program over paths; shares of its seconds, counted anew, in which clients become whole the first time, and
in which the plan may be mended then: without one there is little to go on with"""
ROUNDING, ROUNDED, MENDED = 5.0, 0.25, 2.0
"""seconds in which a split plan is made whole where there is no need of more, the share of what is left of a goal's time that these may take, and seconds at least in which a plan that
breaks rows even then is mended at any price"""
BEGINNING, ROUGHLY, WHOLE, BETTER = 1.7e-6, 3e-6, 6e-6, 1.2e-5
"""seconds for each arc that a client could take, in which any plan is looked for, a rough one, a split one is made whole, and a plan is made better"""
BEGUN, AGAIN = 0.1, 0.3
"""share of all time that the first of these takes at most, and of what is left of a goal's time the second; share of the last, or of what is left of a goal's time, in which a plan
is mended at any price, or made better for a later goal"""
APART = frozenset({"wishes"})
"""goals that tell apart many who are alike for all others: numbers do so from their own turn on, and prove them alone (with a row over so many numbers HiGHS takes 2 GB);
until then paths have them"""
BOXES = ((0.03, 0.006), (0.2, 0.04))
"""how far its duals may be from those of the numbers, wider as it comes near: a share, and for each client a share of the usual step of one"""
SPLITTING, LEAST = 0.008, 10.0
"""seconds a client for it, and how many at least"""
WIDTH, FIRM = 0.2, 0.2
"""the same once clients become whole, with what it costs at least to break a row as a share of the worst step of a client"""
SPLIT, CALMLY = 3e-3, 0.9
"""how near the linear optimum over paths comes to its bound, and the weight of the best duals so far in those that are priced"""


@dataclass
class Pursuit:
    """The goal at hand: what its linear program proves, the least value that is proven possible, and the time it has."""

    goal: int
    clock: Clock
    bound: Bound
    low: int = 0


class Large:
    """What a search of a large region keeps from goal to goal."""

    def __init__(self, search: Search) -> None:
        self.search = search
        self.coarse: Coarse | None = None
        self.proof: Proof | None = None
        """of the goal at hand"""
        self.recourse: Recourse | None = None
        """of the goal at hand, where it is proven by paths too"""
        self.placed = False
        """whether clients were placed by the numbers: in the turn of the first goal for which any plan is not good enough"""
        self.placing = 0.0
        """seconds that took"""
        self.first_took = 0.0
        """seconds of the first linear program over numbers; those of goals to come take no less"""
        self.target = -np.inf
        """the bound that proves the best plan good enough"""

    def begin(self, goal: int) -> None:
        """Look for any better plan before anything is known of limits: from the one so far, or from one in which nobody moves who need not."""
        search, pathways, program = self.search, self.search.pathways, self.search.program
        if search.longer is not None:  # what is found that way has no room to move, however long it takes
            return
        if search.best is None:
            dist, by = pathways.pricing.distances(program.network.entry.astype(float) + program.network.move)
            plan = self._laid(pathways.pricing.cheapest_ends(dist)[1], by, program.columns.lower)
        else:
            plan = search.best
        guide, limits = Guide({goal: 1.0}, np.zeros(len(program.lower))), (program.columns.lower, program.columns.upper)
        found = self._annealing(guide, plan, limits, "dear").run(min(BEGINNING * self._open, BEGUN * self._left), search.out_of_time)
        search.complete(goal, found.paths, found.counts)

    def close_in(self, goal: int) -> tuple[Bound, int, Guide | None]:
        """Close in on *goal* from both sides; return bound and duals, the least value that is proven possible, and what to judge paths by."""
        search = self.search
        at = Pursuit(goal, Clock(self._seconds(), search.out_of_time), search.pathways.unproven)
        search.tell(goal, 0, "numbers")
        coarse = self._numbers(goal)
        self._bound(at)
        if search.turns and self._decides and np.isfinite(at.bound.value) and not search.proven(goal, at.low):
            pricing, enough = Clock(PRICING * at.clock.left, at.clock), float(search.near.target(goal, search.value(goal)))
            self._raise(at, self._portfolios(at)(pricing, enough=enough))
        if search.proven(goal, at.low) or at.clock():
            return at.bound, at.low, None
        if self.placed:
            search.forget(np.ones(len(search.pathways.paths), dtype=bool))  # those laid for another goal say nothing of this one
            return at.bound, at.low, self._place_again(at, at.bound.duals)
        weights = search.weights = weighing.placing(search.program, coarse.values(), goal, at.low)
        near = Guide(weights, at.bound.duals)
        if search.longer is not None and self._place_along(search.longer, at, near):
            self.placed = True
            return at.bound, at.low, near
        if self._decides and search.threads > 1:
            self._prove(at)
        elif self._decides:  # a proof would leave nothing for a plan
            self._raise(at, self._portfolios(at)(Clock(PRICED * at.clock.left, at.clock)))
        began = time.monotonic()
        guide = self._place_by_numbers(at, weights)
        self.placed, self.placing = True, time.monotonic() - began
        if search.best is not None and not search.proven(goal, at.low) and not at.clock():
            guide = self._place_again(at, at.bound.duals if guide is None else guide.duals)
        return at.bound, at.low, guide

    @property
    def _values(self) -> list[int]:
        """Return the value of each goal in the best plan."""
        return [self.search.value(goal) for goal in range(len(self.search.program.goals))]

    @property
    def _decides(self) -> bool:
        """Whether there is supply to decide on here: none is where it was in longer periods."""
        return self.search.longer is None and len(decisions(self.search.program)) > 0

    def _place_again(self, at: Pursuit, duals: Floats) -> Guide | None:
        """Make the plan so far better, with other supply where that is worth it and there is time, else by *duals*; return what to judge paths by."""
        search, coarse, clock = self.search, self._coarse(), at.clock
        weights, calm = weighing.placing(search.program, coarse.values(), at.goal, at.low), weighing.calm(search.program, at.low)
        known, decided = None, None
        if self._decides and np.isfinite(at.bound.value) and clock.left > ROOM * self.placing:
            search.tell(at.goal, at.low, "supply")
            known, decided = redecide(coarse, search.plan().columns, weights, calm, clock) or (None, None)
        if self._decides and self.proof is None:
            self._prove(at, known)
        other = None if decided is None or clock.left <= ROOM * self.placing else self._guide(weights, calm, decided, clock)
        if other is not None and decided is not None:
            search.weights = weights
            search.tell(at.goal, at.low, "plan")
            return self._place(at, other, decided)
        search.weights = weighing.placed(self._values, at.goal)
        near = Guide(search.weights, duals)
        guide = near if np.isfinite(at.bound.value) else None
        self._lay(guide)
        self._go_on(at, near)
        return guide

    def _place_by_numbers(self, at: Pursuit, weights: dict[int, float]) -> Guide | None:
        """Find a plan whose supply and duals numbers give; return what to judge paths by."""
        search, coarse = self.search, self._coarse()
        calm = weighing.calm(search.program, at.low)
        decided: Floats | None = np.zeros(len(search.program.columns)) if search.best is None else search.best.columns
        rough: Guide | None = None
        if len(decisions(search.program)):
            search.tell(at.goal, at.low, "supply")
            sooner = weighing.placing(search.program, coarse.values(), at.goal, at.low, weighing.SOONER)
            found = decide(coarse, at.goal, partial(self._may_cost, at), sooner, calm, self._visits(), at.clock)
            if found is not None:
                at.low = self.proven(at.goal, at.low)
                weights = search.weights = weighing.placing(search.program, coarse.values(found.point), at.goal, at.low)
                decided, rough = found.columns, Guide(weights, search.pathways.proper(found.duals))
            elif search.best is None:
                decided = None
        guide = self._guide_and_rough_plan(at, weights, calm, decided, rough)
        if guide is None or decided is None:
            self._lay(guide)
            return guide
        search.tell(at.goal, at.low, "plan")
        return self._place(at, guide, decided)

    def _may_cost(self, at: Pursuit) -> float:
        """Return the most that the goal may be once supply is decided, by what is proven by now."""
        low = self.proven(at.goal, at.low)
        return low + SUPPLIED * (self.search.near.enough(at.goal, None, low) - low)

    def _guide_and_rough_plan(
        self, at: Pursuit, weights: dict[int, float], calm: float, decided: Floats | None, rough: Guide | None
    ) -> Guide | None:
        """Return the guide to a plan with the supply *decided*, and find a rough one: by *rough* meanwhile, where that is known and there are threads for both."""
        if decided is None or rough is None or self.search.threads == 1:
            guide = self._guide(weights, calm, decided, at.clock)
            if guide is not None and decided is not None:
                self._place_roughly(at, guide, decided)
            return guide
        with ThreadPoolExecutor(1) as beside:
            guiding = beside.submit(self._guide, weights, calm, decided, at.clock)
            self._place_roughly(at, rough, decided)
            return guiding.result()

    @property
    def proving(self) -> bool:
        """Whether a proof goes on beside the search."""
        return self.proof is not None and self.proof.running

    def proven(self, goal: int, low: int) -> int:
        """Return the least value of *goal* that is proven possible by now, *low* so far."""
        self._aim(goal)
        return self._raised(goal, low, -np.inf if self.proof is None else self.proof.bound)

    def sharper(self, guide: Guide) -> Guide:
        """Return *guide* with the duals of paths where the proof has come to them: numbers know less."""
        better = None if self.recourse is None else self.recourse.solved
        return guide if better is None or better is guide.duals else guide._replace(duals=better)

    def conclude(self, goal: int, low: int, seconds: float) -> int:
        """Return that value after *seconds* at most, and let the proof be."""
        return self._raised(goal, low, self.leave(seconds))

    def leave(self, seconds: float = 0.0) -> float:
        """Let the proof be after *seconds* at most; return what it came to."""
        proof, self.proof, self.recourse = self.proof, None, None
        return -np.inf if proof is None else proof.end(seconds)

    def _raise(self, at: Pursuit, bound: float) -> None:
        """Take what is proven by *bound* where it is more than so far."""
        at.low = self._raised(at.goal, at.low, bound)

    def _raised(self, goal: int, low: int, bound: float) -> int:
        return max(low, self.search.near.rounded(goal, bound)) if np.isfinite(bound) else low

    def hold(self, goal: int, most: float) -> None:
        """Hold *goal* at most *most* in what is solved from now on."""
        if self.coarse is not None and goal in self.coarse.at_goal:
            self.coarse.hold(goal, most)

    def _seconds(self) -> float:
        """Return the seconds that the goal at hand may take."""
        search = self.search
        if self.placed:
            return search.seconds(1.0)
        return FIRST * self._left

    @property
    def _left(self) -> float:
        """What is left of all time."""
        left = self.search.deadline - time.monotonic()
        return left if np.isfinite(left) else PATIENCE

    def _numbers(self, goal: int) -> Coarse:
        """Return the relaxation for *goal*, as the goals so far have narrowed it."""
        search, program = self.search, self.search.program
        if self.coarse is None or goal not in self.coarse.at_goal:
            goals = [g for g, vector in enumerate(program.goals) if search.turns or vector.setting.key not in APART]
            self.coarse = None  # two of them would take twice the memory
            goals, held = list(dict.fromkeys([goal, *goals])), bool(search.pathways.held)
            self.coarse = Coarse(program, goals, self._visits(), inner=held, threads=search.threads, seed=search.seed)
            for one, most in search.pathways.held:
                self.coarse.hold(one, most)
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

    def _coarse(self) -> Coarse:
        assert self.coarse is not None  # noqa: S101
        return self.coarse

    def _relaxed(self, weights: dict[int, float], clock: Clock, *, calm: float = 0.0, limits: ColumnBounds | None = None) -> Relaxed | None:
        return self._coarse().relaxed(weights, calm=calm, limits=limits, seconds=clock.left, stop=self.search.asked_to_stop)

    def _bound(self, at: Pursuit) -> None:
        """Find what the duals of the numbers prove over paths, with cuts for the first goal."""
        search, coarse, clock = self.search, self._coarse(), at.clock
        began, enough, cutting, hopeless = time.monotonic(), clock, Clock(CUTTING * clock.left, clock), False
        if search.longer is not None:  # else nothing would be left for what makes a plan
            enough = Clock(BOUNDING * clock.left, clock)
            hopeless = self.first_took > enough.left
        relaxed = None if hopeless else self._relaxed({at.goal: 1.0}, enough)
        if not self.first_took:
            self.first_took = time.monotonic() - began
        if relaxed is None:
            return
        if at.goal == 0 and relaxed.value > 0:
            search.first_duals = relaxed.duals[: coarse.own_rows]
        for _ in range(0 if search.turns or search.longer is not None else CUT_ROUNDS):
            if cutting() or not coarse.cut():
                break
            better = self._relaxed({at.goal: 1.0}, clock)
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
        at.bound = search.pathways.prove(at.goal, duals)
        at.low = search.near.rounded(at.goal, at.bound.value)
        search.tell(at.goal, at.low, "plan")

    def _portfolios(self, at: Pursuit) -> Callable[..., float]:
        """Return what proves, in the time of a clock and up to what is enough, how low the goal can be with whole portfolios where rows cost what they do in the linear optimum."""
        search = self.search
        return partial(over_paths(search.pathways, at.goal, at.bound.duals).least, threads=search.threads, seed=search.seed)

    def _aim(self, goal: int) -> None:
        """Tell the proof how far it needs to come."""
        search = self.search
        self.target = np.inf if search.best is None else search.near.target(goal, search.value(goal))

    def _prove(self, at: Pursuit, known: Floats | None = None) -> None:
        """Begin to prove how low the goal can be with whole decisions on supply; for the goals to come by paths too."""
        search, question, low = self.search, self._coarse().asked({at.goal: 1.0}), at.low
        seconds = at.clock.left if search.threads > 1 else ALONE * at.clock.left
        self._aim(at.goal)
        by_paths = search.turns and search.threads > 1 and search.program.goals[at.goal].setting.key not in APART
        recourse = self.recourse = self._recourse(at) if by_paths else None
        priced = search.turns or search.threads == 1  # before
        portfolios = None if priced else self._portfolios(at)

        def work(stop: Stop, tell: Tell) -> float:
            mine = Clock(seconds, stop)
            least = float(low) if portfolios is None else max(low, portfolios(mine))
            tell(least)
            return prove(
                question, least, recourse, known=known, gap=PROVEN, target=lambda: self.target, seconds=mine.left, stop=stop, tell=tell
            )

        self.proof = Proof(work, at.clock, search.threads)

    def _recourse(self, at: Pursuit) -> Recourse:
        """Return the linear program over paths for the goal beside the search."""
        pathways, plan = self.search.pathways, self.search.plan()
        known = [pathways.paths.arcs[path] for path in plan.paths.tolist()]
        unit = pathways.program.usual_step(at.goal)
        return Recourse(
            pathways.program,
            at.goal,
            pathways.held,
            pathways.removed,
            known,
            at.bound.duals,
            unit=unit,
            threads=self.search.threads,
            seed=self.search.seed,
        )

    def _guide(self, weights: dict[int, float], calm: float, decided: Floats | None, clock: Clock) -> Guide | None:
        """Return *weights* and the duals of a plan with the supply *decided*, where a beginning costs *calm*."""
        limits = None if decided is None else limits_of(self.search.program, decided)
        relaxed = self._relaxed(weights, clock, calm=calm, limits=limits)
        return None if relaxed is None else Guide(weights, self.search.pathways.proper(relaxed.duals))

    def _lay(self, guide: Guide | None) -> None:
        """Lay paths over arcs that are near."""
        if guide is not None:
            lay(self.search.pathways, guide, self.search.rng)

    def _place(self, at: Pursuit, guide: Guide, decided: Floats) -> Guide:
        """Find a plan with the supply *decided*: split clients first, then ever more of them whole, and then every row kept."""
        search, limits = self.search, limits_of(self.search.program, decided)
        self._lay(guide)
        plan, guide = self._split(guide, limits, at.clock)
        if plan is None:
            return guide
        stop = self._extended(at.clock, MENDING)
        plan = self._made_whole(at.goal, guide, plan, limits, max(WHOLE * self._open, min(ROUNDING, ROUNDED * at.clock.left)), stop)
        whole = repaired(search, guide, plan, limits, stop)
        if whole is not None:
            search.complete(at.goal, whole.paths, whole.counts)
        return guide

    def _extended(self, clock: Clock, share: float) -> Clock:
        """Return the clock of a plan in the making: a *share* of the goal's seconds counted anew where clients were not placed yet, a little more than *clock* has else."""
        seconds = clock.left + ROOM * self.placing if self.placed else max(clock.left, share * self._seconds())
        return Clock(seconds, self.search.out_of_time)

    def _made_whole(self, goal: int, guide: Guide, plan: Assignment, limits: ColumnBounds, seconds: float, stop: Stop) -> Assignment:
        """Return *plan* after so many *seconds* of ruin and recreate; where it breaks rows even then, another in which that is mended at any price is soon there."""
        search, annealing = self.search, self._annealing(guide, plan, limits)
        kept = better = annealing.run(seconds, stop)
        if annealing.broken:
            kept = self._annealing(guide, better, limits, "kept").run(max(AGAIN * seconds, min(MENDED, seconds)), stop)
        search.complete(goal, kept.paths, kept.counts)
        return better

    def _place_roughly(self, at: Pursuit, guide: Guide, decided: Floats) -> None:
        """Find a plan with the supply *decided* from what is cheapest for each client alone: there is one to show long before the good one."""
        search, limits = self.search, limits_of(self.search.program, decided)
        priced = search.pathways.price(guide.weights, guide.duals)
        plan = self._laid(priced.ends, priced.by, decided)
        self._made_whole(at.goal, guide, plan, limits, min(ROUGHLY * self._open, BEGUN * at.clock.left), search.out_of_time)

    def _laid(self, ends: Ints, by: Ints, columns: Floats) -> Assignment:
        """Return the plan in which the clients of each kind come to its node of *ends*, to each node *by* an arc."""
        pathways = self.search.pathways
        return Assignment(pathways.learn(*pathways.pricing.paths(ends, by)), self.search.program.kinds.count, columns)

    def _place_along(self, longer: Longer, at: Pursuit, guide: Guide) -> bool:
        """Find a plan along one in longer periods; tell whether there is one."""
        search, limits = self.search, (self.search.program.columns.lower, self.search.program.columns.upper)
        laid = longer(LONGER * self._left, lambda doing: search.tell(at.goal, at.low, doing))
        if laid is None:
            return False
        search.tell(at.goal, at.low, "plan")
        plan = Assignment(*followed(search.pathways, laid), limits[0])
        annealing = self._annealing(guide, plan, limits, "kept")
        annealing.decide()
        found = annealing.run(min(BETTER * self._open, ALONG * self._left), search.out_of_time)
        search.complete(at.goal, found.paths, found.counts)
        return True

    def _go_on(self, at: Pursuit, guide: Guide) -> None:
        """Make the plan better for the goal, the supply of it and all goals held."""
        search, plan = self.search, self.search.plan()
        search.tell(at.goal, at.low, "plan")
        annealing = self._annealing(guide, plan, limits_of(search.program, plan.columns), "kept")
        share = AGAIN if search.longer is None else 1.0
        better = annealing.run(share * min(BETTER * self._open, at.clock.left), at.clock)
        search.complete(at.goal, better.paths, better.counts)

    def _annealing(self, guide: Guide, plan: Assignment, limits: ColumnBounds, breaking: Breaking = "rising") -> Annealing:
        """Return what makes *plan* better by ruin and recreate."""
        from woonplek.model.annealing import Annealing  # noqa: PLC0415 - loads a compiler, for a second

        search = self.search
        unit = search.program.first_step(guide.weights)
        return Annealing(search.pathways, guide, plan, limits, unit=unit, seed=search.seed, breaking=breaking)

    @property
    def _open(self) -> float:
        """How many arcs all clients together could take."""
        program = self.search.program
        return program.network.arcs * float(program.kinds.count.mean())

    def _split(self, guide: Guide, limits: ColumnBounds, clock: Clock) -> tuple[Assignment | None, Guide]:
        """Return a plan near the linear optimum over paths with the columns between *limits*, and the duals of that as a guide.

        Both may break rows a little, at a price.
        """
        search, pathways = self.search, self.search.pathways
        pathways.activate(np.union1d(nearest_paths(pathways, guide, search.rng), search.seeds), guide.weights)
        enough = Clock(min(PATHS * clock.left, max(LEAST, SPLITTING * float(pathways.program.kinds.count.sum()))), search.out_of_time)
        unit = pathways.program.first_step(guide.weights)
        pathways.master.inner = True
        with limited(pathways, limits):
            for width, floor in BOXES:
                pathways.box(guide.duals, width, floor * unit)
                bound = pathways.solve(guide.weights, enough=within(SPLIT), stop=enough, centre=guide.duals, smoothing=CALMLY)
                guide = guide._replace(duals=bound.duals)
                if enough() or not np.isfinite(bound.linear):
                    break
            pathways.box(guide.duals, WIDTH, FIRM * pathways.program.worst_step(guide.weights))
            plan = dive(pathways, guide, self._extended(clock, DIVING)) if np.isfinite(bound.linear) else None
            pathways.unbox()
        return plan, guide
