"""What differs between the inputs of runs: every cell that means something else, by sheet and key."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence

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


def differences(sides: Sequence[Mapping[Address, Meaning]]) -> list[tuple[Address, tuple[str, ...]]]:
    """Return each address whose meaning is not the same on all *sides*, with how each side has it."""
    order = {sheet.key: n for n, sheet in enumerate(SHEETS)}
    addresses = dict.fromkeys(address for side in sides for address in side)
    found = []
    for address in addresses:
        here = [side.get(address, _default(address)) for side in sides]
        if len({meaning for meaning, _ in here}) > 1:
            found.append((address, tuple(text for _, text in here)))
    return sorted(found, key=lambda item: order[item[0][0]])


def _default(address: Address) -> Meaning:
    """Return what a blank cell at *address* means; a setting that is not there, its own default."""
    sheet, key, column = address
    meant = SHEET[sheet].column(column)
    if sheet == "settings" and column == "value":
        meant = find_setting(key) or meant
    return BLANK if meant.default is None else (plain(meant, meant.default), shown(meant.default))
