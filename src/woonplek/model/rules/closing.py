"""Locations close as a whole and for good; who lives there may leave then, whatever holds them otherwise."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

import numpy as np

from woonplek.model.kinds import Ints
from woonplek.model.network import NO_CONDITION
from woonplek.model.reach import Node, Reach, place_node
from woonplek.model.rows import Label, Rows, Terms, at_most, terms
from woonplek.model.supply import NONE, Supply, first_open
from woonplek.model.visits import Visits


def rows(visits: Visits, supply: Supply) -> Rows:
    r"""A location that the plan closes stays closed, closes for a reason that may be, and frees who lives there.

    .. math::
        x_{lt} \le x_{l,t-1}, \qquad
        x_{l,t-1} - x_{lt} \le \sum_{j \to l} y_{j,s(t)} \;\text{where it may not close alone}, \qquad
        \sum_{s \le t} y_{js} + x_{lt} \le 1 \;\; \forall j \to l, \qquad
        \sum_k leave_{klt} \le n_{lt} (x_{l,t-1} - x_{lt})

    :math:`x_{lt}`: 1 while the plan leaves location *l* open (*stays*), 1 before it is first decided;
    :math:`y_{js}`: 1 when project *j*, which replaces *l* (:math:`j \to l`), is decided in *s* (*decided*);
    :math:`leave`: steps out of *l* that are only allowed when it closes [clients]; :math:`n_{lt}`: who can be there just before [clients].
    These hold also with the rule off: then any location may close at any time.
    """
    parts = _Parts(visits, supply)
    parts.for_good()
    parts.reasons()
    parts.conversions()
    parts.leaving()
    if not visits.instance.policy.on("capacity"):
        parts.empty()
    lower, upper = at_most(len(parts.upper), np.array(parts.upper, dtype=float))
    label: Label = parts.labels.__getitem__
    return Rows(
        "closing",
        lower,
        upper,
        label,
        supply=Terms.join(parts.supply),
        conditions=Terms.join(parts.conditions),
        visits=Terms.join(parts.visits),
    )


class _Parts:
    """Rows one after the other, all of the form ``terms <= upper``."""

    def __init__(self, visits: Visits, supply: Supply) -> None:
        self.of, self.decisions = visits, supply
        self.before = np.full(supply.stays.shape, NONE, dtype=np.int64)
        """column of *stays* of the period before, -1 where that is 1 for sure"""
        self.before[:, 1:] = supply.stays[:, :-1]
        self.where = np.argwhere(supply.stays != NONE)
        self.upper: list[float] = []
        self.labels: list[tuple[str, ...]] = []
        self.supply: list[Terms] = []
        self.conditions: list[Terms] = []
        self.visits: list[Terms] = []

    def open(self, pairs: Ints, upper: Ints) -> Ints:
        """Add a row for each pair of place and period; return the row numbers."""
        number = len(self.upper) + np.arange(len(pairs))
        places, calendar = self.of.places, self.of.instance.calendar
        self.upper += upper.astype(float).tolist()
        self.labels += [(places.keys[place][0], calendar[t].label) for place, t in pairs.tolist()]
        return number

    def columns(self, row: Ints, column: Ints, value: Ints | float) -> None:
        """Add terms of supply columns where there is one."""
        self.supply.append(terms(np.where(column == NONE, NONE, row), column, value))

    def for_good(self) -> None:
        later = self.where[self.before[self.where[:, 0], self.where[:, 1]] != NONE]
        row = self.open(later, np.zeros(len(later), dtype=np.int64))
        self.columns(row, self.decisions.stays[later[:, 0], later[:, 1]], 1.0)
        self.columns(row, self.before[later[:, 0], later[:, 1]], -1.0)

    def reasons(self) -> None:
        supply = self.decisions
        forced = self.where[~supply.alone[self.where[:, 0], self.where[:, 1]]]
        row_of = np.full(supply.stays.shape, NONE, dtype=np.int64)
        before = self.before[forced[:, 0], forced[:, 1]]
        row = self.open(forced, np.where(before == NONE, -1, 0))
        row_of[forced[:, 0], forced[:, 1]] = row
        self.columns(row, before, 1.0)
        self.columns(row, supply.stays[forced[:, 0], forced[:, 1]], -1.0)
        for j, t in np.argwhere((supply.decided != NONE) & (supply.replaced != NONE)[:, None]).tolist():
            event = first_open(self.of.places, int(supply.replaced[j]), t)
            if event < supply.stays.shape[1]:
                at = row_of[supply.replaced[j], event : event + 1]
                self.columns(at, np.where(at == NONE, NONE, supply.decided[j, t]), -1.0)

    def conversions(self) -> None:
        supply = self.decisions
        for j in np.flatnonzero(supply.replaced != NONE).tolist():
            place = supply.replaced[j]
            periods = np.flatnonzero(supply.stays[place] != NONE)
            row = self.open(np.stack([np.full(len(periods), place), periods], axis=1), np.ones(len(periods), dtype=np.int64))
            self.columns(row, supply.stays[place, periods], 1.0)
            decided = np.broadcast_to(supply.decided[j], (len(periods), supply.decided.shape[1]))
            by_then = np.where(np.arange(supply.decided.shape[1]) <= periods[:, None], decided, NONE)
            self.columns(np.broadcast_to(row[:, None], by_then.shape).ravel(), by_then.ravel(), 1.0)

    def leaving(self) -> None:
        network, supply, kinds, places = self.of.network, self.decisions, self.of.kinds, self.of.places
        horizon = supply.stays.shape[1]
        asks = np.flatnonzero(network.condition != NO_CONDITION)
        pairs = np.unique(network.condition[asks] * horizon + network.node_period[network.head[asks]])
        place, period = pairs // horizon, pairs % horizon
        everyone = int(kinds.count.sum())
        residents = np.bincount(
            np.minimum(kinds.current, places.count), weights=kinds.count * (kinds.first == 0), minlength=places.count + 1
        )
        room = np.where(period > 0, places.size[place, np.maximum(period - 1, 0)], residents[place])
        if not self.of.instance.policy.on("capacity"):
            room = np.full(len(pairs), everyone)
        before = self.before[place, period]
        row = self.open(np.stack([place, period], axis=1), np.where(before == NONE, room, 0))
        self.conditions.append(terms(row, pairs))
        self.columns(row, before, -room)
        self.columns(row, supply.stays[place, period], room)

    def empty(self) -> None:
        """Nobody is at a closed location; with rule *capacity* its places say so."""
        of, supply = self.of, self.decisions
        row = self.open(self.where, np.zeros(len(self.where), dtype=np.int64))
        row_of = np.full(supply.stays.shape, NONE, dtype=np.int64)
        row_of[self.where[:, 0], self.where[:, 1]] = row
        housed = np.flatnonzero(of.placed)
        self.visits.append(terms(row_of[of.place[housed], of.period[housed]], housed))
        self.columns(row, supply.stays[self.where[:, 0], self.where[:, 1]], -float(of.kinds.count.sum()))


def ties(reach: Reach) -> Iterator[Iterable[Node]]:
    """A project and the location that it replaces are decided together."""
    for project in reach.instance.projects:
        if project.replaces is not None:
            yield [place_node(project.code), place_node(project.replaces)]
