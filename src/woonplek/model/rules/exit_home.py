"""Who leaves care leaves from a home that stays theirs."""

from __future__ import annotations

import numpy as np

from woonplek.model.kinds import Bools, Kinds
from woonplek.model.rows import Floats
from woonplek.model.visits import Visits


def without_home(kinds: Kinds) -> Bools:
    """Tell by place, waiting last, whether leaving care from there is leaving without a home that stays."""
    return np.append(~(kinds.places.tenant | kinds.places.home), True)


def lasts(kinds: Kinds) -> Bools:
    """Forbid, by kind and place, a last period in care without a home that stays."""
    return kinds.exits[:, None] & without_home(kinds)[None, :]


def over(visits: Visits) -> Floats:
    """Return what each visit adds to ``over_exit_home``: a client who leaves from there without a home."""
    kinds = visits.kinds
    return (visits.last & kinds.exits[visits.kind] & without_home(kinds)[visits.place]).astype(float)
