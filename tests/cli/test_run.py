"""Every exit code, what goes to stdout and what to stderr, and the folder that a run leaves."""

from __future__ import annotations

import json
import os
import signal
import stat
import subprocess
import sys
import time
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from woonplek.cli import app
from woonplek.io.shipped import shipped

KLEIN = shipped("scenarios") / "klein.xlsx"
PARKSTAD = shipped("scenarios") / "parkstad.xlsx"
COMMAND = [sys.executable, "-m", "woonplek"]


def call(*arguments: object) -> Result:
    return CliRunner().invoke(app, [str(a) for a in arguments])


def planned(output: Path, *arguments: object) -> tuple[Result, Path]:
    """Run *arguments* into *output*; return the result and the one folder that was made."""
    result = call("run", *arguments, "--output", output)
    (folder,) = output.iterdir()
    return result, folder


def test_0_a_plan_that_is_proven(tmp_path: Path) -> None:
    result, folder = planned(tmp_path, KLEIN)
    assert result.exit_code == 0
    assert "bewezen best" in result.stdout
    assert "1.828" in result.stdout
    assert str(folder) in result.stdout
    assert "doel 1 van 8" in result.stderr
    assert "doel 1 van 8" not in result.stdout
    run = json.loads((folder / "run.json").read_text(encoding="utf-8"))
    assert run["exit_code"] == 0
    assert [goal["value"] for goal in run["goals"]] == [1828, 0, 0, 731, 731, 731, 1, 94873008]
    assert {"plan.xlsx", "run.json", "run.log"} <= {path.name for path in folder.iterdir()}


@pytest.mark.skipif(os.name == "nt", reason="permissions as POSIX has them")
def test_a_folder_is_for_the_user_alone(tmp_path: Path) -> None:
    _, folder = planned(tmp_path, KLEIN)
    assert [path.name for path in (folder, *folder.iterdir()) if stat.S_IMODE(path.stat().st_mode) & 0o077] == []


def test_json_is_run_json_and_nothing_else(tmp_path: Path) -> None:
    result, folder = planned(tmp_path, KLEIN, "--json", "--lang", "en", "-q")
    assert json.loads(result.stdout) == json.loads((folder / "run.json").read_text(encoding="utf-8"))
    assert result.stderr == ""


def test_two_runs_are_two_folders(tmp_path: Path) -> None:
    call("run", KLEIN, "--output", tmp_path)
    call("run", KLEIN, "--output", tmp_path)
    assert len(list(tmp_path.iterdir())) == 2


@pytest.mark.parametrize("arguments", [["-v"], ["--debug"]])
def test_the_log_is_shown_when_asked(tmp_path: Path, arguments: list[str]) -> None:
    assert "INFO" in planned(tmp_path, KLEIN, *arguments)[0].stderr


