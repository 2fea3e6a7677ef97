"""Where the plan stops decides nothing: no rush of projects and no closing spree in the last period; and money is the same in any periods.

An annuity counts for the time that the project is there within the plan, fixed costs and care likewise; so what pays in a year pays at
any horizon and in its last period, and what does not pay in a year never does.
"""

from __future__ import annotations

from collections import Counter
from datetime import date
from functools import cache

import pytest

import woonplek
from tests.build import Supply, client, location, project, region
from tests.io.regions import Rows, frame
from woonplek.check.facts import Facts
from woonplek.check.ledger import spending
from woonplek.domain.codes import OfferStatus
from woonplek.domain.instance import Instance
from woonplek.domain.plan import Plan
from woonplek.domain.result import Result, Status
from woonplek.model import Options, solve

HORIZONS = (1, 2, 3, 6)
PAYS = pytest.mark.parametrize("pays", [True, False])
LONG = 8
"""years of the plan that shorter ones should begin like"""


def best(here: Instance) -> tuple[Plan, dict[str, int]]:
    found = solve(here, Options(threads=1))
    assert found.status is Status.PROVEN
    assert found.plan is not None
    return found.plan, {goal.key: goal.value for goal in found.goals}


def decisions(plan: Plan) -> list[tuple[str, int]]:
    return [(decision.project, decision.period) for decision in plan.projects]


def saves_care(periods: int, *, pays: bool, decide_from: int = 0, lead: int = 0) -> Instance:
    """Return a region where four clients cost € 10 a day less in P: € 14.600 or 14.640 a year, for an annuity of € 14.000 or, if not *pays*, 15.000."""
    return region(
        periods=periods,
        care={("P", "BW"): ("passend", 100), ("P", "GR"): ("passend", 90)},
        clients=[client("a", count=4, current="L1")],
        locations=[location("L1", 4)],
        projects=[project("P", 4, form="GR", decide_from=decide_from, lead=lead, investment=560_000 if pays else 600_000, life_years=40)],
        interest_pct=0,
        goals=["waiting", "cost"],
    )


@PAYS
@pytest.mark.parametrize("periods", HORIZONS)
def test_a_project_that_pays_is_started_at_once_and_another_never(periods: int, *, pays: bool) -> None:
    plan, _ = best(saves_care(periods, pays=pays))
    assert decisions(plan) == ([("P", 0)] if pays else [])


@PAYS
@pytest.mark.parametrize("periods", HORIZONS)
def test_in_the_last_period_the_same_projects_pay(periods: int, *, pays: bool) -> None:
    plan, _ = best(saves_care(periods, pays=pays, decide_from=periods - 1))
    assert decisions(plan) == ([("P", periods - 1)] if pays else [])


@pytest.mark.parametrize("periods", [2, 3, 6])
def test_a_project_of_which_the_places_come_after_the_plan_is_not_started(periods: int) -> None:
    # Decided in the last period but one it is there in the last, and pays; in the last period it would bring nothing.
    for lead, decided in ((12, [("P", periods - 2)]), (24, [])):
        plan, _ = best(saves_care(periods, pays=True, decide_from=periods - 2, lead=lead))
        assert decisions(plan) == decided
    plan, _ = best(saves_care(periods, pays=True, decide_from=periods - 1, lead=12))
    assert decisions(plan) == []


@pytest.mark.parametrize("lead", [12, 24, 36])
def test_nor_for_who_waits(lead: int) -> None:
    # Two wait all the time, whose weighted days are the first goal; there is no room for them within the plan.
    here = region(
        periods=3,
        clients=[client("a", count=2)],
        projects=[project("P", 2, form="BW", step=1, decide_from=1, lead=lead, investment=100_000)],
        goals=["waiting", "cost"],
    )
    plan, values = best(here)
    assert decisions(plan) == ([("P", 1)] if lead == 12 else [])
    assert values["waiting"] == 2 * 2 * (365 + 366 + (0 if lead == 12 else 365))


