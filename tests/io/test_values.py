"""Broken cells: each in an otherwise sound workbook, each found alone, at its place."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, time
from decimal import Decimal
from pathlib import Path

import pandas as pd
import pytest

from tests.io import books
from tests.io.books import Shown
from woonplek.io import values as values_module
from woonplek.io.book import book_from_frames
from woonplek.io.problems import Problem
from woonplek.io.sheets import SHEET
from woonplek.io.values import type_book

BROKEN = [
    ("Instellingen", "B3", 2.5, "perioden 2,5 is geen heel getal", "hele"),
    ("Instellingen", "B3", "=1+2", "formule zonder opgeslagen uitkomst", "Excel"),
    ("Instellingen", "B3", 0, "perioden 0 is minder dan 1", "1 of meer"),
    ("Instellingen", "B3", None, "de instelling 'perioden' ontbreekt", "Hoeveel perioden"),
    ("Instellingen", "B2", "binnenkort", "start 'binnenkort' is geen datum", "31-12-2027"),
    ("Instellingen", "B4", "3.5", "rente_pct 3.5 is niet eenduidig", "3,5"),
    ("Instellingen", "B4", -3, "rente_pct -3 is negatief", "0 of meer"),
    ("Instellingen", "A4", "rentepct", "naam 'rentepct' is niet bekend", "bedoelt u 'rente_pct'?"),
    ("Instellingen", "B5", "samen", "budgetvorm 'samen' is niet bekend", "eigen, regionaal, solidair"),
    ("Gemeenten", "C2", "87.000 inwoners", "inwoners '87.000 inwoners' is geen getal", "getal"),
    ("Gemeenten", "C2", 87000.5, "inwoners 87000,5 is geen heel getal", "hele"),
    ("Gemeenten", "D2", "deels", "centrum 'deels' is geen ja of nee", "ja of nee"),
    ("Gemeenten", "E2", 508.8, "breedtegraad 508,8 is meer dan 90", "90"),
    ("Gemeenten", "A3", None, "code is leeg", "CBS-code"),
    ("Woonvormen", "B2", "24 uur per dag", "soort '24 uur per dag' is niet bekend", "bedoelt u"),
    ("Woonvormen", "B3", "zelfstanding", "niet bekend", "bedoelt u 'zelfstandig'?"),
    ("Woonvormen", "D2", Shown(1.1, "0%"), "max_bezetting_pct 110 is meer dan 100", "100"),
    ("Profielen", "B3", "12.50", "tarief_wachtlijst 12.50 is niet eenduidig", "12,50"),
    ("Profielen", "B3", Shown(0.125, "0.0%"), "is een percentage, waar een getal hoort", "getal"),
    ("Zorg", "C2", "soms", "geschikt 'soms' is niet bekend", "passend, overbrugging, nee"),
    ("Zorg", "C2", None, "geschikt is leeg", "Past de woonvorm"),
    ("Zorg", "D2", ".", "tarief '.' is geen getal", "laat de cel leeg, of vul 0 in"),
    ("Zorg", "D2", "#N/A", "tarief geeft de fout #N/B", "herstel"),
    ("Zorg", "D2", "#DIV/0!", "tarief geeft de fout #DEEL/0!", "herstel"),
    ("Zorg", "D2", date(2027, 1, 5), "is een datum of tijd, waar een getal hoort", "celopmaak"),
    ("Zorg", "E2", "dagdeel", "eenheid 'dagdeel' is niet bekend", "bedoelt u 'dag'?"),
    ("Zorg", "F3", 169, "uren_per_week 169 is meer dan 168", "168"),
    ("Zorg", "F3", "5 uur", "uren_per_week '5 uur' is geen getal", "getal"),
    ("Cliënten", "A3", None, "profiel is leeg", "Wat de cliënt nodig heeft"),
    ("Cliënten", "A3", date(2027, 3, 2), "is een datum of tijd geworden, waar een code hoort", "apostrof"),
    ("Cliënten", "C3", date(2027, 3, 2), "waar een code hoort", "apostrof"),
    ("Cliënten", "D2", 2.5, "aantal 2,5 is geen heel getal", "hele cliënten"),
    ("Cliënten", "D2", "twee", "aantal is geen getal", "getal"),
    ("Cliënten", "D2", -1, "aantal -1 is minder dan 1", "1 of meer"),
    ("Cliënten", "D2", 1e9, "aantal 1000000000 is meer dan 20000", "20000"),
    ("Cliënten", "E3", "aktief", "urgentie 'aktief' is niet bekend", "bedoelt u 'actief'?"),
    ("Cliënten", "E3", "0", "urgentie is niet bekend", "kies uit"),
    ("Cliënten", "F3", "30-02-2028", "in_zorg_vanaf 30-02-2028 bestaat niet", "31-12-2027"),
    ("Cliënten", "G2", "1/1/29", "in_zorg_tot 1/1/29 heeft een jaartal van twee cijfers", "31-12-2027"),
    ("Cliënten", "G2", "zodra het kan", "in_zorg_tot is geen datum of periode", "31-12-2027"),
    ("Cliënten", "H2", time(3, 15), "waar een code hoort", "apostrof"),
    ("Cliënten", "I3", "bijna", "heeft_woning is geen ja of nee", "ja of nee"),
    ("Cliënten", "J3", "naarwens", "verhuisbereid 'naarwens' is niet bekend", "bedoelt u 'naar wens'?"),
    ("Cliënten", "K3", "700.50", "max_huur 700.50 is niet eenduidig", "700,50"),
    ("Cliënten", "M3", time(3, 15), "wacht_sinds is een tijd, geen datum", "31-12-2027"),
    ("Cliënten", "B3", "111222333", "nummer dat een BSN kan zijn", "eigen nummer"),
    ("Cliënten", "B3", 123456782, "nummer dat een BSN kan zijn", "eigen nummer"),
    ("Cliënten", "N3", "zie dossier 1112.22.333 van de gemeente", "nummer dat een BSN kan zijn", "eigen nummer"),
    ("Profielwijzigingen", "A2", 111222333, "nummer dat een BSN kan zijn", "eigen nummer"),
    ("Profielwijzigingen", "B2", None, "vanaf is leeg", "Vanaf wanneer"),
    ("Profielwijzigingen", "D2", 0, "aantal 0 is minder dan 1", "1 of meer"),
    ("Locaties", "D2", 4.5, "plaatsen 4,5 is geen heel getal", "hele plaatsen"),
    ("Locaties", "D2", None, "plaatsen is leeg", "Aantal plaatsen"),
    ("Locaties", "D3", "1,000.0", "plaatsen 1,000.0 is niet eenduidig", "1000,0"),
    ("Locaties", "D3", True, "is waar of onwaar, waar een getal hoort", "getal"),
    ("Locaties", "A3", time(1, 2), "waar een code hoort", "apostrof"),
    ("Locaties", "E3", "640,-,", "huur 640,-, is geen getal", "getal"),
    ("Locaties", "G3", "31-06-2029", "open_tot 31-06-2029 bestaat niet", "31-12-2027"),
    ("Locaties", "G3", date(1066, 10, 14).isoformat(), "1066", "31-12-2027"),
    ("Locaties", "H2", "#REF!", "vaste_kosten_per_jaar geeft de fout #VERW!", "herstel"),
    ("Capaciteitsverloop", "B2", -5, "plaatsen 2028 -5 is negatief", "0 of meer"),
    ("Capaciteitsverloop", "C2", "vier", "plaatsen 2029 'vier' is geen getal", "getal"),
    ("Budgetten", "B2", "2027-K7", "periode '2027-K7' is geen datum of periode", "31-12-2027"),
    ("Budgetten", "C2", None, "bedrag is leeg", "Budget in hele euro's"),
    ("Budgetten", "C2", Shown(0.5, "0.00%"), "is een percentage, waar een getal hoort", "getal"),
    ("Budgetten", "C2", 1e15, "is te groot", "controleer"),
    ("Contingenten", "D2", None, "periode is leeg", "Periode"),
    ("Contingenten", "F2", 11.5, "maximum 11,5 is geen heel getal", "hele cliënten"),
]


def problems_with(folder: Path, changes: dict[tuple[str, str], object]) -> tuple[Problem, ...]:
    return books.read(books.save(folder, books.workbook(books.sheets(changes))))[2]


def test_the_sound_workbook_has_no_problem(tmp_path: Path) -> None:
    book, typed, problems = books.read(books.save(tmp_path, books.workbook(books.SOUND)))
    assert problems == ()
    assert book.ignored == []
    assert {key: len(rows) for key, rows in typed.items()} == {SHEET_KEYS[title]: len(rows) - 1 for title, rows in books.SOUND.items()}


SHEET_KEYS = {sheet.name.nl: key for key, sheet in SHEET.items()}


@pytest.mark.parametrize("case", BROKEN, ids=lambda case: f"{case[0]}-{case[1]}-{case[2]}")
def test_one_broken_cell_is_one_problem(tmp_path: Path, case: tuple[str, str, object, str, str]) -> None:
    sheet, cell, value, what, remedy = case
    found = problems_with(tmp_path, {(sheet, cell): value})
    assert [p.place for p in found] == [f"{sheet}!{cell}"]
    assert what in found[0].what.nl
    assert remedy in found[0].remedy.nl
    assert found[0].what.en != found[0].what.nl


def test_all_problems_at_once_in_the_order_of_the_cells(tmp_path: Path) -> None:
    changes = {(sheet, cell): value for sheet, cell, value, _, _ in BROKEN if (sheet, cell) != ("Instellingen", "A4")}
    found = problems_with(tmp_path, changes)
    assert {p.place for p in found} == {f"{sheet}!{cell}" for sheet, cell in changes}
    clients = [p.cell for p in found if p.sheet == "Cliënten"]
    assert clients == sorted(clients, key=lambda c: (int(c[1:]), c[0]))


@pytest.mark.parametrize("word", ["Jansen", "J. Jansen", "gesprek gehad", "Kerkstraat 12"])
@pytest.mark.parametrize("cell", ["D2", "E3", "F3", "G2", "I3", "J3", "K3", "M3"])
def test_a_name_in_a_wrong_cell_of_clients_is_not_repeated(tmp_path: Path, cell: str, word: str) -> None:
    (found,) = problems_with(tmp_path, {("Cliënten", cell): word})
    assert found.cell == cell
    assert word not in "".join((*found.what, *found.remedy))


def test_a_percentage_means_what_the_planner_sees(tmp_path: Path) -> None:
    path = books.save(tmp_path, books.workbook(books.sheets({("Instellingen", "B4"): Shown(0.035, "0.0%")})))
    typed = books.read(path)[1]
    assert {row.values["name"]: row.values["value"] for row in typed["settings"]}["interest_pct"] == Decimal("3.5")


def test_periods_may_be_headers(tmp_path: Path) -> None:
    typed = books.read(books.save(tmp_path, books.workbook(books.SOUND)))[1]
    assert typed["places"][0].wide == {"2028": (5, "B2"), "2029": (4, "C2")}
    assert typed["places"][0].values == {"location": "LINDE"}


def test_a_period_beside_periods_as_headers_is_refused(tmp_path: Path) -> None:
    (found,) = problems_with(tmp_path, {("Capaciteitsverloop", "D1"): "periode", ("Capaciteitsverloop", "D2"): "2028"})
    assert (found.cell, "naast kolommen met perioden" in found.what.nl) == ("D2", True)


def test_empty_rows_are_no_rows(tmp_path: Path) -> None:
    changes = {("Cliënten", "A7"): "LICHT", ("Cliënten", "B6"): " \u00a0 ", ("Cliënten", "N5"): "alleen een opmerking"}
    typed = books.read(books.save(tmp_path, books.workbook(books.sheets(changes))))[1]
    assert [row.number for row in typed["clients"]] == [2, 3, 4, 7]


def test_a_required_sheet_that_is_absent_is_named_with_the_nearest(tmp_path: Path) -> None:
    book = books.sheets()
    book["Locatie's overzicht"] = book.pop("Locaties")
    book.pop("Instellingen")
    found = books.read(books.save(tmp_path, books.workbook(book)))[2]
    assert [(p.sheet, p.cell) for p in found] == [("Instellingen", ""), ("Locaties", "")]
    assert "Locatie's overzicht" in found[1].remedy.nl


def test_a_plan_is_no_input(tmp_path: Path) -> None:
    found = books.read(
        books.save(tmp_path, books.workbook({"Samenvatting": [["x"]], "Plaatsingen": [["cliënt"]], "Locaties": books.SOUND["Locaties"]}))
    )[2]
    assert [p.sheet for p in found] == ["Instellingen", "Cliënten"]
    assert "woonplek next" in found[0].remedy.nl


def test_a_named_index_of_pandas_is_a_column() -> None:
    frames = {title: pd.DataFrame(rows[1:], columns=[str(h) for h in rows[0]]) for title, rows in books.SOUND.items()}
    frames["Locaties"] = frames["Locaties"].set_index("code")
    problems: list[Problem] = []
    assert [row.values["code"] for row in type_book(book_from_frames(frames), problems)["locations"]] == ["LINDE", "FLAT"]
    assert problems == []


def test_a_required_column_that_is_absent_is_one_problem(tmp_path: Path) -> None:
    (found,) = problems_with(tmp_path, {("Locaties", "D1"): "opmerking"})
    assert found.place == "Locaties!1:1"
    assert "kolom 'plaatsen' ontbreekt" in found.what.nl


def test_what_is_not_built_is_refused_by_name(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    sheet = SHEET["budgets"]
    locations = SHEET["locations"]
    columns = tuple(replace(c, built=c.key != "rent") for c in locations.columns)
    changed = {**SHEET, "budgets": replace(sheet, built=False), "locations": replace(locations, columns=columns)}
    monkeypatch.setattr(values_module, "SHEET", changed)
    found = problems_with(tmp_path, {})
    assert [(p.sheet, p.cell) for p in found] == [("Locaties", "E3"), ("Budgetten", "")]
    assert "kan nog niet gebruikt worden" in found[0].what.nl


def test_tables_of_pandas_are_read_alike(tmp_path: Path) -> None:
    frames = {title: pd.DataFrame(rows[1:], columns=[str(h) for h in rows[0]]) for title, rows in books.SOUND.items()}
    problems: list[Problem] = []
    from_frames = type_book(book_from_frames(frames), problems)
    assert problems == []
    typed = books.read(books.save(tmp_path, books.workbook(books.SOUND)))[1]
    assert {k: [(r.number, r.values, r.wide) for r in rows] for k, rows in from_frames.items()} == {
        k: [(r.number, r.values, r.wide) for r in rows] for k, rows in typed.items()
    }
