"""The desk on which an instance is put together: typed rows, codes that are known, problems and notes so far."""

from __future__ import annotations

from collections.abc import Hashable, Iterable
from dataclasses import dataclass, field
from decimal import ROUND_HALF_UP, Decimal
from typing import Any

from woonplek.domain.base import Text
from woonplek.domain.instance import Note
from woonplek.domain.money import CENTS
from woonplek.io.book import Book
from woonplek.io.problems import Problem
from woonplek.io.sheets import SHEET
from woonplek.io.values import TypedRow
from woonplek.io.words import fold, nearest

SHOWN = 12
"""codes that a message lists at most"""
LOOKUPS = 50_000
"""comparisons after which no nearest code is looked for any more: the first problems show what is wrong"""
DIGITS_OF_A_CODE = 5
"""a word of an unknown kind on a sheet about people is shown only when it has some digits, and no more"""
RESERVED = frozenset({"wachtlijst", "waiting list", "thuis", "extern"})


class Codes:
    """The codes of one thing, and the names that stand for exactly one of them."""

    def __init__(self, noun: Text, sheet: str) -> None:
        self.noun = noun
        self.sheet = SHEET[sheet].name
        self.listed: dict[str, None] = {}
        self._codes: dict[str, str] = {}
        self._names: dict[str, set[str]] = {}
        self._near: dict[str, str | None] = {}

    def add(self, code: str, name: str = "") -> bool:
        """Add *code*; return False when it is there already."""
        if name:
            self._names.setdefault(fold(name), set()).add(self._codes.get(fold(code), code))
        if fold(code) in self._codes:
            return False
        self._codes[fold(code)] = code
        self.listed[code] = None
        return True

    def find(self, word: str) -> str | None:
        """Return the code that *word* means: a code, or the name of exactly one."""
        code = self._codes.get(fold(word))
        if code is None:
            named = self._names.get(fold(word), ())
            code = next(iter(named)) if len(named) == 1 else None
        return code

    def complaint(self, word: str, *, personal: bool) -> tuple[Text, Text]:
        """Return what is wrong with *word*, which is not found, and what to do."""
        named = sorted(self._names.get(fold(word), ()))
        noun, sheet = self.noun, self.sheet
        if len(named) > 1:
            what = Text(f"{len(named)} keer heet een {noun.nl} '{word}'", f"{len(named)} are called '{word}' ({noun.en})")
            return what, Text(f"gebruik de code: {', '.join(named)}", f"use the code: {', '.join(named)}")
        near = self._nearest(word)
        shown = f" '{word}'" if near or not personal or 0 < sum(c.isdigit() for c in word) <= DIGITS_OF_A_CODE else ""
        what = Text(f"{noun.nl}{shown} staat niet op {sheet.nl}", f"{noun.en}{shown} is not on {sheet.en}")
        if near:
            return what, Text(f"bedoelt u '{near}'?", f"do you mean '{near}'?")
        if 0 < len(self.listed) <= SHOWN:
            listed = ", ".join(self.listed)
            return what, Text(f"kies uit: {listed}", f"choose from: {listed}")
        return what, Text(f"verbeter de code, of zet {noun.nl} op {sheet.nl}", f"repair the code, or put the {noun.en} on {sheet.en}")

    def _nearest(self, word: str) -> str | None:
        known = [*self.listed, *(name for name, codes in self._names.items() if len(codes) == 1)]
        if word not in self._near:
            self._near[word] = nearest(word, known) if len(known) * len(self._near) < LOOKUPS else None
        near = self._near[word]
        return None if near is None else self._codes.get(fold(near)) or near


@dataclass
class Spellings:
    """Free words that stand for one thing, such as owners: the first spelling is kept."""

    known: dict[str, str] = field(default_factory=dict)

    def one(self, word: str | None) -> str | None:
        """Return the spelling of *word* that came first."""
        return None if word is None else self.known.setdefault(fold(word), word)


