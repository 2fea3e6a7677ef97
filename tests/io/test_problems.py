from __future__ import annotations

from woonplek.domain.base import Text
from woonplek.io.problems import InputError, Problem


def problem(sheet: str, cell: str, what: str = "fout") -> Problem:
    return Problem(sheet=sheet, cell=cell, what=Text(what, "wrong"), remedy=Text("herstel", "repair"))


def test_the_report_says_where_what_and_how() -> None:
    error = InputError([problem("Cliënten", "D14", "profiel 'VG9' bestaat niet"), problem("Locaties", "D7")], "scenarios/parkstad.xlsx")
    assert str(error).splitlines() == [
        "2 problemen in scenarios/parkstad.xlsx; er is niets gepland.",
        "  Cliënten!D14  profiel 'VG9' bestaat niet  → herstel",
        "  Locaties!D7   fout                        → herstel",
    ]


def test_one_problem_in_english() -> None:
    assert InputError([problem("Locaties", "D7")]).report("en").splitlines() == [
        "1 problem in the input; nothing was planned.",
        "  Locaties!D7  wrong  → repair",
    ]


def test_problems_come_in_the_order_of_sheets_rows_and_columns() -> None:
    cells = [("Locaties", "B2"), ("Cliënten", "AA3"), ("regio.xlsx", ""), ("Cliënten", "C3"), ("Cliënten", "B10"), ("Cliënten", "")]
    found = InputError([problem(*cell) for cell in cells]).problems
    assert [p.place for p in found] == ["regio.xlsx", "Cliënten", "Cliënten!C3", "Cliënten!AA3", "Cliënten!B10", "Locaties!B2"]


def test_the_same_problem_is_said_once() -> None:
    assert len(InputError([problem("Locaties", "B2"), problem("Locaties", "B2")]).problems) == 1


def test_another_sheet_may_hold_the_cell() -> None:
    assert problem("Budgetten", "Wijzigingen!F3").place == "Wijzigingen!F3"
