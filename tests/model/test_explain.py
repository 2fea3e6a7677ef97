"""How a conflict is named: which rules are looked at first, and in how much time."""

from __future__ import annotations

import time
from collections.abc import Callable

import pytest

from tests.build import client, location, region
from woonplek.domain.codes import Stance
from woonplek.domain.instance import Instance
from woonplek.domain.plan import Plan
from woonplek.domain.policy import RULES
from woonplek.model import explain as module
from woonplek.model.explain import explain
from woonplek.model.solve import Options, seconds_to_explain

ALL = [info.key for info in RULES]


@pytest.fixture
def broke() -> Instance:
    """Return a region with a resident who must stay, and hardly any money."""
    return region(
        clients=[client("c", current="L")],
        locations=[location("L", 2)],
        care={("P", "BW"): ("passend", 10, "0")},
        budgets={"H": [1, 1]},
    )


Asked = list[tuple[str | None, float]]


@pytest.fixture
def asked(broke: Instance, monkeypatch: pytest.MonkeyPatch) -> Asked:
    """Return a list that hears which rule was left out, None for soft ones, and the seconds for that."""
    any_plan, found, begin = module._any_plan, [], time.monotonic()

    def heard(instance: Instance, deadline: float, stop: Callable[[], bool]) -> Plan | None:
        off = [key for key in ALL if broke.policy.hard(key) and instance.policy.stances[key] is Stance.OFF]
        found.append((off[0] if off else None, round(deadline - begin)))
        return any_plan(instance, deadline, stop)

    monkeypatch.setattr(module, "_any_plan", heard)
    return found


def test_rules_that_a_soft_plan_breaks_are_looked_at_first(broke: Instance, asked: Asked) -> None:
    conflict = explain(broke, 40.0)
    assert conflict.repaired
    assert conflict.rules == ("housing_security", "budget")
    assert len(conflict.shortfalls) > 0
    assert asked[0] == (None, 20)
    assert asked[1] == ("budget", 40)
    assert [key for key, _ in asked[2:]] == [key for key in ALL if broke.policy.hard(key) and key != "budget"]
    assert {seconds for _, seconds in asked[1:]} == {40}


def test_whoever_stops_hears_what_is_known(broke: Instance, asked: Asked) -> None:
    conflict = explain(broke, 40.0, lambda: len(asked) > 1)
    assert conflict.rules == ("budget",)


def test_a_conflict_takes_what_is_left_of_the_time_and_half_of_it_at_least() -> None:
    now = time.monotonic()
    assert seconds_to_explain(Options(), now) == pytest.approx(60)
    assert seconds_to_explain(Options(time_limit=100), now - 20) == pytest.approx(80, abs=1)
    assert seconds_to_explain(Options(time_limit=100), now - 90) == pytest.approx(50)
    assert seconds_to_explain(Options(time_limit=4), now) == pytest.approx(10)
