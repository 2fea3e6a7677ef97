"""Nobody moves against their will while their location is open."""

from __future__ import annotations

import numpy as np

from woonplek.model.faces import Leaving
from woonplek.model.kinds import Bools
from woonplek.model.rules.suitability import ALL_FILLED_IN


def steps(leaving: Leaving) -> Bools:
    r"""Forbid to leave an open location: for ``nee`` the present one, for ``naar wens`` any, except to a wish.

    A place meets the wish when every wish filled in on the row is met; without any, all do. Who says
    ``nee`` stays while the input leaves the location open, so that the plan cannot close it meanwhile.
    """
    kinds, places = leaving.kinds, leaving.kinds.places
    kind, place = leaving.kind, leaving.place
    forbidden = leaving.nowhere()
    forbidden[kinds.unwilling[kind] & (kinds.current[kind] == place) & places.by_input[place, leaving.period]] = True
    picky = np.flatnonzero(kinds.to_wish[kind] & leaving.stays_open)
    forbidden[picky, : places.count] |= (kinds.met[kind[picky]] & ALL_FILLED_IN) == 0
    return forbidden
