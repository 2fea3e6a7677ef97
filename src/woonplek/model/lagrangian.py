"""What duals prove over paths: the Lagrangian bound (Geoffrion, 1974), and how it goes with the columns beside the paths."""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

import numpy as np

from woonplek.model.highs import VAST
from woonplek.model.program import Program
from woonplek.model.rows import INFINITY, Columns, Floats

CLOSE, NOISE = 1e-6, 1e-12
"""reduced cost of a column, as a share of the terms it is the sum of, that is none: without an upper bound, and with one"""


class OptimalityCut(NamedTuple):
    """What is minimised is at least ``value + costs @ z``, whatever the columns *z* of the program are (Benders, 1962)."""

    value: float
    costs: Floats

    def at(self, columns: Floats) -> float:
        """Return the least that *columns* leave possible."""
        return self.value + float(self.costs @ columns)

    def least(self, columns: Columns) -> float:
        """Return the least that columns between their bounds leave possible."""
        return self.value + least_between(self.costs, columns.lower, columns.upper)


def optimality_cut(
    program: Program, held: Sequence[tuple[int, float]], of_columns: Floats, duals: Floats, of_clients: float
) -> OptimalityCut:
    """Return what *duals* of rows and held goals prove, where clients take their cheapest paths under them for *of_clients* in all.

    *of_columns* has what each column adds to what is minimised.
    """
    rows = len(program.lower)
    value = least_between(duals[:rows], program.lower, program.upper)
    value += sum(dual * most for (_, most), dual in zip(held, duals[rows:], strict=True))
    return OptimalityCut(value + of_clients, column_costs(program, held, of_columns, duals))


def column_costs(program: Program, held: Sequence[tuple[int, float]], of_columns: Floats, duals: Floats) -> Floats:
    """Return the reduced cost of each column of the program; *duals* in the units of rows."""
    rows = len(program.lower)
    cost: Floats = of_columns - program.by_column.T @ duals[:rows]
    size = np.abs(of_columns) + abs(program.by_column).T @ np.abs(duals[:rows])
    for (goal, _), dual in zip(held, duals[rows:], strict=True):
        cost -= dual * program.goals[goal].columns
        size += abs(dual * program.goals[goal].columns)
    return without_noise(cost, size, program.columns.upper)


def without_noise(costs: Floats, size: Floats, upper: Floats) -> Floats:
    """Return reduced *costs* with none where they are rounding: *size* adds up the terms of each, *upper* has the bounds of the columns."""
    return np.where(np.abs(costs) <= np.where(upper < VAST, NOISE, CLOSE) * np.maximum(1.0, size), 0.0, costs)


def proper(duals: Floats, lower: Floats, upper: Floats) -> Floats:
    """Return *duals* of rows between *lower* and *upper* with the signs that they must have to prove anything."""
    return np.clip(duals, np.where(np.isfinite(upper), -INFINITY, 0.0), np.where(np.isfinite(lower), INFINITY, 0.0))


def least_between(weights: Floats, lower: Floats, upper: Floats) -> float:
    """Return the least that ``weights @ x`` can be with *x* between *lower* and *upper*."""
    return product(np.maximum(weights, 0.0), lower) - product(np.maximum(-weights, 0.0), upper)


def product(weights: Floats, bounds: Floats) -> float:
    """Return ``weights @ bounds`` where a weight of zero takes away an infinite bound."""
    at = weights > 0
    return float(weights[at] @ bounds[at])
