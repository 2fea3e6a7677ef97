"""Sheets *Budgetten*, *Verdeelmodel* and *Rijksbijdrage*: what each payer may spend."""

from __future__ import annotations

from datetime import date
from decimal import Decimal
from fractions import Fraction
from typing import Any

from woonplek.domain.base import Text
from woonplek.domain.calendar import MONTHS_A_YEAR, Span
from woonplek.domain.instance import BudgetLimit, Municipality, Settings
from woonplek.domain.money import CENTS, round_half_up
from woonplek.io.build_dates import When
from woonplek.io.build_desk import Desk, cents
from woonplek.io.sheets import SHEET

Shares = dict[str, tuple[Fraction, Fraction]]


def build_budgets(desk: Desk, when: When, settings: Settings, municipalities: tuple[Municipality, ...]) -> tuple[BudgetLimit, ...]:
    """Return the limits by payer: rows of *Budgetten* first, then shares of the grant."""
    typed = _typed(desk, when)
    granted: list[BudgetLimit] = []
    if desk.filled("distribution") and desk.filled("grant"):
        shares, grants = _shares(desk, municipalities), _grants(desk, when)
        covered = {(limit.payer, period) for limit in typed for period in limit.span.periods()}
        for span, amount in grants:
            for code, pair in shares.items():
                if not any((code, period) in covered for period in span.periods()):
                    share = phased(pair, when.calendar[span.first].start, settings)
                    granted.append(BudgetLimit(payer=code, span=span, amount=max(0, round_half_up(share * amount * CENTS))))
    else:
        _half(desk)
    limits = (*typed, *granted)
    _without_limit(desk, when, limits, municipalities)
    return limits


def phased(pair: tuple[Fraction, Fraction], day: date, settings: Settings) -> Fraction:
    """Return the share on *day*: from historic to objective over the years of the phase-in."""
    begun = settings.phase_in_start
    months = (day.year - begun.year) * MONTHS_A_YEAR + day.month - begun.month - (day.day < begun.day)
    done = min(Fraction(1), max(Fraction(0), Fraction(months, MONTHS_A_YEAR * settings.phase_in_years)))
    return (1 - done) * pair[0] + done * pair[1]


def _typed(desk: Desk, when: When) -> list[BudgetLimit]:
    limits = []
    seen: dict[Any, str] = {}
    for row in desk.of("budgets"):
        payer = desk.resolve("budgets", row, "municipality")
        for span, amount, _ in when.amounts("budgets", row):
            if payer is None or amount is None or not desk.unique("budgets", row, "municipality", seen, (payer, span.first, span.end)):
                continue
            limits.append(BudgetLimit(payer=payer, span=span, amount=cents(amount)))
    return limits


def _half(desk: Desk) -> None:
    """Report that only one of the two sheets is filled."""
    for one, other in (("distribution", "grant"), ("grant", "distribution")):
        if desk.filled(one):
            a, b = SHEET[one].name, SHEET[other].name
            what = Text(f"{a.nl} is gevuld, {b.nl} niet", f"{a.en} is filled, {b.en} is not")
            desk.problem(one, None, "", what, Text("vul beide bladen, of geen van beide", "fill both sheets, or neither"))


def _shares(desk: Desk, municipalities: tuple[Municipality, ...]) -> Shares:
    """Return (historic, objective) share of each municipality, each scaled to 1."""
    typed: dict[str, tuple[Decimal, Decimal]] = {}
    seen: dict[Any, str] = {}
    for row in desk.of("distribution"):
        code = desk.resolve("distribution", row, "municipality")
        historic, objective = row.values.get("historic_share"), row.values.get("objective_share")
        if code is None or historic is None or objective is None or not desk.unique("distribution", row, "municipality", seen, code):
            continue
        typed[code] = (historic, objective)
    misread = any(row.misread for row in desk.of("distribution"))
    missing = [m.code for m in municipalities if m.in_region and m.code not in typed]
    if missing and not misread:
        listed = ", ".join(missing)
        what = Text(f"gemeenten van de regio ontbreken: {listed}", f"municipalities of the region are missing: {listed}")
        desk.problem("distribution", None, "", what, Text("geef elke gemeente een rij", "give every municipality a row"))
    totals = [Fraction(sum((pair[side] for pair in typed.values()), Decimal(0))) for side in (0, 1)]
    for side, column in enumerate(("historic_share", "objective_share")):
        if typed and not totals[side]:
            name = SHEET["distribution"].column(column).name
            what = Text(f"{name.nl} is samen 0", f"{name.en} is 0 in all")
            desk.problem("distribution", None, "", what, Text("vul de aandelen in", "fill in the shares"))
    if not all(totals):
        return {}
    return {code: (Fraction(h) / totals[0], Fraction(o) / totals[1]) for code, (h, o) in typed.items()}


def _grants(desk: Desk, when: When) -> list[tuple[Span, Fraction]]:
    """Return (periods, euro after the Wlz outtake); every period must be there once."""
    found: list[tuple[Span, Fraction]] = []
    taken: dict[Any, str] = {}
    wrong = False
    for row in desk.of("grant"):
        if "period" not in row.values or "amount" not in row.values:
            wrong = True
            continue
        span = when.span("grant", row, "period")
        if span is None:
            wrong = True
        elif not span.periods():
            desk.outside_plan("grant", str(row.values["period"]))
        elif all(desk.unique("grant", row, "period", taken, period) for period in span.periods()):
            net = Fraction(row.values["amount"]) - Fraction(row.values.get("wlz_outtake", 0))
            if net < 0:
                what = Text("wlz_uitname is hoger dan bedrag", "wlz_outtake is more than amount")
                desk.problem("grant", row, "wlz_outtake", what, Text("verbeter een van beide", "repair one of the two"))
            found.append((span, net))
    missing = [p.label for p in when.calendar.periods if p.index not in taken]
    if missing and not wrong:
        listed = ", ".join(missing)
        what = Text(f"perioden van het plan ontbreken: {listed}", f"periods of the plan are missing: {listed}")
        desk.problem("grant", None, "", what, Text("geef elke periode een rij", "give every period a row"))
    return found


def _without_limit(desk: Desk, when: When, limits: tuple[BudgetLimit, ...], municipalities: tuple[Municipality, ...]) -> None:
    """Note which payers have no limit, and when, where others have one."""
    if not limits:
        return
    covered = {(limit.payer, period) for limit in limits for period in limit.span.periods()}
    for municipality in municipalities:
        free = [p.label for p in when.calendar.periods if (municipality.code, p.index) not in covered]
        if not free:
            continue
        always = len(free) == len(when.calendar)
        nl = "geen enkele periode" if always else ", ".join(free)
        en = "no period" if always else ", ".join(free)
        code = municipality.code
        if always:
            desk.note("warning", f"{code} heeft in {nl} een budget: zonder grens.", f"{code} has a budget in {en}: no limit.")
        else:
            desk.note("warning", f"{code} heeft geen budget in {nl}: daar zonder grens.", f"{code} has no budget in {en}: no limit there.")
