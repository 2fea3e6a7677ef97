"""The old way: one rung at a time."""

from __future__ import annotations

import numpy as np

from woonplek.model.kinds import Bools, Kinds

NO_RUNG = -1


def steps(kinds: Kinds, period: int, stays_open: Bools) -> Bools:  # noqa: ARG001
    r"""Forbid a move of more than one rung: :math:`|trede_l - trede_m| \le 1`; a form without rung is free."""
    places = kinds.places
    known = places.rung != NO_RUNG
    far = (np.abs(places.rung[:, None] - places.rung[None, :]) > 1) & known[:, None] & known[None, :]
    forbidden = np.concatenate([far, np.zeros((places.count, 1), dtype=bool)], axis=1)
    return np.broadcast_to(forbidden, (len(kinds), *forbidden.shape))
