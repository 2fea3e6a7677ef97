"""Hand cases of rule *settled*."""

from __future__ import annotations

from datetime import date

from tests.build import DEFAULT_FORMS, client, form, location, pin, plan, region
from tests.cases.case import Case

WAIT = "wachtlijst"
BRIDGE = {("P", "GR"): "overbrugging", ("P", "BW"): "passend"}


def _two_years() -> Case:
    # Stays last two years. a goes to the group in 2027, where the form bridges, and cannot leave before 2029: 365 + 366 days bridging.
    here = region(
        periods=3,
        care=BRIDGE,
        clients=[client("a")],
        locations=[location("L1", 1, form="GR"), location("L2", 1, open_from=1)],
        goals=["waiting", "bridging"],
        min_stay_months=24,
    )
    return Case("settled: two years", here, {"waiting": 0, "bridging": 731}, plan(here, {"a": ["L1", "L1", "L2"]}), "settled")


def _rounded_up() -> Case:
    # Half years; 7 months are two of them. In the group from January 2027, to BW in January 2028: 181 + 184 days bridging.
    here = region(
        periods=4,
        months=6,
        care=BRIDGE,
        clients=[client("a")],
        locations=[location("L1", 1, form="GR"), location("L2", 1, open_from=1)],
        goals=["waiting", "bridging"],
        min_stay_months=7,
    )
    return Case("settled: months rounded up", here, {"waiting": 0, "bridging": 365}, plan(here, {"a": ["L1", "L1", "L2", "L2"]}), "settled")


def _before_the_plan() -> Case:
    # a lived in the group before the plan: that stay may end at once, when BW opens in 2028: 365 days.
    here = region(
        periods=3,
        care=BRIDGE,
        clients=[client("a", current="L1")],
        locations=[location("L1", 1, form="GR"), location("L2", 1, open_from=1)],
        goals=["waiting", "bridging"],
        min_stay_months=36,
    )
    return Case("settled: stay from before the plan", here, {"waiting": 0, "bridging": 365}, plan(here, {"a": ["L1", "L2", "L2"]}))


def _need_changes() -> Case:
    # a's need changes in 2028, b's does not: a leaves the group in 2028, b stays two years. For Q too the group bridges. 365 + 731 days.
    here = region(
        periods=3,
        care={**BRIDGE, ("Q", "GR"): "overbrugging", ("Q", "BW"): "passend"},
        clients=[client("a", ["P", "Q", "Q"]), client("b")],
        locations=[location("L1", 2, form="GR"), location("L2", 2, open_from=1)],
        goals=["waiting", "bridging"],
        min_stay_months=24,
    )
    made = plan(here, {"a": ["L1", "L2", "L2"], "b": ["L1", "L1", "L2"]})
    return Case("settled: need changes", here, {"waiting": 0, "bridging": 1096}, made, "settled")


def _need_changed_earlier() -> Case:
    # Three years is the minimum; a's need changed in 2028, before BW opens in 2029: a change at any time of the stay frees it. 365 + 366 days.
    here = region(
        periods=4,
        care={**BRIDGE, ("Q", "GR"): "overbrugging", ("Q", "BW"): "passend"},
        clients=[client("a", ["P", "Q", "Q", "Q"])],
        locations=[location("L1", 2, form="GR"), location("L2", 2, open_from=2)],
        goals=["waiting", "bridging"],
        min_stay_months=36,
    )
    return Case("settled: need changed earlier", here, {"waiting": 0, "bridging": 731}, plan(here, {"a": ["L1", "L1", "L2", "L2"]}))


def _site_closes() -> Case:
    # L1 closes after 2027. By way of L1 it would be 365 + 731 days of bridging; to L3 at once, two years there, then L2: 731 days and one move.
    here = region(
        periods=4,
        care=BRIDGE,
        clients=[client("a")],
        locations=[location("L1", 1, form="GR", open_until=1), location("L3", 1, form="GR"), location("L2", 1, open_from=2)],
        goals=["waiting", "bridging", "moves"],
        min_stay_months=24,
    )
    best = {"waiting": 0, "bridging": 731, "moves": 1}
    return Case("settled: choose the site that lasts", here, best, plan(here, {"a": ["L3", "L3", "L2", "L2"]}))


