"""Scenarios: which there are, and in which order they are applied."""

from __future__ import annotations

import pytest

from tests.scenario.books import book
from woonplek.io.problems import InputError
from woonplek.scenario.stack import order, read_scenarios


def row(
    scenario: str, sheet: str = "Locaties", key: str = "L1", column: str = "plaatsen", value: object = 5, **more: object
) -> dict[str, object]:
    return {"scenario": scenario, "blad": sheet, "sleutel": key, "kolom": column, "waarde": value, **more}


def names(asked: list[str], scenarios: list[dict[str, object]]) -> list[str]:
    problems: list[object] = []
    found = read_scenarios(book(Scenarios=scenarios), problems)  # type: ignore[arg-type]
    assert not problems
    return [s.name for s in order(asked, found, "Scenario's")]


CHAIN = [
    {"scenario": "a", "bouwt_voort_op": None},
    {"scenario": "b", "bouwt_voort_op": "a"},
    {"scenario": "c", "bouwt_voort_op": "a"},
    {"scenario": "d", "bouwt_voort_op": "c; b"},
]


@pytest.mark.parametrize(
    ("asked", "applied"),
    [([], []), (["basis"], []), (["b"], ["a", "b"]), (["d"], ["a", "c", "b", "d"]), (["c", "B"], ["a", "c", "b"]), (["a", "a"], ["a"])],
)
def test_what_a_scenario_builds_on_comes_first_and_once(asked: list[str], applied: list[str]) -> None:
    assert names(asked, CHAIN) == applied


def test_a_circle_is_a_problem_with_its_cell() -> None:
    circle = [{"scenario": "a", "bouwt_voort_op": "c"}, {"scenario": "b", "bouwt_voort_op": "a"}, {"scenario": "c", "bouwt_voort_op": "b"}]
    with pytest.raises(InputError) as caught:
        names(["b"], circle)
    (problem,) = caught.value.problems
    assert problem.what.nl == "scenario's bouwen op elkaar voort in een kring: b → a → c → b"
    assert problem.place == "Scenario's!B4"


def test_an_unknown_scenario_is_answered_with_the_nearest() -> None:
    with pytest.raises(InputError) as caught:
        names(["krimpp"], [{"scenario": "krimp"}])
    assert caught.value.problems[0].remedy.nl == "bedoelt u 'krimp'?"


@pytest.mark.parametrize(
    ("scenarios", "changes", "place", "what"),
    [
        ([{"scenario": "a"}, {"scenario": "A"}], [row("a")], "Scenario's!A3", "scenario 'A' is er al"),
        ([{"scenario": "basis"}], [], "Scenario's!A2", "scenario 'basis' is er al"),
        ([{"scenario": None, "omschrijving": "x"}], [], "Scenario's!B2", "scenario zonder naam"),
        ([{"scenario": "a", "bouwt_voort_op": "z"}], [row("a")], "Scenario's!B2", "scenario 'z' staat niet op Scenario's"),
        ([{"scenario": "a"}], [row("b")], "Wijzigingen!A2", "scenario 'b' staat niet op Scenario's"),
        ([{"scenario": "a"}], [row("a", bewerking="hoger")], "Wijzigingen!F2", "deze bewerking bestaat niet"),
        ([{"scenario": "a"}], [row("a", key="")], "Wijzigingen!A2", "sleutel is leeg"),
    ],
)
def test_what_is_wrong_with_the_sheets_is_said_with_its_cell(
    scenarios: list[dict[str, object]], changes: list[dict[str, object]], place: str, what: str
) -> None:
    problems: list[object] = []
    read_scenarios(book(Scenarios=scenarios, Wijzigingen=changes or [row("a")]) if changes else book(Scenarios=scenarios), problems)  # type: ignore[arg-type]
    assert [(p.place, p.what.nl) for p in problems] == [(place, what)]  # type: ignore[attr-defined]
