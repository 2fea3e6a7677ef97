"""Small regions as sheets, to build an instance of without a file."""

from __future__ import annotations

from collections.abc import Mapping
from copy import deepcopy
from datetime import date
from typing import Any

import pandas as pd

from woonplek.domain.instance import Instance
from woonplek.io.book import Book, book_from_frames
from woonplek.io.build import build
from woonplek.io.problems import InputError

Rows = list[list[object]]
Sheets = dict[str, Rows]

SMALL: Sheets = {
    "Instellingen": [["naam", "waarde"], ["start", date(2027, 1, 1)], ["perioden", 3]],
    "Gemeenten": [["code", "naam", "inwoners", "centrum"], ["GM0917", "Heerlen", 60000, "ja"], ["GM0928", "Kerkrade", 40000, None]],
    "Woonvormen": [["code", "soort", "thuis"], ["BW", "24-uurs", None], ["ZELF", "zelfstandig", "ja"]],
    "Profielen": [["code", "naam"], ["LICHT", "licht"], ["ZWAAR", "zwaar"]],
    "Zorg": [
        ["profiel", "woonvorm", "geschikt", "tarief", "uren_per_week"],
        ["LICHT", "BW", "overbrugging", 150, None],
        ["LICHT", "ZELF", "passend", 60, 5],
        ["ZWAAR", "BW", "passend", 190, None],
        ["ZWAAR", "ZELF", "nee", 90, 9],
    ],
    "Cliënten": [
        ["profiel", "id", "herkomstgemeente", "aantal", "in_zorg_vanaf", "in_zorg_tot", "huidige_locatie"],
        ["ZWAAR", "C1", "GM0917", 2, None, None, "LINDE"],
        ["LICHT", "C2", "GM0928", None, None, date(2029, 1, 1), None],
    ],
    "Locaties": [
        ["code", "gemeente", "woonvorm", "plaatsen", "naam"],
        ["LINDE", "GM0917", "BW", 7, "De Linde"],
        ["FLAT", "GM0928", "ZELF", 3, None],
    ],
}
"""Three years from 2027, two municipalities, two forms, three clients."""


def frame(rows: Rows) -> pd.DataFrame:
    """Return rows, the first of them headers, as a table."""
    width = len(rows[0])
    return pd.DataFrame([[*row, *[None] * (width - len(row))] for row in rows[1:]], columns=[str(head) for head in rows[0]], dtype=object)


def book(changes: Mapping[str, Rows | None] | None = None, **settings: object) -> Book:
    """Return the small region with the sheets of *changes* in place of its own (None: absent) and more *settings*."""
    sheets: dict[str, Rows | None] = {**deepcopy(SMALL), **deepcopy(dict(changes or {}))}
    rows = sheets["Instellingen"] or []
    named = {str(row[0]): row for row in rows}
    for name, value in settings.items():
        named[name] = [name, value]
    sheets["Instellingen"] = list(named.values())
    return book_from_frames({title: frame(table) for title, table in sheets.items() if table is not None})


def region(changes: Mapping[str, Rows | None] | None = None, **settings: object) -> Instance:
    """Return the instance of :func:`book`."""
    return build(book(changes, **settings))


def problems(changes: Mapping[str, Rows | None] | None = None, **settings: object) -> list[tuple[str, str, str]]:
    """Return (place, what, remedy) of every problem of :func:`book`, in Dutch; none when it can be built."""
    try:
        region(changes, **settings)
    except InputError as error:
        return [(p.place, p.what.nl, p.remedy.nl) for p in error.problems]
    return []


def places(changes: Mapping[str, Rows | None] | None = None, **settings: object) -> list[str]:
    """Return the cells that have a problem."""
    return [place for place, _, _ in problems(changes, **settings)]


def rows(title: str, *more: list[object], head: list[str] | None = None) -> Rows:
    """Return a sheet of the small region with *more* rows under it, or with other headers and only those rows."""
    return [list(head), *more] if head is not None else [*deepcopy(SMALL[title]), *more]


def notes(instance: Instance, kind: str) -> list[str]:
    """Return the notes of one kind, in Dutch."""
    return [note.text.nl for note in instance.notes if note.kind == kind]


def by_id(instance: Instance) -> dict[str, Any]:
    """Return the first group of each client id."""
    return {client.id: client for client in reversed(instance.clients)}
