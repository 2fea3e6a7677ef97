from datetime import date
from decimal import Decimal
from fractions import Fraction

import pytest
from tests.build import client, location, profile, project, region, team

from woonplek.domain.codes import TariffUnit
from woonplek.domain.instance import CareLine
from woonplek.domain.money import (
    care_cents,
    day_tariff,
    extra_hour_cents,
    fixed_cents,
    fixed_cost_weights,
    largest_remainder,
    payer,
    round_half_up,
    step_annuity_cents,
    step_fixed_cents,
    step_investment_cents,
    team_cost_weights,
    waiting_cents,
)


@pytest.mark.parametrize(("value", "whole"), [("0.5", 1), ("0.49", 0), ("1.5", 2), ("2.5", 3), ("7", 7)])
def test_halves_go_up(value, whole):
    assert round_half_up(Fraction(value)) == whole


def test_largest_remainder_with_ties_by_code():
    assert largest_remainder(100, {"B": 1, "A": 1, "C": 1}) == {"A": 34, "B": 33, "C": 33}
    assert largest_remainder(11, {"A": 5, "B": 3, "C": 2}) == {"A": 6, "B": 3, "C": 2}  # 5,5 | 3,3 | 2,2
    assert largest_remainder(7, {"A": 0, "B": 4}) == {"A": 0, "B": 7}
    assert largest_remainder(7, {"A": 0}) == {}


@pytest.mark.parametrize(
    ("unit", "tariff", "hours", "a_day"),
    [
        (TariffUnit.DAY, "73.32", 0, Fraction("73.32")),
        (TariffUnit.WEEK, "700", 0, Fraction(100)),
        (TariffUnit.MONTH, "3650", 0, Fraction(120)),  # x 12 / 365
        (TariffUnit.YEAR, "73000", 0, Fraction(200)),
        (TariffUnit.HOUR, "63", 5, Fraction(45)),  # 63 x 5 / 7
    ],
)
def test_day_tariff(unit, tariff, hours, a_day):
    line = CareLine(profile="P", form="F", suitability="passend", tariff=Decimal(tariff), unit=unit, hours_per_week=Decimal(hours))
    assert day_tariff(line) == a_day


def test_without_a_tariff_care_is_free():
    assert day_tariff(CareLine(profile="P", form="F", suitability="nee")) == 0


TOWNS = {"A": {"inhabitants": 3000, "centre": True}, "B": 1000, "Z": {"inhabitants": 9000, "in_region": False}}


def money_region(towns=TOWNS, **settings):
    return region(
        periods=3,
        municipalities=towns,
        profiles=[profile("P", waiting_tariff="12.5")],
        care={("P", "BW"): ("passend", "100.25")},
        locations=[location("L", 1, municipality="A", fixed_cost_per_year=12000)],
        projects=[project("J", 6, step=3, municipality="B", investment=100000, life_years=2, fixed_cost_per_year=9001)],
        teams=[team("T", 10, area=("A", "B"), cost_per_extra_hour=70)],
        **settings,
    )


def test_care_of_a_period_is_indexed_from_the_price_year():
    instance = money_region(price_year=2027, care_index_pct=10)
    # 365 x 100,25 | 366 x 100,25 x 1,1 | 365 x 100,25 x 1,21
    assert [care_cents(instance, "P", "BW", t) for t in range(3)] == [3659125, 4036065, 4427541]
    # 366 x 10025 x 1,1 = 4036065,0; 365 x 10025 x 1,21 = 4427541,25


def test_prices_of_a_later_year_are_taken_back():
    instance = money_region(price_year=2028, care_index_pct=25)
    # 365 x 10025 / 1,25 = 2927300
    assert care_cents(instance, "P", "BW", 0) == 2927300


def test_the_waiting_tariff_is_indexed_alike():
    instance = money_region(price_year=2027, care_index_pct=10)
    assert [waiting_cents(instance, "P", t) for t in range(2)] == [456250, 503250]  # 366 x 1250 x 1,1


def test_fixed_costs_by_months_and_index():
    instance = money_region(price_year=2027, cost_index_pct=2)
    place = instance.location["L"]
    assert [fixed_cents(instance, place, t) for t in range(3)] == [1200000, 1224000, 1248480]
    # 9001 / 2 steps: 4500,50 a year; x 1,02 = 4590,51
    assert [step_fixed_cents(instance, instance.project["J"], t) for t in range(2)] == [450050, 459051]


def test_an_extra_hour_a_week_for_a_year():
    instance = money_region(price_year=2027)
    # 365 / 7 x 70 = 3650; 366 / 7 x 70 = 3660
    assert [extra_hour_cents(instance, instance.teams[0], t) for t in range(2)] == [365000, 366000]


def test_annuity_of_a_step():
    # a step is 50.000 over 2 years at 5 %: 50.000 x 0,05 / (1 - 1 / 1,1025) = 26.890,2439...
    instance = money_region(interest_pct=5)
    the_project = instance.project["J"]
    assert step_annuity_cents(instance, the_project, 2) == 2689024
    assert step_annuity_cents(instance, the_project, 1) == 5378049  # two years: 53.780,4878
    assert step_annuity_cents(instance, the_project, 0) == 5378049  # at most the life of two years
    assert step_annuity_cents(instance, the_project, 0, months_past=18) == 1344512  # six months are left: 13.445,1219
    assert step_annuity_cents(instance, the_project, 0, months_past=30) == 0
    assert step_investment_cents(the_project) == 5000000


def test_annuity_without_interest_is_a_part_a_year():
    instance = money_region(interest_pct=0)
    assert step_annuity_cents(instance, instance.project["J"], 2) == 2500000


@pytest.mark.parametrize(
    ("to", "fixed", "extra"),
    [
        ("inwoners", {"A": 3000, "B": 1000}, {"A": 3000, "B": 1000}),
        ("vestigingsgemeente", {"B": 1}, {"A": 3000, "B": 1000}),
        ("centrum", {"A": 1}, {"A": 1}),
    ],
)
def test_who_shares_fixed_costs_and_extra_hours(to, fixed, extra):
    instance = money_region(fixed_costs_to=to)
    assert fixed_cost_weights(instance, "B") == fixed
    assert team_cost_weights(instance, instance.teams[0]) == extra


@pytest.mark.parametrize(
    ("entered", "origin", "typed", "paid_by"),
    [
        (None, "B", None, ["A", "A", "A"]),  # in care before: always the centre
        (date(2027, 12, 31), "B", None, ["A", "A", "A"]),
        (date(2028, 1, 1), "B", None, ["A", "B", "B"]),  # new: the origin, from the date on
        (date(2029, 1, 1), None, None, ["A", "A", "A"]),  # unknown origin: the centre
        (date(2029, 1, 1), "B", "Z", ["Z", "Z", "Z"]),
        (None, "B", "extern", ["extern"] * 3),
    ],
)
def test_who_pays_with_the_residence_principle(entered, origin, typed, paid_by):
    instance = money_region(residence_principle_from=1, residence_principle_date=date(2028, 1, 1))
    someone = client("c", origin=origin, in_care_from=entered, payer=typed)
    one = region(clients=[someone], periods=3).clients[0]
    assert [payer(instance, one, t) for t in range(3)] == paid_by


def test_without_the_principle_or_a_centre_the_origin_pays():
    one = region(clients=[client("c", origin="B")], periods=3).clients[0]
    assert payer(money_region(), one, 0) == "B"
    towns = {"A": 3000, "B": 1000}
    no_centre = money_region(towns, residence_principle_from=0, residence_principle_date=date(2027, 1, 1))
    assert payer(no_centre, one, 0) == "B"
