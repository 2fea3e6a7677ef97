"""The report says what the runs told, and nothing else."""

from __future__ import annotations

import csv
from pathlib import Path

from report import write
from runs import Run

from tests.benchmarks.recorded import goal, highs, scip, told, woonplek


def cells(text: str, title: str) -> list[dict[str, str]]:
    """Return the table under *title*: header to cell."""
    lines = text.split(f"## {title}\n\n")[1].split("\n\n", maxsplit=1)[0].splitlines()
    header, _, *rows = [[cell.strip() for cell in line.strip("|").split(" | ")] for line in lines]
    return [dict(zip(header, row, strict=True)) for row in rows]


def published(name: str, cents: int, rounding: float, cost: int) -> Run:
    run = Run(name, 1, "woonplek", 60.0, 5.0, 200.0, published={"optimum": "2.61", "cents": cents, "rounding": rounding})
    goals = [goal("waiting", 0, 0), goal("cost", cost, cost)]
    return told(run, goals=goals, asked=["waiting", "cost"], phases={"build": 0.25, "solve": 1.5}, status="proven best")


def test_report(tmp_path: Path):
    runs = [woonplek(), highs(), scip()]
    path = write(tmp_path, "region", runs, [("region", 1, "kinds_per_client 0.9")], ["machine: of somebody"])
    text = path.read_text(encoding="utf-8")
    assert "- machine: of somebody" in text
    assert "## Published" not in text
    first = cells(text, "First goal")
    assert [(row["solver"], row["first goal"], row["gap %"], row["first plan, s"]) for row in first] == [
        ("woonplek", "10,000", "0.99", "2.0"),
        ("highs", "10,500", "99.05", "40.0"),
        ("scip", "–", "–", "–"),
    ]
    assert [row["waiting and bridging near, s"] for row in first] == ["9.0", "–", "–"]
    assert first[0]["within 1 % of best, s"] == "3.0"
    assert first[1]["within 1 % of best, s"] == "–"
    assert [(row["goal"], row["value"], row["near"], row["by"]) for row in cells(text, "Goals in order")] == [
        ("waiting", "10,050", "yes", "0.99 %"),
        ("over_quota", "0", "yes", "0.00 %"),
        ("bridging", "400", "yes", "0.099 % of client-days"),
        ("waiting", "10,500", "no", "99.05 %"),
    ]
    phases = cells(text, "Phases (seconds) and sizes")
    assert [row["read, referee, write %"] for row in phases] == ["15.0", "–", "–"]
    assert phases[0]["solve"] == "16.0"


def test_table_to_compute_with(tmp_path: Path):
    write(tmp_path, "region", [woonplek(), scip()], [], [])
    with (tmp_path / "region.csv").open(newline="", encoding="utf-8") as file:
        rows = list(csv.DictReader(file))
    assert [(row["solver"], row["key"], row["near_by"]) for row in rows] == [
        ("woonplek", "waiting", "0.99 %"),
        ("woonplek", "over_quota", "0.00 %"),
        ("woonplek", "bridging", "0.099 % of client-days"),
        ("scip", "", ""),
    ]
    assert {row["near_s"] for row in rows} == {"9.0", ""}
    assert {row["size_kinds"] for row in rows} == {"50"}


def test_published_instances_have_their_own_table_and_unit(tmp_path: Path):
    runs = [published("gap/a", 100, 0.0, 262), published("cflp/b", 100_000, 50.0, 261_040)]
    text = write(tmp_path, "published", runs, [], []).read_text(encoding="utf-8")
    rows = cells(text, "Published instances")
    assert [(row["instance"], row["published"], row["value"], row["off"], row["rounding"]) for row in rows] == [
        ("gap/a", "2.61", "2.620", "0.010", "0.000"),
        ("cflp/b", "2.61", "2.610", "0.000", "0.001"),
    ]
    assert {(row["status"], row["build and solve, s"]) for row in rows} == {("proven best", "1.75")}
    assert "## First goal" not in text
    assert "## Medians" not in text
