"""Rules *closing* and *minimum_use* in the model, and the places of what may close in *capacity*."""

from __future__ import annotations

from tests.build import client, form, location, pin, project, region
from tests.cases.case import without
from tests.model.rows_of import At, best, written
from woonplek.model import Options, solve
from woonplek.model.rows import INFINITY


def test_closes_for_good() -> None:
    made = written(region(periods=3, locations=[location("L1", 2, closable_from=1)]), "closing")
    assert made.rows.keys() == {("L1", "2029")}
    assert (made.only("L1", "2029").upper, made.only("L1", "2029").supply) == (0, [-1, 1])


def test_closes_only_for_the_project_that_replaces_it() -> None:
    # In 2028: closed (1 - stays) at most what is decided; and decided at most what is closed.
    here = region(periods=2, locations=[location("L1", 2)], projects=[project("P", 2, replaces="L1", decide_from=1)])
    reason, conversion = written(here, "closing").rows["L1", "2028"]
    assert (reason.upper, reason.supply) == (-1, [-1, -1])
    assert (conversion.upper, conversion.supply) == (1, [1, 1])


def test_may_also_close_alone_from_its_date() -> None:
    here = region(periods=2, locations=[location("L1", 2, closable_from=1)], projects=[project("P", 2, replaces="L1")])
    made = written(here, "closing")
    assert sorted((r.upper, r.supply) for r in made.rows["L1", "2027"]) == [(-1, [-1, -1]), (1, [1, 1])]
    assert sorted((r.upper, r.supply) for r in made.rows["L1", "2028"]) == [(0, [-1, 1]), (1, [1, 1, 1])]


def test_tenant_may_leave_when_the_location_closes() -> None:
    # Three homes of which two are lived in: the step out asks the closing, for at most the two residents of the start, then the three places.
    here = region(
        clients=[client("a", current="L1", count=2)],
        locations=[location("L1", 3, form="BT", closable_from=0, fixed_cost_per_year=10), location("L2", 2, form="BT")],
        goals=["waiting", "cost"],
    )
    made = written(here, "closing")
    first, second = made.only("L1", "2027"), [row for row in made.rows["L1", "2028"] if row.supply == [-3, 3]]
    assert (first.upper, first.supply) == (2, [2])
    assert [row.upper for row in second] == [0]
    found = solve(here, Options(threads=1))
    assert [(c.location, c.period) for c in found.plan.closings] == [("L1", 0)]
    assert best(here) == {"waiting": 0, "over_exit_home": 0, "over_quota": 0, "cost": 0}


def test_closing_with_a_project_is_the_project_alone() -> None:
    here = region(
        clients=[client("a", current="L1")],
        locations=[location("L1", 1, fixed_cost_per_year=10)],
        projects=[project("P", 1, form="BW", replaces="L1")],
        goals=["cost"],
    )
    found = solve(here, Options(threads=1))
    assert [(p.project, p.period, p.steps) for p in found.plan.projects] == [("P", 0, 1)]
    assert found.plan.closings == ()


def test_kept_home_and_places_of_what_may_close() -> None:
    here = region(
        clients=[client("a", current="L1", end=1)],
        locations=[location("L1", 3, form="BT", closable_from=1)],
    )
    made = written(here, "capacity")
    assert made.only("L1", "2027").upper == 3
    row = made.only("L1", "2028")
    assert (row.upper, row.visits, row.supply) == (0, {At("L1", 0): 1}, [-3])


def test_nobody_stays_where_it_is_closed_without_rule_capacity_either() -> None:
    here = region(
        periods=1,
        clients=[client("a", current="L1"), client("b")],
        locations=[location("L1", 1, closable_from=0)],
        rules={"capacity": "uit"},
        goals=["waiting", "cost"],
    )
    (row,) = written(here, "closing").rows["L1", "2027"]
    assert (row.upper, row.visits, row.supply) == (0, {At("L1", 0): 1}, [-2])
    assert best(here)["waiting"] == 0


FORMS = (form("BW", "24-uurs", max_occupancy_pct=75),)


