"""Every scenario of a workbook side by side, and each table of it built again from the workbooks in the folders: no row missing, none invented."""

from __future__ import annotations

import json
from collections.abc import Sequence
from datetime import date
from functools import cache
from pathlib import Path
from typing import NamedTuple

import openpyxl
import pytest
from click.testing import CliRunner

from tests.io.books import workbook
from woonplek.cli import app

Key = tuple[str, ...]
Compared = tuple[list[Path], dict[str, list[dict[str, object]]]]
"""the folders of the runs, and the tables of their comparison"""
Figures = dict[Key, list[object]]
"""by row and figure a value for each run, None where a run has no such row"""

BOOK: dict[str, list[list[object]]] = {
    "Instellingen": [["naam", "waarde"], ["start", date(2027, 1, 1)], ["perioden", 3], ["standaard_wens_gemeente", "geen"]],
    "Gemeenten": [["code", "naam", "inwoners"], ["GM0917", "Heerlen", 60_000], ["GM0928", "Kerkrade", 40_000]],
    "Woonvormen": [["code", "soort"], ["BW", "24-uurs"], ["ZELF", "zelfstandig"]],
    "Profielen": [["code", "tarief_wachtlijst"], ["LICHT", 3], ["ZWAAR", 12]],
    "Zorg": [
        ["profiel", "woonvorm", "geschikt", "tarief", "uren_per_week"],
        ["LICHT", "BW", "overbrugging", 151, 0],
        ["LICHT", "ZELF", "passend", 70, 5],
        ["ZWAAR", "BW", "passend", 212, 0],
    ],
    "Cliënten": [
        ["profiel", "id", "herkomstgemeente", "aantal", "urgentie", "huidige_locatie", "in_zorg_vanaf", "in_zorg_tot"],
        ["LICHT", "A", "GM0917", 3, 2, "LINDE", None, None],
        ["ZWAAR", "B", "GM0917", 2, 3, "OUD", None, None],
        ["LICHT", "C", "GM0928", 2, 1, None, None, date(2029, 1, 1)],
        ["ZWAAR", "D", "GM0928", 2, 3, None, date(2028, 1, 1), None],
        ["LICHT", "E", "GM0928", 1, 4, None, None, None],
    ],
    "Locaties": [
        ["code", "gemeente", "woonvorm", "plaatsen", "vaste_kosten_per_jaar", "sluitbaar_vanaf", "open_tot"],
        ["LINDE", "GM0917", "BW", 4, 123_456, None, None],
        ["OUD", "GM0928", "BW", 2, 98_765, date(2028, 1, 1), None],
    ],
    "Woningaanbod": [["eigenaar", "gemeente", "aantal", "periode"], ["WONEN", "GM0928", 1, None], ["WONEN", "GM0917", 1, "2028"]],
    "Projecten": [
        ["code", "gemeente", "woonvorm", "plaatsen", "deelbaar_per", "doorlooptijd_maanden", "investering", "vaste_kosten_per_jaar"],
        ["NIEUW", "GM0917", "ZELF", 4, 1, 12, 800_000, 8_000],
    ],
    "Budgetten": [
        ["gemeente", "periode", "bedrag"],
        *([town, str(year), amount] for town, amount in (("GM0917", 500_000), ("GM0928", 300_000)) for year in (2027, 2028, 2029)),
    ],
    "Scenario's": [["scenario"], ["krap"], ["bouw"], ["dicht"], ["zonder E"], ["langer"]],
    "Wijzigingen": [
        ["scenario", "blad", "sleutel", "kolom", "bewerking", "waarde"],
        ["krap", "Budgetten", "gemeente=GM0917; periode=2028", "bedrag", "procent", -20],
        ["bouw", "Projecten", "code=EXTRA; gemeente=GM0928; woonvorm=BW; plaatsen=2; besluit=vast", None, "nieuw", None],
        ["dicht", "Locaties", "OUD", "open_tot", "wordt", "31-12-2027"],
        ["zonder E", "Cliënten", "E", None, "vervalt", None],
        ["langer", "Instellingen", "perioden", "waarde", "wordt", 4],
    ],
}
RUNS = ["basis", "krap", "bouw", "dicht", "zonder E", "langer"]


class Sheet(NamedTuple):
    """A sheet of the plan: what names a row, which figures are compared, and what that table is called in the comparison."""

    key: str
    title: str
    names: tuple[str, ...]
    figures: tuple[str, ...]


