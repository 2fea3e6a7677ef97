"""Every scenario of every shipped workbook reads without problems, and the small one has the answer beside it."""

from __future__ import annotations

import re

import pytest
from build_groningen import CHANGES as GRONINGEN_CHANGES
from build_groningen import SCENARIOS as GRONINGEN
from build_parkstad import CHANGES as PARKSTAD_CHANGES
from build_parkstad import SCENARIOS as PARKSTAD
from scarcity import could_go_home, on_site

import woonplek

NAMES = [("parkstad", row[0]) for row in PARKSTAD[1:]] + [("groningen", row[0]) for row in GRONINGEN[1:]]


@pytest.fixture(scope="module")
def base(folder):
    return {name: woonplek.read(folder / f"{name}.xlsx") for name in ("klein", "parkstad", "groningen")}


@pytest.mark.parametrize(("name", "scenario"), NAMES)
def test_every_scenario_reads_and_differs_from_the_base(name, scenario, folder, base):
    instance = woonplek.read(folder / f"{name}.xlsx", scenarios=(scenario,))
    assert instance.scenario == scenario
    same = {"scenario", "notes", "input_sha256"}
    assert instance.model_dump(exclude=same) != base[name].model_dump(exclude=same)


@pytest.mark.parametrize(("rows", "scenarios"), [(PARKSTAD_CHANGES, PARKSTAD), (GRONINGEN_CHANGES, GRONINGEN)])
def test_every_change_belongs_to_a_scenario(rows, scenarios):
    assert {row[0] for row in rows[1:]} <= {row[0] for row in scenarios[1:]}
    assert all(row[-1] for row in rows[1:])


@pytest.mark.parametrize(("name", "least"), [("parkstad", 200), ("groningen", 560)])
def test_residents_have_their_location_and_seventy_percent_could_go_home(name, least, base):
    instance = base[name]
    start = [client for client in instance.clients if not client.flowed_in]
    assert sum(client.count for client in start) >= least
    placed = sum(client.count for client in start if client.current)
    assert 0.7 <= placed / sum(client.count for client in start) <= 0.8
    sited = [client for client in start if on_site(instance, client.current)]
    free = sum(client.count for client in sited if could_go_home(instance, client))
    assert 0.67 <= free / sum(client.count for client in sited) <= 0.73


def test_parkstad_decides_nothing_about_supply(base):
    instance = base["parkstad"]
    assert not instance.projects
    assert all(location.closable_from is None for location in instance.locations)
    assert all(not team.max_growth_pct_per_year for team in instance.teams)


def test_groningen_has_supply_to_decide(base):
    instance = base["groningen"]
    by_decision = [project.decision.value for project in instance.projects]
    assert (by_decision.count("optie"), by_decision.count("vast")) == (12, 4)
    assert len({instance.location[project.code].owner for project in instance.projects}) == 3
    assert len([location for location in instance.locations if location.closable_from is not None]) == 4


def test_the_small_answer_is_the_one_derived_by_hand(folder, base):
    text = (folder / "klein.md").read_text(encoding="utf-8")
    by_hand = re.findall(r"^\d\. \*\*[^*]*?: (?:€ )?([\d.,]+)", text, flags=re.MULTILINE)
    result = woonplek.solve(base["klein"])
    found = {goal.key: goal.value for goal in result.goals if goal.key != "over_quota"}
    assert [int(number.rstrip(".").replace(".", "").replace(",", "")) for number in by_hand] == list(found.values())
    places = {(course.client, course.nr): course.places for course in result.plan.courses}
    assert places["C1", 1] == ("LH", "LH")
    assert places["C2", 1] == ("AS", "AS")
    assert places["C4", 1] == ("MW",)
    assert places["C8", 1] == ("wachtlijst",)
    assert sorted(places["C7", nr] for nr in (1, 2, 3)) == [("MW", "MW"), ("MW", "MW"), ("wachtlijst", "wachtlijst")]
