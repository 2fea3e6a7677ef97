"""Runs side by side: what is asked, how it is shown, and what is refused; that no difference is missing stands in ``test_compare_all``."""

from __future__ import annotations

import json
from itertools import pairwise
from pathlib import Path

import openpyxl
import pytest
from click.testing import CliRunner, Result

from woonplek.cli import app
from woonplek.io.shipped import shipped

KLEIN = shipped("scenarios") / "klein.xlsx"
CHANGES = ["Locaties/Molenweg/plaatsen plus 1", "Instellingen/rente_pct=4", "Cliënten/C1/wens_gemeente=Kerkrade", "Regels/settled=uit"]


def call(*arguments: object) -> Result:
    return CliRunner().invoke(app, [str(a) for a in arguments])


@pytest.fixture(scope="module")
def folders(tmp_path_factory: pytest.TempPathFactory) -> tuple[Path, Path]:
    made = []
    for name, sets in (("a", []), ("b", [word for change in CHANGES for word in ("--set", change)])):
        output = tmp_path_factory.mktemp(name)
        assert call("run", KLEIN, *sets, "--output", output, "-q").exit_code == 0
        made.append(next(output.iterdir()))
    return made[0], made[1]


@pytest.fixture(scope="module")
def compared(folders: tuple[Path, Path], tmp_path_factory: pytest.TempPathFactory) -> dict[str, list[dict[str, object]]]:
    result = call("compare", *folders, "--json", "--output", tmp_path_factory.mktemp("c"))
    assert result.exit_code == 0
    return json.loads(result.stdout)


def test_inputs_that_differ_are_those_that_were_changed(compared: dict[str, list[dict[str, object]]]) -> None:
    assert [tuple(row.values()) for row in compared["inputs"]] == [
        ("Instellingen", "rente_pct", "waarde", "3", "4"),
        ("Cliënten", "C1", "wens_gemeente", "", "Kerkrade"),
        ("Locaties", "MW", "plaatsen", "3", "4"),
        ("Regels", "settled", "stand", "aan", "uit"),
    ]


def test_goals_are_those_of_the_two_records(compared: dict[str, list[dict[str, object]]], folders: tuple[Path, Path]) -> None:
    records = [{g["key"]: g for g in json.loads((folder / "run.json").read_text(encoding="utf-8"))["goals"]} for folder in folders]
    shown = {row["goal"]: row for row in compared["goals"]}
    for side, record in enumerate(records):
        assert shown["wachten"][f"side_{side}"] == record["waiting"]["value"]
        assert shown["kosten"][f"side_{side}"] == record["cost"]["value"] / 100
        assert shown["wachten"][f"gap_{side}"] == 0
    assert shown["woningvraag"]["side_0"] == 0
    assert shown["woningvraag"]["gap_0"] is None


def test_a_run_beside_itself_differs_in_nothing(folders: tuple[Path, Path], tmp_path: Path) -> None:
    result = call("compare", folders[0], folders[0], "--json", "--output", tmp_path)
    found = json.loads(result.stdout)
    assert [found[key] for key in ("inputs", "capacity", "budget", "projects", "closings", "clients")] == [[]] * 6


def test_the_comparison_is_a_workbook_too_and_is_not_overwritten(folders: tuple[Path, Path], tmp_path: Path) -> None:
    for _ in range(2):
        result = call("compare", *folders, "--output", tmp_path)
        assert result.exit_code == 0
        assert "Invoer die verschilt" in result.stdout
        assert "C1" not in result.stdout.split("Cliënten met een andere plek")[1]
    first, second = sorted(tmp_path.glob("vergelijking-*.xlsx"))
    titles = openpyxl.load_workbook(first, read_only=True).sheetnames
    assert {"Runs", "Invoer die verschilt", "Doelen", "Capaciteit", "Budget", "Cliënten met een andere plek"} <= set(titles)
    assert first != second


def test_scenarios_of_a_workbook_are_planned_and_set_side_by_side(tmp_path: Path) -> None:
    parts = [("scenario", "omschrijving", "bouwt_voort_op"), ("meer", None, None), ("minder", None, "meer")]
    changes = [
        ("scenario", "blad", "sleutel", "kolom", "bewerking", "waarde"),
        ("meer", "Locaties", "Molenweg", "plaatsen", "plus", 1),
        ("minder", "Locaties", "Akerstraat", "plaatsen", "min", 1),
    ]
    book = openpyxl.load_workbook(KLEIN)
    for title, rows in (("Scenario's", parts), ("Wijzigingen", changes)):
        page = book.create_sheet(title)
        for row in rows:
            page.append(row)
    book.save(tmp_path / "regio.xlsx")
    result = call("compare", tmp_path / "regio.xlsx", "--json", "-q", "--output", tmp_path / "runs")
    assert result.exit_code == 0
    found = json.loads(result.stdout)
    assert [row["run"] for row in found["runs"]] == ["basis", "meer", "minder"]
    waiting = next(row for row in found["goals"] if row["goal"] == "wachten")
    values = [waiting[f"side_{n}"] for n in range(3)]
    assert values[:2] == [1828, 366]
    assert all(later >= earlier for earlier, later in pairwise(values[1:]))
    result = call("run", tmp_path / "regio.xlsx", "--all", "-q", "--output", tmp_path / "more")
    assert result.exit_code == 0
    assert len([path for path in (tmp_path / "more").iterdir() if path.is_dir()]) == 3


def test_one_run_is_nothing_to_compare(folders: tuple[Path, Path], tmp_path: Path) -> None:
    assert call("compare", folders[0], "--output", tmp_path).exit_code == 2


def test_a_folder_that_is_no_run_is_said_so(tmp_path: Path) -> None:
    result = call("compare", tmp_path, tmp_path)
    assert result.exit_code == 3
    assert "geen map van een run" in result.stderr
