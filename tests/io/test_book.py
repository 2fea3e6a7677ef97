"""Broken sheets: headers, doubles, merged cells, personal data."""

from __future__ import annotations

import shutil
import subprocess
from datetime import date
from pathlib import Path

import pytest

from tests.io import books
from woonplek.io.book import read_book
from woonplek.io.personal import looks_personal, passes_eleven


def test_sheets_and_columns_go_by_any_name(tmp_path: Path) -> None:
    book = books.sheets({("Cliënten", "F1"): "In zorg vanaf", ("Cliënten", "A1"): "PROFILE", ("Cliënten", "J1"): "Verhuisbereid "})
    book["Clients"] = book.pop("Cliënten")
    book["LOCATIES "] = book.pop("Locaties")
    raw, typed, problems = books.read(books.save(tmp_path, books.workbook(book)))
    assert problems == ()
    assert raw.ignored == []
    assert raw.sheets["clients"].title == "Clients"
    assert raw.sheets["clients"].columns["care_from"] == "In zorg vanaf"
    assert typed["clients"][2].values["care_from"] == "2028"


def test_the_order_of_columns_is_free(tmp_path: Path) -> None:
    book = books.sheets()
    book["Locaties"] = [list(reversed(row)) for row in book["Locaties"]]
    typed = books.read(books.save(tmp_path, books.workbook(book)))[1]
    assert typed["locations"][0].values["places"] == 7
    assert typed["locations"][0].cells["places"] == "G2"


def test_what_is_unknown_is_listed_with_the_nearest(tmp_path: Path) -> None:
    book = books.sheets({("Locaties", "K1"): "eigenaren", ("Locaties", "K2"): "x", ("Locaties", "L1"): "bron"})
    book["Locatie"] = [["code"]]
    book["Blad1"] = [["aantekening"]]
    raw, _, problems = books.read(books.save(tmp_path, books.workbook(book)))
    assert problems == ()
    listed = {p.place: (p.what.nl, p.remedy.nl) for p in raw.ignored}
    assert set(listed) == {"Locaties!K1", "Locatie", "Blad1"}
    assert "kolom 'eigenaren' is niet bekend en wordt niet gebruikt" in listed["Locaties!K1"][0]
    assert "'eigenaar'" in listed["Locaties!K1"][1]
    assert "'Locaties'" in listed["Locatie"][1]


@pytest.mark.parametrize(
    ("changes", "place", "what"),
    [
        ({("Locaties", "J1"): "Form"}, "Locaties!J1", "kolom 'woonvorm' staat er twee keer, ook in C1"),
        ({("Capaciteitsverloop", "C1"): "2028"}, "Capaciteitsverloop!C1", "periode 2028 staat er twee keer"),
    ],
)
def test_a_column_twice(tmp_path: Path, changes: dict[tuple[str, str], object], place: str, what: str) -> None:
    (found,) = books.read(books.save(tmp_path, books.workbook(books.sheets(changes))))[2]
    assert found.place == place
    assert what in found.what.nl


def test_a_sheet_twice(tmp_path: Path) -> None:
    book = books.sheets()
    book["Budgets"] = [["gemeente", "bedrag"]]
    (found,) = books.read(books.save(tmp_path, books.workbook(book)))[2]
    assert found.sheet == "Budgets"
    assert "'Budgetten' en 'Budgets' zijn hetzelfde blad" in found.what.nl


def test_headers_below_a_title(tmp_path: Path) -> None:
    book = books.sheets()
    book["Locaties"] = [["Locaties in de regio"], [], *book["Locaties"]]
    found = books.read(books.save(tmp_path, books.workbook(book)))[2]
    assert [(p.place, "de kolomkoppen staan op rij 3" in p.what.nl) for p in found] == [("Locaties!A3", True)]


def test_no_headers_at_all_repeats_nothing_of_the_rows(tmp_path: Path) -> None:
    book = books.sheets()
    book["Cliënten"] = [["Jan Jansen", "Kerkstraat 12"], ["Piet Pieters", "Markt 3"]]
    raw, _, (found,) = books.read(books.save(tmp_path, books.workbook(book)))
    assert found.place == "Cliënten!A1"
    assert "rij 1 heeft geen bekende kolomkoppen" in found.what.nl
    assert "profiel" in found.remedy.nl
    assert raw.ignored == []


@pytest.mark.parametrize("cells", ["A1:B1", "B3:B4"])
def test_merged_cells(tmp_path: Path, cells: str) -> None:
    found = books.read(books.save(tmp_path, books.workbook(books.SOUND, merged={"Budgetten": cells})))[2]
    assert [p.place for p in found if "samengevoegd" in p.what.nl] == [f"Budgetten!{cells}"]


def test_merged_cells_on_a_sheet_nobody_knows_are_no_problem(tmp_path: Path) -> None:
    book = books.sheets()
    book["Blad1"] = [["titel"]]
    assert books.read(books.save(tmp_path, books.workbook(book, merged={"Blad1": "A1:C1"})))[2] == ()


def test_a_period_header_may_be_a_date(tmp_path: Path) -> None:
    book = books.sheets({("Capaciteitsverloop", "B1"): date(2028, 4, 1)})
    typed = books.read(books.save(tmp_path, books.workbook(book)))[1]
    assert set(typed["places"][0].wide) == {"2028-04", "2029"}


