"""The README says what the program says."""

from __future__ import annotations

import re
import shlex
import subprocess
import sys
from pathlib import Path

import pytest

from woonplek.cli import app
from woonplek.domain.codes import Stance
from woonplek.domain.policy import GOALS, RULES, GoalInfo, RuleInfo
from woonplek.io.policy import model_names

ROOT = Path(__file__).resolve().parents[2]
README = (ROOT / "README.md").read_text(encoding="utf-8")


@pytest.mark.parametrize("info", RULES, ids=lambda r: r.key)
def test_every_rule_stands_in_a_sentence(info: RuleInfo) -> None:
    stands = {Stance.ON: "on", Stance.OFF: "off", Stance.SOFT: "soft"}[info.default]
    soft = f", may be soft: {info.over_unit}" if info.over_unit else ""
    assert f"| `{info.key}` ({info.name.nl}) | {info.sentence.en} | {stands}{soft} |" in README


@pytest.mark.parametrize("info", GOALS, ids=lambda g: g.key)
def test_every_goal_stands_in_a_sentence(info: GoalInfo) -> None:
    assert f"| `{info.key}` ({info.name.nl}) | {info.sentence.en} | {info.unit} |" in README


def test_every_shipped_model_is_named() -> None:
    assert [name for name in model_names() if f"`{name}`" not in README] == []


def test_every_command_that_it_shows_exists_with_those_options() -> None:
    shown = re.findall(r"woonplek ([a-z]+)((?: +[^\s`]+)*)", README)
    known = {name: {o for p in command.params for o in p.opts} for name, command in app.commands.items()}
    wrong = [
        (command, option)
        for command, rest in shown
        if command in known
        for option in re.findall(r"(--[a-z-]+)", rest)
        if option not in known[command] | {"--help", "--lang"}
    ]
    assert wrong == []
    assert {"run", "check", "new", "template", "compare", "rules"} <= {command for command, _ in shown}


@pytest.mark.slow
def test_its_first_command_makes_a_plan(tmp_path: Path) -> None:
    line = next(line for line in README.splitlines() if line.startswith("python3 -m venv") and " run " in line)
    words = shlex.split(line.rsplit("&&", 1)[1])
    assert words[0] == ".venv/bin/woonplek"
    command = [sys.executable, "-m", "woonplek", *words[1:], "--output", str(tmp_path)]
    done = subprocess.run(command, cwd=ROOT, stdin=subprocess.DEVNULL, capture_output=True, timeout=300, check=False)
    assert done.returncode in (0, 5), done.stderr.decode()
    (folder,) = tmp_path.iterdir()
    assert (folder / "plan.xlsx").exists()


def test_every_file_that_it_links_or_names_is_there() -> None:
    named = re.findall(r"\]\(([^)#:]+)\)", README) + re.findall(r"`((?:tools|scenarios|models|docs|tests|\.ci)/[\w./-]*)`", README)
    assert [name for name in named if "quiet" not in name and not (ROOT / name).exists()] == []


def test_every_dependency_is_explained() -> None:
    import tomllib  # noqa: PLC0415

    project = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["project"]
    named = [re.split(r"[><=\[]", text)[0] for text in project["dependencies"]]
    table = README.split("| dependency | why |")[1].split("##")[0]
    assert [name for name in named if name not in table] == []
