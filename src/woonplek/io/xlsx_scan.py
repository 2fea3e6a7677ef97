"""A look at the XML of an .xlsx: formats, errors and formulas that the fast reader does not tell."""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass, field
from posixpath import join, normpath
from xml.parsers import expat

from woonplek.io.archive import DAMAGED, ENTITIES, Archive, Refused
from woonplek.io.cells import address, position
from woonplek.io.grid import Scan

Attributes = dict[str, str]
_PERCENT_FORMATS = {9, 10}
_QUOTED = re.compile(r'"[^"]*"|\\.|\[[^\]]*\]')


def local(tag: str) -> str:
    """Return a name without its namespace prefix."""
    return tag.rpartition(":")[2]


def _refuse_type(*_: object) -> None:
    raise Refused(*ENTITIES)


def parse_xml(
    data: bytes,
    start: Callable[[str, Attributes], None],
    end: Callable[[str], None] | None = None,
    text: Callable[[str], None] | None = None,
) -> None:
    """Call back for every element of *data*.

    Raises
    ------
    Refused
        When it is not well-formed, or has a document type.
    """
    parser = expat.ParserCreate()
    parser.buffer_text = True
    parser.StartDoctypeDeclHandler = _refuse_type
    parser.StartElementHandler = start
    parser.EndElementHandler = end
    parser.CharacterDataHandler = text
    try:
        parser.Parse(data, True)
    except (expat.ExpatError, LookupError, ValueError) as error:  # an encoding nobody knows; text where a number belongs
        raise Refused(*DAMAGED) from error


@dataclass(slots=True)
class Workbook:
    """Where the sheets of a workbook are, and which cell styles are percentages."""

    parts: dict[str, str] = field(default_factory=dict)
    """part of each sheet by title"""
    percent_styles: set[str] = field(default_factory=set)


def read_workbook(archive: Archive) -> Workbook:
    """Return the table of contents of an .xlsx."""
    main = _target(archive, "", "officeDocument") or "xl/workbook.xml"
    folder, _, name = main.rpartition("/")
    ids = {key: target for key, _, target in _relations(archive, join(folder, "_rels", name + ".rels"), folder)}
    book = Workbook()

    def start(tag: str, attributes: Attributes) -> None:
        if local(tag) == "sheet" and "name" in attributes:
            relation = next((value for key, value in attributes.items() if local(key) == "id"), "")
            book.parts[attributes["name"]] = ids.get(relation, "")

    parse_xml(archive.part(main), start)
    styles = _target(archive, folder, "styles", join(folder, "_rels", name + ".rels")) or join(folder, "styles.xml")
    if archive.part(styles):
        book.percent_styles = _percent_styles(archive.part(styles))
    return book


def _relations(archive: Archive, name: str, folder: str) -> list[tuple[str, str, str]]:
    """Return (id, kind, part) of each relation."""
    found: list[tuple[str, str, str]] = []

    def start(tag: str, attributes: Attributes) -> None:
        if local(tag) == "Relationship":
            target = attributes.get("Target", "")
            part = target.lstrip("/") if target.startswith("/") else normpath(join(folder, target))
            found.append((attributes.get("Id", ""), attributes.get("Type", "").rpartition("/")[2], part))

    data = archive.part(name)
    if data:
        parse_xml(data, start)
    return found


def _target(archive: Archive, folder: str, kind: str, name: str = "_rels/.rels") -> str:
    return next((part for _, k, part in _relations(archive, name, folder) if k == kind), "")


def _percent_styles(data: bytes) -> set[str]:
    formats = set(_PERCENT_FORMATS)
    styles: list[int] = []
    inside = ""

    def start(tag: str, attributes: Attributes) -> None:
        nonlocal inside
        name = local(tag)
        if name == "numFmt" and "%" in _QUOTED.sub("", attributes.get("formatCode", "")):
            formats.add(int(attributes.get("numFmtId", "-1")))
        elif name in {"cellXfs", "cellStyleXfs"}:
            inside = name
        elif name == "xf" and inside == "cellXfs":
            styles.append(int(attributes.get("numFmtId", "0")))

    parse_xml(data, start)
    return {str(index) for index, number in enumerate(styles) if number in formats}


class _SheetScanner:
    """Follows the cells of a sheet; as few steps per cell as Python allows."""

    def __init__(self, percent_styles: set[str]) -> None:
        self.percent_styles = percent_styles
        self.scan = Scan()
        self.prefix = ""
        self.row = self.column = 0
        self.cell = self.kind = self.value = ""
        self.formula = self.filled = self.reading = False

    def start(self, tag: str, attributes: Attributes) -> None:
        name = tag.removeprefix(self.prefix)
        if name == "c":
            self._cell(attributes)
        elif name in {"v", "is"}:
            self.filled = self.reading = True
        elif name == "f":
            self.formula = True
        elif name == "row":
            self.row = int(attributes["r"]) if "r" in attributes else self.row + 1
            self.column = 0
        elif name == "mergeCell":
            self.scan.merged.append(attributes.get("ref", ""))
        elif tag.endswith(":worksheet"):
            self.prefix = tag.removesuffix("worksheet")

    def _cell(self, attributes: Attributes) -> None:
        self.cell = attributes.get("r", "")
        if self.cell:
            self.row, at = position(self.cell)
            self.column = at + 1
        else:
            self.column += 1
            self.cell = address(self.row, self.column - 1)
        self.kind = attributes.get("t", "n")
        self.formula = self.filled = False
        self.value = ""
        if self.kind == "n" and attributes.get("s") in self.percent_styles:
            self.scan.percents.append(self.cell)

    def text(self, text: str) -> None:
        if self.reading:
            self.value += text

    def end(self, tag: str) -> None:
        name = tag.removeprefix(self.prefix)
        if name in {"v", "is"}:
            self.reading = False
        elif name == "c" and (self.filled or self.formula):
            self.scan.used(self.row, self.column, self.cell)
            if self.kind == "e":
                self.scan.broken[self.cell] = self.value or "#N/A"
            elif self.formula and not self.value and self.kind != "str":
                self.scan.broken[self.cell] = ""


def scan_sheet(data: bytes, percent_styles: set[str]) -> Scan:
    """Return what the XML of one sheet tells."""
    scanner = _SheetScanner(percent_styles)
    parse_xml(data, scanner.start, scanner.end, scanner.text)
    return scanner.scan
