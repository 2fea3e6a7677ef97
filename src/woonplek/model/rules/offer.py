"""Homes that come free and are offered for a while."""

from __future__ import annotations

import numpy as np

from woonplek.domain.calendar import Span
from woonplek.domain.instance import Limit
from woonplek.model.kinds import Bools, Kinds
from woonplek.model.rows import Rows, Terms, at_most, terms
from woonplek.model.supply import Supply
from woonplek.model.visits import Visits


def begins(kinds: Kinds, period: int) -> Bools:
    """Forbid to move into an offered home in a period in which none comes free."""
    forbidden = np.zeros((1, kinds.places.count), dtype=bool)
    for offer in kinds.instance.offers:
        free = (limit.amount != 0 for limit in offer.limits if period in limit.span)
        forbidden[0, kinds.places.index[offer.location]] = not any(free)
    return forbidden


def rows(visits: Visits, supply: Supply) -> Rows:
    r"""Of the homes of a row at most *aantal* are moved into in its period (or periods together).

    .. math:: \sum_k \sum_{t \in span} begin_{klt} \le aantal_{l,span}

    A client may be pinned to a home in a period in which none comes free, and a pin goes before :func:`begins`: then that is a row of nothing.
    """
    del supply
    instance, places, horizon = visits.instance, visits.places, visits.instance.periods
    parts: list[Terms] = []
    most: list[float] = []
    labels: list[tuple[str, str]] = []
    at = np.flatnonzero(np.append(places.offered, False)[visits.place])
    cell = visits.place[at] * horizon + visits.period[at]
    order = np.argsort(cell, kind="stable")
    at, cell = at[order], cell[order]
    for offer in instance.offers:
        place = places.index[offer.location]
        covered = {t for limit in offer.limits for t in limit.span.periods()}
        pinned = np.flatnonzero((visits.kinds.pin == place).any(axis=0)).tolist()
        nothing = [Limit(span=Span(first=t, end=t + 1), amount=0) for t in pinned if t not in covered]
        for limit in (*offer.limits, *nothing):
            if limit.amount is None:
                continue
            inside = at[slice(*np.searchsorted(cell, place * horizon + np.array([limit.span.first, limit.span.end])))]
            parts.append(terms(np.full(len(inside), len(most)), inside))
            most.append(float(limit.amount))
            labels.append((offer.location, instance.calendar.span_label(limit.span).nl))
    lower, high = at_most(len(most), np.array(most, dtype=float))
    return Rows("offer", lower, high, labels.__getitem__, entries=Terms.join(parts))
