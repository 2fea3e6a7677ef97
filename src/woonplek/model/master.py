"""The restricted master of the pathway formulation: which column and row is what."""

from __future__ import annotations

from itertools import pairwise

import numpy as np
from scipy import sparse

from woonplek.model.highs import LinearProgram
from woonplek.model.kinds import Ints
from woonplek.model.program import Program
from woonplek.model.rows import INFINITY, Floats


class Master(LinearProgram):
    """The rows of a program and one for each kind; columns: who has no path, rows broken, those of the program, and then paths.

    *scale* is what each row of the program is multiplied with. Without a column that breaks rows open, all rows hold.
    """

    def __init__(self, program: Program, scale: Floats, *, threads: int = 1, seed: int = 0) -> None:
        super().__init__(threads=threads, seed=seed)
        rows, columns, kinds = len(program.lower), len(program.columns), len(program.kinds)
        clients = program.kinds.count.astype(float)
        self.row_at: Ints = np.arange(rows)
        """the row of each row of the program"""
        self.kind_at: Ints = rows + np.arange(kinds)
        """the row of each kind"""
        lower, upper = program.lower * scale, program.upper * scale
        settled = (program.by_column @ program.columns.lower) * scale
        need = np.flatnonzero((lower > settled) | (upper < settled))
        sign = np.where(lower[need] > settled[need], 1.0, -1.0)
        self.artificial = kinds + len(need)
        """number of columns of who has no path, and of rows that need some use"""
        row_of = np.concatenate([rows + np.arange(kinds), need])
        artificial = sparse.csc_array(
            (np.concatenate([np.ones(kinds), sign]), (row_of, np.arange(self.artificial))), shape=(rows + kinds, self.artificial)
        )
        self.price_over: Floats = np.zeros(2 * rows)
        """what it costs to fall short of each row, and to go over it, where that may be"""
        over = sparse.csc_array(sparse.vstack([sparse.eye_array(rows), sparse.csc_array((kinds, rows))]))
        by_column = sparse.csc_array(sparse.diags_array(scale) @ program.by_column)
        by_column.resize((rows + kinds, columns))  # type: ignore[arg-type] # the stub allows no shape at all
        self.first_column = self.artificial + 2 * rows
        self.first_path = self.first_column + columns
        self.load(
            sparse.csc_array(sparse.hstack([artificial, over, -over, by_column])),
            np.zeros(self.first_path),
            np.concatenate([np.zeros(self.first_column), program.columns.lower]),
            np.concatenate([np.full(self.artificial, INFINITY), np.zeros(2 * rows), program.columns.upper]),
            np.concatenate([lower, clients]),
            np.concatenate([upper, clients]),
        )

    def open(self) -> None:
        """Let clients be without a path."""
        self.set_bounds(np.arange(self.artificial), np.zeros(self.artificial), np.full(self.artificial, INFINITY))

    def close(self) -> None:
        """Let no client be without a path."""
        self.set_bounds(np.arange(self.artificial), np.zeros(self.artificial), np.zeros(self.artificial))

    def let_over(self, at: Ints, most: Floats, price: Floats) -> None:
        """Let rows be broken by *most* at a *price*: *at* counts the rows where that is to fall short, then those where it is to go over."""
        self.set_bounds(self.artificial + at, np.zeros(len(at)), most)
        self.price_over[at] = price


def margins(program: Program) -> Floats:
    """Return by row the most that one client uses of it, zero where all use alike.

    A row over own columns alone (hours of a team) has the margin of the rows that it feeds.
    """
    margin = np.zeros(len(program.lower))
    arcs, columns = sparse.csr_array(program.by_arc), sparse.csr_array(program.by_column)
    for block, (first, end) in zip(program.blocks, pairwise(program.offsets), strict=True):
        most = arcs[first:end].max() if end > first and arcs[first:end].nnz else 0.0
        for row in range(first, end):
            values = arcs.data[arcs.indptr[row] : arcs.indptr[row + 1]]
            beside = columns.indptr[row + 1] > columns.indptr[row]
            if len(values) and not beside and values.min() != values.max():
                margin[row] = values.max()
            elif beside and not len(values) and np.isfinite(program.upper[row]) and block.rule == "care_hours":
                margin[row] = most
    return margin
