"""Laws that hold for the best of all plans of any region, whatever finds it."""

from __future__ import annotations

from decimal import Decimal
from random import Random

import pytest
from hypothesis import HealthCheck, Phase, given, settings
from hypothesis import strategies as st

from tests.enumerate import best_by_enumeration, best_plan
from tests.laws.examples import EXAMPLES
from tests.laws.limits import LIMITS
from tests.property.regions import small_regions
from woonplek.check import judge
from woonplek.domain.instance import GoalSetting, Instance
from woonplek.domain.plan import Plan
from woonplek.domain.policy import ordered_goals

FEW = settings(max_examples=4, deadline=None, phases=(Phase.explicit, Phase.generate), suppress_health_check=list(HealthCheck))


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


COUNTED = (
    "places",
    "homes on offer",
    "budgets",
    "hours",
    "investment room",
    "places in a neighbourhood",
    "quota maximum",
    "minimum use of locations",
)


@pytest.mark.parametrize("limit", COUNTED)
@given(small_regions())
@FEW
def test_a_looser_limit_never_worsens_the_first_goal(limit: str, here: Instance) -> None:
    before = best_plan(here)
    if before is None:
        return
    after = best_plan(LIMITS[limit].moved(here, 1))
    assert after is not None
    first = ordered_goals(here)[0].key
    assert after[0][first] <= before[0][first]


@pytest.mark.parametrize("limit", list(LIMITS))
def test_the_examples_of_a_limit_are_the_best_of_all_plans_too(limit: str) -> None:
    law, example = LIMITS[limit], EXAMPLES[limit]()
    for by, expected in ((0, example.before), (1, example.after)):
        here = law.moved(example.here, by)
        found = best_by_enumeration(here)
        assert found is not None
        assert found[ordered_goals(here)[0].key] == expected


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
