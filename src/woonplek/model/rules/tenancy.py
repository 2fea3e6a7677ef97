"""A tenant does not leave a suitable home, except for a wish."""

from __future__ import annotations

import numpy as np

from woonplek.model.faces import Leaving
from woonplek.model.kinds import SUITABLE, Bools


def steps(leaving: Leaving) -> Bools:
    r"""Forbid to leave a suitable home of one's own that stays open, except for a wish that it does not meet.

    .. math:: step_{k,l \to m,t} = 0 \quad \text{where } huurder\_blijft_l \lor thuis_l,\; fit(p_{kt}, f_l) = passend,\;
              open_{lt},\; wishes(m) \setminus wishes(l) = \varnothing
    """
    kinds, places = leaving.kinds, leaving.kinds.places
    suitable = kinds.fit_table[kinds.profile[leaving.kind, leaving.period], places.form[leaving.place]] == SUITABLE
    bound = np.flatnonzero(suitable & (places.tenant | places.home)[leaving.place] & leaving.stays_open)
    here, there = kinds.granted[leaving.kind[bound], leaving.place[bound]], kinds.granted[leaving.kind[bound]]
    forbidden = leaving.nowhere()
    forbidden[bound, : places.count] = (there & ~here[:, None]) == 0
    forbidden[bound, places.waiting] = True
    return forbidden
