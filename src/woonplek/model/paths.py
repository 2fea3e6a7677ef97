"""Paths as columns: which kind, which arcs, and what they add to rows and goals."""

from __future__ import annotations

import numpy as np
from scipy import sparse

from woonplek.model.kinds import Bools, Ints
from woonplek.model.program import Program
from woonplek.model.rows import Floats


class Paths:
    """All paths generated so far, without doubles."""

    def __init__(self, program: Program) -> None:
        self.program = program
        self.kind: Ints = np.zeros(0, dtype=np.int64)
        self.arcs: list[Ints] = []
        self._number: dict[bytes, int] = {}
        self.rows: sparse.csc_array = sparse.csc_array((len(program.lower), 0))
        self.goals: Floats = np.zeros((len(program.goals), 0))

    def __len__(self) -> int:
        return len(self.arcs)

    def add(self, path: Ints, arc: Ints) -> None:
        """Add the paths given as pairs of path number and arc."""
        fresh = []
        for arcs in each(path, arc):
            key = arcs.tobytes()
            if key not in self._number:
                self._number[key] = len(self._number)
                fresh.append(arcs)
        self._append(fresh)

    def take(self, other: Paths) -> None:
        """Take the paths of *other*, under the same numbers, where there are none yet."""
        self._number = dict(other._number)
        self._append(other.arcs)

    def find(self, path: Ints, arc: Ints) -> Ints:
        """Return the number of each path, given as for :meth:`add`."""
        return np.array([self._number[arcs.tobytes()] for arcs in each(path, arc)], dtype=np.int64)

    def flow(self, paths: Ints, counts: Ints | Floats) -> Floats:
        """Return by arc how many clients take it when *counts* take *paths*."""
        return flow_of([self.arcs[path] for path in paths.tolist()], counts, self.program.network.arcs)

    def spared(self, removed: Bools, paths: Ints) -> Bools:
        """Return *removed* without the arcs of *paths*."""
        unused: Bools = self.flow(paths, np.ones(len(paths))) == 0
        return removed & unused

    def over(self, arcs: Bools) -> Bools:
        """Tell of each path whether it takes one of *arcs*."""
        lengths = np.array([len(a) for a in self.arcs], dtype=np.int64)
        if not len(lengths):
            return np.zeros(0, dtype=bool)
        return np.bincount(np.repeat(np.arange(len(lengths)), lengths), weights=arcs[np.concatenate(self.arcs)], minlength=len(lengths)) > 0

    def extend(self, program: Program, by_arc: sparse.csr_array) -> None:
        """Take on *program*, which has the rows *by_arc* more than before."""
        self.program = program
        self.rows = sparse.csc_array(sparse.vstack([self.rows, by_arc @ _incidence(self.arcs, by_arc.shape[1])]))

    def drop(self, gone: Bools) -> Ints:
        """Forget paths; return the new number of each old one, -1 for those forgotten."""
        left = np.flatnonzero(~gone)
        number = np.full(len(self), -1, dtype=np.int64)
        number[left] = np.arange(len(left))
        self.arcs = [self.arcs[p] for p in left.tolist()]
        self._number = {arcs.tobytes(): p for p, arcs in enumerate(self.arcs)}
        self.kind, self.rows, self.goals = self.kind[left], sparse.csc_array(self.rows[:, left]), self.goals[:, left]
        return number

    def _append(self, fresh: list[Ints]) -> None:
        network = self.program.network
        if not fresh:
            return
        incidence = _incidence(fresh, network.arcs)
        rows = sparse.csc_array(self.program.by_arc @ incidence)
        goals = np.array([incidence.T @ goal.arcs for goal in self.program.goals]).reshape(len(self.program.goals), len(fresh))
        self.arcs += fresh
        self.kind = np.concatenate([self.kind, network.node_kind[network.head[[a[0] for a in fresh]]]])
        self.rows = sparse.csc_array(sparse.hstack([self.rows, rows]))
        self.goals = np.hstack([self.goals, goals])


def _incidence(paths: list[Ints], arcs: int) -> sparse.csc_array:
    """Return the matrix arcs × paths with a one where the path takes the arc."""
    lengths = np.array([len(path) for path in paths], dtype=np.int64)
    flat = np.concatenate([np.zeros(0, np.int64), *paths])
    return sparse.csc_array((np.ones(len(flat)), flat, np.concatenate([[0], np.cumsum(lengths)])), shape=(arcs, len(paths)))


def flow_of(paths: list[Ints], counts: Ints | Floats, arcs: int) -> Floats:
    """Return by arc how many clients take it when *counts* take the *paths*, each given as its arcs."""
    lengths = [len(path) for path in paths]
    return np.bincount(np.concatenate([np.zeros(0, np.int64), *paths]), weights=np.repeat(counts, lengths), minlength=arcs).astype(float)


def each(path: Ints, arc: Ints) -> list[Ints]:
    """Return the arcs of each path in ascending order."""
    if not len(path):
        return []
    order = np.lexsort((arc, path))
    path, arc = path[order], arc[order]
    return np.split(arc, np.flatnonzero(np.diff(path)) + 1)
