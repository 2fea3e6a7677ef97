"""The referee: every rule and goal again, from instance and plan alone."""

from __future__ import annotations

from woonplek.check.facts import Facts
from woonplek.check.findings import Findings
from woonplek.check.queue_order import queue_order
from woonplek.check.registry import GOAL_VALUES, RULE_CHECKS
from woonplek.check.structure import structure
from woonplek.check.verdict import RuleCheck, Verdict
from woonplek.domain.codes import Stance
from woonplek.domain.instance import Instance
from woonplek.domain.plan import Plan
from woonplek.domain.policy import RULES, over_goal


def judge(instance: Instance, plan: Plan) -> Verdict:
    """Judge *plan* by every rule that is not off, and count every goal.

    The checks come in the order of the rules, after ``structure`` (is the plan whole) and before ``queue_order``.
    A plan whose structure is wrong is refused outright: nothing else is looked at.
    """
    whole = structure(instance, plan)
    checks = [_check(whole, Stance.ON)]
    if whole.violations:
        return Verdict(rules=tuple(checks), goals={})
    facts = Facts(instance, plan)
    for info, rule in zip(RULES, RULE_CHECKS, strict=True):
        stance = instance.policy.stances[info.key]
        checks.append(_check(rule(facts), stance) if stance is not Stance.OFF else RuleCheck(key=info.key, stance=stance, limits=0))
    goals = _goals(facts)
    goals |= {over_goal(check.key): check.over for check in checks if check.stance is Stance.SOFT}
    checks.append(_check(queue_order(facts), Stance.ON))
    return Verdict(rules=tuple(checks), goals=goals)


def goal_values(instance: Instance, plan: Plan) -> dict[str, int]:
    """Return all goals of a plan, ``over_<rule>`` of the soft rules included.

    Raises
    ------
    ValueError
        When the plan is not whole.
    """
    verdict = judge(instance, plan)
    if not verdict.goals:
        raise ValueError(verdict.rules[0].violations[0].text.en)
    return dict(verdict.goals)


def _goals(facts: Facts) -> dict[str, int]:
    return {key: value(facts) for key, value in GOAL_VALUES.items()}


def _check(found: Findings, stance: Stance) -> RuleCheck:
    return RuleCheck(key=found.rule, stance=stance, limits=found.limits, violations=tuple(found.violations), over=found.over)
