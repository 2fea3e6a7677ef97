"""A run writes no project and no closing that the solver decided for nothing."""

from __future__ import annotations

import json
from datetime import date
from pathlib import Path
from typing import Any

import openpyxl
import pytest
from click.testing import CliRunner

from tests.io.books import workbook
from woonplek.cli import app
from woonplek.domain.plan import Closing, ProjectDecision
from woonplek.domain.result import Result
from woonplek.model import solve
from woonplek.scenario import run as module

BOOK: dict[str, list[list[object]]] = {
    "Instellingen": [["naam", "waarde"], ["start", date(2027, 1, 1)], ["perioden", 2]],
    "Cliënten": [["profiel", "id", "aantal", "huidige_locatie"], ["BW4", "A", 2, "EEN"]],
    "Locaties": [
        ["code", "gemeente", "woonvorm", "plaatsen", "sluitbaar_vanaf"],
        ["EEN", "GM0917", "24-uurs", 2, None],
        ["TWEE", "GM0917", "24-uurs", 2, date(2027, 1, 1)],
    ],
    "Projecten": [["code", "gemeente", "woonvorm", "plaatsen"], ["NIEUW", "GM0917", "24-uurs", 3]],
}


def busy(*asked: Any, **more: Any) -> Result:
    """Solve, and decide what nobody needs as well."""
    found = solve(*asked, **more)
    assert found.plan is not None
    decided = {"projects": (ProjectDecision(project="NIEUW", period=1, steps=1),), "closings": (Closing(location="TWEE", period=1),)}
    return found.model_copy(update={"plan": found.plan.model_copy(update=decided)})


def test_what_is_decided_for_nothing_is_not_in_the_plan(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (tmp_path / "regio.xlsx").write_bytes(workbook(BOOK))
    monkeypatch.setattr(module, "solve", busy)
    result = CliRunner().invoke(app, ["run", str(tmp_path / "regio.xlsx"), "-q", "--json", "--output", str(tmp_path / "runs")])
    assert result.exit_code == 0, result.output
    folder = Path(json.loads(result.stdout)["folder"])
    plan = openpyxl.load_workbook(folder / "plan.xlsx")
    projects = [dict(zip(("project", "plaatsen", "status"), (row[0], row[6], row[12]), strict=True)) for row in plan["Projecten"].values]
    assert projects[1:] == [{"project": "NIEUW", "plaatsen": 0, "status": "niet gekozen"}]
    assert [row[0] for row in plan["Sluitingen"].values][1:] == []
    stored = json.loads((folder / "plan.json").read_text(encoding="utf-8"))
    assert (stored["projects"], stored["closings"]) == ([], [])
