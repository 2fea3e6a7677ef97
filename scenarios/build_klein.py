"""Build scenarios/klein.xlsx: three sheets, eleven clients, nine places; klein.md derives the answer by hand.

``python scenarios/build_klein.py [--output scenarios/klein.xlsx]``
"""

from __future__ import annotations

import argparse
from datetime import date
from pathlib import Path

from scenario_workbook import Sheets, write_workbook

HEERLEN, KERKRADE = "Heerlen", "Kerkrade"
START = date(2027, 1, 1)


def klein() -> Sheets:
    """Return the three sheets: sheet name to rows, headers first."""
    return {
        "Instellingen": [
            ["naam", "waarde", "toelichting"],
            ["regio", "Klein voorbeeld", "Verzonnen, om met de hand na te rekenen"],
            ["start", START, "Eerste dag van het plan"],
            ["perioden", 2, "Twee jaren: 2027 en 2028"],
        ],
        "Cliënten": [
            ["id", "profiel", "herkomstgemeente", "aantal", "urgentie", "huidige_locatie", "in_zorg_vanaf", "in_zorg_tot", "wacht_sinds"],
            ["C1", "BT2", HEERLEN, 1, 3, "Lindenhof", None, None, None],
            ["C2", "BT1", KERKRADE, 1, 3, "Lindenhof", None, None, None],
            ["C3", "BW4", HEERLEN, 2, 3, "Lindenhof", None, None, None],
            ["C4", "BT1", HEERLEN, 1, 3, "Molenweg", None, date(2028, 1, 1), None],
            ["C5", "BW4", KERKRADE, 1, 1, None, None, None, date(2026, 9, 15)],
            ["C6", "BT3", KERKRADE, 1, 2, None, None, None, date(2026, 5, 1)],
            ["C7", "BT2", HEERLEN, 3, 3, None, None, None, date(2026, 3, 1)],
            ["C8", "BT1", HEERLEN, 1, 4, None, date(2028, 1, 1), None, None],
        ],
        "Locaties": [
            ["code", "gemeente", "woonvorm", "plaatsen", "naam"],
            ["LH", HEERLEN, "24-uurs", 4, "Lindenhof"],
            ["MW", HEERLEN, "zelfstandig", 3, "Molenweg"],
            ["AS", KERKRADE, "zelfstandig", 2, "Akerstraat"],
        ],
    }


def main() -> None:
    """Write the workbook."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--output", type=Path, default=Path(__file__).with_name("klein.xlsx"))
    write_workbook(klein(), parser.parse_args().output, title="Klein voorbeeld: met de hand na te rekenen")


if __name__ == "__main__":
    main()
