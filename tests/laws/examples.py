"""For every limit a region in which it stops somebody: the first goal as it is, and with the limit looser.

Two yearly periods, 2027 (365 days) and 2028 (366), unless said; who waits weighs 2 a day: 730 in 2027, 732 in 2028, 1462 in both. Care at € 5 a day is
182.500 cents in 2027 and 183.000 in 2028.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import Any, NamedTuple

from tests.build import Supply, client, form, location, offer, pin, profile, project, quota, region, team
from woonplek.domain.instance import Instance


class Example(NamedTuple):
    """A region, and the best value of its first goal before and after the limit moves by one."""

    here: Instance
    before: int
    after: int


COSTS = {("P", "BW"): ("passend", 5)}
TWO = {"H": 1000, "K": 1000}
LIFT = frozenset({"lift"})


def _one_year(people: int = 1, *supply: Supply, **fields: Any) -> Instance:
    """Return a region of one year in which *people* wait for places of *supply*, or else for two of L1."""
    return region(periods=1, clients=[client("a", count=people)], locations=supply or [location("L1", 2)], **fields)


def _two_years(*supply: Supply, **fields: Any) -> Instance:
    """Return a region of two years in which one client waits for places of *supply*."""
    return region(**{"clients": [client("a")], "locations": supply, **fields})


def _who(*supply: Supply, **fields: Any) -> Instance:
    """Return a region of one year in which a client with these *fields* waits."""
    return region(periods=1, clients=[client("a", **fields)], locations=supply or [location("L1", 2)])


def _only_newcomer() -> list[dict[str, Any]]:
    return [client("a", first=1)]


def _willing() -> Instance:
    # b needs the lift of L1, which is full with who could as well live in L2.
    return region(
        periods=1,
        clients=[client("a", current="L1", willing="nee"), client("b", requirements=LIFT)],
        locations=[location("L1", 1, features=LIFT), location("L2", 1)],
    )


def _rest() -> Instance:
    # L1 has the lift that b needs from 2028, and until then only L1 is there for a: a waits in 2027, or b in 2028.
    return region(
        clients=[client("a"), client("b", first=1, requirements=LIFT)],
        locations=[location("L1", 1, features=LIFT), location("L2", 1, open_from=1)],
        min_stay_months=24,
    )


def _empty_site(**fields: Any) -> Instance:
    """Return a region that cannot pay for both a's care and the empty L1, which costs € 1.000 in the year that it is open."""
    costs = {"periods": 1, "care": COSTS, "budgets": {"H": [182_500]}}
    sites = [location("L1", 1, closable_from=0, fixed_cost_per_year=1000), location("L2", 1)]
    return region(**{"clients": [client("a")], "locations": sites, **costs, **fields})


def _closable() -> Instance:
    sites = [location("L1", 1, closable_from=1, fixed_cost_per_year=1000), location("L2", 1)]
    return _empty_site(periods=2, locations=sites, budgets={"H": [182_500, 183_000]})


def _ladder() -> Instance:
    return region(
        periods=1,
        forms=[form("BW", "24-uurs", rung=1), form("BT", "zelfstandig", rung=3)],
        care={("P", "BW"): "overbrugging", ("P", "BT"): "passend"},
        clients=[client("a", current="L1")],
        locations=[location("L1", 1), location("L2", 1, form="BT")],
        rules={"ladder": "aan", "exit_home": "uit", "quota": "uit"},
        goals=["bridging"],
    )


def _share() -> Instance:
    # H has two thirds of the inhabitants, so exactly two of three move into homes there; within 30 % it may be three of four.
    return region(
        periods=1,
        municipalities={"H": 1000, "K": 500},
        clients=[client("a", count=4)],
        locations=[location("L1", 3, form="BT"), location("L2", 1, form="BT", municipality="K")],
        rules={"fair_share": "aan"},
        fair_share_tolerance_pct=0,
    )


def _quota_minimum() -> Instance:
    # Nobody waits; for the quota one of two has to move into a place of C.
    return region(
        periods=1,
        clients=[client("a", count=2, current="L1")],
        locations=[location("L1", 2), location("L2", 2, owner="C")],
        quotas=[quota(0, owner="C", minimum=1)],
        rules={"quota": "aan", "exit_home": "uit"},
        goals=["moves"],
    )


def _longest_stay() -> Instance:
    # Who moves into a group has to leave it in 2028, for nowhere: better to wait in 2027.
    forms = [form("GR", "groep", max_stay_months=12)]
    return _two_years(location("L1", 1, form="GR"), forms=forms)


def _growth() -> Instance:
    # From 2028 four need three hours each, of ten: 30 % more is thirteen.
    return region(
        care={("P", "BW"): ("passend", 0, 3)},
        clients=[client("a", count=4, first=1)],
        locations=[location("L1", 4)],
        teams=[team("T", 10)],
    )


def _respite(**fields: Any) -> Instance:
    """Return a region whose one respite place gives 182 nights at 50 %, and 292 at 80 %; a needs 200 once at home."""
    return _one_year(
        1,
        location("L1", 1, form="BT"),
        location("LH", 1, form="LH"),
        profiles=[profile("P", respite_nights_per_year=200)],
        respite_occupancy_pct=50,
        **fields,
    )


def _built(*projects: Supply, people: int = 1, periods: int = 1, **fields: Any) -> Instance:
    """Return a region in which *people* wait for projects, and there is nothing else."""
    return region(periods=periods, clients=[client("a", count=people)], projects=projects, **fields)


