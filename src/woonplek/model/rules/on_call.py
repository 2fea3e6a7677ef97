"""Living independently asks for somebody who answers at night."""

from __future__ import annotations

import numpy as np

from woonplek.model.kinds import Bools, Kinds


def begins(kinds: Kinds, period: int) -> Bools:  # noqa: ARG001
    r"""Forbid a stay to begin in a form with *oproepdienst* where no 24-hour team comes.

    .. math:: v^{begin}_{klt} = 0 \quad \text{where } oproepdienst_{f_l},\; \nexists\, \text{team}: oproepdienst,\; m_l \in werkgebied

    Without teams there is no limit.
    """
    instance, places = kinds.instance, kinds.places
    covered = {code for team in instance.teams if team.on_call for code in team.area}
    if not instance.teams:
        return np.zeros((1, places.count), dtype=bool)
    reached = np.array([municipality in covered for _, municipality in places.keys], dtype=bool)
    forbidden: Bools = (places.on_call & ~reached)[None, :]
    return forbidden
