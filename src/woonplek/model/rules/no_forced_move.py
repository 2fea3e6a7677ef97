"""Nobody moves against their will while their location is open."""

from __future__ import annotations

import numpy as np

from woonplek.model.kinds import Bools, Kinds
from woonplek.model.rules.suitability import ALL_FILLED_IN


def steps(kinds: Kinds, period: int, stays_open: Bools) -> Bools:
    r"""Forbid to leave an open location: for ``nee`` the present one, for ``naar wens`` any, except to a wish.

    A place meets the wish when every wish filled in on the row is met; without any, all do. Who says
    ``nee`` stays while the input leaves the location open, so that the plan cannot close it meanwhile.
    """
    places = kinds.places
    forbidden = np.zeros((len(kinds), places.count, places.count + 1), dtype=bool)
    rows = np.flatnonzero(kinds.unwilling & (kinds.current < places.count))
    here = kinds.current[rows]
    bound = places.by_input[here, period]
    forbidden[rows[bound], here[bound], :] = True
    picky = np.flatnonzero(kinds.to_wish)
    unmet = np.concatenate([(kinds.met[picky] & ALL_FILLED_IN) == 0, np.zeros((len(picky), 1), dtype=bool)], axis=1)
    forbidden[picky] |= stays_open[None, :, None] & unmet[:, None, :]
    return forbidden
