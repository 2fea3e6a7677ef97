"""A workbook under scenarios and ``--set``: what it says then, and the region to plan for."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

from woonplek.domain.base import Text
from woonplek.domain.instance import Instance, Note
from woonplek.io.book import Book, read_book
from woonplek.io.build import build
from woonplek.io.problems import InputError, Problem
from woonplek.io.sheets import SHEET, find_sheet
from woonplek.scenario.apply import Applied, apply
from woonplek.scenario.change import Change
from woonplek.scenario.select import shown
from woonplek.scenario.stack import BASE, Scenario, order, read_scenarios


@dataclass(frozen=True, slots=True)
class Ask:
    """How a workbook is to be planned: under which scenarios and changes, by which policy."""

    scenarios: tuple[str, ...] = ()
    sets: tuple[Change, ...] = ()
    model: str | None = None
    soft: bool = False

    @property
    def name(self) -> str:
        """Return what the run is called: its scenarios, or ``basis``."""
        return ",".join(s for s in self.scenarios if s != BASE) or BASE


def scenarios_of(book: Book) -> dict[str, Scenario]:
    """Return the scenarios of *book* by folded name, after trying each.

    Raises
    ------
    InputError
        With every problem of the two sheets, whether a scenario is asked for or not.
    """
    problems: list[Problem] = []
    found = read_scenarios(book, problems)
    if not problems:
        for scenario in found.values():
            try:
                done = apply(book, _changes(book, (scenario.name,), found))
                problems += done.problems
                problems += [_idle(change) for change in done.idle]
            except InputError as error:
                problems += error.problems
    if problems:
        raise InputError(dict.fromkeys(problems), source(book))
    return found


def open_book(path: Path) -> Book:
    """Read the workbook at *path*; a problem with it is said under the path as given.

    Raises
    ------
    InputError
        When the file cannot be read as a workbook, or is not safe to read.
    """
    try:
        return read_book(path)
    except InputError as error:
        raise InputError(error.problems, str(path)) from error


def source(book: Book) -> str:
    """Return how messages call the file of *book*."""
    return str(book.path) if book.path else ""


def _changes(book: Book, names: Sequence[str], found: Mapping[str, Scenario]) -> list[Change]:
    sheet = book.sheets.get("scenarios")
    stack = order(names, found, sheet.title if sheet else SHEET["scenarios"].name.nl)
    return [change for scenario in stack for change in scenario.changes]


def _idle(change: Change) -> Problem:
    what = Text("deze wijziging verandert niets", "this change changes nothing")
    return change.problem("value", what, Text("haal haar weg of kies een andere waarde", "remove it or choose another value"))


def changed(book: Book, ask: Ask, found: Mapping[str, Scenario] | None = None) -> Applied:
    """Return *book* as *ask* changes it; *found* are its scenarios when they are known already.

    A ``--set`` that says what the workbook says already is no problem, only idle.

    Raises
    ------
    InputError
        When a change names something that is not there, or a row of *Wijzigingen* changes nothing.
    """
    found = scenarios_of(book) if found is None else found
    try:
        done = apply(book, [*_changes(book, ask.scenarios, found), *ask.sets], model=ask.model)
    except InputError as error:
        raise InputError(error.problems, source(book)) from error
    problems = [*done.problems, *(_idle(change) for change in done.idle if change.title)]
    if problems:
        raise InputError(problems, source(book))
    return done


def prepare(book: Book, ask: Ask, found: Mapping[str, Scenario] | None = None) -> Instance:
    """Return the region that *book* describes under *ask*, with what was changed among its notes."""
    done = changed(book, ask, found)
    try:
        instance = build(done.book, model=ask.model, soft=ask.soft, scenario=ask.name)
    except InputError as error:
        raise InputError(error.problems, source(book)) from error
    notes = [_note(change, sum(e.change is change for e in done.effects)) for change in dict.fromkeys(e.change for e in done.effects)]
    return instance.model_copy(update={"notes": (*instance.notes, *notes, *map(_idle_note, done.idle))})


def _note(change: Change, times: int) -> Note:
    sheet = find_sheet(change.sheet)
    value = "" if change.value is None or sheet is None or sheet.personal else f" {shown(change.value)}"
    said = " ".join(part for part in (change.scenario or "--set", change.sheet, change.key, change.column, change.operation) if part)
    return Note(kind="assumption", text=Text(f"{said}{value} ({times} ×)", f"{said}{value} ({times} ×)"))


def _idle_note(change: Change) -> Note:
    where = change.cell("sheet")
    return Note(kind="warning", text=Text(f"{where} verandert niets: dat staat er al zo", f"{where} changes nothing: it is so already"))


def all_names(found: Mapping[str, Scenario]) -> list[str]:
    """Return ``basis`` and the name of every scenario of *found*."""
    return [BASE, *(scenario.name for scenario in found.values())]
