"""Opening a file that may be anything: only what is safe and readable gets through, the rest is refused by name."""

from __future__ import annotations

import io
from collections.abc import Callable, Mapping
from pathlib import PurePath

import python_calamine

from woonplek.domain.base import Text
from woonplek.io.archive import DAMAGED, LOCKED, Archive, Refused, is_used, pack
from woonplek.io.grid import Grid, Scan
from woonplek.io.ods_scan import scan_tables
from woonplek.io.problems import InputError, Problem
from woonplek.io.xlsx_scan import read_workbook, scan_sheet

MOST_ROWS = 200_000
MOST_CELLS = 4_000_000
"""from A1 to the last filled cell"""
OLE = bytes.fromhex("d0cf11e0a1b11ae1")
ODS = b"opendocument.spreadsheet"

SAVE_AS = Text("sla het in Excel op als Excel-werkmap (.xlsx)", "save it in Excel as an Excel workbook (.xlsx)")
MACROS = (
    Text("het bestand bevat macro's; die worden niet gelezen", "the file contains macros; those are not read"),
    Text("kies Opslaan als, Excel-werkmap (.xlsx) zonder macro's", "choose Save as, Excel workbook (.xlsx) without macros"),
)
LINKS = (
    Text(
        "het bestand verwijst naar andere bestanden, waarvan de inhoud niet zeker is",
        "the file links to other files, whose content is not certain",
    ),
    Text("verbreek ze in Excel: Gegevens, Koppelingen bewerken, Koppeling verbreken", "break them in Excel: Data, Edit Links, Break Link"),
)


def read_grids(data: bytes, name: str, wanted: Callable[[str], bool]) -> list[Grid]:
    """Return the sheets of the workbook in *data*; those not *wanted* come without rows.

    Raises
    ------
    InputError
        When the file is no workbook, is not safe, or too large; all reasons at once.
    """
    try:
        archive = _open(data)
        if is_ods(archive):
            return _read_ods(archive, wanted)
        return _read_xlsx(archive, wanted)
    except Refused as refused:
        raise InputError([_problem(refused, name)], name) from refused
    except _SeveralRefused as several:
        raise InputError([_problem(refused, name) for refused in several.all], name) from several


class _SeveralRefused(Exception):  # noqa: N818 - it never leaves this module
    def __init__(self, refused: list[Refused]) -> None:
        super().__init__(len(refused))
        self.all = refused


def _problem(refused: Refused, name: str) -> Problem:
    return Problem(sheet=refused.sheet or PurePath(name).name, cell=refused.cell, what=refused.what, remedy=refused.remedy)


def _open(data: bytes) -> Archive:
    """Return the zip file in *data*, or say what it is instead."""
    if data.startswith(b"PK"):
        return Archive(data)
    if not data:
        raise Refused(Text("het bestand is leeg", "the file is empty"), Text("kies het goede bestand", "choose the right file"))
    if data.startswith(OLE):
        if "EncryptedPackage".encode("utf-16-le") in data:
            raise Refused(*LOCKED)
        raise Refused(Text("dit is een oud Excel-bestand (.xls)", "this is an old Excel file (.xls)"), SAVE_AS)
    head = data[:2048].lstrip(b"\xef\xbb\xbf \r\n\t").lower()
    if head.startswith(b"%pdf"):
        raise Refused(Text("dit is een PDF, geen werkboek", "this is a PDF, not a workbook"), SAVE_AS)
    if head.startswith((b"<html", b"<!doctype html", b"<table")):
        raise Refused(Text("dit is een webpagina, geen werkboek", "this is a web page, not a workbook"), SAVE_AS)
    if head.startswith(b"<?xml"):
        raise Refused(Text("dit is een XML-bestand, geen werkboek", "this is an XML file, not a workbook"), SAVE_AS)
    if _is_text(data[:4096]):
        remedy = Text(
            "open het in Excel en sla het op als .xlsx, elk blad met zijn naam",
            "open it in Excel and save it as .xlsx, each sheet with its name",
        )
        raise Refused(Text("dit is een tekstbestand (csv), geen werkboek", "this is a text file (csv), not a workbook"), remedy)
    raise Refused(Text("dit is geen Excel-werkboek", "this is not an Excel workbook"), SAVE_AS)