def test_1_our_fault(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def broken(*_: object, **__: object) -> None:
        raise RuntimeError("Jan Jansen woont in L1")

    monkeypatch.setattr("woonplek.scenario.run.solve", broken)
    result = call("run", KLEIN, "--output", tmp_path)
    assert result.exit_code == 1
    assert "Jansen" not in result.output
    assert "RuntimeError" in result.stderr
    log = Path(result.stderr.strip().rsplit(" ", 1)[1])
    assert "Jansen" not in log.read_text(encoding="utf-8")
    log.unlink()
    assert list(tmp_path.iterdir()) == []


def test_debug_shows_where_it_went_wrong(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def broken(*_: object, **__: object) -> None:
        raise RuntimeError("here")

    monkeypatch.setattr("woonplek.scenario.run.solve", broken)
    result = call("run", KLEIN, "--output", tmp_path, "--debug")
    assert isinstance(result.exception, RuntimeError)


def test_2_an_output_that_is_a_file(tmp_path: Path) -> None:
    (tmp_path / "runs").write_text("", encoding="utf-8")
    assert call("run", KLEIN, "--output", tmp_path / "runs").exit_code == 2


@pytest.mark.parametrize(
    ("content", "said"),
    [(b"", "probleem in"), (b"naam;waarde\nstart;2027-01-01\n", "probleem in"), (b"PK\x03\x04 nothing", "probleem in")],
)
def test_3_not_a_workbook(tmp_path: Path, content: bytes, said: str) -> None:
    path = tmp_path / "regio.xlsx"
    path.write_bytes(content)
    result = call("run", path, "--output", tmp_path / "runs")
    assert result.exit_code == 3
    assert said in result.stderr
    assert "er is niets gepland" in result.stderr
    assert not (tmp_path / "runs").exists()


def test_3_problems_are_said_with_cell_and_remedy(tmp_path: Path) -> None:
    result = call(
        "run", KLEIN, "--set", "Locaties/Lindenhof/plaatsen=4,5", "--set", "Cliënten/C1/huidige_locatie=Lindenhoff", "--output", tmp_path
    )
    assert result.exit_code == 3
    first, *lines = result.stderr.splitlines()
    assert first == f"2 problemen in {KLEIN}; er is niets gepland."
    assert all("→" in line for line in lines)


def test_3_an_unknown_scenario(tmp_path: Path) -> None:
    result = call("run", PARKSTAD, "--scenario", "woonlader", "--output", tmp_path)
    assert result.exit_code == 3
    assert "bedoelt u 'woonladder'?" in result.stderr


def test_4_no_plan_is_possible(tmp_path: Path) -> None:
    result, folder = planned(tmp_path, KLEIN, "--set", "Budgetten/gemeente=Heerlen; bedrag=1 nieuw")
    assert result.exit_code == 4
    assert "geen plan mogelijk" in result.stdout
    assert "budget" in result.stdout
    run = json.loads((folder / "run.json").read_text(encoding="utf-8"))
    assert run["exit_code"] == 4
    assert run["goals"] == []
    assert not (folder / "plan.json").exists()


def test_4_becomes_0_when_the_rules_are_soft(tmp_path: Path) -> None:
    assert planned(tmp_path, KLEIN, "--set", "Budgetten/gemeente=Heerlen; bedrag=1 nieuw", "--soft")[0].exit_code == 0


def test_6_no_time_at_all(tmp_path: Path) -> None:
    result, folder = planned(tmp_path, PARKSTAD, "--time-limit", "0")
    assert result.exit_code == 6
    assert json.loads((folder / "run.json").read_text(encoding="utf-8"))["exit_code"] == 6


def test_a_run_may_start_from_another_and_comes_to_the_same(tmp_path: Path) -> None:
    _, folder = planned(tmp_path / "a", KLEIN)
    result, again = planned(tmp_path / "b", KLEIN, "--from", folder, "--engine", "highs")
    assert result.exit_code == 0
    first, second = (json.loads((f / "run.json").read_text(encoding="utf-8"))["goals"] for f in (folder, again))
    assert [g["best"] for g in first] == [g["best"] for g in second]


def test_a_run_without_a_plan_is_nothing_to_start_from(tmp_path: Path) -> None:
    _, folder = planned(tmp_path / "a", PARKSTAD, "--time-limit", "0")
    result = call("run", PARKSTAD, "--from", folder, "--output", tmp_path / "b")
    assert result.exit_code == 3
    assert "deze run heeft geen plan" in result.stderr


def test_the_model_is_written_with_the_names_of_its_rows(tmp_path: Path) -> None:
    planned(tmp_path / "runs", KLEIN, "--write-model", tmp_path / "klein.mps")
    text = (tmp_path / "klein.mps").read_text(encoding="utf-8")
    assert "ROWS" in text
    assert "capacity[" in text


def test_next_year_can_be_checked_and_planned_and_is_not_overwritten(tmp_path: Path) -> None:
    _, folder = planned(tmp_path / "a", KLEIN)
    path = tmp_path / "vanaf.xlsx"
    assert call("next", folder, "--start", "2028-01-01", path).exit_code == 0
    assert call("check", path).exit_code == 0
    result, _ = planned(tmp_path / "b", path)
    assert result.exit_code == 0
    assert "1.098" in result.stdout
    assert call("next", folder, "--start", "01-01-2028", path).exit_code == 2
    assert call("next", folder, "--start", "2030-01-01", tmp_path / "later.xlsx").exit_code == 3


@pytest.mark.slow
@pytest.mark.skipif(os.name == "nt", reason="sends SIGINT")
def test_5_ctrl_c_keeps_the_best_plan(tmp_path: Path) -> None:
    command = [*COMMAND, "run", str(PARKSTAD), "--time-limit", "400", "--output", str(tmp_path)]
    with subprocess.Popen(
        command, stdout=subprocess.PIPE, stderr=subprocess.PIPE, stdin=subprocess.DEVNULL, text=True, encoding="utf-8"
    ) as process:
        assert process.stderr is not None
        for line in process.stderr:
            if "beste" in line:
                break
        process.send_signal(signal.SIGINT)
        _, said = process.communicate(timeout=300)
    assert process.returncode == 5
    assert "beste plan" in said
    (folder,) = tmp_path.iterdir()
    assert json.loads((folder / "run.json").read_text(encoding="utf-8"))["exit_code"] == 5
    assert (folder / "plan.xlsx").exists()


@pytest.mark.slow
@pytest.mark.skipif(os.name == "nt", reason="sends SIGINT")
def test_ctrl_c_twice_aborts(tmp_path: Path) -> None:
    command = [*COMMAND, "run", str(PARKSTAD), "--time-limit", "400", "--output", str(tmp_path)]
    with subprocess.Popen(
        command, stdout=subprocess.PIPE, stderr=subprocess.PIPE, stdin=subprocess.DEVNULL, text=True, encoding="utf-8"
    ) as process:
        assert process.stderr is not None
        for line in process.stderr:
            if "doel 1" in line:
                break
        process.send_signal(signal.SIGINT)
        time.sleep(0.01)
        process.send_signal(signal.SIGINT)
        process.communicate(timeout=300)
    assert process.returncode in (5, 6)


def test_output_is_utf_8_whatever_the_locale(tmp_path: Path) -> None:
    environment = {**os.environ, "LC_ALL": "C", "PYTHONIOENCODING": "ascii", "PYTHONUTF8": "0"}
    result = subprocess.run(
        [*COMMAND, "check", str(KLEIN), "--set", "Cliënten/C9/urgentie=1"], capture_output=True, env=environment, cwd=tmp_path, check=False
    )
    assert result.returncode == 3
    assert "→" in result.stderr.decode("utf-8") + result.stdout.decode("utf-8")
