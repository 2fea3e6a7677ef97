"""Files that are broken, dangerous or something else: a clear message, quickly, and nothing planned."""

from __future__ import annotations

import io
import re
import struct
import time
import zipfile
import zlib
from collections.abc import Callable
from pathlib import Path

import openpyxl
import pytest
import xlsxwriter

from tests.io import books
from woonplek.io import archive
from woonplek.io.book import read_book
from woonplek.io.problems import InputError
from woonplek.io.values import type_book

SHEET1 = "xl/worksheets/sheet1.xml"
SECONDS = 20
"""far more than it takes, far less than a person waits"""


def sound() -> bytes:
    return books.workbook(books.SOUND)


def with_part(name: str, content: bytes) -> Callable[[], bytes]:
    return lambda: books.edit(sound(), lambda parts: parts.update({name: content}))


def replaced(name: str, old: bytes, new: bytes, count: int = 1) -> Callable[[], bytes]:
    def change(parts: dict[str, bytes]) -> None:
        assert old in parts[name]
        parts[name] = parts[name].replace(old, new, count)

    return lambda: books.edit(sound(), change)


def without(name: str) -> Callable[[], bytes]:
    return lambda: books.edit(sound(), lambda parts: parts.pop(name) and None)


def lying_size() -> bytes:
    """A part that says it is short and is long, with a checksum that fits the short one."""
    data = bytearray(
        books.edit(sound(), lambda parts: parts.update({SHEET1: parts[SHEET1].replace(b"</sheetData>", b" " * 5000 + b"</sheetData>")}))
    )
    with zipfile.ZipFile(io.BytesIO(data)) as packed:
        entry = packed.getinfo(SHEET1)
        short = packed.read(SHEET1)[:2000]
    directory = data.index(b"PK\x01\x02")
    while data[directory + 46 : directory + 46 + len(SHEET1)] != SHEET1.encode():
        directory = data.index(b"PK\x01\x02", directory + 4)
    for at, crc, size in ((entry.header_offset, 14, 22), (directory, 16, 24)):
        data[at + crc : at + crc + 4] = struct.pack("<I", zlib.crc32(short))
        data[at + size : at + size + 4] = struct.pack("<I", 2000)
    return bytes(data)


def changed_bytes() -> bytes:
    data = bytearray(sound())
    with zipfile.ZipFile(io.BytesIO(data)) as packed:
        start = packed.getinfo(SHEET1).header_offset + 30 + len(SHEET1)
    data[start + 40 : start + 80] = b"\x55" * 40
    return bytes(data)


def bomb() -> bytes:
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w", zipfile.ZIP_DEFLATED) as packed, zipfile.ZipFile(io.BytesIO(sound())) as from_:
        for name in from_.namelist():
            if name != SHEET1:
                packed.writestr(name, from_.read(name))
        with packed.open(SHEET1, "w") as part:
            for _ in range(60):
                part.write(b" " * (1 << 20))
    return buffer.getvalue()


def many_parts() -> bytes:
    return books.edit(sound(), lambda parts: parts.update({f"xl/x{n}.xml": b"" for n in range(archive.MOST_PARTS)}))


def million_rows(row: bytes) -> Callable[[], bytes]:
    """The first sheet with a million rows that hold nothing, as Excel leaves them after formatting."""

    def change(parts: dict[str, bytes]) -> None:
        rows = b"".join(row.replace(b"#", str(n).encode()) for n in range(6, 1_048_577))
        parts[SHEET1] = parts[SHEET1].replace(b"</sheetData>", rows + b"</sheetData>")

    return lambda: books.edit(sound(), change)


def far_cell() -> bytes:
    cell = b'<row r="1048576"><c r="XFD1048576"><v>1</v></c></row></sheetData>'
    return replaced(SHEET1, b"</sheetData>", cell)()


def doubled() -> bytes:
    data = io.BytesIO(sound())
    with pytest.warns(UserWarning, match="Duplicate"), zipfile.ZipFile(data, "a") as packed:
        packed.writestr(SHEET1, b"<worksheet/>")
    return data.getvalue()


def locked_zip() -> bytes:
    data = bytearray(sound())
    for mark, at in ((b"PK\x03\x04", 6), (b"PK\x01\x02", 8)):
        start = data.index(mark)
        data[start + at] |= 1
    return bytes(data)


