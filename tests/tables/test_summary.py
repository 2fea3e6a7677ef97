"""The page that most readers see: headlines, figures, actions, goals, shortages, notes."""

from __future__ import annotations

import pytest
from tests.build import client, location, plan, project, region, team
from tests.tables.example import example, example_tables, rows_of

from woonplek.check import judge
from woonplek.domain.base import Text
from woonplek.domain.result import Conflict, GoalOutcome, Result, Status
from woonplek.tables import tables
from woonplek.tables.status import status_sentence


def test_headlines_say_how_sure_the_plan_is_and_what_it_brings() -> None:
    assert rows_of("summary_headlines", "subject", "state") == [
        ("Status", "gestopt, beste tot nu toe"),
        ("Controle", "zacht overschreden"),
        ("Wachtlijst", "krimpt"),
        ("Eigen voordeur", "1 → 2"),
        ("Geld", "binnen budget"),
        ("Knelpunt", "aanbod"),
    ]
    sentences = [str(sentence) for (sentence,) in rows_of("summary_headlines", "sentence")]
    assert "overbrugging (2,50 %)" in sentences[0]
    assert sentences[2] == "3 wachten bij de start, 1 in 2028. Redenen dan: lagere urgentie 1."
    assert "€ 540.720" in sentences[4]


def test_page_has_the_region_and_years_as_title() -> None:
    assert example_tables()["summary_headlines"].title == Text("Plan Parkstad 2027–2028", "Plan Parkstad 2027–2028")


def test_key_figures_of_each_period() -> None:
    assert rows_of("summary_periods") == [
        ("2027", 6, 1, 4, 1, 1, 2, 0, 1, 1, 31390000, 31752500),
        ("2028", 5, 1, 2, 2, 0, 0, 1, 0, 1, 22682000, 23300000),
    ]


def test_what_to_do_this_year() -> None:
    assert rows_of("summary_actions") == [
        ("woningen afnemen", 1, "BT, Kerkrade", "2027", "Wonen Zuid"),
        ("plek geven", 1, "Wonen Zuid (Kerkrade)", "2027", "Wonen Zuid"),
        ("plek geven", 1, "Lindehof (Heerlen)", "2027", "Zorgkracht"),
        ("uitstroom", 1, "zonder eigen woning", "2027", ""),
    ]


def test_slack_is_told_with_what_it_was_spent_on() -> None:
    assert ("overbrugging", "5 van 10, ten gunste van kosten") in rows_of("summary_goals", "goal", "slack")


def test_shortages_count_clients_and_name_none() -> None:
    assert rows_of("summary_shortages") == [
        ("wachten", "1 in 2027: budget 1"),
        ("wachten", "1 in 2028: lagere urgentie 1"),
        ("uitstroomwoning", "1 cliënt in 2027"),
    ]


def test_questions_and_assumptions_of_the_input() -> None:
    assert rows_of("summary_questions", "text") == [("Zonder Rijksbijdrage: wat het verdeelmodel doet.",)]
    assert rows_of("summary_assumptions") == [("aanname", "Rente 3 %.")]


