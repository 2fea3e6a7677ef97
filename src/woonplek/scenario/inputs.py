"""What differs between the inputs of runs: every cell that means something else, by sheet and key."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence

from woonplek.domain.base import Language
from woonplek.domain.instance import Policy
from woonplek.domain.policy import GOALS, RULES
from woonplek.io.book import Book, RawRow
from woonplek.io.sheets import SHEET, SHEETS, Column, Sheet, find_setting
from woonplek.scenario.select import plain, shown

Address = tuple[str, str, str]
"""sheet, row and column, by key"""
Meaning = tuple[str, str]
"""a value in the one spelling by which it is compared, and as typed"""

_BY_POLICY = ("rules", "goals")
_NOT_INPUT = ("scenarios", "changes")
BLANK: Meaning = ("", "")
WHOLE = "*"
"""in the place of a column: the whole row"""


def cells_of(book: Book, policy: Policy) -> dict[Address, Meaning]:
    """Return what every filled cell of *book* means; rules and goals as *policy* has them, model file included."""
    found: dict[Address, Meaning] = {}
    for sheet in SHEETS:
        raw = book.sheets.get(sheet.key)
        if raw is None or sheet.key in (*_BY_POLICY, *_NOT_INPUT):
            continue
        twice: Counter[str] = Counter()
        for number, row in enumerate(raw.rows, start=1):
            for key, column, value in _values(sheet, row, number):
                times = twice[f"{key}\n{column.key}"] = twice[f"{key}\n{column.key}"] + 1
                row_key = key if times == 1 else f"{key} ({times})"
                found[sheet.key, row_key, column.key] = (plain(_kind(sheet, row, column), value), shown(value))
    return found | _policy_cells(policy)


def _values(sheet: Sheet, row: RawRow, number: int) -> Iterator[tuple[str, Column, object]]:
    """Yield the row's key, column and value of each cell; periods as headers become part of the key."""
    key = _row_key(sheet, row, number)
    for name, cell in row.cells.items():
        if (sheet.key == "settings" and name == "name") or (sheet.key == "clients" and name == "id" and not cell.cell):
            continue
        yield key, sheet.column(name), cell.value
    for period, cell in row.wide.items():
        yield f"{key} {period}".strip(), sheet.column(sheet.amount), cell.value


def _row_key(sheet: Sheet, row: RawRow, number: int) -> str:
    if sheet.key == "clients" and "id" not in row.cells:
        return f"rij-{number}"
    if sheet.key == "settings" and "name" in row.cells:
        setting = find_setting(shown(row.cells["name"].value))
        return setting.name.nl if setting else shown(row.cells["name"].value)
    keys = sheet.key_columns or tuple(c.key for c in sheet.columns if c.required)
    return " ".join(shown(row.cells[key].value) for key in keys if key in row.cells)


def _kind(sheet: Sheet, row: RawRow, column: Column) -> Column:
    """Return what a value is read as: on *Instellingen* that depends on the setting."""
    if sheet.key == "settings" and column.key == "value" and "name" in row.cells:
        return find_setting(shown(row.cells["name"].value)) or column
    return column


def _policy_cells(policy: Policy) -> dict[Address, Meaning]:
    found: dict[Address, Meaning] = {}
    for rule in RULES:
        stance = policy.stances[rule.key].value
        found["rules", rule.key, "stance"] = (stance, stance)
    order = {goal.key: (n, goal) for n, goal in enumerate(policy.goals, start=1)}
    for key in dict.fromkeys([*(g.key for g in GOALS), *order]):
        if key in order:
            n, goal = order[key]
            found["goals", key, "order"] = (str(n), str(n))
            slack = f"{goal.slack_pct.normalize():f}"
            found["goals", key, "slack_pct"] = (slack, slack)
    tolerance = f"{policy.fair_share_tolerance_pct.normalize():f}"
    found["rules", "fair_share", "value"] = (tolerance, tolerance)
    return found


def differences(sides: Sequence[Mapping[Address, Meaning]], language: Language) -> list[tuple[Address, tuple[str, ...]]]:
    """Return each address whose meaning is not the same on all *sides*, with how each side has it.

    A row that some sides do not have, and the others have alike, is one address, with column :data:`WHOLE`.
    """
    order = {sheet.key: n for n, sheet in enumerate(SHEETS)}
    rows: dict[tuple[str, str], dict[str, None]] = {}
    for sheet, key, column in (address for side in sides for address in side):
        rows.setdefault((sheet, key), {})[column] = None
    found = []
    for (sheet, key), columns in rows.items():
        whole = None if sheet == "settings" else _whole(sides, sheet, key, list(columns), language)
        found += [((sheet, key, WHOLE), whole)] if whole else _cells(sides, sheet, key, columns)
    return sorted(found, key=lambda item: order[item[0][0]])


def _cells(
    sides: Sequence[Mapping[Address, Meaning]], sheet: str, key: str, columns: Iterable[str]
) -> list[tuple[Address, tuple[str, ...]]]:
    """Return the cells of a row that differ; those that name the row do not, also where a side has no such row."""
    found = []
    for column in (column for column in columns if column not in SHEET[sheet].key_columns or sheet == "settings"):
        address = (sheet, key, column)
        here = [side.get(address, _default(address)) for side in sides]
        if len({meaning for meaning, _ in here}) > 1:
            found.append((address, tuple(text for _, text in here)))
    return found


def _whole(
    sides: Sequence[Mapping[Address, Meaning]], sheet: str, key: str, columns: list[str], language: Language
) -> tuple[str, ...] | None:
    """Return how each side has a row that not all have: all of it in one text, '' where it is not; None when it is no such row."""
    here = [{column: side[sheet, key, column] for column in columns if (sheet, key, column) in side} for side in sides]
    alike = {tuple(sorted((column, meaning) for column, (meaning, _) in cells.items())) for cells in here if cells}
    if all(here) or len(alike) > 1:
        return None
    declared, keys = SHEET[sheet], SHEET[sheet].key_columns
    told = [column for column in columns if column not in keys] or columns
    return tuple("; ".join(f"{declared.column(c).name.of(language)}={cells[c][1]}" for c in told if c in cells) for cells in here)


def _default(address: Address) -> Meaning:
    """Return what a blank cell at *address* means; a setting that is not there, its own default."""
    sheet, key, column = address
    meant = SHEET[sheet].column(column)
    if sheet == "settings" and column == "value":
        meant = find_setting(key) or meant
    return BLANK if meant.default is None else (plain(meant, meant.default), shown(meant.default))