def saves_a_site(periods: int, *, pays: bool, closable_from: int = 0) -> Instance:
    """Return a region where closing L1 saves € 7.400 a year, or 7.200 if it does not pay, and two go where care costs € 7.300 or 7.320 more."""
    return region(
        periods=periods,
        care={("P", "BW"): ("passend", 100), ("P", "GR"): ("passend", 110)},
        clients=[client("a", count=2, current="L1")],
        locations=[
            location("L1", 12, closable_from=closable_from, fixed_cost_per_year=7_400 if pays else 7_200),
            location("L2", 2, form="GR"),
        ],
        goals=["waiting", "cost", "moves"],
    )


@PAYS
@pytest.mark.parametrize("periods", HORIZONS)
def test_a_site_that_it_pays_to_close_is_closed_at_once_and_another_never(periods: int, *, pays: bool) -> None:
    plan, _ = best(saves_a_site(periods, pays=pays))
    assert plan.closed_from == ({"L1": 0} if pays else {})


@PAYS
@pytest.mark.parametrize("periods", HORIZONS)
def test_in_the_last_period_the_same_sites_close(periods: int, *, pays: bool) -> None:
    plan, _ = best(saves_a_site(periods, pays=pays, closable_from=periods - 1))
    assert plan.closed_from == ({"L1": periods - 1} if pays else {})


@pytest.mark.parametrize("periods", HORIZONS)
def test_a_site_that_is_kept_to_save_moves_is_kept_to_the_end(periods: int) -> None:
    here = region(
        periods=periods,
        clients=[client("a", count=2, current="L1")],
        locations=[location("L1", 12, closable_from=0, fixed_cost_per_year=600_000), location("L2", 2)],
        goals=["waiting", "moves", "cost"],
    )
    plan, values = best(here)
    assert plan.closed_from == {}
    assert values["cost"] == periods * 600_000 * 100


