"""Choosing among paths: the mixed-integer program over some of them, and that over the columns beside a choice."""

from __future__ import annotations

from math import inf
from typing import NamedTuple

import numpy as np
from scipy import sparse

from woonplek.model.kinds import Bools, Ints
from woonplek.model.pathways import Aim, Pathways
from woonplek.model.rows import Floats


class Choice(NamedTuple):
    """Arrays of a mixed-integer program, in the order that the solver takes them."""

    matrix: sparse.csc_array
    cost: Floats
    lower: Floats
    upper: Floats
    row_lower: Floats
    row_upper: Floats
    integer: Bools


def among(pathways: Pathways, goal: Aim, keep: Ints) -> Choice:
    """Return the program that chooses how many clients take each of the paths *keep*: those, and then the columns of the program."""
    program, paths = pathways.program, pathways.paths
    kinds, columns = len(program.kinds), len(program.columns)
    convexity = sparse.csc_array((np.ones(len(keep)), (paths.kind[keep], np.arange(len(keep)))), shape=(kinds, len(keep)))
    scale = sparse.diags_array(pathways.scale)
    factors = [pathways.held_scale(g) for g, _ in pathways.held]
    held = [np.concatenate([paths.goals[g, keep], program.goals[g].columns]) for g, _ in pathways.held]
    most = np.array([m * f for (_, m), f in zip(pathways.held, factors, strict=True)])
    parts = [
        sparse.hstack([scale @ paths.rows[:, keep], scale @ program.by_column]),
        sparse.hstack([convexity, sparse.csc_array((kinds, columns))]),
        *(sparse.csc_array((row * f)[None, :]) for row, f in zip(held, factors, strict=True)),
    ]
    count = program.kinds.count.astype(float)
    return Choice(
        matrix=sparse.csc_array(sparse.vstack(parts)),
        cost=np.concatenate([pathways.of_paths(goal, keep), pathways.of_columns(goal)]),
        lower=np.concatenate([np.zeros(len(keep)), program.columns.lower]),
        upper=np.concatenate([count[paths.kind[keep]], program.columns.upper]),
        row_lower=np.concatenate([program.lower * pathways.scale, count, np.full(len(most), -inf)]),
        row_upper=np.concatenate([program.upper * pathways.scale, count, most]),
        integer=np.concatenate([np.ones(len(keep), dtype=bool), program.columns.integer]),
    )


def beside(pathways: Pathways, goal: int, paths: Ints, counts: Ints) -> Choice:
    """Return the program over the columns alone, where *counts* clients take each of *paths*."""
    program = pathways.program
    used = pathways.paths.rows[:, paths] @ counts
    factors = [pathways.held_scale(g) for g, _ in pathways.held]
    held = [sparse.csr_array((program.goals[g].columns * f)[None, :]) for (g, _), f in zip(pathways.held, factors, strict=True)]
    left = np.array([(m - pathways.paths.goals[g, paths] @ counts) * f for (g, m), f in zip(pathways.held, factors, strict=True)])
    return Choice(
        matrix=sparse.csc_array(sparse.vstack([sparse.diags_array(pathways.scale) @ program.by_column, *held])),
        cost=program.goals[goal].columns,
        lower=program.columns.lower,
        upper=program.columns.upper,
        row_lower=np.concatenate([(program.lower - used) * pathways.scale, np.full(len(left), -inf)]),
        row_upper=np.concatenate([(program.upper - used) * pathways.scale, left]),
        integer=program.columns.integer,
    )
