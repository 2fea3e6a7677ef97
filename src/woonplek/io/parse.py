"""Reading one cell: forgiving where a Dutch planner's Excel is, strict where a guess could be wrong."""

from __future__ import annotations

import re
from collections.abc import Callable
from datetime import date, datetime, time, timedelta
from decimal import Decimal
from typing import Any

from woonplek.domain.base import Text
from woonplek.domain.calendar import label_range
from woonplek.io.cells import Broken, Percent, exact
from woonplek.io.dates import day_of
from woonplek.io.declare import Column, Kind, Label
from woonplek.io.numbers import decimal_of, dutch, whole
from woonplek.io.sheets import find_choice, normal_label
from woonplek.io.words import clean, fold, nearest
from woonplek.io.wrong import Misread

LONGEST_CODE = 200
ALWAYS = (24, 7)
"""24 July: what Excel makes of ``24/7``"""
_MUNICIPALITY = re.compile(r"^(?:gm)?[ -]?(\d{1,4})$", re.IGNORECASE)
_DUTCH_ERRORS = {
    "#N/A": "#N/B",
    "#VALUE!": "#WAARDE!",
    "#REF!": "#VERW!",
    "#DIV/0!": "#DEEL/0!",
    "#NAME?": "#NAAM?",
    "#NULL!": "#LEEG!",
    "#NUM!": "#GETAL!",
}
_ERRORS = {*_DUTCH_ERRORS, *_DUTCH_ERRORS.values()}
_YES = {"ja", "j", "yes", "y", "x", "waar", "true", "1", "✓", "v"}
_NO = {"nee", "n", "no", "onwaar", "false", "0", "neen"}


def parse(value: object, column: Column) -> Any:  # noqa: ANN401 - see Kind
    """Return *value*, not blank, as what *column* asks; see :class:`~woonplek.io.declare.Kind`.

    Raises
    ------
    Misread
        When it cannot be read as that, or only by guessing.
    """
    if isinstance(value, str) and value.strip().upper() in _ERRORS:
        value = Broken(value.strip().upper())
    if isinstance(value, Broken):
        raise _broken(value)
    return _READ[column.type](value, column)


def _broken(value: Broken) -> Misread:
    if value.error:
        what = Text(f"geeft de fout {_DUTCH_ERRORS.get(value.error, value.error)}", f"shows the error {value.error}")
        return Misread(what, Text("herstel de formule of vul de waarde in", "repair the formula or fill in the value"))
    what = Text("is een formule zonder opgeslagen uitkomst", "is a formula without a stored result")
    remedy = Text(
        "open het bestand in Excel en sla het op, of vul de waarde in", "open the file in Excel and save it, or fill in the value"
    )
    return Misread(what, remedy)


def as_text(value: object) -> str:
    """Return a cell as the text that a planner sees."""
    if isinstance(value, Percent):
        return f"{dutch(value.shown)}%"
    if isinstance(value, bool):
        return "WAAR" if value else "ONWAAR"
    if isinstance(value, (int, float, Decimal)):
        return dutch(exact(value) if isinstance(value, float) else Decimal(value))
    if isinstance(value, (datetime, date)):
        return f"{value.day:02d}-{value.month:02d}-{value.year}"
    return clean(str(value))


def _text(value: object, _: Column) -> str:
    return as_text(value)


def _code(value: object, _: Column) -> str:
    if isinstance(value, (date, time, timedelta)):
        if isinstance(value, date) and (value.day, value.month) == ALWAYS:
            return "24/7"
        what = Text("is een datum of tijd geworden, waar een code hoort", "has become a date or time, where a code belongs")
        raise Misread(
            what, Text("typ de code met een apostrof ervoor: 'code", "type the code with an apostrophe before it: 'code"), as_text(value)
        )
    code = as_text(value)
    if len(code) > LONGEST_CODE:
        raise Misread(
            Text(f"is een code van {len(code)} tekens", f"is a code of {len(code)} characters"),
            Text(f"gebruik er ten hoogste {LONGEST_CODE}", f"use at most {LONGEST_CODE}"),
        )
    return code


def _municipality(value: object, column: Column) -> str:
    code = _code(value, column)
    match = _MUNICIPALITY.match(code)
    return f"GM{int(match[1]):04d}" if match else code


