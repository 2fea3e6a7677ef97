from datetime import date

import pytest

from tests.io.regions import by_id, notes, places, problems, region
from woonplek.domain.codes import Willingness

HEAD = ["profiel", "id", "herkomstgemeente", "aantal", "in_zorg_vanaf", "in_zorg_tot", "huidige_locatie"]


def people(*table, head=HEAD):
    return {"Cliënten": [head, *table]}


def one(since=None, until=None, **settings):
    """The only client of a region, in care from … until as typed."""
    found = region(people(["LICHT", "C", "GM0917", 1, since, until, None]), **settings).clients
    return found[0] if found else None


@pytest.mark.parametrize(
    ("since", "until", "expected"),
    [
        (None, None, (0, 3, False)),
        (date(2019, 3, 1), None, (0, 3, False)),
        (date(2027, 7, 2), None, (0, 3, False)),  # 182 of 365 days: nearest is the start
        (date(2027, 7, 3), None, (1, 3, False)),
        ("2028", None, (1, 3, False)),
        (None, "2028", (0, 1, True)),  # a label in …_tot is the first period no longer
        (None, date(2029, 12, 31), (0, 3, True)),  # rounds to the end of the plan: leaves
        (None, "2030", (0, 3, True)),
        (None, date(2031, 3, 1), (0, 3, False)),  # rounds past it: stays
        (None, "2035", (0, 3, False)),
        (date(2027, 8, 1), date(2029, 2, 1), (1, 2, True)),
    ],
)
def test_when_a_client_is_in_care(since, until, expected):
    client = one(since, until)
    assert (client.first, client.end, client.leaves) == expected
    assert client.in_care_from == (None if since is None else date(2028, 1, 1) if since == "2028" else since)


def test_rounding_is_reported_in_client_days():
    # 3 x (1 January 2028 - 1 October 2027 = 92) + 3 x (31 December 2028 -> 1 January 2029 = 1)
    instance = region(people(["LICHT", "C", None, 3, date(2027, 10, 1), date(2028, 12, 31), None]))
    assert notes(instance, "rounding") == [
        "Cliënten: begin en eind van zorg zijn naar grenzen tussen perioden gebracht; dat verschuift samen 279 cliëntdagen."
    ]


def test_who_is_never_in_care_is_reported_and_left_out():
    instance = region(people(["LICHT", "kort", None, 2, date(2028, 2, 1), date(2028, 4, 1), None], ["LICHT", "lang"]))
    assert [c.id for c in instance.clients] == ["lang"]
    assert any(
        "2 zijn door afronding in geen enkele periode in zorg en tellen niet mee: kort." in text for text in notes(instance, "rounding")
    )


@pytest.mark.parametrize(
    ("since", "until", "cell"),
    [
        (date(2030, 1, 1), None, "Cliënten!E2"),  # after the plan
        ("2030", None, "Cliënten!E2"),
        ("2028-H1", None, "Cliënten!E2"),  # finer than the periods
        (date(2028, 5, 1), date(2028, 5, 1), "Cliënten!F2"),
        (None, date(2027, 1, 1), "Cliënten!F2"),  # blank: from the start
        (None, date(2020, 1, 1), "Cliënten!F2"),
    ],
)
def test_dates_that_cannot_be(since, until, cell):
    assert places(people(["LICHT", "C", None, 1, since, until, None])) == [cell]


def test_blank_ids_count_rows_under_the_header():
    instance = region(people(["LICHT", None], ["LICHT", "eigen"], [None] * 7, ["ZWAAR", None]))
    assert [c.id for c in instance.clients] == ["rij-1", "eigen", "rij-3"]


def test_all_columns():
    head = [
        *("profiel", "id", "herkomstgemeente", "urgentie", "uitstroom_naar", "heeft_woning", "woont_in", "wacht_sinds", "wens_woonvorm"),
        *("wens_gemeente", "wens_aanbieder", "wacht_op_wens", "eisen", "max_huur", "verhuisbereid", "betaler"),
    ]
    row = [
        "LICHT",
        "C",
        "Heerlen",
        "crisis",
        "geen",
        "ja",
        "Kerkrade",
        date(2025, 2, 3),
        "zelf",
        "heerlen",
        "Zorg B",
        "x",
        "Lift; begane grond",
    ]
    client = region(people([*row, "€ 650,43", "naar wens", "extern"], head=head)).clients[0]
    assert (client.origin, client.urgency, client.exit_to_home, client.owns_home, client.lives_in) == ("GM0917", 1, False, True, "GM0928")
    assert (client.waiting_since, client.wish_form, client.wish_municipality) == (date(2025, 2, 3), "ZELF", "GM0917")
    assert (client.wish_provider, client.wait_for_wish, client.requirements) == ("Zorg B", True, frozenset({"lift", "begane grond"}))
    assert (client.max_rent, client.willing, client.payer) == (65043, Willingness.TO_WISH, "extern")


