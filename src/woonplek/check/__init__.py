"""What a plan means: each rule and goal in plain Python over (Instance, Plan). Knows no solver."""

from __future__ import annotations

from woonplek.check.judge import goal_values, judge
from woonplek.check.queue_order import QUEUE_ORDER
from woonplek.check.structure import STRUCTURE
from woonplek.check.tidy import tidied
from woonplek.check.verdict import RuleCheck, Verdict, Violation

__all__ = ["QUEUE_ORDER", "STRUCTURE", "RuleCheck", "Verdict", "Violation", "goal_values", "judge", "tidied"]
