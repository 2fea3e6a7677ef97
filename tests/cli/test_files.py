"""Commands that write a workbook to start from, or look at one."""

from __future__ import annotations

from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from woonplek.cli import app
from woonplek.io.book import read_book
from woonplek.io.shipped import shipped

KLEIN = shipped("scenarios") / "klein.xlsx"


def call(*arguments: object) -> Result:
    return CliRunner().invoke(app, [str(a) for a in arguments])


@pytest.mark.parametrize(
    ("arguments", "name"), [([], "parkstad.xlsx"), (["--klein"], "klein.xlsx"), (["--example", "groningen"], "groningen.xlsx")]
)
def test_new_copies_a_worked_example(tmp_path: Path, arguments: list[str], name: str) -> None:
    result = call("new", *arguments, tmp_path)
    assert result.exit_code == 0
    assert (tmp_path / name).read_bytes() == (shipped("scenarios") / name).read_bytes()
    assert result.stdout.strip() == str(tmp_path / name)


@pytest.mark.parametrize("command", ["new", "template"])
def test_nothing_is_overwritten(tmp_path: Path, command: str) -> None:
    path = tmp_path / "regio.xlsx"
    path.write_text("mine", encoding="utf-8")
    result = call(command, path)
    assert result.exit_code == 2
    assert "bestaat al" in result.stderr
    assert path.read_text(encoding="utf-8") == "mine"


@pytest.mark.parametrize(("language", "title"), [("nl", "Instellingen"), ("en", "Settings")])
def test_template_writes_a_workbook_that_can_be_read(tmp_path: Path, language: str, title: str) -> None:
    path = tmp_path / "leeg.xlsx"
    assert call("template", path, "--lang", language).exit_code == 0
    assert read_book(path).sheets["settings"].title == title


def test_check_says_when_all_is_well() -> None:
    result = call("check", KLEIN)
    assert result.exit_code == 0
    assert result.stdout.startswith(f"Geen problemen in {KLEIN}.")


def test_check_reports_on_stdout_and_marks_a_copy(tmp_path: Path) -> None:
    path = tmp_path / "regio.xlsx"
    path.write_bytes(KLEIN.read_bytes())
    result = call("check", path, "--annotate", "--set", "Locaties/Lindenhof/plaatsen=4,5")
    assert result.exit_code == 3
    assert result.stdout.startswith("1 probleem in")
    assert path.read_bytes() == KLEIN.read_bytes()
    assert (tmp_path / "regio-gemarkeerd.xlsx").exists()
    again = call("check", path, "--annotate", "--lang", "en", "--set", "Locaties/Lindenhof/plaatsen=4,5")
    assert again.stdout.startswith("1 problem in")
    assert (tmp_path / "regio-marked.xlsx").exists()


def test_check_looks_at_every_scenario() -> None:
    parkstad = shipped("scenarios") / "parkstad.xlsx"
    assert call("check", parkstad).exit_code == 0
    result = call("check", parkstad, "--set", "Locaties/BW-LGF-1 vervalt")
    assert result.exit_code == 3
