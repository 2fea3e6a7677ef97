"""What ties two towns that nothing ties, one thing after the other; and how small parts are put together."""

from __future__ import annotations

from typing import Any

import pytest

from tests.build import AT_HOME, client, form, location, offer, pin, profile, project, quota, region, team
from woonplek.domain.instance import Instance
from woonplek.model.parts.components import bundles, components
from woonplek.model.reach import Node

CHEAP = {("P", "BW"): ("passend", 10, "2"), ("P", "BT"): ("passend", 10, "1"), ("P", "LH"): "nee"}
FORMS = (form("BW", "24-uurs"), form("GR", "groep"), form("BT", "zelfstandig"), form("LH", "logeerhuis"))
MONEY = {"budgets": {"X": [9_000_000] * 2, "Y": [9_000_000] * 2}}


def _two(a: dict[str, Any] | None = None, b: dict[str, Any] | None = None, at: dict[str, Any] | None = None, **more: Any) -> Instance:
    """Return a client of town X and one of town Y, each with a place there and a feature that keeps them apart.

    *a* and *b* are fields of the clients, *at* of both places, *more* of the region; ``locations`` come beside the places.
    """
    places = [
        location("A", 2, **{"municipality": "X", "features": {"x"}, **(at or {})}),
        location("B", 2, **{"municipality": "Y", "features": {"y"}, **(at or {})}),
    ]
    towns = more.pop("municipalities", {"X": 1000, "Y": 3000})
    return region(
        clients=[
            client("a", **{"origin": "X", "requirements": {"x"}, **(a or {})}),
            client("b", **{"origin": "Y", "requirements": {"y"}, **(b or {})}),
        ],
        locations=[*places, *more.pop("locations", [])],
        municipalities=towns,
        **{"care": CHEAP, "forms": FORMS, **more},
    )


def _projects(**of_second: Any) -> dict[str, Any]:
    first = {"municipality": "X", "features": {"x"}, "owner": of_second.get("owner"), "investment": of_second.get("investment", 0)}
    first |= {"group": of_second.get("group")}
    return {"projects": [project("P", 2, **first), project("Q", 2, **{"municipality": "Y", "features": {"y"}, **of_second})]}


def _parts(instance: Instance) -> int:
    """Return how many parts there are with a client in them."""
    return sum(any(node.sort == "client" for node in component) for component in components(instance))


