"""Small workbooks for the tests of scenarios."""

from __future__ import annotations

import pandas as pd

from woonplek.io.book import Book, book_from_frames
from woonplek.io.values import type_book

BASE: dict[str, list[dict[str, object]]] = {
    "Instellingen": [
        {"naam": "start", "waarde": "2027-01-01"},
        {"naam": "perioden", "waarde": 3},
        {"naam": "budgetvorm", "waarde": "eigen"},
    ],
    "Gemeenten": [
        {"code": "GM0917", "naam": "Heerlen", "inwoners": 86000},
        {"code": "GM0928", "naam": "Kerkrade", "inwoners": 45000},
    ],
    "Woonvormen": [{"code": "24/7", "soort": "24-uurs"}, {"code": "ZELF", "soort": "zelfstandig", "max_bezetting_pct": 90}],
    "Locaties": [
        {"code": "L1", "gemeente": "GM0917", "woonvorm": "24/7", "plaatsen": 7, "naam": "Lindenhof", "kenmerken": "tuin"},
        {"code": "L2", "gemeente": "Kerkrade", "woonvorm": "ZELF", "plaatsen": 11, "naam": "De Berk", "kenmerken": None},
    ],
    "Cliënten": [{"profiel": "P", "herkomstgemeente": "Kerkrade"}, {"profiel": "P", "herkomstgemeente": "Heerlen"}],
    "Budgetten": [
        {"gemeente": "Heerlen", "2027": 1000, "2028": 1100, "2029": 1300},
        {"gemeente": "GM0928", "2027": "€ 2.000", "2028": 2300, "2029": 2900},
    ],
    "Rijksbijdrage": [{"periode": 2027, "bedrag": 5000}, {"periode": 2028, "bedrag": 7000}, {"periode": 2029, "bedrag": 9000.5}],
    "Woningaanbod": [{"eigenaar": "C", "gemeente": "Heerlen", "periode": 2027, "aantal": 3}],
}


def book(**sheets: list[dict[str, object]]) -> Book:
    """Return the base workbook with *sheets* in place of, or beside, its own (``Scenarios`` for *Scenario's*)."""
    frames = {("Scenario's" if title == "Scenarios" else title): rows for title, rows in (BASE | sheets).items()}
    return book_from_frames({title: pd.DataFrame(rows) for title, rows in frames.items()})


def typed(book: Book, sheet: str) -> list[dict[str, object]]:
    """Return the rows of *sheet* as the reader understands them; every cell must be readable."""
    problems: list[object] = []
    rows = type_book(book, problems)[sheet]  # type: ignore[arg-type]
    assert not [p for p in problems if getattr(p, "sheet", "") == book.sheets[sheet].title]
    return [row.values | {label: value for label, (value, _) in row.wide.items()} for row in rows]
