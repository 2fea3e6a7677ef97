"""What can be planned with but looks odd: figures that are out of proportion, and things that are missing."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from fractions import Fraction

from woonplek.domain.base import Text
from woonplek.domain.calendar import Span
from woonplek.domain.codes import FormKind, Source, Suitability, TariffUnit
from woonplek.domain.instance import CareLine, Instance, Note, Quota
from woonplek.domain.money import CENTS, DAYS_A_WEEK, day_tariff, payer, pays_externally, round_half_up
from woonplek.io.build_desk import joined
from woonplek.io.problems import Problem
from woonplek.io.sheets import SHEET

CLIENTS_PER_1000 = 5
"""more clients than this per 1,000 inhabitants is odd: regions have 0.8 to 1.6"""
PLACES_FACTOR = 2
FEW = 10
"""differences smaller than this are not odd in a small region"""
HOUR_PRICES = (25, 200)
"""euro an hour of care at home: published tariffs are 55 to 86"""
DAY_TARIFFS = {FormKind.FACILITY: (60, 500), FormKind.GROUP: (40, 400), FormKind.INDEPENDENT: (8, 250), FormKind.RESPITE: (60, 600)}
"""euro a day by kind of form: published tariffs are 88 to 254 with stay, 39 to 134 at home, 204 to 249 in respite"""
FACTORS = {
    TariffUnit.DAY: (7, 30, 365, 1000),
    TariffUnit.WEEK: (7, 52, 1000),
    TariffUnit.MONTH: (12, 30, 1000),
    TariffUnit.YEAR: (12, 365, 1000),
    TariffUnit.HOUR: (1000,),
}
"""how far off a tariff is by unit, when it is that of another unit or in thousands"""
THOUSANDS = 1000
BUDGET_ODD = 20
"""a budget this many times under or over a rough estimate is odd"""


def plausibility(instance: Instance) -> tuple[Note, ...]:
    """Return everything that looks odd as notes of kind ``warning``."""
    return tuple(_note(finding) for finding in findings(instance))


def plausible(instance: Instance) -> tuple[Problem, ...]:
    """Return everything that looks odd by sheet, and the other warnings of the input after it."""
    found = findings(instance)
    said = {_note(finding) for finding in found}
    look = Text("kijk na of dit klopt", "see whether this is right")
    others = [n for n in instance.notes if n.kind == "warning" and n not in said]
    return (*found, *(Problem(sheet="", cell="", what=note.text, remedy=look) for note in others))


def findings(instance: Instance) -> tuple[Problem, ...]:
    """Return what looks odd, with its sheet and what to look at."""
    checks = (_inhabitants, _places, _no_suitable_form, _tariffs, _hours, _budgets, _quotas, _no_outflow, _requirements)
    return tuple(finding for check in checks for finding in check(instance))


def _note(finding: Problem) -> Note:
    nl, en = f"{finding.sheet}: {finding.what.nl}; {finding.remedy.nl}.", f"{finding.sheet}: {finding.what.en}; {finding.remedy.en}."
    return Note(kind="warning", text=Text(nl, en))


def _odd(sheet: str, what: Text, remedy: Text) -> Problem:
    return Problem(sheet=SHEET[sheet].name.nl, cell="", what=what, remedy=remedy)


def _at_start(instance: Instance) -> int:
    return sum(client.count for client in instance.clients if client.in_care(0))


def _inhabitants(instance: Instance) -> Iterator[Problem]:
    people = sum(m.inhabitants or 0 for m in instance.municipalities if m.in_region)
    clients = _at_start(instance)
    if people and clients - FEW > people * CLIENTS_PER_1000 / 1000:
        rate = f"{clients * 1000 / people:.1f}"
        yield _odd(
            "clients",
            Text(
                f"{clients} cliënten is {rate.replace('.', ',')} per 1.000 inwoners", f"{clients} clients is {rate} per 1,000 inhabitants"
            ),
            Text("regio's hebben er 1 à 2; staan aantal en inwoners goed?", "regions have 1 or 2; are count and inhabitants right?"),
        )


def _places(instance: Instance) -> Iterator[Problem]:
    places = sum(loc.places[0] for loc in instance.locations if loc.source is Source.EXISTING)
    clients = _at_start(instance)
    if clients > PLACES_FACTOR * places + FEW:
        what = Text(f"{clients} cliënten bij de start, en {places} plaatsen", f"{clients} clients at the start, and {places} places")
        yield _odd(
            "locations", what, Text("ontbreken er locaties, of tellen cliënten dubbel?", "are locations missing, or clients counted twice?")
        )
    if places > PLACES_FACTOR * clients + FEW:
        what = Text(f"{places} plaatsen, en {clients} cliënten bij de start", f"{places} places, and {clients} clients at the start")
        yield _odd("locations", what, Text("ontbreken er cliënten, of staat plaatsen te hoog?", "are clients missing, or places too high?"))


def _no_suitable_form(instance: Instance) -> Iterator[Problem]:
    suited = {line.profile for line in instance.care if line.suitability is Suitability.SUITABLE}
    used = {code for client in instance.clients for code in client.profiles}
    for profile in instance.profiles:
        if profile.code not in suited:
            also = Text(", en cliënten hebben dat", ", and clients have it") if profile.code in used else Text("", "")
            what = Text(
                f"profiel {profile.code} heeft geen passende vorm{also.nl}", f"profile {profile.code} has no suitable form{also.en}"
            )
            yield _odd("care", what, Text("zet bij ten minste één woonvorm passend", "make at least one form suitable"))


def _tariffs(instance: Instance) -> Iterator[Problem]:
    for line in instance.care:
        tariff = day_tariff(line)
        low, high = DAY_TARIFFS[instance.form[line.form].kind]
        if not tariff or low <= tariff <= high:
            continue
        factor = _factor(tariff, line.unit, low, high)
        shown = _euro(tariff)
        pair = f"{line.profile} in {line.form}"
        what = Text(f"{pair} kost € {shown} per dag", f"{pair} costs € {shown} a day")
        more = tariff > high
        if factor:
            remedy = Text(
                f"lijkt een factor {factor} te {'hoog' if more else 'laag'}: staat eenheid ({line.unit.value}) goed?",
                f"looks {factor} times too {'high' if more else 'low'}: is the unit ({line.unit.value}) right?",
            )
        else:
            remedy = Text(f"gebruikelijk is € {low} tot € {high}", f"usual is € {low} to € {high}")
        yield _odd("care", what, remedy)


def _factor(tariff: Fraction, unit: TariffUnit, low: int, high: int) -> int | None:
    """Return the factor of a wrong unit that brings *tariff* into its range, the one closest to its middle."""
    middle = (low + high) / 2
    fits = [
        (abs(value - middle), factor) for factor in FACTORS[unit] for value in (tariff * factor, tariff / factor) if low <= value <= high
    ]
    return min(fits)[1] if fits else None


def _hours(instance: Instance) -> Iterator[Problem]:
    for line in instance.care:
        price = _hour_price(line)
        if price is None or HOUR_PRICES[0] <= price <= HOUR_PRICES[1]:
            continue
        hours, shown = str(line.hours_per_week).replace(".", ","), _euro(price)
        yield _odd(
            "care",
            Text(
                f"{line.profile} in {line.form}: {hours} uur per week voor dit tarief is € {shown} per uur",
                f"{line.profile} in {line.form}: {line.hours_per_week} hours a week at this tariff is € {shown} an hour",
            ),
            Text("gebruikelijk is € 55 tot € 90; staan tarief en uren goed?", "usual is € 55 to € 90; are tariff and hours right?"),
        )


def _hour_price(line: CareLine) -> Fraction | None:
    """Return the euros an hour that *line* comes to, None where hours or tariff do not say."""
    if line.unit is TariffUnit.HOUR or not line.hours_per_week or not line.tariff:
        return None
    return day_tariff(line) * DAYS_A_WEEK / Fraction(line.hours_per_week)


def _budgets(instance: Instance) -> Iterator[Problem]:
    cheapest = {p.code: _cheapest(instance, p.code) for p in instance.profiles}
    cache: dict[tuple[int, int], Counter[str]] = {}
    odd: dict[tuple[str, bool], list[str]] = {}
    for limit in instance.budgets:
        span = (limit.span.first, limit.span.end)
        if span not in cache:
            cache[span] = _needs(instance, limit.span, cheapest)
        need, amount = cache[span][limit.payer], Fraction(limit.amount, CENTS)
        if not amount or not need:
            continue
        if amount * BUDGET_ODD < need:
            odd.setdefault((limit.payer, False), []).append(instance.calendar[limit.span.first].label)
        elif amount > need * THOUSANDS / BUDGET_ODD:
            odd.setdefault((limit.payer, True), []).append(instance.calendar[limit.span.first].label)
    for (code, high), labels in odd.items():
        listed = joined(labels)
        word = Text("hoog", "high") if high else Text("laag", "low")
        what = Text(f"het budget van {code} is wel erg {word.nl} ({listed})", f"the budget of {code} is very {word.en} ({listed})")
        yield _odd("budgets", what, Text("staat het in euro's, niet in duizenden of centen?", "is it in euros, not in thousands or cents?"))


def _cheapest(instance: Instance, profile: str) -> Fraction:
    """Return the lowest day tariff of a form that is not unsuitable, in euro."""
    lines = [line for line in instance.care if line.profile == profile and line.suitability is not Suitability.NO and line.tariff]
    return min((day_tariff(line) for line in lines), default=Fraction(0))


def _needs(instance: Instance, span: Span, cheapest: dict[str, Fraction]) -> Counter[str]:
    """Return, roughly, the euros that care of each payer's clients costs at least in *span*."""
    needs: Counter[str] = Counter()
    for client in instance.clients:
        if pays_externally(client):
            continue
        for period in span.periods():
            if client.in_care(period):
                days = instance.calendar[period].days
                needs[payer(instance, client, period) or ""] += round_half_up(cheapest[client.profiles[period]] * days * client.count)
    return needs


