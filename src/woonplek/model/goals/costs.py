"""What each goal counts: a cost a visit, a move, a column."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from woonplek.domain.codes import OfferStatus
from woonplek.domain.money import step_annuity_cents
from woonplek.domain.supply import months_past
from woonplek.model.charges import charges
from woonplek.model.kinds import EXTERNAL_PAYER, SUITABLE
from woonplek.model.rows import INFINITY, Columns, Floats, Rows, terms
from woonplek.model.supply import NONE, Supply
from woonplek.model.visits import Visits


@dataclass(frozen=True)
class Cost:
    """A goal as costs: of a visit, of a beginning (by visit), of a move, of a supply column, and what is fixed."""

    visits: Floats | None = None
    entries: Floats | None = None
    moves: float = 0.0
    beyond: Floats | None = None
    """by period: of a client-period past the maximum stay"""
    supply: Floats | None = None
    own: Floats | None = None
    """by own column of the rule or goal"""
    constant: int = 0


def waiting(visits: Visits, supply: Supply) -> Cost:
    r"""Weighted days of waiting: :math:`\sum d_t\, w_k\, v_{k,wacht,t}`."""
    del supply
    return Cost(visits=np.where(visits.placed, 0, visits.days * visits.kinds.weight[visits.kind]).astype(float))


def bridging(visits: Visits, supply: Supply) -> Cost:
    r"""Days in a place whose form is not *passend*: :math:`\sum_{fit \ne passend} d_t\, v_{klt}`."""
    del supply
    return Cost(visits=np.where(visits.placed & (visits.fit != SUITABLE), visits.days, 0).astype(float))


def wishes(visits: Visits, supply: Supply) -> Cost:
    r"""Days times wishes not met: :math:`\sum d_t\, u_{kl}\, v_{klt}`."""
    del supply
    unmet = np.concatenate([visits.kinds.unmet, np.zeros((len(visits.kinds), 1), dtype=np.int64)], axis=1)
    return Cost(visits=(visits.days * unmet[visits.kind, visits.place]).astype(float))


def own_home(visits: Visits, supply: Supply) -> Cost:
    """Days placed in a form without *eigen_voordeur* while some form with one is *passend*."""
    del supply
    doors = np.array([f.own_door for f in visits.instance.forms], dtype=bool)
    could = (visits.kinds.fit_table[:, doors] == SUITABLE).any(axis=1)
    return Cost(visits=np.where(visits.placed & ~visits.own_door & could[visits.profile], visits.days, 0).astype(float))


def moves(visits: Visits, supply: Supply) -> Cost:
    """Steps from a place to another place."""
    del visits, supply
    return Cost(moves=1.0)


def cost(visits: Visits, supply: Supply) -> Cost:
    r"""Care, waiting care, fixed costs, extra hours and annuities, in cents; *extern* pays its own.

    .. math:: \sum c_{klt}\, v_{klt} + \sum F_{lt}\, x_{lt} + \sum_{j,s} \Big(a_{js} + \sum_{t \ge \delta_j(s)} f_{jt}\Big) u_{js} + \sum e_{jt}\, h_{jt}

    *c* care of a client in a period; *F* fixed costs of an open location; *f* of a delivered step; *a* annuity of a step over
    the plan; *e* an extra hour [all cents]; :math:`x` 1 while a location stays open; *u* steps decided; *h* hours bought.
    """
    instance = visits.instance
    constant, by_column = 0, np.zeros(len(supply.columns))
    for charge in charges(instance, supply):
        by_column[charge.columns] += charge.cents
        constant += 0 if len(charge.columns) else charge.cents
    for (j, s), column in np.ndenumerate(supply.steps):
        project = instance.projects[j]
        if column != NONE and project.investment and supply.delivered[j, s] < instance.periods:
            past = months_past(instance, project, s)
            by_column[column] += step_annuity_cents(instance, project, int(supply.delivered[j, s]), months_past=past)
    return Cost(visits=np.where(visits.payer == EXTERNAL_PAYER, 0, visits.cents).astype(float), supply=by_column, constant=constant)


def homes_asked(visits: Visits, supply: Supply) -> Cost:
    """Homes with status *vraag* that are moved into."""
    del supply
    asked = np.zeros(visits.places.count + 1, dtype=bool)
    for offer in visits.instance.offers:
        asked[visits.places.index[offer.location]] = offer.status is OfferStatus.ASKED
    return Cost(entries=asked[visits.place].astype(float))


def queue(visits: Visits, supply: Supply) -> Cost:
    """Days of waiting times the whole years waited before the start, at most five."""
    del supply
    return Cost(visits=np.where(visits.placed, 0, visits.days * visits.kinds.years_waited[visits.kind]).astype(float))


def spread(visits: Visits, supply: Supply) -> Cost:
    """The highest, over municipalities of origin, of waiting days per 100 client-days in care: the column of :func:`spread_rows`."""
    del visits, supply
    return Cost(own=np.ones(1))


def spread_rows(visits: Visits) -> Rows:
    r"""What goal ``spread`` is, rounded up.

    .. math:: y \cdot D_o \ge 100 \sum_{k \in o} d_t\, v_{k,wacht,t} \qquad \forall o

    :math:`y`: the goal's own column; :math:`D_o`: days in care of all clients from municipality *o* [client-days]; *v*: clients of kind *k*
    who wait in period *t* [clients]; :math:`d_t` [days].
    """
    kinds = visits.kinds
    days = np.array(visits.instance.calendar.days, dtype=np.int64)
    origins, group = np.unique(kinds.origin, return_inverse=True)
    in_care = np.zeros(len(origins), dtype=np.int64)
    np.add.at(in_care, group, kinds.count * (kinds.in_care * days).sum(axis=1))
    wait = np.flatnonzero(~visits.placed)
    labels = [(visits.places.municipalities[o] if o >= 0 else "",) for o in origins.tolist()]
    return Rows(
        "spread",
        np.full(len(origins), -INFINITY),
        np.zeros(len(origins)),
        labels.__getitem__,
        visits=terms(group[visits.kind[wait]], wait, 100 * visits.days[wait]),
        own=terms(np.arange(len(origins)), np.zeros(len(origins), dtype=np.int64), -in_care.astype(float)),
        columns=Columns.make(1, 100.0),
    )
