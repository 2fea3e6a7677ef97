"""What was measured, as Markdown to read and as CSV to compute with; every figure comes from the runs."""

from __future__ import annotations

import csv
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from pathlib import Path

from events import Outcome, Point

NEAR_PCT = (1.0, 0.1)
PHASES = ("read", "build", "solve", "split", "referee", "write")
UNKNOWN = "–"
Cell = str | int | float | None


@dataclass
class Run:
    """One solver on one instance. *failure* says why there is no outcome."""

    instance: str
    seed: int
    solver: str
    wall: float
    memory_mb: float
    points: list[Point] = field(default_factory=list)
    outcome: Outcome = field(default_factory=Outcome)
    failure: str = ""

    @property
    def status(self) -> str:
        """Return how it ended, in words."""
        return self.failure or self.outcome.get("status", "no outcome")

    @property
    def confirmed(self) -> bool:
        """Tell whether the referee has seen a plan and found nothing wrong."""
        goals = self.outcome.get("goals", [])
        return not self.failure and bool(goals) and goals[0]["value"] is not None

    @property
    def first_value(self) -> float | None:
        """Return the best value of the first goal in a confirmed plan."""
        if not self.confirmed:
            return None
        goal = self.outcome["goals"][0]
        return min(float(goal["best"]), float(goal["value"] or goal["best"]))

    @property
    def first_bound(self) -> float | None:
        """Return the highest bound of the first goal."""
        goals = self.outcome.get("goals", [])
        told = [point["bound"] for point in self.points if point["goal"] == 0 and point["bound"] is not None]
        told += [goal["bound"] for goal in goals[:1] if goal["bound"] is not None]
        return max(told, default=None)

    def first_plan(self) -> float | None:
        """Return the seconds to the first plan."""
        return next((point["seconds"] for point in self.points if point["best"] is not None), None)

    def near(self, best: float | None, pct: float) -> float | None:
        """Return the seconds to a plan whose first goal is within *pct* of *best*."""
        if best is None:
            return None
        limit = best + pct / 100 * max(1.0, abs(best))
        return next((p["seconds"] for p in self.points if p["goal"] == 0 and p["best"] is not None and p["best"] <= limit), None)

    def proves(self, pct: float) -> float | None:
        """Return the seconds to a plan whose first goal is proven to be within *pct*, by the solver's own bound."""
        best, bound = float("inf"), float("-inf")
        for point in self.points:
            if point["goal"] == 0:
                best = best if point["best"] is None else min(best, point["best"])
                bound = bound if point["bound"] is None else max(bound, point["bound"])
                if best < float("inf") and best - bound <= pct / 100 * max(1.0, abs(best)):
                    return point["seconds"]
        return None


def best_known(runs: Iterable[Run]) -> dict[tuple[str, int], float]:
    """Return the best value of the first goal by instance and seed, among plans that the referee confirmed."""
    found: dict[tuple[str, int], float] = {}
    for run in runs:
        if run.first_value is not None:
            key = run.instance, run.seed
            found[key] = min(found.get(key, run.first_value), run.first_value)
    return found


def seconds(value: float | None) -> str:
    """Return *value* in words of a table."""
    return UNKNOWN if value is None else f"{value:.1f}"


def whole(value: float | None) -> str:
    """Return *value* in words of a table."""
    return UNKNOWN if value is None else f"{value:,.0f}"


def gap(best: float, bound: float | None) -> str:
    """Return the distance in percent of *best*."""
    return UNKNOWN if bound is None else f"{max(0.0, 100 * (best - bound) / max(1.0, best)):.2f}"


def table(header: Sequence[str], rows: Iterable[Sequence[Cell]]) -> list[str]:
    """Return a Markdown table."""
    lines = [f"| {' | '.join(header)} |", f"|{' --- |' * len(header)}"]
    return [*lines, *(f"| {' | '.join(UNKNOWN if cell is None else str(cell) for cell in row)} |" for row in rows)]


