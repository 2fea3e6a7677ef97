"""Why somebody waits: each reason decided by one thing that is missing."""

from __future__ import annotations

from typing import Any

import pytest
from tests.build import client, location, pin, plan, region, team

from woonplek.domain.plan import Plan
from woonplek.tables.spending import Spending
from woonplek.tables.staffing import Staffing
from woonplek.tables.view import View
from woonplek.tables.waiting import Waiting

CARE = {("P", "BW"): ("passend", 10, 4), ("P", "BT"): ("overbrugging", 20, 9)}
WAITER: dict[str, Any] = {"urgency": 3}


def reason_of(fields: dict[str, Any], *, others: tuple[dict[str, Any], ...] = (), where: dict[str, Any] | None = None, **made: Any) -> str:
    """Return why client w waits in the first of two periods."""
    made.setdefault("locations", [location("L", 1)])
    instance = region(clients=[client("w", **{**WAITER, **fields}), *others], care=CARE, **made)
    found: Plan = plan(instance, {"w": "wachtlijst", **(where or {})})
    view = View(instance, found)
    waiting = Waiting(view, Spending(view), Staffing(view))
    return waiting.reason(instance.clients[0], 1, 0).word.nl


CAME_BY_URGENCY = [
    pytest.param(1, "lagere urgentie", id="more urgent"),
    pytest.param(3, "vol", id="alike"),
    pytest.param(4, "vol", id="less urgent"),
]


@pytest.mark.parametrize(("urgency", "reason"), CAME_BY_URGENCY)
def test_the_place_went_to_another(urgency: int, reason: str) -> None:
    assert reason_of({}, others=(client("o", urgency=urgency),), where={"o": "L"}) == reason


def test_no_place_of_a_form_that_fits() -> None:
    assert reason_of({}, locations=[location("L", 1, form="GR")]) == "geen passende plek"


def test_no_place_with_the_features_asked() -> None:
    assert reason_of({"requirements": {"lift"}}, locations=[location("L", 1, features={"tuin"})]) == "geen passende plek"
    assert reason_of({"requirements": {"lift"}}, locations=[location("L", 1, features={"lift"})]) == "andere regel of doel"


def test_a_rent_too_high_by_one_cent() -> None:
    assert reason_of({"max_rent": 70000}, locations=[location("L", 1, rent=70001)]) == "geen passende plek"
    assert reason_of({"max_rent": 70000}, locations=[location("L", 1, rent=70000)]) == "andere regel of doel"


def test_no_team_answers_at_night() -> None:
    homes = [location("L", 1, form="BT")]
    assert reason_of({}, locations=homes, teams=[team("T", 40)]) == "geen passende plek"
    assert reason_of({}, locations=homes, teams=[team("T", 40, on_call=True)]) == "andere regel of doel"


def test_waiting_for_a_wish() -> None:
    assert reason_of({"wait_for_wish": True, "wish_provider": "Levanto"}) == "wacht op wens"


def test_the_payer_is_a_cent_short() -> None:
    cost = 10 * 365 * 100
    assert reason_of({}, budgets={"H": [cost - 1, 10 * cost]}) == "budget"
    assert reason_of({}, budgets={"H": [cost, 10 * cost]}) == "andere regel of doel"


def test_the_team_is_short_of_hours() -> None:
    assert reason_of({}, teams=[team("T", 3)]) == "zorguren"
    assert reason_of({}, teams=[team("T", 4)]) == "andere regel of doel"


def test_hours_are_freed_by_a_swap_between_teams() -> None:
    """A gives all of its 4 hours in H to o; B, who covers H too, can take them over."""
    others = (client("o", current="M"),)
    places = [location("L", 1, municipality="K"), location("M", 1)]
    made: dict[str, Any] = {"municipalities": {"H": 1000, "K": 500}, "locations": places, "others": others, "where": {"o": "M"}}
    assert reason_of({}, teams=[team("A", 4, area=["H", "K"]), team("B", 4, area=["H"])], **made) == "andere regel of doel"
    assert reason_of({}, teams=[team("A", 4, area=["H", "K"]), team("B", 3, area=["H"])], **made) == "zorguren"


def test_a_place_that_cannot_be_kept_is_full() -> None:
    late = (client("o", first=1),)
    assert reason_of({}, others=late, where={"o": "L"}) == "vol"
    assert reason_of({}, locations=[location("L", 1, open_until=1)]) == "vol"


def test_a_place_that_cannot_be_paid_next_year() -> None:
    care = [10 * 365 * 100, 10 * 366 * 100]
    assert reason_of({}, budgets={"H": care}) == "andere regel of doel"
    assert reason_of({}, budgets={"H": [care[0], care[1] - 1]}) == "budget"


def test_pinned_to_the_waiting_list() -> None:
    assert reason_of({}, pins=[pin("w", "wachtlijst", 0)]) == "vastgelegd"
