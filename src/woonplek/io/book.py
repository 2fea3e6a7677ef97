"""The raw workbook: cells by column, with the address each came from, before any meaning."""

from __future__ import annotations

import hashlib
from collections.abc import Hashable, Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date, datetime
from decimal import Decimal
from pathlib import Path
from typing import TYPE_CHECKING, Any

from woonplek.domain.base import Text
from woonplek.io.cells import address
from woonplek.io.declare import Label, Sheet
from woonplek.io.grid import Grid
from woonplek.io.hostile import read_grids
from woonplek.io.personal import personal_cells, personal_column
from woonplek.io.problems import InputError, Problem
from woonplek.io.sheets import SHEETS, find_column, find_sheet, is_beside, is_remark, normal_label
from woonplek.io.words import clean, nearest

if TYPE_CHECKING:
    import pandas as pd


@dataclass(frozen=True, slots=True)
class RawCell:
    """One cell as it stands: ``str | int | float | Decimal | bool | date | datetime | time | timedelta | None``.

    A number shown as a percentage is a :class:`~woonplek.io.cells.Percent`, an error or a formula without
    a stored value a :class:`~woonplek.io.cells.Broken`.
    """

    value: object
    cell: str
    """``D14``"""


@dataclass(slots=True)
class RawRow:
    """A row with something in it."""

    number: int
    """row in Excel; 0 for a row that an override made"""
    cells: dict[str, RawCell] = field(default_factory=dict)
    """by column key, blank ones absent"""
    wide: dict[str, RawCell] = field(default_factory=dict)
    """by period label, where periods are headers"""


@dataclass(slots=True)
class RawSheet:
    """A known sheet of the file."""

    key: str
    title: str
    """as in the file"""
    rows: list[RawRow] = field(default_factory=list)
    columns: dict[str, str] = field(default_factory=dict)
    """header as in the file, by column key"""
    letters: dict[str, str] = field(default_factory=dict)
    """letter of each column in the file, by column key"""


@dataclass(slots=True)
class Book:
    """A workbook as read: known sheets by key, and what was not known."""

    path: Path | None
    sha256: str
    sheets: dict[str, RawSheet] = field(default_factory=dict)
    ignored: list[Problem] = field(default_factory=list)
    """warnings: sheets and columns that are not used"""
    problems: list[Problem] = field(default_factory=list)
    """what is wrong in the build of the sheets; ``type_book`` reports it with the rest"""


def read_book(path: Path) -> Book:
    """Read the workbook at *path*.

    Raises
    ------
    InputError
        When the file cannot be read as a workbook, or is not safe to read.
    """
    data = path.read_bytes()
    book = Book(path=path, sha256=hashlib.sha256(data).hexdigest())
    return _fill(book, read_grids(data, path.name, wanted=lambda title: find_sheet(title) is not None))


def book_from_frames(frames: Mapping[str, pd.DataFrame]) -> Book:
    """Return a book of pandas tables by sheet name; addresses are those the tables would have in Excel.

    An index with a name is a column too.

    Raises
    ------
    InputError
        When a sheet cannot be understood at all.
    """
    digest = hashlib.sha256()
    grids = []
    for title, frame in frames.items():
        whole = frame if all(name is None for name in frame.index.names) else frame.reset_index()
        rows: list[list[object]] = [[plain(h) for h in whole.columns]]
        rows += [[plain(v) for v in row] for row in whole.itertuples(index=False, name=None)]
        digest.update(repr((title, rows)).encode())
        grids.append(Grid(title, rows))
    return _fill(Book(path=None, sha256=digest.hexdigest()), grids)


def plain(value: Any) -> object:  # noqa: ANN401 - whatever pandas holds
    """Return a pandas or numpy value as plain Python, None for what is missing."""
    if value is None or (isinstance(value, Hashable) and value != value):  # noqa: PLR0124 - NaN and NaT
        return None
    if isinstance(value, (str, bool, int, float, Decimal)) and type(value).__module__ == "builtins":
        return value
    if hasattr(value, "to_pydatetime"):
        return value.to_pydatetime()
    item = value.item() if hasattr(value, "item") else value
    return str(item) if type(item).__module__.startswith(("pandas", "numpy")) else item


def _fill(book: Book, grids: Iterable[Grid]) -> Book:
    for grid in grids:
        sheet = find_sheet(grid.title)
        if is_beside(grid.title):
            continue
        if sheet is None:
            book.ignored.append(_unknown_sheet(grid.title))
        elif sheet.key in book.sheets:
            other = book.sheets[sheet.key].title
            what = Text(f"'{other}' en '{grid.title}' zijn hetzelfde blad", f"'{other}' and '{grid.title}' are the same sheet")
            book.problems.append(
                Problem(sheet=grid.title, cell="", what=what, remedy=Text("voeg ze samen tot één blad", "make them one sheet"))
            )
        else:
            book.sheets[sheet.key] = _sheet(sheet, grid, book)
            if sheet.personal:
                book.problems += personal_cells(grid)
    return book


def _unknown_sheet(title: str) -> Problem:
    near = nearest(title, [word for s in SHEETS for word in s.name])
    remedy = (
        Text(f"bedoelt u '{near}'?", f"do you mean '{near}'?")
        if near
        else Text("niets te doen als dat klopt", "nothing to do if that is right")
    )
    what = Text("dit blad is niet bekend en wordt niet gebruikt", "this sheet is not known and is not used")
    return Problem(sheet=title, cell="", what=what, remedy=remedy)


