"""The parts of a zipped workbook, inflated within bounds whatever its header claims."""

from __future__ import annotations

import io
import re
import zipfile
import zlib

from woonplek.domain.base import Text

MOST_PARTS = 10_000
MOST_BYTES = 200 * 1024 * 1024
"""of all parts together, inflated"""
RATIO_FROM = 20 * 1024 * 1024
MOST_RATIO = 300
"""inflated to packed, for parts over ``RATIO_FROM``; sheets of a region come to 10 to 60"""
CHUNK = 1 << 20

UNUSED = (
    "media/",
    "drawings/",
    "charts/",
    "theme/",
    "printersettings/",
    "customxml/",
    "docprops/",
    "pivottables/",
    "thumbnails/",
    "pictures/",
)
"""folders that hold no cells; they are never inflated"""

_BOASTS = re.compile(rb"""[cC]ount\s*=\s*["']\s*\d{8,}""")
"""a part that says it has ten million things or more: the fast reader makes room for them before it looks"""

DAMAGED = (
    Text("het bestand is beschadigd of niet helemaal binnengehaald", "the file is damaged or was not downloaded completely"),
    Text("open het in Excel, sla het opnieuw op, of haal het nog eens op", "open it in Excel and save it again, or download it once more"),
)
BOMB = (
    Text("het bestand is uitgepakt onredelijk groot", "the file is unreasonably large when unpacked"),
    Text("kopieer alleen de gevulde cellen naar een nieuw werkboek", "copy only the filled cells to a new workbook"),
)
LOCKED = (
    Text("het bestand is met een wachtwoord beveiligd", "the file is protected by a password"),
    Text("haal het wachtwoord eraf en sla het op als .xlsx", "remove the password and save it as .xlsx"),
)
ENTITIES = (
    Text(
        "het bestand bevat XML-definities die in een werkboek niet horen",
        "the file contains XML definitions that do not belong in a workbook",
    ),
    Text(
        "gebruik het niet, of vraag de maker om een werkboek dat Excel heeft opgeslagen",
        "do not use it, or ask its maker for a workbook saved by Excel",
    ),
)


class Refused(Exception):  # noqa: N818 - it never leaves the reader
    """The file as a whole cannot be read: what is wrong, and what to do."""

    def __init__(self, what: Text, remedy: Text, sheet: str = "", cell: str = "") -> None:
        super().__init__(what.en)
        self.what = what
        self.remedy = remedy
        self.sheet = sheet
        self.cell = cell


class Archive:
    """A zip file in memory: names at once, parts when asked, never more bytes than allowed."""

    def __init__(self, data: bytes) -> None:
        try:
            self._zip = zipfile.ZipFile(io.BytesIO(data))
            entries = [entry for entry in self._zip.infolist() if not entry.filename.endswith("/")]
        except (zipfile.BadZipFile, OSError, ValueError, NotImplementedError, UnicodeError, EOFError) as error:
            raise Refused(*DAMAGED) from error
        self._left = MOST_BYTES
        self._read: dict[str, bytes] = {}
        self.entries = {entry.filename: entry for entry in entries}
        if len(entries) > MOST_PARTS:
            raise Refused(*BOMB)
        if len(self.entries) < len(entries):
            raise Refused(*DAMAGED)
        if any(entry.flag_bits & 1 for entry in entries):
            raise Refused(*LOCKED)
        needed = [entry for name, entry in self.entries.items() if is_used(name)]
        if sum(entry.file_size for entry in needed) > MOST_BYTES or any(_swells(entry) for entry in needed):
            raise Refused(*BOMB)

    def part(self, name: str) -> bytes:
        """Return the part *name* inflated; b'' when there is none.

        Raises
        ------
        Refused
            When it is damaged, larger than its header says, defines XML entities, or boasts of its size.
        """
        if name not in self._read:
            self._read[name] = self._inflate(name)
        return self._read[name]

    def _inflate(self, name: str) -> bytes:
        entry = self.entries.get(name)
        if entry is None:
            return b""
        pieces = []
        try:
            with self._zip.open(entry) as stream:
                while piece := stream.read(CHUNK):
                    self._left -= len(piece)
                    if self._left < 0:
                        raise Refused(*BOMB)
                    pieces.append(piece)
        except (zipfile.BadZipFile, zlib.error, OSError, EOFError, NotImplementedError, RuntimeError, ValueError) as error:
            raise Refused(*DAMAGED) from error
        data = b"".join(pieces)
        if defines_entities(data):
            raise Refused(*ENTITIES)
        if _BOASTS.search(data):
            raise Refused(*DAMAGED)
        return data


def is_used(name: str) -> bool:
    """Tell whether a part may hold cells, or say where they are."""
    lower = name.lower()
    return lower.endswith((".xml", ".rels", "mimetype")) and not any(folder in lower for folder in UNUSED)


def defines_entities(data: bytes) -> bool:
    """Tell whether XML has a document type, which is where entities are defined."""
    head = data[:4]
    if b"\0" in head or head.startswith((b"\xff\xfe", b"\xfe\xff")):
        return any("<!DOCTYPE".encode(coding) in data for coding in ("utf-16-le", "utf-16-be"))
    return b"<!DOCTYPE" in data or b"<!ENTITY" in data


def _swells(entry: zipfile.ZipInfo) -> bool:
    return entry.file_size > RATIO_FROM and entry.file_size > MOST_RATIO * max(1, entry.compress_size)


def pack(parts: dict[str, bytes]) -> bytes:
    """Return *parts* as a zip file, not compressed."""
    target = io.BytesIO()
    with zipfile.ZipFile(target, "w", zipfile.ZIP_STORED) as packed:
        for name, data in parts.items():
            packed.writestr(name, data)
    return target.getvalue()
