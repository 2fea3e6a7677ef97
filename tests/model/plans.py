"""The best plan of a case by the flat model, to hold a relaxation against."""

from __future__ import annotations

from woonplek.model.exact import FlatSearch
from woonplek.model.found import Effort, Found, Infeasible
from woonplek.model.program import Program

EFFORT = Effort(gap=0.0, threads=1, seed=0, deadline=float("inf"), stop=lambda: False, report=lambda *_: None)


def planned(program: Program) -> Found | None:
    """Return the best plan, None where there is none."""
    search = FlatSearch(program, "highs", EFFORT)
    try:
        search.run()
    except Infeasible:
        return None
    return search.found


def value(program: Program, goal: int, found: Found) -> float:
    """Return what *goal* is in a plan, its constant not counted."""
    vector = program.goals[goal]
    by_path = sum(vector.arcs[path].sum() * n for path, n in zip(found.arcs, found.counts.tolist(), strict=True))
    return float(by_path + vector.columns @ found.columns)
