"""A look at the XML of an .ods: how large it really is, percentages, errors, formulas without a value."""

from __future__ import annotations

from woonplek.io.cells import address
from woonplek.io.grid import Scan
from woonplek.io.xlsx_scan import Attributes, local, parse_xml

MOST_NOTED = 100_000
"""repeated cells that are looked at one by one"""


class _Scanner:
    """Follows tables, rows and cells, each perhaps repeated."""

    def __init__(self) -> None:
        self.tables: dict[str, Scan] = {}
        self.scan = Scan()
        self.row = 0
        self.rows = self.column = 1

    def start(self, tag: str, attributes: Attributes) -> None:
        name = local(tag)
        plain = {local(key): value for key, value in attributes.items()}
        if name == "table":
            self.scan = self.tables[plain.get("name", "")] = Scan()
            self.row = 0
        elif name == "table-row":
            self.rows = int(plain.get("number-rows-repeated", "1"))
            self.row += 1
            self.column = 1
        elif name in {"table-cell", "covered-table-cell"}:
            self._cell(plain, int(plain.get("number-columns-repeated", "1")))

    def end(self, tag: str) -> None:
        if local(tag) == "table-row":
            self.row += self.rows - 1

    def _cell(self, plain: Attributes, columns: int) -> None:
        formula = "formula" in plain
        kind = plain.get("value-type", "")
        if kind or formula:
            last = (self.row + self.rows - 1, self.column + columns - 1)
            self.scan.used(*last, address(last[0], last[1] - 1))
            if self.rows * columns <= MOST_NOTED:
                self._note(plain, kind, columns)
        across, down = int(plain.get("number-columns-spanned", "1")), int(plain.get("number-rows-spanned", "1"))
        if across > 1 or down > 1:
            first = address(self.row, self.column - 1)
            self.scan.merged.append(f"{first}:{address(self.row + down - 1, self.column + across - 2)}")
        self.column += columns

    def _note(self, plain: Attributes, kind: str, columns: int) -> None:
        cells = [address(self.row + r, self.column - 1 + c) for r in range(self.rows) for c in range(columns)]
        formula = plain.get("formula", "")
        if kind == "error" or "#REF!" in formula:
            self.scan.broken.update(dict.fromkeys(cells, "#N/A"))
        elif not kind:
            self.scan.broken.update(dict.fromkeys(cells, ""))
        elif kind == "percentage":
            self.scan.percents += cells


def scan_tables(data: bytes) -> dict[str, Scan]:
    """Return what the XML of each sheet tells, by title."""
    scanner = _Scanner()
    parse_xml(data, scanner.start, scanner.end)
    return scanner.tables
