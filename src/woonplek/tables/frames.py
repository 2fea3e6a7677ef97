"""Tables as pandas data frames."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

import pandas as pd

from woonplek.domain.base import Language
from woonplek.tables.table import Cell, Table, TableColumn

CENTS = 100


def frames(tables: Sequence[Table], language: Language = "nl") -> dict[str, pd.DataFrame]:
    """Return a data frame of each table by its key, columns by the titles of the workbook.

    Money is in euros, percentages as the number of percent, whole numbers as nullable integers.
    """
    return {table.key: _frame(table, language) for table in tables}


def _frame(table: Table, language: Language) -> pd.DataFrame:
    columns: dict[str, Any] = {}
    for i, column in enumerate(table.columns):
        columns[column.title.of(language)] = _series(column, [row[i] for row in table.rows])
    return pd.DataFrame(columns)


def _series(column: TableColumn, cells: list[Cell]) -> pd.Series[Any]:
    match column.type:
        case "money":
            return pd.Series(cells, dtype="Float64") / CENTS
        case "whole":
            return pd.Series(cells, dtype="Int64")
        case "decimal" | "percent":
            return pd.Series(cells, dtype="Float64")
        case "date":
            return pd.Series(pd.to_datetime(pd.Series(cells, dtype="object")))
        case "text":
            return pd.Series(cells, dtype="object")
