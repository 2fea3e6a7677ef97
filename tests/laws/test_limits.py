"""One more of any limit never worsens the first goal, one less never improves it."""

from __future__ import annotations

from collections.abc import Callable
from decimal import Decimal
from math import inf

import pytest
from hypothesis import HealthCheck, given, settings

from tests.cases import BY_KEY, without
from tests.property.regions import small_regions
from woonplek.domain.codes import Source
from woonplek.domain.instance import Form, Instance, Limit
from woonplek.domain.policy import ordered_goals
from woonplek.domain.result import Status
from woonplek.model import Options, solve

Change = Callable[[Instance, int], dict[str, object]]
HOURS, CENTS, ROOM, PERCENT = Decimal("1.5"), 250_000, 5_000_000, Decimal(30)
FEW = settings(max_examples=6, deadline=None, derandomize=True, suppress_health_check=list(HealthCheck))


def _more(number: int | None, by: int) -> int | None:
    return None if number is None else max(0, number + by)


def _places(here: Instance, by: int) -> dict[str, object]:
    """Places of locations where nobody lives and no home is kept, so that fewer are still sound input."""
    taken = {client.current for client in here.clients}
    return {
        "locations": tuple(
            loc.model_copy(update={"places": tuple(max(0, n + by) if o else n for n, o in zip(loc.places, loc.is_open, strict=True))})
            if loc.source is Source.EXISTING and (by > 0 or (loc.code not in taken and not loc.kept_at_start))
            else loc
            for loc in here.locations
        )
    }


def _offers(here: Instance, by: int) -> dict[str, object]:
    def more(limits: tuple[Limit, ...]) -> tuple[Limit, ...]:
        return tuple(limit.model_copy(update={"amount": _more(limit.amount, by)}) for limit in limits)

    return {"offers": tuple(offer.model_copy(update={"limits": more(offer.limits)}) for offer in here.offers)}


def _each(field: str, attribute: str, step: float | Decimal) -> Change:
    def change(here: Instance, by: int) -> dict[str, object]:
        rows = []
        for row in getattr(here, field):
            value = getattr(row, attribute)
            rows.append(row if value is None else row.model_copy(update={attribute: max(value * 0, value + step * by)}))
        return {field: tuple(rows)}

    return change


def _occupancy(here: Instance, by: int) -> dict[str, object]:
    def pct(form: Form) -> Decimal:
        return min(Decimal(100), max(Decimal(0), form.max_occupancy_pct + PERCENT * by))

    return {"forms": tuple(form.model_copy(update={"max_occupancy_pct": pct(form)}) for form in here.forms)}


def _longest_stay(here: Instance, by: int) -> dict[str, object]:
    """With ``settled`` off: reaching the maximum is also a reason to leave early, which a longer one takes away."""
    free = without(here, "settled")
    forms = _each("forms", "max_stay_months", 12)(here, by)
    return {**forms, "policy": free.policy}


def _window(here: Instance, by: int) -> dict[str, object]:
    last = here.periods - 1
    rows = [p.model_copy(update={"decide_until": min(last, max(p.decide_from, p.decide_until + by))}) for p in here.projects]
    return {"projects": tuple(rows)}


def _setting(attribute: str, step: Decimal, lowest: int = 0, highest: int = 100) -> Change:
    def change(here: Instance, by: int) -> dict[str, object]:
        value = min(Decimal(highest), max(Decimal(lowest), getattr(here.settings, attribute) + step * by))
        return {"settings": here.settings.model_copy(update={attribute: value})}

    return change


def _tolerance(here: Instance, by: int) -> dict[str, object]:
    value = max(Decimal(0), here.policy.fair_share_tolerance_pct + PERCENT * by)
    return {"policy": here.policy.model_copy(update={"fair_share_tolerance_pct": value})}


LIMITS: dict[str, tuple[Change, str]] = {
    "places": (_places, "capacity"),
    "homes on offer": (_offers, "offer"),
    "budgets": (_each("budgets", "amount", CENTS), "budget"),
    "hours": (_each("teams", "hours_per_week", HOURS), "care_hours"),
    "growth of teams": (_each("teams", "max_growth_pct_per_year", PERCENT), "care_hours"),
    "investment room": (_each("investment", "amount", ROOM), "investment"),
    "places in a neighbourhood": (_each("neighbourhoods", "max_places", 1), "concentration"),
    "places per 1000": (_each("municipalities", "max_per_1000", 1), "concentration"),
    "quota maximum": (_each("quotas", "maximum", 1), "quota"),
    "quota minimum": (_each("quotas", "minimum", -1), "quota"),
    "minimum use of locations": (_each("locations", "minimum_use", -2), "minimum_use"),
    "minimum use of projects": (_each("projects", "minimum_use", -2), "minimum_use"),
    "window of projects": (_window, "projects"),
    "highest occupancy": (_occupancy, "capacity"),
    "longest stay": (_longest_stay, "maximum_stay"),
    "use of respite houses": (_setting("respite_occupancy_pct", PERCENT), "respite_nights"),
    "return buffer": (_setting("return_buffer_pct", -PERCENT), "return_buffer"),
    "solidarity": (_setting("solidarity_pct", PERCENT), "budget"),
    "tolerance of the fair share": (_tolerance, "fair_share"),
}
"""by limit how to move it, and the rule whose hand cases have it"""


def all_goals(here: Instance) -> tuple[float, ...]:
    """Return the best value of each goal in turn, infinite where no plan is possible."""
    result = solve(here, Options(threads=1))
    if result.status is Status.IMPOSSIBLE:
        return (inf,)
    assert result.status is Status.PROVEN
    return tuple(goal.best for goal in result.goals)


def moved(here: Instance, change: Change, by: int) -> Instance:
    return here.model_copy(update=change(here, by))


@pytest.mark.parametrize("limit", list(LIMITS))
def test_hand_cases_get_no_worse_looser_and_no_better_tighter(limit: str) -> None:
    change, rule = LIMITS[limit]
    differs = False
    for case in BY_KEY[rule]:
        regions = [moved(case.instance, change, by) for by in (-1, 0, 1)]
        if regions[0] == regions[1] == regions[2]:
            continue
        tight, here, loose = (all_goals(region) for region in regions)
        assert loose[0] <= here[0] <= tight[0], case.name
        differs |= loose != here or here != tight
    assert differs, f"no hand case of {rule} is decided by it: the law says nothing"


@pytest.mark.slow
@pytest.mark.parametrize("limit", list(LIMITS))
@given(here=small_regions())
@FEW
def test_regions_get_no_worse_looser_and_no_better_tighter(limit: str, here: Instance) -> None:
    change, _ = LIMITS[limit]
    tight, now, loose = (first_goal(moved(here, change, by)) for by in (-1, 0, 1))
    assert loose <= now <= tight


def first_goal(here: Instance) -> float:
    """Return the best value of the first goal alone."""
    return all_goals(here.model_copy(update={"policy": here.policy.model_copy(update={"goals": ordered_goals(here)[:1]})}))[0]
