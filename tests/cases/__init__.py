"""Hand cases: a module a rule or goal, under eight clients each, the reasoning in a comment and the answer literal."""

from __future__ import annotations

from importlib import import_module

from tests.cases.case import IMPOSSIBLE, PROVEN, Case, without
from woonplek.domain.policy import GOALS, RULES

KEYS = (*(info.key for info in RULES), *(info.key for info in GOALS))
BY_KEY: dict[str, tuple[Case, ...]] = {key: tuple(import_module(f"tests.cases.{key}").CASES) for key in KEYS}
CASES: tuple[Case, ...] = tuple(case for cases in BY_KEY.values() for case in cases)

__all__ = ["BY_KEY", "CASES", "IMPOSSIBLE", "KEYS", "PROVEN", "Case", "without"]