def test_highest_occupancy_follows_what_is_decided() -> None:
    # 3/4 of 8 places and of 4 a step, in quarters: 4 × clients <= 24 + 3 × 4 a step.
    here = region(
        periods=1,
        forms=FORMS,
        clients=[client("a", count=7)],
        locations=[location("L1", 8)],
        projects=[project("P", 8, form="BW", step=4)],
        goals=["waiting", "cost"],
    )
    row = written(here, "capacity").only("H", "BW", "2027")
    assert (row.upper, row.visits, row.supply, row.own) == (24, {At("L1", 0): 4, At("P", 0): 4}, [-12], {})
    assert best(here)["waiting"] == 0


def test_occupancy_binds_what_is_added_also_where_places_are_decided() -> None:
    # Five live in L1 (six places): with P (two steps of one) 3/4 of 6, 7 or 8 is 4, 5 or 6. Five may stay in any case, a sixth asks both steps.
    here = region(
        periods=1,
        forms=FORMS,
        clients=[client("a", current="L1", count=5), client("b")],
        locations=[location("L1", 6)],
        projects=[project("P", 2, form="BW", step=1, fixed_cost_per_year=100)],
        goals=["waiting", "cost"],
    )
    share, stayed = written(here, "capacity").rows["H", "BW", "2027"]
    assert (share.upper, share.visits[At("L1", 0)], share.supply, share.own) == (18, 4, [-3], {0: -2})
    assert (stayed.upper, stayed.visits[At("L1", 0)], stayed.supply, stayed.own) == (6, 1, [], {0: 1})
    assert best(here) == {"waiting": 0, "over_exit_home": 0, "over_quota": 0, "cost": 10_000}
    alone = here.model_copy(update={"clients": here.clients[:1]})
    assert best(alone)["cost"] == 0


def test_minimum_of_a_location_and_what_keeps_it_open() -> None:
    here = region(
        clients=[client("a", current="L1", end=1), client("b", "Q", current="L1", willing="nee")],
        care={("P", "BT"): "passend", ("Q", "BT"): "passend"},
        locations=[location("L1", 5, form="BT", closable_from=1, minimum_use=3)],
    )
    row = written(here, "minimum_use").only("L1", "2028")
    assert (row.lower, row.upper, row.supply) == (0, INFINITY, [-3])
    assert row.visits == {At("L1", 0): 3, At("L1", 1, "Q"): 3}
    assert written(region(locations=[location("L1", 5, closable_from=0, minimum_use=3, kept_at_start=1)]), "minimum_use").rows == {}
    assert written(region(locations=[location("L1", 5, minimum_use=3)]), "minimum_use").rows == {}


def test_minimum_that_the_plan_cannot_escape_is_a_number() -> None:
    # Rule closing lets L1 close from 2028; pinned open in 2028 the minimum stands as it is.
    here = region(
        clients=[client("a", current="L1")],
        locations=[location("L1", 5, closable_from=1, minimum_use=3)],
        pins=[pin("L1", "open", 1, kind="locatie")],
        goals=["waiting"],
    )
    row = written(here, "minimum_use").only("L1", "2028")
    assert (row.lower, row.supply) == (3, [])
    assert best(here) is None
    assert best(without(here, "minimum_use"))["waiting"] == 0


def test_minimum_of_a_project_from_the_period_after_delivery() -> None:
    here = region(
        periods=3,
        clients=[client("a")],
        projects=[project("P", 8, form="BW", step=4, minimum_use=5, decide_until=0, lead=12)],
        rules={"minimum_use": "zacht"},
        goals=["waiting"],
    )
    made = written(here, "minimum_use")
    assert made.rows.keys() == {("P", "2029")}
    row = made.only("P", "2029")
    assert (row.lower, row.visits, row.supply, row.own) == (0, {At("P", 2): 2}, [-5], {0: 2})
    assert made.columns.upper.tolist() == [5]
    assert made.over == [365]
    # One step asks 3 (2,5 rounded up): two short, 365 days.
    assert best(here) == {"waiting": 730, "over_exit_home": 0, "over_minimum_use": 730, "over_quota": 0}
