"""A small sound workbook to break in a test, cell by cell or byte by byte."""

from __future__ import annotations

import io
import zipfile
from collections.abc import Callable, Mapping
from copy import deepcopy
from datetime import date
from pathlib import Path
from typing import NamedTuple

import openpyxl

from woonplek.io.book import Book, read_book
from woonplek.io.cells import position
from woonplek.io.problems import InputError, Problem
from woonplek.io.values import TypedRow, type_book

Sheets = dict[str, list[list[object]]]


class Shown(NamedTuple):
    """A value with a number format."""

    value: object
    code: str


SOUND: Sheets = {
    "Instellingen": [["naam", "waarde"], ["start", date(2027, 1, 1)], ["perioden", 3], ["rente_pct", 3.5], ["budgetvorm", "eigen"]],
    "Gemeenten": [
        ["code", "naam", "inwoners", "centrum", "breedtegraad"],
        ["GM0917", "Heerlen", 87000, "ja", 50.88],
        ["GM0928", "Kerkrade", 45000, None, 50.86],
    ],
    "Woonvormen": [
        ["code", "soort", "eigen_voordeur", "max_bezetting_pct"],
        ["BW", "24-uurs", None, 100],
        ["ZELF", "zelfstandig", "ja", None],
    ],
    "Profielen": [["code", "tarief_wachtlijst"], ["LICHT", 0], ["ZWAAR", 12.5]],
    "Zorg": [
        ["profiel", "woonvorm", "geschikt", "tarief", "eenheid", "uren_per_week"],
        ["LICHT", "BW", "overbrugging", 150, "etmaal", None],
        ["LICHT", "ZELF", "passend", 60, "etmaal", 5],
        ["ZWAAR", "BW", "passend", 190, "etmaal", None],
    ],
    "Cliënten": [
        [
            *("profiel", "id", "herkomstgemeente", "aantal", "urgentie", "in_zorg_vanaf", "in_zorg_tot", "huidige_locatie"),
            *("heeft_woning", "verhuisbereid", "max_huur", "eisen", "wacht_sinds", "toelichting"),
        ],
        ["ZWAAR", "C1", "GM0917", 2, 1, None, date(2029, 1, 1), "LINDE", None, "ja", None, None, None, None],
        ["LICHT", "C2", "GM0928", None, "actief", None, None, None, "nee", "naar wens", 700, "lift", date(2025, 5, 1), "ok"],
        ["LICHT", "C3", "GM0928", 1, 4, "2028", None, None, None, None, None, None, None, None],
    ],
    "Profielwijzigingen": [["cliënt", "vanaf", "profiel", "aantal"], ["C1", date(2028, 1, 1), "LICHT", 1]],
    "Locaties": [
        ["code", "gemeente", "woonvorm", "plaatsen", "huur", "open_vanaf", "open_tot", "vaste_kosten_per_jaar", "kenmerken", "naam"],
        ["LINDE", "GM0917", "BW", 7, None, None, None, 45000, None, "De Linde"],
        ["FLAT", "GM0928", "ZELF", 3, 640.5, None, date(2029, 12, 31), None, "lift; balkon", None],
    ],
    "Capaciteitsverloop": [["locatie", 2028, "2029"], ["LINDE", 5, 4]],
    "Budgetten": [["gemeente", "periode", "bedrag"], ["GM0917", "2027", 900000], ["GM0928", None, 500000]],
    "Contingenten": [["eigenaar", "gemeente", "woonvorm", "periode", "minimum", "maximum"], [None, "GM0928", "ZELF", "2028", 0, 11]],
}


def sheets(changes: Mapping[tuple[str, str], object] | None = None) -> Sheets:
    """Return the sound sheets with the cells of *changes*, by (sheet, address), put in."""
    book = deepcopy(SOUND)
    for (title, cell), value in (changes or {}).items():
        row, column = position(cell)
        rows = book.setdefault(title, [])
        rows.extend([] for _ in range(row - len(rows)))
        rows[row - 1].extend(None for _ in range(column + 1 - len(rows[row - 1])))
        rows[row - 1][column] = value
    return book


def workbook(book: Sheets, merged: Mapping[str, str] | None = None) -> bytes:
    """Return *book* as .xlsx; text that begins with ``=`` is a formula without a stored value."""
    file = openpyxl.Workbook()
    file.remove(file.worksheets[0])
    for title, rows in book.items():
        sheet = file.create_sheet(title)
        for number, values in enumerate(rows, start=1):
            for at, value in enumerate(values, start=1):
                cell = sheet.cell(row=number, column=at, value=value.value if isinstance(value, Shown) else value)
                if isinstance(value, Shown):
                    cell.number_format = value.code
    for title, cells in (merged or {}).items():
        file[title].merge_cells(cells)
    buffer = io.BytesIO()
    file.save(buffer)
    return buffer.getvalue()


def edit(data: bytes, change: Callable[[dict[str, bytes]], None]) -> bytes:
    """Return the zip file *data* with its parts changed."""
    with zipfile.ZipFile(io.BytesIO(data)) as packed:
        parts = {name: packed.read(name) for name in packed.namelist()}
    change(parts)
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w", zipfile.ZIP_DEFLATED) as packed:
        for name, part in parts.items():
            packed.writestr(name, part)
    return buffer.getvalue()


def save(folder: Path, data: bytes, name: str = "regio.xlsx") -> Path:
    """Write *data* to a file in *folder*."""
    path = folder / name
    path.write_bytes(data)
    return path


def read(path: Path) -> tuple[Book, dict[str, list[TypedRow]], tuple[Problem, ...]]:
    """Return a workbook raw and typed, and its problems in order."""
    book = read_book(path)
    problems: list[Problem] = []
    typed = type_book(book, problems)
    return book, typed, InputError(problems).problems
