"""Limits bind when less is left of them than one more client needs, and not one unit sooner."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

import pytest
from tests.build import client, form, location, offer, plan, profile, quota, region, team

from woonplek.tables.limits import Bottlenecks
from woonplek.tables.spending import Spending
from woonplek.tables.staffing import Staffing
from woonplek.tables.view import View

CARE = {("P", "BW"): ("passend", 10, 4), ("P", "BT"): ("passend", 20, 9)}


def binding(where: Mapping[Any, Any], **made: Any) -> list[tuple[str, tuple[str, ...], float, float]]:
    """Return rule, key, limit and use of what binds in one year."""
    made.setdefault("care", CARE)
    instance = region(periods=1, **made)
    view = View(instance, plan(instance, where))
    found = Bottlenecks(view, Spending(view), Staffing(view)).all
    return [(b.rule, b.key, b.limit, b.left) for b in found]


def test_a_full_location_binds_and_one_with_room_does_not() -> None:
    places = [location("L", 2), location("M", 3)]
    assert binding({"a": "L", "b": "M"}, clients=[client("a", count=2), client("b", count=2)], locations=places) == [
        ("capacity", ("L", "2027"), 2, 0)
    ]


def test_kept_homes_fill_a_location() -> None:
    places = [location("L", 3, form="BT", kept_at_start=1)]
    assert binding({"a": "L"}, clients=[client("a", count=2)], locations=places) == [("capacity", ("L", "2027"), 3, 0)]


def test_highest_occupancy_of_a_form() -> None:
    forms = (form("BW", "24-uurs", max_occupancy_pct=70), form("BT", "zelfstandig"))
    places = [location("L", 10)]
    assert binding({"a": "L"}, clients=[client("a", count=6)], locations=places, forms=forms) == []
    assert binding({"a": "L"}, clients=[client("a", count=7)], locations=places, forms=forms) == [("capacity", ("BW", "H", "2027"), 7, 0)]


def test_homes_on_offer_that_are_all_used() -> None:
    assert binding({"a": "O"}, clients=[client("a", count=2)], offers=[offer("O", 2)]) == [("offer", ("O", "2027"), 2, 0)]
    assert binding({"a": "O"}, clients=[client("a", count=2)], offers=[offer("O", 3)]) == []


def test_a_budget_binds_when_one_more_cannot_be_paid() -> None:
    care = 10 * 365 * 100
    made: dict[str, Any] = {"clients": [client("a"), client("w")], "locations": [location("L", 9)], "care": {("P", "BW"): ("passend", 10)}}
    where = {"a": "L", "w": "wachtlijst"}
    assert binding(where, budgets={"H": [2 * care]}, **made) == []
    assert binding(where, budgets={"H": [2 * care - 1]}, **made) == [("budget", ("H", "2027"), 7299.99, 3649.99)]


def test_a_regional_budget_is_one_limit() -> None:
    made: dict[str, Any] = {
        "clients": [client("a")],
        "locations": [location("L", 9)],
        "municipalities": {"H": 1000, "K": 500},
        "budget_form": "regionaal",
    }
    found = binding({"a": "L"}, budgets={"H": [365_000 - 700], "K": [700]}, care={("P", "BW"): ("passend", 10)}, **made)
    assert found == [("budget", ("regio", "2027"), 3650, 0)]


@pytest.mark.parametrize(("hours", "binds"), [(7, True), (8, False)])
def test_a_team_binds_when_it_cannot_take_one_more(hours: int, binds: bool) -> None:  # noqa: FBT001
    made: dict[str, Any] = {
        "clients": [client("a"), client("w")],
        "locations": [location("L", 9)],
        "care": {("P", "BW"): ("passend", 10, 4)},
    }
    found = binding({"a": "L", "w": "wachtlijst"}, teams=[team("T", hours)], **made)
    assert found == ([("care_hours", ("T", "2027"), 7, 3)] if binds else [])


def test_spread_over_municipality_and_neighbourhood() -> None:
    made: dict[str, Any] = {"clients": [client("a", count=3)], "municipalities": {"H": {"inhabitants": 1500, "max_per_1000": 2}}}
    hood = [location("L", 9, neighbourhood="W")]
    assert binding({"a": "L"}, locations=hood, **made) == [("concentration", ("H", "2027"), 3, 0)]
    assert binding({"a": "L"}, locations=hood, clients=[client("a", count=3)], neighbourhoods={"W": ("H", 3)}) == [
        ("concentration", ("W", "2027"), 3, 0)
    ]
    assert binding({"a": "L"}, locations=hood, clients=[client("a", count=3)], neighbourhoods={"W": ("H", 4)}) == []


def test_a_quota_at_its_maximum() -> None:
    made: dict[str, Any] = {"clients": [client("a", count=2)], "locations": [location("L", 9, owner="Wonen Zuid")]}
    assert binding({"a": "L"}, quotas=[quota(0, owner="Wonen Zuid", maximum=2)], **made) == [("quota", ("Wonen Zuid", "2027"), 2, 0)]
    assert binding({"a": "L"}, quotas=[quota(0, owner="Wonen Zuid", maximum=3)], **made) == []


def test_the_return_buffer_needs_a_free_place_more() -> None:
    homes, clients = [location("B", 30, form="BT"), location("L", 3)], [client("a", count=20), client("b")]
    assert binding({"a": "B", "b": "L"}, clients=clients, locations=homes, return_buffer_pct=10) == [
        ("return_buffer", ("regio", "2027"), 2, 0)
    ]
    assert binding({"a": "B", "b": "L"}, clients=clients, locations=homes, return_buffer_pct=5) == []


def test_respite_nights_that_are_nearly_used_up() -> None:
    """One bed at 80 % gives 292 nights; 28 clients use 280 of them, 29 use 290."""
    made: dict[str, Any] = {"profiles": [profile("P", respite_nights_per_year=10)], "respite_occupancy_pct": 80}
    homes = [location("B", 50, form="BT"), location("R", 1, form="LH")]
    assert binding({"a": "B"}, clients=[client("a", count=28)], locations=homes, **made) == []
    assert binding({"a": "B"}, clients=[client("a", count=29)], locations=homes, **made) == [("respite_nights", ("regio", "2027"), 292, 2)]
