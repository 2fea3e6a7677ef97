"""What a sheet, a column and a kind of cell are: the words in which ``sheets`` declares the workbook."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from typing import Any

from woonplek.domain.base import Language, Text

NOTHING = Text("", "")


class Kind(StrEnum):
    """How a cell is read, and as what it comes out."""

    TEXT = "text"
    """any text: ``str``"""
    CODE = "code"
    """a code or a reference to one: ``str``"""
    MUNICIPALITY = "municipality"
    """a municipality: ``GM0917`` for ``917``, ``0917`` and ``gm0917``, else the text (``str``)"""
    CHOICE = "choice"
    """one of the column's choices: its value (``str`` or ``int``)"""
    YES_NO = "yes_no"
    """``bool``"""
    COUNT = "count"
    """a whole number: ``int``"""
    NUMBER = "number"
    """``Decimal``"""
    PERCENT = "percent"
    """a percentage as shown, 5 for 5%: ``Decimal``"""
    MONEY = "money"
    """euro: ``Decimal``"""
    DATE = "date"
    """a day; a period label gives its first: ``date``"""
    MOMENT = "moment"
    """a day or a period label: ``date`` or :class:`Label`"""
    PERIOD = "period"
    """a period label, or a day in it: :class:`Label` or ``date``"""
    FEATURES = "features"
    """words between ``;``: ``frozenset[str]``, folded"""
    CODES = "codes"
    """codes between ``;`` in their order: ``tuple[str, ...]``"""
    ANY = "any"
    """as in the file; its meaning depends on other cells"""


class Label(str):
    """A period label as text, such as ``2027`` or ``2027-K1``."""

    __slots__ = ()


@dataclass(frozen=True, slots=True)
class Choice:
    """One allowed word of a column: the value in the program and its names in a workbook."""

    value: str | int
    name: Text
    also: tuple[str, ...] = ()

    @property
    def spellings(self) -> tuple[str, ...]:
        """Every way to write it."""
        return (str(self.value), self.name.nl, self.name.en, *self.also)


@dataclass(frozen=True, slots=True)
class Column:
    """One column of a sheet, declared once for reading, template, guide and messages."""

    key: str
    name: Text
    type: Kind
    help: Text
    required: bool = False
    """filled in every row, and the column must be there"""
    default: object | None = None
    """what a blank cell means, as typed value; None: see :attr:`help`"""
    choices: tuple[Choice, ...] = ()
    unit: Text = NOTHING
    refers_to: str | None = None
    """key of the sheet whose code it names"""
    minimum: int | None = 0
    maximum: int | None = None
    built: bool = True
    """False refuses a filled column by name until its meaning is there"""
    also: tuple[str, ...] = ()
    """other headers that mean the same"""

    @property
    def spellings(self) -> tuple[str, ...]:
        """Every header that means this column."""
        return (self.key, self.name.nl, self.name.en, *self.also)


@dataclass(frozen=True, slots=True)
class Sheet:
    """One sheet of the workbook."""

    key: str
    name: Text
    help: Text
    columns: tuple[Column, ...]
    key_columns: tuple[str, ...] = ()
    """columns that together name a row"""
    required: bool = False
    personal: bool = False
    """holds people: personal data are refused, contents never shown"""
    amount: str = ""
    """the column that headers with period labels stand for, where they may"""
    built: bool = True
    """False refuses a filled sheet by name until its meaning is there"""
    question: Text = NOTHING
    """what a plan without this sheet does not answer"""
    also: tuple[str, ...] = ()

    @property
    def wide(self) -> bool:
        """Tell whether periods may stand as headers."""
        return bool(self.amount)

    @property
    def spellings(self) -> tuple[str, ...]:
        """Every name that means this sheet."""
        return (self.key, self.name.nl, self.name.en, *self.also)

    def column(self, key: str) -> Column:
        """Return the column called *key* in the program."""
        for column in self.columns:
            if column.key == key:
                return column
        raise KeyError(key)


def choice_name(column: Column, value: object, language: Language) -> str:
    """Return how *value* of a choice column is written in *language*."""
    return next((c.name.of(language) for c in column.choices if c.value == value), str(value))


def declare(key: str, nl: str, kind: Kind, help_nl: str, help_en: str, **more: Any) -> Column:  # noqa: ANN401
    """Return a column called *nl* in Dutch and *key* in English; *more* are fields of :class:`Column`."""
    return Column(key=key, name=Text(nl, key), type=kind, help=Text(help_nl, help_en), **more)


def choice(value: str | int, en: str, *also: str, nl: str = "") -> Choice:
    """Return a choice called *nl* (by default its value) in Dutch and *en* in English."""
    return Choice(value=value, name=Text(nl or str(value), en), also=also)


EURO = Text("euro", "euro")
EURO_A_MONTH = Text("euro per maand", "euro a month")
EURO_A_YEAR = Text("euro per jaar", "euro a year")
PER_CENT = Text("%", "%")
MONTHS = Text("maanden", "months")
YEARS = Text("jaren", "years")
PLACES = Text("plaatsen", "places")
CLIENTS = Text("cliënten", "clients")
HOMES = Text("woningen", "homes")
HOURS_A_WEEK = Text("uren per week", "hours a week")
NIGHTS_A_YEAR = Text("nachten per jaar", "nights a year")
