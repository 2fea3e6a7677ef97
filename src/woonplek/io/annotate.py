"""A copy of a workbook with every problem marked where it is; the file itself is never touched."""

from __future__ import annotations

import os
import tempfile
import warnings
from collections.abc import Sequence
from io import BytesIO
from pathlib import Path

import openpyxl
from openpyxl.cell import Cell
from openpyxl.comments import Comment
from openpyxl.styles import Alignment, Font, PatternFill
from openpyxl.workbook import Workbook
from openpyxl.worksheet.properties import PageSetupProperties
from openpyxl.worksheet.worksheet import Worksheet

from woonplek.domain.base import Language, Text
from woonplek.io.archive import Archive
from woonplek.io.cells import Broken
from woonplek.io.hostile import is_ods, read_grids
from woonplek.io.problems import Problem
from woonplek.io.sheets import PROBLEM_SHEET

MARK = PatternFill("solid", start_color="FFC7CE", end_color="FFC7CE")
HEAD = PatternFill("solid", start_color="1F4E5F", end_color="1F4E5F")
LONGEST_TITLE = 31


def annotate(source: Path, target: Path, problems: Sequence[Problem], language: Language = "nl") -> None:
    """Write a copy of *source* to *target* with the cells of *problems* coloured and explained.

    A first sheet lists all problems, also those without a cell. Charts, pictures and some drop-downs are not copied.

    Raises
    ------
    InputError
        When *source* cannot be read safely as a workbook at all.
    ValueError
        When *target* is *source*.
    """
    if target.exists() and target.samefile(source):
        raise ValueError("the copy would overwrite the workbook itself")
    book = _copy(source)
    for problem in problems:
        _mark(book, problem, language)
    _list(book, problems, language)
    _save(book, target)


def _copy(source: Path) -> Workbook:
    """Return the workbook to mark; one that is not .xlsx as a new workbook with its values."""
    data = source.read_bytes()
    grids = read_grids(data, source.name, wanted=lambda _: True)
    archive = Archive(data)
    if not is_ods(archive):
        for name in archive.entries:
            if name.lower().endswith((".xml", ".rels", ".vml")):
                archive.part(name)  # drawings and charts too: the library reads them as XML
        with warnings.catch_warnings():
            warnings.simplefilter("ignore", UserWarning)  # what it cannot copy: drop-downs, pictures
            return openpyxl.load_workbook(BytesIO(data))
    book = Workbook()
    book.remove(book.worksheets[0])
    for grid in grids:
        sheet = book.create_sheet(grid.title)
        for row, column, value in grid:
            shown = value.error if isinstance(value, Broken) else value
            _put(sheet, row, column + 1, shown)
    return book


def _put(sheet: Worksheet, row: int, column: int, value: object) -> Cell:
    """Write *value* as it is: text that begins with ``=`` stays text."""
    cell = sheet.cell(row=row, column=column)
    assert isinstance(cell, Cell)  # noqa: S101 - new sheets have no merged cells
    cell.value = value  # type: ignore[assignment]
    if isinstance(value, str):
        cell.data_type = "s"
    return cell


def _mark(book: Workbook, problem: Problem, language: Language) -> None:
    title, _, cell = problem.place.rpartition("!") if problem.cell else (problem.sheet, "", "")
    if title not in book.sheetnames or not isinstance(book[title], Worksheet):
        return
    first = cell.partition(":")[0]
    marked = book[title][first if first[:1].isalpha() and first[-1:].isdigit() else "A1"]
    said = f"{problem.what.of(language)}\n→ {problem.remedy.of(language)}"
    before = f"{marked.comment.text}\n\n" if marked.comment else ""
    marked.fill = MARK
    marked.comment = Comment(before + said, "woonplek", width=320, height=120)


def _list(book: Workbook, problems: Sequence[Problem], language: Language) -> None:
    title = PROBLEM_SHEET.of(language)
    while title.casefold() in (name.casefold() for name in book.sheetnames):
        title = f"{title} "[:LONGEST_TITLE].strip() + "+"
    sheet = book.create_sheet(title, 0)
    heads = Text("blad|cel|wat er mis is|wat te doen", "sheet|cell|what is wrong|what to do").of(language).split("|")
    for at, (head, width) in enumerate(zip(heads, (24, 12, 70, 70), strict=True), start=1):
        cell = _put(sheet, 1, at, head)
        cell.font, cell.fill = Font(bold=True, color="FFFFFF"), HEAD
        sheet.column_dimensions[cell.column_letter].width = width
    for row, problem in enumerate(problems, start=2):
        for at, value in enumerate((problem.sheet, problem.cell, problem.what.of(language), problem.remedy.of(language)), start=1):
            _put(sheet, row, at, value).alignment = Alignment(wrap_text=True, vertical="top")
        if problem.cell and problem.sheet in book.sheetnames and ":" not in problem.cell and "!" not in problem.cell:
            quoted = problem.sheet.replace("'", "''")
            sheet.cell(row=row, column=2).hyperlink = f"#'{quoted}'!{problem.cell}"
    sheet.freeze_panes = "A2"
    sheet.page_setup.orientation, sheet.page_setup.paperSize = "landscape", sheet.PAPERSIZE_A4
    sheet.page_setup.fitToWidth, sheet.page_setup.fitToHeight = 1, 0
    sheet.sheet_properties.pageSetUpPr = PageSetupProperties(fitToPage=True)
    sheet.auto_filter.ref = sheet.dimensions
    book.active = 0


def _save(book: Workbook, target: Path) -> None:
    """Write the whole file or nothing, readable by the user alone."""
    handle, name = tempfile.mkstemp(prefix=".woonplek-", suffix=".xlsx", dir=target.parent)
    os.close(handle)
    try:
        book.save(name)
        Path(name).replace(target)
    except BaseException:
        Path(name).unlink(missing_ok=True)
        raise