SHEETS = (
    Sheet("capacity", "Capaciteit", ("gemeente", "woonvorm", "periode"), ("totaal", "in gebruik", "woningen uit aanbod")),
    Sheet("budget", "Budget", ("gemeente", "periode"), ("budget", "uitgaven", "tekort")),
    Sheet("projects", "Projecten", ("project",), ("plaatsen", "besluit", "oplevering")),
    Sheet("closings", "Sluitingen", ("locatie",), ("dicht_vanaf",)),
)
PERIODS = ("in zorg", "wacht", "eigen voordeur", "waarvan niet passend", "verhuist", "stroomt uit", "plaatsen vrij", "uitgaven")


@pytest.fixture(scope="module")
def compared(tmp_path_factory: pytest.TempPathFactory) -> Compared:
    """Return the folders of all scenarios in their order, and the comparison made of those folders."""
    place = tmp_path_factory.mktemp("region")
    (place / "regio.xlsx").write_bytes(workbook(BOOK))
    planned = CliRunner().invoke(app, ["run", str(place / "regio.xlsx"), "--all", "-q", "--output", str(place / "runs")])
    assert planned.exit_code == 0, planned.output
    by_name = {json.loads((f / "run.json").read_text(encoding="utf-8"))["scenario"]: f for f in (place / "runs").iterdir() if f.is_dir()}
    folders = [by_name[name] for name in RUNS]
    result = CliRunner().invoke(app, ["compare", *map(str, folders), "--json", "--output", str(place)])
    assert result.exit_code == 0
    return folders, json.loads(result.stdout)


@cache
def plan(folder: Path) -> openpyxl.Workbook:
    return openpyxl.load_workbook(folder / "plan.xlsx")


def lines_of(folder: Path, title: str) -> list[tuple[object, ...]]:
    return list(plan(folder)[title].iter_rows(values_only=True))


def rows(lines: Sequence[tuple[object, ...]]) -> list[dict[str, object]]:
    """Return the rows under the headers in the first of *lines*, up to one that is empty."""
    head, *body = lines
    names = [str(name) for name in head if name is not None]
    end = next((n for n, row in enumerate(body) if row[0] is None), len(body))
    return [dict(zip(names, row, strict=False)) for row in body[:end]]


def sheet_rows(folder: Path, title: str) -> list[dict[str, object]]:
    return rows(lines_of(folder, title))


def period_rows(folder: Path) -> list[dict[str, object]]:
    """Return the key figures, which stand among other tables on *Samenvatting*."""
    lines = lines_of(folder, "Samenvatting")
    return rows(lines[next(n for n, row in enumerate(lines) if row[0] == "periode") :])


def beside(tables: Sequence[list[dict[str, object]]], names: Sequence[str], figures: Sequence[str]) -> Figures:
    """Return each figure of each row in *tables*, one a run."""
    found: Figures = {}
    for side, table in enumerate(tables):
        keys = [tuple(str(row[name]) for name in names) for row in table]
        assert len(set(keys)) == len(keys)
        for key, row in zip(keys, table, strict=True):
            for figure in figures:
                found.setdefault((*key, figure), [None] * len(tables))[side] = row[figure]
    return found


def shown(table: list[dict[str, object]], runs: int) -> Figures:
    """Return a table of the comparison in the same way, and that no row stands there twice."""
    found: Figures = {}
    for row in table:
        key = tuple(str(value) for name, value in row.items() if not name.startswith(("side_", "gap_")))
        assert key not in found
        found[key] = [row[f"side_{n}"] for n in range(runs)]
    return found


def differing(figures: Figures) -> Figures:
    """Return the figures that are not the same everywhere; an empty cell is no value."""
    blank = {key: [None if value == "" else value for value in values] for key, values in figures.items()}
    return {key: values for key, values in blank.items() if len(set(values)) > 1}


@pytest.mark.parametrize("sheet", SHEETS, ids=lambda sheet: sheet.title)
def test_figures_that_differ_are_those_of_the_workbooks(compared: Compared, sheet: Sheet) -> None:
    folders, found = compared
    expected = beside([sheet_rows(folder, sheet.title) for folder in folders], sheet.names, sheet.figures)
    assert differing(shown(found[sheet.key], len(folders))) == differing(expected)
    assert len(found[sheet.key]) == len(differing(expected)) > 0


