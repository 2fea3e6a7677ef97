"""What is wrong with one cell, before it is known which."""

from __future__ import annotations

from woonplek.domain.base import Text


class Misread(Exception):  # noqa: N818 - it never leaves the reader
    """A cell cannot be read: ``<column> <shown> <what>``, and what to do.

    *shown* is the content; on a sheet about people it is left out unless *harmless*: it may be a name
    that slipped into a wrong column.
    """

    def __init__(self, what: Text, remedy: Text, shown: str = "", *, harmless: bool = False) -> None:
        super().__init__(what.en)
        self.what = what
        self.remedy = remedy
        self.shown = shown
        self.harmless = harmless
