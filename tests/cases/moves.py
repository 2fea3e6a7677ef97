"""Hand cases of goal *moves*."""

from __future__ import annotations

from tests.build import AT_HOME, DEFAULT_FORMS, client, location, plan, project, region
from tests.cases.case import Case

WAIT = "wachtlijst"


def _from_the_start() -> Case:
    # L1 shrinks from three to one in 2028. Two of three move, from where they were before the plan; b comes from the waiting list, which is no move, and
    # goes where it can stay.
    here = region(
        clients=[client("a", current="L1", count=3), client("b")],
        locations=[location("L1", [4, 1]), location("L2", 3)],
        goals=["waiting", "moves"],
    )
    courses = {("a", 1): "L1", ("a", 2): ["L1", "L2"], ("a", 3): "L2", "b": "L2"}
    return Case("moves: from the start", here, {"waiting": 0, "moves": 2}, plan(here, courses))


def _to_and_from_home() -> Case:
    # BW suits P, home suits Q. a lives at home with need P: to BW (1 move) in 2027, back home in 2028 when the need is Q (2 moves).
    here = region(
        forms=[*DEFAULT_FORMS, AT_HOME],
        care={("P", "BW"): "passend", ("Q", "TH"): "passend"},
        clients=[client("a", ["P", "Q"], owns_home=True, current="thuis")],
        locations=[location("L1", 1)],
        goals=["waiting", "bridging", "moves"],
    )
    best = {"waiting": 0, "bridging": 0, "moves": 2}
    return Case("moves: to and from home", here, best, plan(here, {"a": ["L1", "thuis"]}))


def _by_way_of_waiting() -> Case:
    # From a respite house back to the list and from there to BW is no move; from the respite house to BW at once is one. The house closes after 2027, BW opens in 2029.
    here = region(
        periods=3,
        care={("P", "LH"): "overbrugging", ("P", "BW"): "passend"},
        clients=[client("a", current="L9"), client("b", current="L9", end=1, exit_to_home=False)],
        locations=[location("L9", 2, form="LH", open_until=1), location("L1", 2, open_from=2)],
        goals=["waiting", "moves"],
    )
    made = plan(here, {"a": ["L9", WAIT, "L1"], "b": "L9"})
    return Case("moves: by way of the list", here, {"waiting": 732, "moves": 0}, made)


def _into_what_replaces() -> Case:
    # Into the project that replaces the site: two moves, even in the same building.
    here = region(
        clients=[client("a", current="L1", count=2)],
        locations=[location("L1", 2)],
        projects=[project("P", 3, form="BW", decision="vast", replaces="L1", decide_from=1)],
        goals=["waiting", "moves"],
    )
    made = plan(here, {"a": ["L1", "P"]}, projects={"P": (1, 1)})
    return Case("moves: into what replaces", here, {"waiting": 0, "moves": 2}, made, None, ("projects",))


CASES = [_from_the_start(), _to_and_from_home(), _by_way_of_waiting(), _into_what_replaces()]
