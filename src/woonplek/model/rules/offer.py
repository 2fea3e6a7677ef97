"""Homes that come free and are offered for a while."""

from __future__ import annotations

import numpy as np

from woonplek.domain.calendar import Span
from woonplek.domain.instance import Limit
from woonplek.model.kinds import Bools, Kinds
from woonplek.model.rows import Rows, Terms, at_most, terms
from woonplek.model.supply import Supply
from woonplek.model.visits import Visits


def begins(kinds: Kinds) -> Bools:
    """Forbid to move into an offered home in a period in which none comes free."""
    instance, places = kinds.instance, kinds.places
    free = np.ones((places.count, instance.periods), dtype=bool)
    for offer in instance.offers:
        here = np.zeros(instance.periods, dtype=bool)
        for limit in offer.limits:
            if limit.amount is None or limit.amount > 0:
                here[limit.span.first : limit.span.end] = True
        free[places.index[offer.location]] = here
    return ~free.T[None, :, :]


def rows(visits: Visits, supply: Supply) -> Rows:
    r"""Of the homes of a row at most *aantal* are moved into in its period (or periods together).

    .. math:: \sum_k \sum_{t \in span} begin_{klt} \le aantal_{l,span}

    None begin in a period without homes: :func:`begins` sees to that, but for who is pinned there, for whom there is a row.
    """
    del supply
    instance, places = visits.instance, visits.places
    parts: list[Terms] = []
    most: list[float] = []
    labels: list[tuple[str, str]] = []
    for offer in instance.offers:
        place = places.index[offer.location]
        at = np.flatnonzero(visits.place == place)
        covered = {t for limit in offer.limits for t in limit.span.periods()}
        pinned = np.flatnonzero((visits.kinds.pin == place).any(axis=0)).tolist()
        none = [Limit(span=Span(first=t, end=t + 1), amount=0) for t in pinned if t not in covered]
        for limit in (*offer.limits, *none):
            if limit.amount is None:
                continue
            inside = at[(visits.period[at] >= limit.span.first) & (visits.period[at] < limit.span.end)]
            parts.append(terms(np.full(len(inside), len(most)), inside))
            most.append(float(limit.amount))
            labels.append((offer.location, instance.calendar[limit.span.first].label))
    lower, high = at_most(len(most), np.array(most, dtype=float))
    return Rows("offer", lower, high, labels.__getitem__, entries=Terms.join(parts))
