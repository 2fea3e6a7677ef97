"""Who spends what in a plan, by payer and period, and what payers settle with each other. Amounts in cents."""

from __future__ import annotations

from collections import defaultdict
from functools import cached_property
from typing import NamedTuple

from woonplek.domain.codes import EXTERNAL, WAITING, BudgetForm, Source
from woonplek.domain.instance import BudgetLimit, Client
from woonplek.domain.money import (
    care_cents,
    extra_hour_cents,
    fixed_cents,
    fixed_cost_weights,
    largest_remainder,
    payer,
    pays_externally,
    step_fixed_cents,
    team_cost_weights,
    waiting_cents,
)
from woonplek.tables.view import View

PARTS = ("care", "waiting", "fixed", "extra")


class Spent(NamedTuple):
    """What one payer spends in one period, by what it is for."""

    care: int = 0
    waiting: int = 0
    fixed: int = 0
    extra: int = 0

    @property
    def total(self) -> int:
        """Return all of it."""
        return sum(self)


class Settled(NamedTuple):
    """A budget limit, what is spent under it, and what the payer gets from (+) or gives to (-) others."""

    limit: BudgetLimit
    spent: Spent
    settlement: int

    @property
    def left(self) -> int:
        """Return what remains after settling."""
        return max(0, self.limit.amount + self.settlement - self.spent.total)

    @property
    def short(self) -> int:
        """Return what is missing after settling."""
        return max(0, self.spent.total - self.limit.amount - self.settlement)


class Spending:
    """What the plan of a view costs."""

    def __init__(self, view: View) -> None:
        self.view, self.instance = view, view.instance
        self._prices: dict[tuple[str, str | None, int], int] = {}
        self._rooms: dict[tuple[str, int], int | None] = {}

    def price(self, client: Client, place: str, period: int) -> int:
        """Return what care of *client* at *place*, or waiting, costs in *period*, whoever pays."""
        return self.price_of(client.profiles[period], self.form(place), period)

    def form(self, place: str) -> str | None:
        """Return the form of *place*, None for the waiting list."""
        return None if place == WAITING else self.instance.location[place].form

    def price_of(self, profile: str, form: str | None, period: int) -> int:
        """Return what care for *profile* in *form*, or waiting (None), costs in *period*."""
        key = (profile, form, period)
        if key not in self._prices:
            paid = waiting_cents(self.instance, profile, period) if form is None else care_cents(self.instance, profile, form, period)
            self._prices[key] = paid
        return self._prices[key]

    @cached_property
    def spent(self) -> dict[str, list[Spent]]:
        """What each payer spends, one a period; payers without a budget too, ``extern`` not."""
        sums: dict[str, list[dict[str, int]]] = {m.code: self._blank() for m in self.instance.municipalities}
        for visit, count in self.view.visits.items():
            if visit.payer in {None, EXTERNAL}:
                continue
            part = "waiting" if visit.place == WAITING else "care"
            sums.setdefault(visit.payer or "", self._blank())[visit.period][part] += count * self.price_of(
                visit.profile, self.form(visit.place), visit.period
            )
        for (who, t, part), cents in self._overheads().items():
            sums.setdefault(who, self._blank())[t][part] += cents
        return {who: [Spent(**parts) for parts in rows] for who, rows in sums.items()}

    def _blank(self) -> list[dict[str, int]]:
        return [dict.fromkeys(PARTS, 0) for _ in range(self.instance.periods)]

    def _overheads(self) -> dict[tuple[str, int, str], int]:
        """Return fixed costs and extra hours by payer, period and part, each unit divided on its own."""
        instance, view = self.instance, self.view
        sums: dict[tuple[str, int, str], int] = defaultdict(int)
        for t in range(instance.periods):
            for loc in instance.locations:
                if loc.source is Source.EXISTING and view.is_open(loc.code, t):
                    unit, times = fixed_cents(instance, loc, t), 1
                elif loc.source is Source.PROJECT and view.size[loc.code][t]:
                    unit, times = step_fixed_cents(instance, instance.project[loc.code], t), view.builds[loc.code].steps
                else:
                    continue
                for who, cents in largest_remainder(unit, fixed_cost_weights(instance, loc.municipality)).items():
                    sums[who, t, "fixed"] += cents * times
        teams = {team.code: team for team in instance.teams}
        for bought in view.plan.extra_hours:
            team = teams[bought.team]
            unit = extra_hour_cents(instance, team, bought.period)
            for who, cents in largest_remainder(unit, team_cost_weights(instance, team)).items():
                sums[who, bought.period, "extra"] += cents * bought.hours
        return sums

    def over(self, limit: BudgetLimit) -> Spent:
        """Return what the payer of *limit* spends in its span."""
        rows = [self.spent[limit.payer][t] for t in limit.span.periods()] if limit.payer in self.spent else []
        return Spent(*(sum(row[i] for row in rows) for i in range(len(PARTS))))

    @cached_property
    def settled(self) -> list[Settled]:
        """Every budget limit with what is spent and settled under it, in the order of the input.

        Without sharing nobody settles. With it, what payers with money over give goes to those short,
        in proportion, up to the smaller of the two sums.
        """
        groups: dict[tuple[int, int], list[BudgetLimit]] = defaultdict(list)
        for limit in self.instance.budgets:
            groups[limit.span.first, limit.span.end].append(limit)
        sharing = self.instance.settings.budget_form is not BudgetForm.OWN
        found: dict[int, Settled] = {}
        for limits in groups.values():
            balance = {limit.payer: limit.amount - self.over(limit).total for limit in limits}
            short = {who: -cents for who, cents in balance.items() if cents < 0}
            over = {who: cents for who, cents in balance.items() if cents > 0}
            moved = min(sum(short.values()), sum(over.values())) if sharing else 0
            gets, gives = largest_remainder(moved, short), largest_remainder(moved, over)
            for limit in limits:
                found[id(limit)] = Settled(limit, self.over(limit), gets.get(limit.payer, 0) - gives.get(limit.payer, 0))
        return [found[id(limit)] for limit in self.instance.budgets]

    def room(self, client: Client, period: int) -> int | None:
        """Return the cents that the payer of *client* may still spend in *period*; None is no limit."""
        who = payer(self.instance, client, period)
        if who is None or pays_externally(client) or not self.instance.policy.on("budget"):
            return None
        if (who, period) not in self._rooms:
            self._rooms[who, period] = self._left(who, period)
        return self._rooms[who, period]

    def _left(self, who: str, period: int) -> int | None:
        form, rooms = self.instance.settings.budget_form, []
        for item in self.settled:
            if item.limit.payer == who and period in item.limit.span:
                alone = item.limit.amount - item.spent.total
                together = sum(s.limit.amount - s.spent.total for s in self.settled if s.limit.span == item.limit.span)
                over = int(item.limit.amount * self.instance.settings.solidarity_pct // 100)
                rooms.append({BudgetForm.OWN: alone, BudgetForm.REGIONAL: together, BudgetForm.SOLIDARY: min(together, alone + over)}[form])
        return min(rooms, default=None)
