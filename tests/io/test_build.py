from datetime import date
from decimal import Decimal

import pytest

from tests.io.regions import SMALL, book, notes, places, problems, region, rows
from woonplek.domain.codes import FormKind, Source, Stance, Suitability, TariffUnit
from woonplek.domain.instance import GoalSetting
from woonplek.io.build import build

CLIENT_HEAD = ["profiel", "id", "aantal", "in_zorg_vanaf", "in_zorg_tot", "huidige_locatie"]


def test_the_small_region_as_it_stands():
    instance = region()
    assert [p.label for p in instance.calendar.periods] == ["2027", "2028", "2029"]
    assert [(m.code, m.name, m.inhabitants, m.centre, m.in_region) for m in instance.municipalities] == [
        ("GM0917", "Heerlen", 60000, True, True),
        ("GM0928", "Kerkrade", 40000, False, True),
    ]
    assert [(f.code, f.kind, f.own_door, f.tenant_stays, f.on_call, f.at_home) for f in instance.forms] == [
        ("BW", FormKind.FACILITY, False, False, False, False),
        ("ZELF", FormKind.INDEPENDENT, True, True, True, True),
    ]
    line = instance.care_line("LICHT", "ZELF")
    assert (line.suitability, line.tariff, line.unit, line.hours_per_week) == (Suitability.SUITABLE, 60, TariffUnit.DAY, 5)
    assert [(c.id, c.numbers, c.first, c.end, c.leaves, c.current, c.profiles) for c in instance.clients] == [
        ("C1", (1, 2), 0, 3, False, "LINDE", ("ZWAAR",) * 3),
        ("C2", (1,), 0, 2, True, None, ("LICHT",) * 3),
    ]
    assert [(loc.code, loc.source, loc.places, loc.tenant_stays) for loc in instance.locations] == [
        ("LINDE", Source.EXISTING, (7, 7, 7), False),
        ("FLAT", Source.EXISTING, (3, 3, 3), True),
        ("thuis", Source.HOME, (0, 0, 0), True),
    ]
    assert instance.settings.price_year == 2027
    assert instance.settings.phase_in_start == date(2027, 1, 1)
    assert instance.scenario == "basis"


def test_settings_and_defaults():
    settings = region(rente_pct="2,5", budgetvorm="solidair", solidariteit_pct=7, woonplaatsbeginsel_vanaf=date(2027, 7, 1)).settings
    assert (settings.interest_pct, settings.budget_form, settings.solidarity_pct) == (Decimal("2.5"), "solidair", 7)
    assert (settings.residence_principle_from, settings.residence_principle_date) == (1, date(2027, 7, 1))
    assert (settings.respite_occupancy_pct, settings.min_stay_months, settings.phase_in_years) == (85, 12, 10)


def test_a_workbook_of_three_sheets_uses_the_standard_set():
    instance = region(
        {
            **dict.fromkeys(("Gemeenten", "Woonvormen", "Profielen", "Zorg")),
            "Cliënten": [["profiel", "herkomstgemeente"], ["BT2", "Kerkrade"], ["BW4", "Heerlen"]],
            "Locaties": [["code", "gemeente", "woonvorm", "plaatsen"], ["L", "Heerlen", "24-uurs", 2]],
        }
    )
    assert [c.id for c in instance.clients] == ["rij-1", "rij-2"]
    assert {m.code for m in instance.municipalities} == {"Heerlen", "Kerkrade"}
    assert [f.code for f in instance.forms] == ["24-uurs", "groep", "zelfstandig", "logeerhuis"]
    assert instance.care_line("BT2", "zelfstandig").tariff == Decimal("73.32")
    assert instance.care_line("BW4", "zelfstandig").suitability is Suitability.NO
    assumed = notes(instance, "assumption")
    assert any("BT2; woonvorm zelfstandig; geschikt passend; tarief 73,32" in text and "Hoorn 2025" in text for text in assumed)
    asked = notes(instance, "question")
    assert any("Teams is leeg" in text for text in asked)
    assert not any("Locaties is leeg" in text for text in asked)


def test_names_stand_for_codes_where_they_are_unique():
    instance = region({"Cliënten": [["profiel", "herkomstgemeente", "huidige_locatie"], ["zwaar", "kerkrade", "de linde"]]})
    client = instance.clients[0]
    assert (client.profiles[0], client.origin, client.current) == ("ZWAAR", "GM0928", "LINDE")


