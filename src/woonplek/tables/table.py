"""A table as we show it: named columns with a type, rows of plain values, notes. Knows no Excel."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from typing import Literal

from woonplek.domain.base import Text

CellType = Literal["text", "whole", "money", "percent", "decimal", "date"]
Cell = str | int | float | date | None
Tone = Literal["good", "warning", "bad"]

NOTHING = Text("", "")


def tones(*, good: Iterable[Text] = (), warning: Iterable[Text] = (), bad: Iterable[Text] = ()) -> dict[str, Tone]:
    """Return the tone of each word, in both languages."""
    found: dict[str, Tone] = {}
    groups: tuple[tuple[Tone, Iterable[Text]], ...] = (("good", good), ("warning", warning), ("bad", bad))
    for tone, texts in groups:
        found |= {word: tone for text in texts for word in text}
    return found


@dataclass(frozen=True, slots=True)
class TableColumn:
    """One column.

    *type* says what its cells hold: ``money`` whole cents, ``percent`` the number of percent
    (12.5 for 12,5 %), ``decimal`` a whole number or one with two decimals. *width* is in
    characters. *tones* colours cells by the word in them, so that a colour never stands alone.
    """

    key: str
    title: Text
    type: CellType = "text"
    width: int = 12
    help: Text = NOTHING
    tones: Mapping[str, Tone] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Chart:
    """A picture under a table: one stacked bar a row, labelled by column *label*, of columns *series* with their colours."""

    title: Text
    label: str
    series: Mapping[str, str]


@dataclass(frozen=True, slots=True)
class Table:
    """A table; *rows* hold one cell a column. Tables with one *sheet* stand on it under each other."""

    key: str
    title: Text
    columns: tuple[TableColumn, ...]
    rows: Sequence[tuple[Cell, ...]]
    help: Text = NOTHING
    notes: tuple[Text, ...] = ()
    sheet: Text = NOTHING
    """name of the sheet it shares with others; nothing: a sheet of its own, named *title*"""
    chart: Chart | None = None
    heads: int = 0
    """leading columns that name a row: they stay in sight, and come back where a table is too wide for the terminal; 0: as usual"""

    @property
    def on_sheet(self) -> Text:
        """Return the name of the sheet that the table stands on."""
        return self.sheet if self.sheet != NOTHING else self.title
