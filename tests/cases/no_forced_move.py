"""Hand cases of rule *no_forced_move*."""

from __future__ import annotations

from tests.build import client, location, plan, project, region
from tests.cases.case import Case

WAIT = "wachtlijst"
BRIDGE = {("P", "BW"): "overbrugging", ("P", "BT"): "passend"}
TWO = {"H": 1000, "K": 700}


def _stays() -> Case:
    # a does not want to move: 731 days in a form that only bridges, though a suitable home is free. b does: 0.
    here = region(
        care=BRIDGE,
        clients=[client("a", current="L1", willing="nee"), client("b", current="L1")],
        locations=[location("L1", 2), location("L2", 3, form="BT")],
        goals=["bridging"],
    )
    return Case("no_forced_move: nee", here, {"bridging": 731}, plan(here, {"a": "L1", "b": "L2"}), "no_forced_move")


def _input_closes() -> Case:
    # The input closes L1 after 2027: then even a moves, and may be moved again. 365 days bridging.
    here = region(
        care=BRIDGE,
        clients=[client("a", current="L1", willing="nee")],
        locations=[location("L1", 2, open_until=1), location("L2", 3, form="BT")],
        goals=["bridging", "moves"],
    )
    return Case("no_forced_move: site closes", here, {"bridging": 365, "moves": 1}, plan(here, {"a": ["L1", "L2"]}), "no_forced_move")


def _free_once_it_closed() -> Case:
    # The site of a closes after 2027 and only a group, which bridges, has room then; once it had to move, a may move on, in 2029 to a suitable home.
    # It never lived in L4 in this plan: a newcomer's huidige_locatie says nothing, c goes where it suits.
    here = region(
        periods=3,
        care={**BRIDGE, ("P", "GR"): "overbrugging"},
        clients=[client("a", current="L1", willing="nee"), client("c", first=1, current="L4", willing="nee")],
        locations=[
            location("L1", 1, open_until=1),
            location("L2", 1, form="GR"),
            location("L3", 1, form="BT", open_from=2),
            location("L4", 1, form="BT", open_until=2),
            location("L5", 1, form="BT", open_from=2, tenant_stays=False),
        ],
        goals=["waiting", "bridging", "moves"],
    )
    made = plan(here, {"a": ["L1", "L2", "L3"], "c": ["L4", "L5"]})
    best = {"waiting": 0, "bridging": 731, "moves": 3}
    return Case("no_forced_move: free once it closed", here, best, made)


def _to_wish() -> Case:
    # a moves only to a BT in K. BT in H is free at once, BT in K from 2028, so a bridges 365 days; c, naar wens without any wish, goes at once.
    here = region(
        municipalities=TWO,
        care=BRIDGE,
        clients=[
            client("a", current="L1", willing="naar wens", wish_form="BT", wish_municipality="K"),
            client("c", current="L1", willing="naar wens"),
        ],
        locations=[location("L1", 2), location("L2", 3, form="BT"), location("L3", 1, form="BT", municipality="K", open_from=1)],
        goals=["bridging"],
    )
    return Case("no_forced_move: naar wens", here, {"bridging": 365}, plan(here, {"a": ["L1", "L3"], "c": "L2"}), "no_forced_move")


def _to_wish_closes() -> Case:
    # The site of a closes at once: a goes where there is a place, wish or not. That the stay began in the plan changes nothing later: only to K.
    here = region(
        periods=3,
        municipalities=TWO,
        care=BRIDGE,
        clients=[client("a", current="L1", willing="naar wens", wish_municipality="K")],
        locations=[
            location("L1", 1, open_until=0),
            location("L2", 1),
            location("L3", 1, form="BT"),
            location("L4", 1, municipality="K", open_from=2),
        ],
        goals=["wishes", "bridging", "moves"],
    )
    # Best: L3 (suitable, in H) for two years, 365 + 366 days with the wish unmet; then L4 in K, 365 days bridging.
    # But who lives in the suitable home L3 as a tenant leaves it only for a wish that L3 does not meet: K is one.
    best = {"wishes": 731, "bridging": 365, "moves": 2}
    return Case("no_forced_move: naar wens, site closes", here, best, plan(here, {"a": ["L3", "L3", "L4"]}))


def _keeps_open() -> Case:
    # Closing L1 would save € 700 a year, but a lives there until the end of 2027 and does not want to move: L1 closes in 2028.
    here = region(
        clients=[client("a", current="L1", willing="nee", end=1, exit_to_home=False)],
        locations=[location("L1", 2, closable_from=0, fixed_cost_per_year=700), location("L2", 2)],
        goals=["waiting", "cost"],
    )
    made = plan(here, {"a": "L1"}, closings={"L1": 1})
    return Case("no_forced_move: keeps a site open", here, {"waiting": 0, "cost": 70_000}, made, "no_forced_move", ("closings",))


def _no_conversion() -> Case:
    # P would turn L1 into suitable homes for both, but a does not want to leave; so b waits 2 × 365, and P is never decided.
    here = region(
        periods=1,
        care=BRIDGE,
        clients=[client("a", current="L1", willing="nee"), client("b")],
        locations=[location("L1", 1)],
        projects=[project("P", 3, replaces="L1")],
        goals=["waiting", "bridging"],
    )
    best = {"waiting": 730, "bridging": 365}
    return Case("no_forced_move: no conversion", here, best, plan(here, {"a": "L1", "b": WAIT}), "no_forced_move", ("projects",))


def _settled_conversion() -> Case:
    # A settled project may: it turns L1 into homes in 2028, and a moves though it does not want to. 365 days bridging.
    here = region(
        care=BRIDGE,
        clients=[client("a", current="L1", willing="nee")],
        locations=[location("L1", 1)],
        projects=[project("P", 3, replaces="L1", decision="vast", decide_from=1)],
        goals=["waiting", "bridging"],
    )
    made = plan(here, {"a": ["L1", "P"]}, projects={"P": (1, 1)})
    return Case("no_forced_move: settled conversion", here, {"waiting": 0, "bridging": 365}, made, None, ("projects",))


def _nowhere() -> Case:
    # Two who do not want to move, and one place from 2028: impossible, though L2 has room.
    here = region(
        clients=[client("a", current="L1", willing="nee", count=2)], locations=[location("L1", [2, 1]), location("L2", 1)], goals=["moves"]
    )
    return Case("no_forced_move: site shrinks", here, None, None, "no_forced_move")


CASES = [
    _stays(),
    _input_closes(),
    _free_once_it_closed(),
    _to_wish(),
    _to_wish_closes(),
    _keeps_open(),
    _no_conversion(),
    _settled_conversion(),
    _nowhere(),
]