def test_a_name_of_two_things_is_a_problem():
    found = problems(
        {
            "Gemeenten": [["code", "naam"], ["A", "Bergen"], ["B", "Bergen"], ["GM0917", None], ["GM0928", None]],
            "Cliënten": [["profiel", "herkomstgemeente"], ["LICHT", "Bergen"]],
        }
    )
    assert found == [("Cliënten!B2", "2 keer heet een gemeente 'Bergen'", "gebruik de code: A, B")]


def test_unknown_codes_with_the_nearest_all_at_once():
    found = problems(
        {
            "Cliënten": [["profiel", "id", "huidige_locatie"], ["VG9", "a", None], ["LICHT", "b", "Linde x"], ["LICHTT", "c", None]],
            "Locaties": [["code", "gemeente", "woonvorm", "plaatsen"], ["LINDE", "GM0919", "BW", 7]],
        }
    )
    assert found == [
        ("Cliënten!A2", "profiel 'VG9' staat niet op Profielen", "kies uit: LICHT, ZWAAR"),
        ("Cliënten!C3", "locatie 'Linde x' staat niet op Locaties", "bedoelt u 'LINDE'?"),
        ("Cliënten!A4", "profiel 'LICHTT' staat niet op Profielen", "bedoelt u 'LICHT'?"),
        ("Locaties!B2", "gemeente 'GM0919' staat niet op Gemeenten", "bedoelt u 'GM0917'?"),
    ]


def test_an_unknown_word_about_people_is_not_repeated():
    found = problems({"Cliënten": [["profiel", "id"], ["Jan de Vries", "a"]]})
    assert found == [("Cliënten!A2", "profiel staat niet op Profielen", "kies uit: LICHT, ZWAAR")]


@pytest.mark.parametrize(
    ("title", "row", "cell"),
    [
        ("Gemeenten", ["917", "dubbel", 5, None], "Gemeenten!A4"),
        ("Woonvormen", ["bw", "groep", None], "Woonvormen!A4"),
        ("Profielen", ["LICHT", None], "Profielen!A4"),
        ("Zorg", ["licht", "ZELF", "nee", 3, None], "Zorg!B6"),
        ("Cliënten", ["LICHT", "c1", None, None, None, None, None], "Cliënten!B4"),
        ("Locaties", ["Linde", "GM0917", "BW", 1, None], "Locaties!A4"),
    ],
)
def test_doubles(title, row, cell):
    assert places({title: rows(title, row)}) == [cell]


@pytest.mark.parametrize("code", ["thuis", "Wachtlijst", "waiting list", "extern", "rij-7"])
def test_reserved_codes(code):
    assert places({"Locaties": rows("Locaties", [code, "GM0917", "BW", 1, None])}) == ["Locaties!A4"]
    if code == "rij-7":
        assert places({"Cliënten": rows("Cliënten", ["LICHT", code])}) == ["Cliënten!B4"]


def test_one_centre_and_one_form_at_home_at_most():
    gemeenten = [["code", "centrum"], ["GM0917", "ja"], ["GM0928", "ja"]]
    vormen = [["code", "soort", "thuis"], ["BW", "24-uurs", "ja"], ["ZELF", "zelfstandig", "ja"]]
    assert places({"Gemeenten": gemeenten, "Woonvormen": vormen}) == ["Gemeenten!B3", "Woonvormen!C3"]


def test_the_plan_begins_on_the_first_of_a_month():
    assert problems(start=date(2027, 1, 2)) == [("Instellingen!B2", "start is 02-01-2027", "begin op de eerste dag van een maand")]


def test_model_rules_and_goals_of_the_workbook_win():
    instance = region(
        {
            "Regels": [["regel", "stand", "waarde"], ["eerlijk aandeel", "zacht", 15], ["budget", "uit", None]],
            "Doelen": [["doel", "volgorde", "speling_pct"], ["kosten", 2, None], ["wachten", 1, "2,5"]],
        },
        model="woonladder",
    )
    policy = instance.policy
    assert policy.stances["fair_share"] is Stance.SOFT
    assert policy.fair_share_tolerance_pct == 15
    assert policy.stances["budget"] is Stance.OFF
    assert policy.stances["ladder"] is Stance.ON
    assert policy.goals == (GoalSetting(key="waiting", slack_pct=Decimal("2.5")), GoalSetting(key="cost"))


