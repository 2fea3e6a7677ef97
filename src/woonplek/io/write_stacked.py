"""Writes a sheet on which several short tables stand under each other, over one grid, to be read as a page."""

from __future__ import annotations

from collections.abc import Sequence

from xlsxwriter.format import Format
from xlsxwriter.workbook import Workbook
from xlsxwriter.worksheet import Worksheet

from woonplek.domain.base import Language, Text
from woonplek.io.write_cells import LINE_HEIGHT, lines, put
from woonplek.io.write_styles import Styles
from woonplek.tables import Table, TableColumn

GRID = 12
"""columns of the page"""
UNIT = 12.5
"""characters a grid column holds"""
CHART_ROWS, ROW_PIXELS, COLUMN_PIXELS = 15, 20, 92
NOTHING = Text("geen", "none")
PAGE = (0, GRID - 1)


def spans(columns: Sequence[TableColumn]) -> list[int]:
    """Return how many grid columns each column takes: by width, at least one, together the page."""
    total = sum(column.width for column in columns)
    found = [max(1, round(GRID * column.width / total)) for column in columns]
    while sum(found) != GRID and len(columns) <= GRID:
        step = 1 if sum(found) < GRID else -1
        loose = [i for i in range(len(found)) if step > 0 or found[i] > 1]
        worst = max(loose, key=lambda i: step * (GRID * columns[i].width / total - found[i]))
        found[worst] += step
    return found


def write_stacked(book: Workbook, sheet: Worksheet, tables: Sequence[Table], styles: Styles, language: Language) -> None:
    """Write *tables* on *sheet*; the title of the first is that of the page."""
    sheet.hide_gridlines(2)
    sheet.set_column(0, GRID - 1, UNIT)
    row = 0
    for table in tables:
        row = _title(sheet, row, table, styles, language)
        first = row + 1
        row = _rows(sheet, row, table, styles, language)
        if table.chart is not None and table.rows:
            _chart(book, sheet, table, first, language)
            row += CHART_ROWS + 1
        row += 1


def _merge(sheet: Worksheet, row: int, columns: tuple[int, int], text: str, look: Format) -> None:
    first, last = columns
    if first < last:
        sheet.merge_range(row, first, row, last, "", look)
    sheet.write_string(row, first, text, look)


def _title(sheet: Worksheet, row: int, table: Table, styles: Styles, language: Language) -> int:
    """Write title and explanation; return the next row."""
    _merge(sheet, row, PAGE, table.title.of(language), styles.title() if row == 0 else styles.section())
    sheet.set_row(row, 34 if row == 0 else 24)
    remark = table.help.of(language)
    if remark:
        row += 1
        _merge(sheet, row, PAGE, remark, styles.remark())
        sheet.set_row(row, LINE_HEIGHT * lines(remark, GRID * UNIT) + 3)
    return row + 1


def _rows(sheet: Worksheet, row: int, table: Table, styles: Styles, language: Language) -> int:
    """Write column titles and rows; return the next row."""
    if not table.rows:
        _merge(sheet, row, PAGE, NOTHING.of(language), styles.remark())
        return row + 1
    wide = spans(table.columns)
    starts = [sum(wide[:i]) for i in range(len(wide))]
    titles = [column.title.of(language) for column in table.columns]
    for column, title, start, span in zip(table.columns, titles, starts, wide, strict=True):
        _merge(sheet, row, (start, start + span - 1), title, styles.small_head(column.type))
    sheet.set_row(row, LINE_HEIGHT * max(lines(t, s * UNIT) for t, s in zip(titles, wide, strict=True)) + 4)
    for cells in table.rows:
        row += 1
        height = 1
        for column, value, start, span in zip(table.columns, cells, starts, wide, strict=True):
            tone = column.tones.get(value) if isinstance(value, str) else None
            look = styles.tone(tone, wraps=True) if tone else styles.cell(column.type, wraps=True, whole_euro=True)
            if span > 1:
                sheet.merge_range(row, start, row, start + span - 1, "", look)
            put(sheet, (row, start), value, column.type, (look, styles.cell("whole")))
            if isinstance(value, str):
                height = max(height, lines(value, span * UNIT))
        sheet.set_row(row, LINE_HEIGHT * height + 3)
    return row + 1


def _chart(book: Workbook, sheet: Worksheet, table: Table, first: int, language: Language) -> None:
    """Put the picture of *table*, whose rows begin at row *first*, under it."""
    chart = table.chart
    if chart is None or not table.rows:
        return
    wide = spans(table.columns)
    at = {column.key: sum(wide[:i]) for i, column in enumerate(table.columns)}
    names = {column.key: column.title.of(language) for column in table.columns}
    last, name = first + len(table.rows) - 1, sheet.get_name()
    bars = book.add_chart({"type": "column", "subtype": "stacked"})
    for key, colour in reversed(list(chart.series.items())):
        bars.add_series(
            {
                "name": names[key],
                "categories": [name, first, at[chart.label], last, at[chart.label]],
                "values": [name, first, at[key], last, at[key]],
                "fill": {"color": colour},
                "gap": 60,
                "data_labels": {"value": True, "num_format": "#,##0;;", "font": {"size": 8, "color": "#FFFFFF"}}
                if len(table.rows) <= GRID
                else {},
            }
        )
    bars.set_title({"name": chart.title.of(language), "name_font": {"size": 11, "bold": True, "color": "#1F4E5F"}, "overlay": False})
    bars.set_legend({"position": "right", "font": {"size": 9}})
    bars.set_y_axis({"major_gridlines": {"visible": True, "line": {"color": "#E3E8EA"}}, "num_font": {"size": 9}, "line": {"none": True}})
    bars.set_x_axis({"num_font": {"size": 9}, "text_axis": True})
    bars.set_chartarea({"border": {"none": True}})
    bars.set_size({"width": GRID * COLUMN_PIXELS, "height": CHART_ROWS * ROW_PIXELS})
    sheet.insert_chart(last + 1, 0, bars, {"object_position": 1, "description": chart.title.of(language), "y_offset": 6})