PERSONAL = [
    *("naam", "Achternaam", "voornaam", "Naam cliënt", "cliëntnaam", "roepnaam", "name", "first name", "surname", "Partner"),
    *("voorletters", "Initialen", "initials"),
    *("geboortedatum", "geb.datum", "Geb. dat.", "date of birth", "birth_date", "geboortejaar"),
    *("adres", "woonadres", "straat", "Huisnummer", "huis nr", "woonplaats", "street address"),
    *("postcode", "Post code", "PC6", "zip code", "postal code"),
    *("e-mail", "email", "Mailadres", "E-mailadres"),
    *("telefoon", "telefoonnummer", "tel.", "Mobiel", "phone number", "06 mobiel"),
    *("BSN", "bsn-nummer", "burgerservicenummer", "sofinummer"),
    *("geslacht", "m/v", "sex", "Gender", "sekse"),
    *("nationaliteit", "nationality", "etniciteit", "geboorteland", "land van herkomst"),
    *("religie", "geloof", "religion", "godsdienst"),
    *("diagnose", "hoofddiagnose", "DSM-5", "diagnosis", "psychiatrische stoornis", "verslaving"),
    *("delict", "strafblad", "Offence", "criminal record", "justitieel verleden", "TBS"),
]


@pytest.mark.parametrize("header", PERSONAL)
def test_personal_columns_are_recognised(header: str) -> None:
    assert looks_personal(header) is not None


@pytest.mark.parametrize(
    "header",
    [
        "zorgkantoor",
        "beschikking",
        "aanbieder naam",
        "locatie_naam",
        "team",
        "status",
        "trajectnummer",
        "startdatum",
        "afdeling",
        "wijk",
        "uren",
        "naamgeving_nvt_gemeente",
    ],
)
def test_other_unknown_columns_are_not(header: str) -> None:
    assert looks_personal(header) is None


@pytest.mark.parametrize("header", PERSONAL[::7])
def test_a_personal_column_is_refused_without_showing_it(tmp_path: Path, header: str) -> None:
    changes = {
        ("Cliënten", "O1"): header,
        ("Cliënten", "O2"): "geheim-1",
        ("Profielwijzigingen", "E1"): header,
        ("Profielwijzigingen", "E2"): "geheim-2",
    }
    raw, _, found = books.read(books.save(tmp_path, books.workbook(books.sheets(changes))))
    assert [p.place for p in found] == ["Cliënten!O1", "Profielwijzigingen!E1"]
    assert all("deze kolom lijkt" in p.what.nl and "haal de kolom weg" in p.remedy.nl for p in found)
    assert "geheim" not in repr((found, raw.ignored))
    assert raw.ignored == []


def test_names_are_fine_where_no_people_are(tmp_path: Path) -> None:
    raw, _, found = books.read(
        books.save(tmp_path, books.workbook(books.sheets({("Locaties", "K1"): "adres", ("Locaties", "K2"): "Markt 3"})))
    )
    assert found == ()
    assert [p.place for p in raw.ignored] == ["Locaties!K1"]


@pytest.mark.parametrize(
    ("text", "passes"),
    [("111222333", True), ("123456782", True), ("1112.22.333", True), ("123456789", False), ("000000000", False), ("11122233", False)],
)
def test_the_eleven_test(text: str, *, passes: bool) -> None:
    assert passes_eleven(text) is passes


@pytest.mark.parametrize("value", [123456789, "123456789", "0111222333", "1112223334", "111222333,50", 11122233, "c-12345678"])
def test_other_numbers_are_not_taken_for_a_bsn(tmp_path: Path, value: object) -> None:
    assert books.read(books.save(tmp_path, books.workbook(books.sheets({("Cliënten", "B3"): value}))))[2] == ()


def test_a_bsn_in_a_column_nobody_knows_is_found_too(tmp_path: Path) -> None:
    changes = {("Cliënten", "O1"): "dossier", ("Cliënten", "O4"): "nr. 123 456 782"}
    (found,) = books.read(books.save(tmp_path, books.workbook(books.sheets(changes))))[2]
    assert found.place == "Cliënten!O4"
    assert "123" not in "".join((*found.what, *found.remedy))


def test_the_fingerprint_is_of_the_file(tmp_path: Path) -> None:
    one = read_book(books.save(tmp_path, books.workbook(books.SOUND), "a.xlsx"))
    two = read_book(books.save(tmp_path, books.workbook(books.sheets({("Locaties", "D2"): 8})), "b.xlsx"))
    assert len(one.sha256) == 64
    assert one.sha256 != two.sha256


@pytest.mark.office
@pytest.mark.skipif(shutil.which("soffice") is None, reason="LibreOffice is not installed")
def test_an_ods_of_libreoffice_reads_alike(tmp_path: Path) -> None:
    changes = {("Instellingen", "B4"): books.Shown(0.035, "0.0%"), ("Zorg", "D2"): "#N/A", ("Instellingen", "B3"): "=1+2"}
    path = books.save(tmp_path, books.workbook(books.sheets(changes), merged={"Budgetten": "B3:B4"}))
    home = f"-env:UserInstallation=file://{tmp_path}/profile"
    subprocess.run(
        ["soffice", home, "--headless", "--convert-to", "ods", "--outdir", str(tmp_path), str(path)],
        check=True,
        capture_output=True,
        timeout=120,
    )
    _, typed, found = books.read(path.with_suffix(".ods"))
    settings = {row.values["name"]: row.values["value"] for row in typed["settings"]}
    assert (str(settings["interest_pct"].normalize()), settings["periods"], settings["start"]) == ("3.5", 3, date(2027, 1, 1))
    assert [p.place for p in found] == ["Zorg!D2", "Budgetten!B3:B4"]
