"""Nights in respite houses for who lives at home."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from fractions import Fraction
from typing import NamedTuple

import numpy as np

from woonplek.domain.codes import FormKind
from woonplek.domain.money import DAYS_A_YEAR
from woonplek.model.kinds import Bools, Ints
from woonplek.model.reach import Node, Reach
from woonplek.model.rows import INFINITY, Columns, Floats, Rows, Terms, terms
from woonplek.model.rules.stayed import stayed
from woonplek.model.supply import Supply
from woonplek.model.visits import Visits
from woonplek.model.whole import whole_factor


def houses(visits: Visits) -> Bools:
    """Tell by place whether it is a respite house of the region, a location or a project."""
    places = visits.places
    return places.respite & in_region(visits) & ~places.offered & ~places.home


def in_region(visits: Visits) -> Bools:
    """Tell by place whether it stands in the region."""
    region = {m.code for m in visits.instance.municipalities if m.in_region}
    return np.array([town in region for _, town in visits.places.keys], dtype=bool)


def rows(visits: Visits, supply: Supply) -> Rows:
    r"""Who lives at home can have respite as often as needed: the nights fit in the respite houses.

    .. math:: \sum_{k,\, l \in E} \frac{y_{p_{kt}}}{365}\, v_{klt} + \beta \sum_{k,\, l \in R} v_{klt}
        \le \max\Bigl(\beta \sum_{l \in R} K_{lt},\, b_t\Bigr) + \frac{o_t}{d_t} \qquad \forall t

    In nights a day of the period. :math:`v_{klt}`: clients of kind *k* at place *l* in period *t* [clients]; *E*: places of the region in a
    form with *eigen_voordeur*, *R*: of *soort* logeerhuis; :math:`y_p`: *logeernachten_per_jaar* of profile *p*; :math:`\beta`:
    *logeer_bezetting_pct* / 100; :math:`K_{lt}`: places of respite houses, also by decision; :math:`b_t`: what the residents of the start
    who are still in care would make of the left side, had all of them stayed; :math:`o_t \ge 0`: nights above, whole, only where the rule is
    soft; :math:`d_t`: days. Multiplied by the least number that makes it whole.
    """
    instance, places, horizon = visits.instance, visits.places, visits.instance.periods
    house = houses(visits)
    if not house.any():
        return Rows("respite_nights", np.zeros(0), np.zeros(0), lambda _: ())
    soft = instance.policy.soft("respite_nights")
    share = Fraction(instance.settings.respite_occupancy_pct) / 100
    yearly = [Fraction(p.respite_nights_per_year) / DAYS_A_YEAR for p in instance.profiles]
    days = instance.calendar.days
    factors = [whole_factor([share, *yearly, *([Fraction(1, d)] if soft else [])]) for d in days]
    bed = np.array([int(share * f) for f in factors], dtype=np.int64)
    asked = np.array([[int(y * f) for f in factors] for y in yearly], dtype=np.int64)
    inside = in_region(visits)

    def nights(profile: Ints, place: Ints, period: Ints) -> Ints:
        """Return what a client asks, in parts of a night a day."""
        home, sleeps = (places.own_door & inside)[place], (places.respite & inside)[place]
        return home * asked[profile, period] + sleeps * bed[period]

    at = np.flatnonzero(visits.placed)
    each = nights(visits.profile[at], visits.place[at], visits.period[at])
    at, each = at[each > 0], each[each > 0]
    before = stayed(visits.kinds)
    present = np.zeros(horizon, dtype=np.int64)
    np.add.at(present, before.period, before.clients * nights(before.profile, before.place, before.period))
    limit, choice = _limit(house, bed, present, supply)
    most = np.zeros(horizon)
    np.add.at(most, visits.period[at], each * visits.kinds.count[visits.kind[at]].astype(float))
    unit = np.array([float(f / d) for f, d in zip(factors, days, strict=True)])
    period = np.concatenate([np.arange(horizon), choice])
    second = np.full(horizon, -1, dtype=np.int64)
    second[choice] = horizon + np.arange(len(choice))
    own = [limit.own]
    if soft:
        own.append(terms(np.arange(len(period)), len(choice) + period, -unit[period]))
    highest = np.ceil(most / unit) if soft else np.zeros(0)
    return Rows(
        "respite_nights",
        np.full(len(period), -INFINITY),
        limit.upper,
        [("regio", instance.calendar[t].label) for t in period.tolist()].__getitem__,
        visits=Terms.join([terms(visits.period[at], at, each), terms(second[visits.period[at]], at, each)]),
        supply=limit.supply,
        own=Terms.join(own),
        columns=Columns.make(len(choice) + len(highest), np.concatenate([np.ones(len(choice)), highest])),
        over=np.concatenate([np.zeros(len(choice)), np.ones(len(highest))]),
    )


class _Limit(NamedTuple):
    """Right side of the rows: *upper*, and terms for the left side."""

    upper: Floats
    supply: Terms
    own: Terms


def _limit(house: Bools, bed: Ints, present: Ints, supply: Supply) -> tuple[_Limit, Ints]:
    r"""Return the limit of each period, and the periods that have a second row because either part of it may be the higher one.

    There, with *A* the nights of the beds, between :math:`\underline A` and :math:`\overline A`, *b* what the residents of the start
    would make of it, and a column *u*, 1 where *b* is the limit:
    :math:`used \le A + (b - \underline A) u, \; used \le \overline A - (\overline A - b) u`.
    """
    horizon = len(bed)
    fixed = supply.fixed_places[house].sum(axis=0)
    room = supply.room(np.where(house[:, None], np.arange(horizon), -1))
    low, high = bed * fixed, bed * supply.most_places[house].sum(axis=0)
    np.add.at(low, room.row, bed[room.row] * (supply.columns.lower[room.column] * room.value).astype(np.int64))
    follows = present < high
    choice = np.flatnonzero(follows & (present > low))
    column, second = np.arange(len(choice)), horizon + np.arange(len(choice))
    by_beds = follows[room.row]
    return (
        _Limit(
            np.concatenate([np.where(follows, bed * fixed, present), high[choice]]).astype(float),
            Terms(room.row[by_beds], room.column[by_beds], -(room.value * bed[room.row])[by_beds]),
            Terms.join([terms(choice, column, low[choice] - present[choice]), terms(second, column, high[choice] - present[choice])]),
        ),
        choice,
    )


def ties(reach: Reach) -> Iterator[Iterable[Node]]:
    """Where the region has a respite house, its nights tie all places whose residents could ask for them."""
    if not any(spot.counted and spot.form.kind is FormKind.RESPITE for spot in reach.in_region):
        return
    asked = any(profile.respite_nights_per_year for profile in reach.instance.profiles)
    yield [spot.node for spot in reach.in_region if spot.form.kind is FormKind.RESPITE or (asked and spot.form.own_door)]
