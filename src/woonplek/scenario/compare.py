"""Runs side by side: what differs in their inputs, and in what came out."""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import UTC, datetime
from pathlib import Path

from woonplek.check import Verdict, judge
from woonplek.domain.base import Language, Text
from woonplek.domain.instance import Instance
from woonplek.domain.policy import GOAL, goal_name, goal_unit, ordered_goals
from woonplek.domain.result import Result
from woonplek.io.sheets import SHEET
from woonplek.io.write import write_plan
from woonplek.model import Options
from woonplek.scenario.inputs import WHOLE, Address, Meaning, cells_of, differences
from woonplek.scenario.run import Desk, Finished, run_all
from woonplek.scenario.stored import load
from woonplek.scenario.variant import Ask, open_book
from woonplek.tables import Cell, CellType, Table, TableColumn, tables
from woonplek.tables.status import WORDS
from woonplek.tables.words import in_unit, unit

SHORT_ROWS, SHORT_INPUTS, SHORT_CELL = 15, 4, 28
"""rows of one table, inputs of one run, and characters of one cell, on the terminal"""
GAP = "gap_"
"""what the columns of distances to a bound begin with"""
Row = tuple[Cell, ...]


@dataclass(frozen=True, slots=True)
class Side:
    """One run to compare: its input, its outcome and the tables of it."""

    name: str
    cells: Mapping[Address, Meaning]
    result: Result
    verdict: Verdict | None
    tables: tuple[Table, ...]

    @property
    def instance(self) -> Instance:
        """Return the region that was planned."""
        return self.result.instance

    def table(self, key: str) -> Table | None:
        """Return the table called *key*, if there is one."""
        return next((table for table in self.tables if table.key == key), None)


def side_of(finished: Finished) -> Side:
    """Return a run that has just ended as a side."""
    cells = cells_of(finished.book, finished.result.instance.policy)
    return Side(finished.ask.name, cells, finished.result, finished.verdict, finished.tables)


def side_of_folder(folder: Path, language: Language) -> Side:
    """Return the run in *folder* as a side; its plan is judged and tabled again."""
    stored = load(folder)
    result = stored.result
    verdict = None if result.plan is None else judge(result.instance, result.plan)
    cells = cells_of(stored.book, result.instance.policy)
    return Side(result.instance.scenario, cells, result, verdict, tables(result, verdict, language=language))


def sides(targets: Sequence[Path], names: Sequence[str], ask: Ask, options: Options, desk: Desk) -> list[Side]:
    """Return a side for each folder of a run in *targets*, and for each scenario of each workbook in it, which is planned now.

    *names* are the scenarios of a workbook to plan, all of them (and none) when empty.
    """
    found: list[Side] = []
    for target in targets:
        if target.is_dir():
            found.append(side_of_folder(target, desk.language))
        else:
            found += map(side_of, run_all(open_book(target), names, ask, options, desk))
    return found


@dataclass(frozen=True, slots=True)
class Shown:
    """Which columns of a table are compared: *keys* name a row, *values* are set side by side."""

    key: str
    keys: tuple[str, ...]
    values: tuple[str, ...]
    all_rows: bool = False
    """show rows that are the same everywhere too"""


TABLES = (
    Shown(
        "summary_periods", ("period",), ("in_care", "waiting", "own_door", "bridging", "moves", "leaves", "free", "spent"), all_rows=True
    ),
    Shown("capacity", ("municipality", "form", "period"), ("total", "used", "homes")),
    Shown("budget", ("municipality", "period"), ("budget", "spent", "short")),
    Shown("projects", ("project",), ("places", "decided", "delivered")),
    Shown("closings", ("location",), ("closed_from",)),
)


