"""Supply decided over numbers: for a first plan, and better than in the plan so far."""

from __future__ import annotations

from collections.abc import Callable
from typing import NamedTuple

from woonplek.model.coarse import Coarse
from woonplek.model.decided import limits_of
from woonplek.model.kinds import Ints
from woonplek.model.neighbourhood import Clock
from woonplek.model.question import Question
from woonplek.model.rows import Floats

DECIDING = 0.5
"""share of a goal's time in which supply is decided"""
DECIDED = 2e-2
"""how near the best decisions on supply need to be"""
SHARPER = 0.2
"""what other goals weigh, as a share of what they did, where the decisions found so cost the goal at hand too much"""
WIDER = 0.25
"""share of what is left of a goal's time in which they are made better over all numbers, where even then they cost it too much"""
REDECIDING, WORTH = 0.006, 3e-3
"""seconds a client in which decisions on supply are made better, and the gain for a later goal from which clients are placed again"""


class Decided(NamedTuple):
    """A point over numbers with whole decisions on supply."""

    point: Floats
    columns: Floats
    """of the program"""
    duals: Floats
    """of the linear optimum in which they need not be whole"""


class Redecided(NamedTuple):
    """A point over numbers with the best decisions on supply."""

    point: Floats
    columns: Floats | None
    """of the program, where they are better than those of the plan"""


def decide(
    coarse: Coarse, goal: int, enough: Callable[[], float], weights: dict[int, float], calm: float, visits: Ints, clock: Clock
) -> Decided | None:
    """Return whole decisions on supply, where any are found in time: near the best for *weights*, and nearer to the best for *goal* where that is more than *enough* by then.

    They are made over the numbers that two linear optima use, the last one and that of *weights*; then over those of any plan beside, by its *visits*; then over all that were needed.
    """
    question, points = coarse.asked(weights, calm), [coarse.point]
    relaxed = coarse.relaxed(weights, calm=calm, seconds=clock.left, stop=clock, once=True)
    if relaxed is None:
        return None
    points.append(coarse.point)
    few, more = question.over(*points), question.over(*points, beside=coarse.numbers.of_visit[visits])
    for some, thorough in ((few, False), (more, False), (question, True)):
        point = some.good(gap=DECIDED, seconds=DECIDING * clock.left, stop=clock, thorough=thorough, linear=points[-1])
        if point is not None:
            if coarse.values(point)[goal] > enough():
                sharper = {one: weight * (1.0 if one == goal else SHARPER) for one, weight in weights.items()}
                point = _sharpened(coarse.asked(sharper, calm), goal, enough, [point, *points], coarse, clock)
            return Decided(point, question.columns(point), relaxed.duals)
    return None


def _sharpened(question: Question, goal: int, enough: Callable[[], float], points: list[Floats], coarse: Coarse, clock: Clock) -> Floats:
    """Return the first of *points* made better: over the numbers that any of them uses, and over all that were needed where *goal* is more than *enough* even so."""
    point = _better(question.over(*points), points[0], coarse, clock)
    if coarse.values(point)[goal] <= enough():
        return point
    return question.over(point, beside=question.some).better(point, seconds=WIDER * clock.left, stop=clock)


def redecide(coarse: Coarse, columns: Floats, weights: dict[int, float], calm: float, clock: Clock) -> Redecided | None:
    """Make the decisions on supply of a plan with these *columns* better; None where there was no time for any.

    They are made anew over the numbers that one of two linear optima uses, the last one and that with the decisions of the plan.
    """
    program, points = coarse.program, [coarse.point]
    if coarse.relaxed(weights, calm=calm, limits=limits_of(program, columns), seconds=clock.left, stop=clock, once=True) is None:
        return None
    points.append(coarse.point)
    known, question = points[-1], coarse.asked(weights, calm).over(*points)
    better = _better(question, known, coarse, clock)
    gained = question.value(known) - question.value(better) > WORTH * abs(question.value(known))
    return Redecided(better, question.columns(better) if gained else None)


def _better(question: Question, point: Floats, coarse: Coarse, clock: Clock) -> Floats:
    """Return a point as good as *point* or better, after so many seconds a client."""
    seconds = REDECIDING * float(coarse.program.kinds.count.sum())
    return question.better(point, seconds=min(seconds, DECIDING * clock.left), stop=clock)
