"""Sheets *Regels* and *Doelen*, which change what the model file says."""

from __future__ import annotations

from typing import Any

from woonplek.domain.base import Text
from woonplek.domain.codes import Stance
from woonplek.domain.instance import GoalSetting, Policy
from woonplek.domain.policy import RULE
from woonplek.io.build_desk import Desk


def build_policy(desk: Desk, policy: Policy) -> Policy:
    """Return *policy* after the two sheets; a filled *Doelen* replaces the whole list."""
    return _goals(desk, _rules(desk, policy))


def _rules(desk: Desk, policy: Policy) -> Policy:
    stances = dict(policy.stances)
    update: dict[str, Any] = {"stances": stances}
    seen: dict[Any, str] = {}
    for row in desk.of("rules"):
        rule, value = row.values.get("rule"), row.values.get("value")
        if rule is None or not desk.unique("rules", row, "rule", seen, rule):
            continue
        stance = Stance(row.values["stance"]) if "stance" in row.values else None
        if stance is Stance.SOFT and not RULE[rule].may_be_soft:
            what = Text(f"regel {RULE[rule].name.nl} kan niet zacht zijn", f"rule {RULE[rule].name.en} cannot be soft")
            desk.problem("rules", row, "stance", what, Text("kies aan of uit", "choose on or off"))
        elif stance is not None:
            stances[rule] = stance
        if value is not None and rule == "fair_share":
            update["fair_share_tolerance_pct"] = value
        elif value is not None:
            what = Text("waarde heeft alleen bij eerlijk aandeel betekenis", "value means something for fair share only")
            desk.problem("rules", row, "value", what, Text("maak de cel leeg", "clear the cell"))
    return policy.model_copy(update=update)


def _goals(desk: Desk, policy: Policy) -> Policy:
    goals = []
    seen: dict[Any, str] = {}
    for row in desk.of("goals"):
        goal, order = row.values.get("goal"), row.values.get("order")
        if goal is not None and order is not None and desk.unique("goals", row, "goal", seen, goal):
            goals.append((order, GoalSetting(key=goal, slack_pct=row.values.get("slack_pct", 0))))
    if not goals:
        return policy
    return policy.model_copy(update={"goals": tuple(goal for _, goal in sorted(goals, key=lambda pair: pair[0]))})
