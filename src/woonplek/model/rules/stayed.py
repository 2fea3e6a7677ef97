"""The residents of the start, had all of them stayed: limits bind what the plan adds, not what is."""

from __future__ import annotations

from typing import NamedTuple

import numpy as np

from woonplek.model.kinds import Ints, Kinds


class Stayed(NamedTuple):
    """Arrays of one length: *clients* of one kind at *place* with *profile* in *period*."""

    place: Ints
    period: Ints
    profile: Ints
    clients: Ints


def stayed(kinds: Kinds) -> Stayed:
    """Return where the residents of the start who are still in care would be in each period."""
    kind, period = np.nonzero((kinds.current < kinds.places.count)[:, None] & kinds.in_care)
    return Stayed(kinds.current[kind], period, kinds.profile[kind, period], kinds.count[kind])


def clients_in_care(kinds: Kinds) -> Ints:
    """Return how many clients are in care, by period."""
    return np.asarray(kinds.count @ kinds.in_care, dtype=np.int64)
