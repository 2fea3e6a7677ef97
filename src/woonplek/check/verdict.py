"""What the referee says of a plan."""

from __future__ import annotations

from collections.abc import Mapping

from woonplek.domain.base import Frozen, Text
from woonplek.domain.codes import Stance


class Violation(Frozen):
    """One limit that a plan breaks."""

    rule: str
    where: tuple[str, ...]
    """codes of what the limit belongs to, then the label of the period"""
    amount: int
    """in the unit of ``over_<rule>``; 1 where the rule cannot be soft"""
    text: Text
    firm: bool = False
    """stands even when the rule is soft (the maximum of a quota, the growth of a team)"""


class RuleCheck(Frozen):
    """How a plan keeps one rule."""

    key: str
    stance: Stance
    limits: int
    """how many limits were looked at; 0 when the rule is off"""
    violations: tuple[Violation, ...] = ()
    over: int = 0
    """value of goal ``over_<rule>``: 0 when the rule is kept"""

    @property
    def kept(self) -> bool:
        """Tell whether the plan may stand as far as this rule goes."""
        if self.stance is Stance.SOFT:
            return not any(v.firm for v in self.violations)
        return not self.violations


class Verdict(Frozen):
    """Every rule and every goal of a plan, recomputed from instance and plan alone."""

    rules: tuple[RuleCheck, ...]
    goals: Mapping[str, int]
    """all goals, on or off, and ``over_<rule>`` of the soft rules; empty when the structure of the plan is wrong"""

    @property
    def ok(self) -> bool:
        """Tell whether no hard rule is violated."""
        return all(check.kept for check in self.rules)

    @property
    def broken(self) -> tuple[str, ...]:
        """Keys of the rules for which the plan may not stand."""
        return tuple(check.key for check in self.rules if not check.kept)

    def of(self, key: str) -> RuleCheck:
        """Return the check of rule *key*."""
        return next(check for check in self.rules if check.key == key)
