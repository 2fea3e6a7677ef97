"""How many clients a corporation houses in a period, at least and at most."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

import numpy as np

from woonplek.domain.codes import Source
from woonplek.domain.instance import Location, Quota
from woonplek.model.kinds import Bools, Places
from woonplek.model.reach import Node, Reach
from woonplek.model.rows import INFINITY, Columns, Rows, Terms, terms
from woonplek.model.supply import Supply
from woonplek.model.visits import Visits


def counts(quota: Quota, location: Location) -> bool:
    """Tell whether a beginning at *location* counts for *quota*; *thuis* never does."""
    asked = ((quota.owner, location.owner), (quota.municipality, location.municipality), (quota.form, location.form))
    return location.source is not Source.HOME and all(named in {None, here} for named, here in asked)


def places_of(quota: Quota, places: Places) -> Bools:
    """Tell by place whether a beginning there counts for *quota*."""
    return np.array([counts(quota, location) for location in places.locations], dtype=bool)


def rows(visits: Visits, supply: Supply) -> Rows:
    r"""A corporation houses at least and at most the agreed number in a period.

    .. math:: n_q - o_q \le \sum_{k,\, l \in q,\, t \in S_q} e_{klt} \le N_q

    :math:`e_{klt}`: clients of kind *k* who begin a stay at place *l* in period *t* [clients]; :math:`l \in q`: *eigenaar*, *gemeente* and
    *woonvorm* as the row of *Contingenten* says, where it says; :math:`S_q`: its *periode*; :math:`n_q, N_q`: *minimum* and *maximum*
    [clients]; :math:`0 \le o_q \le n_q`: clients short, only where the rule is soft. The maximum is never soft.
    """
    del supply
    instance, places = visits.instance, visits.places
    soft = instance.policy.soft("quota")
    begun, own, labels = [], [], []
    lower: list[float] = []
    upper: list[float] = []
    short: list[float] = []
    for quota in instance.quotas:
        bounds = [(float(quota.minimum), INFINITY)] if quota.minimum else []
        bounds += [] if quota.maximum is None else [(-INFINITY, float(quota.maximum))]
        inside = np.append(places_of(quota, places), False)[visits.place]
        at = np.flatnonzero(inside & (visits.period >= quota.span.first) & (visits.period < quota.span.end))
        for least, most in bounds:
            begun.append(terms(np.full(len(at), len(lower)), at))
            if soft and most == INFINITY:
                own.append(terms(np.array([len(lower)]), np.array([len(short)])))
                short.append(float(quota.minimum))
            lower.append(least)
            upper.append(most)
            named = (quota.owner, quota.municipality, quota.form, instance.calendar.span_label(quota.span).nl)
            labels.append(tuple(part for part in named if part))
    return Rows(
        "quota",
        np.array(lower),
        np.array(upper),
        labels.__getitem__,
        entries=Terms.join(begun),
        own=Terms.join(own),
        columns=Columns.make(len(short), np.array(short)),
        over=np.ones(len(short)),
    )


def ties(reach: Reach) -> Iterator[Iterable[Node]]:
    """A quota ties the places that count for it."""
    for rank, quota in enumerate(reach.instance.quotas):
        yield [Node("quota", rank), *(spot.node for spot in reach.spots if counts(quota, spot.location))]