def steady(periods: int, lead: int) -> Instance:
    """Return the first years of a region that goes on in the same way.

    Every year a client leaves one of five sites of two places each, and, from when the first could be built, another comes who needs a
    place in a group, for which there are projects of one place each. No two sites, and no two projects, cost the same.
    """
    sites: list[Supply] = [location(f"S{n}", 2, closable_from=0, fixed_cost_per_year=50_000 - 5_000 * n) for n in range(5)]
    return region(
        periods=periods,
        care={("P", "BW"): ("passend", 100), ("Q", "GR"): ("passend", 100)},
        clients=[
            *(client(f"out{n}", current=f"S{n // 2}", end=n if n <= periods else None, exit_to_home=False) for n in range(1, 10)),
            *(client(f"in{t}", "Q", first=t) for t in range(lead // 12, periods)),
        ],
        locations=sites,
        projects=[project(f"P{n}", 1, form="GR", lead=lead, investment=100_000 + 5_000 * n) for n in range(LONG)],
        goals=["waiting", "cost", "moves"],
    )


@cache
def steady_plan(periods: int, lead: int) -> Plan:
    return best(steady(periods, lead))[0]


@pytest.mark.parametrize("lead", [0, 12])
@pytest.mark.parametrize("periods", [2, 3, 4, 5])
def test_a_shorter_plan_begins_as_a_longer_one(periods: int, lead: int) -> None:
    here, longer = steady_plan(periods, lead), steady_plan(LONG, lead)
    in_time = {decision for decision in decisions(longer) if decision[1] + lead // 12 < periods}
    assert set(decisions(here)) == in_time
    assert here.closed_from == {code: t for code, t in longer.closed_from.items() if t < periods}


@pytest.mark.parametrize("lead", [0, 12])
@pytest.mark.parametrize("periods", [3, 4, 5, LONG])
def test_every_year_is_as_busy_as_another(periods: int, lead: int) -> None:
    # One newcomer a year: one project a year, as many years ahead as it takes, and none of which the places come after the plan.
    plan = steady_plan(periods, lead)
    assert Counter(t for _, t in decisions(plan)) == dict.fromkeys(range(periods - lead // 12), 1)
    # Nine people in ten places; two fewer every other year: a site closes in the second, fourth, … year, the dearest first.
    assert plan.closed_from == {f"S{n}": 2 * n + 1 for n in range(5) if 2 * n + 1 < periods}


MONEY: dict[str, Rows] = {
    "Gemeenten": [["code", "inwoners", "centrum"], ["GM0917", 60_011, "ja"], ["GM0928", 40_007, None]],
    "Woonvormen": [["code", "soort"], ["BW", "24-uurs"], ["ZELF", "zelfstandig"]],
    "Profielen": [["code", "tarief_wachtlijst"], ["LICHT", "3,33"], ["ZWAAR", "12,34"]],
    "Zorg": [
        ["profiel", "woonvorm", "geschikt", "tarief", "eenheid", "uren_per_week"],
        ["LICHT", "BW", "overbrugging", "151,37", "etmaal", None],
        ["LICHT", "ZELF", "passend", 1_777, "maand", "5,5"],
        ["ZWAAR", "BW", "passend", "190,01", "etmaal", None],
    ],
    "Cliënten": [
        ["profiel", "id", "herkomstgemeente", "aantal", "in_zorg_vanaf", "in_zorg_tot", "huidige_locatie", "uitstroom_naar", "eisen"],
        ["LICHT", "A", "GM0917", 5, None, None, "LINDE", None],
        ["LICHT", "B", "GM0928", 2, None, "2029", "OUD", "geen"],
        ["ZWAAR", "C", "GM0928", 3, "2028", None, None, None],
        ["ZWAAR", "D", "GM0917", 3, None, None, None, None],
        ["ZWAAR", "E", "GM0917", 1, None, None, None, None, "lift"],
    ],
    "Locaties": [
        ["code", "gemeente", "woonvorm", "plaatsen", "vaste_kosten_per_jaar", "sluitbaar_vanaf"],
        ["LINDE", "GM0917", "BW", 8, "123456,78", None],
        ["OUD", "GM0928", "BW", 3, "98765,43", date(2028, 1, 1)],
    ],
    "Woningaanbod": [["eigenaar", "gemeente", "aantal", "periode"], ["WONEN", "GM0928", 2, "2027"], ["WONEN", "GM0928", 1, "2028"]],
    "Projecten": [
        [
            *("code", "gemeente", "woonvorm", "plaatsen", "deelbaar_per", "doorlooptijd_maanden", "investering", "afschrijving_jaren"),
            "vaste_kosten_per_jaar",
        ],
        ["NIEUW", "GM0917", "ZELF", 5, 1, 12, 777_777, 30, 9_999],
    ],
    "Teams": [
        ["code", "cliënturen_per_week", "oproepdienst", "max_groei_pct_per_jaar", "kosten_per_extra_uur"],
        ["T", 20, "ja", 40, "61,13"],
    ],
    "Werkgebied": [["team", "gemeente"], ["T", "GM0917"], ["T", "GM0928"]],
    "Doelen": [
        ["doel", "volgorde", "speling_pct"],
        *(
            [goal, n, 0]
            for n, goal in enumerate(("wachten", "overbrugging", "wensen", "eigen_voordeur", "verhuizingen", "kosten"), start=1)
        ),
    ],
}
"""With something of all that costs money: waiting, care in three units, fixed costs, steps of a project, a closing, extra hours."""
Yearly = dict[tuple[str | None, int], int]
"""cents by payer and year"""


def money(months: int, sheets: dict[str, Rows] | None = None, **more: object) -> Instance:
    """Return three years from 2027 in periods of *months*."""
    settings: dict[str, object] = {"start": date(2027, 1, 1), "perioden": 36 // months, "maanden_per_periode": months}
    settings |= {"rente_pct": "3,5", "index_zorg_pct": "2,5", "index_kosten_pct": "1,5", "standaard_wens_gemeente": "geen", **more}
    book: dict[str, Rows] = {
        **MONEY,
        **(sheets or {}),
        "Instellingen": [["naam", "waarde"], *([name, value] for name, value in settings.items())],
    }
    return woonplek.read({title: frame(rows) for title, rows in book.items()})


@cache
def best_for_money(months: int) -> Result:
    found = solve(money(months), Options(threads=1))
    assert found.status is Status.PROVEN
    return found


def spent(found: Result) -> Yearly:
    assert found.plan is not None
    yearly: Counter[tuple[str | None, int]] = Counter()
    for (payer, t), cents in spending(Facts(found.instance, found.plan)).items():
        yearly[payer, found.instance.calendar[t].year] += cents
    return dict(yearly)


def units(found: Result) -> int:
    """Return the most units in a year of which cents are rounded: clients, locations, steps of the project, extra hours a week."""
    assert found.plan is not None
    hours = max((bought.hours for bought in found.plan.extra_hours), default=0)
    return len(found.plan.courses) + 2 + sum(decision.steps for decision in found.plan.projects) + hours


@pytest.mark.parametrize("months", [3, 1])
def test_the_best_plan_costs_the_same_by_the_quarter_and_month(months: int) -> None:
    yearly, finer = best_for_money(12), best_for_money(months)
    values, same = ({goal.key: goal.value for goal in found.goals} for found in (yearly, finer))
    # A cent a unit and period, on either side.
    assert abs(values.pop("cost") - same.pop("cost")) <= units(yearly) * 3 * (1 + 12 // months)
    assert values == same
    years, sums = spent(yearly), spent(finer)
    assert set(years) == set(sums) == {(town, year) for town in ("GM0917", "GM0928") for year in (2027, 2028, 2029)}
    for key, cents in years.items():
        assert abs(cents - sums[key]) <= units(yearly) * (1 + 12 // months), key


def test_that_plan_has_something_of_everything() -> None:
    found = best_for_money(12)
    assert found.plan is not None
    values = {goal.key: goal.value for goal in found.goals}
    assert values["waiting"] > 0
    assert values["moves"] > 0
    assert found.plan.projects
    assert found.plan.extra_hours
    assert found.plan.closed_from
    assert any(offer.status is OfferStatus.PROMISED for offer in found.instance.offers)


SHARES: Rows = [["gemeente", "historisch_aandeel", "objectief_aandeel"], ["GM0917", 70, 60], ["GM0928", 30, 40]]
QUARTER = {2027: 2_250_000, 2028: 2_275_000, 2029: 2_300_001}
"""euros of the grant a quarter"""
LABELS = {12: [""], 3: ["-K1", "-K2", "-K3", "-K4"]}


def limits(months: int, labels: int, **phase_in: object) -> Yearly:
    """Return the budgets by year in periods of *months*, of a grant that is typed by periods of *labels* months."""
    rows = [[f"{year}{part}", euros * labels // 3] for year, euros in QUARTER.items() for part in LABELS[labels]]
    here = money(months, {"Verdeelmodel": SHARES, "Rijksbijdrage": [["periode", "bedrag"], *rows]}, **phase_in)
    yearly: Counter[tuple[str | None, int]] = Counter()
    for budget in here.budgets:
        yearly[budget.payer, here.calendar[budget.span.first].year] += budget.amount
    return dict(yearly)


@pytest.mark.parametrize("months", [3, 1])
def test_budgets_of_a_year_are_the_same_by_the_quarter_and_month(months: int) -> None:
    yearly = limits(12, 12)
    assert sum(yearly.values()) == 4 * 100 * sum(QUARTER.values())
    assert yearly["GM0917", 2028] == 9_100_000 * 69
    assert limits(months, 12) == yearly


def test_and_so_are_those_by_the_quarter_when_the_phase_in_is_over() -> None:
    over = {"ingroei_start": date(2015, 1, 1), "ingroei_jaren": 10}
    yearly, quarterly = limits(12, 12, **over), limits(3, 3, **over)
    assert set(yearly) == set(quarterly)
    assert all(abs(cents - quarterly[key]) <= 4 for key, cents in yearly.items())


def test_while_it_runs_every_quarter_has_its_own_share() -> None:
    yearly, quarterly = limits(12, 12), limits(3, 3)
    # A tenth a year of the ten percent between the shares: the quarters are 0, ¼, ½ and ¾ of that further, 0,375 percent on average.
    for (town, year), cents in yearly.items():
        further = (-1 if town == "GM0917" else 1) * QUARTER[year] * 4 * 0.375
        assert abs(quarterly[town, year] - cents - further) <= 4
