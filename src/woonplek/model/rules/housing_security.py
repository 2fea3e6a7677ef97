"""Who has a place keeps a place."""

from __future__ import annotations

import numpy as np

from woonplek.model.kinds import Bools, Kinds


def steps(kinds: Kinds, period: int, stays_open: Bools) -> Bools:  # noqa: ARG001
    r"""Forbid the step from a place back to the waiting list, and from a place into a respite house.

    A respite house gives no right: from there one may wait again.
    """
    places = kinds.places
    forbidden = np.zeros((places.count, places.count + 1), dtype=bool)
    forbidden[~places.respite, places.waiting] = True
    forbidden[:, : places.count] |= places.respite[None, :]
    return np.broadcast_to(forbidden, (len(kinds), *forbidden.shape))
