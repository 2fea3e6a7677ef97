"""What was measured, as Markdown to read and as CSV to compute with; every figure comes from the runs."""

from __future__ import annotations

import csv
from collections.abc import Iterable, Sequence
from pathlib import Path

from runs import NEAR_PCT, Run, best_known
from summary import MEDIANS, RATIOS, UNKNOWN, medians, ratios

PHASES = ("read", "build", "solve", "split", "referee", "write")
ASIDE = ("read", "referee", "write")
"""phases that are not planning"""
SIZES = ("clients", "kinds", "places", "periods", "client_days", "arcs", "rows", "columns_flat", "rows_flat")
Cell = str | int | float | None


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


def section(title: str, header: Sequence[str], rows: Sequence[Sequence[Cell]]) -> list[str]:
    """Return a table under a heading, nothing without rows."""
    return ["", f"## {title}", "", *table(header, rows)] if rows else []


def first_goals(runs: Sequence[Run]) -> list[str]:
    """Return how the first goal came out, and when."""
    known = best_known(runs)
    within = [f"within {pct:g} % of best, s" for pct in NEAR_PCT] + [f"proven within {pct:g} %, s" for pct in NEAR_PCT]
    header = ["instance", "seed", "solver", "status", "first goal", "bound", "gap %", "first plan, s", *within]
    rows: list[list[Cell]] = [
        [
            *(run.instance, run.seed, run.solver, run.status, whole(run.first_value), whole(run.first_bound)),
            UNKNOWN if run.first_value is None else gap(run.first_value, run.first_bound),
            seconds(run.first_plan()),
            *(seconds(run.within(known.get((run.instance, run.seed)), pct)) for pct in NEAR_PCT),
            *(seconds(run.proves(pct)) for pct in NEAR_PCT),
            *(seconds(run.near()), whole(run.memory_mb), seconds(run.wall)),
        ]
        for run in runs
    ]
    return section("First goal", [*header, "waiting and bridging near, s", "memory, MB", "wall, s"], rows)


def goals(runs: Sequence[Run]) -> list[str]:
    """Return how every goal came out, and whether it is proven near."""
    header = ["instance", "seed", "solver", "goal", "best", "value", "bound", "gap %", "near", "by", "s"]
    rows: list[list[Cell]] = []
    for run in runs:
        for goal in run.goals:
            row: list[Cell] = [run.instance, run.seed, run.solver, goal["key"], *(whole(goal[of]) for of in ("best", "value", "bound"))]
            near, words = run.judged(goal)
            rows.append([*row, gap(goal["best"], goal["bound"]), "yes" if near else "no", words, seconds(goal["seconds"])])
    return section("Goals in order", header, rows)


def phases(runs: Sequence[Run]) -> list[str]:
    """Return seconds by phase, the share that is not planning, and sizes."""
    rows: list[list[Cell]] = []
    for run in runs:
        took = run.outcome.get("phases", {})
        aside = 100 * sum(took.get(phase, 0.0) for phase in ASIDE) / total if (total := sum(took.values())) else None
        row: list[Cell] = [run.instance, run.seed, run.solver, *(seconds(took.get(phase)) for phase in PHASES), seconds(aside)]
        rows.append([*row, *(run.outcome.get("counts", {}).get(size) for size in SIZES)])
    return section("Phases (seconds) and sizes", ["instance", "seed", "solver", *PHASES, f"{', '.join(ASIDE)} %", *SIZES], rows)


def published(runs: Sequence[Run]) -> list[str]:
    """Return how each published instance came out, in the unit in which its optimum was published."""
    header = ["instance", "solver", "published", "value", "bound", "off", "rounding", "status", "build and solve, s", "wall, s"]
    rows: list[list[Cell]] = []
    for run in runs:
        if (known := run.published) is None:
            continue
        cost = next((goal for goal in run.goals if goal["key"] == "cost"), None)
        value, bound = (None, None) if cost is None else (cost["value"], cost["bound"])
        off = None if value is None else abs(value - float(known["optimum"]) * known["cents"])
        amounts = [UNKNOWN if cents is None else f"{cents / known['cents']:.3f}" for cents in (value, bound, off, known["rounding"])]
        took = run.outcome.get("phases", {})
        planned = took.get("build", 0.0) + took.get("solve", 0.0)
        rows.append([run.instance, run.solver, known["optimum"], *amounts, run.status, f"{planned:.2f}", f"{run.wall:.1f}"])
    return section("Published instances", header, rows)


def markdown(runs: Sequence[Run], instances: Sequence[tuple[str, int, str]], about: Sequence[str]) -> str:
    """Return the whole report."""
    regions = [run for run in runs if run.published is None]
    notes = [f"- {run.instance} {run.seed} {run.solver}: {'; '.join(run.outcome['notes'])}" for run in runs if run.outcome.get("notes")]
    return "\n".join(
        [
            *("# Benchmark", "", *(f"- {line}" for line in about)),
            *section("Instances", ["instance", "seed", "what it is like, measured"], instances),
            *section("Medians (least to most) over seeds", MEDIANS, medians(regions)),
            *section("woonplek and the fastest flat solver, medians over seeds", RATIOS, ratios(regions)),
            *(*first_goals(regions), *goals(regions), *phases(regions), *published(runs)),
            *(["", "## Notes", "", *notes] if notes else []),
            "",
        ]
    )


def rows(runs: Sequence[Run]) -> list[dict[str, Cell]]:
    """Return a row for each run and goal, and one for each run without goals."""
    known, found = best_known(runs), []
    for run in runs:
        same: dict[str, Cell] = {"instance": run.instance, "seed": run.seed, "solver": run.solver, "status": run.status}
        same |= {"limit_s": run.limit, "memory_mb": round(run.memory_mb, 1), "wall_s": round(run.wall, 2)}
        same |= {"first_plan_s": run.first_plan(), "near_s": run.near(), "near_goals": run.near_goals()}
        for pct in NEAR_PCT:
            same[f"within_{pct:g}_pct_s"] = run.within(known.get((run.instance, run.seed)), pct)
            same[f"proven_{pct:g}_pct_s"] = run.proves(pct)
        same |= {f"{phase}_s": run.outcome.get("phases", {}).get(phase) for phase in PHASES}
        same |= {f"size_{key}": value for key, value in sorted(run.outcome.get("counts", {}).items())}
        if run.published is not None:
            same |= {f"published_{key}": value for key, value in run.published.items() if isinstance(value, (str, int, float))}
        goals = [{key: goal[key] for key in ("key", "unit", "best", "value", "bound", "seconds")} for goal in run.goals]
        found += [
            same | goal | {"near": run.judged(of).near, "near_by": run.judged(of).words} for goal, of in zip(goals, run.goals, strict=True)
        ]
        found += [] if goals else [same]
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
