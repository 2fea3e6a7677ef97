"""Sheet *Knelpunten*: every limit that binds, and what one more of it would give."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterator
from fractions import Fraction
from functools import cached_property
from math import floor
from typing import NamedTuple

from woonplek.domain.base import Language, Text
from woonplek.domain.codes import WAITING, BudgetForm, FormKind, OfferStatus, Source, Suitability
from woonplek.domain.instance import HUNDRED
from woonplek.domain.money import payer, step_investment_cents
from woonplek.domain.policy import RULE, goal_unit, ordered_goals
from woonplek.domain.result import Result, Shadow
from woonplek.tables.spending import Spending
from woonplek.tables.staffing import Staffing
from woonplek.tables.table import Cell, Table, TableColumn
from woonplek.tables.view import View
from woonplek.tables.words import form_name, in_unit, location_name, municipality_name, span_label, unit

PLACES = Text("plaatsen", "places")
HOMES = Text("woningen", "homes")
EURO = Text("euro", "euro")
HOURS = Text("uren per week", "hours a week")
CLIENTS = Text("cliënten", "clients")
FREE = Text("vrije plaatsen", "free places")
REGION = "regio"
FLOORS = ("return_buffer",)
"""rules whose limit is a least, not a most"""

COLUMNS = (
    TableColumn(
        "rule", Text("regel", "rule"), width=24, help=Text("De regel waar de grens bij hoort.", "The rule that the limit belongs to.")
    ),
    TableColumn(
        "what",
        Text("wat", "what"),
        width=36,
        help=Text(
            "Waarvan de grens is: locatie, aanbod, betaler, team, eigenaar …", "What the limit is of: location, offer, payer, team, owner …"
        ),
    ),
    TableColumn("code", Text("code", "code"), width=34, help=Text("Code daarvan in de invoer.", "Its code in the input.")),
    TableColumn("period", Text("periode", "period"), width=12, help=Text("Wanneer de grens knelt.", "When the limit binds.")),
    TableColumn("limit", Text("grens", "limit"), "decimal", 16, Text("Zoveel mag of is er.", "So much is allowed, or there is.")),
    TableColumn("used", Text("gebruikt", "used"), "decimal", 16, Text("Zoveel gebruikt dit plan.", "So much this plan uses.")),
    TableColumn(
        "left",
        Text("over", "left"),
        "decimal",
        14,
        Text("grens − gebruikt; minder dan één cliënt extra vraagt.", "limit − used; less than one more client needs."),
    ),
    TableColumn("unit", Text("eenheid", "unit"), width=15, help=Text("Waarin grens en gebruik tellen.", "What limit and use count in.")),
    TableColumn(
        "waiting",
        Text("wachtenden", "waiting"),
        "whole",
        12,
        Text("Wie in die periode wacht en er baat bij kan hebben.", "Who waits in that period and might gain."),
    ),
    TableColumn(
        "gain",
        Text("één meer levert (schatting)", "one more gives (estimate)"),
        "decimal",
        26,
        Text(
            "Schatting uit het lineaire model: zoveel daalt het eerste doel met één eenheid meer. Leeg: niet geschat.",
            "Estimate from the linear model: the first goal falls by so much with one unit more. Empty: not estimated.",
        ),
    ),
    TableColumn(
        "gain_unit", Text("van doel", "of goal"), width=26, help=Text("Het eerste doel en zijn eenheid.", "The first goal and its unit.")
    ),
)


class Binding(NamedTuple):
    """A limit that binds. *key* is what it belongs to, then the label of the period, as in :class:`Shadow`."""

    rule: str
    what: str
    key: tuple[str, ...]
    limit: float
    used: float
    unit: Text
    waiting: int = 0


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
        found: list[Binding] = []
        sources = (
            ("capacity", self._places),
            ("capacity", self._occupancy),
            ("offer", self._offers),
            ("budget", self._budgets),
            ("care_hours", self._hours),
            ("investment", self._investment),
            ("concentration", self._concentration),
            ("quota", self._quotas),
            ("return_buffer", self._buffer),
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
                    if size and used >= size:
                        key = (loc.code, self.labels[t])
                        yield Binding(
                            "capacity", location_name(self.instance, loc.code), key, size, used, PLACES, self.could_use(loc.form, t)
                        )

    def _occupancy(self) -> Iterator[Binding]:
        for (town, form), most in self.view.most.items():
            if self.instance.form[form].max_occupancy_pct < HUNDRED:
                for t in self.view.periods:
                    left = self.view.room[town, form][t]
                    if most[t] and left <= 0:
                        what = f"{form_name(self.instance, form)}, {municipality_name(self.instance, town)}"
                        yield Binding(
                            "capacity", what, (form, town, self.labels[t]), most[t], most[t] - left, PLACES, self.could_use(form, t)
                        )

    def _offers(self) -> Iterator[Binding]:
        for offer in self.instance.offers:
            loc = self.instance.location[offer.location]
            for limit in offer.limits:
                used = len(self.view.moved_in(loc.code, limit.span))
                if limit.amount is not None and limit.amount and used >= limit.amount and limit.span.first < limit.span.end:
                    asked = Text(" (vraag)", " (asked)") if offer.status is OfferStatus.ASKED else Text("", "")
                    what = f"{loc.name or loc.owner or loc.code}, {municipality_name(self.instance, loc.municipality)}{asked.nl}"
                    waiting = max(self.could_use(loc.form, t) for t in limit.span.periods())
                    key = (loc.code, span_label(self.instance.calendar, limit.span, "nl"))
                    yield Binding("offer", what, key, limit.amount, used, HOMES, waiting)

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
            if spent >= amount or (needs and amount - spent < min(needs)):
                span = next(i.limit.span for i in self.spending.settled if (i.limit.span.first, i.limit.span.end) == (first, end))
                waiting = max(sum((self._payers[who, t] if own else self._waiting[t]).values()) for t in span.periods())
                what = municipality_name(self.instance, who)
                key = (who, span_label(self.instance.calendar, span, "nl"))
                yield Binding("budget", what, key, amount / 100, spent / 100, EURO, waiting)

    def _hours(self) -> Iterator[Binding]:
        for team in self.instance.teams:
            for t in self.view.periods:
                division = self.staffing.division(t)
                left = division.left(team.code)
                needs = [
                    Fraction(line.hours_per_week) for line in self.instance.care if self._waiting[t][line.profile] and line.hours_per_week
                ]
                if division.size[team.code] and (left == 0 or (needs and left < min(needs))):
                    size = division.size[team.code]
                    waiting = sum(self._waiting[t].values())
                    yield Binding(
                        "care_hours", team.name or team.code, (team.code, self.labels[t]), float(size), float(size - left), HOURS, waiting
                    )

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

    def _concentration(self) -> Iterator[Binding]:
        together: Counter[tuple[str, int]] = Counter()
        nearby: Counter[tuple[str | None, int]] = Counter()
        for visit, count in self.view.visits.items():
            if visit.place != WAITING:
                if self.view.form(visit.place).kind is not FormKind.INDEPENDENT:
                    together[visit.municipality, visit.period] += count
                nearby[self.instance.location[visit.place].neighbourhood, visit.period] += count
        limits: list[tuple[str, str, int, Counter[tuple[str, int]] | Counter[tuple[str | None, int]]]] = [
            (m.code, m.name or m.code, floor(Fraction(m.max_per_1000) * m.inhabitants / 1000), together)
            for m in self.instance.municipalities
            if m.max_per_1000 is not None and m.inhabitants is not None
        ]
        limits += [(n.code, n.name or n.code, n.max_places, nearby) for n in self.instance.neighbourhoods if n.max_places is not None]
        for code, name, most, counted in limits:
            for t in self.view.periods:
                if counted[code, t] >= most:
                    yield Binding(
                        "concentration", name, (code, self.labels[t]), most, counted[code, t], CLIENTS, sum(self._waiting[t].values())
                    )

    def _quotas(self) -> Iterator[Binding]:
        for row in self.instance.quotas:
            if row.maximum is None:
                continue
            here = [
                loc.code
                for loc in self.instance.locations
                if loc.source is not Source.HOME
                and row.owner in {None, loc.owner}
                and row.municipality in {None, loc.municipality}
                and row.form in {None, loc.form}
            ]
            used = sum(len(self.view.moved_in(code, row.span)) for code in here)
            if used >= row.maximum:
                names = [
                    row.owner,
                    municipality_name(self.instance, row.municipality),
                    form_name(self.instance, row.form) if row.form else "",
                ]
                parts = tuple(part for part in (row.owner, row.municipality, row.form) if part)
                key = (*parts, span_label(self.instance.calendar, row.span, "nl"))
                yield Binding("quota", ", ".join(n for n in names if n), key, row.maximum, used, CLIENTS)

    def _buffer(self) -> Iterator[Binding]:
        pct = Fraction(self.instance.settings.return_buffer_pct)
        if not pct:
            return
        sites = [
            loc.code
            for loc in self.instance.locations
            if loc.source in {Source.EXISTING, Source.PROJECT}
            and self.view.form(loc.code).kind is FormKind.FACILITY
            and self.view.in_region(loc.municipality)
        ]
        for t in self.view.periods:
            free = sum(self.view.size[code][t] - self.view.living[code][t] - self.view.keeping[code][t] for code in sites)
            at_home = sum(
                n
                for v, n in self.view.visits.items()
                if v.period == t and v.place != WAITING and self.view.form(v.place).own_door and self.view.in_region(v.municipality)
            )
            asked = float(pct / 100 * at_home)
            if free - 1 < asked:
                yield Binding("return_buffer", REGION, (REGION, self.labels[t]), asked, free, FREE, sum(self._waiting[t].values()))


def _gains(result: Result) -> dict[tuple[str, tuple[str, ...]], Shadow]:
    return {(s.rule, s.key): s for s in result.shadows if s.gain > 0}


def bottlenecks_table(result: Result, bottlenecks: Bottlenecks, language: Language) -> Table:
    """Build the sheet: what binds, that which gives most first."""
    gains = _gains(result)
    first = next((g.key for g in ordered_goals(result.instance)), "")
    goal = f"{unit(goal_unit(first)).of(language)}" if first else ""
    rows: list[tuple[Cell, ...]] = []
    for b in bottlenecks.all:
        shadow = gains.pop((b.rule, b.key), None)
        left = 0 if b.limit == b.used else round((b.limit - b.used) * (-1 if b.rule in FLOORS else 1), 2)
        gain = None if shadow is None else in_unit(round(shadow.gain, 2), goal_unit(first))
        code = ", ".join(b.key[:-1])
        rows.append(
            (
                RULE[b.rule].name.of(language),
                b.what,
                code,
                b.key[-1],
                b.limit,
                b.used,
                left,
                b.unit.of(language),
                b.waiting,
                gain,
                goal if gain is not None else "",
            )
        )
    for (rule, key), shadow in gains.items():
        codes, period = (key[:-1], key[-1]) if key else ((), "")
        name = RULE[rule].name.of(language) if rule in RULE else rule
        gain = in_unit(round(shadow.gain, 2), goal_unit(first))
        rows.append((name, _named(result, codes), ", ".join(codes), period, None, None, None, "", None, gain, goal))
    gain_at, waiting_at = 9, 8
    rows.sort(key=lambda row: (-_number(row[gain_at]), -_number(row[waiting_at])))
    return Table(
        "bottlenecks",
        Text("Knelpunten", "Bottlenecks"),
        COLUMNS,
        rows,
        help=Text(
            "Elke grens die knelt: er is niets van over, of minder dan één cliënt extra vraagt. Wat het meest oplevert staat bovenaan.",
            "Every limit that binds: nothing is left of it, or less than one more client needs. What would give most is on top.",
        ),
    )


def _named(result: Result, codes: tuple[str, ...]) -> str:
    instance = result.instance
    return ", ".join(location_name(instance, c) if c in instance.location else municipality_name(instance, c) for c in codes)


def _number(value: Cell) -> float:
    return float(value) if isinstance(value, int | float) else 0.0