def _site_closes_forced() -> Case:
    # Only L1 has room in 2027 (L3 opens in 2028): a goes there, leaves when it closes, and may then not leave L3 before 2030: 365 + 366 + 365 days.
    here = region(
        periods=4,
        care=BRIDGE,
        clients=[client("a")],
        locations=[location("L1", 1, form="GR", open_until=1), location("L3", 1, form="GR", open_from=1), location("L2", 1, open_from=2)],
        goals=["waiting", "bridging"],
        min_stay_months=24,
    )
    return Case("settled: site closes", here, {"waiting": 0, "bridging": 1096}, plan(here, {"a": ["L1", "L3", "L3", "L2"]}), "settled")


def _respite_is_no_stay() -> Case:
    # A respite house does not settle: 365 days there, then BW.
    here = region(
        periods=3,
        care={("P", "LH"): "overbrugging", ("P", "BW"): "passend"},
        clients=[client("a")],
        locations=[location("L1", 1, form="LH"), location("L2", 1, open_from=1)],
        goals=["waiting", "bridging"],
        min_stay_months=36,
    )
    return Case("settled: not in a respite house", here, {"waiting": 0, "bridging": 365}, plan(here, {"a": ["L1", "L2", "L2"]}))


def _maximum_asks() -> Case:
    # The group may last one year, a stay must last two: the maximum goes before. 365 days bridging, one move.
    here = region(
        periods=3,
        forms=[DEFAULT_FORMS[0], form("GR", "groep", max_stay_months=12)],
        care=BRIDGE,
        clients=[client("a")],
        locations=[location("L1", 1, form="GR"), location("L2", 1, open_from=1)],
        goals=["waiting", "bridging"],
        min_stay_months=24,
    )
    return Case("settled: the maximum stay asks it", here, {"waiting": 0, "bridging": 365}, plan(here, {"a": ["L1", "L2", "L2"]}))


def _care_ends() -> Case:
    # Care of a ends after 2027: the stay of one year is no breach, and b has the place next. b waits 365 days.
    here = region(
        clients=[client("a", end=1, urgency=1, exit_to_home=False), client("b")],
        locations=[location("L1", 1)],
        goals=["waiting"],
        min_stay_months=24,
    )
    return Case("settled: care ends", here, {"waiting": 730}, plan(here, {"a": "L1", "b": [WAIT, "L1"]}))


def _short_first_period() -> Case:
    # The plan starts in October: the first period, of three months, counts as one of the two a stay lasts. 92 + 365 days.
    here = region(
        periods=3,
        start=date(2027, 10, 1),
        care=BRIDGE,
        clients=[client("a")],
        locations=[location("L1", 1, form="GR"), location("L2", 1, open_from=1)],
        goals=["waiting", "bridging"],
        min_stay_months=24,
    )
    return Case(
        "settled: a short period counts as one", here, {"waiting": 0, "bridging": 458}, plan(here, {"a": ["L1", "L1", "L2"]}), "settled"
    )


def _pinned_away() -> Case:
    # Pinned in L3 in 2028, after a year in L1: the pin goes before; from there a stay of two years goes on.
    here = region(
        periods=4,
        care=BRIDGE,
        clients=[client("a")],
        locations=[location("L1", 1, form="GR"), location("L3", 1, form="GR", open_from=1), location("L2", 1, open_from=2)],
        pins=[pin("a", "L1", 0), pin("a", "L3", 1)],
        goals=["waiting", "bridging"],
        min_stay_months=24,
    )
    made = plan(here, {"a": ["L1", "L3", "L3", "L2"]})
    return Case("settled: pinned away", here, {"waiting": 0, "bridging": 1096}, made, "settled")


