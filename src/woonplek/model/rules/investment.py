"""What an owner may decide to invest."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

import numpy as np

from woonplek.domain.money import step_investment_cents
from woonplek.model.reach import Node, Reach, place_node
from woonplek.model.rows import Rows, Terms, at_most, terms
from woonplek.model.supply import NONE, Supply
from woonplek.model.visits import Visits


def rows(visits: Visits, supply: Supply) -> Rows:
    r"""What an owner has decided up to a period costs at most the room up to it.

    .. math:: \sum_{j \in o} \sum_{s \le t} I_j\, u_{js} \le \sum_{s \le t} R_{os} \qquad \forall o, t

    :math:`u_{js}`: steps of project *j* of owner *o* decided in *s* (*steps*), none of those begun before the plan [steps];
    :math:`I_j`: investment of a step [cents]; :math:`R_{os}`: room of *o* that comes in *s* [cents]. Without rows: no limit.
    """
    instance = visits.instance
    owners = sorted({row.owner for row in instance.investment})
    horizon = instance.periods
    room = np.zeros((len(owners), horizon), dtype=np.int64)
    for row in instance.investment:
        room[owners.index(row.owner), row.period] += row.amount
    parts = []
    for j, project in enumerate(instance.projects):
        owner, cents = instance.location[project.code].owner, step_investment_cents(project)
        if owner not in owners or project.begun is not None or not cents:
            continue
        when = np.flatnonzero(supply.steps[j] != NONE)
        period, at = np.nonzero(when[None, :] <= np.arange(horizon)[:, None])
        parts.append(terms(owners.index(owner) * horizon + period, supply.steps[j, when[at]], cents))
    labels = [(owner, period.label) for owner in owners for period in instance.calendar.periods]
    lower, upper = at_most(room.size, np.cumsum(room, axis=1).ravel())
    return Rows("investment", lower, upper, labels.__getitem__, supply=Terms.join(parts))


def ties(reach: Reach) -> Iterator[Iterable[Node]]:
    """An owner's room ties its projects."""
    instance = reach.instance
    limited = {room.owner for room in instance.investment}
    for project in instance.projects:
        owner = instance.location[project.code].owner
        if owner in limited and project.begun is None and project.investment:
            yield [place_node(project.code), Node("owner", owner)]
