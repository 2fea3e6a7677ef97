"""Each municipality's share of the moves into a home of one's own."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from fractions import Fraction

import numpy as np

from woonplek.domain.money import inhabitants_in_region
from woonplek.model.reach import Node, Reach
from woonplek.model.rows import INFINITY, Columns, Rows, Terms, terms
from woonplek.model.supply import Supply
from woonplek.model.visits import Visits
from woonplek.model.whole import whole_factor


def rows(visits: Visits, supply: Supply) -> Rows:
    r"""Each municipality takes its share by inhabitants of the moves into a home of one's own.

    .. math:: M_m = \sum_{k,\, l \in m,\, t} e_{klt}, \qquad M_m - (1 + \tau) \frac{P_m}{P} \sum_n M_n \le a_m, \qquad
        (1 - \tau) \frac{P_m}{P} \sum_n M_n - M_m \le s_m

    :math:`e_{klt}`: clients of kind *k* who begin a stay in period *t* at place *l*, of a form with *eigen_voordeur* in municipality *m* of
    the region, not *thuis* [clients]; :math:`M_m`: their number over the plan, a column; :math:`P_m`: *inwoners*, *P* those of the region;
    :math:`\tau`: *tolerantie_pct* / 100; :math:`a, s \ge 0`: clients above and short, whole, only where the rule is soft. The last two are
    multiplied by the least number that makes them whole.
    """
    del supply
    instance, places = visits.instance, visits.places
    inhabitants = inhabitants_in_region(instance)
    towns, region = list(inhabitants), sum(inhabitants.values())
    tolerance = Fraction(instance.policy.fair_share_tolerance_pct) / 100
    rank = {code: m for m, code in enumerate(towns)}
    town_of = np.array([*(rank.get(town, -1) for _, town in places.keys), -1], dtype=np.int64)
    town_of[:-1][places.home | ~places.own_door] = -1
    at = np.flatnonzero(town_of[visits.place] >= 0)
    count = len(towns)
    moved, row = np.arange(count), count
    own, extra = [terms(moved, moved, -1.0)], 2 * count if instance.policy.soft("fair_share") else 0
    for sign in (1, -1):
        for m, town in enumerate(towns):
            share = Fraction(inhabitants[town], region) if region else Fraction(0)
            values = [-sign * (1 + sign * tolerance) * share] * count
            values[m] += sign
            factor = whole_factor([*values, *([Fraction(1)] if extra else [])])
            own.append(terms(np.full(count, row), moved, np.array([float(v * factor) for v in values])))
            if extra:
                own.append(terms(np.array([row]), np.array([row]), -float(factor)))
            row += 1
    most = float(visits.kinds.count @ (visits.kinds.end - visits.kinds.first))
    return Rows(
        "fair_share",
        np.concatenate([np.zeros(count), np.full(2 * count, -INFINITY)]),
        np.zeros(3 * count),
        [(town,) for _ in range(3) for town in towns].__getitem__,
        entries=terms(town_of[visits.place[at]], at),
        own=Terms.join(own),
        columns=Columns.make(count + extra, most),
        over=np.concatenate([np.zeros(count), np.ones(extra)]),
    )


def ties(reach: Reach) -> Iterator[Iterable[Node]]:
    """Shares of all moves tie everything."""
    yield reach.nodes