def _changed_as_it_began() -> Case:
    # The need changes in 2028, when the stay in the group begins: that is no change during it. 366 + 365 days bridging.
    here = region(
        periods=3,
        care={**BRIDGE, ("Q", "GR"): "overbrugging", ("Q", "BW"): "passend"},
        clients=[client("a", ["P", "Q", "Q"])],
        locations=[location("L1", 1, form="GR", open_from=1), location("L2", 1, open_from=2)],
        goals=["waiting", "bridging"],
        min_stay_months=24,
    )
    made = plan(here, {"a": [WAIT, "L1", "L1"]})
    return Case("settled: need changed as it began", here, {"waiting": 730, "bridging": 731}, made, "settled")


def _maximum_over_locations() -> Case:
    # Two years in the group at most, and it is two years in 2029, one in L1 that closes and one in L3: the maximum asks to leave L3 after one year.
    here = region(
        periods=3,
        forms=[DEFAULT_FORMS[0], form("GR", "groep", max_stay_months=24)],
        care=BRIDGE,
        clients=[client("a")],
        locations=[location("L1", 1, form="GR", open_until=1), location("L3", 1, form="GR", open_from=1), location("L2", 1, open_from=2)],
        goals=["waiting", "bridging"],
        min_stay_months=36,
    )
    made = plan(here, {"a": ["L1", "L3", "L2"]})
    return Case("settled: the maximum over locations", here, {"waiting": 0, "bridging": 731}, made)


def _before_the_maximum() -> Case:
    # BW closes after 2027; then a is in the group, of two years at most. In 2029 it has been there one year, so the maximum asks nothing yet and the stay of
    # two years holds, though a home comes free: 365 + 366 + 365 days bridging.
    here = region(
        periods=3,
        forms=[DEFAULT_FORMS[0], form("GR", "groep", max_stay_months=24), DEFAULT_FORMS[2]],
        care={("P", "BW"): "overbrugging", ("P", "GR"): "overbrugging", ("P", "BT"): "passend"},
        clients=[client("a")],
        locations=[location("L1", 1, open_until=1), location("L3", 1, form="GR", open_from=1), location("L2", 1, form="BT", open_from=2)],
        goals=["waiting", "bridging"],
        min_stay_months=24,
    )
    made = plan(here, {"a": ["L1", "L3", "L3"]})
    return Case("settled: before the maximum", here, {"waiting": 0, "bridging": 1096}, made, "settled")


def _maximum_does_not_ask_for_the_same_form() -> Case:
    # The maximum of one year is soft and counts last. It asks to leave the group, not to go to L3, which is one too and of the wished provider: that waits
    # until 2029, when L1 has lasted two years: 365 + 366 days with the wish unmet.
    here = region(
        periods=3,
        forms=[form("GR", "groep", max_stay_months=12)],
        clients=[client("a", wish_provider="Z")],
        locations=[location("L1", 1, form="GR"), location("L3", 1, form="GR", open_from=1, provider="Z")],
        rules={"maximum_stay": "zacht"},
        goals=["waiting", "wishes", "over_maximum_stay"],
        min_stay_months=24,
    )
    made = plan(here, {"a": ["L1", "L1", "L3"]})
    best = {"waiting": 0, "wishes": 731, "over_maximum_stay": 731}
    return Case("settled: the maximum does not ask for the same form", here, best, made, "settled")


def _nowhere() -> Case:
    # Both are pinned in L1 for 2027, newly there; L1 has one place in 2028, L2 has room. The stay may not be cut short.
    here = region(
        clients=[client("a"), client("b")],
        locations=[location("L1", [2, 1]), location("L2", 1)],
        pins=[pin("a", "L1", 0), pin("b", "L1", 0)],
        goals=["waiting"],
        min_stay_months=24,
    )
    return Case("settled: site shrinks", here, None, None, "settled")


CASES = [
    _two_years(),
    _rounded_up(),
    _before_the_plan(),
    _need_changes(),
    _need_changed_earlier(),
    _site_closes(),
    _site_closes_forced(),
    _respite_is_no_stay(),
    _maximum_asks(),
    _care_ends(),
    _short_first_period(),
    _pinned_away(),
    _changed_as_it_began(),
    _maximum_over_locations(),
    _before_the_maximum(),
    _maximum_does_not_ask_for_the_same_form(),
    _nowhere(),
]
