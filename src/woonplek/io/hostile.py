"""Opening a file that may be anything: only what is safe and readable gets through."""

from __future__ import annotations

import io
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field

import python_calamine


@dataclass(slots=True)
class Grid:
    """The cells of a sheet from A1, blank ones '' or None."""

    title: str
    rows: Sequence[Sequence[object]]
    merged: list[str] = field(default_factory=list)


def read_grids(data: bytes, name: str, wanted: Callable[[str], bool]) -> list[Grid]:
    """Return the sheets of a workbook; those not *wanted* come without rows."""
    book = python_calamine.CalamineWorkbook.from_filelike(io.BytesIO(data))
    return [Grid(t, book.get_sheet_by_name(t).to_python(skip_empty_area=False) if wanted(t) else []) for t in book.sheet_names]
