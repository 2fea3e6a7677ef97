"""The workbook of a plan: real values, safe text, and it opens in a real LibreOffice as it was meant."""

from __future__ import annotations

import shutil
import subprocess
from datetime import date, datetime
from pathlib import Path
from zipfile import ZipFile

import openpyxl
import pytest
from openpyxl.worksheet.worksheet import Worksheet

from tests.build import client, location, plan, region, team
from tests.tables.example import example_tables
from woonplek.check import judge
from woonplek.domain.base import Text
from woonplek.domain.result import Result, Status
from woonplek.io.write import write_plan
from woonplek.tables import Table, TableColumn, tables

DANGEROUS = ("=1+1", "+cmd|' /C calc'!A0", "-2+3", "@SUM(A1)", "{=A1}", "https://example.org", "\t=1", "'x")
SIMPLE = Table(
    "simple",
    Text("Proef", "Trial"),
    (
        TableColumn("text", Text("tekst", "text")),
        TableColumn("whole", Text("geheel", "whole"), "whole"),
        TableColumn("money", Text("bedrag", "amount"), "money"),
        TableColumn("percent", Text("deel", "share"), "percent"),
        TableColumn("decimal", Text("getal", "number"), "decimal"),
        TableColumn("date", Text("dag", "day"), "date"),
    ),
    [
        ("a", 3, 1234567, 12.5, 7, date(2027, 3, 9)),
        ("0012", -4, -1, 0.0, 2.25, None),
        ("", None, None, float("inf"), float("nan"), None),
    ],
)


@pytest.fixture(scope="module")
def workbook(tmp_path_factory: pytest.TempPathFactory) -> Path:
    path = tmp_path_factory.mktemp("plan") / "plan.xlsx"
    write_plan(list(example_tables().values()), path)
    return path


def cells(sheet: Worksheet) -> list[list[object]]:
    return [[cell.value for cell in row] for row in sheet.iter_rows()]


def as_written(table: Table) -> list[list[object]]:
    """Return the cells that a sheet of *table* should hold."""
    rows: list[list[object]] = [[column.title.nl for column in table.columns]]
    for row in table.rows:
        shown: list[object] = []
        for value, column in zip(row, table.columns, strict=True):
            if (isinstance(value, int | float) and column.type == "money") or (isinstance(value, int | float) and column.type == "percent"):
                shown.append(value / 100)
            elif isinstance(value, date):
                shown.append(datetime(value.year, value.month, value.day))  # noqa: DTZ001
            else:
                shown.append(value if value != "" else None)
        rows.append(shown)
    return rows


@pytest.mark.parametrize("key", [t.key for t in example_tables().values() if t.on_sheet == t.title])
def test_a_sheet_holds_its_table_from_row_one(workbook: Path, key: str) -> None:
    table = example_tables()[key]
    sheet = openpyxl.load_workbook(workbook)[table.title.nl]
    assert cells(sheet) == as_written(table)
    assert sheet.freeze_panes == "C2"
    assert str(sheet.auto_filter.ref).startswith("A1:")
    assert sheet.print_title_rows == "$1:$1"


def test_every_sheet_prints_on_a4_landscape_one_page_wide_and_marked_internal(workbook: Path) -> None:
    for sheet in openpyxl.load_workbook(workbook):
        assert (sheet.page_setup.orientation, int(sheet.page_setup.paperSize)) == ("landscape", 9)
        assert (sheet.page_setup.fitToWidth or 1, sheet.page_setup.fitToHeight, sheet.sheet_properties.pageSetUpPr.fitToPage) == (
            1,
            0,
            True,
        )
        assert sheet.oddFooter.left.text == "intern – niet verspreiden"
        assert sheet.oddFooter.right.text == "pagina &P van &N"


def test_numbers_are_numbers_with_formats(tmp_path: Path) -> None:
    write_plan([SIMPLE], tmp_path / "p.xlsx")
    sheet = openpyxl.load_workbook(tmp_path / "p.xlsx")["Proef"]
    assert cells(sheet)[1:] == [
        ["a", 3, 12345.67, 0.125, 7, datetime(2027, 3, 9)],  # noqa: DTZ001
        ["0012", -4, -0.01, 0, 2.25, None],
        [None] * 6,
    ]
    formats = [cell.number_format for cell in sheet[2]]
    assert formats == ["@", "#,##0;[Red]-#,##0", "€ #,##0.00;[Red]-€ #,##0.00", "0.00%", "#,##0;[Red]-#,##0", "dd-mm-yyyy"]


def test_text_that_looks_like_a_formula_stays_text(tmp_path: Path) -> None:
    column = (TableColumn("text", Text("=tekst", "=text")),)
    stacked = Table("part", Text("=deel", "=part"), column, [(text,) for text in DANGEROUS], sheet=Text("Blad", "Sheet"))
    write_plan([Table("own", Text("Proef", "Trial"), column, [(text,) for text in DANGEROUS]), stacked], tmp_path / "p.xlsx")
    book = openpyxl.load_workbook(tmp_path / "p.xlsx")
    assert [row[0].value for row in book["Proef"].iter_rows(min_row=2)] == list(DANGEROUS)
    assert {cell.data_type for sheet in book for row in sheet.iter_rows() for cell in row if cell.value is not None} == {"s"}
    with ZipFile(tmp_path / "p.xlsx") as archive:
        assert not [name for name in archive.namelist() if b"<f>" in archive.read(name) or b"<hyperlink " in archive.read(name)]


