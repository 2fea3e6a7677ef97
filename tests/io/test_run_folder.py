"""The folder of a run: what is in it, who may read it, and that no run harms another."""

from __future__ import annotations

import json
import os
import re
import stat
from pathlib import Path

import pytest

from tests.tables.example import example, example_tables
from woonplek.check import RuleCheck, Verdict, Violation
from woonplek.domain.base import Text
from woonplek.domain.codes import Stance
from woonplek.domain.result import Conflict, Result, Status
from woonplek.io import run_folder
from woonplek.io.run_folder import folder_name, run_record, write_run
from woonplek.tables import tables


def written(root: Path, *, source: Path | None = None, log: str = "regel") -> Path:
    result, verdict = example()
    return write_run(result, verdict, list(example_tables().values()), root, input_copy=source, log=log)


def test_record_has_the_fields_of_the_contract() -> None:
    record = run_record(example()[0])
    assert {
        key: record[key] for key in ("status", "exit_code", "seconds", "seed", "versions", "input_sha256", "scenario", "counts", "folder")
    } == {
        "status": "stopped, best so far",
        "exit_code": 5,
        "seconds": 2.375,
        "seed": 7,
        "versions": {"woonplek": "0.1.0"},
        "input_sha256": "ab12",
        "scenario": "basis",
        "counts": {"clients": 6},
        "folder": None,
    }
    assert [
        (g["key"], g["unit"], g["best"], g["value"], g["allowed"], g["bound"], g["gap_pct"], g["seconds"]) for g in record["goals"]
    ] == [
        ("waiting", "weighted days", 731, 731, 731, 731, 0, 0.5),
        ("over_exit_home", "clients", 1, 1, 1, 1, 0, 0.25),
        ("bridging", "days", 360, 365, 370, 351, 2.5, 0.125),
        ("cost", "cents", 54072000, 54072000, 54072000, 54072000, 0, 1.5),
    ]


@pytest.mark.parametrize(
    ("status", "code"),
    [(Status.PROVEN, 0), (Status.WITHIN_GAP, 0), (Status.IMPOSSIBLE, 4), (Status.STOPPED, 5), (Status.NOTHING_FOUND, 6)],
)
def test_exit_code_of_every_status(status: Status, code: int) -> None:
    assert run_record(Result(status=status, instance=example()[0].instance))["exit_code"] == code


def test_a_goal_without_a_bound_is_still_valid_json() -> None:
    goal = example()[0].goals[2].model_copy(update={"bound": float("-inf")})
    record = run_record(example()[0].model_copy(update={"goals": (goal,)}))
    assert json.loads(json.dumps(record, allow_nan=False))["goals"][0]["bound"] is None


def test_folder_holds_plan_record_log_and_the_input_as_read(tmp_path: Path) -> None:
    source = tmp_path / "parkstad.xlsx"
    source.write_bytes(b"as read")
    folder = written(tmp_path / "runs", source=source, log="eerste regel")
    assert {"plan.xlsx", "run.json", "run.log", "parkstad.xlsx"} <= {path.name for path in folder.iterdir()}
    assert (folder / "parkstad.xlsx").read_bytes() == b"as read"
    assert (folder / "run.log").read_text(encoding="utf-8") == "eerste regel\n"
    assert json.loads((folder / "run.json").read_text(encoding="utf-8"))["folder"] == str(folder)


def test_an_input_named_as_our_own_file_does_not_replace_it(tmp_path: Path) -> None:
    source = tmp_path / "plan.xlsx"
    source.write_bytes(b"as read")
    folder = written(tmp_path / "runs", source=source)
    assert (folder / "plan.xlsx").read_bytes().startswith(b"PK")
    assert (folder / "invoer-plan.xlsx").read_bytes() == b"as read"


def test_name_tells_scenario_and_utc_time_and_is_safe(tmp_path: Path) -> None:
    assert re.fullmatch(r"basis-\d{8}T\d{6}Z-[0-9a-f]{8}", written(tmp_path).name)
    instance = example()[0].instance.model_copy(update={"scenario": "../Geen logeerhuis/é:*"})
    name = folder_name(Result(status=Status.PROVEN, instance=instance))
    assert re.fullmatch(r"Geen-logeerhuis-e-\d{8}T\d{6}Z-[0-9a-f]{8}", name)


@pytest.mark.skipif(os.name != "posix", reason="rights of this kind exist on POSIX systems only")
def test_the_user_alone_may_read_it(tmp_path: Path) -> None:
    folder = written(tmp_path / "runs")
    assert stat.S_IMODE(folder.stat().st_mode) == 0o700
    assert {stat.S_IMODE(path.stat().st_mode) for path in folder.iterdir()} == {0o600}


def test_a_run_never_overwrites_another(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(run_folder, "folder_name", lambda _: "basis-20270101T000000Z-00000000")
    first, second = written(tmp_path, log="een"), written(tmp_path, log="twee")
    assert (first.name, second.name) == ("basis-20270101T000000Z-00000000", "basis-20270101T000000Z-00000000-2")
    assert (first / "run.log").read_text(encoding="utf-8") == "een\n"
    assert json.loads((second / "run.json").read_text(encoding="utf-8"))["folder"] == str(second)


def test_nothing_is_left_behind_when_writing_fails(tmp_path: Path) -> None:
    with pytest.raises(FileNotFoundError):
        written(tmp_path / "runs", source=tmp_path / "gone.xlsx")
    assert list((tmp_path / "runs").iterdir()) == []


def test_a_plan_that_the_referee_refuses_is_never_written(tmp_path: Path) -> None:
    broken = Violation(rule="capacity", where=("LIN", "2027"), amount=1, text=Text("vol", "full"))
    verdict = Verdict(rules=(RuleCheck(key="capacity", stance=Stance.ON, limits=1, violations=(broken,)),), goals={"waiting": 0})
    for refused in (verdict, None):
        with pytest.raises(ValueError, match="referee"):
            write_run(example()[0], refused, [], tmp_path / "runs", input_copy=None, log="")
    assert not (tmp_path / "runs").exists()


def test_a_run_without_a_plan_is_recorded_too(tmp_path: Path) -> None:
    result = Result(status=Status.IMPOSSIBLE, instance=example()[0].instance, conflict=Conflict(rules=("budget",), repaired=False))
    folder = write_run(result, None, tables(result, None), tmp_path, input_copy=None, log="")
    assert json.loads((folder / "run.json").read_text(encoding="utf-8"))["exit_code"] == 4
    assert (folder / "plan.xlsx").exists()
