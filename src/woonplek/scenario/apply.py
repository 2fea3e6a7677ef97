"""Changes made to a workbook, one after another; each must name something that is there, and change it."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from copy import deepcopy
from dataclasses import dataclass, field, replace
from decimal import ROUND_HALF_UP, Decimal

from woonplek.domain.base import Text
from woonplek.domain.instance import Policy
from woonplek.io.book import Book, RawCell, RawRow, RawSheet, is_blank
from woonplek.io.policy import DEFAULT_MODEL, load_model
from woonplek.io.problems import Problem
from woonplek.io.sheets import SHEETS, Column, Kind, Sheet, find_choice, find_column, find_setting, find_sheet, normal_label
from woonplek.scenario.change import Change, Operation, default_column, near
from woonplek.scenario.select import Slot, UnknownColumn, conditions, number, plain, select, shown

HUNDRED = Decimal(100)
_KEPT_OUT = ("scenarios", "changes")
_ADDED_WHEN_ABSENT = ("settings", "rules")


@dataclass(frozen=True, slots=True)
class Effect:
    """What a change did to one cell or row, for the record."""

    change: Change
    sheet: str
    key: str
    column: str
    before: str
    after: str


@dataclass(frozen=True, slots=True)
class Applied:
    """A workbook after changes; *idle* are those that change nothing, in it or in the workbook as it was."""

    book: Book
    problems: list[Problem]
    effects: list[Effect]
    idle: list[Change]


@dataclass(slots=True)
class _Desk:
    """A workbook that is being changed, with what went wrong and what was done."""

    book: Book
    model: str | None
    problems: list[Problem] = field(default_factory=list)
    effects: list[Effect] = field(default_factory=list)


def apply(book: Book, changes: Sequence[Change], *, model: str | None = None) -> Applied:
    """Make *changes* to a copy of *book*, one after another.

    *model* is the policy asked for in place of the workbook's, whose goals a change of one goal starts from.
    """
    desk = _Desk(_copy(book, changes), model)
    idle: list[Change] = []
    for change in changes:
        done = len(desk.effects)
        if not _apply(desk, change) or len(desk.effects) > done:
            continue
        alone = _Desk(_copy(book, [change]), model)
        _apply(alone, change)
        if not alone.effects:
            idle.append(change)
    return Applied(desk.book, desk.problems, desk.effects, idle)


def _copy(book: Book, changes: Iterable[Change]) -> Book:
    """Return *book* with sheets of its own where *changes* may write."""
    touched = {sheet.key for sheet in (find_sheet(c.sheet) for c in changes) if sheet is not None}
    return replace(book, sheets={key: deepcopy(raw) if key in touched else raw for key, raw in book.sheets.items()})


def _apply(desk: _Desk, change: Change) -> bool:
    """Make *change*; return False, with a problem, when it cannot be made."""
    sheet = _target(desk, change)
    if sheet is None:
        return False
    raw = _sheet(desk, sheet)
    try:
        if change.operation is Operation.ADD:
            return _add(desk, change, sheet, raw)
        slots = select(desk.book, sheet, change.key) or _absent(desk, change, sheet, raw)
    except UnknownColumn as unknown:
        return _no_column(desk, change, sheet, str(unknown), "key")
    if not slots:
        return _no_key(desk, change, sheet)
    return _remove(desk, change, sheet, raw, slots) if change.operation is Operation.REMOVE else _write(desk, change, sheet, slots)


def _target(desk: _Desk, change: Change) -> Sheet | None:
    """Return the sheet that *change* is about; None, with a problem, when it cannot be changed."""
    sheet = find_sheet(change.sheet)
    if sheet is None:
        names = [s.name for s in SHEETS if s.key not in _KEPT_OUT]
        what = Text(f"blad '{change.sheet}' bestaat niet", f"there is no sheet '{change.sheet}'")
        remedy = near(change.sheet, names, Text("kies een blad uit deze werkmap", "choose a sheet of this workbook"))
    elif sheet.key in _KEPT_OUT:
        what = Text(f"een scenario kan {sheet.name.nl} zelf niet veranderen", f"a scenario cannot change {sheet.name.en} itself")
        remedy = Text("kies een ander blad", "choose another sheet")
    else:
        return sheet
    desk.problems.append(change.problem("sheet", what, remedy))
    return None


def _sheet(desk: _Desk, sheet: Sheet) -> RawSheet:
    """Return the sheet to change, made when absent; a list of goals starts as that of the model."""
    raw = desk.book.sheets.setdefault(sheet.key, RawSheet(key=sheet.key, title=sheet.name.nl))
    if sheet.key == "goals" and not raw.rows:
        for order, goal in enumerate(_policy(desk).goals, start=1):
            cells: dict[str, object] = {"goal": goal.key, "order": order, "slack_pct": goal.slack_pct}
            raw.rows.append(RawRow(0, {key: RawCell(value, "") for key, value in cells.items()}))
    return raw


def _policy(desk: _Desk) -> Policy:
    """Return the policy of the model file that the workbook is planned by."""
    settings = desk.book.sheets.get("settings")
    named = [str(row.cells["value"].value) for row in settings.rows if _is_setting(row, "model")] if settings else []
    return load_model(desk.model or (named[0] if named else DEFAULT_MODEL)).policy


def _is_setting(row: RawRow, key: str) -> bool:
    if not {"name", "value"} <= row.cells.keys():
        return False
    setting = find_setting(shown(row.cells["name"].value))
    return setting is not None and setting.key == key


def _absent(desk: _Desk, change: Change, sheet: Sheet, raw: RawSheet) -> list[Slot]:
    """Return a new row for a setting or rule that is known but has none; a rule's stance starts as that of the model."""
    if sheet.key not in _ADDED_WHEN_ABSENT:
        return []
    key = sheet.key_columns[0]
    choice = find_choice(sheet.column(key).choices, change.key)
    if choice is None:
        return []
    cells = {key: RawCell(change.key, change.cell("key"))}
    if sheet.key == "rules":
        cells["stance"] = RawCell(_policy(desk).stances[str(choice.value)].value, change.cell("key"))
    raw.rows.append(RawRow(0, cells))
    return [Slot(raw.rows[-1])]


