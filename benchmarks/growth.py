"""Draw how the seconds grow with the kinds of clients, from a table that ``run.py`` wrote: log-log, the fitted power in the legend.

``python benchmarks/growth.py benchmarks/results/growth-….csv`` writes the drawing beside the table, or where ``--output`` says.
"""

from __future__ import annotations

import argparse
import csv
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from math import exp, log
from pathlib import Path
from statistics import linear_regression

from report import PHASES
from svg import Panel, Point, Series, drawn

FINISHED = {"proven best", "within gap"}
"""how a run ends that the limit did not"""
MEASURES = {
    "first plan": "first_plan_s",
    "first goal proven within 1 %": "proven_1_pct_s",
    "waiting and bridging near": "near_s",
    "all phases (hollow: ended by the limit)": "",
}
"""title to column of the table; none for the sum of the phases"""
SPAN = 2.0
"""times as many kinds in the largest instance as in the smallest: less says nothing of growth"""
Row = Mapping[str, str]


@dataclass(frozen=True)
class Fit:
    """Seconds = *factor* · kinds ** *power*, by least squares over logarithms."""

    power: float
    factor: float

    def at(self, kinds: float) -> float:
        """Return the seconds for *kinds*."""
        return float(self.factor * kinds**self.power)


def fitted(points: Sequence[Point]) -> Fit | None:
    """Return the power law nearest to *points*, None where they are of about the same number of kinds."""
    kinds = [kinds for kinds, _ in points]
    if not kinds or max(kinds) < SPAN * min(kinds):
        return None
    slope, start = linear_regression([log(one) for one in kinds], [log(seconds) for _, seconds in points])
    return Fit(slope, exp(start))


def runs_of(tables: Iterable[Iterable[Row]]) -> list[Row]:
    """Return one row a run, where there is one a goal."""
    found: dict[tuple[str, ...], Row] = {}
    for table in tables:
        for row in table:
            found.setdefault((row["instance"], row["seed"], row["solver"]), row)
    return list(found.values())


def point(row: Row, column: str) -> Point | None:
    """Return kinds and seconds of a run by *column* of the table, None where either is not known."""
    kinds = row.get("size_kinds") or ""
    seconds = row[column] if column else str(sum(float(row[f"{phase}_s"] or 0) for phase in PHASES))
    return (float(kinds), max(0.01, float(seconds))) if kinds and seconds else None


def series(rows: Sequence[Row], solver: str, column: str) -> Series:
    """Return what *solver* took; the sum of a run that the limit ended is hollow, and not in the fit."""
    filled: list[Point] = []
    hollow: list[Point] = []
    for row in rows:
        if row["solver"] == solver and (at := point(row, column)) is not None:
            (filled if column or row["status"] in FINISHED else hollow).append(at)
    fit = fitted(filled)
    if fit is None:
        return Series(f"{solver}: no fit", filled, hollow)
    ends = min(kinds for kinds, _ in filled), max(kinds for kinds, _ in filled)
    first, last = ((kinds, fit.at(kinds)) for kinds in ends)
    return Series(f"{solver}: kinds^{fit.power:.2f}", filled, hollow, (first, last))


def plotted(rows: Sequence[Row]) -> list[Panel]:
    """Return a panel for each measure, with a series for each solver."""
    solvers = list(dict.fromkeys(row["solver"] for row in rows))
    return [Panel(title, [series(rows, solver, column) for solver in solvers]) for title, column in MEASURES.items()]


def main() -> None:
    """Draw the tables that are named, as one."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("table", nargs="+", type=Path, help="a .csv of run.py")
    parser.add_argument("--output", type=Path, help="the drawing; else beside the first table")
    asked = parser.parse_args()
    tables = []
    for path in asked.table:
        with path.open(newline="", encoding="utf-8") as file:
            tables.append(list(csv.DictReader(file)))
    panels = plotted(runs_of(tables))
    target = asked.output or asked.table[0].with_suffix(".svg")
    target.write_text(drawn(panels, "kinds of clients", "seconds"), encoding="utf-8")
    for panel in panels:
        print(panel.title, *(one.label for one in panel.series), sep="; ")
    print(target)


if __name__ == "__main__":
    main()
