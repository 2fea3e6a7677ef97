"""Text for the terminal: aligned columns, and what every rule and goal says."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from datetime import date
from textwrap import wrap

from woonplek.domain.base import Language, Text
from woonplek.domain.policy import GOALS, RULES, RuleInfo
from woonplek.tables.table import Cell, CellType, Table
from woonplek.tables.words import STANCE, day, grouped, number, unit

WIDEST = 60
"""characters of one cell on the terminal"""
PAGE = 120
"""characters of a line, as far as the last column can help it"""


def aligned(rows: Iterable[Sequence[str]], *, right: frozenset[int] = frozenset(), indent: int = 2) -> str:
    """Return *rows* of cells as lines of text with aligned columns; columns in *right* end at the right."""
    lines = [list(row) for row in rows]
    if not lines:
        return ""
    widths = [max(len(line[i]) for line in lines if i < len(line)) for i in range(max(map(len, lines)))]
    cells = [[cell.rjust(widths[i]) if i in right else cell.ljust(widths[i]) for i, cell in enumerate(line)] for line in lines]
    return "\n".join((" " * indent + "  ".join(line)).rstrip() for line in cells)


def _entry(heading: str, *sentences: str) -> list[str]:
    return [f"  {heading}", *(line for s in sentences for line in wrap(s, 96, initial_indent="      ", subsequent_indent="      "))]


def _standing(info: RuleInfo, language: Language) -> str:
    stance = STANCE[info.default]
    words = Text(f"Staat standaard {stance.nl}.", f"By default {stance.en}.").of(language)
    if info.over_unit is None:
        return words
    nl = f" Kan zacht: dan telt over_{info.key} wat er te veel of te weinig is, in {unit(info.over_unit).nl}."
    return words + Text(nl, f" May be soft: over_{info.key} then counts by how much it is broken, in {info.over_unit}.").of(language)


def rules_text(language: Language) -> str:
    """Return every rule and goal with its key, its name, its sentence and how it counts."""
    lines = [Text("Regels", "Rules").of(language)]
    for rule in RULES:
        lines += _entry(f"{rule.key} ({rule.name.nl})", rule.sentence.of(language), _standing(rule, language))
    lines += ["", Text("Doelen, in deze volgorde", "Goals, in this order").of(language)]
    for goal in GOALS:
        counted = Text(f"In {unit(goal.unit).nl}.", f"In {unit(goal.unit).en}.").of(language)
        lines += _entry(f"{goal.key} ({goal.name.nl})", goal.sentence.of(language), counted)
    return "\n".join(lines)


def cell_text(value: Cell, kind: CellType, language: Language) -> str:
    """Return *value* of a cell of *kind* as the language writes it."""
    if value is None:
        return ""
    if isinstance(value, date):
        return day(value, language)
    if isinstance(value, str):
        return value if len(value) <= WIDEST else value[: WIDEST - 1] + "…"
    if kind == "money":
        return number(value / 100, language, 2) if value % 100 else grouped(int(value) // 100, language)
    if kind == "percent":
        return number(value, language, 3 if 0 < abs(value) < 1 else 1)
    return grouped(int(value), language) if value == int(value) else number(value, language, 2)


def table_text(table: Table, language: Language) -> str:
    """Return *table* as text: title, headers, rows with aligned columns, notes.

    A last column of sentences is wrapped; of a table with *heads* the columns that do not fit on the page stand under the others.
    """
    lines = [table.title.of(language)]
    if table.rows:
        last = table.columns[-1]
        wraps = last.type == "text" and last.width > WIDEST
        head = [column.title.of(language) for column in table.columns]
        body = [[cell_text(v, c.type, language) for v, c in zip(row, table.columns, strict=True)] for row in table.rows]
        if wraps:
            sentences = [str(row[-1] or "") for row in table.rows]
            body = _wrapped([row[:-1] for row in body], sentences)
        right = {i for i, column in enumerate(table.columns) if column.type not in ("text", "date")}
        for n, page in enumerate(_pages([head, *body], table.heads)):
            cells = [[line[i] for i in page] for line in (head, *body)]
            lines += [*([""] if n else []), aligned(cells, right=frozenset(n for n, i in enumerate(page) if i in right))]
    return "\n".join([*lines, *(f"  {note.of(language)}" for note in table.notes)])


def _pages(lines: list[list[str]], heads: int) -> list[list[int]]:
    """Return which columns stand beside each other: all, or with *heads* as many as fit on a page, those first ones each time."""
    widths = [max(map(len, column)) + 2 for column in zip(*lines, strict=True)]
    first = list(range(heads))
    pages, room = [list(first)], PAGE - sum(widths[:heads])
    for i in range(heads, len(widths)):
        if heads and widths[i] > room and pages[-1] != first:
            pages.append(list(first))
            room = PAGE - sum(widths[:heads])
        pages[-1].append(i)
        room -= widths[i]
    return pages


def _wrapped(rows: list[list[str]], sentences: list[str]) -> list[list[str]]:
    """Return *rows* with their sentence at the end, on as many lines as it takes."""
    before = sum(max(len(row[i]) for row in rows) + 2 for i in range(len(rows[0])))
    made = []
    for row, sentence in zip(rows, sentences, strict=True):
        first, *rest = wrap(sentence, max(WIDEST, PAGE - before)) or [""]
        made += [[*row, first], *([""] * len(row) + [line] for line in rest)]
    return made
