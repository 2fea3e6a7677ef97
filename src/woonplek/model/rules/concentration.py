"""How many clients live together in a municipality or a neighbourhood."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from fractions import Fraction
from math import floor

import numpy as np

from woonplek.domain.codes import FormKind
from woonplek.domain.instance import Instance
from woonplek.model.kinds import Ints, Places
from woonplek.model.reach import Node, Reach
from woonplek.model.rows import Columns, Rows, Terms, at_most, terms
from woonplek.model.rules.stayed import clients_in_care, stayed
from woonplek.model.supply import Supply
from woonplek.model.visits import Visits


def limits(instance: Instance, places: Places) -> tuple[list[str], Ints, list[Ints]]:
    """Return the code and the most clients of each limit, and by place which limits it is under, -1 none.

    A place is under at most two limits: of its municipality, unless its form is *zelfstandig*, and of its
    neighbourhood.
    """
    towns = {
        m.code: floor(Fraction(m.max_per_1000) * m.inhabitants / 1000)
        for m in instance.municipalities
        if m.max_per_1000 is not None and m.inhabitants is not None
    }
    hoods = {n.code: n.max_places for n in instance.neighbourhoods if n.max_places is not None}
    town_rank = {code: rank for rank, code in enumerate(towns)}
    hood_rank = {code: len(towns) + rank for rank, code in enumerate(hoods)}
    of_town = np.array([town_rank.get(town, -1) for _, town in places.keys], dtype=np.int64)
    of_hood = np.array([hood_rank.get(loc.neighbourhood or "", -1) for loc in places.locations], dtype=np.int64)
    of_town[places.independent] = -1
    return [*towns, *hoods], np.array([*towns.values(), *hoods.values()], dtype=np.int64), [of_town, of_hood]


def rows(visits: Visits, supply: Supply) -> Rows:
    r"""No more clients live together in a municipality or neighbourhood than the council wants.

    .. math:: \sum_{k,\, l \in m,\, f_l \ne zelfstandig} v_{klt} \le \max(\lfloor c_m P_m / 1000 \rfloor,\, b_{mt}) + o_{mt}, \qquad
        \sum_{k,\, l \in w} v_{klt} \le \max(q_w,\, b_{wt}) + o_{wt}

    :math:`v_{klt}`: clients of kind *k* at place *l* in period *t* [clients]; :math:`c_m`: *max_per_1000* and :math:`P_m`: *inwoners* of
    municipality *m*; :math:`q_w`: *max_plaatsen* of neighbourhood *w*; *b*: residents of the start there who are still in care, had all of
    them stayed [clients]; :math:`o \ge 0`: clients above, only where the rule is soft; one counts :math:`d_t` client-days.
    """
    del supply
    instance, places, horizon = visits.instance, visits.places, visits.instance.periods
    codes, most, under = limits(instance, places)
    count = len(codes) * horizon
    at, before = np.flatnonzero(visits.placed), stayed(visits.kinds)
    parts, present = [], np.zeros((len(codes), horizon), dtype=np.int64)
    for limit_of in under:
        limit = limit_of[visits.place[at]]
        parts.append(terms(np.where(limit >= 0, limit * horizon + visits.period[at], -1), at))
        here = limit_of[before.place] >= 0
        np.add.at(present, (limit_of[before.place[here]], before.period[here]), before.clients[here])
    lower, upper = at_most(count, np.maximum(most[:, None], present).ravel())
    soft = count if instance.policy.soft("concentration") else 0
    labels = [(code, period.label) for code in codes for period in instance.calendar.periods]
    return Rows(
        "concentration",
        lower,
        upper,
        labels.__getitem__,
        visits=Terms.join(parts),
        own=terms(np.arange(soft), np.arange(soft), -1.0),
        columns=Columns.make(soft, np.tile(clients_in_care(visits.kinds), len(codes)).astype(float) if soft else 0.0),
        over=np.tile(np.array(instance.calendar.days, dtype=float), len(codes)) if soft else np.zeros(0),
    )


def ties(reach: Reach) -> Iterator[Iterable[Node]]:
    """A limit ties the places under it: of a municipality, those that are not *zelfstandig*, and of a neighbourhood."""
    instance = reach.instance
    towns = {m.code for m in instance.municipalities if m.max_per_1000 is not None}
    hoods = {n.code for n in instance.neighbourhoods if n.max_places is not None}
    for spot in reach.spots:
        if spot.town in towns and spot.form.kind is not FormKind.INDEPENDENT:
            yield [spot.node, Node("town", spot.town)]
        if spot.location.neighbourhood in hoods:
            yield [spot.node, Node("neighbourhood", spot.location.neighbourhood)]