def markdown(runs: Sequence[Run], instances: Sequence[tuple[str, int, str]], about: Sequence[str]) -> str:
    """Return the whole report."""
    known = best_known(runs)
    times: list[list[Cell]] = [
        [
            *(run.instance, run.seed, run.solver, run.status),
            *(
                whole(run.first_value),
                whole(run.first_bound),
                UNKNOWN if run.first_value is None else gap(run.first_value, run.first_bound),
            ),
            seconds(run.first_plan()),
            *(seconds(run.near(known.get((run.instance, run.seed)), pct)) for pct in NEAR_PCT),
            *(seconds(run.proves(pct)) for pct in NEAR_PCT),
            *(whole(run.memory_mb), seconds(run.wall)),
        ]
        for run in runs
    ]
    goals: list[list[Cell]] = [
        [
            *(run.instance, run.seed, run.solver, goal["key"], whole(goal["best"]), whole(goal["value"]), whole(goal["bound"])),
            *(gap(goal["best"], goal["bound"]), seconds(goal["seconds"])),
        ]
        for run in runs
        for goal in run.outcome.get("goals", [])
    ]
    sizes = ("clients", "kinds", "places", "periods", "arcs", "rows", "columns_flat", "rows_flat")
    phases: list[list[Cell]] = [
        [
            *(run.instance, run.seed, run.solver),
            *(seconds(run.outcome.get("phases", {}).get(phase)) for phase in PHASES),
            *(run.outcome.get("counts", {}).get(size) for size in sizes),
        ]
        for run in runs
    ]
    within = [f"within {pct:g} % of best, s" for pct in NEAR_PCT] + [f"proven within {pct:g} %, s" for pct in NEAR_PCT]
    first = ["instance", "seed", "solver", "status", "first goal", "bound", "gap %", "first plan, s", *within, "memory, MB", "wall, s"]
    notes = [f"- {run.instance} {run.seed} {run.solver}: {'; '.join(run.outcome['notes'])}" for run in runs if run.outcome.get("notes")]
    return "\n".join(
        [
            *("# Benchmark", "", *(f"- {line}" for line in about), "", "## Instances", ""),
            *table(["instance", "seed", "what it is like, measured"], instances),
            *("", "## First goal", "", *table(first, times), "", "## Goals in order", ""),
            *table(["instance", "seed", "solver", "goal", "best", "value", "bound", "gap %", "s"], goals),
            *("", "## Phases (seconds) and sizes", "", *table(["instance", "seed", "solver", *PHASES, *sizes], phases)),
            *(["", "## Notes", "", *notes] if notes else []),
            "",
        ]
    )


def rows(runs: Sequence[Run]) -> list[dict[str, Cell]]:
    """Return a row for each run and goal, and one for each run without goals."""
    known, found = best_known(runs), []
    for run in runs:
        same: dict[str, Cell] = {"instance": run.instance, "seed": run.seed, "solver": run.solver, "status": run.status}
        same |= {"memory_mb": round(run.memory_mb, 1), "wall_s": round(run.wall, 2), "first_plan_s": run.first_plan()}
        for pct in NEAR_PCT:
            same[f"within_{pct:g}_pct_s"] = run.near(known.get((run.instance, run.seed)), pct)
            same[f"proven_{pct:g}_pct_s"] = run.proves(pct)
        same |= {f"{phase}_s": run.outcome.get("phases", {}).get(phase) for phase in PHASES}
        same |= {f"size_{key}": value for key, value in sorted(run.outcome.get("counts", {}).items())}
        goals = run.outcome.get("goals", [])
        found += [same | {key: goal[key] for key in ("key", "unit", "best", "value", "bound", "seconds")} for goal in goals] or [same]
    return found


def write(folder: Path, stem: str, runs: Sequence[Run], instances: Sequence[tuple[str, int, str]], about: Sequence[str]) -> Path:
    """Write the report and the table; return the report."""
    folder.mkdir(parents=True, exist_ok=True)
    lines = rows(runs)
    names = list(dict.fromkeys(name for line in lines for name in line))
    with (folder / f"{stem}.csv").open("w", newline="", encoding="utf-8") as file:
        writer = csv.DictWriter(file, names)
        writer.writeheader()
        writer.writerows(lines)
    path = folder / f"{stem}.md"
    path.write_text(markdown(runs, instances, about), encoding="utf-8")
    return path
