"""Which scenarios a workbook has, and in which order those asked are applied."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

from woonplek.domain.base import Text
from woonplek.io.book import Book, RawRow, header_text
from woonplek.io.problems import InputError, Problem
from woonplek.io.words import fold, nearest
from woonplek.scenario.change import Change, change_of_row

BASE = "basis"
"""The workbook as it is."""


@dataclass(slots=True)
class Scenario:
    """A row of *Scenario's* with its changes."""

    name: str
    description: str = ""
    builds_on: tuple[str, ...] = ()
    changes: list[Change] = field(default_factory=list)
    cell: str = ""
    builds_on_cell: str = ""


def read_scenarios(book: Book, problems: list[Problem]) -> dict[str, Scenario]:
    """Return the scenarios of *book* by folded name, in sheet order; what is wrong goes to *problems*."""
    found: dict[str, Scenario] = {}
    sheet = book.sheets.get("scenarios")
    for row in sheet.rows if sheet else ():
        scenario = _scenario(row)
        where = {"sheet": sheet.title if sheet else "", "cell": scenario.cell}
        if not scenario.name:
            problems.append(
                Problem(**where, what=Text("scenario zonder naam", "scenario without a name"), remedy=Text("geef het een naam", "name it"))
            )
        elif fold(scenario.name) in found or fold(scenario.name) in {fold(BASE), "base"}:
            what = Text(f"scenario '{scenario.name}' is er al", f"there already is a scenario '{scenario.name}'")
            problems.append(Problem(**where, what=what, remedy=Text("kies een andere naam", "choose another name")))
        else:
            found[fold(scenario.name)] = scenario
    changes = book.sheets.get("changes")
    for row in changes.rows if changes else ():
        change = change_of_row(changes.title if changes else "", row, problems)
        if change is None:
            continue
        if fold(change.scenario) in found:
            found[fold(change.scenario)].changes.append(change)
        else:
            problems.append(change.problem("scenario", *_unknown(change.scenario, found)))
    for scenario in found.values():
        for other in scenario.builds_on:
            if fold(other) not in found:
                what, remedy = _unknown(other, found)
                problems.append(Problem(sheet=sheet.title if sheet else "", cell=scenario.builds_on_cell, what=what, remedy=remedy))
    return found


def _scenario(row: RawRow) -> Scenario:
    words = {key: header_text(cell.value) for key, cell in row.cells.items()}
    first = next(iter(row.cells.values())).cell
    return Scenario(
        name=words.get("scenario", ""),
        description=words.get("description", ""),
        builds_on=tuple(w.strip() for w in words.get("builds_on", "").split(";") if w.strip()),
        cell=row.cells["scenario"].cell if "scenario" in row.cells else first,
        builds_on_cell=row.cells["builds_on"].cell if "builds_on" in row.cells else first,
    )


def _unknown(name: str, found: Mapping[str, Scenario]) -> tuple[Text, Text]:
    what = Text(f"scenario '{name}' staat niet op Scenario's", f"scenario '{name}' is not on Scenarios")
    close = nearest(name, [s.name for s in found.values()])
    names = ", ".join(s.name for s in found.values())
    if close:
        return what, Text(f"bedoelt u '{close}'?", f"do you mean '{close}'?")
    return what, Text(f"kies uit {names}", f"choose from {names}") if names else Text("zet het daar bij", "add it there")


def order(asked: Sequence[str], found: Mapping[str, Scenario], title: str) -> list[Scenario]:
    """Return the scenarios to apply for *asked*: what each builds on first, none twice.

    Raises
    ------
    InputError
        When a name is unknown, or scenarios build on each other in a circle.
    """
    done: list[Scenario] = []

    def visit(name: str, below: tuple[str, ...]) -> None:
        key = fold(name)
        if key in {fold(BASE), "base"}:
            return
        if key not in found:
            what, remedy = _unknown(name, found)
            raise InputError([Problem(sheet="", cell="--scenario", what=what, remedy=remedy)])
        scenario = found[key]
        if key in below:
            circle = " → ".join([*(found[k].name for k in below[below.index(key) :]), scenario.name])
            what = Text(f"scenario's bouwen op elkaar voort in een kring: {circle}", f"scenarios build on each other in a circle: {circle}")
            remedy = Text("haal er één weg bij bouwt_voort_op", "remove one at builds_on")
            raise InputError([Problem(sheet=title, cell=found[below[-1]].builds_on_cell, what=what, remedy=remedy)])
        if scenario in done:
            return
        for other in scenario.builds_on:
            visit(other, (*below, key))
        done.append(scenario)

    for name in asked:
        visit(name, ())
    return done
