"""What several seeds come to: medians, and how many times faster woonplek is than the best flat solver."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from itertools import groupby
from math import inf
from statistics import median

from runs import Run

UNKNOWN = "–"
OWN = "woonplek"
Measure = Callable[[Run], float | None]
MEASURES: dict[str, Measure] = {
    "first plan": Run.first_plan,
    "waiting and bridging near": Run.near,
}
"""times that woonplek is held against the flat solvers by"""


def middle(values: Iterable[float | None]) -> float:
    """Return the median of *values*, of which None is later than all others; infinite where most are None."""
    return median(inf if value is None else value for value in values)


def spread(values: Sequence[float | None], digits: int = 1) -> str:
    """Return the median of *values*, and the least and the most in brackets, in words; a dash was not reached."""
    reached = sorted(inf if value is None else value for value in values)

    def word(value: float) -> str:
        return UNKNOWN if value == inf else f"{value:,.{digits}f}"

    return word(reached[0]) if len(reached) == 1 else f"{word(median(reached))} ({word(reached[0])} to {word(reached[-1])})"


def medians(runs: Sequence[Run]) -> list[list[str]]:
    """Return a row for each instance and solver: how many seeds, times, goals near, memory, wall."""
    return [
        [
            *(instance, solver, str(len(same)), f"{sum(run.confirmed for run in same)}"),
            *(spread([measure(run) for run in same]) for measure in MEASURES.values()),
            f"{spread([run.near_goals() for run in same], 0)} of {max(len(run.outcome.get('asked', [])) for run in same)}",
            *(spread([run.memory_mb for run in same], 0), spread([run.wall for run in same])),
        ]
        for instance, solver, same in _same(runs)
    ]


MEDIANS = ("instance", "solver", "seeds", "with a plan", *(f"{name}, s" for name in MEASURES), "goals near", "memory, MB", "wall, s")


def ratios(runs: Sequence[Run]) -> list[list[str]]:
    """Return a row for each instance and measure: medians of woonplek and of the flat solver that is first, and how many times faster."""
    found: list[list[str]] = []
    by_instance: dict[str, dict[str, list[Run]]] = {}
    for instance, solver, same in _same(runs):
        by_instance.setdefault(instance, {})[solver] = same
    for instance, by_solver in by_instance.items():
        flat = {solver: same for solver, same in by_solver.items() if solver != OWN}
        if OWN not in by_solver or not flat:
            continue
        for name, measure in MEASURES.items():
            own = middle(measure(run) for run in by_solver[OWN])
            times = {solver: middle(measure(run) for run in same) for solver, same in flat.items()}
            limit = min(run.limit for same in flat.values() for run in same)
            found.append([instance, name, *ratio(own, times, limit)])
    return found


RATIOS = ("instance", "time to", "woonplek, s", "best flat solver, s", "times faster")


def ratio(own: float, flat: dict[str, float], limit: float) -> tuple[str, str, str]:
    """Return in words: *own* seconds, those of the fastest *flat* solver, and their ratio; infinite is not reached within *limit* seconds."""
    solver, best = min(flat.items(), key=lambda item: item[1])
    words = UNKNOWN if own == inf else f"{own:.1f}"
    times = min(best, limit) / max(own, 0.001)
    if best < inf:
        return words, f"{best:.1f} ({solver})", UNKNOWN if own == inf else f"{times:.1f}"
    return words, f"none in {limit:g}", UNKNOWN if own == inf else f"over {times:.1f}"


def _same(runs: Iterable[Run]) -> Iterable[tuple[str, str, list[Run]]]:
    """Return the runs of each instance and solver, in the order in which they came."""
    order = {name: number for number, name in enumerate(dict.fromkeys(run.instance for run in runs))}
    solvers = {name: number for number, name in enumerate(dict.fromkeys(run.solver for run in runs))}
    grouped = sorted(runs, key=lambda run: (order[run.instance], solvers[run.solver]))
    for (instance, solver), same in groupby(grouped, key=lambda run: (run.instance, run.solver)):
        yield instance, solver, list(same)
