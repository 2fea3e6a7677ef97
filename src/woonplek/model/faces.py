"""The faces of rules that are about one client's path: where a stay may begin, which steps may be taken, where care may end."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass

import numpy as np

from woonplek.model.kinds import Bools, Ints, Kinds


@dataclass(frozen=True)
class Leaving:
    """Clients at a place who step into *period*: arrays of one length S."""

    kinds: Kinds
    period: int
    kind: Ints
    place: Ints
    stays_open: Bools
    """the place stays open in the period"""

    def nowhere(self) -> Bools:
        """Return what forbids nothing yet, of the shape that :data:`Steps` asks: S × (L + 1)."""
        return np.zeros((len(self.kind), self.kinds.places.count + 1), dtype=bool)


Begins = Callable[[Kinds, int], Bools]
"""Forbidden beginnings of a stay in a period, by kind and place; of one kind only when it is the same for all."""
Steps = Callable[[Leaving], Bools]
"""Forbidden steps: by who leaves and what is entered, a place or, last, the waiting list."""
Lasts = Callable[[Kinds], Bools]
"""Forbidden places of the last period in care, by kind and place; the last is the waiting list."""


@dataclass(frozen=True)
class PathRules:
    """The path faces of all rules that count."""

    begins: Sequence[Begins]
    steps: Sequence[Steps]
    lasts: Sequence[Lasts]
    settled: int
    """periods that a stay begun in the plan lasts at least; 1 asks nothing"""
    longest: Ints
    """by form: periods that an unbroken stay in it lasts at most; 0 asks nothing"""
    longest_hard: bool
