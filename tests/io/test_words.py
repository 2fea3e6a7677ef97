from __future__ import annotations

import pytest

from woonplek.io.sheets import SHEET as SHEETS_BY_KEY
from woonplek.io.sheets import find_choice, find_column, find_setting, find_sheet, is_beside, is_remark, normal_label
from woonplek.io.words import clean, fold, nearest


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Cliënten", "clienten"),
        ("Cliënten", "Clie\u0308nten"),
        ("Scenario's", "Scenario’s"),
        ("Scenario's", "scenarios"),
        ("in_zorg_vanaf", "In zorg vanaf"),
        ("in_zorg_vanaf", "in-zorg - vanaf"),
        ("In- en uitstroom", "in en uitstroom"),
        ("naar wens", "naar\u00a0wens"),
        ("Heerlen", " HEERLEN\u200b"),
    ],
)
def test_spellings_of_one_word(one: str, other: str) -> None:
    assert fold(one) == fold(other)


@pytest.mark.parametrize(("one", "other"), [("BW1", "BW2"), ("L.1", "L1"), ("a/b", "ab"), ("1-2", "12")])
def test_different_words(one: str, other: str) -> None:
    assert fold(one) != fold(other)


def test_clean_keeps_what_is_seen() -> None:
    assert clean(" De\u00a0 Linde\u200b\n") == "De Linde"


def test_nearest_offers_the_word_as_written() -> None:
    assert nearest("lindehof ", ["Lindenhof", "Eikenhof"]) == "Lindenhof"
    assert nearest("xyz", ["Lindenhof"]) is None


@pytest.mark.parametrize(
    ("name", "key"),
    [
        ("clienten", "clients"),
        ("CLIENTS", "clients"),
        ("Scenario’s", "scenarios"),
        ("in_en_uitstroom", "flows"),
        ("Home-supply", "supply"),
        ("Werkgebied", "team_area"),
        ("team area", "team_area"),
    ],
)
def test_sheets_by_any_name(name: str, key: str) -> None:
    sheet = find_sheet(name)
    assert sheet is not None
    assert sheet.key == key


@pytest.mark.parametrize(
    ("sheet", "header", "key"),
    [
        ("clients", "In zorg vanaf", "care_from"),
        ("clients", "care-from", "care_from"),
        ("course", "client", "client"),
        ("course", "Cliënt", "client"),
        ("teams", "clienturen per week", "hours_per_week"),
        ("pins", "t/m", "until"),
        ("pins", "tot en met", "until"),
    ],
)
def test_columns_by_any_name(sheet: str, header: str, key: str) -> None:
    column = find_column(SHEETS_BY_KEY[sheet], header)
    assert column is not None
    assert column.key == key


def test_other_words_are_not_known() -> None:
    assert find_sheet("Blad1") is None
    assert find_column(SHEETS_BY_KEY["clients"], "lievelingskleur") is None
    assert find_setting("kleur") is None
    assert find_choice(SHEETS_BY_KEY["forms"].column("kind").choices, "boot") is None


def test_what_is_for_people_to_read() -> None:
    assert is_remark("Toelichting")
    assert is_remark("source")
    assert is_beside("leeswijzer")
    assert is_beside("Problemen+")
    assert not is_beside("Locaties")


@pytest.mark.parametrize(
    ("text", "label"),
    [("2027", "2027"), ("2027-h1", "2027-H1"), ("2027 Q3", "2027-K3"), ("2027-3", "2027-03"), ("2027-13", None), ("x", None), ("27", None)],
)
def test_period_labels_in_their_usual_spelling(text: str, label: str | None) -> None:
    assert normal_label(text) == label