def _no_key(desk: _Desk, change: Change, sheet: Sheet) -> bool:
    main = sheet.column(sheet.key_columns[0] if sheet.key_columns else sheet.columns[0].key)
    raw = desk.book.sheets[sheet.key]
    known = [shown(row.cells[main.key].value) for row in raw.rows if main.key in row.cells]
    words = [Text(k, k) for k in known] + [name for c in main.choices for name in (Text(str(c.value), str(c.value)), c.name)]
    what = Text(f"'{change.key}' staat niet op {raw.title}", f"'{change.key}' is not on {raw.title}")
    otherwise = Text("kies een rij die er is, of * voor alle", "choose a row that is there, or * for all")
    if find_choice(main.choices, change.key) is not None:
        remedy = Text("zet het er eerst bij met bewerking nieuw", "add it first with the operation new")
        desk.problems.append(change.problem("key", what, remedy))
        return False
    desk.problems.append(change.problem("key", what, near(change.key, words, otherwise) if not sheet.personal else otherwise))
    return False


def _no_column(desk: _Desk, change: Change, sheet: Sheet, name: str, part: str) -> bool:
    title = desk.book.sheets[sheet.key].title
    what = Text(f"{title} heeft geen kolom '{name}'", f"{title} has no column '{name}'")
    names = Text(", ".join(c.name.nl for c in sheet.columns[:8]), ", ".join(c.name.en for c in sheet.columns[:8]))
    otherwise = Text(f"kies uit {names.nl}", f"choose from {names.en}")
    desk.problems.append(change.problem(part, what, near(name, [c.name for c in sheet.columns], otherwise)))
    return False


def _add(desk: _Desk, change: Change, sheet: Sheet, raw: RawSheet) -> bool:
    pairs = conditions(sheet, change.key if "=" in change.key else f"{sheet.key_columns[0]}={change.key}")
    cells = {column.key: RawCell(value, change.cell("key")) for column, value in pairs if value}
    raw.rows.append(RawRow(0, cells))
    if change.column:
        column = find_column(sheet, change.column)
        if column is None:
            return _no_column(desk, change, sheet, change.column, "column")
        cells[column.key] = RawCell(change.value, change.cell("value"))
    desk.effects.append(Effect(change, sheet.key, _name(sheet, Slot(raw.rows[-1])), "", "", ""))
    return True