def _sheet(sheet: Sheet, grid: Grid, book: Book) -> RawSheet:
    raw = RawSheet(key=sheet.key, title=grid.title)
    keys, labels = _headers(sheet, grid, raw, book)
    book.problems += [_merged(grid.title, cells) for cells in grid.merged]
    for number, values in enumerate(grid.rows[1:], start=2):
        row = RawRow(number=number)
        for at, key in keys:
            value = values[at] if at < len(values) else None
            if not is_blank(value):
                row.cells[key] = RawCell(value, address(number, at))
        for at, label in labels:
            value = values[at] if at < len(values) else None
            if not is_blank(value):
                row.wide[label] = RawCell(value, address(number, at))
        if row.cells or row.wide:
            raw.rows.append(row)
    return raw


def is_blank(value: object) -> bool:
    """Tell whether a cell shows nothing."""
    return value is None or (isinstance(value, str) and not clean(value))


def header_text(value: object) -> str:
    """Return a header as text: a number without decimals, a date as the month it starts."""
    if isinstance(value, (datetime, date)):
        return f"{value.year}-{value.month:02d}" if value.day == 1 else value.isoformat()
    if isinstance(value, float) and value.is_integer():
        return str(int(value))
    return "" if value is None else clean(str(value))


def _headers(sheet: Sheet, grid: Grid, raw: RawSheet, book: Book) -> tuple[list[tuple[int, str]], list[tuple[int, Label]]]:
    """Return which columns of the grid hold which column or period; note what is unknown, double or personal."""
    heads: Sequence[object] = grid.rows[0] if grid.rows else []
    keys: list[tuple[int, str]] = []
    labels: list[tuple[int, Label]] = []
    unknown: list[Problem] = []
    personal: list[Problem] = []
    for at, head in enumerate(heads):
        text = header_text(head)
        if not text or is_remark(text):
            continue
        column = find_column(sheet, text)
        label = normal_label(text) if sheet.wide else None
        cell = address(1, at)
        if column is not None and column.key in raw.columns:
            first = f"{raw.letters[column.key]}1"
            what = Text(
                f"kolom '{column.name.nl}' staat er twee keer, ook in {first}", f"column '{column.name.en}' is there twice, also in {first}"
            )
            book.problems.append(Problem(sheet=grid.title, cell=cell, what=what, remedy=Text("laat er één over", "keep one")))
        elif column is not None:
            raw.columns[column.key] = text
            raw.letters[column.key] = cell.rstrip("1")
            keys.append((at, column.key))
        elif label is not None and any(label == known for _, known in labels):
            what = Text(f"periode {label} staat er twee keer", f"period {label} is there twice")
            book.problems.append(Problem(sheet=grid.title, cell=cell, what=what, remedy=Text("laat er één over", "keep one")))
        elif label is not None:
            labels.append((at, label))
        elif sheet.personal and (refused := personal_column(grid.title, cell, text)) is not None:
            personal.append(refused)
        else:
            unknown.append(_unknown_column(sheet, grid.title, cell, text))
    if keys or labels:
        book.ignored += unknown
        book.problems += personal
    elif any(not is_blank(value) for row in grid.rows for value in row):
        # row 1 may be a client then: what stands there is not repeated
        book.problems.append(_no_header(sheet, grid))
    return keys, labels


def _unknown_column(sheet: Sheet, title: str, cell: str, text: str) -> Problem:
    near = nearest(text, [word for c in sheet.columns for word in c.name])
    remedy = (
        Text(f"bedoelt u '{near}'?", f"do you mean '{near}'?")
        if near
        else Text("niets te doen als dat klopt", "nothing to do if that is right")
    )
    what = Text(f"kolom '{text}' is niet bekend en wordt niet gebruikt", f"column '{text}' is not known and is not used")
    return Problem(sheet=title, cell=cell, what=what, remedy=remedy)


def _merged(title: str, cells: str) -> Problem:
    what = Text("deze cellen zijn samengevoegd", "these cells are merged")
    remedy = Text("hef de samenvoeging op en vul elke cel", "unmerge them and fill every cell")
    return Problem(sheet=title, cell=cells, what=what, remedy=remedy)


def _no_header(sheet: Sheet, grid: Grid) -> Problem:
    for number, row in enumerate(grid.rows[1:20], start=2):
        known = [v for v in row if isinstance(v, str) and find_column(sheet, v)]
        if len(known) > 1 or (known and len(sheet.columns) == 1):
            what = Text(f"de kolomkoppen staan op rij {number}", f"the headers are on row {number}")
            remedy = Text("haal de rijen erboven weg: koppen staan op rij 1", "remove the rows above: headers go on row 1")
            return Problem(sheet=grid.title, cell=f"A{number}", what=what, remedy=remedy)
    needed = [c.name for c in sheet.columns if c.required] or [c.name for c in sheet.columns]
    what = Text("rij 1 heeft geen bekende kolomkoppen", "row 1 has no known headers")
    remedy = Text(f"zet op rij 1: {', '.join(n.nl for n in needed)}", f"put on row 1: {', '.join(n.en for n in needed)}")
    return Problem(sheet=grid.title, cell="A1", what=what, remedy=remedy)


__all__ = ["Book", "InputError", "RawCell", "RawRow", "RawSheet", "book_from_frames", "is_blank", "plain", "read_book"]