def ods(content: bytes, **parts: bytes) -> Callable[[], bytes]:
    def make() -> bytes:
        buffer = io.BytesIO()
        with zipfile.ZipFile(buffer, "w", zipfile.ZIP_DEFLATED) as packed:
            packed.writestr("mimetype", "application/vnd.oasis.opendocument.spreadsheet")
            packed.writestr("content.xml", content)
            for name, part in parts.items():
                packed.writestr(name, part)
        return buffer.getvalue()

    return make


def ods_table(rows: bytes) -> bytes:
    return (
        b'<?xml version="1.0"?><office:document-content xmlns:office="urn:oasis:names:tc:opendocument:xmlns:office:1.0" '
        b'xmlns:table="urn:oasis:names:tc:opendocument:xmlns:table:1.0" xmlns:text="urn:oasis:names:tc:opendocument:xmlns:text:1.0"><office:body>'
        b'<office:spreadsheet><table:table table:name="Locaties">'
        + rows
        + b"</table:table></office:spreadsheet></office:body></office:document-content>"
    )


ENCRYPTED = bytes.fromhex("d0cf11e0a1b11ae1") + b"\0" * 600 + "EncryptedPackage".encode("utf-16-le") + b"\0" * 600
OLD_XLS = bytes.fromhex("d0cf11e0a1b11ae1") + b"\0" * 600 + "Workbook".encode("utf-16-le") + b"\0" * 600
LAUGHS = b'<?xml version="1.0"?><!DOCTYPE x [<!ENTITY a "aaaaaaaaaa"><!ENTITY b "&a;&a;&a;&a;">]>'
FAR = b'<table:table-row table:number-rows-repeated="1048576"><table:table-cell office:value-type="float" office:value="1" table:number-columns-repeated="16384"/></table:table-row>'