def _quotas(instance: Instance) -> Iterator[Problem]:
    for quota in instance.quotas:
        if quota.minimum and not _homes(instance, quota):
            parts = ", ".join(part for part in (quota.owner, quota.municipality, quota.form) if part) or "alle"
            what = Text(
                f"voor {parts} is minimum {quota.minimum}, maar er zijn geen plaatsen",
                f"minimum {quota.minimum} for {parts}, but no places",
            )
            yield _odd(
                "quotas", what, Text("voeg aanbod toe, of verbeter eigenaar en gemeente", "add supply, or repair owner and municipality")
            )


def _homes(instance: Instance, quota: Quota) -> bool:
    """Tell whether any place falls under *quota*."""
    wanted = {"owner": quota.owner, "municipality": quota.municipality, "form": quota.form}
    asked = {key: value for key, value in wanted.items() if value is not None}
    places = [loc for loc in instance.locations if loc.source is not Source.HOME]
    return any(all(getattr(loc, key) == value for key, value in asked.items()) for loc in places)


def _no_outflow(instance: Instance) -> Iterator[Problem]:
    if instance.periods > 1 and _at_start(instance) > FEW and not any(client.leaves for client in instance.clients):
        what = Text("in het hele plan gaat niemand uit zorg", "nobody leaves care in the whole plan")
        yield _odd("flows", what, Text("vul uitstroom of in_zorg_tot in", "fill in outflow or care_until"))


def _requirements(instance: Instance) -> Iterator[Problem]:
    asked = {feature for client in instance.clients for feature in client.requirements}
    there = {feature for location in instance.locations for feature in location.features}
    missing = sorted(asked - there)
    if missing:
        number = len(missing)
        what = Text(f"{number} van de eisen heeft geen enkele plek", f"{number} of the requirements no place has")
        yield _odd(
            "clients", what, Text("vul kenmerken van locaties in met dezelfde woorden", "fill in features of locations in the same words")
        )


def _euro(value: Fraction) -> str:
    """Return *value* in euros as a planner writes it."""
    cents = round_half_up(value * CENTS)
    return f"{cents // CENTS}" if cents % CENTS == 0 else f"{cents // CENTS},{cents % CENTS:02d}"