def test_a_colour_never_stands_alone(workbook: Path) -> None:
    sheet = openpyxl.load_workbook(workbook)["Controle"]
    outcome = {row[0].value: row[6] for row in sheet.iter_rows(min_row=2)}
    assert outcome["capaciteit"].fill.fgColor.rgb != outcome["uitstroomwoning"].fill.fgColor.rgb
    assert (outcome["capaciteit"].value, outcome["uitstroomwoning"].value) == ("klopt", "zacht overschreden")
    filled = [cell for row in sheet.iter_rows(min_row=2) for cell in row if cell.fill.fill_type == "solid"]
    assert filled
    assert all(cell.value for cell in filled)


def test_summary_is_laid_out_as_a_page_with_a_picture(workbook: Path) -> None:
    sheet = openpyxl.load_workbook(workbook)["Samenvatting"]
    column = [row[0].value for row in sheet.iter_rows()]
    assert column[0] == "Plan Parkstad 2027–2028"
    titles = ["Kerncijfers per periode", "Wat te doen in 2027", "Doelen, in volgorde van belang", "Tekorten"]
    assert [value for value in column if value in titles] == titles
    with ZipFile(workbook) as archive:
        assert [name for name in archive.namelist() if "charts/chart" in name] == ["xl/charts/chart1.xml"]


def test_placements_are_marked_as_an_assumption_above_every_page(workbook: Path) -> None:
    header = openpyxl.load_workbook(workbook)["Plaatsingen"].oddHeader
    assert header.right.text == "Aanname om mee te rekenen, geen toewijzing: over wie waar gaat wonen beslissen mensen."


def test_an_empty_table_still_has_its_headers(tmp_path: Path) -> None:
    write_plan([Table("none", SIMPLE.title, SIMPLE.columns, [])], tmp_path / "p.xlsx")
    assert cells(openpyxl.load_workbook(tmp_path / "p.xlsx")["Proef"]) == [["tekst", "geheel", "bedrag", "deel", "getal", "dag"]]


def test_written_whole_or_not_at_all(tmp_path: Path) -> None:
    path = tmp_path / "p.xlsx"
    write_plan([SIMPLE], path)
    before = path.read_bytes()
    broken = Table("broken", Text("Stuk", "Broken"), SIMPLE.columns, [("a",)])
    with pytest.raises(IndexError):
        write_plan([SIMPLE, broken], path)
    assert path.read_bytes() == before
    assert [p.name for p in tmp_path.iterdir()] == ["p.xlsx"]


def test_english_sheets_have_english_names(tmp_path: Path) -> None:
    write_plan([SIMPLE], tmp_path / "p.xlsx", "en")
    book = openpyxl.load_workbook(tmp_path / "p.xlsx")
    assert book.sheetnames == ["Trial"]
    assert [cell.value for cell in book["Trial"][1]] == ["text", "whole", "amount", "share", "number", "day"]


def convert(workbook: Path, kind: str, folder: Path) -> Path:
    """Have a real LibreOffice open *workbook*, in a profile of its own, and save it as *kind*."""
    profile = (folder / "profile").as_uri()
    command = [
        "soffice",
        f"-env:UserInstallation={profile}",
        "--headless",
        "--convert-to",
        kind,
        "--outdir",
        str(folder / "out"),
        str(workbook),
    ]
    done = subprocess.run(command, capture_output=True, text=True, timeout=180, check=True)
    assert "error" not in (done.stdout + done.stderr).lower().replace("error: no display", "")
    return folder / "out" / f"{workbook.stem}.{kind}"


@pytest.mark.office
@pytest.mark.skipif(shutil.which("soffice") is None, reason="LibreOffice (soffice) is not installed")
def test_a_real_libreoffice_reads_the_same_values_and_prints_the_pages(workbook: Path, tmp_path: Path) -> None:
    read = openpyxl.load_workbook(convert(workbook, "xlsx", tmp_path))
    written = openpyxl.load_workbook(workbook)
    assert read.sheetnames == written.sheetnames
    for sheet in written:
        found = {cell.coordinate: cell.value for row in read[sheet.title].iter_rows() for cell in row if cell.value is not None}
        asked = {cell.coordinate: cell.value for row in sheet.iter_rows() for cell in row if cell.value is not None}
        assert found == asked, sheet.title
    pdf = convert(workbook, "pdf", tmp_path)
    assert pdf.read_bytes().startswith(b"%PDF")


@pytest.mark.scale
def test_thirty_thousand_placements_are_tabled_and_written(tmp_path: Path) -> None:
    """Ten thousand clients who wait three years, live in one place for four, and in another for three."""
    homes = [f"L{i}" for i in range(40)]
    instance = region(
        periods=10,
        clients=[client(f"c{i:05d}", origin="HK"[i % 2]) for i in range(10_000)],
        municipalities={"H": 1000, "K": 500},
        locations=[location(code, 500, form=("BW", "GR", "BT")[i % 3]) for i, code in enumerate(homes)],
        budgets={"H": [10**12] * 10},
        teams=[team("T", 10**6, area=["H", "K"], on_call=True)],
    )
    courses = {c.id: ["wachtlijst"] * 3 + [homes[i % 40]] * 4 + [homes[(i + 7) % 40]] * 3 for i, c in enumerate(instance.clients)}
    made = plan(instance, courses)
    verdict = judge(instance, made)
    found = tables(Result(status=Status.STOPPED, instance=instance, plan=made), verdict)
    write_plan(found, tmp_path / "plan.xlsx")
    assert {table.key: len(table.rows) for table in found}["placements"] == 30_000