EXAMPLES: dict[str, Callable[[], Example]] = {
    "what may bridge": lambda: Example(_one_year(care={("P", "BW"): "nee"}), 730, 0),
    "features asked": lambda: Example(_who(requirements=LIFT), 730, 0),
    "highest rent": lambda: Example(_who(location("L1", 1, rent=60_000), max_rent=45_000), 730, 0),
    "waiting for a wish": lambda: Example(_who(wish_provider="Z", wait_for_wish=True), 730, 0),
    "places": lambda: Example(_one_year(2, location("L1", 1)), 730, 0),
    # 70 % of two places is one; 100 % at most.
    "highest occupancy": lambda: Example(_one_year(2, forms=[form("BW", "24-uurs", max_occupancy_pct=70)]), 730, 0),
    "homes kept at the start": lambda: Example(_one_year(1, location("L1", 1, form="BT", kept_at_start=1)), 730, 0),
    "opening date": lambda: Example(_two_years(location("L1", 1, open_from=1)), 730, 0),
    "closing date": lambda: Example(_two_years(location("L1", 1, open_until=1), clients=_only_newcomer()), 732, 0),
    "homes on offer": lambda: Example(_one_year(3, offer("C-H-BT-1", 1)), 1460, 730),
    "homes on offer over the years": lambda: Example(_two_years(offer("C-H-BT-1", {0: 0, 1: 1})), 730, 0),
    "willing to move": lambda: Example(_willing(), 730, 0),
    "months of rest": lambda: Example(_rest(), 730, 0),
    "budgets": lambda: Example(_one_year(2, care=COSTS, budgets={"H": [182_500]}), 730, 0),
    "budgets over the years": lambda: Example(_two_years(location("L1", 1), care=COSTS, budgets={"H": [0, 365_500]}), 730, 0),
    "budgets together": lambda: Example(_one_year(care=COSTS, municipalities=TWO, budgets={"H": [0], "K": [182_500]}), 730, 0),
    # One over 300.000 cents; two are 365.000, of 390.000.
    "solidarity": lambda: Example(
        _one_year(2, care=COSTS, municipalities=TWO, budgets={"H": [300_000], "K": [300_000]}, budget_form="solidair"), 730, 0
    ),
    "hours": lambda: Example(_one_year(2, care={("P", "BW"): ("passend", 0, "1.5")}, teams=[team("T", "1.5")]), 730, 0),
    "hours a client needs": lambda: Example(_one_year(1, care={("P", "BW"): ("passend", 0, 3)}, teams=[team("T", "1.5")]), 730, 0),
    "growth of teams": lambda: Example(_growth(), 732, 0),
    "area of teams": lambda: Example(
        _one_year(1, municipalities=TWO, care={("P", "BW"): ("passend", 0, 3)}, teams=[team("T", 9, area=["K"]), team("S", 2)]), 730, 0
    ),
    "teams on call": lambda: Example(_one_year(1, location("L1", 1, form="BT"), teams=[team("T", 9)]), 730, 0),
    "longest stay": lambda: Example(_longest_stay(), 730, 0),
    "minimum use of locations": lambda: Example(_one_year(1, location("L1", 3, closable_from=0, minimum_use=3)), 730, 0),
    # Decided in 2027 it would be there in 2028 with one of three.
    "minimum use of projects": lambda: Example(_built(project("P", 3, form="BW", decide_until=0, minimum_use=3), periods=2), 1462, 0),
    "date to close from": lambda: Example(_closable(), 730, 0),
    "last period to decide in": lambda: Example(
        _built(project("P", 1, form="BW", owner="C", decide_until=0, investment=100), periods=2, investment={("C", 1): 10_000}), 1462, 730
    ),
    "first period to decide in": lambda: Example(_built(project("P", 1, form="BW", decide_from=1), periods=2), 730, 0),
    "building time": lambda: Example(_built(project("P", 1, form="BW", lead=12), periods=2), 730, 0),
    # There is room for half of it: two places of four.
    "size of a step": lambda: Example(
        _built(project("P", 4, form="BW", owner="C", investment=80_000), people=2, investment={("C", 0): 4_000_000}), 1460, 0
    ),
    "one of a group": lambda: Example(_built(*(project(c, 1, form="BW", group="G") for c in "PQ"), people=2), 730, 0),
    "project required": lambda: Example(_built(project("P", 1, form="BW", requires="Q"), project("Q", 1, form="BW", lead=24)), 730, 0),
    "investment room": lambda: Example(_built(project("P", 1, form="BW", owner="C", investment=40_000), investment={("C", 0): 0}), 730, 0),
    "places in a neighbourhood": lambda: Example(
        _one_year(2, location("L1", 2, neighbourhood="N"), neighbourhoods={"N": ("H", 1)}), 730, 0
    ),
    "places per 1000": lambda: Example(_one_year(2, municipalities={"H": {"inhabitants": 1000, "max_per_1000": 1}}), 730, 0),
    "quota maximum": lambda: Example(_one_year(2, location("L1", 2, owner="C"), quotas=[quota(0, owner="C", maximum=1)]), 730, 0),
    "quota minimum": lambda: Example(_quota_minimum(), 1, 0),
    "quotas over the years": lambda: Example(
        _two_years(location("L1", 1, owner="C"), quotas=[quota(t, owner="C", maximum=t) for t in (0, 1)]), 730, 0
    ),
    "use of respite houses": lambda: Example(_respite(), 730, 0),
    "nights a client needs": lambda: Example(_respite(), 730, 0),
    "return buffer": lambda: Example(_one_year(1, location("L1", 1, form="BT"), return_buffer_pct=30), 730, 0),
    "pins": lambda: Example(_empty_site(pins=[pin("L1", "open", 0, kind="locatie")]), 730, 0),
    "rungs": lambda: Example(_ladder(), 365, 0),
    "tolerance of the fair share": lambda: Example(_share(), 730, 0),
}
