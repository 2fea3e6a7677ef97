"""Every limit that a planner can move, and how: an amount, a count, a date, or what is asked of a place.

A limit moves by +1 (looser), 0 or -1 (tighter). Where loosening also tightens something else (a site that may close earlier has its
minimum of residents earlier too), that other thing is taken out of the region first: *alone*.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from decimal import Decimal
from functools import reduce
from typing import Any

from tests.cases import without
from woonplek.domain.calendar import Span
from woonplek.domain.codes import BudgetForm, Decision, FixedCostsTo, PinKind, Source, Stance, Suitability, Willingness
from woonplek.domain.instance import BudgetLimit, Form, Instance, Limit, Project, Quota

Update = dict[str, object]
Change = Callable[[Instance, int], Update]
Alone = Callable[[Instance], Instance]
HOURS, CENTS, ROOM, PERCENT, RENT, NIGHTS = Decimal("1.5"), 250_000, 5_000_000, Decimal(30), 15_000, Decimal(100)
PINS_GO_BEFORE = ("suitability", "on_call", "housing_security", "no_forced_move", "tenancy", "settled", "maximum_stay", "ladder")
FREED_BY_CLOSING = ("no_forced_move", "tenancy", "settled")
"""rules from which a client is free when the location closes: open for longer, it holds them for longer"""


@dataclass(frozen=True, slots=True)
class Law:
    """A limit: how to move it, the rule whose hand cases have it, and the region in which nothing else moves with it."""

    move: Change
    rule: str
    alone: Alone = lambda here: here

    def moved(self, here: Instance, by: int) -> Instance:
        """Return *here* with the limit looser (+1), as it is (0) or tighter (-1)."""
        here = self.alone(here)
        return here.model_copy(update=self.move(here, by)) if by else here


def _off(*rules: str) -> Alone:
    return lambda here: reduce(without, rules, here)


def _rows(here: Instance, field: str, change: Callable[[Any], Update]) -> Update:
    return {field: tuple(row.model_copy(update=change(row)) for row in getattr(here, field))}


def _set(field: str, **values: object) -> Alone:
    """Return what sets those values in every row of *field*."""
    return lambda here: here.model_copy(update=_rows(here, field, lambda _: values))


def _with(**values: object) -> Alone:
    """Return what sets those values of *Instellingen*."""
    return lambda here: here.model_copy(update={"settings": here.settings.model_copy(update=values)})


def _after(*steps: Alone) -> Alone:
    return lambda here: reduce(lambda region, step: step(region), steps, here)


def _each(field: str, attribute: str, step: float | Decimal) -> Change:
    """Return the change of a number by *step*, never below 0, in each row that has one."""

    def change(here: Instance, by: int) -> Update:
        def moved(row: Any) -> Update:
            value = getattr(row, attribute)
            return {} if value is None else {attribute: max(value * 0, value + step * by)}

        return _rows(here, field, moved)

    return change


def _switch(field: str, attribute: str, *, loose: object, tight: object = None) -> Change:
    """Return the change of what is asked into what asks nothing; where *tight* is said, tighter asks that."""

    def change(here: Instance, by: int) -> Update:
        if by < 0 and tight is None:
            return {}
        return _rows(here, field, lambda _: {attribute: loose if by > 0 else tight})

    return change


def _setting(attribute: str, step: Decimal, lowest: int = 0, highest: int = 100) -> Change:
    def change(here: Instance, by: int) -> Update:
        value = min(Decimal(highest), max(Decimal(lowest), getattr(here.settings, attribute) + step * by))
        return {"settings": here.settings.model_copy(update={attribute: value})}

    return change


def _months_of_rest(here: Instance, by: int) -> Update:
    months = max(0, here.settings.min_stay_months - 12 * by)
    return {"settings": here.settings.model_copy(update={"min_stay_months": months})}


def _places(here: Instance, by: int) -> Update:
    """Places of locations where nobody lives and no home is kept, so that fewer are still sound input."""
    taken = {client.current for client in here.clients}
    return {
        "locations": tuple(
            loc.model_copy(update={"places": tuple(max(0, n + by) if o else n for n, o in zip(loc.places, loc.is_open, strict=True))})
            if loc.source is Source.EXISTING and (by > 0 or (loc.code not in taken and not loc.kept_at_start))
            else loc
            for loc in here.locations
        )
    }


def _offers(here: Instance, by: int) -> Update:
    def more(limit: Limit) -> Limit:
        return limit if limit.amount is None else limit.model_copy(update={"amount": max(0, limit.amount + by)})

    return _rows(here, "offers", lambda offer: {"limits": tuple(map(more, offer.limits))})


def _kept(here: Instance, by: int) -> Update:
    if by < 0:
        return {}
    return _each("locations", "kept_at_start", -1)(here, by)


def _occupancy(here: Instance, by: int) -> Update:
    def pct(form: Form) -> Update:
        return {"max_occupancy_pct": min(Decimal(100), max(Decimal(0), form.max_occupancy_pct + PERCENT * by))}

    return _rows(here, "forms", pct)


def _last_to_decide(here: Instance, by: int) -> Update:
    last = here.periods - 1
    return _rows(here, "projects", lambda p: {"decide_until": min(last, max(p.decide_from, p.decide_until + by))})


def _first_to_decide(here: Instance, by: int) -> Update:
    def moved(project: Project) -> Update:
        if project.decision is Decision.FIXED:
            return {}
        return {"decide_from": min(project.decide_until, max(0, project.decide_from - by))}

    return _rows(here, "projects", moved)


def _lead(here: Instance, by: int) -> Update:
    return _rows(here, "projects", lambda p: {} if p.decision is Decision.FIXED else {"lead": max(0, p.lead - 12 * by)})


def _any_time(here: Instance) -> Instance:
    """Decided at any time and in the place of nothing: what is built faster may then be decided later, to come when it would have."""
    return here.model_copy(
        update=_rows(
            here,
            "projects",
            lambda p: {"replaces": None} if p.decision is Decision.FIXED else {"replaces": None, "decide_until": here.periods - 1},
        )
    )


def _steps(here: Instance, by: int) -> Update:
    return _rows(here, "projects", lambda p: {"step": 1 if by > 0 else p.places})


def _closable(here: Instance, by: int) -> Update:
    def moved(first: int | None) -> int | None:
        return None if first is None or first - by >= here.periods else max(0, first - by)

    return _rows(here, "locations", lambda loc: {"closable_from": moved(loc.closable_from)})


def _opens(here: Instance, by: int) -> Update:
    return _longer(here, by, at_the_end=False)


def _closes(here: Instance, by: int) -> Update:
    return _longer(here, by, at_the_end=True)


def _longer(here: Instance, by: int, *, at_the_end: bool) -> Update:
    """Existing locations that the input opens later or closes earlier are open for a period more."""

    def more(values: tuple[Any, ...], opened: tuple[bool, ...]) -> tuple[Any, ...]:
        periods = [t for t, is_open in enumerate(opened) if is_open]
        if not periods:
            return values
        source, target = (periods[-1], periods[-1] + 1) if at_the_end else (periods[0], periods[0] - 1)
        return tuple(values[source] if t == target else value for t, value in enumerate(values))

    def moved(loc: Any) -> Update:
        if loc.source is not Source.EXISTING:
            return {}
        return {"places": more(loc.places, loc.is_open), "is_open": more(loc.is_open, loc.is_open)}

    return _rows(here, "locations", moved) if by > 0 else {}


def _requirements(here: Instance, by: int) -> Update:
    return _rows(here, "clients", lambda _: {"requirements": frozenset()}) if by > 0 else {}


def _bridges(here: Instance, by: int) -> Update:
    loose = {Suitability.NO: Suitability.BRIDGING} if by > 0 else {Suitability.BRIDGING: Suitability.NO}
    return _rows(here, "care", lambda line: {"suitability": loose.get(line.suitability, line.suitability)})


def _areas(here: Instance, by: int) -> Update:
    return _rows(here, "teams", lambda _: {"area": tuple(town.code for town in here.municipalities)}) if by > 0 else {}


def _pins(here: Instance, by: int) -> Update:
    """Drop all pins; but a location that is pinned shut closes, which frees who lives there and what it costs."""
    return {"pins": tuple(pin for pin in here.pins if pin.kind is PinKind.LOCATION and pin.value == "dicht")} if by > 0 else {}


def _together(here: Instance, by: int) -> Update:
    form = BudgetForm.REGIONAL if by > 0 else BudgetForm.OWN
    return {"settings": here.settings.model_copy(update={"budget_form": form})}


def _hard_budget(here: Instance) -> Instance:
    """Hard, where it counts: two limits that are both exceeded are counted twice by ``over_budget``."""
    if not here.policy.on("budget"):
        return here
    stances = {**here.policy.stances, "budget": Stance.ON}
    return here.model_copy(update={"policy": here.policy.model_copy(update={"stances": stances})})


def _whole_plan(here: Instance) -> Span:
    return Span(first=0, end=here.periods)


def _added_up(amounts: Iterable[int | None]) -> int | None:
    known = list(amounts)
    return None if None in known else sum(n for n in known if n is not None)


def _budgets_over_years(here: Instance, by: int) -> Update:
    """One amount for the whole plan, of payers with an amount for each period."""
    if by < 0:
        return {}
    rows: dict[str, list[BudgetLimit]] = {}
    for row in here.budgets:
        rows.setdefault(row.payer, []).append(row)
    whole = {
        payer: BudgetLimit(payer=payer, span=_whole_plan(here), amount=sum(row.amount for row in mine))
        for payer, mine in rows.items()
        if {t for row in mine for t in row.span.periods()} == set(range(here.periods))
    }
    return {"budgets": (*whole.values(), *(row for row in here.budgets if row.payer not in whole))}


def _offers_over_years(here: Instance, by: int) -> Update:
    """One number of homes for the whole plan, of rows that offer some in each period."""
    if by < 0:
        return {}

    def moved(offer: Any) -> Update:
        if {t for limit in offer.limits for t in limit.span.periods()} != set(range(here.periods)):
            return {}
        return {"limits": (Limit(span=_whole_plan(here), amount=_added_up(limit.amount for limit in offer.limits)),)}

    return _rows(here, "offers", moved)


def _quotas_over_years(here: Instance, by: int) -> Update:
    """One row for the whole plan, of quotas with a row for each period."""
    if by < 0:
        return {}
    rows: dict[tuple[str | None, ...], list[Quota]] = {}
    for row in here.quotas:
        rows.setdefault((row.owner, row.municipality, row.form), []).append(row)
    made: list[Quota] = []
    for mine in rows.values():
        if sorted(t for row in mine for t in row.span.periods()) == list(range(here.periods)):
            amounts = {"minimum": sum(row.minimum for row in mine), "maximum": _added_up(row.maximum for row in mine)}
            mine = [mine[0].model_copy(update={"span": _whole_plan(here), **amounts})]  # noqa: PLW2901 - the same rows as one
        made += mine
    return {"quotas": tuple(made)}


def _tolerance(here: Instance, by: int) -> Update:
    value = max(Decimal(0), here.policy.fair_share_tolerance_pct + PERCENT * by)
    return {"policy": here.policy.model_copy(update={"fair_share_tolerance_pct": value})}


_NO_LEAST = _off("minimum_use")
"""without the minimum that comes with the right to close, and that an unwilling resident or a kept home excuses"""
_FREE = _set("locations", fixed_cost_per_year=Decimal(0))

LIMITS: dict[str, Law] = {
    "what may bridge": Law(_bridges, "suitability"),
    "features asked": Law(_requirements, "suitability"),
    "highest rent": Law(_each("clients", "max_rent", RENT), "suitability"),
    "waiting for a wish": Law(_switch("clients", "wait_for_wish", loose=False, tight=True), "suitability"),
    "places": Law(_places, "capacity"),
    "highest occupancy": Law(_occupancy, "capacity"),
    "homes kept at the start": Law(_kept, "capacity", _NO_LEAST),
    "opening date": Law(_opens, "capacity", _after(_NO_LEAST, _FREE)),
    "closing date": Law(_closes, "capacity", _after(_NO_LEAST, _FREE, _off(*FREED_BY_CLOSING), _set("projects", replaces=None))),
    "homes on offer": Law(_offers, "offer"),
    "homes on offer over the years": Law(_offers_over_years, "offer"),
    "willing to move": Law(_switch("clients", "willing", loose=Willingness.YES), "no_forced_move", _NO_LEAST),
    "months of rest": Law(_months_of_rest, "settled"),
    "budgets": Law(_each("budgets", "amount", CENTS), "budget"),
    "budgets over the years": Law(_budgets_over_years, "budget"),
    "budgets together": Law(_together, "budget", _hard_budget),
    "solidarity": Law(_setting("solidarity_pct", PERCENT), "budget"),
    "hours": Law(_each("teams", "hours_per_week", HOURS), "care_hours"),
    "hours a client needs": Law(_each("care", "hours_per_week", -HOURS), "care_hours"),
    "growth of teams": Law(_each("teams", "max_growth_pct_per_year", PERCENT), "care_hours"),
    "area of teams": Law(_areas, "care_hours", _with(fixed_costs_to=FixedCostsTo.INHABITANTS)),
    "teams on call": Law(_switch("teams", "on_call", loose=True, tight=False), "on_call"),
    # Reaching the maximum is also a reason to leave early, which a longer one takes away.
    "longest stay": Law(_each("forms", "max_stay_months", 12), "maximum_stay", _off("settled")),
    "minimum use of locations": Law(_each("locations", "minimum_use", -2), "minimum_use"),
    "minimum use of projects": Law(_each("projects", "minimum_use", -2), "minimum_use"),
    "date to close from": Law(_closable, "closing", _NO_LEAST),
    "last period to decide in": Law(_last_to_decide, "projects"),
    "first period to decide in": Law(_first_to_decide, "projects"),
    "building time": Law(_lead, "projects", _any_time),
    # Each step is rounded to whole cents: without what does not divide.
    "size of a step": Law(
        _steps, "projects", _after(_set("projects", fixed_cost_per_year=Decimal(0), life_years=1), _with(interest_pct=Decimal(0)))
    ),
    "one of a group": Law(_switch("projects", "group", loose=None, tight="one"), "projects"),
    "project required": Law(_switch("projects", "requires", loose=None), "projects"),
    "investment room": Law(_each("investment", "amount", ROOM), "investment"),
    "places in a neighbourhood": Law(_each("neighbourhoods", "max_places", 1), "concentration"),
    "places per 1000": Law(_each("municipalities", "max_per_1000", 1), "concentration"),
    "quota maximum": Law(_each("quotas", "maximum", 1), "quota"),
    "quota minimum": Law(_each("quotas", "minimum", -1), "quota"),
    "quotas over the years": Law(_quotas_over_years, "quota"),
    "use of respite houses": Law(_setting("respite_occupancy_pct", PERCENT), "respite_nights"),
    "nights a client needs": Law(_each("profiles", "respite_nights_per_year", -NIGHTS), "respite_nights"),
    "return buffer": Law(_setting("return_buffer_pct", -PERCENT), "return_buffer"),
    "pins": Law(_pins, "pinned", _off(*PINS_GO_BEFORE)),
    "rungs": Law(_switch("forms", "rung", loose=None), "ladder"),
    "tolerance of the fair share": Law(_tolerance, "fair_share"),
}
