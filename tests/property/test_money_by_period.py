"""The same plan in years, half years, quarters and months costs the same, but for a cent a unit and period."""

from __future__ import annotations

import pytest

from tests.build import client, location, plan, profile, project, region, team
from woonplek.check import judge
from woonplek.check.facts import Facts
from woonplek.check.ledger import spending

YEARS = 3


def cost(months: int) -> tuple[dict[str, int], int]:
    """Return the parts of the cost of one plan in periods of *months*, and how many units and periods round at most."""
    per_year = 12 // months
    periods = YEARS * per_year
    here = region(
        periods=periods,
        months=months,
        municipalities={"H": 6011, "K": 3007},
        profiles=[profile("P", waiting_tariff="3.33"), "Q"],
        care={("P", "BW"): ("passend", "101.37", 2), ("Q", "BW"): ("passend", "1777", 0, "maand")},
        clients=[client("a", count=3), client("b", "Q", origin="K", end=2 * per_year, exit_to_home=False), client("c", origin="K")],
        locations=[location("L1", 5, fixed_cost_per_year="12345.67")],
        projects=[project("P1", 4, form="BW", step=2, decision="vast", lead=12, investment=77_777, life_years=30, fixed_cost_per_year=999)],
        teams=[team("T", 6, area=["H", "K"], max_growth_pct_per_year=60, cost_per_extra_hour="61.13")],
        care_index_pct="2.5",
        cost_index_pct="1.5",
    )
    bought = {("T", t): 2 for t in range(per_year, periods)}
    made = plan(here, {"a": "L1", "b": "L1", "c": "wachtlijst"}, projects={"P1": (0, 2)}, extra_hours=bought)
    verdict = judge(here, made)
    assert verdict.broken == ()
    spent = spending(Facts(here, made))
    parts = {payer: sum(cents for (who, _), cents in spent.items() if who == payer) for payer in ("H", "K")}
    parts["cost"] = verdict.goals["cost"]
    # five clients, one location, two steps and two hours a period, each off by at most a cent; two annuities; shares of them for the payers
    return parts, 10 * periods + 2


@pytest.mark.parametrize("months", [6, 3, 1])
def test_same_money_in_other_periods(months: int) -> None:
    yearly, roughly = cost(12)
    finer, cents = cost(months)
    for part, value in yearly.items():
        assert abs(finer[part] - value) <= cents + roughly, part


def test_days_waiting_are_the_same() -> None:
    found = set()
    for months in (12, 6, 3, 1):
        here = region(periods=YEARS * 12 // months, months=months, clients=[client("a", urgency=2)])
        found.add(judge(here, plan(here, {"a": "wachtlijst"})).goals["waiting"])
    assert found == {4 * (365 + 366 + 365)}
