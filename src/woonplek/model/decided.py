"""Paths where supply is decided: which columns that are, their bounds, and the paths that are near."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager

import numpy as np

from woonplek.model.kinds import Ints
from woonplek.model.neighbourhood import Guide
from woonplek.model.pathways import Pathways
from woonplek.model.program import Program
from woonplek.model.rows import ColumnBounds, Floats
from woonplek.model.sifting import nearest
from woonplek.model.supply import NONE

NEAR, DRAWN = 100, 40
"""arcs a kind that count as near, and of those a kind over which paths are laid"""
FIRST_PATHS = 12
"""nearest paths of each kind that a linear program over paths begins with"""


def decisions(program: Program) -> Ints:
    """Return the columns of steps, decisions and closings."""
    supply = program.supply
    return np.unique(np.concatenate([index[index != NONE] for index in (supply.steps, supply.decided, supply.stays)]))


def subjects(program: Program) -> Ints:
    """Return for each of :func:`decisions` the project, or beyond those the location, that it is about."""
    supply = program.supply
    subject = np.full(len(program.columns), NONE)
    for columns, first in ((supply.steps, 0), (supply.decided, 0), (supply.stays, len(supply.steps))):
        about, when = np.nonzero(columns != NONE)
        subject[columns[about, when]] = first + about
    return subject[decisions(program)]


def limits_of(program: Program, columns: Floats) -> ColumnBounds:
    """Return the bounds of the columns when supply is decided as in *columns*."""
    at = decisions(program)
    lower, upper = program.columns.lower.copy(), program.columns.upper.copy()
    lower[at] = upper[at] = np.rint(columns[at])
    return lower, upper


@contextmanager
def limited(pathways: Pathways, limits: ColumnBounds) -> Iterator[None]:
    """Keep the columns of the program between *limits*, and let them go afterwards."""
    program = pathways.program
    pathways.program = program.between(*limits)
    pathways.limit(*limits)
    try:
        yield
    finally:
        pathways.program = program
        pathways.limit(program.columns.lower, program.columns.upper)


def lay(pathways: Pathways, guide: Guide, rng: np.random.Generator) -> None:
    """Lay paths over arcs that are near by *guide*."""
    near, cost = pathways.near(guide.weights, guide.duals, NEAR * pathways.kinds)
    if len(near) > DRAWN * pathways.kinds:
        near = np.sort(rng.choice(near, DRAWN * pathways.kinds, replace=False))
    pathways.paths.add(*pathways.pricing.over(cost, near))


def nearest_paths(pathways: Pathways, guide: Guide, rng: np.random.Generator) -> Ints:
    """Return the paths of each kind that are nearest by *guide*."""
    slack = pathways.slack(guide.weights, guide.duals)
    return np.flatnonzero(nearest(pathways.paths.kind, slack, FIRST_PATHS, rng))
