"""A region in longer periods: what of months becomes of which half-year."""

from __future__ import annotations

from datetime import date
from typing import Any

import pytest

from tests.build import client, location, offer, pin, project, quota, region
from woonplek.domain.calendar import Span
from woonplek.domain.instance import Instance, Limit
from woonplek.model.decisions import decision_periods
from woonplek.model.longer import in_longer_periods


def _halves(**fields: Any) -> Instance:
    found = in_longer_periods(region(periods=18, months=1, **fields))
    assert found is not None
    return found


@pytest.mark.parametrize(
    ("months", "periods", "labels"),
    [
        (1, 18, ["2027-01", "2027-07", "2028-01"]),
        (1, 84, ["2027-01", "2028-01", "2029-01", "2030-01", "2031-01", "2032-01", "2033-01"]),
        (3, 40, [f"{year}-K1" for year in range(2027, 2037)]),
    ],
)
def test_short_periods_become_half_years_or_where_that_is_more_than_twelve_years(months: int, periods: int, labels: list[str]) -> None:
    found = in_longer_periods(region(periods=periods, months=months))
    assert found is not None
    assert [period.label for period in found.calendar.periods] == labels


@pytest.mark.parametrize(("months", "periods"), [(12, 10), (6, 20), (3, 8)])
def test_periods_that_are_not_much_shorter_stay_as_they_are(months: int, periods: int) -> None:
    assert in_longer_periods(region(periods=periods, months=months)) is None


def test_a_plan_that_begins_or_ends_within_a_half_year_has_part_of_it() -> None:
    found = in_longer_periods(region(periods=9, months=1, start=date(2027, 5, 1)))
    assert found is not None
    assert [(period.start, period.end, period.months) for period in found.calendar.periods] == [
        (date(2027, 5, 1), date(2027, 7, 1), 2),
        (date(2027, 7, 1), date(2028, 1, 1), 6),
        (date(2028, 1, 1), date(2028, 2, 1), 1),
    ]


@pytest.mark.parametrize(
    ("first", "end", "halves"), [(0, None, (0, 3)), (2, 9, (0, 2)), (3, 8, (1, 1)), (3, 15, (1, 3)), (17, None, (2, 3))]
)
def test_care_begins_and_ends_at_the_nearest_half_year_and_lasts_one_at_least(first: int, end: int | None, halves: tuple[int, int]) -> None:
    (found,) = _halves(clients=[client("a", first=first, end=end)]).clients
    assert (found.first, found.end) == (halves[0], max(halves[0] + 1, halves[1]))


def test_a_profile_is_that_of_the_middle_of_the_half_year() -> None:
    found = _halves(profiles=["P", "Q"], clients=[client("a", ["P"] * 8 + ["Q"] * 10), client("b", ["P"] * 9 + ["Q"] * 9)])
    assert [one.profiles for one in found.clients] == [("P", "Q", "Q"), ("P", "P", "Q")]


def test_places_are_those_of_the_middle_of_the_half_year() -> None:
    found = _halves(locations=[location("L1", [4] * 8 + [6] * 10, open_until=15)]).location["L1"]
    assert found.places == (4, 6, 6)
    assert found.is_open == (True, True, True)


def test_limits_for_parts_of_a_half_year_are_added_up_and_others_stay() -> None:
    found = _halves(offers=[offer("A", {(0, 3): 2, (3, 6): 1, (6, 18): 5}), offer("B", {(0, 6): None})])
    assert found.offer["A"].limits == (Limit(span=Span(first=0, end=1), amount=3), Limit(span=Span(first=1, end=3), amount=5))
    assert found.offer["B"].limits == (Limit(span=Span(first=0, end=1), amount=None),)


def test_budgets_quotas_and_investment_are_those_of_the_half_years_that_they_are_for() -> None:
    found = _halves(
        budgets={"H": [100] * 18},
        quotas=[quota(0, 6, municipality="H", minimum=1, maximum=4), quota(3, 6, municipality="H", minimum=2, maximum=5)],
        investment={("W", 7): 900},
    )
    assert [(one.payer, one.span, one.amount) for one in found.budgets] == [("H", Span(first=half, end=half + 1), 600) for half in range(3)]
    assert [(one.span, one.minimum, one.maximum) for one in found.quotas] == [(Span(first=0, end=1), 3, 9)]
    assert [(one.owner, one.period, one.amount) for one in found.investment] == [("W", 1, 900)]


def test_a_project_may_be_decided_in_the_half_years_of_its_window() -> None:
    found = _halves(projects=[project("N", 4, decide_from=7, decide_until=13, lead=9)]).project["N"]
    assert (found.decide_from, found.decide_until, found.lead) == (1, 2, 9)


@pytest.mark.parametrize(("pinned", "half"), [(0, 0), (4, 1), (8, 1), (11, 2)])
def test_a_project_that_is_pinned_is_decided_in_the_nearest_half_year_of_its_window(pinned: int, half: int) -> None:
    found = _halves(projects=[project("N", 4, decide_until=11)], pins=[pin("N", 1, pinned, kind="project")])
    assert decision_periods(found, found.project["N"]) == [half]


def test_a_project_that_is_never_decided_stays_so() -> None:
    found = _halves(projects=[project("N", 4, decide_from=0, decide_until=-1)])
    assert decision_periods(found, found.project["N"]) == []


def test_a_pin_holds_where_it_holds_in_the_middle_of_a_half_year() -> None:
    found = _halves(clients=[client("a"), client("b")], locations=[location("L1", 4)], pins=[pin("a", "L1", 0, 9), pin("b", "L1", 0, 2)])
    assert [(one.code, one.span) for one in found.pins] == [("a", Span(first=0, end=2))]
