"""Small regions and plans for tests, in a few words and without a workbook.

>>> instance = region(clients=[client("a", current="L1")], locations=[location("L1", places=1)])
>>> courses = plan(instance, {"a": ["L1", "L1"]}).courses

Periods are indices, money of budgets and investment room is in cents, tariffs and costs are in euro. What is not said: two yearly
periods from 2027, one municipality H of 1000 people, forms BW (24-uurs), GR (groep), BT (zelfstandig), LH (logeerhuis), one
profile P for whom every form but LH is suitable, free of charge and without hours.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from typing import Any

from woonplek.domain.calendar import Calendar, Span
from woonplek.domain.codes import (
    HOME,
    BudgetForm,
    Decision,
    FixedCostsTo,
    FormKind,
    OfferStatus,
    PinKind,
    Source,
    Stance,
    Suitability,
    TariffUnit,
    Willingness,
)
from woonplek.domain.instance import (
    BudgetLimit,
    CareLine,
    Client,
    Form,
    GoalSetting,
    HomeOffer,
    Instance,
    Limit,
    Location,
    Municipality,
    Neighbourhood,
    OwnerLimit,
    Pin,
    Policy,
    Profile,
    Project,
    Quota,
    Settings,
    Team,
)
from woonplek.domain.plan import Closing, Course, ExtraHours, Plan, ProjectDecision
from woonplek.domain.policy import RULES

START = date(2027, 1, 1)
DEFAULT_GOALS = ("waiting", "over_exit_home", "bridging", "wishes", "own_home", "moves", "cost")


@dataclass(frozen=True)
class Supply:
    """A location with its offer or project, before the number of periods is known."""

    fields: dict[str, Any]
    places: int | Sequence[int]
    open_from: int = 0
    open_until: int | None = None
    offer: dict[str, Any] | None = None
    project: dict[str, Any] | None = None


def form(code: str, kind: str, **fields: Any) -> Form:
    """Return a form with the defaults of the workbook; *kind* as typed there."""
    sort = FormKind(kind)
    alone = sort is FormKind.INDEPENDENT
    own_door = fields.pop("own_door", alone)
    defaults = {"own_door": own_door, "tenant_stays": own_door, "on_call": alone, "name": code}
    if "max_occupancy_pct" in fields:
        fields["max_occupancy_pct"] = Decimal(str(fields["max_occupancy_pct"]))
    return Form(code=code, kind=sort, **{**defaults, **fields})


DEFAULT_FORMS = (form("BW", "24-uurs"), form("GR", "groep"), form("BT", "zelfstandig"), form("LH", "logeerhuis"))
AT_HOME = form("TH", "zelfstandig", at_home=True)
"""The form of clients with a home of their own; add it to ``forms`` to have a place *thuis*."""


def profile(code: str, *, waiting_tariff: float | str = 0, respite_nights_per_year: float | str = 0) -> Profile:
    return Profile(
        code=code, name=code, waiting_tariff=Decimal(str(waiting_tariff)), respite_nights_per_year=Decimal(str(respite_nights_per_year))
    )


def client(code: str, profile: str | Sequence[str] = "P", *, first: int = 0, end: int | None = None, **fields: Any) -> dict[str, Any]:
    """Return the fields of a client, in care in ``first <= t < end``.

    ``end=t`` means leaving at boundary t, T too; without it the client stays in care. *profile* may
    be one a period. ``count=3`` stands for numbers 1, 2, 3. Origin is H unless said.
    """
    return {"id": code, "profile": profile, "first": first, "end": end, **fields}


def location(code: str, places: int | Sequence[int], *, open_from: int = 0, open_until: int | None = None, **fields: Any) -> Supply:
    """Return an existing location of form BW in H unless said; *places* may be one number a period."""
    return Supply({"code": code, **fields}, places, open_from, open_until)


def offer(
    code: str, count: int | Mapping[Any, int | None] | None = None, *, status: str = "toegezegd", form: str = "BT", **fields: Any
) -> Supply:
    """Return homes on offer.

    *count* is a number for every period, None for no limit, or a mapping from a period or a pair
    (first, end) to a number or None.
    """
    return Supply({"code": code, "form": form, "source": Source.OFFER, **fields}, 0, offer={"count": count, "status": status})


def project(code: str, places: int, *, form: str = "BT", step: int | None = None, decision: str = "optie", **fields: Any) -> Supply:
    """Return a project with its location; money and minimum are for the whole.

    Fields of the project: decide_from, decide_until, lead (months), investment, life_years, fixed_cost_per_year,
    minimum_use, replaces, group, requires, begun. The others go to its location.
    """
    own = {
        key: fields.pop(key)
        for key in (
            "decide_from",
            "decide_until",
            "lead",
            "investment",
            "life_years",
            "fixed_cost_per_year",
            "minimum_use",
            "replaces",
            "group",
            "requires",
            "begun",
        )
        if key in fields
    }
    for key in ("investment", "fixed_cost_per_year"):
        if key in own:
            own[key] = Decimal(str(own[key]))
    details = {"code": code, "places": places, "step": step or places, "decision": Decision(decision), **own}
    return Supply({"code": code, "form": form, "source": Source.PROJECT, **fields}, 0, project=details)


def team(code: str, hours: float | str, *, area: Sequence[str] = ("H",), **fields: Any) -> Team:
    for key in ("max_growth_pct_per_year", "cost_per_extra_hour"):
        if key in fields:
            fields[key] = Decimal(str(fields[key]))
    return Team(code=code, hours_per_week=Decimal(str(hours)), area=tuple(area), **fields)


def quota(first: int, end: int | None = None, *, owner: str | None = None, municipality: str | None = None, **fields: Any) -> Quota:
    """Return a quota for periods *first* up to *end* (one period unless said)."""
    return Quota(owner=owner, municipality=municipality, form=fields.pop("form", None), span=_span(first, end), **fields)


def pin(code: str, value: object, first: int, end: int | None = None, *, kind: str = "cliënt", number: int | None = None) -> Pin:
    """Return a pin for periods *first* up to *end* (one period unless said)."""
    return Pin(kind=PinKind(kind), code=code, number=number, span=_span(first, end), value=str(value))


def region(
    *,
    periods: int = 2,
    months: int = 12,
    start: date = START,
    municipalities: Mapping[str, int | Mapping[str, Any] | None] | None = None,
    neighbourhoods: Mapping[str, tuple[str, int | None]] | None = None,
    forms: Iterable[Form] = DEFAULT_FORMS,
    profiles: Iterable[str | Profile] | None = None,
    care: Mapping[tuple[str, str], Any] | None = None,
    clients: Iterable[Mapping[str, Any]] = (),
    locations: Iterable[Supply] = (),
    offers: Iterable[Supply] = (),
    projects: Iterable[Supply] = (),
    investment: Mapping[tuple[str, int], int] | None = None,
    budgets: Mapping[str, Sequence[int]] | Iterable[BudgetLimit] = (),
    teams: Iterable[Team] = (),
    quotas: Iterable[Quota] = (),
    pins: Iterable[Pin] = (),
    rules: Mapping[str, str] | None = None,
    goals: Iterable[str | tuple[str, float]] = DEFAULT_GOALS,
    weights: Mapping[int, int] | None = None,
    fair_share_tolerance_pct: float | str = 20,
    **settings: Any,
) -> Instance:
    """Build an Instance.

    Parameters
    ----------
    municipalities
        Code to inhabitants, or to the fields of a Municipality.
    neighbourhoods
        Code to (municipality, most places).
    care
        (profile, form) to a suitability, or to (suitability, tariff[, hours[, unit]]). None: every
        profile fits every form but respite.
    budgets
        Payer to an amount a period in cents, or BudgetLimits as they are.
    rules
        Stance by rule where it is not the default: ``{"ladder": "aan"}``.
    goals
        Keys in order, or pairs (key, slack in percent).
    settings
        Fields of Settings that differ from its defaults.
    """
    calendar = Calendar.make(start, periods, months)
    all_forms = tuple(forms)
    supplies = [*locations, *offers, *projects]
    rows = [_client(fields, rank, periods) for rank, fields in enumerate(clients)]
    places = municipalities or {"H": 1000}
    codes = profiles if profiles is not None else sorted({p for c in rows for p in c.profiles} | {p for p, _ in care or {}}) or ["P"]
    all_profiles = tuple(p if isinstance(p, Profile) else profile(p) for p in codes)
    return Instance(
        calendar=calendar,
        settings=_settings(settings, start),
        policy=Policy(
            stances={info.key: info.default for info in RULES} | {key: Stance(value) for key, value in (rules or {}).items()},
            goals=tuple(_goal(goal) for goal in goals),
            fair_share_tolerance_pct=Decimal(str(fair_share_tolerance_pct)),
            **({"urgency_weights": dict(weights)} if weights else {}),
        ),
        municipalities=tuple(_municipality(code, value) for code, value in places.items()),
        neighbourhoods=tuple(
            Neighbourhood(code=code, municipality=town, name=code, max_places=most) for code, (town, most) in (neighbourhoods or {}).items()
        ),
        forms=all_forms,
        profiles=all_profiles,
        care=tuple(_care(all_profiles, all_forms, care)),
        clients=tuple(rows),
        locations=tuple(_locations(supplies, all_forms, periods)),
        offers=tuple(_offer(s, periods) for s in supplies if s.offer is not None),
        projects=tuple(Project(**{"decide_until": periods - 1, **s.project}) for s in supplies if s.project is not None),
        investment=tuple(OwnerLimit(owner=o, period=t, amount=amount) for (o, t), amount in (investment or {}).items()),
        budgets=tuple(_budgets(budgets)),
        teams=tuple(teams),
        quotas=tuple(quotas),
        pins=tuple(pins),
    )


def plan(
    instance: Instance,
    courses: Mapping[Any, str | Sequence[str]],
    *,
    projects: Mapping[str, tuple[int, int]] | None = None,
    closings: Mapping[str, int] | None = None,
    extra_hours: Mapping[tuple[str, int], int] | None = None,
) -> Plan:
    """Build a Plan.

    *courses*: client id (all its numbers) or (id, nr) to the places in care, one a period, or one
    place for the whole time. *projects*: code to (period, steps). *closings*: location to first closed
    period. *extra_hours*: (team, period) to hours a week.
    """
    made = []
    for row in instance.clients:
        for nr in row.numbers:
            where = courses[row.id, nr] if (row.id, nr) in courses else courses[row.id]
            stays = (where,) * (row.end - row.first) if isinstance(where, str) else tuple(where)
            made.append(Course(client=row.id, nr=nr, first=row.first, places=stays))
    return Plan(
        courses=tuple(made),
        projects=tuple(ProjectDecision(project=code, period=t, steps=steps) for code, (t, steps) in (projects or {}).items()),
        closings=tuple(Closing(location=code, period=t) for code, t in (closings or {}).items()),
        extra_hours=tuple(ExtraHours(team=code, period=t, hours=hours) for (code, t), hours in (extra_hours or {}).items()),
    )


def budget(payer: str, first: int, end: int, amount: int) -> BudgetLimit:
    """Return a limit of *amount* cents over periods *first* up to *end* together."""
    return BudgetLimit(payer=payer, span=Span(first=first, end=end), amount=amount)


def _span(first: int, end: int | None) -> Span:
    return Span(first=first, end=first + 1 if end is None else end)


def _goal(goal: str | tuple[str, float]) -> GoalSetting:
    return GoalSetting(key=goal) if isinstance(goal, str) else GoalSetting(key=goal[0], slack_pct=Decimal(str(goal[1])))


def _settings(fields: Mapping[str, Any], start: date) -> Settings:
    kinds: dict[str, Any] = {"budget_form": BudgetForm, "fixed_costs_to": FixedCostsTo}
    values = {key: kinds[key](value) if key in kinds else value for key, value in fields.items()}
    values = {key: Decimal(str(value)) if key.endswith("_pct") else value for key, value in values.items()}
    return Settings(**{"price_year": start.year, "phase_in_start": start, **values})


def _municipality(code: str, value: int | Mapping[str, Any] | None) -> Municipality:
    fields = dict(value) if isinstance(value, Mapping) else {"inhabitants": value}
    if fields.get("max_per_1000") is not None:
        fields["max_per_1000"] = Decimal(str(fields["max_per_1000"]))
    return Municipality(code=code, **{"name": code, **fields})


def _care(profiles: Iterable[Profile], forms: Iterable[Form], care: Mapping[tuple[str, str], Any] | None) -> Iterable[CareLine]:
    if care is None:
        for p in profiles:
            for f in forms:
                fit = Suitability.NO if f.kind is FormKind.RESPITE else Suitability.SUITABLE
                yield CareLine(profile=p.code, form=f.code, suitability=fit, tariff=Decimal(0))
        return
    for (p_code, f_code), value in care.items():
        fit, tariff, hours, unit = (*((value,) if isinstance(value, str) else value), *(None,) * 4)[:4]
        yield CareLine(
            profile=p_code,
            form=f_code,
            suitability=Suitability(fit),
            tariff=Decimal(str(tariff or 0)),
            hours_per_week=Decimal(str(hours or 0)),
            unit=TariffUnit(unit or "etmaal"),
        )


def _client(fields: Mapping[str, Any], rank: int, periods: int) -> Client:
    values = dict(fields)
    codes, end = values.pop("profile"), values.pop("end")
    values["profiles"] = (codes,) * periods if isinstance(codes, str) else tuple(codes)
    values["numbers"] = tuple(range(1, values.pop("count", 1) + 1)) if "numbers" not in values else tuple(values["numbers"])
    values["end"], values["leaves"] = (periods, False) if end is None else (end, True)
    if "willing" in values:
        values["willing"] = Willingness(values["willing"])
    if "requirements" in values:
        values["requirements"] = frozenset(values["requirements"])
    return Client(**{"row": rank, "origin": "H", **values})


def _locations(supplies: Iterable[Supply], forms: Sequence[Form], periods: int) -> Iterable[Location]:
    known = {f.code: f for f in forms}
    for supply in supplies:
        fields = {"municipality": "H", "form": "BW", "name": supply.fields["code"], **supply.fields}
        fields.setdefault("tenant_stays", known[fields["form"]].tenant_stays)
        fields["features"] = frozenset(fields.get("features", ()))
        if "fixed_cost_per_year" in fields:
            fields["fixed_cost_per_year"] = Decimal(str(fields["fixed_cost_per_year"]))
        until = periods if supply.open_until is None else supply.open_until
        is_open = tuple(supply.open_from <= t < until for t in range(periods))
        size = (supply.places,) * periods if isinstance(supply.places, int) else tuple(supply.places)
        yield Location(is_open=is_open, places=tuple(n if o else 0 for n, o in zip(size, is_open, strict=True)), **fields)
    at_home = next((f for f in forms if f.at_home), None)
    if at_home is not None:
        yield Location(
            code=HOME,
            source=Source.HOME,
            municipality="",
            form=at_home.code,
            places=(0,) * periods,
            is_open=(True,) * periods,
            tenant_stays=at_home.tenant_stays,
            name=HOME,
        )


def _offer(supply: Supply, periods: int) -> HomeOffer:
    details = supply.offer or {}
    count = details["count"]
    spans = count if isinstance(count, Mapping) else dict.fromkeys(range(periods), count)
    limits = tuple(
        Limit(span=_span(key, None) if isinstance(key, int) else Span(first=key[0], end=key[1]), amount=amount)
        for key, amount in spans.items()
    )
    return HomeOffer(location=supply.fields["code"], status=OfferStatus(details["status"]), limits=limits)


def _budgets(budgets: Mapping[str, Sequence[int]] | Iterable[BudgetLimit]) -> Iterable[BudgetLimit]:
    if not isinstance(budgets, Mapping):
        yield from budgets
        return
    for payer, amounts in budgets.items():
        for t, amount in enumerate(amounts):
            yield BudgetLimit(payer=payer, span=Span(first=t, end=t + 1), amount=amount)
