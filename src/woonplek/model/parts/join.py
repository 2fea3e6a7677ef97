"""One result from those of the parts: the plan is judged on the whole, goals are sums."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

from woonplek.check import judge
from woonplek.domain.instance import Instance
from woonplek.domain.plan import Plan
from woonplek.domain.policy import ordered_goals
from woonplek.domain.result import Conflict, GoalOutcome, Result, Status
from woonplek.model.solve import RefereeError, refusal, status_of


def joined(instance: Instance, results: Sequence[Result | None], gap: float, common: Mapping[str, Any]) -> Result:
    """Return the result for *instance* of the *results* of its parts; *gap* in percent is near enough, *common* goes into any result.

    Raises
    ------
    RefereeError
        When the parts are not apart: the referee counts something else, or the joined plan breaks a rule.
    """
    known = [result for result in results if result is not None]
    counted = dict(common) | {"counts": _counts(known) | dict(common["counts"])}
    conflicts = [result.conflict for result in known if result.conflict is not None]
    if conflicts:
        return Result(status=Status.IMPOSSIBLE, instance=instance, conflict=_conflict(conflicts), **counted)
    plans = [result.plan for result in known if result.plan is not None]
    if len(plans) < len(results):
        return Result(status=Status.NOTHING_FOUND, instance=instance, **counted)
    plan = _plan(instance, plans)
    verdict = judge(instance, plan)
    if not verdict.ok:
        raise RefereeError(refusal(verdict))
    goals = [_goal(outcomes) for outcomes in zip(*(result.goals for result in known), strict=False)]
    for goal in goals:
        if goal.value != verdict.goals[goal.key]:
            raise RefereeError(f"{goal.key} is {verdict.goals[goal.key]}, {goal.value} in the parts together")
    return Result(
        status=status_of(goals, len(ordered_goals(instance)), gap),
        instance=instance,
        plan=plan,
        goals=tuple(goals),
        shadows=tuple(shadow for result in known for shadow in result.shadows),
        **counted,
    )


def _goal(outcomes: Sequence[GoalOutcome]) -> GoalOutcome:
    """Return how a goal came out in all parts together; each holds its own best and slack, so all of them hold the sum."""
    first = outcomes[0]
    return GoalOutcome(
        key=first.key,
        unit=first.unit,
        best=sum(goal.best for goal in outcomes),
        value=sum(goal.value for goal in outcomes),
        allowed=sum(goal.allowed for goal in outcomes),
        bound=sum(goal.bound for goal in outcomes),
        seconds=sum(goal.seconds for goal in outcomes),
    )


def _plan(instance: Instance, plans: Sequence[Plan]) -> Plan:
    """Return the plans together, courses in the order of the clients."""
    rank = {(client.id, nr): at for at, client in enumerate(instance.clients) for nr in client.numbers}
    return Plan(
        courses=tuple(sorted((course for plan in plans for course in plan.courses), key=lambda c: (rank[c.client, c.nr], c.nr))),
        projects=tuple(decision for plan in plans for decision in plan.projects),
        closings=tuple(closing for plan in plans for closing in plan.closings),
        extra_hours=tuple(bought for plan in plans for bought in plan.extra_hours),
    )


def _conflict(conflicts: Sequence[Conflict]) -> Conflict:
    """Return why the parts that have no plan have none: the rules that would do for each of them, and all that their soft plans break.

    A rule that would do by letting clients into another part (``suitability``) is not found.
    """
    return Conflict(
        rules=tuple(rule for rule in conflicts[0].rules if all(rule in conflict.rules for conflict in conflicts)),
        repaired=all(conflict.repaired for conflict in conflicts),
        shortfalls=tuple(text for conflict in conflicts for text in conflict.shortfalls),
    )


def _counts(results: Sequence[Result]) -> dict[str, int]:
    """Return the sizes of the models together; periods are the same in each."""
    keys = dict.fromkeys(key for result in results for key in result.counts)
    return {key: (max if key == "periods" else sum)(result.counts.get(key, 0) for result in results) for key in keys}