def test_defaults():
    client = one()
    assert (client.urgency, client.exit_to_home, client.owns_home, client.willing) == (3, True, False, Willingness.YES)
    assert (client.wait_for_wish, client.requirements, client.max_rent, client.payer) == (False, frozenset(), None, None)


def test_who_lives_at_home_has_a_home_somewhere():
    at_home = ["LICHT", "C", "GM0917", 1, None, None, "thuis"]
    assert region(people(at_home)).clients[0].owns_home
    nowhere = problems(people(["LICHT", "C", None, 1, None, None, "Thuis"]))
    assert nowhere == [("Cliënten!G2", "waar de eigen woning staat is niet bekend", "vul woont_in of herkomstgemeente in")]
    forms = [["code", "soort"], ["BW", "24-uurs"], ["ZELF", "zelfstandig"]]
    assert places({**people(at_home), "Woonvormen": forms}) == ["Cliënten!G2"]


def test_waiting_may_be_said_in_words():
    assert region(people(["LICHT", "C", None, 1, None, None, "wachtlijst"])).clients[0].current is None


def test_a_location_that_is_not_open_at_the_start():
    table = [["code", "gemeente", "woonvorm", "plaatsen", "open_vanaf"], ["NIEUW", "GM0917", "BW", 3, date(2027, 2, 1)]]
    found = problems({**people(["ZWAAR", "C", None, 1, None, None, "NIEUW"]), "Locaties": table})
    assert [place for place, _, _ in found] == ["Cliënten!G2"]
    assert "niet open" in found[0][1]


def test_a_current_location_of_who_comes_later_does_not_count():
    instance = region(people(["ZWAAR", "C", None, 1, "2028", None, "LINDE"]))
    assert instance.clients[0].current is None
    assert notes(instance, "unused") == ["Cliënten: C is bij de start nog niet in zorg; huidige_locatie telt niet."]


def changed(*table, count=4, head=("cliënt", "vanaf", "profiel", "aantal")):
    instance = region({**people(["LICHT", "C", None, count, None, None, None]), "Profielwijzigingen": [list(head), *table]})
    return [(c.numbers, [p[0] for p in c.profiles]) for c in instance.clients]


def test_a_change_of_all_splits_nothing():
    assert changed(["C", "2028", "ZWAAR", None]) == [((1, 2, 3, 4), ["L", "Z", "Z"])]


def test_a_change_of_some_takes_the_lowest_numbers_without_one():
    table = [["C", "2029", "ZWAAR", 2], ["C", date(2028, 2, 1), "ZWAAR", 1]]
    # in order of time: 2028 takes nr 1, 2029 takes nr 2 and 3
    assert changed(*table) == [((1,), ["L", "Z", "Z"]), ((2, 3), ["L", "L", "Z"]), ((4,), ["L", "L", "L"])]


def test_a_change_on_or_before_the_start_holds_from_the_start():
    assert changed(["C", date(2020, 1, 1), "ZWAAR", None]) == [((1, 2, 3, 4), ["Z", "Z", "Z"])]


def test_more_changes_than_clients():
    base = people(["LICHT", "C", None, 3, None, None, None])
    course = [["cliënt", "vanaf", "profiel", "aantal"], ["C", "2028", "ZWAAR", 2], ["C", "2029", "ZWAAR", 2]]
    assert problems({**base, "Profielwijzigingen": course}) == [
        ("Profielwijzigingen!D3", "2 cliënten veranderen, maar 1 van de 3 in de rij hebben nog geen wijziging", "verlaag aantal")
    ]
    course = [
        ["cliënt", "vanaf", "profiel"],
        ["D", "2028", "ZWAAR"],
        ["C", "2030", "ZWAAR"],
        ["C", "2028", "ZWAAR"],
        ["C", "2028", "LICHT"],
    ]
    assert places({**base, "Profielwijzigingen": course}) == ["Profielwijzigingen!A2", "Profielwijzigingen!B3", "Profielwijzigingen!A5"]


