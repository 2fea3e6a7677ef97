"""Amounts in whole cents, rounded half up once a unit, and who bears them.

Formulas: section *Money*, *Who pays*, *Care*, *Fixed costs* and *Annuity* of the README.
"""

from __future__ import annotations

from collections.abc import Mapping
from fractions import Fraction
from math import floor

from woonplek.domain.calendar import MONTHS_A_YEAR
from woonplek.domain.codes import EXTERNAL, FixedCostsTo, TariffUnit
from woonplek.domain.instance import CareLine, Client, Instance, Location, Project, Team

CENTS = 100
DAYS_A_YEAR = 365
DAYS_A_WEEK = 7


def round_half_up(value: Fraction) -> int:
    """Round *value*, not negative, to the nearest whole number, halves up."""
    return floor(value + Fraction(1, 2))


def largest_remainder(amount: int, weights: Mapping[str, int]) -> dict[str, int]:
    """Divide *amount* over the keys of *weights* in whole units; ties go to the lowest code."""
    total = sum(weights.values())
    if total <= 0:
        return {}
    shares = {key: divmod(amount * weight, total) for key, weight in weights.items()}
    parts = {key: share[0] for key, share in shares.items()}
    left = amount - sum(parts.values())
    for key in sorted(shares, key=lambda k: (-shares[k][1], k))[:left]:
        parts[key] += 1
    return parts


def day_tariff(line: CareLine) -> Fraction:
    """Return euro a day of *line*, exactly; zero without a tariff."""
    if line.tariff is None:
        return Fraction(0)
    tariff = Fraction(line.tariff)
    match line.unit:
        case TariffUnit.DAY:
            return tariff
        case TariffUnit.WEEK:
            return tariff / DAYS_A_WEEK
        case TariffUnit.MONTH:
            return tariff * MONTHS_A_YEAR / DAYS_A_YEAR
        case TariffUnit.YEAR:
            return tariff / DAYS_A_YEAR
        case TariffUnit.HOUR:
            return tariff * Fraction(line.hours_per_week) / DAYS_A_WEEK


def index_factor(pct: Fraction, years: int) -> Fraction:
    """Return (1 + pct/100) ^ years."""
    return (1 + pct / 100) ** years


def _care_factor(instance: Instance, period: int) -> Fraction:
    settings = instance.settings
    here = instance.calendar[period]
    return here.days * CENTS * index_factor(Fraction(settings.care_index_pct), here.year - settings.price_year)


def care_cents(instance: Instance, profile: str, form: str, period: int) -> int:
    """Return the cents that care of one client with *profile* in *form* costs in *period*."""
    return round_half_up(day_tariff(instance.care_line(profile, form)) * _care_factor(instance, period))


def waiting_cents(instance: Instance, profile: str, period: int) -> int:
    """Return the cents that one waiting client with *profile* costs in *period*."""
    return round_half_up(Fraction(instance.profile[profile].waiting_tariff) * _care_factor(instance, period))


def _yearly(instance: Instance, euro_a_year: Fraction, period: int) -> int:
    here = instance.calendar[period]
    factor = index_factor(Fraction(instance.settings.cost_index_pct), here.year - instance.settings.price_year)
    return round_half_up(euro_a_year * CENTS * here.months / MONTHS_A_YEAR * factor)


def fixed_cents(instance: Instance, location: Location, period: int) -> int:
    """Return the fixed costs of an open *location* in *period*, in cents."""
    return _yearly(instance, Fraction(location.fixed_cost_per_year), period)


def step_fixed_cents(instance: Instance, project: Project, period: int) -> int:
    """Return the fixed costs of one delivered step of *project* in *period*, in cents."""
    return _yearly(instance, Fraction(project.fixed_cost_per_year) / project.steps, period)


def extra_hour_cents(instance: Instance, team: Team, period: int) -> int:
    """Return the price of one extra hour a week of *team* during *period*, in cents."""
    here = instance.calendar[period]
    factor = index_factor(Fraction(instance.settings.cost_index_pct), here.year - instance.settings.price_year)
    return round_half_up(Fraction(team.cost_per_extra_hour) * CENTS * Fraction(here.days, DAYS_A_WEEK) * factor)


def step_annuity_cents(instance: Instance, project: Project, delivered: int, *, months_past: int = 0) -> int:
    """Return the annuity over the plan of one step delivered at the start of period *delivered*, in cents.

    :math:`I r / (1 - (1 + r)^{-n})` a year, :math:`I / n` without interest, times the months
    from delivery to the end of the plan, at most *n* years less *months_past*.
    """
    invested = Fraction(project.investment) / project.steps
    years, rate = project.life_years, Fraction(instance.settings.interest_pct) / 100
    yearly = invested / years if rate == 0 else invested * rate / (1 - (1 + rate) ** -years)
    calendar = instance.calendar
    months = sum(calendar[t].months for t in range(delivered, len(calendar)))
    months = min(months, max(0, years * MONTHS_A_YEAR - months_past))
    return round_half_up(yearly * CENTS * months / MONTHS_A_YEAR)


def step_investment_cents(project: Project) -> int:
    """Return the investment of one step in cents."""
    return round_half_up(Fraction(project.investment) * CENTS / project.steps)


def inhabitants_in_region(instance: Instance) -> dict[str, int]:
    """Return the inhabitants of each municipality of the region."""
    return {m.code: m.inhabitants or 0 for m in instance.municipalities if m.in_region}


def fixed_cost_weights(instance: Instance, municipality: str) -> dict[str, int]:
    """Return the weights by which payers share a fixed cost in *municipality*."""
    match instance.settings.fixed_costs_to:
        case FixedCostsTo.INHABITANTS:
            return inhabitants_in_region(instance)
        case FixedCostsTo.LOCAL:
            return {municipality: 1}
        case FixedCostsTo.CENTRE:
            return {instance.centre: 1} if instance.centre else {}


def team_cost_weights(instance: Instance, team: Team) -> dict[str, int]:
    """Return the weights by which payers share the cost of extra hours of *team*."""
    match instance.settings.fixed_costs_to:
        case FixedCostsTo.INHABITANTS:
            return inhabitants_in_region(instance)
        case FixedCostsTo.LOCAL:
            return {code: instance.municipality[code].inhabitants or 0 for code in team.area}
        case FixedCostsTo.CENTRE:
            return {instance.centre: 1} if instance.centre else {}


def payer(instance: Instance, client: Client, period: int) -> str | None:
    """Return who pays for *client* in *period*: a municipality, ``extern``, or None if nobody is known.

    *betaler* wins; without a date of the residence principle, or without a centre, the municipality of
    origin pays. Before that date the centre pays for all; from it on the origin for who came in since.
    An unknown origin is the centre's.
    """
    if client.payer is not None:
        return client.payer
    settings, centre = instance.settings, instance.centre
    since = settings.residence_principle_from
    if since is not None and settings.residence_principle_date is not None and centre is not None:
        newcomer = client.in_care_from is not None and client.in_care_from >= settings.residence_principle_date
        if period < since or not newcomer:
            return centre
    return client.origin or centre


def pays_externally(client: Client) -> bool:
    """Tell whether *client* costs no budget and no goal anything."""
    return client.payer == EXTERNAL
