"""Regions drawn into one workbook stay regions: nothing ties them, and each is like a region of its own."""

from __future__ import annotations

import sys
from pathlib import Path

import pytest

from woonplek.domain.instance import Instance
from woonplek.model.parts.components import Component, components

BENCHMARKS = Path(__file__).parents[2] / "benchmarks"
TOWNS = {"Assen": 7, "'s-Gravenhage": 3, "Haarlem": 8}


@pytest.fixture(scope="module")
def modules() -> dict:
    sys.path.append(str(BENCHMARKS))
    import nation  # noqa: PLC0415 - only within reach now
    import regions  # noqa: PLC0415

    return {"nation": nation, "regions": regions}


@pytest.fixture(scope="module")
def whole(modules: dict) -> Instance:
    size = modules["regions"].Size(60, 1, 9, 3, 3)
    return modules["regions"].frames(modules["nation"].nation(dict.fromkeys(TOWNS, size), 1))


def _with_clients(instance: Instance) -> list[Component]:
    return [found for found in components(instance) if any(node.sort == "client" for node in found)]


def test_facts_are_of_43_regions_and_342_municipalities(modules: dict) -> None:
    country = modules["nation"].COUNTRY
    assert len(country) == 43
    assert sum(towns for towns, _ in country.values()) == 342
    assert sum(thousands for _, thousands in country.values()) == pytest.approx(17_943, abs=20)
    shared = modules["nation"].clients_of(list(country), 30_000)
    assert sum(shared.values()) == 30_000
    assert max(shared, key=lambda name: shared[name]) == "Amsterdam"


def test_every_region_is_a_part(whole: Instance) -> None:
    found = _with_clients(whole)
    assert len(found) == len(TOWNS)
    origins = [{client.origin for client in whole.clients if ("client", client.id) in part} for part in found]
    assert all({code.split("-")[1] for code in towns if code} == {f"{number:02}"} for number, towns in enumerate(origins, 1))
    assert [sum(m.code.endswith(f"-{number:02}") for m in whole.municipalities) for number in (1, 2, 3)] == list(TOWNS.values())


def test_one_client_who_asks_for_nothing_ties_them(whole: Instance) -> None:
    first = whole.clients[0].model_copy(update={"requirements": frozenset(), "max_rent": None})
    assert len(_with_clients(whole.model_copy(update={"clients": (first, *whole.clients[1:])}))) == 1


def test_it_is_like_a_region(modules: dict, whole: Instance) -> None:
    known = modules["regions"].facts(whole)
    assert known.in_care == 180
    assert known.kinds_per_client >= 0.8
    assert known.payers == sum(TOWNS.values())
    assert known.tight_payers >= 0.2 * known.payers
    assert known.waiting_pct == pytest.approx(16, abs=2)
    assert known.full_pct >= 90
    for number in range(1, len(TOWNS) + 1):
        filled = [limit.amount > 0 for limit in whole.budgets if limit.payer.endswith(f"-{number:02}")]
        assert sum(filled) >= 0.8 * len(filled) > 0
    assert sum(team.hours_per_week > 0 for team in whole.teams) >= 2 * len(TOWNS)