def test_key_figures_are_those_of_the_workbooks_all_of_them(compared: Compared) -> None:
    folders, found = compared
    expected = beside([period_rows(folder) for folder in folders], ["periode"], PERIODS)
    assert shown(found["summary_periods"], len(folders)) == expected
    assert {key[0] for key in expected} == {"2027", "2028", "2029", "2030"}


def test_goals_are_those_of_the_workbooks_all_of_them(compared: Compared) -> None:
    folders, found = compared
    tables = [sheet_rows_with_gaps(folder) for folder in folders]
    expected = beside(tables, ["doel", "eenheid"], ["in dit plan"])
    assert shown(found["goals"], len(folders)) == {key[:2]: values for key, values in expected.items()}


def sheet_rows_with_gaps(folder: Path) -> list[dict[str, object]]:
    """Return sheet *Doelen*, where goals that are only counted have no rank in the first column."""
    head, *body = lines_of(folder, "Doelen")
    return [dict(zip(map(str, head), row, strict=True)) for row in body if row[1] is not None]


def test_clients_whose_place_differs_are_those_of_the_workbooks(compared: Compared) -> None:
    folders, found = compared
    expected: Figures = {}
    for side, folder in enumerate(folders):
        for row in sheet_rows(folder, "Plaatsingen"):
            for year in range(int(str(row["van"])), int(str(row["t/m"])) + 1):
                expected.setdefault((str(row["cliënt"]), str(row["nr"]), str(year)), [None] * len(folders))[side] = row["locatie"]
    told: Figures = {}
    for row in found["clients"]:
        for year in range(int(str(row["from"])), int(str(row["until"])) + 1):
            key = str(row["client"]), str(row["nr"]), str(year)
            assert key not in told
            told[key] = [row[f"side_{n}"] for n in range(len(folders))]
    assert told == differing(expected)
    assert any(key[0] == "E" and values[4] is None for key, values in told.items())


def test_inputs_that_differ_are_those_of_sheet_wijzigingen(compared: Compared) -> None:
    def only(run: str, value: str, other: str) -> list[str]:
        return [value if name == run else other for name in RUNS]

    folders, found = compared
    extra, e = "gemeente=GM0928; woonvorm=BW; plaatsen=2; besluit=vast", "profiel=LICHT; herkomstgemeente=GM0928; aantal=1; urgentie=4"
    assert shown(found["inputs"], len(folders)) == {
        ("Instellingen", "perioden", "waarde"): only("langer", "4", "3"),
        ("Cliënten", "E", "hele rij"): only("zonder E", "", e),
        ("Locaties", "OUD", "open_tot"): only("dicht", "31-12-2027", ""),
        ("Projecten", "EXTRA", "hele rij"): only("bouw", extra, ""),
        ("Budgetten", "GM0917 2028", "bedrag"): only("krap", "400000", "500000"),
    }


def test_in_short_are_the_figures_that_the_tables_have(compared: Compared) -> None:
    folders, found = compared
    cost = shown(found["goals"], len(folders))["kosten", "euro"]
    for n, (row, folder) in enumerate(zip(found["in_short"], folders, strict=True)):
        last, projects = period_rows(folder)[-1], sheet_rows(folder, "Projecten")
        assert (row["run"], row["waiting"], row["own_door"]) == (RUNS[n], last["wacht"], last["eigen voordeur"])
        assert (row["cost"], row["more"]) == (pytest.approx(cost[n] * 100), pytest.approx((cost[n] - cost[0]) * 100))
        assert row["built"] == sum(int(str(project["plaatsen"])) for project in projects)
        assert row["closed"] == len(sheet_rows(folder, "Sluitingen"))
        assert row["open"] == 0


def test_on_the_terminal_each_run_says_in_what_it_differs_from_the_first(compared: Compared, tmp_path: Path) -> None:
    folders, _ = compared
    shown_text = CliRunner().invoke(app, ["compare", *map(str, folders), "--output", str(tmp_path)]).stdout
    inputs = shown_text.split("Invoer die verschilt\n")[1].split("\n\n")[0].splitlines()[1:]
    assert [line.split()[0] for line in inputs] == ["krap", "bouw", "dicht", "zonder", "langer"]
    assert [line.split()[-2:] for line in inputs if line.split()[0] == "krap"] == [["500000", "400000"]]
    assert "afstand % basis" not in shown_text
    assert max(map(len, shown_text.split("\n"))) <= 120 + len(str(tmp_path))
