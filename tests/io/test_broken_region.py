"""Workbooks whose cells are fine one by one and do not go together: each found at the cell to repair."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest

from tests.io import books
from woonplek.domain.instance import Instance
from woonplek.io.book import book_from_frames, read_book
from woonplek.io.build import build
from woonplek.io.examples import example_frames
from woonplek.io.problems import InputError, Problem

Changes = dict[tuple[str, str], object]


def table(title: str, *rows: tuple[object, ...]) -> Changes:
    """Return the changes that add a whole sheet."""
    return {(title, f"{chr(65 + at)}{number}"): value for number, row in enumerate(rows, start=1) for at, value in enumerate(row)}


SUPPLY = ("eigenaar", "gemeente", "aantal", "periode", "woonvorm", "status")
PROJECTS = (
    "code",
    "gemeente",
    "woonvorm",
    "plaatsen",
    "deelbaar_per",
    "besluit",
    "besluit_vanaf",
    "besluit_uiterlijk",
    "vervangt",
    "vereist",
    "groep",
)
PINS = ("soort", "code", "nr", "vanaf", "t/m", "waarde")
TEAMS = table("Teams", ("code", "cliënturen_per_week", "oproepdienst"), ("T1", 40, "ja"))
FLOWS = ("soort", "profiel", "gemeente", "periode", "aantal_per_jaar", "pct_per_jaar", "naar_profiel")

BROKEN: list[tuple[str, Changes, str, str, str]] = [
    ("unknown profile", {("Cliënten", "A3"): "LICHTT"}, "Cliënten!A3", "profiel 'LICHTT' staat niet op Profielen", "bedoelt u 'LICHT'?"),
    ("unknown location", {("Cliënten", "H2"): "LINDEN"}, "Cliënten!H2", "locatie 'LINDEN' staat niet op Locaties", "bedoelt u 'LINDE'?"),
    ("unknown origin", {("Cliënten", "C3"): 9}, "Cliënten!C3", "gemeente 'GM0009' staat niet op Gemeenten", "GM0928"),
    ("a name for an origin", {("Cliënten", "C3"): "Jansen"}, "Cliënten!C3", "gemeente staat niet op Gemeenten", "kies uit"),
    (
        "unknown form of a location",
        {("Locaties", "C2"): "BWW"},
        "Locaties!C2",
        "woonvorm 'BWW' staat niet op Woonvormen",
        "bedoelt u 'BW'?",
    ),
    (
        "unknown municipality of a location",
        {("Locaties", "B3"): "Kerkrde"},
        "Locaties!B3",
        "'Kerkrde' staat niet op Gemeenten",
        "bedoelt u",
    ),
    ("unknown form in care", {("Zorg", "B3"): "GROEP"}, "Zorg!B3", "woonvorm 'GROEP' staat niet op Woonvormen", "kies uit: BW, ZELF"),
    ("unknown municipality of a budget", {("Budgetten", "A3"): "GM0999"}, "Budgetten!A3", "'GM0999' staat niet op Gemeenten", ""),
    (
        "unknown client of a change",
        {("Profielwijzigingen", "A2"): "C9"},
        "Profielwijzigingen!A2",
        "cliënt 'C9' staat niet op Cliënten",
        "kies uit: C1, C2, C3",
    ),
    (
        "unknown location of a course",
        {("Capaciteitsverloop", "A2"): "EIK"},
        "Capaciteitsverloop!A2",
        "'EIK' staat niet op Locaties",
        "kies uit",
    ),
    ("location twice", {("Locaties", "A3"): "linde"}, "Locaties!A3", "'linde' staat er dubbel", "eigen code"),
    ("municipality twice", {("Gemeenten", "A4"): 917}, "Gemeenten!A4", "'GM0917' staat er dubbel", "eigen code"),
    ("profile twice", {("Profielen", "A4"): "Licht"}, "Profielen!A4", "'Licht' staat er dubbel", "eigen code"),
    ("form twice", {("Woonvormen", "A4"): "bw", ("Woonvormen", "B4"): "groep"}, "Woonvormen!A4", "'bw' staat er dubbel", "eigen code"),
    ("client twice", {("Cliënten", "B3"): "c1"}, "Cliënten!B3", "staat er dubbel", "eigen id"),
    (
        "care twice",
        table("Zorg", *map(tuple, books.SOUND["Zorg"]), ("LICHT", "BW", "nee")),
        "Zorg!B5",
        "staat er dubbel",
        "laat één rij over",
    ),
    ("setting twice", {("Instellingen", "A5"): "Rente_pct", ("Instellingen", "B5"): 3}, "Instellingen!A5", "dubbel", ""),
    ("budget twice", {("Budgetten", "A3"): "Heerlen", ("Budgetten", "B3"): 2027}, "Budgetten!A3", "dubbel", "laat één rij over"),
    ("two centres", {("Gemeenten", "D3"): "x"}, "Gemeenten!D3", "zijn beide centrum", "ten hoogste één"),
    ("reserved code of a location", {("Locaties", "A3"): "Wachtlijst"}, "Locaties!A3", "heeft een vaste betekenis", "andere code"),
    ("reserved id of a client", {("Cliënten", "B3"): "rij-7"}, "Cliënten!B3", "heeft een vaste betekenis", "laat de cel leeg"),
    (
        "name of two locations",
        {("Locaties", "J3"): "de linde", ("Cliënten", "H2"): "De Linde"},
        "Cliënten!H2",
        "2 keer heet een locatie",
        "FLAT, LINDE",
    ),
    (
        "start not the first of a month",
        {("Instellingen", "B2"): date(2027, 1, 15)},
        "Instellingen!B2",
        "start is 15-01-2027",
        "eerste dag van een maand",
    ),
    (
        "out of care before in care",
        {("Cliënten", "G2"): date(2027, 1, 1)},
        "Cliënten!G2",
        "op of voor het begin van de zorg",
        "eerste dag zonder zorg",
    ),
    (
        "out of care before a typed start",
        {("Cliënten", "G4"): "2027"},
        "Cliënten!G4",
        "op of voor het begin van de zorg",
        "eerste dag zonder zorg",
    ),
    ("in care after the plan", {("Cliënten", "F4"): "2031"}, "Cliënten!F4", "ligt na het plan", "meer perioden"),
    ("a label too fine", {("Cliënten", "F4"): "2028-K1"}, "Cliënten!F4", "fijner dan de perioden", "2027"),
    ("a budget label too fine", {("Budgetten", "B2"): "2027-01"}, "Budgetten!B2", "fijner dan de perioden", "2027"),
    ("a header too fine", {("Capaciteitsverloop", "C1"): "2029-H1"}, "Capaciteitsverloop!C2", "fijner dan de perioden", "2027"),
    (
        "more residents than places",
        {("Cliënten", "D2"): 8},
        "Locaties!D2",
        "wonen er 8 cliënten, maar er zijn 7 plaatsen",
        "verhoog plaatsen",
    ),
    (
        "kept homes fill the places",
        {("Locaties", "K1"): "behouden", ("Locaties", "K3"): 4},
        "Locaties!D3",
        "4 woningen behouden",
        "verhoog plaatsen",
    ),
    (
        "lives where it is not open yet",
        {("Locaties", "F2"): date(2028, 1, 1)},
        "Cliënten!H2",
        "LINDE is bij de start van het plan niet open",
        "data van de locatie",
    ),
    ("lives where it is closed", {("Locaties", "G2"): date(2026, 12, 31)}, "Cliënten!H2", "niet open", "data van de locatie"),
    ("open after the plan", {("Locaties", "F3"): date(2035, 1, 1)}, "Locaties!F3", "ligt na het plan", "meer perioden"),
    ("at home without a form", {("Cliënten", "H3"): "thuis"}, "Cliënten!H3", "geen woonvorm met thuis = ja", "zet bij één woonvorm"),
    (
        "home nobody knows where",
        {("Cliënten", "I3"): "ja", ("Cliënten", "C3"): None},
        "Cliënten!I3",
        "waar de eigen woning staat",
        "woont_in",
    ),
    ("no tariff where a client lives", {("Zorg", "D4"): None}, "Zorg!D4", "heeft geen tarief", "tarief in"),
    ("no tariff after a change", {("Zorg", "D2"): None}, "Zorg!D2", "profiel LICHT in BW heeft geen tarief", "tarief in"),
    ("inhabitants that a rule needs", {("Gemeenten", "C3"): None}, "Gemeenten!C3", "inwoners van GM0928 ontbreken", "vul inwoners in"),
    ("more changes than clients", {("Profielwijzigingen", "D2"): 3}, "Profielwijzigingen!D2", "3 cliënten veranderen", "verlaag aantal"),
    ("maximum below minimum", {("Contingenten", "E2"): 12}, "Contingenten!F2", "maximum 11 is lager dan minimum 12", "verbeter"),
    (
        "fixed costs to no centre",
        {**table("Instellingen", *map(tuple, books.SOUND["Instellingen"]), ("vaste_kosten_naar", "centrum")), ("Gemeenten", "D2"): None},
        "Instellingen!B6",
        "geen gemeente is centrum",
        "centrum op ja",
    ),
    (
        "supply without a number",
        table("Woningaanbod", SUPPLY, ("WONEN", "GM0928", None, 2028, "ZELF", "verwacht")),
        "Woningaanbod!C2",
        "aantal is leeg",
        "alleen bij status vraag",
    ),
    (
        "step that does not divide",
        table("Projecten", PROJECTS, ("P1", "GM0917", "BW", 10, 4)),
        "Projecten!E2",
        "deelbaar_per 4 is geen deler van 10",
        "1, 2, 5, 10",
    ),
    (
        "project with a location's code",
        table("Projecten", PROJECTS, ("FLAT", "GM0917", "BW", 10)),
        "Projecten!A2",
        "'FLAT' staat er dubbel",
        "eigen code",
    ),
    (
        "project that requires itself",
        table("Projecten", PROJECTS, ("P1", "GM0917", "BW", 10, None, None, None, None, None, "P1")),
        "Projecten!J2",
        "vereisen elkaar",
        "haal één vereist weg",
    ),
    (
        "project that replaces nothing",
        table("Projecten", PROJECTS, ("P1", "GM0917", "BW", 10, None, None, None, None, "EIK")),
        "Projecten!I2",
        "'EIK' staat niet op",
        "",
    ),
    (
        "decided before it may be",
        table("Projecten", PROJECTS, ("P1", "GM0917", "BW", 10, None, "optie", "2029", "2028")),
        "Projecten!H2",
        "besluit_uiterlijk ligt voor besluit_vanaf",
        "verbeter de data",
    ),
    (
        "two fixed of a group",
        table(
            "Projecten",
            PROJECTS,
            ("P1", "GM0917", "BW", 9, None, "vast", "2027", None, None, None, "G"),
            ("P2", "GM0917", "BW", 9, None, "vast", "2027", None, None, None, "g"),
        ),
        "Projecten!K3",
        "zijn beide vast",
        "gaat er één door",
    ),
    (
        "pin of nobody",
        table("Vastgelegd", PINS, ("cliënt", "C8", None, 2027, None, "LINDE")),
        "Vastgelegd!B2",
        "staat niet op Cliënten",
        "",
    ),
    (
        "pin to nowhere",
        table("Vastgelegd", PINS, ("cliënt", "C1", None, 2027, None, "LINDA")),
        "Vastgelegd!F2",
        "'LINDA'",
        "bedoelt u 'LINDE'?",
    ),
    (
        "pin of the third of two",
        table("Vastgelegd", PINS, ("cliënt", "C1", 3, 2027, None, "LINDE")),
        "Vastgelegd!C2",
        "nr 3 is er niet: de rij telt 2 cliënten",
        "kies 1 tot en met 2",
    ),
    (
        "pin that ends before it begins",
        table("Vastgelegd", PINS, ("cliënt", "C1", None, 2028, 2027, "LINDE")),
        "Vastgelegd!E2",
        "t/m ligt voor vanaf",
        "verbeter een van beide",
    ),
    (
        "pin that a location cannot have",
        table("Vastgelegd", PINS, ("locatie", "FLAT", None, 2028, None, "half")),
        "Vastgelegd!F2",
        "'half' is geen stand van een locatie",
        "vul open of dicht in",
    ),
    (
        "places and no team",
        {**TEAMS, **table("Werkgebied", ("team", "gemeente"), ("T1", "GM0917"))},
        "Werkgebied",
        "zonder team: GM0928",
        "Werkgebied",
    ),
    (
        "area of no team",
        {**TEAMS, **table("Werkgebied", ("team", "gemeente"), ("T1", "GM0917"), ("T1", "GM0928"), ("T2", "GM0928"))},
        "Werkgebied!A4",
        "team 'T2' staat niet op Teams",
        "T1",
    ),
    (
        "inflow by percentage",
        table("In- en uitstroom", FLOWS, ("instroom", "LICHT", None, None, None, 5)),
        "In- en uitstroom!E2",
        "instroom vraagt aantal_per_jaar",
        "aantal cliënten",
    ),
    (
        "change into nothing",
        table("In- en uitstroom", FLOWS, ("verandering", "LICHT", None, None, 2)),
        "In- en uitstroom!G2",
        "naar_profiel leeg",
        "nieuwe profiel",
    ),
    (
        "outflow twice told",
        table("In- en uitstroom", FLOWS, ("uitstroom", "LICHT", None, None, 2, 5)),
        "In- en uitstroom!E2",
        "beide gevuld",
        "",
    ),
    (
        "grant without distribution",
        table("Rijksbijdrage", ("periode", "bedrag"), (2027, 9), (2028, 9), (2029, 9)),
        "Rijksbijdrage",
        "Verdeelmodel",
        "",
    ),
    ("rule that may not be soft", table("Regels", ("regel", "stand"), ("capaciteit", "zacht")), "Regels!B2", "zacht", ""),
    ("goal twice", table("Doelen", ("doel", "volgorde"), ("wachten", 1), ("waiting", 2)), "Doelen!A3", "dubbel", ""),
]


def built(folder: Path, changes: Changes) -> Instance:
    return build(read_book(books.save(folder, books.workbook(books.sheets(changes)))))


def problems_of(folder: Path, changes: Changes) -> tuple[Problem, ...]:
    with pytest.raises(InputError) as caught:
        built(folder, changes)
    return caught.value.problems


def test_the_sound_workbook_is_a_region(tmp_path: Path) -> None:
    instance = built(tmp_path, {})
    assert [client.id for client in instance.clients] == ["C1", "C1", "C2", "C3"]
    assert sum(client.count for client in instance.clients) == 4


@pytest.mark.parametrize("case", BROKEN, ids=lambda case: case[0])
def test_what_does_not_go_together_is_found_at_its_cell(tmp_path: Path, case: tuple[str, Changes, str, str, str]) -> None:
    _, changes, place, what, remedy = case
    found = problems_of(tmp_path, changes)
    assert [p.place for p in found] == [place]
    assert what in found[0].what.nl
    assert remedy in found[0].remedy.nl
    assert found[0].what.en != found[0].what.nl


def test_problems_of_cells_and_of_the_region_come_together(tmp_path: Path) -> None:
    changes = {
        ("Cliënten", "A3"): "LICHTT",
        ("Cliënten", "D2"): 2.5,
        ("Cliënten", "O1"): "bsn",
        ("Locaties", "D3"): ".",
        ("Zorg", "B3"): "GROEP",
    }
    found = problems_of(tmp_path, changes)
    assert {p.place for p in found} == {"Cliënten!A3", "Cliënten!D2", "Cliënten!O1", "Locaties!D3", "Zorg!B3"}


@pytest.mark.parametrize("language", ["nl", "en"])
def test_the_examples_of_the_template_are_a_region(language) -> None:
    instance = build(book_from_frames(example_frames(language)))
    assert len(instance.calendar) == 5
    assert {location.code for location in instance.locations} >= {"LINDE", "FLAT", "P1"}