def test_decisions_of_the_first_year_and_who_takes_them() -> None:
    instance = region(
        periods=3,
        clients=[client("a", current="L1"), client("b")],
        locations=[location("L1", 2, closable_from=1, provider="Levanto"), location("L2", 1)],
        projects=[
            project("P1", 4, step=2, lead=12, owner="Wonen Zuid", investment=100000),
            project("P2", 4, owner="Wonen Zuid", decide_until=0),
            project("P3", 2, owner="Heem", decide_until=2),
        ],
        teams=[team("T", 10, on_call=True, max_growth_pct_per_year=50, cost_per_extra_hour=70, provider="Levanto")],
    )
    made = plan(
        instance,
        {"a": ["L1", "P1", "P1"], "b": ["wachtlijst", "P1", "P1"]},
        projects={"P1": (0, 1)},
        closings={"L1": 1},
        extra_hours={("T", 1): 2},
    )
    verdict = judge(instance, made)
    assert verdict.ok, verdict.broken
    found = {t.key: t for t in tables(Result(status=Status.PROVEN, instance=instance, plan=made), verdict)}
    assert [(row[0], row[1], row[3], row[4], row[5], row[6]) for row in found["decisions"].rows] == [
        ("project starten", "P1", "Wonen Zuid", "2027", 2, 5000000),
        ("niet starten", "P2", "Wonen Zuid", "2027", None, None),
        ("locatie sluiten", "L1", "Levanto", "2027", 2, None),
    ]
    projects = {row[0]: (row[6], row[8], row[9], row[10], row[12]) for row in found["projects"].rows}
    assert projects == {
        "P1": (2, "2027", "2028", 5000000, "gekozen"),
        "P2": (0, "", "", 0, "niet gekozen"),
        "P3": (0, "", "", 0, "niet gekozen"),
    }
    assert [(row[0], row[5], row[7]) for row in found["closings"].rows] == [("L1", "2028", 1)]
    capacity = {(row[2], row[3]): row[4:10] for row in found["capacity"].rows}
    assert capacity["BW", "2028"] == (3, 2, 0, 1, 0, 1)
    assert capacity["BT", "2028"] == (0, 0, 2, 2, 2, 0)


OPEN = GoalOutcome(key="cost", unit="cents", best=1000, value=1000, allowed=1000, bound=990, seconds=1)


@pytest.mark.parametrize(
    ("status", "goals", "words"),
    [
        (Status.PROVEN, (), "bewezen het beste"),
        (Status.WITHIN_GAP, (OPEN,), "hooguit 1,00 % beter"),
        (Status.STOPPED, (OPEN,), "eerder gestopt"),
        (Status.IMPOSSIBLE, (), "Geen plan houdt zich aan alle regels"),
        (Status.NOTHING_FOUND, (), "Of er een plan bestaat is niet bekend"),
    ],
)
def test_every_status_has_its_own_honest_sentence(status: Status, goals: tuple[GoalOutcome, ...], words: str) -> None:
    result = Result(status=status, instance=example()[0].instance, goals=goals)
    assert words in status_sentence(result, "nl")


def test_without_a_plan_the_summary_tells_what_clashes() -> None:
    conflict = Conflict(rules=("capacity", "budget"), repaired=True, shortfalls=(Text("€ 5 tekort in 2028", "€ 5 short in 2028"),))
    result = Result(status=Status.IMPOSSIBLE, instance=example()[0].instance, conflict=conflict)
    found = {t.key: t for t in tables(result, None)}
    assert [row[:2] for row in found["summary_headlines"].rows] == [
        ("Status", "geen plan mogelijk"),
        ("Botsing", "capaciteit, budget"),
        ("Tekort", "tekort"),
    ]
    assert found["summary_headlines"].rows[2][2] == "€ 5 tekort in 2028"
    assert "placements" not in found
    assert "clients" in found


def test_a_scenario_tells_the_difference_from_the_base() -> None:
    base, verdict = example()
    waits = base.goals[0].model_copy(update={"value": 1462})
    result = base.model_copy(update={"goals": (waits, *base.goals[2:]), "instance": base.instance.model_copy(update={"scenario": "krap"})})
    found = {t.key: t for t in tables(result, verdict, base=base)}["summary_difference"]
    assert found.title.nl == "Verschil met basis"
    assert found.rows == [
        ("wachtenden in 2028", "cliënten", 1, 1, 0),
        ("achter een eigen voordeur in 2028", "cliënten", 2, 2, 0),
        ("uitgaven over het hele plan", "euro", 540720, 540720, 0),
        ("wachten", "gewogen dagen", 731, 1462, 731),
        ("overbrugging", "dagen", 365, 365, 0),
        ("kosten", "euro", 540720, 540720, 0),
    ]
    assert "summary_difference" not in example_tables()
