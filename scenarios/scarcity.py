"""Show by how much a region is scarce: who waits and why, which budgets and hours bind, and how well each goal is proven.

``python scenarios/scarcity.py parkstad --seed 1 2 3 [--time-limit 120] [--gap 0] [--free budget care_hours]``
"""

from __future__ import annotations

import argparse
import sys
import tempfile
from collections import Counter
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from fractions import Fraction
from pathlib import Path

from build_groningen import groningen
from build_klein import klein
from build_parkstad import parkstad
from scenario_workbook import Sheets, write_workbook
from woonplek.tables.facts import Facts

import woonplek
from woonplek.domain.codes import FormKind, Stance, Suitability
from woonplek.domain.instance import Client, Instance
from woonplek.domain.money import payer
from woonplek.domain.plan import Plan
from woonplek.domain.result import Result
from woonplek.model import Options
from woonplek.tables.spending import Spending
from woonplek.tables.staffing import Staffing
from woonplek.tables.waiting import Waiting

REGIONS: dict[str, Callable[[int], Sheets]] = {"parkstad": parkstad, "groningen": groningen, "klein": lambda _: klein()}


@dataclass(frozen=True)
class Scarcity:
    """What a plan shows to be scarce. A budget or team binds where the cheapest care that would fit somebody who waits is more than is left."""

    waiting_pct: float
    """of the client-days in care"""
    reasons: Counter[str]
    """client-periods of waiting by reason, in the words of sheet *Wachtlijst*"""
    budgets: dict[tuple[str, str], tuple[int, int]]
    """binding: payer and period to budget and what is left, in cents"""
    teams: dict[tuple[str, str], tuple[Fraction, Fraction]]
    """binding: team and period to hours a week and what is left"""
    residents: int
    """clients with care on site at the start"""
    could_go: int
    """of them, those for whom a home of their own is suitable"""

    @property
    def payers(self) -> dict[str, int]:
        """Periods in which each payer's budget binds."""
        return dict(Counter(who for who, _ in self.budgets))


def fitting(instance: Instance, client: Client, period: int) -> list[str]:
    """Return the forms, respite left out, that somebody with the need of *client* could go to."""
    profile = client.profiles[period]
    forms = [f for f in instance.forms if f.kind is not FormKind.RESPITE and (client.owns_home or not f.at_home)]
    return [f.code for f in forms if instance.care_line(profile, f.code).suitability is not Suitability.NO]


def measure(instance: Instance, plan: Plan) -> Scarcity:
    """Return what is scarce in *plan*."""
    facts = Facts(instance, plan)
    spending, staffing = Spending(facts), Staffing(facts)
    waits = Waiting(facts, spending, staffing)
    label = [period.label for period in instance.calendar.periods]
    days = instance.calendar.days
    in_care = sum(days[t] for _, course in facts.courses for t in range(course.first, course.first + len(course.places)))
    left = {(s.limit.payer, t): (s.limit.amount, s.limit.amount - s.spent.total) for s in spending.settled for t in s.limit.span.periods()}
    budgets, teams, needs = {}, {}, {}
    for client, _, t in waits.waiting:
        forms = fitting(instance, client, t)
        who = payer(instance, client, t) or ""
        cheapest = min((spending.care_price(client.profiles[t], form, t) for form in forms), default=None)
        if cheapest is not None and (who, t) in left and left[who, t][1] < cheapest:
            budgets[who, label[t]] = left[who, t]
        hours = [Fraction(h) for form in forms if (h := instance.care_line(client.profiles[t], form).hours_per_week)]
        needs[t] = min([*hours, *([needs[t]] if t in needs else [])], default=Fraction(0))
    for t, least in needs.items():
        for team in instance.teams:
            over = staffing.division(t).left(team.code)
            if team.hours_per_week and over < least:
                teams[team.code, label[t]] = (staffing.available(team.code, t), over)
    sited = [c for c in instance.clients if c.current in instance.location and on_site(instance, c.current or "")]
    free = [c for c in sited if any(instance.form[f].own_door and fits(instance, c, f) for f in instance.form)]
    return Scarcity(
        waiting_pct=100 * sum(days[t] for *_, t in waits.waiting) / in_care,
        reasons=Counter(waits.reason(*one).word.nl for one in waits.waiting),
        budgets=budgets,
        teams=teams,
        residents=sum(c.count for c in sited),
        could_go=sum(c.count for c in free),
    )


def on_site(instance: Instance, location: str) -> bool:
    """Tell whether care is given by the staff of the site: a facility or a group."""
    return instance.form[instance.location[location].form].kind in (FormKind.FACILITY, FormKind.GROUP)


def fits(instance: Instance, client: Client, form: str) -> bool:
    """Tell whether *form* is suitable for the need of *client* at the start."""
    return instance.care_line(client.profiles[0], form).suitability is Suitability.SUITABLE


def read_sheets(sheets: Sheets, *, scenario: str = "basis") -> Instance:
    """Return the instance of generated *sheets*, by way of a workbook as a planner would have it."""
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "regio.xlsx"
        write_workbook(sheets, path, title="regio")
        return woonplek.read(path) if scenario == "basis" else woonplek.read(path, scenario=scenario)


def without(instance: Instance, rules: Sequence[str]) -> Instance:
    """Return *instance* with *rules* off."""
    stances = {**instance.policy.stances, **dict.fromkeys(rules, Stance.OFF)}
    return instance.model_copy(update={"policy": instance.policy.model_copy(update={"stances": stances})})


def report(result: Result) -> str:
    """Return the measured scarcity and proofs of *result* as text."""
    lines = [f"status {result.status}, {result.seconds:.1f} s; clients {sum(c.count for c in result.instance.clients)}"]
    lines += [
        f"  {g.key:16} {g.value:>14} best {g.best:>14} bound {g.bound:>16} gap {g.gap_pct:6.3f} %  {g.seconds:6.1f} s" for g in result.goals
    ]
    if result.conflict is not None:
        lines.append(f"  conflict: {', '.join(result.conflict.rules)}; {[s.nl for s in result.conflict.shortfalls]}")
    if result.plan is None:
        return "\n".join(lines)
    found = measure(result.instance, result.plan)
    lines.append(f"  waiting {found.waiting_pct:.1f} % of client-days: {dict(found.reasons)}")
    lines.append(f"  could live independently: {found.could_go} of {found.residents} ({100 * found.could_go / found.residents:.0f} %)")
    for (who, year), (budget, left) in sorted(found.budgets.items()):
        lines.append(f"  budget {who} {year}: {budget / 100:,.0f}, left {left / 100:,.0f} ({100 * left / budget:.2f} %)")
    for (team, year), (hours, left) in sorted(found.teams.items()):
        lines.append(f"  hours {team} {year}: {float(hours):g} a week, left {float(left):.1f}")
    return "\n".join(lines)


def main() -> None:
    """Solve a region for each seed and print the report."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("region", choices=sorted(REGIONS))
    parser.add_argument("--seed", type=int, nargs="*", default=[1])
    parser.add_argument("--time-limit", type=float)
    parser.add_argument("--gap", type=float, default=0.0)
    parser.add_argument("--free", nargs="*", default=[], help="rules to leave out")
    chosen = parser.parse_args()
    for seed in chosen.seed:
        instance = without(read_sheets(REGIONS[chosen.region](seed)), chosen.free)
        result = woonplek.solve(instance, Options(time_limit=chosen.time_limit, gap_pct=chosen.gap))
        sys.stdout.write(f"{chosen.region} seed {seed}: {report(result)}\n")


if __name__ == "__main__":
    main()
