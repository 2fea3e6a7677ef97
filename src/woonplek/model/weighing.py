"""What goals weigh beside each other in a plan for one of them: those before it are held, those to come should find a plan that is good for them too."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from woonplek.domain.policy import OVER
from woonplek.model.program import Program

SOON = (0.35, 0.35)
"""what each of the next goals that are not zero weighs, as a share of the goal at hand"""
SOONER = (0.6, 0.2)
"""the same where supply is decided for all of them: a goal is not to be bought with one before it"""
LATER = 1e-3
"""what any other weighs, and what a beginning costs"""
AFTER = 5e-3
"""what each goal to come weighs once clients are placed"""
FEW = 0.1
"""usual steps a client that a goal counts for at least, since numbers may not see it (moves), or come to nothing"""
BESIDE = 0.03
"""what a step of a goal that numbers do not have weighs, beside one of any of the goals that count"""


def placing(program: Program, values: Mapping[int, float], goal: int, low: int, shares: Sequence[float] = SOON) -> dict[int, float]:
    """Return the weights with which clients are placed for *goal*, which is *low* at least: much is left open that goals to come would decide.

    *values* has what each goal comes to over numbers where this one is best. The next of them count for one of the *shares* of it, and what is over a limit as much as the
    last of these, though it need not be more than zero.
    """
    later = range(goal + 1, len(program.goals))
    few = FEW * float(program.kinds.count.sum())
    soon = dict(zip([other for other in values if other > goal and values[other] > 0], shares, strict=False))
    weights, step = {goal: 1.0}, {one: program.usual_step(one) for one in (goal, *later)}
    for other in sorted(set(later) & set(values), key=lambda other: other not in soon):
        share = soon.get(other, shares[-1] if program.goals[other].setting.key.startswith(OVER) else LATER)
        weights[other] = share * max(low, few * step[goal]) / max(values[other], few * step[other])
    least = min(weights[one] * step[one] for one in (goal, *soon))
    return weights | {other: BESIDE * least / step[other] for other in later if other not in values}


def placed(values: Sequence[int], goal: int) -> dict[int, float]:
    """Return the weights with which a plan is made better for *goal*: those to come count little, by the *values* that the plan has of all goals."""
    here = max(values[goal], 1)
    return {goal: 1.0} | {other: AFTER * here / value for other, value in enumerate(values) if other > goal and value > 0}


def calm(program: Program, low: int) -> float:
    """Return what a beginning costs beside a goal that is *low* at least."""
    return LATER * max(low, 0) / float(program.kinds.count.sum())
