"""Hand cases of rule *exit_home*."""

from __future__ import annotations

from tests.build import AT_HOME, DEFAULT_FORMS, client, form, location, offer, plan, region
from tests.cases.case import Case

WAIT = "wachtlijst"
HOMES = "C-H-BT-1"


def _moves_in_time() -> Case:
    # a, b and c leave after 2028; two homes come in 2028. b leaves to nowhere in particular (geen) and needs none; d stays in care. a and c move.
    here = region(
        clients=[
            client("a", current="L1", end=2),
            client("b", current="L1", end=2, exit_to_home=False),
            client("c", current="L1", end=2),
            client("d", current="L1"),
        ],
        locations=[location("L1", 5)],
        offers=[offer(HOMES, {1: 2})],
        goals=["waiting", "over_exit_home", "moves"],
    )
    made = plan(here, {"a": ["L1", HOMES], "b": "L1", "c": ["L1", HOMES], "d": "L1"})
    return Case("exit_home: moves in time", here, {"waiting": 0, "over_exit_home": 0, "moves": 2}, made, "exit_home")


def _too_few() -> Case:
    # One home for three who leave after 2027, of whom b waits: two leave without.
    here = region(
        clients=[client("a", current="L1", end=1, count=2), client("b", end=1)],
        locations=[location("L1", 2)],
        offers=[offer(HOMES, {0: 1, 1: 3})],
        goals=["over_exit_home", "waiting", "moves"],
    )
    # b goes to the home: nobody waits, nobody moves.
    made = plan(here, {"a": "L1", "b": HOMES})
    return Case("exit_home: too few homes", here, {"over_exit_home": 2, "waiting": 0, "moves": 0}, made)


def _at_home() -> Case:
    # At home is a home, a home with huurder_blijft is one, a lease of the provider is none.
    here = region(
        periods=1,
        forms=[*DEFAULT_FORMS, AT_HOME],
        clients=[
            client("a", end=1, owns_home=True, current="thuis"),
            client("b", end=1, current="L1"),
            client("c", end=1, current="L2"),
        ],
        locations=[location("L1", 1, form="BT"), location("L2", 2, form="BT", tenant_stays=False)],
        goals=["over_exit_home"],
    )
    return Case("exit_home: what is a home", here, {"over_exit_home": 1}, plan(here, {"a": "thuis", "b": "L1", "c": "L2"}))


def _at_home_is_home() -> Case:
    # At home is a home whatever the form says of tenants.
    here = region(
        periods=1,
        forms=[*DEFAULT_FORMS, form("TH", "zelfstandig", at_home=True, tenant_stays=False)],
        clients=[client("a", end=1, owns_home=True), client("b", end=1)],
        locations=[location("L1", 3)],
        goals=["waiting", "over_exit_home"],
    )
    return Case("exit_home: at home is home", here, {"waiting": 0, "over_exit_home": 1}, plan(here, {"a": "thuis", "b": "L1"}))


def _hard() -> Case:
    # Hard: two leave after 2027, and one home is offered.
    here = region(
        clients=[client("a", current="L1", end=1, count=2)],
        locations=[location("L1", 2)],
        offers=[offer(HOMES, {0: 1})],
        rules={"exit_home": "aan"},
        goals=["waiting"],
    )
    return Case("exit_home: hard", here, None, None, "exit_home")


def _hard_costs_waiting() -> Case:
    # Hard, and the one home goes to who leaves: a (weight 1). b (weight 8) is in care for good and waits 8 × 731.
    here = region(
        clients=[client("a", end=1, urgency=4), client("b", urgency=1)],
        offers=[offer(HOMES, {0: 1})],
        rules={"exit_home": "aan"},
        goals=["waiting"],
    )
    return Case("exit_home: hard, at the cost of waiting", here, {"waiting": 5848}, plan(here, {"a": HOMES, "b": WAIT}), "exit_home")


CASES = [_moves_in_time(), _too_few(), _at_home(), _at_home_is_home(), _hard(), _hard_costs_waiting()]