HOUSE = {"locations": [location("R", 1, form="LH", municipality="X", features={"x"})]}
NIGHTS = {"profiles": [profile("P", respite_nights_per_year=20)]}
RESPITE = {**HOUSE, **NIGHTS, "at": {"form": "BT"}}
QUARTER = {"neighbourhoods": {"N": ("X", 3)}}
TIED: dict[str, dict[str, Any]] = {
    "suitability off": {"rules": {"suitability": "uit"}},
    "no feature asked": {"a": {"requirements": frozenset()}},
    "at the other's place": {"a": {"current": "B"}},
    "pinned to the other's place": {"pins": [pin("a", "B", 1)]},
    "paid by the other": {**MONEY, "a": {"payer": "Y"}},
    "one budget": {**MONEY, "budget_form": "regionaal"},
    "budgets and their sum": {**MONEY, "budget_form": "solidair"},
    "fixed costs by inhabitants that closing saves": {**MONEY, "at": {"fixed_cost_per_year": 100, "closable_from": 1}},
    "fixed costs by inhabitants of a project": {**MONEY, **_projects(fixed_cost_per_year=50)},
    "hours bought, paid by inhabitants": {
        **MONEY,
        "teams": [
            team("T", 9, area=["X"], max_growth_pct_per_year=50, cost_per_extra_hour=10),
            team("U", 9, area=["Y"]),
        ],
    },
    "one team": {"teams": [team("T", 9, area=["X", "Y"])]},
    "hours short, added up": {"teams": [team("T", 9, area=["X"]), team("U", 9, area=["Y"])], "rules": {"care_hours": "zacht"}},
    "one owner": {**_projects(owner="C", investment=900), "investment": {("C", 0): 100_000}},
    "one of a group": _projects(group="G"),
    "one requires the other": _projects(requires="P"),
    "one replaces the other's place": _projects(replaces="A"),
    "a quota of all": {"quotas": [quota(0, maximum=1)]},
    "respite nights": RESPITE,
    "room for who returns": {"return_buffer_pct": 10},
    "fair shares": {"rules": {"fair_share": "aan"}, "at": {"form": "BT"}},
    "the highest of all": {"goals": ["waiting", "spread"]},
    "one neighbourhood": {**QUARTER, "at": {"neighbourhood": "N"}},
    "one municipality with a maximum": {
        "municipalities": {"X": {"inhabitants": 1000, "max_per_1000": 2}, "Y": 1},
        "at": {"municipality": "X"},
    },
    "one municipality, no more than part of a form": {
        "forms": (form("BW", "24-uurs", max_occupancy_pct=90), *FORMS[1:]),
        "at": {"municipality": "X"},
    },
}
APART: dict[str, dict[str, Any]] = {
    "nothing": {},
    "budgets of their own": MONEY,
    "paid by the other, without budgets": {"a": {"payer": "Y"}},
    "one budget that does not count": {**MONEY, "budget_form": "regionaal", "rules": {"budget": "uit"}},
    "fixed costs that nothing changes": {**MONEY, "at": {"fixed_cost_per_year": 100}},
    "fixed costs of one's own that closing saves": {
        **MONEY,
        "at": {"fixed_cost_per_year": 100, "closable_from": 1},
        "fixed_costs_to": "vestigingsgemeente",
    },
    "a team that only answers": {
        "teams": [team("N", 0, area=["X", "Y"], on_call=True), team("T", 9, area=["X"]), team("U", 9, area=["Y"])]
    },
    "a rent too high": {"a": {"requirements": frozenset(), "max_rent": 40_000}, "locations": [], "at": {"rent": 50_000}},
    "waits for a wish": {"a": {"requirements": frozenset(), "wait_for_wish": True, "wish_municipality": "X"}},
    "no form suits": {"a": {"requirements": frozenset()}, "care": {("P", "BT"): ("passend", 10, "1")}},
    "one owner without a limit": _projects(owner="C", investment=900),
    "a quota of one town": {"quotas": [quota(0, municipality="X", maximum=1)]},
    "nights, and no respite house": {**NIGHTS, "at": {"form": "BT"}},
    "a respite house, and no nights": {**HOUSE, "at": {"form": "BT"}},
    "nights that do not count": {**RESPITE, "rules": {"respite_nights": "uit"}},
    "a neighbourhood without a maximum": {"neighbourhoods": {"N": ("X", None)}, "at": {"neighbourhood": "N"}},
    "one municipality": {"at": {"municipality": "X"}},
    "at home": {"forms": (*FORMS, AT_HOME), "a": {"owns_home": True, "current": "thuis"}, "b": {"owns_home": True}},
    "homes on offer": {
        "locations": [
            offer("C-X-BT-1", 1, municipality="X", features={"x"}, owner="C"),
            offer("C-Y-BT-1", 1, municipality="Y", features={"y"}, owner="C"),
        ],
    },
}


@pytest.mark.parametrize("name", TIED)
def test_ties(name: str) -> None:
    assert _parts(_two(**TIED[name])) == 1


@pytest.mark.parametrize("name", APART)
def test_does_not_tie(name: str) -> None:
    assert _parts(_two(**APART[name])) == 2


def test_every_place_payer_team_and_quota_is_in_one_part() -> None:
    whole = _two(**MONEY, teams=[team("T", 9, area=["X"])], quotas=[quota(0, municipality="Y", maximum=1)], investment={("C", 0): 1})
    found = components(whole)
    nodes = [node for component in found for node in component]
    named = {"client": {"a", "b"}, "place": {"A", "B"}, "payer": {"X", "Y"}, "team": {"T"}, "quota": {0}, "owner": {"C"}}
    assert sorted(nodes, key=repr) == sorted((Node(sort, key) for sort, keys in named.items() for key in keys), key=repr)


def _crowd(**counts: int) -> tuple[Instance, list[frozenset[Node]]]:
    here = region(clients=[client(code, count=count) for code, count in counts.items()], locations=[location("L", 1)])
    return here, [frozenset([Node("client", code)]) for code in counts] + [frozenset([Node("place", "L")])]


def _sorts(found: list[frozenset[Node]]) -> list[str]:
    return ["".join(sorted(str(node.key) for node in component)) for component in found]


def test_small_parts_are_put_together_largest_first() -> None:
    assert _sorts(bundles(*_crowd(a=3, b=9, c=4, d=8), least=5)) == ["b", "d", "Lac"]


def test_what_is_left_over_goes_with_the_smallest() -> None:
    assert _sorts(bundles(*_crowd(a=8, b=6, c=2), least=5)) == ["a", "Lbc"]


def test_all_small_is_one() -> None:
    assert _sorts(bundles(*_crowd(a=1, b=2), least=5)) == ["Lab"]