def test_rules_that_cannot_be_soft_or_have_a_value():
    table = [["regel", "stand", "waarde"], ["capaciteit", "zacht", None], ["budget", "aan", 3]]
    assert places({"Regels": table}) == ["Regels!B2", "Regels!C3"]


def test_an_unknown_model_names_the_nearest():
    assert problems(model="zuinigg") == [("Instellingen!B4", "modelbestand 'zuinigg' bestaat niet", "bedoelt u 'zuinig'?")]


def test_more_residents_than_places():
    found = problems({"Cliënten": [CLIENT_HEAD, ["ZWAAR", "C1", 8, None, None, "LINDE"]]})
    assert found == [
        ("Locaties!D2", "bij de start wonen er 8 cliënten, maar er zijn 7 plaatsen", "verhoog plaatsen of verbeter huidige_locatie")
    ]


def test_kept_homes_count_against_the_places_at_the_start():
    table = [["code", "gemeente", "woonvorm", "plaatsen", "behouden"], ["LINDE", "GM0917", "BW", 7, None], ["FLAT", "GM0928", "ZELF", 3, 2]]
    people = [CLIENT_HEAD, ["LICHT", "C1", 2, None, None, "FLAT"]]
    assert places({"Locaties": table, "Cliënten": people}) == ["Locaties!D3"]


def test_tariffs_are_needed_where_a_client_may_come_to_stay():
    # ZWAAR lives in BW; from 2028 LICHT. ZWAAR in ZELF is nee and without tariff, and nobody with ZWAAR can be there
    care = [
        ["profiel", "woonvorm", "geschikt", "tarief"],
        ["LICHT", "BW", "nee", None],
        ["LICHT", "ZELF", "passend", 60],
        ["ZWAAR", "BW", "passend", 190],
        ["ZWAAR", "ZELF", "nee", None],
    ]
    changed = {"Zorg": care, "Profielwijzigingen": [["cliënt", "vanaf", "profiel"], ["C1", "2028", "LICHT"]]}
    found = problems(changed)
    assert [(place, what) for place, what, _ in found] == [
        ("Zorg!D2", "profiel LICHT in BW heeft geen tarief, maar C1 kan daar verblijven")
    ]
    assert places({"Zorg": care}) == []


def test_without_any_tariff_care_is_free_and_the_question_is_open():
    care = [["profiel", "woonvorm", "geschikt"], ["LICHT", "ZELF", "passend"], ["ZWAAR", "BW", "passend"]]
    assert any("wat de zorg kost" in text for text in notes(region({"Zorg": care}), "question"))


def test_fixed_costs_to_a_centre_that_is_not_there():
    found = places({"Gemeenten": [["code"], ["GM0917"], ["GM0928"]]}, vaste_kosten_naar="centrum")
    assert found == ["Instellingen!B4"]


def test_inhabitants_where_a_rule_needs_them():
    towns = [["code", "inwoners"], ["GM0917", 60000], ["GM0928", None]]
    costs = [["code", "gemeente", "woonvorm", "plaatsen", "vaste_kosten_per_jaar"], ["LINDE", "GM0917", "BW", 7, 5000]]
    money = [["gemeente", "bedrag"], ["GM0917", 500000]]
    people = [["profiel", "huidige_locatie"], ["ZWAAR", "LINDE"]]
    base = {"Gemeenten": towns, "Locaties": costs, "Cliënten": people}
    assert places(base) == []
    assert places({**base, "Budgetten": money}) == ["Gemeenten!B3"]
    assert places({**base, "Regels": [["regel", "stand"], ["fair_share", "aan"]]}) == ["Gemeenten!B3"]


def test_every_municipality_with_places_needs_a_team():
    found = problems({"Teams": [["code", "cliënturen_per_week"], ["T", 40]], "Werkgebied": [["team", "gemeente"], ["T", "Heerlen"]]})
    assert found == [("Werkgebied", "gemeenten met plaatsen maar zonder team: GM0928", "zet elke gemeente op Werkgebied")]


def test_soft_makes_every_rule_soft_that_may_be():
    stances = build(book(), soft=True).policy.stances
    assert (stances["budget"], stances["capacity"], stances["fair_share"]) == (Stance.SOFT, Stance.ON, Stance.OFF)


def test_the_small_region_is_not_changed_by_building():
    assert SMALL["Locaties"][1] == ["LINDE", "GM0917", "BW", 7, "De Linde"]
