"""A tenant does not leave a suitable home, except for a wish."""

from __future__ import annotations

import numpy as np

from woonplek.model.kinds import SUITABLE, Bools, Kinds

WISHES = 7
"""bits of :attr:`Kinds.met` for form, municipality and provider"""


def steps(kinds: Kinds, period: int, stays_open: Bools) -> Bools:
    r"""Forbid to leave a suitable home of one's own that stays open, except for a wish that it does not meet.

    .. math:: step_{k,l \to m,t} = 0 \quad \text{where } huurder\_blijft_l \lor thuis_l,\; fit(p_{kt}, f_l) = passend,\;
              open_{lt},\; wishes(m) \setminus wishes(l) = \varnothing
    """
    places = kinds.places
    suitable = kinds.fit_table[kinds.profile[:, period]][:, places.form] == SUITABLE
    bound = suitable & (places.tenant | places.home)[None, :] & stays_open[None, :]
    asked = (kinds.met & WISHES & kinds.asked[:, None]).astype(np.uint8)
    better = (asked[:, None, :] & ~asked[:, :, None]) != 0
    forbidden = np.zeros((len(kinds), places.count, places.count + 1), dtype=bool)
    forbidden[:, :, : places.count] = bound[:, :, None] & ~better
    forbidden[:, :, places.waiting] = bound
    return forbidden
