"""Take one thing out of the model at a time: some hand case must then have another answer, or the referee must refuse the plan.

A face is dropped from the registry; a part of the rows of a rule is emptied; the terms of one sort (places of clients, beginnings,
decisions on supply, own columns) each at a time, and of each the rows' lower and upper bounds.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import replace
from typing import NamedTuple

import numpy as np
import pytest

from tests.cases import BY_KEY, CASES, IMPOSSIBLE, Case, without
from tests.model.rows_of import whole_blocks
from woonplek.domain.policy import RULES as WRITTEN
from woonplek.domain.result import Status
from woonplek.model import Options, RefereeError, program, rules, solve
from woonplek.model.rows import INFINITY, Columns, Rows, Terms
from woonplek.model.rules import Rule

FACES = ("begins", "steps", "lasts", "rows", "over")
PARTS = ("visits", "entries", "conditions", "supply", "own")


def noticed(case: Case) -> bool:
    """Tell whether *case* has another answer than it should, a plan that the referee refuses included."""
    try:
        result = solve(case.instance, Options(threads=1, engine="highs"))
    except RefereeError:
        return True
    if case.status == IMPOSSIBLE or result.status is not Status.PROVEN:
        return (result.status is Status.IMPOSSIBLE) != (case.status == IMPOSSIBLE)
    found = {goal.key: goal.best for goal in result.goals}
    return any(found[key] != best for key, best in case.best.items() if key in found)


def of_rule(key: str) -> Iterable[Case]:
    """Yield the hand cases of rule *key*, those that it decides first, and then all others."""
    own = BY_KEY[key]
    yield from sorted(own, key=lambda case: case.decides != key)
    yield from (case for case in CASES if case not in own)


class Mutation(NamedTuple):
    """What is taken out of rule *key*."""

    key: str
    what: str
    rule: Rule

    def __str__(self) -> str:
        return f"{self.key} without {self.what}"


def _emptied(make: Callable[..., Rows], part: str) -> Callable[..., Rows]:
    def rows(*arguments: object) -> Rows:
        whole = make(*arguments)
        count = len(whole)
        empty: dict[str, object] = {
            **dict.fromkeys(PARTS, Terms.none()),
            "lower": np.full(count, -INFINITY),
            "upper": np.full(count, INFINITY),
            "columns": Columns(whole.columns.lower, np.zeros(len(whole.columns)), whole.columns.integer),
            "over": np.zeros(len(whole.over)),
        }
        return replace(whole, **{part: empty[part]})

    return rows


def _used(rule: Rule) -> set[str]:
    """Return the parts of its rows that the hand cases of *rule* fill."""
    assert rule.rows is not None
    used: set[str] = set()
    for case in BY_KEY[rule.key]:
        if rule.always or case.instance.policy.on(rule.key):
            block = next(b for b in whole_blocks(program.build_program(case.instance)) if b.rule == rule.key)
            used |= {part for part in PARTS if len(getattr(block, part).row)}
            used |= {side for side in ("lower", "upper") if np.isfinite(getattr(block, side)).any()}
            used |= {"columns"} if len(block.columns) else set()
            used |= {"over"} if len(block.over) and case.instance.policy.soft(rule.key) else set()
    return used


def _faces() -> Iterable[Mutation]:
    for rule in rules.RULES:
        for face in FACES:
            if getattr(rule, face) is not None:
                yield Mutation(rule.key, face, rule._replace(**{face: None}))


def _parts() -> Iterable[Mutation]:
    for rule in rules.RULES:
        if rule.rows is not None:
            for part in sorted(_used(rule)):
                yield Mutation(rule.key, f"the {part} of its rows", rule._replace(rows=_emptied(rule.rows, part)))


DROPPED = tuple(_faces())
EMPTIED = tuple(_parts())


@pytest.mark.parametrize("mutation", DROPPED, ids=str)
def test_some_hand_case_notices_a_face_dropped(mutation: Mutation, monkeypatch: pytest.MonkeyPatch) -> None:
    check(mutation, monkeypatch)


@pytest.mark.slow
@pytest.mark.parametrize("mutation", EMPTIED, ids=str)
def test_some_hand_case_notices_a_term_emptied(mutation: Mutation, monkeypatch: pytest.MonkeyPatch) -> None:
    check(mutation, monkeypatch)


def check(mutation: Mutation, monkeypatch: pytest.MonkeyPatch) -> None:
    changed = tuple(mutation.rule if rule.key == mutation.key else rule for rule in rules.RULES)
    monkeypatch.setattr(program, "RULES", changed)
    assert any(noticed(case) for case in of_rule(mutation.key))


@pytest.mark.parametrize("key", [info.key for info in WRITTEN])
def test_some_hand_case_notices_that_the_rule_is_off(key: str) -> None:
    cases = [case for case in of_rule(key) if case.decides == key]
    assert any(noticed(replace(case, instance=without(case.instance, key))) for case in cases)
