"""Enough residents to stay open."""

from __future__ import annotations

import numpy as np

from woonplek.domain.codes import Source
from woonplek.model.kinds import Ints
from woonplek.model.rows import INFINITY, Columns, Rows, Terms, terms
from woonplek.model.rules.capacity import kept
from woonplek.model.supply import NONE, Supply
from woonplek.model.visits import Visits


def rows(visits: Visits, supply: Supply) -> Rows:
    r"""An open location that may close has its minimum of clients, and a project from the period after delivery.

    .. math::
        \sum_k v_{klt} + n_l\, (kept_{lt} + w_{lt}) + o_{lt} \ge n_l\, x_{lt} \quad \forall t \ge c_l, \qquad
        U_j \Big(\sum_k v_{kjt} + o_{jt}\Big) \ge n_j \sum_{s: \delta_j(s) < t} u_{js}

    :math:`v`: clients [clients]; :math:`n`: *min_bezetting* [clients]; :math:`c_l`: *closable_from*; :math:`kept_{lt}`: homes kept and
    :math:`w_{lt}`: clients ``nee`` at their place of the start, each of which keeps it from closing; :math:`x_{lt}`: 1 while it stays open;
    :math:`u_{js}` of :math:`U_j` steps decided in *s* and delivered in :math:`\delta_j(s)`; :math:`o \ge 0` whole, only where the rule is
    soft [clients], counting :math:`d_t` days.
    """
    instance, places, kinds = visits.instance, visits.places, visits.kinds
    least = _of_locations(visits)
    project, built, column = supply.built
    minimum = np.array([p.minimum_use for p in instance.projects], dtype=np.int64)
    later = (built + 1 < instance.periods) & (minimum[project] > 0)
    project, built, column = project[later], built[later] + 1, column[later]
    row_of = np.full(places.open.shape, NONE, dtype=np.int64)
    asked = least > 0
    asked[supply.place[project], built] = True
    row_of[asked] = np.arange(int(asked.sum()))
    place, period = np.nonzero(asked)
    count = len(place)
    unit = np.ones(places.count, dtype=np.int64)
    unit[supply.place] = supply.most
    most = least.max(axis=1, initial=0)
    most[supply.place] = minimum
    housed = np.flatnonzero(visits.placed)
    there, when = visits.place[housed], visits.period[housed]
    unwilling = kinds.unwilling[visits.kind[housed]] & (kinds.current[visits.kind[housed]] == there)
    held = kept(visits, np.where(least > 0, row_of, NONE))
    stays, own_least = supply.stays[place, period], least[place, period]
    open_ = terms(np.where(stays == NONE, NONE, np.arange(count)), stays, -own_least)
    soft = instance.policy.soft("minimum_use")
    labels = [(places.keys[p][0], instance.calendar[t].label) for p, t in zip(place.tolist(), period.tolist(), strict=True)]
    return Rows(
        "minimum_use",
        np.where(stays == NONE, own_least, 0).astype(float),
        np.full(count, INFINITY),
        labels.__getitem__,
        visits=Terms.join(
            [
                terms(row_of[there, when], housed, np.where(unwilling & (least[there, when] > 0), least[there, when], unit[there])),
                terms(held.row, held.column, own_least[held.row]),
            ]
        ),
        supply=Terms.join([open_, terms(row_of[supply.place[project], built], column, -minimum[project])]),
        own=terms(np.arange(count), np.arange(count), unit[place]) if soft else Terms.none(),
        columns=Columns.make(count if soft else 0, most[place].astype(float) if soft else 0.0),
        over=np.array(instance.calendar.days, dtype=float)[period] if soft else np.zeros(0),
    )


def _of_locations(visits: Visits) -> Ints:
    """Return the least clients by place and period, 0 where nothing is asked.

    Homes kept at the start keep a location open as long as the input does: then the minimum is only a warning.
    """
    places = visits.places
    least = np.zeros(places.open.shape, dtype=np.int64)
    for place, location in enumerate(places.locations):
        if location.source is Source.EXISTING and location.closable_from is not None and not location.kept_at_start:
            least[place, location.closable_from :] = location.minimum_use
    least[~places.by_input] = 0
    return least
