"""A plan made without a solver or a budget: the spend and the hours that budgets and teams of a synthetic region are a share of.

Residents stay where they are, save for those who may have an offered home; half of these homes go to who waits. Places that come free go
to who waits, those first who need care on site, then the most urgent. Wishes, rents, features, projects and teams are not looked at.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Sequence
from itertools import zip_longest

import around  # noqa: F401 - finds the modules of scenarios/
from scarcity import could_live_alone

from woonplek.domain.codes import HOME, FormKind, Source
from woonplek.domain.instance import Client, HomeOffer, Instance
from woonplek.domain.money import care_cents, fixed_cents, fixed_cost_weights, largest_remainder, payer

CENTS = 100


class Reference:
    """Spend by payer and year, and hours by municipality and period, of the plan, and of residents who all stay."""

    def __init__(self, instance: Instance) -> None:
        self.instance = instance
        self._prices: dict[tuple[str, str, int], int] = {}
        self._cents: Counter[tuple[str, int]] = Counter()
        self._hours: defaultdict[tuple[str, int], float] = defaultdict(float)
        self._cents_staying: Counter[tuple[str, int]] = Counter()
        self._hours_staying: defaultdict[tuple[str, int], float] = defaultdict(float)
        self._ready = could_live_alone(instance)
        self._people: list[Client] = []
        """one for each of a client's number"""
        self._where: dict[int, str] = {}
        self._used: Counter[str] = Counter()
        self._fixed()
        for client in instance.clients:
            if client.current is not None and client.first == 0:
                for period in range(client.end):
                    self._book(client, client.current, period, client.count, self._cents_staying, self._hours_staying)
        self._simulate()

    def euros(self, town: str, year: int) -> float:
        """Return what *town* spends in *year* by the plan."""
        return self._of_year(self._cents, town, year)

    def euros_staying(self, town: str, year: int) -> float:
        """Return what *town* spends in *year* on residents of the start who all stay."""
        return self._of_year(self._cents_staying, town, year)

    def hours(self, area: Sequence[str]) -> float:
        """Return the hours a week in *area* by the plan, on average over the periods."""
        return sum(self._hours[town, period] for town in area for period in range(self.instance.periods)) / self.instance.periods

    def hours_staying(self, area: Sequence[str]) -> float:
        """Return the most hours a week in *area*, in any period, of residents who all stay."""
        return max(sum(self._hours_staying[town, period] for town in area) for period in range(self.instance.periods))

    def budget_share(self, town: str) -> float:
        """Return all budgets of *town* as a share of its spend by the plan."""
        budget = sum(limit.amount for limit in self.instance.budgets if limit.payer == town)
        return budget / max(1, sum(self._cents[town, period] for period in range(self.instance.periods)))

    def _of_year(self, cents: Counter[tuple[str, int]], town: str, year: int) -> float:
        calendar = self.instance.calendar
        return sum(cents[town, t] for t in range(len(calendar)) if calendar[t].year == year) / CENTS

    def _fixed(self) -> None:
        instance = self.instance
        for place in instance.locations:
            if place.source is Source.EXISTING:
                weights = fixed_cost_weights(instance, place.municipality)
                for period in range(instance.periods):
                    for town, cents in largest_remainder(fixed_cents(instance, place, period), weights).items():
                        self._cents[town, period] += cents
                        self._cents_staying[town, period] += cents

    def _book(
        self,
        client: Client,
        place: str,
        period: int,
        count: int,
        cents: Counter[tuple[str, int]],
        hours: defaultdict[tuple[str, int], float],
    ) -> None:
        """Add what *count* clients at *place* cost and ask."""
        profile, form = client.profiles[period], self.instance.location[place].form
        key = (profile, form, period)
        if key not in self._prices:
            self._prices[key] = care_cents(self.instance, *key)
        who = payer(self.instance, client, period)
        if who is not None:
            cents[who, period] += count * self._prices[key]
        here = self.instance.place_municipality(client, place)
        hours[here, period] += count * float(self.instance.care_line(profile, form).hours_per_week)

    def _simulate(self) -> None:
        """Go through the periods: who leaves, who comes, who may have an offered home, who gets a place that is free."""
        for client in self.instance.clients:
            self._people += [client] * client.count
        self._where = {n: client.current for n, client in enumerate(self._people) if client.current and client.first == 0}
        self._used = Counter(place for place in self._where.values() if place != HOME)
        waits: list[int] = []
        for period in range(self.instance.periods):
            self._leave(period)
            come = [n for n, client in enumerate(self._people) if client.first == period and n not in self._where]
            waits = [n for n in waits + come if self._people[n].end > period]
            waits.sort(key=lambda n: (self._could_go(n, period), self._people[n].urgency))
            self._offer(period, waits)
            self._fill(period, [n for n in waits if n not in self._where])
            waits = [n for n in waits if n not in self._where]
            for n, place in self._where.items():
                self._book(self._people[n], place, period, 1, self._cents, self._hours)

    def _leave(self, period: int) -> None:
        """Free the places of who leaves care, unless the home stays theirs."""
        for n in [n for n in self._where if self._people[n].end <= period]:
            place = self._where.pop(n)
            if place != HOME and not self.instance.location[place].tenant_stays:
                self._used[place] -= 1

    def _offer(self, period: int, waits: Sequence[int]) -> None:
        """Let residents of facilities and who waits have the homes on offer in turn."""
        homes = [offer.location for offer in self.instance.offers for _ in range(_free(offer, period))]
        leavers = [n for n, place in self._where.items() if self._kind(place) is FormKind.FACILITY and self._could_go(n, period)]
        for n, home in zip(_in_turn(leavers, [n for n in waits if self._could_go(n, period)]), homes, strict=False):
            if n in self._where:
                self._used[self._where[n]] -= 1
            self._where[n] = home

    def _fill(self, period: int, waits: Sequence[int]) -> None:
        """Give the free places to who waits."""
        free: dict[FormKind, list[str]] = defaultdict(list)
        for place in self.instance.locations:
            if place.source is Source.EXISTING:
                free[self._kind(place.code)] += [place.code] * max(0, place.places[period] - self._used[place.code])
        for n in waits:
            kinds = (FormKind.INDEPENDENT, FormKind.GROUP, FormKind.FACILITY) if self._could_go(n, period) else (FormKind.FACILITY,)
            kind = next((kind for kind in kinds if free[kind]), None)
            if kind is not None:
                self._where[n] = free[kind].pop()
                self._used[self._where[n]] += 1

    def _kind(self, place: str) -> FormKind:
        return self.instance.form[self.instance.location[place].form].kind

    def _could_go(self, n: int, period: int) -> bool:
        return self._people[n].profiles[period] in self._ready


def _free(offer: HomeOffer, period: int) -> int:
    """Return the homes of *offer* that come free in *period*, those of a longer span divided over its periods."""
    found = 0
    for limit in offer.limits:
        if period in limit.span and limit.amount is not None:
            length, at = limit.span.end - limit.span.first, period - limit.span.first
            found += limit.amount * (at + 1) // length - limit.amount * at // length
    return found


def _in_turn(first: Iterable[int], second: Iterable[int]) -> list[int]:
    return [n for pair in zip_longest(first, second) for n in pair if n is not None]
