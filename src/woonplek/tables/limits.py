"""Finds the limits of a plan, and those that bind: nothing, or less than one more client needs, is left of them."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Callable, Iterator
from fractions import Fraction
from functools import cached_property

from woonplek.domain.calendar import Span
from woonplek.domain.codes import BudgetForm, OfferStatus, Source, Suitability
from woonplek.domain.instance import HUNDRED
from woonplek.domain.money import payer, step_investment_cents
from woonplek.tables.binding import ASKED_HOMES, EURO, HOMES, HOURS, PLACES, REGION, Binding
from woonplek.tables.region_limits import buffer, concentration, nights, quotas
from woonplek.tables.spending import Spending
from woonplek.tables.staffing import Staffing
from woonplek.tables.view import View
from woonplek.tables.words import form_name, location_name, municipality_name


class Bottlenecks:
    """Finds what binds in a plan."""

    def __init__(self, view: View, spending: Spending, staffing: Staffing) -> None:
        self.view, self.spending, self.staffing = view, spending, staffing
        self.instance, self.labels = view.instance, view.labels
        self._waiting: dict[int, Counter[str]] = defaultdict(Counter)
        self._payers: dict[tuple[str | None, int], Counter[str]] = defaultdict(Counter)
        for stay in view.stays():
            for t in range(stay.start, stay.end) if stay.waits else ():
                self._waiting[t][stay.client.profiles[t]] += 1
                self._payers[payer(self.instance, stay.client, t), t][stay.client.profiles[t]] += 1

    @cached_property
    def all(self) -> list[Binding]:
        """What binds, in the order of the rules."""
        return [limit for limit in self.limits if limit.binds]

    @cached_property
    def limits(self) -> list[Binding]:
        """Limits, in the order of the rules: of places, homes, budgets and hours all, of other rules those that bind."""
        found: list[Binding] = []
        sources: tuple[tuple[str, Callable[[], Iterator[Binding]]], ...] = (
            ("capacity", self._places),
            ("capacity", self._occupancy),
            ("offer", self._offers),
            ("budget", self._budgets),
            ("care_hours", self._hours),
            ("investment", self._investment),
            ("concentration", lambda: concentration(self.view, self._waiting)),
            ("quota", lambda: quotas(self.view)),
            ("return_buffer", lambda: buffer(self.view, self._waiting)),
            ("respite_nights", lambda: nights(self.view, self._waiting)),
        )
        for rule, source in sources:
            if self.instance.policy.on(rule):
                found.extend(source())
        return found

    def by_rule(self) -> list[tuple[str, int]]:
        """Return how often each rule binds while somebody waits who might gain, most often first."""
        return Counter(b.rule for b in self.all if b.waiting).most_common()

    def could_use(self, form: str, period: int) -> int:
        """Return how many who wait in *period* have a profile that *form* suits or bridges."""
        return sum(
            n for profile, n in self._waiting[period].items() if self.instance.care_line(profile, form).suitability is not Suitability.NO
        )

    def _places(self) -> Iterator[Binding]:
        for loc in self.instance.locations:
            if loc.source in {Source.EXISTING, Source.PROJECT}:
                for t in self.view.periods:
                    size = self.view.size[loc.code][t]
                    used = self.view.living[loc.code][t] + self.view.keeping[loc.code][t]
                    if size:
                        what, key = location_name(self.instance, loc.code), (loc.code, self.labels[t])
                        yield Binding("capacity", what, key, size, used, PLACES, self.could_use(loc.form, t), used >= size)

    def _occupancy(self) -> Iterator[Binding]:
        for (town, form), most in self.view.most.items():
            if self.instance.form[form].max_occupancy_pct < HUNDRED:
                for t in self.view.periods:
                    left, key = self.view.room[town, form][t], (form, town, self.labels[t])
                    if most[t]:
                        what = f"{form_name(self.instance, form)}, {municipality_name(self.instance, town)}"
                        yield Binding("capacity", what, key, most[t], most[t] - left, PLACES, self.could_use(form, t), left <= 0)

    def _offers(self) -> Iterator[Binding]:
        for offer in self.instance.offers:
            loc = self.instance.location[offer.location]
            for limit in offer.limits:
                used = len(self.view.moved_in(loc.code, limit.span))
                if limit.amount and limit.span.first < limit.span.end:
                    what = f"{loc.name or loc.owner or loc.code}, {municipality_name(self.instance, loc.municipality)}"
                    waiting = max(self.could_use(loc.form, t) for t in limit.span.periods())
                    key = (loc.code, self.instance.calendar.span_label(limit.span).nl)
                    homes = ASKED_HOMES if offer.status is OfferStatus.ASKED else HOMES
                    yield Binding("offer", what, key, limit.amount, used, homes, waiting, used >= limit.amount)

    def _cheapest_care(self, who: str | None, period: int) -> int | None:
        """Return the cents of the cheapest care that somebody who waits and whom *who* pays for could have in *period*."""
        waiting = self._payers[who, period] if who is not None else self._waiting[period]
        prices = [
            self.spending.price_of(line.profile, line.form, period) - self.spending.price_of(line.profile, None, period)
            for line in self.instance.care
            if waiting[line.profile] and line.suitability is not Suitability.NO
        ]
        return min((p for p in prices if p > 0), default=None)

    def _budgets(self) -> Iterator[Binding]:
        own = self.instance.settings.budget_form is BudgetForm.OWN
        lines: dict[tuple[str, int, int], tuple[int, int]] = {}
        for item in self.spending.settled:
            line = (item.limit.payer if own else REGION, item.limit.span.first, item.limit.span.end)
            amount, spent = lines.get(line, (0, 0))
            lines[line] = (amount + item.limit.amount, spent + item.spent.total)
        for (who, first, end), (amount, spent) in lines.items():
            needs = [need for t in range(first, end) if (need := self._cheapest_care(who if own else None, t)) is not None]
            binds = spent >= amount or bool(needs and amount - spent < min(needs))
            waiting = max(sum((self._payers[who, t] if own else self._waiting[t]).values()) for t in range(first, end))
            key = (who, self.instance.calendar.span_label(Span(first=first, end=end)).nl)
            yield Binding("budget", municipality_name(self.instance, who), key, amount / 100, spent / 100, EURO, waiting, binds)

    def _hours(self) -> Iterator[Binding]:
        for team in self.instance.teams:
            for t in self.view.periods:
                division = self.staffing.division(t)
                left = division.left(team.code)
                needs = [
                    Fraction(line.hours_per_week) for line in self.instance.care if self._waiting[t][line.profile] and line.hours_per_week
                ]
                size, key = division.size[team.code], (team.code, self.labels[t])
                binds = bool(size and (left == 0 or (needs and left < min(needs))))
                waiting = sum(self._waiting[t].values())
                yield Binding("care_hours", team.name or team.code, key, float(size), float(size - left), HOURS, waiting, binds)

    def _investment(self) -> Iterator[Binding]:
        for owner in dict.fromkeys(row.owner for row in self.instance.investment):
            open_steps = [
                step_investment_cents(p)
                for p in self.instance.projects
                if self.instance.location[p.code].owner == owner and p.code not in self.view.builds and p.investment
            ]
            room = spent = 0
            for t in self.view.periods:
                room += sum(row.amount for row in self.instance.investment if row.owner == owner and row.period == t)
                spent += sum(
                    b.steps * step_investment_cents(b.project)
                    for code, b in self.view.builds.items()
                    if self.instance.location[code].owner == owner and b.decided == t and b.project.begun is None
                )
                if open_steps and room - spent < min(open_steps):
                    yield Binding("investment", owner, (owner, self.labels[t]), room / 100, spent / 100, EURO)
