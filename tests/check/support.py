"""Judging hand-made plans for the regions of the hand cases."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from tests.build import plan
from tests.cases import CASES, Case
from woonplek.check import Verdict, Violation, judge
from woonplek.domain.instance import Instance

_BY_NAME = {case.name: case for case in CASES}


def region_of(name: str) -> Instance:
    """Return the region of the hand case of that name."""
    return _BY_NAME[name].instance


def case_of(name: str) -> Case:
    return _BY_NAME[name]


def judged(instance: Instance | str, courses: Mapping[Any, Any], **decisions: Any) -> Verdict:
    """Judge a plan given as for ``tests.build.plan``; *instance* may be the name of a hand case."""
    here = region_of(instance) if isinstance(instance, str) else instance
    return judge(here, plan(here, courses, **decisions))


def refused(rule: str, instance: Instance | str, courses: Mapping[Any, Any], **decisions: Any) -> list[Violation]:
    """Judge a plan that breaks *rule* and nothing else, and return what it breaks."""
    verdict = judged(instance, courses, **decisions)
    assert verdict.broken == (rule,)
    assert not verdict.ok
    found = verdict.of(rule).violations
    assert all(v.rule == rule for v in found)
    assert all(v.text.nl and v.text.en and v.text.nl != v.text.en for v in found)
    return list(found)


def texts(found: list[Violation]) -> list[str]:
    """Return the Dutch sentences."""
    return [v.text.nl for v in found]
