import pytest

from tests.io.regions import SMALL, notes, region
from woonplek.io.plausible import plausibility, plausible

PEOPLE = ["profiel", "aantal", "herkomstgemeente", "huidige_locatie"]


def odd(changes=None, **settings):
    """What looks odd about the small region with *changes*: (sheet, what)."""
    found = plausible(region(changes, **settings))
    return [(p.sheet, p.what.nl, p.remedy.nl) for p in found if p.sheet]


def care(*rows):
    return {"Zorg": [["profiel", "woonvorm", "geschikt", "tarief", "eenheid", "uren_per_week"], *rows]}


GOOD = [["LICHT", "ZELF", "passend", 60, None, 5], ["ZWAAR", "BW", "passend", 190, None, None]]


def test_nothing_looks_odd_about_the_small_region():
    assert odd() == []


def test_the_warnings_are_notes_of_the_instance_too():
    instance = region({"Locaties": [SMALL["Locaties"][0], ["LINDE", "GM0917", "BW", 900, None]]})
    assert [note.text.nl for note in plausibility(instance)] == notes(instance, "warning")
    assert len(plausible(instance)) == 1


def test_clients_against_inhabitants():
    # 560 of 100.000 is 5,6 per 1.000
    people = {"Cliënten": [PEOPLE, ["LICHT", 560, None, None]], "Locaties": [SMALL["Locaties"][0], ["L", "GM0917", "BW", 500, None]]}
    assert odd(people)[0][:2] == ("Cliënten", "560 cliënten is 5,6 per 1.000 inwoners")
    people["Cliënten"][1][1] = 500
    assert [sheet for sheet, _, _ in odd(people)] == ["In- en uitstroom"]


@pytest.mark.parametrize(("clients", "places", "found"), [(31, 10, True), (30, 10, False), (2, 15, True), (3, 15, False)])
def test_clients_against_places(clients, places, found):
    changes = {
        "Cliënten": [[*PEOPLE, "in_zorg_tot"], ["LICHT", clients, None, None, "2029"]],
        "Locaties": [SMALL["Locaties"][0], ["L", "GM0917", "BW", places, None]],
    }
    assert [sheet for sheet, _, _ in odd(changes)] == (["Locaties"] if found else [])


@pytest.mark.parametrize(
    ("tariff", "unit", "remedy"),
    [
        (420, None, "lijkt een factor 7 te hoog: staat eenheid (etmaal) goed?"),  # 60 a day is 420 a week
        (1825, None, "lijkt een factor 30 te hoog: staat eenheid (etmaal) goed?"),
        (25000, None, "lijkt een factor 365 te hoog: staat eenheid (etmaal) goed?"),
        (0.06, None, "lijkt een factor 1000 te laag: staat eenheid (etmaal) goed?"),
        (70, "jaar", "lijkt een factor 365 te laag: staat eenheid (jaar) goed?"),
    ],
)
def test_tariffs_a_factor_off(tariff, unit, remedy):
    found = odd(care(["LICHT", "ZELF", "passend", tariff, unit, None], GOOD[1]))
    assert [r for _, what, r in found if what.startswith("LICHT in ZELF kost")] == [remedy]


def test_a_tariff_that_no_factor_explains():
    assert odd(care(["LICHT", "ZELF", "passend", 5000000, None, None], GOOD[1]))[0][2] == "gebruikelijk is € 8 tot € 250"


def test_hours_times_price_against_the_day_tariff():
    # 60 x 7 / 30 hours is 14 an hour; 5 hours is 84
    assert odd(care(*GOOD)) == []
    found = odd(care(["LICHT", "ZELF", "passend", 60, None, 30], GOOD[1]))
    assert [what for _, what, _ in found] == ["LICHT in ZELF: 30 uur per week voor dit tarief is € 14 per uur"]
    by_the_hour = care(["LICHT", "ZELF", "passend", 65, "uur", 5], GOOD[1])
    assert odd(by_the_hour) == []


def test_a_profile_without_a_suitable_form():
    found = odd(care(["LICHT", "ZELF", "overbrugging", 60, None, None], GOOD[1]))
    assert [what for _, what, _ in found] == ["profiel LICHT heeft geen passende vorm, en cliënten hebben dat"]


@pytest.mark.parametrize(("amount", "found"), [(100, ["laag"]), (7000, []), (200000, []), (138000000, ["hoog"])])
def test_a_budget_in_thousands_or_cents(amount, found):
    # two clients of Heerlen with ZWAAR: 2 x 190 x 365 = 138.700 a year
    words = [
        what.split(" erg ")[1].split(" ")[0]
        for _, what, _ in odd({"Budgetten": [["gemeente", "periode", "bedrag"], ["Heerlen", "2027", amount]]})
    ]
    assert words == found


def test_a_quota_without_homes():
    head = ["eigenaar", "gemeente", "woonvorm", "periode", "minimum"]
    table = [
        head,
        ["Corp", None, None, "2028", 2],
        [None, "GM0928", "ZELF", "2028", 2],
        [None, "GM0917", "ZELF", "2028", 1],
        ["X", None, None, "2028", 0],
    ]
    found = odd({"Contingenten": table})
    assert [what for _, what, _ in found] == [
        "voor Corp is minimum 2, maar er zijn geen plaatsen",
        "voor GM0917, ZELF is minimum 1, maar er zijn geen plaatsen",
    ]


def test_nobody_leaves():
    people = {"Cliënten": [PEOPLE, ["LICHT", 11, None, None]]}
    assert odd(people) == [("In- en uitstroom", "in het hele plan gaat niemand uit zorg", "vul uitstroom of in_zorg_tot in")]
    assert odd(people, perioden=1) == []


def test_requirements_that_no_place_has():
    people = {"Cliënten": [["profiel", "eisen"], ["LICHT", "lift; tuin"]]}
    places = {"Locaties": [["code", "gemeente", "woonvorm", "plaatsen", "kenmerken"], ["L", "GM0917", "BW", 2, "Lift"]]}
    assert odd({**people, **places})[0][1] == "1 van de eisen heeft geen enkele plek"


def test_other_warnings_of_the_input_follow():
    instance = region({"Budgetten": [["gemeente", "bedrag"], ["GM0917", 200000]]})
    assert [p.what.nl for p in plausible(instance)] == ["GM0928 heeft in geen enkele periode een budget: zonder grens."]
