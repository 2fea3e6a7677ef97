"""Fonts, colours and number formats of a plan workbook, each format made once."""

from __future__ import annotations

from xlsxwriter.format import Format
from xlsxwriter.workbook import Workbook

from woonplek.tables import CellType, Tone

FONT = "Calibri"
INK, DEEP, PALE, LINE = "#1D2B36", "#1F4E5F", "#EAF1F3", "#D5DDE0"
TONES: dict[Tone, tuple[str, str]] = {
    "good": ("#DDEFE0", "#1E5B2E"),
    "warning": ("#FCEBD0", "#7A4A00"),
    "bad": ("#F8D9D6", "#8A1C12"),
}
FORMATS: dict[CellType, str] = {
    "text": "@",
    "whole": "#,##0;[Red]-#,##0",
    "money": "€ #,##0.00;[Red]-€ #,##0.00",
    "percent": "0.00%",
    "decimal": "#,##0.00;[Red]-#,##0.00",
    "date": "dd-mm-yyyy",
}
WHOLE_EURO = "€ #,##0;[Red]-€ #,##0"
LEFT: tuple[CellType, ...] = ("text", "date")


class Styles:
    """The formats of one workbook."""

    WRAPS_FROM = 40
    """characters: text columns this wide wrap"""

    def __init__(self, book: Workbook) -> None:
        self._book = book
        self._made: dict[tuple[tuple[str, str | float], ...], Format] = {}

    def make(self, **properties: str | float) -> Format:
        """Return the format with *properties*, the same one for the same."""
        key = tuple(sorted(properties.items()))
        if key not in self._made:
            base = {"font_name": FONT, "font_size": 10, "font_color": INK, "valign": "top"}
            self._made[key] = self._book.add_format({**base, **properties})
        return self._made[key]

    def head(self, kind: CellType) -> Format:
        """Return the format of a column title."""
        return self.make(
            bold=True,
            font_color="#FFFFFF",
            bg_color=DEEP,
            text_wrap=True,
            valign="vcenter",
            indent=int(kind in LEFT),
            align="left" if kind in LEFT else "right",
            border=0,
        )

    def cell(self, kind: CellType, *, wraps: bool = False, whole_euro: bool = False) -> Format:
        """Return the format of a cell; text is shown as it is, never read as a number or formula."""
        properties: dict[str, str | float] = {
            "num_format": WHOLE_EURO if whole_euro and kind == "money" else FORMATS[kind],
            "bottom": 4,
            "bottom_color": LINE,
        }
        left = kind in LEFT
        properties |= {"indent": int(left), "align": "left" if left else "right", "text_wrap": wraps and left}
        return self.make(**properties)

    def tone(self, tone: Tone, *, wraps: bool = False) -> Format:
        """Return the format of a word with a colour."""
        back, ink = TONES[tone]
        return self.make(
            bg_color=back, font_color=ink, bold=True, num_format="@", bottom=4, bottom_color=LINE, text_wrap=wraps, indent=1, align="left"
        )

    def title(self) -> Format:
        """Return the format of the title of a page."""
        return self.make(bold=True, font_size=18, font_color=DEEP, valign="vcenter")

    def section(self) -> Format:
        """Return the format of the title of a part of a page."""
        return self.make(bold=True, font_size=12, font_color=DEEP, valign="bottom", bottom=2, bottom_color=DEEP)

    def remark(self) -> Format:
        """Return the format of a line of explanation."""
        return self.make(italic=True, font_color="#5B6B75", text_wrap=True, indent=1, align="left")

    def small_head(self, kind: CellType) -> Format:
        """Return the format of a column title inside a page."""
        return self.make(
            bold=True,
            bg_color=PALE,
            font_color=DEEP,
            text_wrap=True,
            valign="vcenter",
            indent=int(kind in LEFT),
            align="left" if kind in LEFT else "right",
        )
