"""Hand cases of rule *suitability*."""

from __future__ import annotations

from tests.build import AT_HOME, DEFAULT_FORMS, client, location, plan, region
from tests.cases.case import Case

WAIT = "wachtlijst"
BRIDGE = {("P", "GR"): "overbrugging", ("P", "BT"): "passend", ("P", "BW"): "nee"}


def _form() -> Case:
    # 365 days. The one place in a group bridges for a (weight 8); b (weight 4) waits though BW has five places free: 4 × 365.
    here = region(
        periods=1,
        care=BRIDGE,
        clients=[client("a", urgency=1), client("b", urgency=2)],
        locations=[location("L1", 5), location("L2", 1, form="GR")],
        goals=["waiting", "bridging"],
    )
    return Case("suitability: form", here, {"waiting": 1460, "bridging": 365}, plan(here, {"a": "L2", "b": WAIT}), "suitability")


def _features() -> Case:
    # a asks lift and tuin; L1 has only the lift, L2 has both and opens in 2028: a waits 365 days of weight 2.
    here = region(
        clients=[client("a", requirements=["lift", "tuin"])],
        locations=[location("L1", 3, features=["lift"]), location("L2", 1, features=["tuin", "lift", "zolder"], open_from=1)],
        goals=["waiting"],
    )
    return Case("suitability: features", here, {"waiting": 730}, plan(here, {"a": [WAIT, "L2"]}), "suitability")


def _rent() -> Case:
    # L1 costs € 650,01: too much for a (€ 650,00), just right for b, and c did not say. L2 has no rent: a may go there from 2028.
    here = region(
        clients=[client("a", max_rent=65_000), client("b", max_rent=65_001), client("c")],
        locations=[location("L1", 3, rent=65_001), location("L2", 1, open_from=1)],
        goals=["waiting"],
    )
    return Case("suitability: rent", here, {"waiting": 730}, plan(here, {"a": [WAIT, "L2"], "b": "L1", "c": "L1"}), "suitability")


def _wait_for_wish() -> Case:
    # Both wait for a BT of provider Z. a says no more than that: L1 in K will do, though a comes from H. b wants it in H: L2, a year later.
    here = region(
        municipalities={"H": 1000, "K": 500},
        clients=[
            client("a", urgency=1, wait_for_wish=True, wish_form="BT", wish_provider="Z"),
            client("b", urgency=4, wait_for_wish=True, wish_form="BT", wish_provider="Z", wish_municipality="H"),
        ],
        locations=[
            location("L1", 2, form="BT", municipality="K", provider="Z"),
            location("L2", 1, form="BT", provider="Z", open_from=1),
            location("L3", 4, provider="Z"),
            location("L4", 4, form="BT", provider="Y"),
        ],
        goals=["waiting"],
    )
    return Case("suitability: wait for wish", here, {"waiting": 365}, plan(here, {"a": "L1", "b": [WAIT, "L2"]}), "suitability")


def _stays_on() -> Case:
    # a lives in BW and needs Q from 2028, for which BW is no place: a may stay on, bridging 366 days. b needs Q and may not begin there: 2 × 731.
    here = region(
        care={("P", "BW"): "passend", ("Q", "BT"): "passend"},
        clients=[client("a", ["P", "Q"], current="L1"), client("b", "Q")],
        locations=[location("L1", 3)],
        goals=["waiting", "bridging"],
    )
    return Case("suitability: stays on", here, {"waiting": 1462, "bridging": 366}, plan(here, {"a": "L1", "b": WAIT}), "suitability")


def _at_home() -> Case:
    # a owns a home: nothing but the form is asked of it. b owns none; c owns one, but for Q living at home is no form: b 4 × 365, c 1 × 365.
    here = region(
        periods=1,
        forms=[*DEFAULT_FORMS, AT_HOME],
        care={("P", "TH"): "passend", ("Q", "BW"): "passend"},
        clients=[
            client("a", owns_home=True, requirements=["lift"], max_rent=1, wait_for_wish=True, wish_form="BT"),
            client("b", urgency=2),
            client("c", "Q", urgency=4, owns_home=True),
        ],
        goals=["waiting"],
    )
    return Case("suitability: at home", here, {"waiting": 1825}, plan(here, {"a": "thuis", "b": WAIT, "c": WAIT}), "suitability")


def _nowhere() -> Case:
    # L1 closes after 2027; a may not begin in L2 and may not be put back on the list.
    here = region(
        care={("P", "GR"): "passend"},
        clients=[client("a", current="L1")],
        locations=[location("L1", 1, form="GR", open_until=1), location("L2", 2)],
        goals=["waiting"],
    )
    return Case("suitability: nowhere to go", here, None, None, "suitability")


CASES = [_form(), _features(), _rent(), _wait_for_wish(), _stays_on(), _at_home(), _nowhere()]
