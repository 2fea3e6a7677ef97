"""Parts planned in processes: the same plan as one after the other, what is told meanwhile, and every way to end."""

from __future__ import annotations

import time
from dataclasses import replace

import pytest

from tests.build import client, location, region
from tests.property.glue import glued
from woonplek.domain.instance import Instance
from woonplek.domain.result import Result, Status
from woonplek.model import Options, Progress, solve
from woonplek.model.parts import apart, crew
from woonplek.model.parts.divide import divided
from woonplek.model.solve import solve as solve_whole

APART = 2


def _town(waiting: int, places: int = 2) -> Instance:
    """Return a region where *waiting* clients want one of *places*."""
    return region(
        clients=[client(f"c{n}", urgency=1 + n % 3) for n in range(waiting)],
        locations=[location("L", places)],
        budgets={"H": [100_000_000, 100_000_000]},
    )


@pytest.fixture
def nation(monkeypatch: pytest.MonkeyPatch) -> Instance:
    """Return two towns that share nothing, small as they are in parts of their own."""
    monkeypatch.setattr(apart, "divided", lambda instance: divided(instance, least=1))
    return glued([_town(3), _town(5)])


def test_apart_gives_what_together_gives(nation: Instance) -> None:
    together = solve_whole(nation, Options(threads=1))
    found = solve(nation, Options(threads=2))
    assert found.status is Status.PROVEN
    assert [(g.key, g.best, g.value, g.allowed, g.bound) for g in found.goals] == [
        (g.key, g.best, g.value, g.allowed, g.bound) for g in together.goals
    ]
    assert found.plan is not None
    assert together.plan is not None
    assert [(c.client, c.nr) for c in found.plan.courses] == [(c.client, c.nr) for c in together.plan.courses]
    assert found.counts["parts"] == found.counts["processes"] == APART
    assert found.counts["clients"] == together.counts["clients"]
    assert {"build", "solve", "referee"} <= set(found.phases)
    again = solve(nation, Options(threads=2))
    assert again.plan == found.plan


def test_news_is_summed_over_the_parts(nation: Instance) -> None:
    heard: list[Progress] = []
    found = solve(nation, Options(threads=1), progress=heard.append)
    last = [news for news in heard if news.number == 1 and news.best is not None][-1]
    assert last.best == found.goals[0].best
    assert last.bound == found.goals[0].bound
    assert last.parts is not None
    assert (last.parts.planned, last.parts.of) == (APART, APART)
    assert {news.parts.done for news in heard if news.parts is not None} >= {0, 1}


def test_one_part_without_a_plan_is_no_plan_and_names_the_conflict(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(apart, "divided", lambda instance: divided(instance, least=1))
    broke = region(
        clients=[client("c", current="L")],
        locations=[location("L", 2)],
        care={("P", "BW"): ("passend", 10, "0")},
        budgets={"H": [1, 1]},
    )
    whole = glued([broke, _town(4)])
    found = solve(whole, Options(threads=2))
    assert found.status is Status.IMPOSSIBLE
    assert found.conflict is not None
    assert found.conflict.rules == ("housing_security", "budget")
    assert found.conflict.repaired


def test_stopped_before_a_part_began_is_nothing_found(nation: Instance) -> None:
    found = solve(nation, Options(threads=2), stop=lambda: True)
    assert found.status is Status.NOTHING_FOUND
    assert found.plan is None


def test_a_start_and_a_time_limit_reach_the_parts(nation: Instance) -> None:
    first = solve(nation, Options(threads=2))
    found = solve(nation, Options(threads=2, start=first, time_limit=60))
    assert [(g.key, g.best) for g in found.goals] == [(g.key, g.best) for g in first.goals]


def test_a_start_is_cut_to_the_part(nation: Instance) -> None:
    first = solve_whole(nation, Options(threads=1))
    small = divided(nation, least=1)[1]
    cut = crew.started(first, small)
    assert isinstance(cut, Result)
    assert cut.plan is not None
    assert {course.client for course in cut.plan.courses} == {one.id for one in small.clients}
    assert not cut.instance.clients
    assert cut.instance.calendar == nation.calendar


def test_a_worker_that_dies_is_an_error_and_nobody_stays_behind(nation: Instance, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(crew, "START", "import sys; sys.exit(3)")
    with pytest.raises(crew.PartError, match="code 3"):
        solve(nation, Options(threads=2))


def test_a_worker_that_fails_says_why(nation: Instance) -> None:
    broken = nation.model_copy(update={"calendar": None})
    with pytest.raises(crew.PartError, match="TypeError"):
        crew.Crew([broken], Options(threads=1), lambda: False, lambda *_: None).run()


def test_a_worker_that_fails_loses_no_plan(nation: Instance, caplog: pytest.LogCaptureFixture) -> None:
    part = divided(nation, least=1)[0]
    known = solve_whole(part, Options(threads=1))
    broken = part.model_copy(update={"calendar": None})
    team = crew.Crew([broken], Options(threads=1), lambda: False, lambda *_: None)
    team.results = [known]
    assert team.run() == [known]
    assert "part 1 failed, its plan so far is kept: TypeError" in caplog.text


def test_ctrl_c_ends_the_workers(nation: Instance) -> None:
    """A second Ctrl-C raises in the middle of it; the processes are gone then."""
    team = crew.Crew(divided(nation, least=1), Options(threads=2), _interrupted, lambda *_: None)
    with pytest.raises(KeyboardInterrupt):
        team.run()
    assert all(worker.process.poll() is not None for worker in team.running.values())
    assert len(team.running) == APART


_CALLS: list[float] = []


def _interrupted() -> bool:
    """Interrupt once processes have been started."""
    _CALLS.append(time.monotonic())
    if len(_CALLS) > 2:
        raise KeyboardInterrupt
    return False


def test_to_write_the_model_it_is_built_whole(nation: Instance, tmp_path) -> None:
    file = tmp_path / "whole.mps"
    found = solve(nation, Options(threads=1, write_model=file))
    assert "parts" not in found.counts
    text = file.read_text(encoding="utf-8")
    assert "capacity[L0,2027]" in text
    assert "capacity[L1,2027]" in text


def test_one_part_is_planned_in_this_process(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(crew.subprocess, "Popen", None)
    assert solve(_town(3), Options(threads=1)).status is Status.PROVEN
    assert solve(glued([_town(3), _town(5)]), Options(threads=1)).status is Status.PROVEN


def test_threads_are_divided_over_the_parts(nation: Instance) -> None:
    parts = divided(nation, least=1)
    for threads, at_once, each in ((1, 1, 1), (2, 2, 1), (5, 2, 2)):
        team = crew.Crew(parts, replace(Options(), threads=threads), lambda: False, lambda *_: None)
        assert (team.at_once, team.threads) == (at_once, each)
