"""Numbers as Dutch planners type them."""

from __future__ import annotations

import re
from datetime import date, time, timedelta
from decimal import Decimal

from woonplek.domain.base import Text
from woonplek.io.cells import exact
from woonplek.io.words import clean
from woonplek.io.wrong import Misread

LARGEST = Decimal(10) ** 13
"""more than this is a slip; the sums of a plan stay exact below it"""

_PLAIN = re.compile(r"^[+-]?\d+(?:,\d+)?$")
_THOUSANDS = re.compile(r"^[+-]?\d{1,3}(?:\.\d{3})+(?:,\d+)?$")
_EURO = re.compile(r"^(?:€|eur\b|euro\b)|(?:€|\beur|\beuro)$", re.IGNORECASE)
_DASH = re.compile(r",\s?[-–—]+$")
_MINUS = str.maketrans({"−": "-", "–": "-"})
_LONELY = {".", "-", "–", "—", ",", "?", "..", "...", "…"}
_ENGLISH = re.compile(r"^[+-]?(?:\d+\.\d+|\.\d+|\d{1,3}(?:,\d{3})+\.\d+)$")


def decimal_of(value: object) -> Decimal:
    """Return a number: of Excel, or typed as text (``1.234,50``, ``€ 1.234,-``).

    Raises
    ------
    Misread
        For text that is no number, or could be two.
    """
    if isinstance(value, bool):
        what = Text("is waar of onwaar, waar een getal hoort", "is true or false, where a number belongs")
        raise Misread(what, Text("vul een getal in", "fill in a number"))
    if isinstance(value, (date, time, timedelta)):
        what = Text("is een datum of tijd, waar een getal hoort", "is a date or time, where a number belongs")
        raise Misread(what, Text("zet de celopmaak op Getal en vul het getal in", "format the cell as Number and fill in the number"))
    number = _of_text(value) if isinstance(value, str) else _of_number(value)
    if not number.is_finite() or abs(number) > LARGEST:
        raise Misread(Text("is te groot", "is too large"), Text("controleer het getal", "check the number"), str(value))
    return number


def _of_number(value: object) -> Decimal:
    if isinstance(value, float):
        return exact(value)
    if isinstance(value, (int, Decimal)):
        return Decimal(value)
    raise Misread(Text("is geen getal", "is not a number"), Text("vul een getal in", "fill in a number"), str(value))


def _of_text(text: str) -> Decimal:
    shown = clean(text)
    if shown in _LONELY:
        what = Text("is geen getal", "is not a number")
        raise Misread(what, Text("laat de cel leeg, of vul 0 in", "leave the cell blank, or fill in 0"), shown, harmless=True)
    bare = _DASH.sub("", _EURO.sub("", shown).strip()).translate(_MINUS).replace(" ", "")
    if _PLAIN.match(bare) or _THOUSANDS.match(bare):
        return Decimal(bare.replace(".", "").replace(",", "."))
    if _ENGLISH.match(bare):
        what = Text("is niet eenduidig: een punt kan ook duizendtallen scheiden", "is ambiguous: a point may also separate thousands")
        comma = bare.replace(",", "").replace(".", ",")
        raise Misread(what, Text(f"schrijf {comma}", f"write {comma}"), shown, harmless=True)
    raise Misread(
        Text("is geen getal", "is not a number"),
        Text("vul een getal in, of laat de cel leeg", "fill in a number, or leave the cell blank"),
        shown,
    )


def whole(number: Decimal) -> int:
    """Return a whole *number* as ``int``."""
    return int(number.to_integral_value())


def dutch(number: Decimal) -> str:
    """Return *number* with a decimal comma and no superfluous zeros."""
    text = format(number, "f")
    if "." in text:
        text = text.rstrip("0").rstrip(".")
    return text.replace(".", ",")
