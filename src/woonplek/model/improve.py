"""A better plan from the one so far: some clients at a time are planned anew, exactly, while all others keep their paths (Shaw, 1998)."""

from __future__ import annotations

import time
from concurrent.futures import ThreadPoolExecutor
from typing import TYPE_CHECKING

from woonplek.model.highs import solve_mip
from woonplek.model.kinds import Bools
from woonplek.model.neighbourhood import Clock, Focus, Guide
from woonplek.model.part import Part, merged
from woonplek.model.rows import Floats

if TYPE_CHECKING:
    from woonplek.model.search import Search

IDLE, LARGE_IDLE = 12, 60
"""neighbourhoods without a better plan after which the search for one ends, and those of a large region"""
SECONDS, ARCS = 8.0, 12000
"""seconds for a neighbourhood, and its arcs at first"""
GAP = 1e-3
QUICK, STEP = 2.0, 1.1
"""seconds in which a neighbourhood should be searched, and how much larger or smaller the next is where it was not so"""


class Improvement:
    """Neighbourhoods of the best plan of a *search*, which tell by *guide* who could gain for *goal*."""

    def __init__(self, search: Search, goal: int, guide: Guide) -> None:
        self.search, self.goal, self.guide = search, goal, guide
        self.focus = Focus(search.pathways, guide, search.rng)

    def run(self, low: int, seconds: float) -> bool:
        """Search neighbourhoods until the plan is proven by bound *low* or a better one, or nothing more is found; tell whether it became better."""
        search, goal = self.search, self.goal
        clock = Clock(seconds, search.out_of_time)
        idle, first, arcs = 0, search.rank(search.plan()), float(ARCS)
        most = LARGE_IDLE if search.large else IDLE
        with ThreadPoolExecutor(search.threads) as pool:
            while not clock() and idle < most and not search.proven(goal, low := search.by_numbers.proven(goal, low)):
                began, best = time.monotonic(), search.plan()
                self._sharpen()
                parts = self._parts(search.no_better(goal, search.value(goal)), int(arcs))
                left = min(clock.left, SECONDS)
                points = pool.map(lambda part, seconds=left: self._answer(part, seconds), parts)
                self._join([(part, x) for part, x in zip(parts, points, strict=True) if x is not None])
                arcs = arcs * STEP if time.monotonic() - began < QUICK else arcs / STEP
                idle = 0 if search.best is not best else idle + len(parts)
                if not idle:
                    search.tell(goal, low, "improve")
        return search.rank(search.plan()) < first

    def _sharpen(self) -> None:
        """Take the guide of the proof where that knows more."""
        sharper = self.search.by_numbers.sharper(self.guide)
        if sharper is not self.guide:
            self.guide, self.focus = sharper, Focus(self.search.pathways, sharper, self.search.rng)

    def _parts(self, removed: Bools, arcs: int) -> list[Part]:
        """Draw kinds with about *arcs* to plan anew together, others for each thread that has nothing to do."""
        search = self.search
        best, left_out = search.plan(), search.with_best(removed)
        parts: list[Part] = []
        for _ in range(max(1, search.threads - search.by_numbers.proving)):
            free = self.focus.draw(best.paths, best.counts, best.columns, ~removed, arcs)
            for part in parts:
                free &= ~part.free
            if free.any():
                parts.append(Part.of(search.pathways, search.program, best, free, left_out))
        return parts

    def _answer(self, part: Part, seconds: float) -> Floats | None:
        """Return the best point of *part*; solves beside others."""
        search, model = self.search, part.model
        rows = (
            model.matrix,
            model.weighted(search.program, self.guide.weights),
            model.lower,
            model.upper,
            model.row_lower,
            model.row_upper,
            model.integer,
        )
        return solve_mip(*rows, seconds=seconds, gap=GAP, seed=search.seed, start=part.start, stop=search.asked_to_stop).x

    def _join(self, points: list[tuple[Part, Floats]]) -> None:
        """Keep the best of the plans that parts were made anew in, and all of these together where that is one."""
        search = self.search
        before = search.rank(search.plan())
        plans = [(part, part.joined(x)) for part, x in points]
        better = [(part.free, plan) for part, plan in plans if search.rank(plan) < before]
        both = merged(search.pathways, search.plan(), better) if len(better) > 1 else None
        for _, plan in better:
            search.offer(plan)
        if both is not None:
            search.complete(self.goal, *both)
