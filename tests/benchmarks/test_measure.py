"""One measurement of a region of a few clients: every solver gives the same, by way of the lines that it tells."""

from __future__ import annotations

import io
from argparse import Namespace
from collections.abc import Callable
from pathlib import Path

import pytest
from events import Teller
from flat_solvers import scip_log
from measure import WOONPLEK, Until, client_days, ended, plan
from regions import Size, frames, region
from run import heard
from runs import Run
from scenario_workbook import write_workbook

import woonplek
from tests.benchmarks.recorded import goal
from woonplek.domain.policy import ordered_goals
from woonplek.domain.result import Status

SIZE = Size(12, 2, 5, 2, 2)
Measured = Callable[..., Run]


@pytest.fixture(scope="module")
def workbook(tmp_path_factory: pytest.TempPathFactory) -> Path:
    path = tmp_path_factory.mktemp("region") / "region.xlsx"
    write_workbook(region(SIZE, 1), path, title="region")
    return path


@pytest.fixture(scope="module")
def measured(workbook: Path) -> Measured:
    def by(solver: str, until: str | None = None) -> Run:
        stream = io.StringIO()
        asked = Namespace(task=solver, workbook=workbook, time_limit=20.0, gap=0.0, threads=2, seed=0, until=until)
        plan(asked, Teller(stream))
        run = Run("region", 1, solver, 20.0, 1.0, 1.0)
        heard(run, stream.getvalue().splitlines())
        return run

    return by


@pytest.fixture(scope="module")
def own(measured: Measured) -> Run:
    return measured(WOONPLEK)


@pytest.mark.parametrize("solver", ["highs", "cp-sat", "scip"])
def test_solvers_agree(solver: str, measured: Measured, own: Run) -> None:
    run = measured(solver)
    assert run.status == own.status == Status.PROVEN
    assert [(goal["key"], goal["best"], goal["value"]) for goal in run.goals[:-1]] == [
        (goal["key"], goal["best"], goal["value"]) for goal in own.goals[:-1]
    ]
    assert run.goals[-1]["best"] == pytest.approx(own.goals[-1]["best"], rel=1e-5)  # cost: proven within a thousandth of a percent
    assert run.outcome["asked"] == [goal["key"] for goal in run.goals]
    assert {"read", "build", "solve", "split", "referee"} <= set(run.outcome["phases"])
    assert run.near() is not None
    assert run.near_goals() == len(run.goals)


def test_woonplek_writes_too(own: Run):
    assert own.outcome["phases"]["write"] > 0
    assert own.outcome["counts"]["kinds"] > 0
    assert own.first_plan() is not None


@pytest.mark.parametrize("solver", [WOONPLEK, "highs"])
def test_a_run_ends_once_a_goal_is_near(solver: str, measured: Measured, own: Run) -> None:
    run = measured(solver, until="waiting")
    assert run.status == Status.STOPPED
    assert run.goals[0] == own.goals[0] | {"seconds": run.goals[0]["seconds"]}
    assert run.proves(1.0) is not None


@pytest.mark.parametrize(("key", "points", "ends"), [
    ("bridging", [(0, 10.0, 10.0)], False),
    ("bridging", [(1, 8000.0, 7900.0)], False),
    ("bridging", [(1, 8000.0, 7900.0), (1, 8100.0, 7990.0)], True),
    ("no_such_goal", [(0, 1.0, 1.0)], False),
    (None, [(0, 1.0, 1.0), (1, 1.0, 1.0)], False),
])  # fmt: skip
def test_until(key: str | None, points: list[tuple[int, float, float]], *, ends: bool) -> None:
    instance = frames(region(SIZE, 1))
    until = Until(key, instance, Teller(io.StringIO()))
    order = [goal.key for goal in ordered_goals(instance)]
    for number, best, bound in points:
        until.point(order.index(("waiting", "bridging")[number]), best, bound, 1.0)
    assert until() is ends


def test_client_days(workbook: Path, own: Run):
    instance = woonplek.read(workbook)
    by_hand = sum(client.count for client in instance.clients for _ in range(client.first, client.end)) * 365
    leap = sum(client.count for client in instance.clients if client.first <= 1 < client.end)
    assert client_days(instance) == own.client_days == by_hand + leap  # 2027 and 2028
    assert client_days(frames(region(SIZE, 1))) == own.client_days


@pytest.mark.parametrize(
    ("best", "bound", "gap", "done", "status"),
    [
        (100, 100, 0.0, True, Status.PROVEN),
        (100, 100, 0.0, False, Status.STOPPED),
        (100, 99, 0.0, True, Status.STOPPED),
        (100, 99, 1.0, True, Status.WITHIN_GAP),
        (100, 98.9, 1.0, True, Status.STOPPED),
        (100, None, 1.0, True, Status.STOPPED),
        (0, None, 0.0, True, Status.PROVEN),
    ],
)
def test_ended(best: int, bound: float | None, gap: float, *, done: bool, status: Status) -> None:
    assert ended([goal("moves", best, bound)], gap, done=done) is status


def test_scip_log():
    head = " time | node  | left  |LP iter|LP it/n|mem/heur|mdpt |vars |cons |rows |cuts |sepa|confs|strbr|  dualbound   | primalbound  |  gap   | compl. "
    line = "  1.0s|     1 |     0 |   120 |     - |  5873k |   0 | 812 | 402 | 402 |   0 |  0 |   0 |   0 | 7.670000e+03 | 8.100000e+03 |   5.61%| unknown"
    none = "  1.0s|     1 |     0 |   120 |     - |  5873k |   0 | 812 | 402 | 402 |   0 |  0 |   0 |   0 | 7.670000e+03 |      --      |    Inf | unknown"
    assert scip_log(line) == (8100.0, 7670.0)
    assert scip_log(none) == (None, 7670.0)
    assert scip_log(head) is None
    assert scip_log("presolving:") is None
