"""What is wrong with an input: sheet, cell, what, and what to do about it."""

from __future__ import annotations

import re
from collections.abc import Iterable

from woonplek.domain.base import Frozen, Language, Text
from woonplek.io.sheets import SHEETS, find_sheet

_CELL = re.compile(r"^([A-Z]*)(\d*)")


class Problem(Frozen):
    """One thing the planner has to repair, or (in :attr:`Book.ignored`) should know."""

    sheet: str
    """name as in the user's file; '' for the file as a whole"""
    cell: str
    """``D14``, ``D14:F14``, or '' for the sheet as a whole; ``Wijzigingen!F3`` when another sheet holds it"""
    what: Text
    remedy: Text

    @property
    def place(self) -> str:
        """Where it is: ``Cliënten!D14``."""
        if not self.cell or "!" in self.cell:
            return self.cell or self.sheet
        return f"{self.sheet}!{self.cell}" if self.sheet else self.cell


class InputError(Exception):
    """The input cannot be planned with; every problem is in :attr:`problems`."""

    def __init__(self, problems: Iterable[Problem], source: str = "") -> None:
        self.problems = in_order(problems)
        self.source = source
        super().__init__(source)

    def __str__(self) -> str:
        return self.report("nl")

    def report(self, language: Language = "nl") -> str:
        """Return all problems as text, a line each under a heading."""
        count = len(self.problems)
        noun = Text("probleem" if count == 1 else "problemen", "problem" if count == 1 else "problems").of(language)
        where = Text("in ", "in ").of(language) + (self.source or Text("de invoer", "the input").of(language))
        done = Text("er is niets gepland", "nothing was planned").of(language)
        return "\n".join([f"{count} {noun} {where}; {done}.", *listing(self.problems, language)])


def in_order(problems: Iterable[Problem]) -> tuple[Problem, ...]:
    """Return *problems* without doubles: the file itself, then sheet by sheet, by row and column."""

    def rank(problem: Problem) -> tuple[int, int, int, str]:
        sheet = find_sheet(problem.sheet)
        match = _CELL.match(problem.cell)
        letters, digits = (match[1], int(match[2] or 0)) if match else ("", 0)
        return SHEETS.index(sheet) if sheet else -1, digits, len(letters), letters

    return tuple(sorted(dict.fromkeys(problems), key=rank))


def listing(problems: Iterable[Problem], language: Language) -> list[str]:
    """Return a line for each problem: place, what is wrong, what to do, in columns."""
    rows = [(p.place, p.what.of(language), p.remedy.of(language)) for p in problems]
    wide_place = min(40, max((len(r[0]) for r in rows), default=0))
    wide_what = min(60, max((len(r[1]) for r in rows), default=0))
    return [f"  {place:<{wide_place}}  {what:<{wide_what}}  → {remedy}" for place, what, remedy in rows]
