"""Which rows, and which cells of them, a key of a change means."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date, datetime
from decimal import Decimal

from woonplek.domain.calendar import label_range
from woonplek.io.book import Book, RawRow, is_blank
from woonplek.io.cells import Percent
from woonplek.io.numbers import decimal_of
from woonplek.io.parse import as_text, parse
from woonplek.io.sheets import SHEET, Column, Sheet, find_column, normal_label
from woonplek.io.words import fold
from woonplek.io.wrong import Misread

EVERYTHING = "*"


@dataclass(frozen=True, slots=True)
class Slot:
    """A row, or the one period of it that stands under a header of its own."""

    row: RawRow
    period: str | None = None


class UnknownColumn(Exception):  # noqa: N818 - a question to the caller, not a fault
    """A key names a column that the sheet does not have."""


def shown(value: object) -> str:
    """Return a raw value as a planner sees it: 2028 for 2028.0, a date as typed, nothing for blank."""
    if value is None:
        return ""
    if isinstance(value, datetime):
        value = value.date()
    return value.isoformat() if isinstance(value, date) else as_text(value)


def number(value: object) -> Decimal | None:
    """Return *value* as a number, a percentage as shown, or None where it is none."""
    if isinstance(value, Percent):
        return value.shown
    try:
        return decimal_of(value)
    except Misread:
        return None


def plain(column: Column, value: object) -> str:
    """Return *value* of *column* in the one spelling by which it is compared."""
    if is_blank(value):
        return ""
    try:
        typed = parse(value, column)
    except Misread:
        return fold(shown(value))
    if isinstance(typed, Decimal):
        return f"{typed.normalize():f}"
    return ";".join(sorted(typed)) if isinstance(typed, frozenset) else fold(str(typed))


def conditions(sheet: Sheet, key: str) -> list[tuple[Column, str]]:
    """Return the (column, value) pairs of a key such as ``gemeente=Kerkrade; periode=2028``.

    A part without ``=`` belongs to the value before it (features stand between ``;`` too).
    """
    pairs: list[tuple[Column, str]] = []
    for part in key.split(";"):
        name, equals, value = part.partition("=")
        if equals:
            column = find_column(sheet, name.strip())
            if column is None:
                raise UnknownColumn(name.strip())
            pairs.append((column, value.strip()))
        elif pairs and part.strip():
            pairs[-1] = (pairs[-1][0], f"{pairs[-1][1]};{part.strip()}")
    return pairs


def select(book: Book, sheet: Sheet, key: str) -> list[Slot]:
    """Return what *key* means on *sheet*: all of it for ``*``, else what has the code or meets the conditions."""
    raw = book.sheets.get(sheet.key)
    rows = raw.rows if raw else []
    if key.strip() == EVERYTHING:
        return [Slot(row) for row in rows]
    if "=" in key:
        return _that_meet(book, sheet, rows, conditions(sheet, key))
    main = sheet.column(sheet.key_columns[0] if sheet.key_columns else sheet.columns[0].key)
    found = _that_meet(book, sheet, rows, [(main, key)])
    if not found and sheet.key == "clients":
        found = [Slot(row) for n, row in enumerate(rows, start=1) if "id" not in row.cells and fold(key) == fold(f"rij-{n}")]
    if not found and "period" in {c.key for c in sheet.columns} and normal_label(key):
        found = _that_meet(book, sheet, rows, [(sheet.column("period"), key)])
    return found


def _that_meet(book: Book, sheet: Sheet, rows: list[RawRow], pairs: list[tuple[Column, str]]) -> list[Slot]:
    tests: list[tuple[Column, Callable[[object], bool]]] = [(c, _test(book, sheet, c, v)) for c, v in pairs if c.key != "period"]
    period = next(((c, v) for c, v in pairs if c.key == "period"), None)
    slots: list[Slot] = []
    for row in rows:
        if not all(test(row.cells[c.key].value if c.key in row.cells else c.default) for c, test in tests):
            continue
        if period is None:
            slots.append(Slot(row))
        elif row.wide:
            slots += [Slot(row, label) for label in row.wide if _covers(period[1], label)]
        elif "period" in row.cells and _covers(period[1], shown(row.cells["period"].value)):
            slots.append(Slot(row))
    return slots


def _covers(asked: str, label: str) -> bool:
    """Tell whether period *label* lies in the one *asked*."""
    wide, narrow = label_range(normal_label(asked) or ""), label_range(normal_label(label) or "")
    if wide is None or narrow is None:
        return fold(asked) == fold(label)
    return wide[0] <= narrow[0] and narrow[1] <= wide[1]


def _test(book: Book, sheet: Sheet, column: Column, wanted: str) -> Callable[[object], bool]:
    """Return whether a value is the one *wanted*: by code, or by the name of what the code stands for."""
    target = column.refers_to or (sheet.key if sheet.key_columns[:1] == (column.key,) else None)
    names = _codes_by_name(book, target) if target else {}
    goal = plain(column, wanted)
    goals = {goal, names.get(goal, goal)}
    return lambda value: plain(column, value) in goals or names.get(plain(column, value)) in goals


def _codes_by_name(book: Book, target: str) -> dict[str, str]:
    """Return the code of each thing on sheet *target* by its name."""
    raw, sheet = book.sheets.get(target), SHEET.get(target)
    if raw is None or sheet is None or find_column(sheet, "code") is None or find_column(sheet, "name") is None:
        return {}
    code, name = sheet.column("code"), sheet.column("name")
    rows = [row.cells for row in raw.rows if {"code", "name"} <= row.cells.keys()]
    return {plain(name, cells["name"].value): plain(code, cells["code"].value) for cells in rows}
