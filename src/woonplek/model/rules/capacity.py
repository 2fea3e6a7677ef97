"""Places at locations, and the highest occupancy of a form in a municipality."""

from __future__ import annotations

from fractions import Fraction
from math import floor

import numpy as np

from woonplek.domain.instance import HUNDRED
from woonplek.model.kinds import Ints
from woonplek.model.rows import Rows, Terms, at_most, terms
from woonplek.model.supply import Supply
from woonplek.model.visits import Visits


def kept(visits: Visits, row_of: Ints) -> Terms:
    """Return the terms of homes that former clients keep, in the rows *row_of* (place × period, -1 none).

    Who leaves care from a place with *huurder_blijft* keeps it in every later period while it is open.
    """
    places = visits.places
    leaving = np.flatnonzero(visits.last & visits.kinds.leaves[visits.kind] & visits.placed)
    leaving = leaving[places.tenant[visits.place[leaving]] & ~places.home[visits.place[leaving]]]
    parts = []
    for period in range(row_of.shape[1]):
        later = leaving[visits.period[leaving] < period]
        place = visits.place[later]
        ended = ~_open_through(places.open, visits.period[later], place, period)
        parts.append(terms(np.where(ended, -1, row_of[place, period]), later))
    return Terms.join(parts)


def _open_through(is_open: np.ndarray, since: Ints, place: Ints, until: int) -> np.ndarray:  # type: ignore[type-arg]
    """Tell whether each place is open in every period from *since* to *until*."""
    shut = np.cumsum(~is_open, axis=1)
    before = np.where(since > 0, shut[place, np.maximum(since - 1, 0)], 0)
    return shut[place, until] - before == 0


def rows(visits: Visits, supply: Supply) -> Rows:
    r"""Clients at a location plus homes kept by former clients are at most its places.

    .. math:: \sum_k v_{klt} + \mathrm{kept}_{lt} + \mathrm{kept}^0_l \le K_{lt} \qquad \forall l, t

    :math:`v_{klt}`: clients of kind *k* at location *l* in period *t* [clients]; :math:`K_{lt}`: places
    [places]; :math:`\mathrm{kept}^0_l`: *behouden* at the start. Together, for a form with a maximum
    occupancy in a municipality, at most :math:`\lfloor \sum_l K_{lt} \cdot max\_bezetting\_pct / 100 \rfloor`,
    but never less than the residents of the start who are still in care, and homes kept then, make of it.
    """
    del supply
    instance, places = visits.instance, visits.places
    counted = ~places.offered & ~places.home
    row_of = np.full(places.open.shape, -1, dtype=np.int64)
    mask = counted[:, None] & places.open
    row_of[mask] = np.arange(int(mask.sum()))
    kept_at_start = np.array([loc.kept_at_start for loc in places.locations], dtype=np.int64)
    room = (places.size - kept_at_start[:, None])[mask]
    where = np.argwhere(mask)
    housed = np.flatnonzero(visits.placed)
    parts = [terms(row_of[visits.place[housed], visits.period[housed]], housed), kept(visits, row_of)]
    upper = [room.astype(float)]
    labels: list[tuple[str, ...]] = [(places.keys[l][0], instance.calendar[t].label) for l, t in where]
    number = len(room)
    for f, form in enumerate(instance.forms):
        if form.max_occupancy_pct >= HUNDRED:
            continue
        for m, municipality in enumerate(places.municipalities):
            here = counted & (places.form == f) & (places.municipality == m)
            if not here.any():
                continue
            group = np.full(row_of.shape, -1, dtype=np.int64)
            group[here] = number + np.arange(instance.periods)[None, :]
            group[~places.open] = -1
            parts += [terms(group[visits.place[housed], visits.period[housed]], housed), kept(visits, group)]
            limit = []
            for t in range(instance.periods):
                total = int(places.size[here, t].sum())
                stayed = _residents(visits, here, t)
                old = int(kept_at_start[here & places.open[:, t]].sum())
                limit.append(max(floor(total * Fraction(form.max_occupancy_pct) / 100), stayed + old) - old)
                labels.append((municipality, form.code, instance.calendar[t].label))
            upper.append(np.array(limit, dtype=float))
            number += instance.periods
    lower, high = at_most(number, np.concatenate(upper))
    return Rows("capacity", lower, high, labels.__getitem__, visits=Terms.join(parts))


def _residents(visits: Visits, here: np.ndarray, period: int) -> int:  # type: ignore[type-arg]
    """Count the residents of the start at *here* who are still in care in *period*."""
    kinds = visits.kinds
    inside = np.append(here, [False, False])[kinds.current] & kinds.in_care[:, period] & kinds.in_care[:, 0]
    return int(kinds.count[inside].sum())
