"""Places kept free in 24-hour forms for who relapses at home."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from fractions import Fraction

import numpy as np

from woonplek.domain.codes import FormKind
from woonplek.model.reach import Node, Reach
from woonplek.model.rows import INFINITY, Columns, Rows, Terms, terms
from woonplek.model.rules.capacity import kept
from woonplek.model.supply import Supply
from woonplek.model.visits import Visits
from woonplek.model.whole import whole_factor


def rows(visits: Visits, supply: Supply) -> Rows:
    r"""Enough 24/7 places stay free for who relapses at home.

    .. math:: \sum_{k,\, l \in B} v_{klt} + \sum_{l \in B} h_{lt} + \frac{\rho}{100} \sum_{k,\, l \in E} v_{klt}
        \le \sum_{l \in B} (K_{lt} - h^0_l) + \frac{o_t}{d_t} \qquad \forall t

    :math:`v_{klt}`: clients of kind *k* at place *l* in period *t* [clients]; *B*: locations and projects of the region in a form of *soort*
    24-uurs, *E*: all places of the region in a form with *eigen_voordeur*; :math:`h_{lt}`: homes that former clients keep, :math:`h^0_l`:
    *behouden* at the start [homes]; :math:`K_{lt}`: places, those of projects and of locations that may close by decision; :math:`\rho`: *buffer_terugkeer_pct*; :math:`o_t \ge 0`: place-days short, whole,
    only where the rule is soft. Multiplied by the least number that makes it whole.
    """
    instance, places = visits.instance, visits.places
    share = Fraction(instance.settings.return_buffer_pct) / 100
    soft = instance.policy.soft("return_buffer")
    if share == 0:
        return Rows("return_buffer", np.zeros(0), np.zeros(0), lambda _: ())
    region = np.array([m.code for m in instance.municipalities if m.in_region])
    inside = np.isin(np.array([town for _, town in places.keys], dtype=region.dtype), region)
    site = places.facility & inside & ~places.offered & ~places.home
    home = places.own_door & inside
    days = instance.calendar.days
    factors = [whole_factor([Fraction(1), share, *([Fraction(1, d)] if soft else [])]) for d in days]
    whole = np.array([int(f) for f in factors], dtype=np.int64)
    asked = np.array([int(share * f) for f in factors], dtype=np.int64)
    each = np.append(site, False)[visits.place] * whole[visits.period] + np.append(home, False)[visits.place] * asked[visits.period]
    at = np.flatnonzero(each)
    row_of = np.where(site[:, None] & places.open, np.arange(instance.periods), -1)
    old = kept(visits, row_of)
    kept_at_start = np.array([loc.kept_at_start for loc in places.locations], dtype=np.int64)
    free = ((supply.fixed_places - kept_at_start[:, None]) * (row_of >= 0)).sum(axis=0)
    room = supply.room(row_of)
    number = np.arange(instance.periods)
    most = np.ceil((float(1 + share) * int(visits.kinds.count.sum()) + int(kept_at_start.sum())) * np.array(days, dtype=float))
    return Rows(
        "return_buffer",
        np.full(instance.periods, -INFINITY),
        (free * whole).astype(float),
        [("regio", p.label) for p in instance.calendar.periods].__getitem__,
        visits=Terms.join([terms(visits.period[at], at, each[at]), Terms(old.row, old.column, old.value * whole[old.row])]),
        supply=Terms(room.row, room.column, -room.value * whole[room.row]),
        own=terms(number, number, -np.array([float(f / d) for f, d in zip(factors, days, strict=True)])) if soft else Terms.none(),
        columns=Columns.make(instance.periods if soft else 0, most if soft else 0.0),
        over=np.ones(instance.periods if soft else 0),
    )


def ties(reach: Reach) -> Iterator[Iterable[Node]]:
    """A buffer ties all 24-hour places of the region and all places with a front door of one's own."""
    if reach.instance.settings.return_buffer_pct:
        yield [spot.node for spot in reach.in_region if spot.form.own_door or (spot.counted and spot.form.kind is FormKind.FACILITY)]
