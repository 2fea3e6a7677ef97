"""An empty workbook with every sheet, drop-downs, an explanation per column, and examples on a sheet of their own."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import date
from math import ceil
from pathlib import Path
from typing import Any

import xlsxwriter

from woonplek.domain.base import Language, Text
from woonplek.io.cells import letters
from woonplek.io.declare import Choice, Column, Kind, Sheet, choice_name
from woonplek.io.examples import EXAMPLES, PERIODS, example_rows
from woonplek.io.sheets import EXAMPLE_SHEET, GUIDE_SHEET, LIST_SHEET, SETTING_COLUMNS, SHEET, SHEETS

LAST_ROW = 5000
"""rows that get drop-downs and number formats"""
NARROW, WIDE = 12, 34
A4 = 9
GUIDE_WIDTHS = (20, 26, 10, 70, 16, 18, 50)
LINE = 15
"""points that a line of text is high"""
YES_NO = (Choice(value="ja", name=Text("ja", "yes")), Choice(value="nee", name=Text("nee", "no")))
FORMATS = {
    Kind.DATE: "dd-mm-yyyy",
    Kind.MOMENT: "dd-mm-yyyy",
    Kind.MONEY: "#,##0.00",
    Kind.COUNT: "#,##0",
    Kind.CODE: "@",
    Kind.MUNICIPALITY: "@",
    Kind.PERIOD: "@",
}
PALETTE = {"needed": "#1F4E5F", "other": "#DCE9ED", "title": "#1F4E5F"}


def write_template(path: Path, language: Language = "nl") -> None:
    """Write an empty workbook to *path*: a guide, examples, and every sheet with its headers.

    Settings that have a default carry it; start and number of periods are filled in so that the
    workbook can be read as it is.
    """
    with xlsxwriter.Workbook(str(path), {"strings_to_formulas": False, "strings_to_urls": False, "strings_to_numbers": False}) as book:
        writer = _Writer(book, language)
        writer.guide()
        writer.examples()
        for sheet in SHEETS:
            writer.sheet(sheet)
        writer.lists()


@dataclass
class _Writer:
    """Writes one template; collects the lists that drop-downs refer to."""

    book: Any
    language: Language
    choices: dict[tuple[Choice, ...], str] = field(default_factory=dict)
    columns: list[tuple[str, tuple[Choice, ...]]] = field(default_factory=list)

    def __post_init__(self) -> None:
        add = self.book.add_format
        self.formats = {
            "needed": add({"bold": True, "font_color": "white", "bg_color": PALETTE["needed"], "border": 1, "valign": "top"}),
            "other": add({"bold": True, "bg_color": PALETTE["other"], "border": 1, "valign": "top"}),
            "title": add({"bold": True, "font_size": 14, "font_color": PALETTE["title"]}),
            "text": add({"text_wrap": True, "valign": "top"}),
            "left": add({"align": "left"}),
            "date": add({"num_format": "dd-mm-yyyy", "align": "left"}),
        } | {code: add({"num_format": code}) for code in set(FORMATS.values())}

    def _page(self, name: Text) -> Any:  # noqa: ANN401 - xlsxwriter has no types
        """Return a new sheet that prints on A4, landscape, one page wide."""
        page = self.book.add_worksheet(name.of(self.language))
        page.set_landscape()
        page.set_paper(A4)
        page.fit_to_pages(1, 0)
        return page

    def sheet(self, sheet: Sheet) -> None:
        """Write one empty sheet."""
        page = self._page(sheet.name)
        page.freeze_panes(1, 0)
        page.repeat_rows(0)
        for at, column in enumerate(sheet.columns):
            name = column.name.of(self.language)
            page.write_string(0, at, name, self.formats["needed" if column.required else "other"])
            page.write_comment(0, at, self._comment(column), {"x_scale": 2, "y_scale": 1.4})
            code = FORMATS.get(column.type)
            page.set_column(at, at, max(NARROW, len(name) + 3), self.formats[code] if code else None)
            self._drop_down(page, at, column)
        if sheet.key == "settings":
            self._settings(page)

    def _settings(self, page: Any) -> None:  # noqa: ANN401 - xlsxwriter has no types
        page.set_column(0, 1, WIDE)
        start = {"start": date(date.today().year + 1, 1, 1), "periods": PERIODS}  # noqa: DTZ011 - the planner's own calendar
        for row, column in enumerate(SETTING_COLUMNS, start=1):
            page.write_string(row, 0, column.name.of(self.language))
            page.write_comment(row, 0, self._comment(column), {"x_scale": 2, "y_scale": 1.4})
            self._value(page, row, 1, start.get(column.key, self._default(column)))
            if column.choices:
                source = self._source(column.choices)
                page.data_validation(row, 1, row, 1, {"validate": "list", "source": source, "error_type": "warning"})

    def _default(self, column: Column) -> object:
        return choice_name(column, column.default, self.language) if isinstance(column.default, str) and column.choices else column.default

    def _value(self, page: Any, row: int, at: int, value: object) -> None:  # noqa: ANN401 - xlsxwriter has no types
        if isinstance(value, date):
            page.write_datetime(row, at, value, self.formats["date"])
        elif isinstance(value, (int, float)):
            page.write_number(row, at, value)
        elif value is not None:
            page.write_string(row, at, str(value))

    def _drop_down(self, page: Any, at: int, column: Column) -> None:  # noqa: ANN401 - xlsxwriter has no types
        choices = YES_NO if column.type is Kind.YES_NO else column.choices
        if choices:
            rule: dict[str, object] = {"validate": "list", "source": self._source(choices), "error_type": "warning"}
            page.data_validation(1, at, LAST_ROW, at, rule)
        elif column.refers_to and column.type is not Kind.CODES:
            target = SHEET[column.refers_to]
            code = next(i for i, c in enumerate(target.columns) if c.key == (target.key_columns[0]))
            title = target.name.of(self.language).replace("'", "''")
            source = f"='{title}'!${letters(code)}$2:${letters(code)}${LAST_ROW}"
            page.data_validation(1, at, LAST_ROW, at, {"validate": "list", "source": source, "show_error": False})

    def _source(self, choices: tuple[Choice, ...]) -> str:
        """Return the range on the sheet of lists that holds *choices*."""
        if choices not in self.choices:
            letter = letters(len(self.choices))
            self.choices[choices] = f"='{LIST_SHEET.of(self.language)}'!${letter}$2:${letter}${len(choices) + 1}"
        return self.choices[choices]

    def lists(self) -> None:
        """Write the lists that drop-downs refer to."""
        page = self._page(LIST_SHEET)
        named = {c.choices: c.name.of(self.language) for s in SHEETS for c in (*SETTING_COLUMNS, *s.columns) if c.choices}
        for at, choices in enumerate(self.choices):
            page.write_string(0, at, named.get(choices, "ja/nee" if self.language == "nl" else "yes/no"), self.formats["other"])
            page.set_column(at, at, NARROW * 2)
            for row, choice in enumerate(choices, start=1):
                page.write_string(row, at, choice.name.of(self.language))

    def _comment(self, column: Column) -> str:
        parts = [column.help.of(self.language)]
        if column.required:
            parts.append(Text("Verplicht.", "Required.").of(self.language))
        if column.unit.nl:
            parts.append(Text(f"In {column.unit.nl}.", f"In {column.unit.en}.").of(self.language))
        default = self._shown_default(column)
        if default:
            parts.append(Text(f"Leeg betekent: {default}.", f"Blank means: {default}.").of(self.language))
        if column.choices and not column.refers_to:
            parts.append(Text("Kies: ", "Choose: ").of(self.language) + self._words(column))
        return "\n".join(parts)

    def _shown_default(self, column: Column) -> str:
        if isinstance(column.default, bool):
            return Text("ja" if column.default else "nee", "yes" if column.default else "no").of(self.language)
        default = self._default(column)
        return "" if default is None else str(default)

    def _words(self, column: Column) -> str:
        if column.type is Kind.YES_NO:
            return ", ".join(choice.name.of(self.language) for choice in YES_NO)
        return ", ".join(choice.name.of(self.language) for choice in column.choices)

    def guide(self) -> None:
        """Write what every sheet and column means."""
        page = self._page(GUIDE_SHEET)
        title = Text("Zo vult u dit werkboek", "How to fill in this workbook")
        intro = Text(
            "Vul ten minste Instellingen, Cliënten en Locaties. Donkere koppen zijn verplicht; een leeg blad of een lege cel mag. "
            "Voorbeelden staan op een eigen blad en tellen niet mee. Zet er geen namen, geboortedata of BSN's in.",
            "Fill in at least Settings, Clients and Locations. Dark headers are required; a blank sheet or cell is fine. "
            "Examples are on a sheet of their own and do not count. Enter no names, birth dates or BSNs.",
        )
        page.write_string(0, 0, title.of(self.language), self.formats["title"])
        page.merge_range(1, 0, 1, 6, intro.of(self.language), self.formats["text"])
        page.set_row(1, 48)
        heads = Text(
            "blad|kolom|verplicht|wat het is|eenheid|leeg betekent|keuzes", "sheet|column|required|what it is|unit|blank means|choices"
        )
        rows = self._guide_rows()
        self._table(page, 3, heads.of(self.language).split("|"), rows)
        for at, width in enumerate(GUIDE_WIDTHS):
            page.set_column(at, at, width, self.formats["text"])
        for number, row in enumerate(rows, start=4):
            lines = max(ceil(len(str(text)) / (1.1 * width)) for text, width in zip(row, GUIDE_WIDTHS, strict=True))
            page.set_row(number, LINE * max(1, lines))
            if not row[1]:  # the sheet itself, before its columns
                page.write_string(number, 0, str(row[0]), self.formats["other"])
        page.freeze_panes(4, 0)
        page.repeat_rows(3)

    def _guide_rows(self) -> list[list[object]]:
        rows: list[list[object]] = []
        for sheet in SHEETS:
            name = sheet.name.of(self.language)
            rows.append([name, "", self._needed(needed=sheet.required), sheet.help.of(self.language), "", "", ""])
            listed = SETTING_COLUMNS if sheet.key == "settings" else sheet.columns
            rows += [
                [
                    name,
                    column.name.of(self.language),
                    self._needed(needed=column.required),
                    column.help.of(self.language),
                    column.unit.of(self.language),
                    self._shown_default(column),
                    self._words(column),
                ]
                for column in listed
            ]
        return rows

    def _needed(self, *, needed: bool) -> str:
        return Text("ja", "yes").of(self.language) if needed else ""

    def examples(self) -> None:
        """Write the example rows of every sheet, one under the other."""
        page = self._page(EXAMPLE_SHEET)
        page.set_column(0, 30, 22, self.formats["left"])
        row = 0
        for key in EXAMPLES:
            heads, rows = example_rows(key, self.language)
            page.write_string(row, 0, SHEET[key].name.of(self.language), self.formats["title"])
            self._table(page, row + 1, heads, rows)
            row += len(rows) + 3

    def _table(self, page: Any, row: int, heads: Sequence[str], rows: Sequence[Sequence[object]]) -> None:  # noqa: ANN401 - xlsxwriter has no types
        for at, head in enumerate(heads):
            page.write_string(row, at, head, self.formats["other"])
        for below, values in enumerate(rows, start=row + 1):
            for at, value in enumerate(values):
                self._value(page, below, at, value)
