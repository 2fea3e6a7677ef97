"""The region to plan for: who, where, with what. Dates are period indices, money is cents."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from decimal import Decimal
from functools import cached_property

from pydantic import Field

from woonplek.domain.base import Frozen, Text
from woonplek.domain.calendar import Calendar, Span
from woonplek.domain.codes import (
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

ZERO = Decimal(0)
HUNDRED = Decimal(100)


class Settings(Frozen):
    """Sheet *Instellingen* after defaults; percentages as typed (5 means 5 %)."""

    region: str = ""
    model: str = "beschermd-thuis"
    budget_form: BudgetForm = BudgetForm.OWN
    solidarity_pct: Decimal = ZERO
    fixed_costs_to: FixedCostsTo = FixedCostsTo.INHABITANTS
    interest_pct: Decimal = Decimal(3)
    price_year: int
    care_index_pct: Decimal = ZERO
    cost_index_pct: Decimal = ZERO
    return_buffer_pct: Decimal = ZERO
    respite_occupancy_pct: Decimal = Decimal(85)
    min_stay_months: int = 12
    residence_principle_from: int | None = None
    """First period in which the municipality of origin pays for newcomers (*woonplaatsbeginsel_vanaf*)."""
    residence_principle_date: date | None = None
    phase_in_start: date
    phase_in_years: int = 10
    default_wish_origin: bool = True
    reference_date: date | None = None


class Municipality(Frozen):
    code: str
    name: str = ""
    inhabitants: int | None = None
    centre: bool = False
    in_region: bool = True
    latitude: float | None = None
    longitude: float | None = None
    max_per_1000: Decimal | None = None


class Neighbourhood(Frozen):
    code: str
    municipality: str
    name: str = ""
    max_places: int | None = None


class Form(Frozen):
    """A housing form (*woonvorm*)."""

    code: str
    kind: FormKind
    name: str = ""
    own_door: bool
    """*eigen_voordeur*"""
    tenant_stays: bool
    """*huurder_blijft*: who leaves care keeps the home"""
    on_call: bool
    """*oproepdienst*: asks for a team that answers day and night"""
    at_home: bool = False
    """*thuis*: the form of clients with a home of their own"""
    max_stay_months: int | None = None
    max_occupancy_pct: Decimal = HUNDRED
    rung: int | None = None


class Profile(Frozen):
    code: str
    name: str = ""
    respite_nights_per_year: Decimal = ZERO
    waiting_tariff: Decimal = ZERO
    """euro a day"""


class CareLine(Frozen):
    """What a profile asks and costs in a form (a row of *Zorg*)."""

    profile: str
    form: str
    suitability: Suitability
    tariff: Decimal | None = None
    """euro per *unit*"""
    unit: TariffUnit = TariffUnit.DAY
    hours_per_week: Decimal = ZERO


class Client(Frozen):
    """Clients of one input row with one and the same course: the *numbers* of that row.

    In care in periods ``first <= t < end``; *profiles* holds one code for every period of the plan.
    """

    id: str
    numbers: tuple[int, ...]
    row: int
    """rank of the row in the input, flows after it"""
    origin: str | None
    urgency: int = 3
    first: int
    end: int
    leaves: bool
    """care ends within the plan (``end`` is then the first period without)"""
    profiles: tuple[str, ...]
    exit_to_home: bool = True
    current: str | None = None
    """location at the start (a code or ``thuis``); None waits or is not yet in care"""
    owns_home: bool = False
    lives_in: str | None = None
    waiting_since: date | None = None
    in_care_from: date | None = None
    """as typed; None: before the plan"""
    wish_form: str | None = None
    wish_municipality: str | None = None
    """as typed; see :meth:`Instance.wished_municipality` for the default wish"""
    wish_provider: str | None = None
    wait_for_wish: bool = False
    requirements: frozenset[str] = frozenset()
    max_rent: int | None = None
    """cents a month"""
    willing: Willingness = Willingness.YES
    payer: str | None = None
    """as typed: a municipality, ``extern``, or None for the rule"""
    flowed_in: bool = False

    @property
    def count(self) -> int:
        """How many clients the record stands for."""
        return len(self.numbers)

    def in_care(self, period: int) -> bool:
        """Tell whether the clients are in care in *period*."""
        return self.first <= period < self.end


class Location(Frozen):
    """Places under one code: existing, of a project, on offer, or (``thuis``) of clients themselves.

    *places* and *is_open* are by the input alone, before decisions, one value a period; a project's
    and an offer's places are 0 there (see :class:`Project` and :class:`HomeOffer`).
    """

    code: str
    source: Source = Source.EXISTING
    municipality: str
    form: str
    places: tuple[int, ...]
    is_open: tuple[bool, ...]
    tenant_stays: bool
    name: str = ""
    neighbourhood: str | None = None
    owner: str | None = None
    provider: str | None = None
    rent: int | None = None
    """cents a month"""
    features: frozenset[str] = frozenset()
    kept_at_start: int = 0
    minimum_use: int = 0
    fixed_cost_per_year: Decimal = ZERO
    """euro"""
    closable_from: int | None = None


class Limit(Frozen):
    """An amount for a span of periods together; None is no limit."""

    span: Span
    amount: int | None


class HomeOffer(Frozen):
    """A row of *Woningaanbod*: at most ``limits`` clients move in, span by span. One location."""

    location: str
    status: OfferStatus = OfferStatus.PROMISED
    limits: tuple[Limit, ...]


class Project(Frozen):
    """A project and its location of the same code; money and minimum are for the whole."""

    code: str
    places: int
    step: int
    """places a step; ``places`` for all or nothing"""
    decision: Decision = Decision.OPTION
    decide_from: int = 0
    decide_until: int
    """last period to decide in"""
    lead: int = 0
    """*doorlooptijd* in months"""
    investment: Decimal = ZERO
    life_years: int = 40
    fixed_cost_per_year: Decimal = ZERO
    minimum_use: int = 0
    replaces: str | None = None
    group: str | None = None
    requires: str | None = None
    begun: date | None = None
    """true date of the decision of a ``vast`` project begun before the plan"""

    @property
    def steps(self) -> int:
        """Number of steps in the whole."""
        return self.places // self.step


class OwnerLimit(Frozen):
    """Investment room of an owner that becomes available in *period*, in cents."""

    owner: str
    period: int
    amount: int


class BudgetLimit(Frozen):
    """What *payer* may spend in the periods of *span* together, in cents."""

    payer: str
    span: Span
    amount: int


class Team(Frozen):
    code: str
    hours_per_week: Decimal
    name: str = ""
    provider: str | None = None
    on_call: bool = False
    max_growth_pct_per_year: Decimal = ZERO
    cost_per_extra_hour: Decimal = ZERO
    area: tuple[str, ...] = ()


class Quota(Frozen):
    """A row of *Contingenten*; None stands for all owners, municipalities or forms together."""

    owner: str | None
    municipality: str | None
    form: str | None
    span: Span
    minimum: int = 0
    maximum: int | None = None


class Pin(Frozen):
    """A row of *Vastgelegd* in the periods of *span*."""

    kind: PinKind
    code: str
    number: int | None = None
    span: Span
    value: str
    """a location, ``wachtlijst``, ``thuis``, ``open``, ``dicht``, or a number of places"""


class GoalSetting(Frozen):
    """A goal in the order of the plan and what later goals may give up of it."""

    key: str
    slack_pct: Decimal = ZERO


class Policy(Frozen):
    """Rules, goals and weights after model file, workbook and command line."""

    stances: Mapping[str, Stance]
    goals: tuple[GoalSetting, ...]
    urgency_weights: Mapping[int, int] = Field(default_factory=lambda: {1: 8, 2: 4, 3: 2, 4: 1})
    fair_share_tolerance_pct: Decimal = Decimal(20)

    def on(self, rule: str) -> bool:
        """Tell whether *rule* counts at all: hard or soft."""
        return self.stances[rule] is not Stance.OFF

    def hard(self, rule: str) -> bool:
        """Tell whether *rule* may not be broken."""
        return self.stances[rule] is Stance.ON

    def soft(self, rule: str) -> bool:
        """Tell whether *rule* may be broken at a price."""
        return self.stances[rule] is Stance.SOFT


class Note(Frozen):
    """Something the planner should know about the input: what was assumed, unused or not answered."""

    kind: str
    """``assumption``, ``unused``, ``rounding``, ``question``, ``warning``"""
    text: Text


class Instance(Frozen):
    """A whole region, checked and resolved: the only input of the model and of the referee."""

    calendar: Calendar
    settings: Settings
    policy: Policy
    municipalities: tuple[Municipality, ...]
    neighbourhoods: tuple[Neighbourhood, ...] = ()
    forms: tuple[Form, ...]
    profiles: tuple[Profile, ...]
    care: tuple[CareLine, ...]
    clients: tuple[Client, ...]
    locations: tuple[Location, ...]
    """existing, project and offer locations, and one ``thuis`` when a form is *thuis*"""
    offers: tuple[HomeOffer, ...] = ()
    projects: tuple[Project, ...] = ()
    investment: tuple[OwnerLimit, ...] = ()
    budgets: tuple[BudgetLimit, ...] = ()
    teams: tuple[Team, ...] = ()
    quotas: tuple[Quota, ...] = ()
    pins: tuple[Pin, ...] = ()
    notes: tuple[Note, ...] = ()
    scenario: str = "basis"
    input_sha256: str = ""

    @property
    def periods(self) -> int:
        """Number of periods, T."""
        return len(self.calendar)

    @cached_property
    def municipality(self) -> dict[str, Municipality]:
        """Municipalities by code."""
        return {m.code: m for m in self.municipalities}

    @cached_property
    def form(self) -> dict[str, Form]:
        """Forms by code."""
        return {f.code: f for f in self.forms}

    @cached_property
    def profile(self) -> dict[str, Profile]:
        """Profiles by code."""
        return {p.code: p for p in self.profiles}

    @cached_property
    def location(self) -> dict[str, Location]:
        """Locations by code, ``thuis`` included."""
        return {loc.code: loc for loc in self.locations}

    @cached_property
    def offer(self) -> dict[str, HomeOffer]:
        """Offers by location code."""
        return {o.location: o for o in self.offers}

    @cached_property
    def project(self) -> dict[str, Project]:
        """Projects by code."""
        return {p.code: p for p in self.projects}

    @cached_property
    def replaced(self) -> frozenset[str]:
        """Codes of the locations that some project replaces."""
        return frozenset(p.replaces for p in self.projects if p.replaces is not None)

    @cached_property
    def centre(self) -> str | None:
        """Code of the centre municipality, if there is one."""
        return next((m.code for m in self.municipalities if m.centre), None)

    @cached_property
    def _care(self) -> dict[tuple[str, str], CareLine]:
        return {(line.profile, line.form): line for line in self.care}

    def care_line(self, profile: str, form: str) -> CareLine:
        """Return what *profile* asks in *form*; an absent pair is ``nee`` without tariff."""
        found = self._care.get((profile, form))
        return found or CareLine(profile=profile, form=form, suitability=Suitability.NO)

    def place_municipality(self, client: Client, code: str) -> str:
        """Return the municipality of place *code* (not the waiting list) for *client*.

        ``thuis`` is where the client's own home stands, by default the municipality of origin.
        """
        location = self.location[code]
        if location.source is Source.HOME:
            return client.lives_in or client.origin or ""
        return location.municipality

    def wished_municipality(self, client: Client) -> str | None:
        """Return the wished municipality, by default the municipality of origin."""
        if client.wish_municipality is not None or not self.settings.default_wish_origin:
            return client.wish_municipality
        return client.origin
