from datetime import date
from fractions import Fraction

import pytest

from tests.io.regions import notes, places, problems, region
from woonplek.domain.calendar import Span
from woonplek.domain.instance import BudgetLimit
from woonplek.io.build_money import phased

SHARES = [["gemeente", "historisch_aandeel", "objectief_aandeel"], ["Heerlen", 3, "20%"], ["Kerkrade", 1, "30%"]]
GRANT = [["periode", "bedrag", "wlz_uitname"], ["2027", 1000000, None], ["2028", 1000000, 200000], ["2029", 1000000, None]]


def limits(instance):
    return [(b.payer, b.span.first, b.span.end, b.amount) for b in instance.budgets]


def test_budgets_by_label_and_for_every_period():
    table = [["gemeente", "periode", "bedrag"], ["Heerlen", "2028", "1.234,56"], ["Kerkrade", None, 500]]
    assert limits(region({"Budgetten": table})) == [
        ("GM0917", 1, 2, 123456),
        ("GM0928", 0, 1, 50000),
        ("GM0928", 1, 2, 50000),
        ("GM0928", 2, 3, 50000),
    ]


def test_a_coarser_label_limits_the_sum_and_a_finer_one_is_a_problem():
    table = [["gemeente", "2027", "2028-H1"], ["GM0917", 100, 7]]
    assert region({"Budgetten": table}, maanden_per_periode=6).budgets == (
        BudgetLimit(payer="GM0917", span=Span(first=0, end=2), amount=10000),
        BudgetLimit(payer="GM0917", span=Span(first=2, end=3), amount=700),
    )
    assert places({"Budgetten": table}) == ["Budgetten!C2"]


def test_who_has_no_budget_is_said():
    table = [["gemeente", "2026", "2027", "2028"], ["GM0917", 1, 900, 900]]
    instance = region({"Budgetten": table})
    assert "GM0917 heeft geen budget in 2029: daar zonder grens." in notes(instance, "warning")
    assert "GM0928 heeft in geen enkele periode een budget: zonder grens." in notes(instance, "warning")
    assert "Budgetten: 2026 ligt buiten het plan en wordt niet gebruikt." in notes(instance, "unused")


def test_shares_of_the_grant_phase_in():
    # historic 3/4 and 1/4, objective 2/5 and 3/5; from 2027 over 4 years: f = 0, 1/4, 1/2
    # Heerlen 0,75 | 0,6625 of 800.000 | 0,575
    instance = region({"Verdeelmodel": SHARES, "Rijksbijdrage": GRANT}, ingroei_jaren=4)
    assert limits(instance) == [
        ("GM0917", 0, 1, 75000000),
        ("GM0928", 0, 1, 25000000),
        ("GM0917", 1, 2, 53000000),
        ("GM0928", 1, 2, 27000000),
        ("GM0917", 2, 3, 57500000),
        ("GM0928", 2, 3, 42500000),
    ]


@pytest.mark.parametrize(
    ("day", "share"),
    [
        (date(2024, 1, 1), Fraction(3, 4)),  # before it begins
        (date(2025, 7, 1), Fraction(3, 4)),
        (date(2026, 1, 1), Fraction(3, 4) - Fraction(7, 20) * Fraction(6, 60)),
        (date(2030, 7, 1), Fraction(2, 5)),
        (date(2039, 1, 1), Fraction(2, 5)),
    ],
)
def test_how_far_the_phase_in_is(day, share):
    settings = region(ingroei_start=date(2025, 7, 1), ingroei_jaren=5).settings
    assert phased((Fraction(3, 4), Fraction(2, 5)), day, settings) == share


def test_a_row_of_budgets_wins_over_the_distribution():
    money = [["gemeente", "periode", "bedrag"], ["GM0917", "2028", 5]]
    found = limits(region({"Verdeelmodel": SHARES, "Rijksbijdrage": GRANT, "Budgetten": money}, ingroei_jaren=4))
    assert [(p, first, amount) for p, first, _, amount in found if first == 1] == [("GM0917", 1, 500), ("GM0928", 1, 27000000)]


def test_a_grant_of_a_year_limits_its_quarters_together():
    grant = [["periode", "bedrag"], ["2027", 1000], ["2028", 1000]]
    found = limits(region({"Verdeelmodel": SHARES, "Rijksbijdrage": grant}, maanden_per_periode=3, perioden=8, ingroei_jaren=1))
    # 2028 by its first quarter: f = 1
    assert found == [("GM0917", 0, 4, 75000), ("GM0928", 0, 4, 25000), ("GM0917", 4, 8, 40000), ("GM0928", 4, 8, 60000)]


def test_both_or_neither():
    assert problems({"Verdeelmodel": SHARES}) == [
        ("Verdeelmodel", "Verdeelmodel is gevuld, Rijksbijdrage niet", "vul beide bladen, of geen van beide")
    ]
    assert places({"Rijksbijdrage": GRANT}) == ["Rijksbijdrage"]


def test_every_municipality_and_every_period():
    found = problems({"Verdeelmodel": SHARES[:2], "Rijksbijdrage": GRANT[:3]})
    assert [(place, what) for place, what, _ in found] == [
        ("Verdeelmodel", "gemeenten van de regio ontbreken: GM0928"),
        ("Rijksbijdrage", "perioden van het plan ontbreken: 2029"),
    ]


@pytest.mark.parametrize(
    ("sheets", "cell"),
    [
        ({"Budgetten": [["gemeente", "bedrag"], ["GM0999", 5]]}, "Budgetten!A2"),
        ({"Budgetten": [["gemeente", "periode", "bedrag"], ["GM0917", "2027", 5], ["Heerlen", "2027", 6]]}, "Budgetten!A3"),
        ({"Verdeelmodel": [*SHARES, ["Heerlen", 1, 1]], "Rijksbijdrage": GRANT}, "Verdeelmodel!A4"),
        ({"Verdeelmodel": SHARES, "Rijksbijdrage": [*GRANT, ["2028", 4, None]]}, "Rijksbijdrage!A5"),
        ({"Verdeelmodel": SHARES, "Rijksbijdrage": [*GRANT[:3], ["2029", 4, 5]]}, "Rijksbijdrage!C4"),
    ],
)
def test_money_that_cannot_be(sheets, cell):
    assert places(sheets) == [cell]


def test_wlz_must_lower_money_and_clients_alike():
    sheets = {"Verdeelmodel": SHARES, "Rijksbijdrage": GRANT}
    assert any("er is een wlz_uitname, maar geen enkele cliënt" in text for text in notes(region(sheets), "warning"))
    people = [["profiel", "in_zorg_tot", "uitstroom_naar", "aantal"], ["LICHT", "2028", "geen", 4], ["LICHT", "2028", "woning", 3]]
    assert not any("wlz_uitname" in text for text in notes(region({**sheets, "Cliënten": people}), "warning"))
    plain = [row[:2] for row in GRANT]
    assert any(
        "4 cliënten gaan uit zorg" in text for text in notes(region({**sheets, "Rijksbijdrage": plain, "Cliënten": people}), "warning")
    )
    one = [people[0], [*people[1][:3], 1]]
    assert any("1 cliënt gaat uit zorg" in text for text in notes(region({**sheets, "Rijksbijdrage": plain, "Cliënten": one}), "warning"))