@dataclass(frozen=True, slots=True)
class Comparison:
    """Tables with one column, or a few, for each run."""

    tables: tuple[Table, ...]
    language: Language

    def short(self) -> tuple[Table, ...]:
        """Return the tables for the terminal: the first rows of each, of inputs by run, of goals their values, those of clients only counted."""
        return tuple(_by_run(table) if table.key == "inputs" else _shortened(table) for table in self.tables)

    def json(self) -> str:
        """Return all tables as JSON, rows as objects by column key."""
        data = {t.key: [dict(zip([c.key for c in t.columns], row, strict=True)) for row in t.rows] for t in self.tables}
        return json.dumps(data, ensure_ascii=False, indent=1, default=str)

    def write(self, folder: Path) -> Path:
        """Write the tables as one workbook in *folder*, never over another; return it."""
        folder.mkdir(parents=True, exist_ok=True)
        word = Text("vergelijking", "comparison").of(self.language)
        stamp = datetime.now(UTC).strftime("%Y%m%dT%H%M%SZ")
        names = (folder / f"{word}-{stamp}{f'-{n}' if n > 1 else ''}.xlsx" for n in range(1, 1000))
        path = next(name for name in names if not name.exists())
        write_plan(self.tables, path, self.language)
        return path


def _shortened(table: Table) -> Table:
    kept = [n for n, column in enumerate(table.columns) if not column.key.startswith(GAP)]
    rows = [] if table.key == "clients" else [tuple(_cut(row[n]) for n in kept) for row in table.rows[:SHORT_ROWS]]
    left = len(table.rows) - len(rows)
    more = (
        Text(f"… en nog {left} in de werkmap", f"… and {left} more in the workbook")
        if rows
        else Text(f"{left} × in de werkmap", f"{left} × in the workbook")
    )
    notes = (*table.notes, more) if left else table.notes
    return replace(table, columns=tuple(table.columns[n] for n in kept), rows=rows, notes=notes)


def _by_run(table: Table) -> Table:
    """Return the first rows of *table* in which a side is not as the first side, side under side."""
    heads, (first, *others) = table.columns[: table.heads], table.columns[table.heads :]
    columns = (TableColumn("run", Text("run", "run")), *heads, TableColumn("first", first.title), TableColumn("here", Text("hier", "here")))
    rows: list[Row] = []
    for n, column in enumerate(others, start=table.heads + 1):
        changed = [row for row in table.rows if row[n] != row[table.heads]]
        rows += [tuple(map(_cut, (column.title.nl, *row[: table.heads + 1], row[n]))) for row in changed[:SHORT_INPUTS]]
        if len(changed) > SHORT_INPUTS:
            rows.append((_cut(column.title.nl), f"… {len(changed) - SHORT_INPUTS} ×", *[""] * (table.heads + 1)))
    return replace(table, columns=columns, rows=rows, heads=0)


def _cut(cell: Cell) -> Cell:
    return cell[: SHORT_CELL - 1] + "…" if isinstance(cell, str) and len(cell) > SHORT_CELL else cell


def compare(sides: Sequence[Side], language: Language) -> Comparison:
    """Set *sides* next to each other."""
    names = _names(sides)
    made = [_runs(sides, names, language), _in_short(sides, names), _inputs(sides, names, language), _goals(sides, names, language)]
    made += [table for shown in TABLES if (table := _beside(shown, sides, names, language)) is not None]
    return Comparison((*made, _clients(sides, names)), language)


def _names(sides: Sequence[Side]) -> list[str]:
    """Return a name for each side, numbered where two are called alike."""
    names = [side.name for side in sides]
    return [f"{name} ({names[: n + 1].count(name)})" if names.count(name) > 1 else name for n, name in enumerate(names)]


def _columns(names: Sequence[str], kind: CellType = "text") -> tuple[TableColumn, ...]:
    """Return a column for each side."""
    return tuple(TableColumn(f"side_{number}", Text(name, name), kind, 24) for number, name in enumerate(names))


def _runs(sides: Sequence[Side], names: list[str], language: Language) -> Table:
    columns = (
        TableColumn("run", Text("run", "run"), width=30),
        TableColumn("status", Text("status", "status"), width=26),
        TableColumn("clients", Text("cliënten", "clients"), "whole"),
        TableColumn("sha256", Text("invoer (SHA-256)", "input (SHA-256)"), width=20),
    )
    rows: list[Row] = [
        (name, WORDS[side.result.status].of(language), sum(c.count for c in side.instance.clients), side.instance.input_sha256[:12])
        for name, side in zip(names, sides, strict=True)
    ]
    return Table("runs", Text("Runs", "Runs"), columns, rows)


