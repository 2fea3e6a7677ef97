"""Parts from outside: a script without a guard, and Ctrl-C on the command line."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
import time
import uuid
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[3]
SCRIPT = """
print("begun", flush=True)
from tests.model.parts.test_processes import crowds
import woonplek
result = woonplek.solve(crowds(), threads=2)
print(result.status.value, result.counts["parts"])
"""


def crowds():
    """Return two towns that share nothing, each with enough clients for a part of its own."""
    from tests.build import client, location, region  # noqa: PLC0415 - the script imports this module, and pytest need not be there
    from tests.property.glue import glued  # noqa: PLC0415

    return glued([region(clients=[client("c", count=60 + n)], locations=[location("L", 7 + n)]) for n in (1, 2)])


def _workbook(folder: Path) -> Path:
    """Write a workbook of two small drawn regions."""
    sys.path += [str(ROOT / "benchmarks"), str(ROOT / "scenarios")]
    from nation import nation  # noqa: PLC0415 - only within reach now
    from regions import Size  # noqa: PLC0415
    from scenario_workbook import write_workbook  # noqa: PLC0415

    path = folder / "two.xlsx"
    write_workbook(nation(dict.fromkeys(("Assen", "Emmen"), Size(90, 1, 9, 3, 5)), 1), path, title="two")
    return path


def test_a_script_without_a_guard_runs_once(tmp_path: Path) -> None:
    script = tmp_path / "plan.py"
    script.write_text(SCRIPT, encoding="utf-8")
    paths = os.pathsep.join([str(ROOT), str(ROOT / "src")])
    done = subprocess.run(
        [sys.executable, str(script)], env=os.environ | {"PYTHONPATH": paths}, capture_output=True, text=True, check=False, timeout=120
    )
    assert done.stdout.splitlines() == ["begun", "proven best 2"], done.stderr


@pytest.mark.slow
@pytest.mark.skipif(not Path("/proc/self/environ").exists(), reason="looks for processes left behind in /proc")
def test_ctrl_c_keeps_or_finds_nothing_and_leaves_nobody(tmp_path: Path) -> None:
    mark = uuid.uuid4().hex
    command = [sys.executable, "-m", "woonplek", "run", str(_workbook(tmp_path)), "--threads", "2", "--output", str(tmp_path / "runs")]
    process = subprocess.Popen(
        command,
        env=os.environ | {"WOONPLEK_TEST": mark, "PYTHONPATH": str(ROOT / "src")},
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        text=True,
        start_new_session=True,
    )
    assert process.stderr is not None
    heard = [process.stderr.readline() for _ in range(2)]
    assert "0 van 2 delen klaar" in heard[0]
    assert len(_left(mark)) == 3
    os.killpg(process.pid, signal.SIGINT)
    _, told = process.communicate(timeout=120)
    assert process.returncode in {5, 6}, told
    assert "Ik stop" in told
    assert "Traceback" not in told
    until = time.monotonic() + 10
    while _left(mark) and time.monotonic() < until:
        time.sleep(0.1)
    assert not _left(mark)


def _left(mark: str) -> list[str]:
    """Return the processes that were started with *mark* and are still there."""
    found = []
    for folder in Path("/proc").iterdir():
        try:
            if folder.name.isdigit() and mark.encode() in (folder / "environ").read_bytes():
                found.append(folder.name)
        except OSError:
            continue
    return found
