"""The old way: one rung at a time."""

from __future__ import annotations

import numpy as np

from woonplek.model.faces import Leaving
from woonplek.model.kinds import Bools

NO_RUNG = -1


def steps(leaving: Leaving) -> Bools:
    r"""Forbid a move of more than one rung: :math:`|trede_l - trede_m| \le 1`; a form without rung is free."""
    places = leaving.kinds.places
    rung = places.rung[leaving.place, None]
    forbidden = leaving.nowhere()
    forbidden[:, : places.count] = (np.abs(rung - places.rung) > 1) & (rung != NO_RUNG) & (places.rung != NO_RUNG)
    return forbidden
