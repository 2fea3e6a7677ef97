"""Text on the terminal: aligned, and numbers as the language writes them."""

from __future__ import annotations

from datetime import date

import pytest

from woonplek.domain.base import Language, Text
from woonplek.io.screen import aligned, cell_text, table_text
from woonplek.tables.table import CellType, Table, TableColumn


def test_columns_are_aligned_left_or_right() -> None:
    assert aligned([["a", "1"], ["bcd", "23"]], right=frozenset({1})) == "  a     1\n  bcd  23"
    assert aligned([]) == ""


@pytest.mark.parametrize(
    ("value", "kind", "language", "text"),
    [
        (123456, "money", "nl", "1.234,56"),
        (123400, "money", "nl", "1.234"),
        (123456, "money", "en", "1,234.56"),
        (-250, "money", "nl", "-2,50"),
        (0.25, "percent", "nl", "0,250"),
        (12.5, "percent", "nl", "12,5"),
        (1234567, "whole", "nl", "1.234.567"),
        (2.5, "decimal", "en", "2.50"),
        (None, "whole", "nl", ""),
        (date(2027, 1, 31), "date", "nl", "31-01-2027"),
        ("Lindenhof", "text", "nl", "Lindenhof"),
    ],
)
def test_a_cell_reads_as_the_language_writes_it(value: object, kind: CellType, language: Language, text: str) -> None:
    assert cell_text(value, kind, language) == text  # type: ignore[arg-type]


def test_a_table_has_its_title_headers_rows_and_notes() -> None:
    columns = (TableColumn("goal", Text("doel", "goal")), TableColumn("value", Text("waarde", "value"), "whole"))
    table = Table("goals", Text("Doelen", "Goals"), columns, [("wachten", 1828), ("kosten", 7)], notes=(Text("klaar", "done"),))
    assert table_text(table, "nl") == "Doelen\n  doel     waarde\n  wachten   1.828\n  kosten        7\n  klaar"
    assert table_text(Table("goals", Text("Doelen", "Goals"), columns, []), "en") == "Goals"


def test_a_table_that_is_too_wide_goes_on_under_itself_with_what_names_its_rows() -> None:
    sides = [TableColumn(f"s{n}", Text(f"kant {n}", f"side {n}")) for n in range(4)]
    columns = (TableColumn("goal", Text("doel", "goal")), *sides)
    rows = [("wachten", *(letter * 40 for letter in "abcd")), ("kosten", "1", "2", "3", "4")]
    lines = table_text(Table("t", Text("Doelen", "Goals"), columns, rows, heads=1), "nl").split("\n")
    assert [line.split() for line in lines] == [
        ["Doelen"],
        ["doel", "kant", "0", "kant", "1"],
        ["wachten", "a" * 40, "b" * 40],
        ["kosten", "1", "2"],
        [],
        ["doel", "kant", "2", "kant", "3"],
        ["wachten", "c" * 40, "d" * 40],
        ["kosten", "3", "4"],
    ]
    assert max(map(len, lines)) <= 120
    assert len(table_text(Table("t", Text("Doelen", "Goals"), columns, rows), "nl").split("\n")) == 4
