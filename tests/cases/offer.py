"""Hand cases of rule *offer*."""

from __future__ import annotations

from tests.build import client, location, offer, plan, region
from tests.cases.case import Case

WAIT = "wachtlijst"
HOMES = "C-H-BT-1"


def _lapses() -> Case:
    # Two homes in 2027 but one client: the other lapses. One home in 2028 for two newcomers: the less urgent waits 366 days at weight 1.
    here = region(
        clients=[client("a"), client("b", first=1, urgency=2), client("c", first=1, urgency=4)],
        offers=[offer(HOMES, {0: 2, 1: 1})],
        goals=["waiting"],
    )
    return Case("offer: what is not used lapses", here, {"waiting": 366}, plan(here, {"a": HOMES, "b": HOMES, "c": WAIT}), "offer")


def _goes_back() -> Case:
    # a lives in the home of 2027 and leaves care; the home is not offered again. b (in care from 2028) waits 366 days at weight 2.
    here = region(
        clients=[client("a", end=1), client("b", first=1)],
        offers=[offer(HOMES, {0: 1})],
        goals=["waiting", "over_exit_home"],
    )
    best = {"waiting": 732, "over_exit_home": 0}
    return Case("offer: a home left goes back", here, best, plan(here, {"a": HOMES, "b": WAIT}), "offer")


def _coarser() -> Case:
    # Three homes in the two years together for five clients, all at once or not: two wait for 731 days, weights 2 and 1.
    here = region(
        clients=[client("a", urgency=1, count=3), client("b", urgency=3), client("c", urgency=4)],
        offers=[offer(HOMES, {(0, 2): 3})],
        goals=["waiting"],
    )
    return Case("offer: one number for two years", here, {"waiting": 2193}, plan(here, {"a": HOMES, "b": WAIT, "c": WAIT}), "offer")


def _asked() -> Case:
    # At most two homes may be asked for; without a number the second row has no limit, but it is in K and fits only from 2028.
    here = region(
        municipalities={"H": 1000, "K": 500},
        clients=[client("a", count=3, urgency=2)],
        offers=[offer(HOMES, 2, status="vraag"), offer("C-K-BT-1", {1: None}, status="vraag", municipality="K")],
        goals=["waiting", "homes_asked"],
    )
    courses = {("a", 1): HOMES, ("a", 2): HOMES, ("a", 3): [WAIT, HOMES]}
    return Case("offer: homes to ask for", here, {"waiting": 1460, "homes_asked": 3}, plan(here, courses), "offer")


def _no_home() -> Case:
    # L1 closes after 2027 and one home is offered then: two residents cannot both go.
    here = region(
        clients=[client("a", current="L1", count=2)],
        locations=[location("L1", 2, open_until=1)],
        offers=[offer(HOMES, {1: 1})],
        goals=["waiting"],
    )
    return Case("offer: too few homes for a site that closes", here, None, None, "offer")


def _moves_early() -> Case:
    # The same site, but five homes are free in 2027: one goes then, one when the site closes. Two moves, no waiting.
    here = region(
        clients=[client("a", current="L1", count=2)],
        locations=[location("L1", 2, open_until=1)],
        offers=[offer(HOMES, {0: 1, 1: 1})],
        goals=["waiting", "own_home", "moves"],
    )
    # In one's own home as early as can be: one from 2027, the other 365 days in BW.
    best = {"waiting": 0, "own_home": 365, "moves": 2}
    return Case("offer: homes in two years", here, best, plan(here, {("a", 1): HOMES, ("a", 2): ["L1", HOMES]}), "offer")


CASES = [_lapses(), _goes_back(), _coarser(), _asked(), _no_home(), _moves_early()]