def _choice(value: object, column: Column) -> str | int:
    words: tuple[str, ...]
    if isinstance(value, bool):
        words = ("ja", "waar") if value else ("nee", "onwaar")
    elif isinstance(value, date) and (value.day, value.month) == ALWAYS:
        words = ("24/7",)
    else:
        words = (as_text(value),)
    for word in words:
        found = find_choice(column.choices, word)
        if found is not None:
            return found.value
    near = nearest(words[0], [w for c in column.choices for w in c.spellings])
    close = find_choice(column.choices, near) if near else None
    if close is not None:
        meant = close.name if near in close.name else Text(near or "", near or "")
        remedy = Text(f"bedoelt u '{meant.nl}'?", f"do you mean '{meant.en}'?")
    else:
        names = [c.name for c in column.choices]
        remedy = Text(f"kies uit: {', '.join(n.nl for n in names)}", f"choose from: {', '.join(n.en for n in names)}")
    raise Misread(Text("is niet bekend", "is not known"), remedy, as_text(value), harmless=close is not None)


def _yes_no(value: object, _: Column) -> bool:
    word = str(bool(value)).lower() if isinstance(value, (int, float)) and value in (0, 1) else fold(as_text(value))
    if word in _YES:
        return True
    if word in _NO:
        return False
    raise Misread(Text("is geen ja of nee", "is neither yes nor no"), Text("vul ja of nee in", "fill in yes or no"), as_text(value))


def _number(value: object, column: Column) -> Decimal:
    if isinstance(value, Percent) or (isinstance(value, str) and value.rstrip().endswith("%")):
        what = Text("is een percentage, waar een getal hoort", "is a percentage, where a number belongs")
        raise Misread(what, Text("vul het getal zelf in", "fill in the number itself"), as_text(value))
    return _within(decimal_of(value), column)


def _percent(value: object, column: Column) -> Decimal:
    if isinstance(value, Percent):
        return _within(value.shown, column)
    if isinstance(value, str) and value.rstrip().endswith("%"):
        return _within(decimal_of(value.rstrip().removesuffix("%")), column)
    return _within(decimal_of(value), column)


def _count(value: object, column: Column) -> int:
    number = _number(value, column)
    if number != number.to_integral_value():
        unit = column.unit
        remedy = Text(f"vul hele {unit.nl or 'getallen'} in", f"fill in whole {unit.en or 'numbers'}")
        raise Misread(Text("is geen heel getal", "is not a whole number"), remedy, dutch(number), harmless=True)
    return whole(number)


def _within(number: Decimal, column: Column) -> Decimal:
    if column.minimum is not None and number < column.minimum:
        if column.minimum == 0:
            what = Text("is negatief", "is negative")
            raise Misread(what, Text("vul 0 of meer in", "fill in 0 or more"), dutch(number), harmless=True)
        what = Text(f"is minder dan {column.minimum}", f"is less than {column.minimum}")
        raise Misread(what, Text(f"vul {column.minimum} of meer in", f"fill in {column.minimum} or more"), dutch(number), harmless=True)
    if column.maximum is not None and number > column.maximum:
        what = Text(f"is meer dan {column.maximum}", f"is more than {column.maximum}")
        raise Misread(what, Text(f"vul ten hoogste {column.maximum} in", f"fill in at most {column.maximum}"), dutch(number), harmless=True)
    return number


def _date(value: object, _: Column) -> date:
    label = _label(value)
    if label is not None:
        first = label_range(label)
        if first is not None:
            return first[0]
    return day_of(value)


def _moment(value: object, _: Column) -> date | Label:
    return _label(value) or day_of(value)


def _label(value: object) -> Label | None:
    if isinstance(value, bool) or not isinstance(value, (str, int, float, Decimal)):
        return None
    return normal_label(as_text(value))


def _features(value: object, column: Column) -> frozenset[str]:
    return frozenset(fold(part) for part in _codes(value, column))


def _codes(value: object, column: Column) -> tuple[str, ...]:
    parts = re.split(r"[;\n]", value) if isinstance(value, str) else [value]
    return tuple(_code(part, column) for part in parts if not (isinstance(part, str) and not clean(part)))


def _any(value: object, _: Column) -> object:
    return value


_READ: dict[Kind, Callable[[object, Column], Any]] = {
    Kind.TEXT: _text,
    Kind.CODE: _code,
    Kind.MUNICIPALITY: _municipality,
    Kind.CHOICE: _choice,
    Kind.YES_NO: _yes_no,
    Kind.COUNT: _count,
    Kind.NUMBER: _number,
    Kind.PERCENT: _percent,
    Kind.MONEY: _number,
    Kind.DATE: _date,
    Kind.MOMENT: _moment,
    Kind.PERIOD: _moment,
    Kind.FEATURES: _features,
    Kind.CODES: _codes,
    Kind.ANY: _any,
}
