"""The verdict as a whole, the parity of rules and goals, and its speed."""

from __future__ import annotations

import random
from datetime import date, timedelta
from pathlib import Path

import pytest

from tests.build import client, location, plan, quota, region, team
from tests.cases import BY_KEY
from woonplek.check import QUEUE_ORDER, STRUCTURE, judge
from woonplek.check.facts import Facts
from woonplek.check.registry import GOAL_VALUES, RULE_CHECKS
from woonplek.domain.codes import Stance
from woonplek.domain.policy import GOALS, RULES, over_goal

HERE = Path(__file__).parent
SOURCE = HERE.parents[1] / "src" / "woonplek" / "check"


def test_every_rule_has_its_referee_file_test_and_sentences_in_order() -> None:
    empty = region(clients=[client("a")])
    facts = Facts(empty, plan(empty, {"a": "wachtlijst"}))
    assert [check.__name__ for check in RULE_CHECKS] == [info.key for info in RULES]
    assert [check(facts).rule for check in RULE_CHECKS] == [info.key for info in RULES]
    for info, check in zip(RULES, RULE_CHECKS, strict=True):
        assert (SOURCE / "rules" / f"{info.key}.py").exists(), info.key
        assert (HERE / f"test_{info.key}.py").exists(), info.key
        assert all((*info.sentence, *info.name)), info.key
        assert (check.__doc__ or "").startswith(info.sentence.en), info.key


def test_no_file_of_a_rule_that_is_not_listed() -> None:
    assert {path.stem for path in (SOURCE / "rules").glob("*.py")} - {"__init__"} == {info.key for info in RULES}


def test_every_goal_has_its_value_test_and_sentences_in_order() -> None:
    assert list(GOAL_VALUES) == [info.key for info in GOALS]
    tests = (HERE / "test_goals.py").read_text(encoding="utf-8")
    for info in GOALS:
        assert GOAL_VALUES[info.key].__name__ == info.key
        assert (GOAL_VALUES[info.key].__doc__ or "").startswith(info.sentence.en.split(":")[0]), info.key
        assert f"def test_{info.key}" in tests, info.key
        assert all((*info.sentence, *info.name, info.unit)), info.key


def test_verdict_lists_all_rules_and_goals() -> None:
    soft = {info.key: "zacht" for info in RULES if info.may_be_soft}
    here = region(clients=[client("a")], rules=soft)
    verdict = judge(here, plan(here, {"a": "wachtlijst"}))
    assert [check.key for check in verdict.rules] == [STRUCTURE, *(info.key for info in RULES), QUEUE_ORDER]
    assert set(verdict.goals) == {info.key for info in GOALS} | {over_goal(key) for key in soft}


def test_rule_that_is_off_is_not_looked_at() -> None:
    case = BY_KEY["capacity"][0]
    here = case.instance
    off = here.model_copy(update={"policy": here.policy.model_copy(update={"stances": {**here.policy.stances, "capacity": Stance.OFF}})})
    check = judge(off, plan(off, {"a": "L1", "b": "L1", "c": "L1"})).of("capacity")
    assert (check.stance, check.limits, check.violations) == (Stance.OFF, 0, ())


@pytest.mark.scale
def test_thirty_thousand_clients_in_ten_periods() -> None:
    rng = random.Random(1)  # noqa: S311
    towns = {f"G{i}": 10_000 + i * 1000 for i in range(12)}
    codes = list(towns)
    sites = [location(f"L{i}", 1000, municipality=rng.choice(codes), form=rng.choice(["BW", "GR", "BT"]), owner="C") for i in range(60)]
    people = [
        client(
            f"c{i}",
            rng.choice("PQR"),
            origin=rng.choice(codes),
            current=rng.choice([None, f"L{rng.randrange(60)}"]),
            urgency=rng.randint(1, 4),
            waiting_since=date(2020, 1, 1) + timedelta(days=rng.randrange(2000)),
            end=rng.choice([None, 5, 10]),
        )
        for i in range(30_000)
    ]
    here = region(
        periods=10,
        municipalities=towns,
        care={(p, f): ("passend", 100, 3) for p in "PQR" for f in ("BW", "GR", "BT")},
        clients=people,
        locations=sites,
        budgets={m: [10**12] * 10 for m in codes},
        teams=[team(f"T{i}", 100_000, area=codes[i : i + 3], on_call=True) for i in range(10)],
        quotas=[quota(t, owner="C", maximum=100_000) for t in range(10)],
        return_buffer_pct=1,
    )
    made = plan(here, {row.id: row.current or "wachtlijst" for row in here.clients})
    verdict = judge(here, made)
    assert verdict.ok