@dataclass
class Desk:
    """What building an instance works on, and what it has found."""

    book: Book
    rows: dict[str, list[TypedRow]]
    problems: list[Problem]
    notes: list[Note] = field(default_factory=list)
    codes: dict[str, Codes] = field(default_factory=dict)
    owners: Spellings = field(default_factory=Spellings)
    providers: Spellings = field(default_factory=Spellings)
    groups: Spellings = field(default_factory=Spellings)
    outside: dict[str, dict[str, None]] = field(default_factory=dict)
    """labels outside the plan by sheet"""

    def of(self, key: str) -> list[TypedRow]:
        """Return the rows of a sheet, none when it is absent."""
        return self.rows.get(key, [])

    def filled(self, key: str) -> bool:
        """Tell whether the sheet has rows."""
        return bool(self.rows.get(key))

    def title(self, key: str) -> str:
        """Return what the sheet is called in the file, in Dutch when it is absent."""
        raw = self.book.sheets.get(key)
        return raw.title if raw else SHEET[key].name.nl

    def problem(self, key: str, row: TypedRow | str | None, column: str, what: Text, remedy: Text) -> None:
        """Report a problem with *column* of *row* (or at a cell) of sheet *key*."""
        cell = row if isinstance(row, str) else "" if row is None else row.cells.get(column) or next(iter(row.cells.values()), "")
        self.problems.append(Problem(sheet=self.title(key), cell=cell, what=what, remedy=remedy))

    def note(self, kind: str, nl: str, en: str) -> None:
        """Note something that the planner should know."""
        self.notes.append(Note(kind=kind, text=Text(nl, en)))

    def resolve(self, key: str, row: TypedRow, column: str, codes: str | None = None) -> str | None:
        """Return the code that *column* means; None when it is blank, or not known, which is reported."""
        word = row.values.get(column)
        if word is None:
            return None
        known = self.codes[codes or SHEET[key].column(column).refers_to or ""]
        code = known.find(word)
        if code is None:
            self.problem(key, row, column, *known.complaint(word, personal=SHEET[key].personal))
        return code

    def unique(self, key: str, row: TypedRow, column: str, seen: dict[Any, str], value: Hashable) -> bool:
        """Tell whether *value* was not *seen* before on sheet *key*; report it when it was."""
        cell = row.cells.get(column, "")
        if value not in seen:
            seen[value] = cell
            return True
        there = f" (ook in {seen[value]})" if seen[value] else ""
        also = f" (also in {seen[value]})" if seen[value] else ""
        name = SHEET[key].column(column).name
        what = Text(f"{name.nl} staat er dubbel{there}", f"{name.en} is there twice{also}")
        self.problem(key, row, column, what, Text("laat één rij over", "keep one row"))
        return False

    def code(self, key: str, row: TypedRow, codes: Codes) -> str | None:
        """Return the own code of *row* and make it known with its name; None when blank, reserved or double."""
        code = row.values.get("code")
        if code is None:
            return None
        if reserved(code):
            what = Text(f"de code '{code}' heeft een vaste betekenis", f"the code '{code}' has a fixed meaning")
            self.problem(key, row, "code", what, Text("kies een andere code", "choose another code"))
            return None
        if not codes.add(code, row.values.get("name", "")):
            what = Text(f"{codes.noun.nl} '{code}' staat er dubbel", f"{codes.noun.en} '{code}' is there twice")
            self.problem(key, row, "code", what, Text("geef elke rij een eigen code", "give every row its own code"))
            return None
        return str(code)

    def outside_plan(self, key: str, label: str) -> None:
        """Remember that sheet *key* has something for *label*, which is outside the plan."""
        self.outside.setdefault(key, {})[label] = None


def cents(euro: Decimal) -> int:
    """Return *euro* in whole cents."""
    return int((euro * CENTS).to_integral_value(ROUND_HALF_UP))


def reserved(code: str) -> bool:
    """Tell whether *code* has a meaning of its own: ``rij-7``, ``wachtlijst``, ``thuis``, ``extern``."""
    word = fold(code)
    head, _, number = word.partition(" ")
    return word in RESERVED or (head == "rij" and number.isdigit())


def joined(words: Iterable[str]) -> str:
    """Return *words* as a short list in a sentence."""
    words = list(words)
    return ", ".join(words[:SHOWN]) + (f" … ({len(words)})" if len(words) > SHOWN else "")