def _remove(desk: _Desk, change: Change, sheet: Sheet, raw: RawSheet, slots: list[Slot]) -> bool:
    gone = {id(slot.row) for slot in slots if slot.period is None}
    if sheet.key == "clients":
        for number, row in enumerate(raw.rows, start=1):
            row.cells.setdefault("id", RawCell(f"rij-{number}", ""))  # who stays keeps the number of the workbook
    for slot in slots:
        if slot.period is not None:
            del slot.row.wide[slot.period]
        desk.effects.append(Effect(change, sheet.key, _name(sheet, slot), "", "", ""))
    raw.rows[:] = [row for row in raw.rows if id(row) not in gone]
    return True


def _write(desk: _Desk, change: Change, sheet: Sheet, slots: list[Slot]) -> bool:
    name = change.column or default_column(sheet.key)
    column = find_column(sheet, name)
    label = normal_label(name) if column is None and sheet.wide else None
    if column is None and label is None:
        return _no_column(desk, change, sheet, name, "column" if change.column else "sheet")
    column = column or sheet.column(sheet.amount)
    numbers = 0
    for slot in slots:
        for holder, key, kind in _cells(slot, sheet, column, label):
            before = holder.get(key)
            meant = _meaning(sheet, slot.row, kind)
            old = before.value if before is not None else meant.default
            new = change.value if change.operation is Operation.SET else _reckon(desk, change, meant, old)
            if new is _PROBLEM:
                return False
            numbers += new is not None
            if new is None and change.operation is not Operation.SET:
                continue
            if _same(meant, old, new):
                continue
            if is_blank(new):
                holder.pop(key, None)
            else:
                holder[key] = RawCell(new, change.cell("value"))
            after = "" if sheet.personal else shown(new)
            desk.effects.append(Effect(change, sheet.key, _name(sheet, slot), key, "" if sheet.personal else shown(old), after))
    if change.operation is not Operation.SET and not numbers:
        what = Text("hier staat geen getal om te veranderen", "there is no number here to change")
        desk.problems.append(change.problem("column", what, Text("gebruik 'wordt' met een waarde", "use 'becomes' with a value")))
        return False
    return True


def _cells(slot: Slot, sheet: Sheet, column: Column, label: str | None) -> list[tuple[dict[str, RawCell], str, Column]]:
    """Return the cells of *slot* that a change of *column*, or of the period *label*, writes."""
    row = slot.row
    if label is not None:
        return [(row.wide, label, column)] if row.wide else []
    if slot.period is not None and column.key == sheet.amount:
        return [(row.wide, slot.period, column)]
    if row.wide and column.key == sheet.amount:
        return [(row.wide, period, column) for period in row.wide]
    return [(row.cells, column.key, column)]


def _meaning(sheet: Sheet, row: RawRow, column: Column) -> Column:
    """Return what kind of value *column* holds in *row*: on *Instellingen* that of the setting."""
    if sheet.key == "settings" and column.key == "value" and "name" in row.cells:
        return find_setting(shown(row.cells["name"].value)) or column
    return column


_PROBLEM = object()


def _reckon(desk: _Desk, change: Change, column: Column, old: object) -> object:
    """Return *old* after the sum that *change* asks, None where there is nothing to reckon with."""
    by = number(change.value)
    if by is None:
        what = Text(f"bij '{change.operation}' hoort een getal", f"'{change.operation}' needs a number")
        desk.problems.append(change.problem("value", what, Text("vul een getal in, bijvoorbeeld -5", "fill in a number, such as -5")))
        return _PROBLEM
    start = number(old)
    if start is None or column.type not in (Kind.COUNT, Kind.NUMBER, Kind.PERCENT, Kind.MONEY, Kind.ANY, Kind.CHOICE):
        return None
    match change.operation:
        case Operation.PERCENT:
            new = start * (1 + by / HUNDRED)
        case Operation.TIMES:
            new = start * by
        case Operation.PLUS:
            new = start + by
        case _:
            new = start - by
    if column.type is Kind.COUNT:
        return int(new.to_integral_value(ROUND_HALF_UP))
    return int(new) if new == new.to_integral_value() else new


def _same(column: Column, old: object, new: object) -> bool:
    first, second = number(old), number(new)
    if first is not None and second is not None:
        return first == second
    return plain(column, old) == plain(column, new)


def _name(sheet: Sheet, slot: Slot) -> str:
    """Return how a record calls the row of *slot*: its key values and period."""
    cells = slot.row.cells
    parts = [shown(cells[key].value) for key in sheet.key_columns if key in cells]
    return " ".join([*parts, *([slot.period] if slot.period else [])])
