"""What supply costs in each period: open locations, delivered steps and extra hours, unit by unit."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import NamedTuple

import numpy as np

from woonplek.domain.codes import Source
from woonplek.domain.instance import Instance
from woonplek.domain.money import extra_hour_cents, fixed_cents, fixed_cost_weights, step_fixed_cents, team_cost_weights
from woonplek.model.kinds import Ints
from woonplek.model.supply import NONE, Supply


class Charge(NamedTuple):
    """*cents* in *period* for each unit of each of the *columns*, or once whatever is decided where there is none.

    *weights* say how payers share one unit.
    """

    period: int
    cents: int
    columns: Ints
    weights: Mapping[str, int]


def charges(instance: Instance, supply: Supply) -> Iterator[Charge]:
    """Iterate over all that is charged for supply."""
    places = supply.places
    for place, location in enumerate(places.locations):
        if location.source is Source.EXISTING and location.fixed_cost_per_year:
            weights = fixed_cost_weights(instance, location.municipality)
            for t in np.flatnonzero(places.by_input[place]).tolist():
                column = supply.stays[place, t : t + 1]
                yield Charge(t, fixed_cents(instance, location, t), column[column != NONE], weights)
    project, period, column = supply.built
    for j, item in enumerate(instance.projects):
        if item.fixed_cost_per_year:
            weights = fixed_cost_weights(instance, instance.location[item.code].municipality)
            own = project == j
            for t in np.unique(period[own]).tolist():
                if places.by_input[supply.place[j], t]:
                    yield Charge(t, step_fixed_cents(instance, item, t), column[own & (period == t)], weights)
    for j, team in enumerate(instance.teams):
        weights = team_cost_weights(instance, team)
        for t in np.flatnonzero(supply.extra[j] != NONE).tolist():
            yield Charge(t, extra_hour_cents(instance, team, t), supply.extra[j, t : t + 1], weights)
