"""Bounds of whole columns tightened to what rows over columns alone leave possible: half a project is no use where the money is there for half of it."""

from __future__ import annotations

from dataclasses import replace

import numpy as np
from scipy import sparse

from woonplek.model.kinds import Ints
from woonplek.model.rows import Columns, Floats

ROUNDS = 20
EXACT = 1e-6
"""rounding of a quotient of two whole numbers"""


def tightened(rows: sparse.csr_array, lower: Floats, upper: Floats, columns: Columns) -> Columns:
    """Return *columns* between the narrowest whole bounds that each of ``lower <= rows @ z <= upper`` by itself leaves (Savelsbergh, 1994).

    As they were where nothing is left: who solves the program finds out, and says why.
    """
    terms = sparse.coo_array(rows)
    terms.eliminate_zeros()  # a step may cost nothing
    row, column = (index.astype(np.int64) for index in terms.coords)
    whole = columns.integer[column]
    least, most = columns.lower.copy(), columns.upper.copy()
    for _ in range(ROUNDS):
        before = least.copy(), most.copy()
        for value, limit in ((terms.data, upper), (-terms.data, -lower)):
            room = (limit[row] - _least_of_others(row, value * np.where(value > 0, least[column], most[column]), rows.shape[0])) / value
            ups, downs = whole & (value > 0) & np.isfinite(room), whole & (value < 0) & np.isfinite(room)
            np.minimum.at(most, column[ups], np.floor(room[ups] + EXACT))
            np.maximum.at(least, column[downs], np.ceil(room[downs] - EXACT))
        if (least > most).any():
            return columns
        if np.array_equal(least, before[0]) and np.array_equal(most, before[1]):
            break
    return replace(columns, lower=least, upper=most)


def _least_of_others(row: Ints, least: Floats, rows: int) -> Floats:
    """Return for each term the least that the other terms of its *row* add up to."""
    endless = np.isinf(least)
    finite = np.where(endless, 0.0, least)
    total, number = np.bincount(row, finite, rows), np.bincount(row, endless, rows)
    return np.where(number[row] - endless > 0, -np.inf, total[row] - finite)
