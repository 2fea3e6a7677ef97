"""Instances that others published, with their optimum, as workbooks of woonplek.

They are read from ``shared/bench`` beside the project, or beside a folder that the project is in; its README says how they are regions.
The project holds no copies.
"""

from __future__ import annotations

import csv
from collections.abc import Iterator
from dataclasses import dataclass
from decimal import Decimal
from pathlib import Path

import xlsxwriter

PROJECT = Path(__file__).resolve().parents[2]
BENCH = next((bench for folder in PROJECT.parents if (bench := folder / "shared" / "bench").is_dir()), PROJECT.parent / "shared" / "bench")
Sheets = dict[str, list[list[object]]]
GOALS: list[list[object]] = [["doel", "volgorde"], ["waiting", 1], ["cost", 2]]
RULES: list[list[object]] = [["regel", "stand"], ["exit_home", "uit"], ["quota", "uit"]]
"""soft by default, and so a goal each"""


def names(folder: str) -> list[str]:
    """Return the names of the instances in *folder*, empty where it is absent."""
    file = BENCH / folder / "best.csv"
    return [row[0] for row in _rows(file)] if file.exists() else []


@dataclass(frozen=True)
class Known:
    """A published *optimum*; one of it is *cents* of the goal ``cost``, which tariffs in whole cents may move by *rounding* cents in all."""

    optimum: Decimal
    cents: int
    rounding: float = 0.0

    def agrees(self, cost: float) -> bool:
        """Tell whether *cost* in cents is the optimum."""
        return abs(cost - float(self.optimum * self.cents)) <= self.rounding


def known(folder: str, name: str) -> Known:
    """Return what is published of an instance."""
    optimum = Decimal(dict(_rows(BENCH / folder / "best.csv"))[name])
    return Known(optimum, 100) if folder == "gap" else Known(optimum, 100 * TIMES, 0.5 * sum(facilities(name).demands))


def sheets_of(folder: str, name: str) -> Sheets:
    """Return an instance as a region."""
    return assignment_sheets(assignment(name)) if folder == "gap" else facility_sheets(facilities(name))


def write(sheets: Sheets, path: Path) -> Path:
    """Write *sheets* as a workbook, the header in the first row."""
    with xlsxwriter.Workbook(path) as book:
        for title, rows in sheets.items():
            sheet = book.add_worksheet(title)
            for number, row in enumerate(rows):
                sheet.write_row(number, 0, row)
    return path


@dataclass(frozen=True)
class Assignment:
    """Generalised assignment: every task to one agent, within the agents' capacity; by agent and task."""

    costs: list[list[int]]
    uses: list[list[int]]
    capacities: list[int]


def assignment(name: str) -> Assignment:
    """Read a gap instance."""
    numbers = iter(int(word) for word in (BENCH / "gap" / name).read_text().split())
    agents, tasks = next(numbers), next(numbers)
    costs, uses = ([[next(numbers) for _ in range(tasks)] for _ in range(agents)] for _ in range(2))
    return Assignment(costs, uses, [next(numbers) for _ in range(agents)])


def assignment_sheets(of: Assignment) -> Sheets:
    """Return *of* as a region: a task is a profile with one client, an agent a municipality with a form, a location and a team."""
    agents, tasks = range(len(of.capacities)), range(len(of.costs[0]))
    return {
        "Instellingen": [["naam", "waarde"], ["start", "2027-01-01"], ["perioden", 1]],
        "Gemeenten": [["code", "inwoners"], *([f"A{i}", 1000] for i in agents)],
        "Woonvormen": [["code", "soort"], *([f"F{i}", "groep"] for i in agents)],
        "Profielen": [["code"], *([f"T{j}"] for j in tasks)],
        "Zorg": [
            ["profiel", "woonvorm", "geschikt", "tarief", "eenheid", "uren_per_week"],
            *([f"T{j}", f"F{i}", "passend", of.costs[i][j], "jaar", of.uses[i][j]] for i in agents for j in tasks),
        ],
        "Cliënten": [["profiel", "id", "herkomstgemeente"], *([f"T{j}", f"C{j}", "A0"] for j in tasks)],
        "Locaties": [["code", "gemeente", "woonvorm", "plaatsen"], *([f"L{i}", f"A{i}", f"F{i}", len(tasks)] for i in agents)],
        "Teams": [["code", "cliënturen_per_week"], *([f"TEAM{i}", of.capacities[i]] for i in agents)],
        "Werkgebied": [["team", "gemeente"], *([f"TEAM{i}", f"A{i}"] for i in agents)],
        "Regels": RULES,
        "Doelen": GOALS,
    }


@dataclass(frozen=True)
class Location:
    """Capacitated facility location: *served* is by customer and facility, for all of the customer's demand."""

    capacities: list[int]
    fixed: list[Decimal]
    demands: list[int]
    served: list[list[Decimal]]


def facilities(name: str) -> Location:
    """Read a cflp instance."""
    words = _words(BENCH / "cflp" / f"{name}.txt")
    sites, customers = int(next(words)), int(next(words))
    pairs = [(int(next(words)), Decimal(next(words))) for _ in range(sites)]
    demands, served = [], []
    for _ in range(customers):
        demands.append(int(next(words)))
        served.append([Decimal(next(words)) for _ in range(sites)])
    return Location([size for size, _ in pairs], [fixed for _, fixed in pairs], demands, served)


TIMES = 1000
"""costs are entered this many times as high, for whole cents a client are too coarse"""


def facility_sheets(of: Location) -> Sheets:
    """Return *of* as a region: a customer is a profile with as many clients as its demand, a facility a project with a form of its own."""
    sites, customers = range(len(of.capacities)), range(len(of.demands))
    project = ["code", "gemeente", "woonvorm", "plaatsen", "investering", "afschrijving_jaren"]
    return {
        "Instellingen": [["naam", "waarde"], ["start", "2027-01-01"], ["perioden", 1], ["rente_pct", 0]],
        "Gemeenten": [["code", "inwoners"], ["H", 100000]],
        "Woonvormen": [["code", "soort"], *([f"F{i}", "groep"] for i in sites)],
        "Profielen": [["code"], *([f"K{j}"] for j in customers)],
        "Zorg": [
            ["profiel", "woonvorm", "geschikt", "tarief", "eenheid"],
            *([f"K{j}", f"F{i}", "passend", float(TIMES * of.served[j][i] / of.demands[j]), "jaar"] for j in customers for i in sites),
        ],
        "Cliënten": [["profiel", "id", "herkomstgemeente", "aantal"], *([f"K{j}", f"C{j}", "H", of.demands[j]] for j in customers)],
        "Locaties": [["code", "gemeente", "woonvorm", "plaatsen"]],
        "Projecten": [project, *([f"P{i}", "H", f"F{i}", of.capacities[i], float(TIMES * of.fixed[i]), 1] for i in sites)],
        "Regels": RULES,
        "Doelen": GOALS,
    }


def _words(file: Path) -> Iterator[str]:
    return iter(file.read_text().split())


def _rows(file: Path) -> list[tuple[str, str]]:
    with file.open(newline="") as lines:
        reader = csv.reader(lines)
        next(reader)
        return [(name, value) for name, value in reader]
