from __future__ import annotations

from datetime import date
from pathlib import Path

import openpyxl
import pytest

from tests.io import books
from tests.io.test_hostile import ods, ods_table
from woonplek.domain.base import Text
from woonplek.io.annotate import MARK, annotate
from woonplek.io.problems import InputError, Problem

CHANGES = {("Locaties", "D2"): 4.5, ("Cliënten", "E3"): "aktief", ("Cliënten", "O1"): "voornaam", ("Zorg", "D2"): "#N/A"}


def broken(tmp_path: Path) -> tuple[Path, tuple[Problem, ...]]:
    book = books.sheets(CHANGES)
    del book["Budgetten"]
    book["Profielwijzigingen"][0][0] = "opmerking"
    path = books.save(tmp_path, books.workbook(book))
    return path, books.read(path)[2]


def test_every_cell_with_a_problem_is_marked_in_a_copy(tmp_path: Path) -> None:
    path, problems = broken(tmp_path)
    before = path.read_bytes()
    annotate(path, tmp_path / "kopie.xlsx", problems, "nl")
    assert path.read_bytes() == before
    copy = openpyxl.load_workbook(tmp_path / "kopie.xlsx")
    marked = {(p.title, c.coordinate) for p in copy for row in p.iter_rows() for c in row if c.fill.start_color.rgb == MARK.start_color.rgb}
    assert marked == {*CHANGES, ("Profielwijzigingen", "A1")}
    comment = copy["Cliënten"]["E3"].comment.text
    assert "urgentie 'aktief' is niet bekend" in comment
    assert "bedoelt u 'actief'?" in comment
    assert copy["Locaties"]["A3"].value == "FLAT"
    assert copy["Locaties"]["G3"].value.date() == date(2029, 12, 31)


@pytest.mark.parametrize(("language", "title", "said"), [("nl", "Problemen", "is niet bekend"), ("en", "Problems", "is not known")])
def test_a_first_sheet_lists_them_all(tmp_path: Path, language, title: str, said: str) -> None:
    path, problems = broken(tmp_path)
    annotate(path, tmp_path / "kopie.xlsx", problems, language)
    copy = openpyxl.load_workbook(tmp_path / "kopie.xlsx")
    assert copy.sheetnames[0] == title
    rows = [tuple(cell or "" for cell in row) for row in copy[title].iter_rows(min_row=2, values_only=True)]
    assert rows == [(p.sheet, p.cell, p.what.of(language), p.remedy.of(language)) for p in problems]
    assert any(said in row[2] for row in rows)


def test_the_copy_reads_as_the_workbook_did(tmp_path: Path) -> None:
    path, problems = broken(tmp_path)
    annotate(path, tmp_path / "kopie.xlsx", problems, "nl")
    book, _, again = books.read(tmp_path / "kopie.xlsx")
    assert again == problems
    assert book.ignored == []


def test_two_problems_in_one_cell_are_both_said(tmp_path: Path) -> None:
    path = books.save(tmp_path, books.workbook(books.SOUND))
    one = Problem(sheet="Locaties", cell="D2", what=Text("te veel", "too many"), remedy=Text("minder", "fewer"))
    two = Problem(sheet="Locaties", cell="D2", what=Text("te oud", "too old"), remedy=Text("nieuw", "new"))
    annotate(path, tmp_path / "kopie.xlsx", [one, two], "en")
    comment = openpyxl.load_workbook(tmp_path / "kopie.xlsx")["Locaties"]["D2"].comment.text
    assert "too many" in comment
    assert "too old" in comment


def test_text_that_looks_like_a_formula_stays_text(tmp_path: Path) -> None:
    path = books.save(tmp_path, books.workbook(books.SOUND))
    evil = Problem(sheet="=1+1", cell="", what=Text("=HYPERLINK(1)", "=HYPERLINK(1)"), remedy=Text("@x", "@x"))
    annotate(path, tmp_path / "kopie.xlsx", [evil], "nl")
    page = openpyxl.load_workbook(tmp_path / "kopie.xlsx")["Problemen"]
    assert [page["A2"].data_type, page["C2"].data_type] == ["s", "s"]


def test_a_change_is_marked_on_the_sheet_it_stands_on(tmp_path: Path) -> None:
    book = books.sheets({("Wijzigingen", "A1"): "scenario", ("Wijzigingen", "A2"): "krap"})
    path = books.save(tmp_path, books.workbook(book))
    problem = Problem(sheet="Budgetten", cell="Wijzigingen!A2", what=Text("fout", "wrong"), remedy=Text("herstel", "repair"))
    annotate(path, tmp_path / "kopie.xlsx", [problem], "nl")
    assert "fout" in openpyxl.load_workbook(tmp_path / "kopie.xlsx")["Wijzigingen"]["A2"].comment.text


def test_the_workbook_itself_is_never_the_target(tmp_path: Path) -> None:
    path, problems = broken(tmp_path)
    before = path.read_bytes()
    with pytest.raises(ValueError, match="overwrite"):
        annotate(path, path, problems, "nl")
    assert path.read_bytes() == before


def test_a_file_that_cannot_be_opened_gives_no_copy(tmp_path: Path) -> None:
    path = books.save(tmp_path, b"PK damaged")
    with pytest.raises(InputError, match="beschadigd"):
        annotate(path, tmp_path / "kopie.xlsx", [], "nl")
    assert [p.name for p in tmp_path.iterdir()] == ["regio.xlsx"]


def test_an_ods_becomes_a_marked_xlsx(tmp_path: Path) -> None:
    cell = b'<table:table-cell office:value-type="string"><text:p>%s</text:p></table:table-cell>'
    rows = [
        b"<table:table-row>" + b"".join(cell % word for word in words) + b"</table:table-row>"
        for words in ((b"code", b"plaatsen"), (b"=L1", b"x"))
    ]
    manifest = b'<?xml version="1.0"?><manifest:manifest xmlns:manifest="urn:oasis:names:tc:opendocument:xmlns:manifest:1.0"/>'
    path = books.save(tmp_path, ods(ods_table(b"".join(rows)), **{"META-INF/manifest.xml": manifest})(), "regio.ods")
    problems = books.read(path)[2]
    annotate(path, tmp_path / "kopie.xlsx", problems, "nl")
    page = openpyxl.load_workbook(tmp_path / "kopie.xlsx")["Locaties"]
    assert "plaatsen 'x' is geen getal" in page["B2"].comment.text
    assert (page["A2"].value, page["A2"].data_type) == ("=L1", "s")
