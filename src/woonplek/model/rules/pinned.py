"""What is pinned of projects and locations; what is pinned of clients is in their kinds."""

from __future__ import annotations

import numpy as np

from woonplek.domain.codes import PinKind
from woonplek.model.kinds import Ints
from woonplek.model.rows import Rows, Terms, terms
from woonplek.model.supply import NONE, Supply
from woonplek.model.visits import Visits

OPEN = "open"


def rows(visits: Visits, supply: Supply) -> Rows:
    r"""A pinned project is decided as pinned, a pinned location is open or closed as pinned.

    .. math:: \sum_t u_{jt} \cdot s_j = n \quad (u_{jt} = 0 \text{ but in the period named}), \qquad x_{lt} = 1 \text{ or } 0

    :math:`u_{jt}`: steps decided (*steps*) [steps] of :math:`s_j` places; *n* places pinned [places]; :math:`x_{lt}`: 1 while the plan
    leaves location *l* open (*stays*). What no decision can bring about is a row that nothing satisfies.
    """
    instance, places = visits.instance, visits.places
    index = {project.code: j for j, project in enumerate(instance.projects)}
    parts: list[Terms] = []
    value: list[float] = []
    labels: list[tuple[str, ...]] = []

    def add(code: str, period: int, columns: Ints, coefficient: float, right: float) -> None:
        parts.append(terms(np.full(len(columns), len(value)), columns, coefficient))
        value.append(right)
        labels.append((code, instance.calendar[period].label))

    for pin in instance.pins:
        if pin.kind is PinKind.PROJECT:
            j, first = index[pin.code], pin.span.first
            columns = supply.steps[j]
            add(pin.code, first, columns[columns != NONE], float(supply.step[j]), float(pin.value))
            elsewhere = np.delete(columns, first)
            add(pin.code, first, elsewhere[elsewhere != NONE], 1.0, 0.0)
        elif pin.kind is PinKind.LOCATION and pin.code in places.index:
            place = places.index[pin.code]
            for t in pin.span.periods():
                column = supply.stays[place, t : t + 1]
                by_decision = column[column != NONE]
                now = 0 if len(by_decision) else int(places.by_input[place, t])
                add(pin.code, t, by_decision, 1.0, float((pin.value == OPEN) - now))
    bound = np.array(value, dtype=float)
    return Rows("pinned", bound, bound.copy(), labels.__getitem__, supply=Terms.join(parts))
