"""Laws that hold for the best of all plans of any region, whatever finds it."""

from __future__ import annotations

from collections.abc import Callable
from decimal import Decimal
from random import Random

import pytest
from hypothesis import HealthCheck, Phase, given, settings
from hypothesis import strategies as st

from tests.enumerate import best_plan
from tests.property.regions import small_regions
from woonplek.check import judge
from woonplek.domain.codes import Source
from woonplek.domain.instance import GoalSetting, Instance
from woonplek.domain.plan import Plan
from woonplek.domain.policy import ordered_goals

FEW = settings(max_examples=4, deadline=None, phases=(Phase.explicit, Phase.generate), suppress_health_check=list(HealthCheck))
Change = Callable[[Instance], dict[str, object]]


@given(small_regions(), st.randoms(use_true_random=False))
@FEW
def test_order_of_rows_changes_nothing(here: Instance, rng: Random) -> None:
    found = best_plan(here)
    if found is None:
        return
    values, plan = found
    clients, courses, places = list(here.clients), list(plan.courses), list(here.locations)
    for rows in (clients, courses, places):
        rng.shuffle(rows)
    other = here.model_copy(update={"clients": tuple(clients), "locations": tuple(places)})
    verdict = judge(other, Plan(courses=tuple(courses), projects=plan.projects, closings=plan.closings, extra_hours=plan.extra_hours))
    assert verdict.ok
    assert verdict.goals == judge(here, plan).goals
    assert set(values) == {goal.key for goal in ordered_goals(here)}


def _places(here: Instance) -> dict[str, object]:
    return {
        "locations": tuple(
            loc.model_copy(update={"places": tuple(n + is_open for n, is_open in zip(loc.places, loc.is_open, strict=True))})
            if loc.source is Source.EXISTING
            else loc
            for loc in here.locations
        )
    }


def _offers(here: Instance) -> dict[str, object]:
    def more(limits: tuple) -> tuple:
        return tuple(limit.model_copy(update={"amount": limit.amount + 1}) for limit in limits)

    return {"offers": tuple(offer.model_copy(update={"limits": more(offer.limits)}) for offer in here.offers)}


LOOSER: dict[str, Change] = {
    "places": _places,
    "homes on offer": _offers,
    "budgets": lambda here: {"budgets": tuple(b.model_copy(update={"amount": b.amount + 500_000}) for b in here.budgets)},
    "hours": lambda here: {"teams": tuple(t.model_copy(update={"hours_per_week": t.hours_per_week + Decimal("1.5")}) for t in here.teams)},
    "investment": lambda here: {"investment": tuple(o.model_copy(update={"amount": o.amount + 300_000}) for o in here.investment)},
    "neighbourhoods": lambda here: {
        "neighbourhoods": tuple(n.model_copy(update={"max_places": n.max_places + 1}) for n in here.neighbourhoods)
    },
    "quotas": lambda here: {"quotas": tuple(q.model_copy(update={"minimum": 0, "maximum": None}) for q in here.quotas)},
    "minimum use": lambda here: {"locations": tuple(loc.model_copy(update={"minimum_use": 0}) for loc in here.locations)},
}


@pytest.mark.parametrize("what", list(LOOSER))
@given(small_regions())
@FEW
def test_a_looser_limit_never_worsens_the_first_goal(what: str, here: Instance) -> None:
    before = best_plan(here)
    if before is None:
        return
    after = best_plan(here.model_copy(update=LOOSER[what](here)))
    assert after is not None
    first = ordered_goals(here)[0].key
    assert after[0][first] <= before[0][first]


def _priced(here: Instance, times: int) -> Instance:
    """Return *here* with every price and all money *times* as high, in amounts of which each unit and period is whole cents."""
    settings = here.settings.model_copy(update={"care_index_pct": Decimal(0), "interest_pct": Decimal(0)})
    update: dict[str, object] = {
        "settings": settings,
        "policy": here.policy.model_copy(update={"goals": (GoalSetting(key="cost"),)}),
        "care": tuple(line.model_copy(update={"tariff": line.tariff * times}) for line in here.care),
        "profiles": tuple(p.model_copy(update={"waiting_tariff": p.waiting_tariff * times}) for p in here.profiles),
        "locations": tuple(loc.model_copy(update={"fixed_cost_per_year": loc.fixed_cost_per_year * times}) for loc in here.locations),
        "projects": tuple(
            p.model_copy(update={"investment": p.investment * times, "fixed_cost_per_year": p.fixed_cost_per_year * times})
            for p in here.projects
        ),
        "teams": tuple(t.model_copy(update={"cost_per_extra_hour": Decimal(7 * times)}) for t in here.teams),
        "budgets": tuple(b.model_copy(update={"amount": b.amount * times}) for b in here.budgets),
        "investment": tuple(o.model_copy(update={"amount": o.amount * times}) for o in here.investment),
    }
    return here.model_copy(update=update)


@given(small_regions())
@FEW
def test_doubling_all_money_doubles_cost(here: Instance) -> None:
    hard = here.policy.model_copy(update={"stances": {**here.policy.stances, "budget": here.policy.stances["capacity"]}})
    here = here.model_copy(update={"policy": hard})
    once, twice = best_plan(_priced(here, 1)), best_plan(_priced(here, 2))
    assert (once is None) == (twice is None)
    if once is not None and twice is not None:
        assert twice[0]["cost"] == 2 * once[0]["cost"]
