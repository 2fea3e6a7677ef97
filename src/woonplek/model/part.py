"""Some kinds planned anew by the flat model, while all others keep their paths of a plan."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from woonplek.model.flat import FlatModel, Held, decompose, flat_model
from woonplek.model.found import Assignment
from woonplek.model.kinds import Bools, Ints
from woonplek.model.pathways import Pathways
from woonplek.model.program import Program
from woonplek.model.rows import Floats
from woonplek.model.warm import Laid


@dataclass(frozen=True)
class Part:
    """The flat model of the kinds *free*; *rest* are those of the plan's paths that stay."""

    pathways: Pathways
    plan: Assignment
    free: Bools
    rest: Ints
    model: FlatModel

    @classmethod
    def of(cls, pathways: Pathways, program: Program, plan: Assignment, free: Bools, removed: Bools) -> Part:
        """Return the part of *program* in which the kinds *free* are planned anew without the arcs *removed*."""
        paths = pathways.paths
        rest = np.flatnonzero(~free[paths.kind[plan.paths]])
        fixed, number = plan.paths[rest], plan.counts[rest]
        held = [Held(goal, most - float(paths.goals[goal, fixed] @ number)) for goal, most in pathways.held]
        return cls(pathways, plan, free, rest, flat_model(program, held, removed, kinds=free, used=paths.rows[:, fixed] @ number))

    @property
    def start(self) -> Floats:
        """The plan as a point of the model, as far as the columns that the plan has."""
        return np.concatenate([self.pathways.paths.flow(self.plan.paths, self.plan.counts)[self.model.arcs], self.plan.columns])

    def joined(self, point: Floats) -> Assignment:
        """Return the plan of a *point* of the model beside what stays."""
        flow, columns = self.model.split(point)
        paths, counts = paths_of(self.pathways, self.model.arcs, flow)
        return Assignment(
            np.concatenate([self.plan.paths[self.rest], paths]), np.concatenate([self.plan.counts[self.rest], counts]), columns
        )


def paths_of(pathways: Pathways, arcs: Ints, flow: Ints) -> tuple[Ints, Ints]:
    """Return the paths that a whole *flow* over *arcs* consists of, and how many clients take each."""
    whole = np.zeros(pathways.program.network.arcs, dtype=np.int64)
    whole[arcs] = flow
    path, arc, counts = decompose(pathways.program, whole)
    return pathways.learn(path, arc), counts


def followed(pathways: Pathways, laid: Laid) -> tuple[Ints, Ints]:
    """Return the paths that are *laid*, each once, and how many clients take each."""
    paths, which = np.unique(pathways.learn(laid.path, laid.arc), return_inverse=True)
    return paths, np.bincount(which, weights=laid.counts).astype(np.int64)


def merged(pathways: Pathways, plan: Assignment, others: list[tuple[Bools, Assignment]]) -> tuple[Ints, Ints]:
    """Return the paths of *plan* where each of *others* has those of its own kinds instead, and how many clients take each."""
    kind = pathways.paths.kind
    free = np.logical_or.reduce([own for own, _ in others])
    parts = [(plan, ~free), *((other, own) for own, other in others)]
    taken = [(one.paths[keep], one.counts[keep]) for one, some in parts for keep in [some[kind[one.paths]]]]
    return np.concatenate([paths for paths, _ in taken]), np.concatenate([counts for _, counts in taken])
