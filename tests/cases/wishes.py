"""Hand cases of goal *wishes*."""

from __future__ import annotations

from tests.build import AT_HOME, DEFAULT_FORMS, client, location, plan, region
from tests.cases.case import Case

WAIT = "wachtlijst"
TWO = {"H": 1000, "K": 500}


def _three_wishes() -> Case:
    # a wishes a group, in K, of provider Z. L1 meets the form (2 unmet), L2 municipality and provider (1 unmet), L3 none (3). b has the wish of
    # its origin H only: L1 or L3. Best: a in L2, 365 days; b 0.
    here = region(
        periods=1,
        municipalities=TWO,
        clients=[client("a", wish_form="GR", wish_municipality="K", wish_provider="Z"), client("b")],
        locations=[
            location("L1", 1, form="GR", provider="Y"),
            location("L2", 1, municipality="K", provider="Z"),
            location("L3", 1, provider="Y"),
        ],
        goals=["waiting", "wishes"],
    )
    return Case("wishes: three wishes", here, {"waiting": 0, "wishes": 365}, plan(here, {"a": "L2", "b": "L1"}))


def _all_unmet() -> Case:
    # Only L3 is there: three wishes unmet for a, 3 × 365; b wishes nothing but home: 0; c comes from K: 365. d waits (weight 1) and counts nothing.
    here = region(
        periods=1,
        municipalities=TWO,
        clients=[
            client("a", wish_form="GR", wish_municipality="K", wish_provider="Z"),
            client("b"),
            client("c", origin="K"),
            client("d", origin="K", urgency=4),
        ],
        locations=[location("L3", 3, provider="Y")],
        goals=["waiting", "wishes"],
    )
    best = {"waiting": 365, "wishes": 1460}
    return Case("wishes: counted one by one", here, best, plan(here, {"a": "L3", "b": "L3", "c": "L3", "d": WAIT}))


def _no_default() -> Case:
    # Without the default wish, c of K wishes nothing; b wishes K as typed: 365. An unknown origin is no wish either.
    here = region(
        periods=1,
        municipalities=TWO,
        clients=[client("b", wish_municipality="K"), client("c", origin="K"), client("d", origin=None)],
        locations=[location("L1", 3)],
        default_wish_origin=False,
        goals=["waiting", "wishes"],
    )
    return Case("wishes: no default", here, {"waiting": 0, "wishes": 365}, plan(here, {"b": "L1", "c": "L1", "d": "L1"}))


def _at_home() -> Case:
    # a lives at home in K and comes from H: the wish is unmet (365), and so is the one for provider Z, whom home does not have (365); a leaves it for a place that
    # meets one of them: BW in H of Y: 365. b's home stands in H: met.
    here = region(
        periods=1,
        municipalities=TWO,
        forms=[*DEFAULT_FORMS, AT_HOME],
        clients=[
            client("a", owns_home=True, lives_in="K", current="thuis", wish_provider="Z"),
            client("b", owns_home=True, current="thuis", wish_form="TH"),
        ],
        locations=[location("L1", 2, provider="Y")],
        goals=["waiting", "wishes", "moves"],
    )
    best = {"waiting": 0, "wishes": 365, "moves": 1}
    return Case("wishes: at home", here, best, plan(here, {"a": "L1", "b": "thuis"}))


CASES = [_three_wishes(), _all_unmet(), _no_default(), _at_home()]