def test_flows_pass_by_who_has_an_end_or_a_change():
    table = people(["LICHT", "eind", None, 1, None, "2029", None], ["LICHT", "wijzigt", None, 2], ["LICHT", "vrij", None, 2])
    flows = [["soort", "profiel", "periode", "aantal_per_jaar"], ["uitstroom", "LICHT", "2027", 2]]
    course = [["cliënt", "vanaf", "profiel", "aantal"], ["wijzigt", "2029", "ZWAAR", 1]]
    instance = region({**table, "In- en uitstroom": flows, "Profielwijzigingen": course})
    # free are nr 2 of 'wijzigt' and both of 'vrij': 2 of 1 + 2 -> 0,67 and 1,33 -> 1 and 1
    assert [(c.id, c.numbers, c.end) for c in instance.clients] == [
        ("eind", (1,), 2),
        ("wijzigt", (1,), 3),
        ("wijzigt", (2,), 1),
        ("vrij", (1,), 1),
        ("vrij", (2,), 3),
    ]


def test_inflow_is_divided_by_inhabitants():
    flows = [["soort", "profiel", "aantal_per_jaar", "urgentie"], ["instroom", "LICHT", "2,5", 2]]
    instance = region({**people(["ZWAAR", "C"]), "In- en uitstroom": flows})
    # 60.000 and 40.000: expected 2,5 | 5 | 7,5 -> 3 | 2 | 3 people
    found = [(c.id, c.count, c.urgency, c.in_care_from.year) for c in instance.clients if c.flowed_in]
    # 2027 of 1,5 | 1: H, K (1 > 0,5), H; 2028 of 3 | 2 less 2 | 1: H and K in a tie: H, then K; 2029 of 4,5 | 3 less 3 | 2: H, K, H
    assert found == [
        ("instroom-GM0917-LICHT-2027", 2, 2, 2027),
        ("instroom-GM0928-LICHT-2027", 1, 2, 2027),
        ("instroom-GM0917-LICHT-2028", 1, 2, 2028),
        ("instroom-GM0928-LICHT-2028", 1, 2, 2028),
        ("instroom-GM0917-LICHT-2029", 2, 2, 2029),
        ("instroom-GM0928-LICHT-2029", 1, 2, 2029),
    ]


@pytest.mark.parametrize(
    ("row", "cell"),
    [
        (["instroom", "LICHT", None, 5, None], "In- en uitstroom!C2"),
        (["uitstroom", "LICHT", 2, 5, None], "In- en uitstroom!C2"),
        (["uitstroom", "LICHT", None, None, None], "In- en uitstroom!C2"),
        (["verandering", "LICHT", 2, None, None], "In- en uitstroom!E2"),
        (["uitstroom", "MIDDEN", 2, None, None], "In- en uitstroom!B2"),
    ],
)
def test_flows_that_cannot_be(row, cell):
    head = ["soort", "profiel", "aantal_per_jaar", "pct_per_jaar", "naar_profiel"]
    assert places({"In- en uitstroom": [head, row]}) == [cell]


def test_inflow_without_inhabitants():
    flows = [["soort", "profiel", "aantal_per_jaar"], ["instroom", "LICHT", 2]]
    towns = [["code", "inwoners"], ["GM0917", 5], ["GM0928", None]]
    assert places({"In- en uitstroom": flows, "Gemeenten": towns}) == ["In- en uitstroom!A2"]


def test_what_flows_cannot_find_is_a_warning():
    flows = [["soort", "profiel", "periode", "pct_per_jaar"], ["uitstroom", "ZWAAR", "2027", 300]]
    text = notes(region({"In- en uitstroom": flows}), "warning")
    assert any("In- en uitstroom A2: voor 4 cliënten is er niemand" in line for line in text)


def test_percentages_of_flows():
    flows = [["soort", "profiel", "pct_per_jaar"], ["uitstroom", "ZWAAR", "50%"]]
    client = by_id(region({"In- en uitstroom": flows}))["C1"]
    assert (client.numbers, client.end) == ((1,), 1)
