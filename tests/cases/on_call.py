"""Hand cases of rule *on_call*."""

from __future__ import annotations

from tests.build import AT_HOME, DEFAULT_FORMS, client, location, plan, region, team
from tests.cases.case import Case

WAIT = "wachtlijst"
TWO = {"H": 1000, "K": 700}


def _covered() -> Case:
    # A team answers at night in K; the one in H does not. Two places in K, a group in H that asks no night service: of four the least urgent waits.
    here = region(
        periods=1,
        municipalities=TWO,
        clients=[client("a", count=3, urgency=2), client("b", urgency=4)],
        locations=[location("L1", 5, form="BT"), location("L2", 2, form="BT", municipality="K"), location("L3", 1, form="GR")],
        teams=[team("S", 99), team("T", 0, area=["K"], on_call=True)],
        goals=["waiting"],
    )
    courses = {("a", 1): "L2", ("a", 2): "L2", ("a", 3): "L3", "b": WAIT}
    return Case("on_call: covered", here, {"waiting": 365}, plan(here, courses), "on_call")


def _stays_on() -> Case:
    # Nobody answers at night. a lives on its own already and stays; b may not begin and waits 731 days.
    here = region(
        clients=[client("a", current="L1"), client("b")],
        locations=[location("L1", 2, form="BT")],
        teams=[team("S", 99)],
        goals=["waiting"],
    )
    return Case("on_call: stays on", here, {"waiting": 1462}, plan(here, {"a": "L1", "b": WAIT}), "on_call")


def _at_home() -> Case:
    # Both own a home: a in K, where a night team comes (woont_in), b in H, where none does. b waits at weight 4.
    here = region(
        periods=1,
        municipalities=TWO,
        forms=[*DEFAULT_FORMS, AT_HOME],
        clients=[client("a", owns_home=True, lives_in="K", urgency=2), client("b", owns_home=True, urgency=2)],
        teams=[team("S", 99), team("T", 5, area=["K"], on_call=True)],
        goals=["waiting"],
    )
    return Case("on_call: at home", here, {"waiting": 1460}, plan(here, {"a": "thuis", "b": WAIT}), "on_call")


def _nowhere() -> Case:
    # The site closes; the only other place asks a night service that is not there.
    here = region(
        clients=[client("a", current="L1")],
        locations=[location("L1", 1, open_until=1), location("L2", 1, form="BT")],
        teams=[team("S", 99)],
        goals=["waiting"],
    )
    return Case("on_call: nowhere to go", here, None, None, "on_call")


CASES = [_covered(), _stays_on(), _at_home(), _nowhere()]