def _in_short(sides: Sequence[Side], names: list[str]) -> Table:
    """Return one row a run with what a council asks first."""
    columns = (
        TableColumn("run", Text("run", "run"), width=30),
        TableColumn(
            "waiting",
            Text("wacht eind", "waiting at end"),
            "whole",
            help=Text("Wachtenden in de laatste periode.", "Who waits in the last period."),
        ),
        TableColumn(
            "own_door",
            Text("voordeur eind", "own door at end"),
            "whole",
            help=Text("Achter een eigen voordeur in de laatste periode.", "With an own door in the last period."),
        ),
        TableColumn(
            "cost", Text("kosten", "cost"), "money", 17, Text("Doel kosten, over het hele plan.", "Goal cost, over the whole plan.")
        ),
        TableColumn(
            "more",
            Text("verschil", "difference"),
            "money",
            17,
            Text("Kosten min die van de eerste run.", "Cost less that of the first run."),
        ),
        TableColumn("built", Text("projecten", "projects"), "whole", help=Text("Plaatsen uit projecten.", "Places of projects.")),
        TableColumn("closed", Text("sluit", "closes"), "whole", help=Text("Locaties die sluiten.", "Locations that close.")),
        TableColumn(
            "open",
            Text("afstand %", "gap %"),
            "decimal",
            help=Text("Grootste afstand van een doel tot zijn grens.", "Largest gap of a goal to its bound."),
        ),
    )
    rows = [(name, *_figures(side, sides[0])) for name, side in zip(names, sides, strict=True)]
    return Table("in_short", Text("In het kort", "In short"), columns, rows)


def _figures(side: Side, first: Side) -> Row:
    """Return the figures of *side* in :func:`_in_short`; nothing without a plan."""
    at_end, projects, closings = (side.table(key) for key in ("summary_periods", "projects", "closings"))
    if side.verdict is None or at_end is None or projects is None or closings is None:
        return (None,) * 7
    cost, before = (None if one.verdict is None else one.verdict.goals.get("cost") for one in (side, first))
    more = None if cost is None or before is None else cost - before
    built = sum(int(places) for places in _column(projects, "places") if isinstance(places, int))
    gaps = [outcome.gap_pct for outcome in side.result.goals]
    last = [_column(at_end, key)[-1] for key in ("waiting", "own_door")]
    return (*last, cost, more, built, len(closings.rows), round(max(gaps), 3) if gaps else None)


def _column(table: Table, key: str) -> list[Cell]:
    at = [column.key for column in table.columns].index(key)
    return [row[at] for row in table.rows]


def _inputs(sides: Sequence[Side], names: list[str], language: Language) -> Table:
    columns = (
        TableColumn("sheet", Text("blad", "sheet"), width=20),
        TableColumn("key", Text("sleutel", "key"), width=30),
        TableColumn("column", Text("kolom", "column"), width=20),
        *_columns(names),
    )
    rows: list[Row] = []
    for (sheet, key, column), values in differences([side.cells for side in sides], language):
        declared = SHEET[sheet]
        name = Text("hele rij", "whole row") if column == WHOLE else declared.column(column).name
        rows.append((declared.name.of(language), key, name.of(language), *values))
    return Table("inputs", Text("Invoer die verschilt", "Inputs that differ"), columns, rows, heads=3)


def _goals(sides: Sequence[Side], names: list[str], language: Language) -> Table:
    columns = (
        TableColumn("goal", Text("doel", "goal"), width=24),
        TableColumn("unit", Text("eenheid", "unit"), width=16),
        *_columns(names, "decimal"),
        *(TableColumn(f"{GAP}{n}", Text(f"afstand % {name}", f"gap % {name}"), "decimal", 14) for n, name in enumerate(names)),
    )
    keys = dict.fromkeys(goal.key for side in sides for goal in ordered_goals(side.instance))
    keys |= dict.fromkeys(key for key in GOAL if key not in keys)
    rows: list[Row] = [
        (
            goal_name(key).of(language),
            unit(goal_unit(key)).of(language),
            *(_value(side, key) for side in sides),
            *(_gap(side, key) for side in sides),
        )
        for key in keys
    ]
    return Table("goals", Text("Doelen", "Goals"), columns, rows, heads=2)


