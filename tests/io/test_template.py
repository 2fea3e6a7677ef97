from __future__ import annotations

import shutil
import subprocess
import zipfile
from pathlib import Path

import openpyxl
import pytest

from tests.io import books
from woonplek.domain.base import Language
from woonplek.io.book import book_from_frames
from woonplek.io.declare import Kind
from woonplek.io.examples import EXAMPLES, example_frames, example_rows
from woonplek.io.problems import Problem
from woonplek.io.sheets import EXAMPLE_SHEET, GUIDE_SHEET, LIST_SHEET, SETTING_COLUMNS, SHEETS
from woonplek.io.template import write_template
from woonplek.io.values import type_book

LANGUAGES: tuple[Language, ...] = ("nl", "en")


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_empty_template_has_no_problem(tmp_path: Path, language: Language) -> None:
    path = tmp_path / "leeg.xlsx"
    write_template(path, language)
    book, typed, problems = books.read(path)
    assert problems == ()
    assert book.ignored == []
    assert set(typed) == {sheet.key for sheet in SHEETS}
    assert {key for key, rows in typed.items() if rows} == {"settings"}
    assert [row.values["name"] for row in typed["settings"]] == [column.key for column in SETTING_COLUMNS]
    defaults = {column.key: column.default for column in SETTING_COLUMNS if column.default is not None}
    assert {row.values["name"]: row.values["value"] for row in typed["settings"] if row.values["name"] in defaults} == defaults


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_column_has_its_header_explanation_and_drop_down(tmp_path: Path, language: Language) -> None:
    path = tmp_path / "leeg.xlsx"
    write_template(path, language)
    file = openpyxl.load_workbook(path)
    for sheet in SHEETS:
        page = file[sheet.name.of(language)]
        assert page.freeze_panes == "A2"
        lists = {str(rule.sqref).partition(":")[0]: rule.formula1 for rule in page.data_validations.dataValidation}
        for at, column in enumerate(sheet.columns, start=1):
            head = page.cell(row=1, column=at)
            assert head.value == column.name.of(language)
            assert column.help.of(language) in head.comment.text
            chosen = bool(column.choices) or column.type is Kind.YES_NO or (column.refers_to is not None and column.type is not Kind.CODES)
            assert (f"{head.column_letter}2" in lists) == chosen


@pytest.mark.parametrize("language", LANGUAGES)
def test_drop_downs_offer_words_that_are_read(tmp_path: Path, language: Language) -> None:
    path = tmp_path / "leeg.xlsx"
    write_template(path, language)
    page = openpyxl.load_workbook(path)[LIST_SHEET.of(language)]
    offered = {tuple(cell.value for cell in column[1:] if cell.value is not None) for column in page.columns}
    declared = {
        tuple(c.name.of(language) for c in column.choices) for s in SHEETS for column in (*s.columns, *SETTING_COLUMNS) if column.choices
    }
    assert offered == declared | {("ja", "nee") if language == "nl" else ("yes", "no")}


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_guide_explains_every_sheet_and_column(tmp_path: Path, language: Language) -> None:
    path = tmp_path / "leeg.xlsx"
    write_template(path, language)
    page = openpyxl.load_workbook(path)[GUIDE_SHEET.of(language)]
    rows = {(row[0], row[1] or "") for row in page.iter_rows(min_row=5, values_only=True)}
    expected = {(s.name.of(language), "") for s in SHEETS}
    expected |= {(s.name.of(language), c.name.of(language)) for s in SHEETS if s.key != "settings" for c in s.columns}
    expected |= {(SHEETS[0].name.of(language), c.name.of(language)) for c in SETTING_COLUMNS}
    assert rows == expected


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_examples_can_be_read(language: Language) -> None:
    problems: list[Problem] = []
    book = book_from_frames(example_frames(language))
    typed = type_book(book, problems)
    assert problems == []
    assert book.ignored == []
    assert {key: len(rows) for key, rows in typed.items()} == {key: len(rows) for key, rows in EXAMPLES.items()}


def test_there_is_an_example_of_every_sheet(tmp_path: Path) -> None:
    assert set(EXAMPLES) == {sheet.key for sheet in SHEETS}
    path = tmp_path / "leeg.xlsx"
    write_template(path)
    page = openpyxl.load_workbook(path)[EXAMPLE_SHEET.nl]
    first = {row[0] for row in page.iter_rows(values_only=True)}
    assert {sheet.name.nl for sheet in SHEETS} <= first


def test_examples_use_the_words_of_the_language() -> None:
    assert example_rows("supply", "nl")[1][0][-1] == "toegezegd"
    assert example_rows("supply", "en")[1][0][-1] == "promised"
    assert example_rows("changes", "en")[1][0][1] == "Grant"


def test_nothing_in_it_is_a_formula(tmp_path: Path) -> None:
    path = tmp_path / "leeg.xlsx"
    write_template(path)
    with zipfile.ZipFile(path) as packed:
        assert not any(b"<f>" in packed.read(name) for name in packed.namelist() if name.startswith("xl/worksheets/sheet"))


@pytest.mark.office
@pytest.mark.skipif(shutil.which("soffice") is None, reason="LibreOffice is not installed")
def test_libreoffice_keeps_the_template_whole(tmp_path: Path) -> None:
    path = tmp_path / "leeg.xlsx"
    write_template(path)
    home = f"-env:UserInstallation=file://{tmp_path}/profile"
    out = tmp_path / "out"
    command = ["soffice", home, "--headless", "--convert-to", "xlsx", "--outdir", str(out), str(path)]
    subprocess.run(command, check=True, capture_output=True, timeout=120)
    _, typed, problems = books.read(out / "leeg.xlsx")
    assert problems == ()
    assert len(typed) == len(SHEETS)
