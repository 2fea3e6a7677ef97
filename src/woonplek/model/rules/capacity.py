"""Places at locations, and the highest occupancy of a form in a municipality."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator
from fractions import Fraction
from math import floor

import numpy as np

from woonplek.domain.instance import HUNDRED
from woonplek.model.kinds import Bools, Ints
from woonplek.model.reach import Node, Reach
from woonplek.model.rows import Columns, Rows, Terms, at_most, terms
from woonplek.model.supply import NONE, Supply
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


def _open_through(is_open: Bools, since: Ints, place: Ints, until: int) -> Bools:
    """Tell whether each place is open in every period from *since* to *until*."""
    shut = np.cumsum(~is_open, axis=1)
    before = np.where(since > 0, shut[place, np.maximum(since - 1, 0)], 0)
    return np.asarray(shut[place, until] == before, dtype=bool)


def rows(visits: Visits, supply: Supply) -> Rows:
    r"""Clients at a location plus homes kept by former clients are at most its places.

    .. math:: \sum_k v_{klt} + \mathrm{kept}_{lt} + \mathrm{kept}^0_l \le K_{lt} \qquad \forall l, t

    :math:`v_{klt}`: clients of kind *k* at location *l* in period *t* [clients]; :math:`K_{lt}`: places [places], of a location that the plan
    may close times :math:`x_{lt}` (*stays*), of a project *step* times the steps delivered by then; :math:`\mathrm{kept}^0_l`: *behouden* at
    the start. So nothing closes while a home there is kept. Together, for a form with a maximum occupancy *p* in a municipality,
    at most :math:`\max(\lfloor p/100 \sum_l K_{lt} \rfloor, b)`, *b* being what the residents of the start who are still in care, and homes
    kept then, make of it.
    """
    instance, places = visits.instance, visits.places
    counted = ~places.offered & ~places.home
    row_of = np.full(places.open.shape, NONE, dtype=np.int64)
    mask = counted[:, None] & places.open
    row_of[mask] = np.arange(int(mask.sum()))
    kept_at_start = np.array([loc.kept_at_start for loc in places.locations], dtype=np.int64)
    room = (supply.fixed_places - kept_at_start[:, None])[mask]
    housed = np.flatnonzero(visits.placed)
    taken = [terms(row_of[visits.place[housed], visits.period[housed]], housed), kept(visits, row_of)]
    given = supply.room(row_of)
    labels: list[tuple[str, ...]] = [(places.keys[place][0], instance.calendar[t].label) for place, t in np.argwhere(mask).tolist()]
    together = _Together(visits, supply, counted, kept_at_start, len(room))
    for f, form in enumerate(instance.forms):
        if form.max_occupancy_pct < HUNDRED:
            for m in range(len(places.municipalities)):
                together.add(f, m)
    lower, high = at_most(len(room) + len(together.upper), np.concatenate([room, np.array(together.upper, dtype=float)]))
    return Rows(
        "capacity",
        lower,
        high,
        [*labels, *together.labels].__getitem__,
        visits=Terms.join([*taken, *together.visits]),
        supply=Terms.join([Terms(given.row, given.column, -given.value), *together.supply]),
        own=Terms.join(together.own),
        columns=Columns.make(together.switches, 1.0),
    )


class _Together:
    """Rows of the highest occupancy of a form in a municipality, in parts of a place so that they are whole."""

    def __init__(self, visits: Visits, supply: Supply, counted: Bools, kept_at_start: Ints, first: int) -> None:
        self.of, self.decisions, self.counted, self.kept_at_start, self.first = visits, supply, counted, kept_at_start, first
        self.housed = np.flatnonzero(visits.placed)
        self.upper: list[float] = []
        self.labels: list[tuple[str, ...]] = []
        self.visits: list[Terms] = []
        self.supply: list[Terms] = []
        self.own: list[Terms] = []
        self.switches = 0

    def add(self, form: int, municipality: int) -> None:
        """Add the rows of all periods in which some place of *form* in *municipality* is open."""
        instance, places = self.of.instance, self.of.places
        here = self.counted & (places.form == form) & (places.municipality == municipality)
        share = Fraction(instance.forms[form].max_occupancy_pct) / 100
        for t in np.flatnonzero(places.open[here].any(axis=0)).tolist():
            shown = here & places.open[:, t]
            label = places.municipalities[municipality], places.forms[form], instance.calendar[t].label
            old = int(self.kept_at_start[shown].sum())
            least = _residents(self.of, here, t) + old
            fixed, most = int(self.decisions.fixed_places[shown, t].sum()), int(self.decisions.most_places[shown, t].sum())
            low, high = floor(fixed * share), floor(most * share)
            if fixed == most or high <= least:
                self.row((shown, t), label, 1, max(low, least) - old)
            elif low >= least:
                self.row((shown, t), label, share.denominator, fixed * share.numerator - old * share.denominator, each=share.numerator)
            else:
                # at most the share, or with the switch on at most what is there already
                right = fixed * share.numerator - old * share.denominator
                over = least * share.denominator - fixed * share.numerator
                self.row((shown, t), label, share.denominator, right, each=share.numerator, switch=over)
                self.row((shown, t), label, 1, high - old, switch=least - high)
                self.switches += 1

    def row(self, at: tuple[Bools, int], label: tuple[str, ...], unit: int, right: int, *, each: int = 0, switch: int = 0) -> None:
        """Add *unit* × (clients and kept homes) ≤ *right* + *each* × places decided + *switch* × the switch (less when negative)."""
        shown, period = at
        row_of = np.full(self.of.places.open.shape, NONE, dtype=np.int64)
        row_of[shown, period] = self.first + len(self.upper)
        then = self.housed[self.of.period[self.housed] == period]
        former = kept(self.of, row_of)
        self.visits += [terms(row_of[self.of.place[then], period], then, unit), Terms(former.row, former.column, former.value * unit)]
        if each:
            given = self.decisions.room(row_of)
            self.supply.append(Terms(given.row, given.column, -given.value * each))
        if switch:
            self.own.append(terms(np.array([self.first + len(self.upper)]), np.array([self.switches]), -switch))
        self.upper.append(float(right))
        self.labels.append(label)


def _residents(visits: Visits, here: Bools, period: int) -> int:
    """Count the residents of the start at *here* who are still in care in *period*."""
    kinds = visits.kinds
    inside = np.append(here, [False, False])[kinds.current] & kinds.in_care[:, period] & kinds.in_care[:, 0]
    return int(kinds.count[inside].sum())


def ties(reach: Reach) -> Iterator[Iterable[Node]]:
    """A highest occupancy ties the places of a form in a municipality."""
    groups: defaultdict[tuple[str, str], list[Node]] = defaultdict(list)
    for spot in reach.spots:
        if spot.counted and spot.form.max_occupancy_pct < HUNDRED:
            groups[spot.form.code, spot.town].append(spot.node)
    yield from groups.values()
