"""Days as Dutch planners type them."""

from __future__ import annotations

import re
from datetime import date, datetime, time, timedelta
from decimal import Decimal

from woonplek.domain.base import Text
from woonplek.io.words import clean, fold
from woonplek.io.wrong import Misread

FIRST_YEAR, LAST_YEAR = 1900, 2199
_EPOCH = date(1899, 12, 30)
_FIRST_SERIAL, _LAST_SERIAL = 10_000, 110_000
"""numbers of Excel that are taken for a day: 1927 to 2201"""

_DUTCH = re.compile(r"^(\d{1,2})[-/. ](\d{1,2})[-/. ](\d{4})(?: 0?0:00(?::00)?)?$")
_ISO = re.compile(r"^(\d{4})-(\d{1,2})-(\d{1,2})(?:[T ]00:00(?::00(?:\.0+)?)?)?$")
_WORDS = re.compile(r"^(\d{1,2})[- .]+([a-z]+)\.?[- .]+(\d{4})$")
_SHORT_YEAR = re.compile(r"^\d{1,2}[-/. ]\d{1,2}[-/. ]\d{2}$")
_MONTHS = ("jan", "feb", "mrt maa mar", "apr", "mei may", "jun", "jul", "aug", "sep", "okt oct", "nov", "dec")
_MONTH = {name: number for number, names in enumerate(_MONTHS, start=1) for name in names.split()}

REMEDY = Text("vul een datum in als 31-12-2027", "fill in a date such as 31-12-2027")


def day_of(value: object) -> date:
    """Return a day: a date of Excel, its serial number, or text as ``dd-mm-jjjj``.

    Raises
    ------
    Misread
        For anything else, and for days that do not exist.
    """
    if isinstance(value, datetime):
        day = value.date()
    elif isinstance(value, date):
        day = value
    elif isinstance(value, str):
        day = _of_text(value)
    elif isinstance(value, (int, float, Decimal)) and not isinstance(value, bool) and _FIRST_SERIAL <= value < _LAST_SERIAL:
        day = _EPOCH + timedelta(days=int(value))
    elif isinstance(value, (time, timedelta)):
        raise Misread(Text("is een tijd, geen datum", "is a time, not a date"), REMEDY)
    else:
        raise Misread(Text("is geen datum of periode", "is neither a date nor a period"), REMEDY, str(value))
    if not FIRST_YEAR <= day.year <= LAST_YEAR:
        raise Misread(Text(f"ligt in het jaar {day.year}", f"lies in the year {day.year}"), REMEDY)
    return day


def _of_text(text: str) -> date:
    shown = clean(text)
    if _SHORT_YEAR.match(shown):
        raise Misread(Text("heeft een jaartal van twee cijfers", "has a year of two digits"), REMEDY, shown, harmless=True)
    dutch, iso, words = _DUTCH.match(shown), _ISO.match(shown), _WORDS.match(fold(shown))
    if dutch:
        day, month, year = int(dutch[1]), int(dutch[2]), int(dutch[3])
    elif iso:
        year, month, day = int(iso[1]), int(iso[2]), int(iso[3])
    elif words and words[2][:3] in _MONTH:
        day, month, year = int(words[1]), _MONTH[words[2][:3]], int(words[3])
    else:
        raise Misread(Text("is geen datum of periode", "is neither a date nor a period"), REMEDY, shown)
    try:
        return date(year, month, day)
    except ValueError:
        raise Misread(Text("bestaat niet in de kalender", "does not exist in the calendar"), REMEDY, shown, harmless=True) from None
