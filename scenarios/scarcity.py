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
from pathlib import Path

from build_groningen import groningen
from build_klein import klein
from build_parkstad import parkstad
from scenario_workbook import Sheets, write_workbook

import woonplek
from woonplek.domain.codes import FormKind, Stance, Suitability
from woonplek.domain.instance import Client, Instance
from woonplek.domain.plan import Plan
from woonplek.domain.result import Result
from woonplek.tables.binding import Binding
from woonplek.tables.limits import Bottlenecks
from woonplek.tables.spending import Spending
from woonplek.tables.staffing import Staffing
from woonplek.tables.view import View
from woonplek.tables.waiting import Waiting

REGIONS: dict[str, Callable[[int], Sheets]] = {"parkstad": parkstad, "groningen": groningen, "klein": lambda _: klein()}


@dataclass(frozen=True)
class Scarcity:
    """What a plan shows to be scarce.

    A budget or a team binds, as on sheet *Knelpunten*, where less is left than the least that
    somebody who waits would need.
    """

    waiting_pct: float
    """of the client-days in care"""
    reasons: Counter[str]
    """client-periods of waiting by reason, in the words of sheet *Wachtlijst*"""
    budgets: tuple[Binding, ...]
    teams: tuple[Binding, ...]
    residents: int
    """clients with care on site at the start"""
    could_go: int
    """of them, those for whom a home of their own is suitable"""

    @property
    def payers(self) -> Counter[str]:
        """Periods in which each payer's budget binds."""
        return Counter(found.key[0] for found in self.budgets)


def measure(instance: Instance, plan: Plan) -> Scarcity:
    """Return what is scarce in *plan*."""
    view = View(instance, plan)
    spending, staffing = Spending(view), Staffing(view)
    waits = Waiting(view, spending, staffing)
    binding = Bottlenecks(view, spending, staffing).all
    days = instance.calendar.days
    in_care = sum(client.count * days[t] for client in instance.clients for t in range(client.first, client.end))
    sited = [client for client in instance.clients if on_site(instance, client.current)]
    ready = could_live_alone(instance)
    free = [client for client in sited if client.profiles[0] in ready]
    return Scarcity(
        waiting_pct=100 * sum(days[t] for *_, t in waits.waiting) / in_care,
        reasons=Counter(waits.reason(*one).word.nl for one in waits.waiting),
        budgets=tuple(found for found in binding if found.rule == "budget" and found.waiting),
        teams=tuple(found for found in binding if found.rule == "care_hours" and found.limit and found.waiting),
        residents=sum(client.count for client in sited),
        could_go=sum(client.count for client in free),
    )


def on_site(instance: Instance, location: str | None) -> bool:
    """Tell whether care at *location* is given by the staff of the site: a facility or a group."""
    return location is not None and instance.form[instance.location[location].form].kind in (FormKind.FACILITY, FormKind.GROUP)


def could_go_home(instance: Instance, client: Client) -> bool:
    """Tell whether a form with a front door of one's own is suitable for the need of *client* at the start."""
    return client.profiles[0] in could_live_alone(instance)


def could_live_alone(instance: Instance) -> frozenset[str]:
    """Return the profiles for which a form with a front door of one's own is suitable."""
    doors = [form.code for form in instance.forms if form.own_door]
    suits = {p.code for p in instance.profiles for form in doors if instance.care_line(p.code, form).suitability is Suitability.SUITABLE}
    return frozenset(suits)


def read_sheets(sheets: Sheets, *scenarios: str) -> Instance:
    """Return the instance of generated *sheets*, by way of a workbook as a planner would have it."""
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "regio.xlsx"
        write_workbook(sheets, path, title="regio")
        return woonplek.read(path, scenarios=scenarios)


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
    lines.append(f"  could live independently: {found.could_go} of {found.residents} with care on site")
    for one in (*found.budgets, *found.teams):
        left = one.left
        lines.append(
            f"  {one.rule} {one.what} {one.key[1]}: {one.limit:,.0f}, left {left:,.1f} ({100 * left / one.limit:.2f} %), {one.waiting} wait"
        )
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
        result = woonplek.solve(instance, time_limit=chosen.time_limit, gap_pct=chosen.gap)
        sys.stdout.write(f"{chosen.region} seed {seed}: {report(result)}\n")


if __name__ == "__main__":
    main()
