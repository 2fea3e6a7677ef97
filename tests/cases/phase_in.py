"""A hand case of rule *budget* that begins in a workbook: the distribution model phasing in decides who can be housed."""

from __future__ import annotations

import pandas as pd

from tests.build import plan
from tests.cases.case import Case
from woonplek.io.book import book_from_frames
from woonplek.io.build import build

WAIT = "wachtlijst"


def phase_in() -> Case:
    # The grant is € 150.000 a year less 3.600 for the Wlz: 146.400, four client-years of 36.600 (€ 100 a day; 36.500 outside leap years). H goes from 80 % to
    # 50 % in two years: 117.120, 95.160, 73.200, so three, two and two clients; who is housed stays, so two, and the third (weight 1) waits 1096 days.
    # K goes from 20 % to 50 %: 29.280, 51.240, 73.200, so none, one and two: 2 × 365 + 366 days at weight 2.
    rows = {
        "Instellingen": [("start", "2027-01-01"), ("perioden", 3), ("ingroei_jaren", 2), ("min_verblijf_maanden", 12)],
        "Gemeenten": [("GM0917", "Heerlen", 6000), ("GM0928", "Kerkrade", 3000)],
        "Woonvormen": [("BW", "24-uurs")],
        "Profielen": [("P", 0)],
        "Zorg": [("P", "BW", "passend", 100)],
        "Cliënten": [("a", "P", "GM0917", 2, 3), ("b", "P", "GM0917", 1, 4), ("c", "P", "GM0928", 2, 3)],
        "Locaties": [("L1", "GM0917", "BW", 9)],
        "Verdeelmodel": [("GM0917", 80, 50), ("GM0928", 20, 50)],
        "Rijksbijdrage": [("2027", 150000, 3600), ("2028", 150000, 3600), ("2029", 150000, 3600)],
        "Doelen": [("wachten", 1)],
    }
    columns = {
        "Instellingen": ["naam", "waarde"],
        "Gemeenten": ["code", "naam", "inwoners"],
        "Woonvormen": ["code", "soort"],
        "Profielen": ["code", "tarief_wachtlijst"],
        "Zorg": ["profiel", "woonvorm", "geschikt", "tarief"],
        "Cliënten": ["id", "profiel", "herkomstgemeente", "aantal", "urgentie"],
        "Locaties": ["code", "gemeente", "woonvorm", "plaatsen"],
        "Verdeelmodel": ["gemeente", "historisch_aandeel", "objectief_aandeel"],
        "Rijksbijdrage": ["periode", "bedrag", "wlz_uitname"],
        "Doelen": ["doel", "volgorde"],
    }
    here = build(book_from_frames({sheet: pd.DataFrame(values, columns=columns[sheet]) for sheet, values in rows.items()}))
    courses = {"a": "L1", "b": WAIT, ("c", 1): [WAIT, "L1", "L1"], ("c", 2): [WAIT, WAIT, "L1"]}
    return Case("budget: phase-in", here, {"waiting": 3288}, plan(here, courses), "budget")