def _value(side: Side, key: str) -> Cell:
    """Return the value of goal *key*, also where it was only counted."""
    if side.verdict is None or key not in side.verdict.goals:
        return None
    return in_unit(side.verdict.goals[key], goal_unit(key))


def _gap(side: Side, key: str) -> Cell:
    outcome = next((o for o in side.result.goals if o.key == key), None)
    return None if outcome is None else round(outcome.gap_pct, 3)


def _beside(shown: Shown, sides: Sequence[Side], names: list[str], language: Language) -> Table | None:
    """Return a row for each figure that is not the same on all sides; None where no side has the table."""
    found = [side.table(shown.key) for side in sides]
    model = next((table for table in found if table is not None), None)
    if model is None:
        return None
    by_key = {column.key: column for column in model.columns}
    indexed = [_indexed(table, shown) for table in found]
    rows: list[Row] = []
    for key in dict.fromkeys(key for index in indexed for key in index):
        for n, name in enumerate(shown.values):
            values = [index[key][n] if key in index else None for index in indexed]
            if shown.all_rows or len(set(values)) > 1:
                rows.append((*key, by_key[name].title.of(language), *(_euros(v, by_key[name]) for v in values)))
    columns = (*(by_key[key] for key in shown.keys), TableColumn("figure", Text("wat", "what"), width=24), *_columns(names, "decimal"))
    return Table(shown.key, model.title, columns, rows, heads=len(shown.keys) + 1)


def _euros(value: Cell, column: TableColumn) -> Cell:
    """Return cents as euros, other values as they are: figures of several kinds share a column."""
    return value / 100 if column.type == "money" and isinstance(value, int) else value


def _indexed(table: Table | None, shown: Shown) -> dict[Row, Row]:
    if table is None:
        return {}
    at = {column.key: n for n, column in enumerate(table.columns)}
    return {tuple(row[at[k]] for k in shown.keys): tuple(row[at[v]] for v in shown.values) for row in table.rows}


def _clients(sides: Sequence[Side], names: list[str]) -> Table:
    columns = (
        TableColumn("client", Text("cliënt", "client"), width=22),
        TableColumn("nr", Text("nr", "nr"), "whole", 6),
        TableColumn("from", Text("van", "from"), width=10),
        TableColumn("until", Text("t/m", "until"), width=10),
        *_columns(names),
    )
    return Table(
        "clients", Text("Cliënten met een andere plek", "Clients whose place differs"), columns, list(_places_that_differ(sides)), heads=4
    )


def _places_that_differ(sides: Sequence[Side]) -> Iterator[Row]:
    """Yield client, nr, first and last period, and the place on each side, for each stretch in which those differ."""
    whole = [_places(side) for side in sides]
    labels = sorted({label for side in sides for label in side.instance.calendar.labels})
    for client, nr in dict.fromkeys(key for places in whole for key in places):
        begun: tuple[str, Row] | None = None
        last = ""
        for label in [*labels, ""]:
            here: Row = tuple(places.get((client, nr), {}).get(label) for places in whole)
            if begun is not None and here != begun[1]:
                yield (client, nr, begun[0], last, *begun[1])
                begun = None
            if begun is None and len(set(here)) > 1:
                begun = (label, here)
            last = label


def _places(side: Side) -> dict[tuple[str, int], dict[str, str]]:
    """Return the place of each client by period label."""
    if side.result.plan is None:
        return {}
    calendar = side.instance.calendar
    return {
        (course.client, course.nr): {calendar[course.first + n].label: place for n, place in enumerate(course.places)}
        for course in side.result.plan.courses
    }