def _is_text(head: bytes) -> bool:
    return not any(byte < 32 and byte not in b"\t\r\n\f" for byte in head) or head.startswith((b"\xff\xfe", b"\xfe\xff"))  # noqa: PLR2004 - control characters


def is_ods(archive: Archive) -> bool:
    """Tell whether a zip file is an OpenDocument spreadsheet."""
    return "content.xml" in archive.entries and ODS in archive.part("mimetype")


def _read_xlsx(archive: Archive, wanted: Callable[[str], bool]) -> list[Grid]:
    names = {name.lower() for name in archive.entries}
    if not any(name.endswith(("workbook.xml", "workbook.bin")) for name in names):
        raise Refused(Text("in dit bestand zit geen werkboek", "there is no workbook in this file"), SAVE_AS)
    if "xl/workbook.bin" in names:
        raise Refused(Text("dit is een binair werkboek (.xlsb)", "this is a binary workbook (.xlsb)"), SAVE_AS)
    refused = []
    types = archive.part("[Content_Types].xml")
    if any(name.endswith("vbaproject.bin") or "/macrosheets/" in name for name in names) or b"macroEnabled" in types:
        refused.append(Refused(*MACROS))
    if any("/externallinks/" in name for name in names):
        refused.append(Refused(*LINKS))
    if refused:
        raise _SeveralRefused(refused)
    book = read_workbook(archive)
    kept = {title: part for title, part in book.parts.items() if wanted(title)}
    for title, part in kept.items():
        if part not in archive.entries:
            raise Refused(*DAMAGED, sheet=title)
    sheets = {title: archive.part(part) for title, part in kept.items()}
    for title, data in sheets.items():
        _refuse_long(title, data.count(b"<row") + data.count(b":row "), data.count(b"<c ") + data.count(b":c "))
    scans = {title: scan_sheet(data, book.percent_styles) for title, data in sheets.items()}
    # sheets nobody asked for stay in the table of contents, without their cells
    others = set(book.parts.values()) - set(kept.values())
    parts = {
        name: archive.part(name) for name in archive.entries if is_used(name) and name not in others and "/worksheets/_rels/" not in name
    }
    return _calamine(pack(parts), list(book.parts), scans)


def _read_ods(archive: Archive, wanted: Callable[[str], bool]) -> list[Grid]:
    if any(name.startswith(("Basic/", "Scripts/")) for name in archive.entries):
        raise Refused(*MACROS)
    if b"encryption-data" in archive.part("META-INF/manifest.xml"):
        raise Refused(*LOCKED)
    scans = scan_tables(archive.part("content.xml"))
    parts = {name: archive.part(name) for name in archive.entries if is_used(name) and "Object" not in name}
    return _calamine(pack(parts), list(scans), {title: scan for title, scan in scans.items() if wanted(title)})


def _refuse_long(title: str, rows: int, cells: int, cell: str = "") -> None:
    if rows > MOST_ROWS or cells > MOST_CELLS:
        what = Text(f"het blad loopt door over {rows} rijen", f"the sheet runs on for {rows} rows")
        if cell:
            what = Text("ver buiten de tabel is een cel gevuld", "a cell far outside the table is filled")
        remedy = Text(
            "verwijder alles onder en rechts van de tabel en sla het op", "delete everything below and right of the table and save it"
        )
        raise Refused(what, remedy, title, cell)


def _calamine(data: bytes, titles: list[str], scans: Mapping[str, Scan]) -> list[Grid]:
    """Return the grids of *titles*; only those that were scanned, and found small enough, are read."""
    for title, scan in scans.items():
        _refuse_long(title, scan.last_row, scan.last_row * scan.last_column, scan.last)
    try:
        with python_calamine.CalamineWorkbook.from_filelike(io.BytesIO(data)) as book:
            return [
                scans[title].onto(Grid(title, [[*row] for row in book.get_sheet_by_name(title).to_python(skip_empty_area=False)]))
                if title in scans
                else Grid(title, [])
                for title in titles
            ]
    except python_calamine.PasswordError as error:
        raise Refused(*LOCKED) from error
    except (python_calamine.CalamineError, OSError, ValueError) as error:
        raise Refused(*DAMAGED) from error
    except BaseException as error:
        if type(error).__name__ == "PanicException":  # the reader is Rust: a panic there is no Exception here
            raise Refused(*DAMAGED) from error
        raise
