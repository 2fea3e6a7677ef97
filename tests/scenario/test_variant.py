"""A workbook under scenarios: the shipped ones build, and each changes what it says."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.scenario.books import book
from woonplek.domain.codes import BudgetForm, Stance
from woonplek.io.book import read_book
from woonplek.io.policy import default_policy
from woonplek.io.problems import InputError
from woonplek.io.shipped import shipped
from woonplek.scenario.apply import apply
from woonplek.scenario.change import change_of_text
from woonplek.scenario.inputs import cells_of, differences
from woonplek.scenario.variant import Ask, all_names, changed, prepare, scenarios_of

WORKBOOKS = sorted(path.name for path in shipped("scenarios").glob("*.xlsx"))


def of(name: str) -> Path:
    return shipped("scenarios") / name


@pytest.mark.parametrize("name", WORKBOOKS)
def test_every_scenario_of_a_shipped_workbook_can_be_planned(name: str) -> None:
    raw = read_book(of(name))
    found = scenarios_of(raw)
    for scenario in all_names(found):
        instance = prepare(raw, Ask((scenario,)), found)
        assert instance.scenario == scenario


def test_settings_and_rules_reach_the_region() -> None:
    raw = read_book(of("parkstad.xlsx"))
    sets = tuple(map(change_of_text, ("Instellingen/budgetvorm=regionaal", "Regels/ladder=aan", "Doelen/wensen=3")))
    instance = prepare(raw, Ask(sets=sets))
    assert instance.settings.budget_form is BudgetForm.REGIONAL
    assert instance.policy.stances["ladder"] is Stance.ON
    assert {g.key: g.slack_pct for g in instance.policy.goals}["wishes"] == 3
    assert [g.key for g in instance.policy.goals] == [g.key for g in prepare(raw, Ask()).policy.goals]
    assert "--set Regels ladder wordt aan (1 ×)" in [note.text.nl for note in instance.notes]


def test_the_examples_of_the_contract_are_all_accepted() -> None:
    raw = read_book(of("parkstad.xlsx"))
    texts = ("Instellingen/budgetvorm=regionaal", "Regels/ladder=aan", "Doelen/wensen=5", "Rijksbijdrage/*/bedrag procent -5")
    for text in texts:
        prepare(raw, Ask(("verdeelmodel",), (change_of_text(text),)))


def test_a_set_that_changes_nothing_is_only_noted() -> None:
    instance = prepare(read_book(of("parkstad.xlsx")), Ask(sets=(change_of_text("Doelen/wensen=5"),)))
    assert "--set 'Doelen/wensen=5' verandert niets: dat staat er al zo" in [note.text.nl for note in instance.notes]


SCENARIOS = [{"scenario": "meer", "bouwt_voort_op": None}, {"scenario": "minder", "bouwt_voort_op": None}]


def changes(*rows: tuple[object, ...]) -> list[dict[str, object]]:
    names = ("scenario", "blad", "sleutel", "kolom", "bewerking", "waarde")
    return [dict(zip(names, row, strict=True)) for row in rows]


def test_a_row_that_changes_nothing_is_a_problem_with_its_cell() -> None:
    raw = book(Scenarios=SCENARIOS, Wijzigingen=changes(("meer", "Locaties", "L1", "plaatsen", "wordt", 7)))
    with pytest.raises(InputError) as caught:
        scenarios_of(raw)
    (problem,) = caught.value.problems
    assert (problem.place, problem.what.nl) == ("Wijzigingen!F2", "deze wijziging verandert niets")


def test_a_mistake_in_one_scenario_shows_whatever_is_asked() -> None:
    rows = changes(("meer", "Locaties", "L1", "plaatsen", "plus", 1), ("minder", "Locatie", "L1", "plaatsen", "min", 1))
    with pytest.raises(InputError) as caught:
        changed(book(Scenarios=SCENARIOS, Wijzigingen=rows), Ask(("meer",)))
    assert [p.place for p in caught.value.problems] == ["Wijzigingen!B3"]


def test_scenarios_are_applied_one_after_another_and_the_last_wins() -> None:
    rows = changes(("meer", "Locaties", "L1", "plaatsen", "wordt", 9), ("minder", "Locaties", "L1", "plaatsen", "wordt", 5))
    raw = book(Scenarios=SCENARIOS, Wijzigingen=rows)
    for asked, places in ((("meer", "minder"), 5), (("minder", "meer"), 9), (("basis", "meer"), 9)):
        assert changed(raw, Ask(asked)).book.sheets["locations"].rows[0].cells["places"].value == places


def test_a_value_that_a_scenario_makes_wrong_is_reported_at_its_change() -> None:
    raw = book(Scenarios=SCENARIOS, Wijzigingen=changes(("meer", "Locaties", "L1", "plaatsen", "wordt", "veel")))
    with pytest.raises(InputError) as caught:
        prepare(raw, Ask(("meer",)))
    assert "Wijzigingen!F2" in [p.place for p in caught.value.problems]


def test_inputs_differ_where_they_mean_something_else() -> None:
    raw = read_book(of("parkstad.xlsx"))
    sides = []
    for texts in ((), ("Instellingen/rente_pct=3,0", "Locaties/BW-LGF-1/plaatsen plus 1", "Regels/fair_share=zacht")):
        ask = Ask(sets=tuple(map(change_of_text, texts)))
        sides.append(cells_of(changed(raw, ask).book, prepare(raw, ask).policy))
    assert differences(sides, "nl") == [
        (("locations", "BW-LGF-1", "places"), ("10", "11")),
        (("rules", "fair_share", "stance"), ("uit", "zacht")),
    ]


def test_a_row_that_one_side_does_not_have_is_one_difference() -> None:
    base = book()
    sides = []
    for texts in (
        (),
        ("Locaties/L2 vervalt", "Locaties/code=L3; gemeente=GM0917; woonvorm=ZELF; plaatsen=5 nieuw", "Budgetten/Kerkrade vervalt"),
    ):
        after = apply(base, [change_of_text(text) for text in texts]).book
        sides.append(cells_of(after, default_policy()))
    assert [(address, values) for address, values in differences(sides, "nl") if address[0] != "budgets"] == [
        (("locations", "L2", "*"), ("gemeente=Kerkrade; woonvorm=ZELF; plaatsen=11; naam=De Berk", "")),
        (("locations", "L3", "*"), ("", "gemeente=GM0917; woonvorm=ZELF; plaatsen=5")),
    ]
    budgets = [(address, values) for address, values in differences(sides, "nl") if address[0] == "budgets"]
    assert (("budgets", "GM0928 2028", "*"), ("bedrag=2300", "")) in budgets