HOSTILE = [
    ("empty", bytes, "het bestand is leeg", "kies het goede"),
    ("cut in half", lambda: sound()[: len(sound()) // 2], "beschadigd", "sla het opnieuw op"),
    ("cut at the end", lambda: sound()[:-40], "beschadigd", "sla het opnieuw op"),
    ("only two letters", lambda: b"PK", "beschadigd", "sla het opnieuw op"),
    ("bytes changed", changed_bytes, "beschadigd", "sla het opnieuw op"),
    ("shorter than it is", lying_size, "beschadigd", "sla het opnieuw op"),
    ("part twice", doubled, "beschadigd", "sla het opnieuw op"),
    ("no zip", lambda: b"\x00\x01\x02\x03" * 400, "geen Excel-werkboek", ".xlsx"),
    ("csv", lambda: "code;gemeente;plaatsen\nLINDE;Heerlen;7\n".encode("cp1252"), "tekstbestand (csv)", ".xlsx"),
    ("csv with accents", "cliënt;één\n".encode, "tekstbestand (csv)", ".xlsx"),
    ("csv in utf-16", lambda: "cliënt;één\n".encode("utf-16"), "tekstbestand (csv)", ".xlsx"),
    ("html", lambda: b"<html><table><tr><td>1</td></tr></table></html>", "webpagina", ".xlsx"),
    ("xml spreadsheet", lambda: b'<?xml version="1.0"?><Workbook/>', "XML-bestand", ".xlsx"),
    ("pdf", lambda: b"%PDF-1.7\n", "PDF", ".xlsx"),
    ("password", lambda: ENCRYPTED, "wachtwoord", "haal het wachtwoord eraf"),
    ("zip password", locked_zip, "wachtwoord", "haal het wachtwoord eraf"),
    ("xls", lambda: OLD_XLS, "oud Excel-bestand (.xls)", ".xlsx"),
    ("xlsb", lambda: books.edit(sound(), lambda parts: parts.update({"xl/workbook.bin": b"x"})), "binair werkboek", ".xlsx"),
    (
        "docx",
        lambda: books.edit(sound(), lambda parts: (parts.clear(), parts.update({"word/document.xml": b"<w/>"}))[0]),
        "geen werkboek",
        ".xlsx",
    ),
    ("macros", with_part("xl/vbaProject.bin", b"x"), "macro's", "zonder macro's"),
    (
        "macro type",
        replaced("[Content_Types].xml", b"spreadsheetml.sheet.main+xml", b"ms-excel.sheet.macroEnabled.main+xml"),
        "macro's",
        "zonder macro's",
    ),
    ("excel 4 macros", with_part("xl/macrosheets/sheet1.xml", b"<x/>"), "macro's", "zonder macro's"),
    (
        "external link",
        with_part("xl/externalLinks/externalLink1.xml", b"<externalLink/>"),
        "verwijst naar andere bestanden",
        "Koppeling verbreken",
    ),
    ("entities", replaced(SHEET1, b"<worksheet", LAUGHS + b"<worksheet"), "XML-definities", "gebruik het niet"),
    ("entities in strings", with_part("xl/sharedStrings.xml", LAUGHS + b"<sst>&b;</sst>"), "XML-definities", "gebruik het niet"),
    (
        "entities in utf-16",
        with_part("xl/styles.xml", '<?xml version="1.0" encoding="UTF-16"?><!DOCTYPE x [<!ENTITY a "a">]><styleSheet/>'.encode("utf-16")),
        "XML-definities",
        "gebruik het niet",
    ),
    ("bomb", bomb, "onredelijk groot", "nieuw werkboek"),
    ("many parts", many_parts, "onredelijk groot", "nieuw werkboek"),
    ("million empty rows", million_rows(b'<row r="#" spans="1:2"/>'), "rijen", "verwijder alles onder"),
    (
        "million formatted rows",
        million_rows(b'<row r="#" s="1"><c r="A#" s="1"/><c r="B#" s="1"/></row>'),
        "rijen",
        "verwijder alles onder",
    ),
    ("far cell", far_cell, "ver buiten de tabel", "verwijder alles onder"),
    ("sheet cut short", lambda: books.edit(sound(), lambda p: p.update({SHEET1: p[SHEET1][:-30]})), "beschadigd", "sla het opnieuw op"),
    ("nonsense address", replaced(SHEET1, b'r="A2"', b'r="A2x"'), "beschadigd", "sla het opnieuw op"),
    ("sheet is no xml", lambda: books.edit(sound(), lambda p: p.update({SHEET1: b"hello"})), "beschadigd", "sla het opnieuw op"),
    (
        "an encoding nobody knows",
        replaced(SHEET1, b"<worksheet", b'<?xml version="1.0" encoding="UTF-99"?><worksheet'),
        "beschadigd",
        "sla het opnieuw op",
    ),
    (
        "boasts of its strings",
        with_part("xl/sharedStrings.xml", b'<sst count="1" uniqueCount="4294967295"/>'),
        "beschadigd",
        "sla het opnieuw op",
    ),
    ("sheet that is not there", without("xl/worksheets/sheet8.xml"), "beschadigd", "sla het opnieuw op"),
    ("no table of contents", lambda: books.edit(sound(), lambda p: p.update({"xl/workbook.xml": b""})), "beschadigd", "sla het opnieuw op"),
    ("ods bomb", ods(ods_table(FAR)), "ver buiten de tabel", "verwijder alles onder"),
    ("ods macros", ods(ods_table(b""), **{"Basic/Standard/Module1.xml": b"<x/>"}), "macro's", "zonder macro's"),
    (
        "ods password",
        ods(ods_table(b""), **{"META-INF/manifest.xml": b"<manifest:encryption-data/>"}),
        "wachtwoord",
        "haal het wachtwoord eraf",
    ),
    ("ods entities", ods(LAUGHS + ods_table(b"")), "XML-definities", "gebruik het niet"),
    ("ods damaged", ods(ods_table(b"")[:-20]), "beschadigd", "sla het opnieuw op"),
]


@pytest.mark.parametrize(("make", "what", "remedy"), [case[1:] for case in HOSTILE], ids=[case[0] for case in HOSTILE])
def test_a_hostile_file_is_refused_by_name(tmp_path: Path, make: Callable[[], bytes], what: str, remedy: str) -> None:
    path = books.save(tmp_path, make())
    began = time.monotonic()
    with pytest.raises(InputError) as caught:
        read_book(path)
    assert time.monotonic() - began < SECONDS
    (found,) = caught.value.problems
    assert what in found.what.nl
    assert remedy in found.remedy.nl
    assert found.what.en != found.what.nl
    assert "er is niets gepland" in str(caught.value)
    assert "nothing was planned" in caught.value.report("en")


def test_macros_and_links_are_both_said(tmp_path: Path) -> None:
    both = {"xl/vbaProject.bin": b"x", "xl/externalLinks/externalLink1.xml": b"<x/>"}
    with pytest.raises(InputError) as caught:
        read_book(books.save(tmp_path, books.edit(sound(), lambda parts: parts.update(both)), "regio.xlsm"))
    assert len(caught.value.problems) == 2
    assert {p.sheet for p in caught.value.problems} == {"regio.xlsm"}


def test_the_sheet_that_is_too_long_is_named(tmp_path: Path) -> None:
    with pytest.raises(InputError) as caught:
        read_book(books.save(tmp_path, far_cell()))
    assert [p.place for p in caught.value.problems] == ["Instellingen!XFD1048576"]


def test_long_sheets_that_nobody_knows_do_no_harm(tmp_path: Path) -> None:
    book = books.sheets()
    book = {"Blad1": [["x"]], **book}
    data = books.edit(
        books.workbook(book),
        lambda p: p.update(
            {SHEET1: p[SHEET1].replace(b"</sheetData>", b'<row r="1048576"><c r="XFD1048576"><v>1</v></c></row></sheetData>')}
        ),
    )
    assert books.read(books.save(tmp_path, data))[2] == ()


def test_pictures_are_not_unpacked(tmp_path: Path) -> None:
    data = books.edit(sound(), lambda parts: parts.update({"xl/media/image1.xml": LAUGHS}))
    assert books.read(books.save(tmp_path, data))[2] == ()


def test_prefixed_xml_reads_alike(tmp_path: Path) -> None:
    """Some programs write ``<x:row>`` where Excel writes ``<row>``."""

    def prefix(parts: dict[str, bytes]) -> None:
        for name in [n for n in parts if n.startswith("xl/worksheets/sheet")]:
            parts[name] = re.sub(rb"<(/?)([a-zA-Z])", rb"<\1x:\2", parts[name]).replace(b"xmlns=", b"xmlns:x=")

    changes = {("Instellingen", "B4"): books.Shown(0.05, "0%"), ("Zorg", "D2"): "=1+1"}
    path = books.save(tmp_path, books.edit(books.workbook(books.sheets(changes)), prefix))
    _, typed, found = books.read(path)
    assert [p.place for p in found] == ["Zorg!D2"]
    assert {row.values["name"]: row.values["value"] for row in typed["settings"]}["interest_pct"] == 5


def test_formulas_with_a_stored_value_are_values(tmp_path: Path) -> None:
    path = tmp_path / "formules.xlsx"
    with xlsxwriter.Workbook(str(path)) as file:
        for title, rows in books.SOUND.items():
            sheet = file.add_worksheet(title)
            for number, values in enumerate(rows):
                for at, value in enumerate(values):
                    if title == "Locaties" and (number, at) == (1, 3):
                        sheet.write_formula(number, at, "=3+4", None, 7)
                    elif title == "Cliënten" and (number, at) == (1, 5):
                        sheet.write_formula(number, at, '=IF(1,"","x")', None, "")
                    elif hasattr(value, "year"):
                        sheet.write_datetime(number, at, value, file.add_format({"num_format": "dd-mm-yyyy"}))
                    else:
                        sheet.write(number, at, value)
    # Excel marks an empty text as the stored result of a formula like this
    blank = b"<v></v></c>"
    data = books.edit(
        path.read_bytes(), lambda p: p.update({n: p[n].replace(b'"F2"><f>', b'"F2" t="str"><f>') for n in p if blank in p[n]})
    )
    _, typed, found = books.read(books.save(tmp_path, data))
    assert found == ()
    assert typed["locations"][0].values["places"] == 7
    assert "care_from" not in typed["clients"][0].values


def test_a_file_that_is_there_is_left_as_it_was(tmp_path: Path) -> None:
    data = sound()
    read_book(books.save(tmp_path, data))
    assert (tmp_path / "regio.xlsx").read_bytes() == data
    assert [p.name for p in tmp_path.iterdir()] == ["regio.xlsx"]


@pytest.mark.scale
def test_five_thousand_clients_are_read_in_seconds(tmp_path: Path) -> None:
    book = books.sheets()
    head, row = book["Cliënten"][0], book["Cliënten"][2]
    book["Cliënten"] = [head, *([row[0], f"K{n}", *row[2:]] for n in range(5000))]
    path = books.save(tmp_path, books.workbook(book))
    began = time.monotonic()
    raw = read_book(path)
    problems: list[object] = []
    typed = type_book(raw, problems)  # type: ignore[arg-type]
    seconds = time.monotonic() - began
    assert problems == []
    assert len(typed["clients"]) == 5000
    assert seconds < SECONDS


def test_openpyxl_agrees_on_every_value(tmp_path: Path) -> None:
    path = books.save(tmp_path, sound())
    raw = read_book(path)
    other = openpyxl.load_workbook(path)
    for sheet in raw.sheets.values():
        for row in sheet.rows:
            for cell in (*row.cells.values(), *row.wide.values()):
                value = other[sheet.title][cell.cell].value
                assert cell.value == (value.date() if hasattr(value, "hour") else value)
