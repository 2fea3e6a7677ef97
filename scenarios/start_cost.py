"""What the residents of the start cost and ask, year by year, if every one of them stays where they are."""

from __future__ import annotations

from collections.abc import Sequence

import pandas as pd
from scenario_workbook import Sheets

import woonplek
from woonplek.domain.codes import Source
from woonplek.domain.instance import Client
from woonplek.domain.money import care_cents, fixed_cents, fixed_cost_weights, largest_remainder, payer


class StartCost:
    """The costs and hours of *sheets*, which need no budgets or teams yet."""

    def __init__(self, sheets: Sheets) -> None:
        self.instance = woonplek.read({name: pd.DataFrame(rows[1:], columns=rows[0], dtype=object) for name, rows in sheets.items()})

    def residents(self, period: int) -> list[Client]:
        """Return who had a place before the plan and is still in care."""
        return [client for client in self.instance.clients if client.first == 0 and client.current and client.in_care(period)]

    def euros(self, town: str, period: int) -> float:
        """Return care of the residents that *town* pays for, and its part of the fixed costs."""
        cents = sum(
            client.count * care_cents(self.instance, client.profiles[period], self.instance.location[client.current or ""].form, period)
            for client in self.residents(period)
            if payer(self.instance, client, period) == town
        )
        for place in self.instance.locations:
            if place.source is Source.EXISTING and place.is_open[period]:
                weights = fixed_cost_weights(self.instance, place.municipality)
                cents += largest_remainder(fixed_cents(self.instance, place, period), weights).get(town, 0)
        return cents / 100

    def hours(self, area: Sequence[str]) -> float:
        """Return the hours a week that residents in the municipalities of *area* need at most, in any period."""
        return max(self._hours(area, period) for period in range(self.instance.periods))

    def _hours(self, area: Sequence[str], period: int) -> float:
        found = 0.0
        for client in self.residents(period):
            here = self.instance.place_municipality(client, client.current or "")
            line = self.instance.care_line(client.profiles[period], self.instance.location[client.current or ""].form)
            found += client.count * float(line.hours_per_week) * (here in area)
        return found
