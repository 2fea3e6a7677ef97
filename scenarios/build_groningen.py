"""Build scenarios/groningen.xlsx: ten real municipalities, ten years, and a supply plan still to be chosen.

``python scenarios/build_groningen.py [--seed 1] [--output scenarios/groningen.xlsx]``; what it should show stands in groningen.md.
"""

from __future__ import annotations

import argparse
from datetime import date
from pathlib import Path

from care_tables import FACILITY, FORMS, GROUP, HOME, PROFILES, care_rows
from groningen_money import distribution_rows, grant_rows
from groningen_plan import CHANGES, INVESTMENT, PROJECTS, QUOTAS, SCENARIOS
from groningen_sites import BUILDINGS, HOMES, SITES, TOWNS, ZIJL
from people import Habits, client_rows, draw_people
from scenario_workbook import Row, Sheets, write_workbook

SEED = 1
START = date(2027, 1, 1)
YEARS = range(2027, 2037)
INHABITANTS_SOURCE = "CBS, bevolking 1 januari 2024, gemeentegrenzen 2025; regio: gmb-2024-324624"

HABITS = Habits(
    mixes={
        FACILITY: {"BT-licht": 8, "BT-midden": 35, "BT-zwaar": 27, "BW-licht": 5, "BW-midden": 14, "BW-zwaar": 11},
        GROUP: {"BT-licht": 20, "BT-midden": 36, "BT-zwaar": 18, "BW-licht": 18, "BW-midden": 8},
        HOME: {"BT-licht": 40, "BT-midden": 44, "BT-zwaar": 16},
        "": {"BT-licht": 14, "BT-midden": 38, "BT-zwaar": 24, "BW-licht": 5, "BW-midden": 12, "BW-zwaar": 7},
    },
    waiting=145,
    announced=10,
    at_home=14,
    start=START,
    providers=("Aanbieder Wilg", "Aanbieder Els", "Aanbieder Meidoorn"),
    prefix="GRN",
    together=(1, 2, 3, 4),
)

INFLOW = {"BT-licht": 10, "BT-midden": 20, "BT-zwaar": 11, "BW-licht": 3, "BW-midden": 6, "BW-zwaar": 3}
OUTFLOW_PCT = {"BT-licht": 13, "BT-midden": 10, "BT-zwaar": 5, "BW-licht": 6, "BW-midden": 4, "BW-zwaar": 3}
CHANGE_PCT = {("BT-zwaar", "BT-midden"): 5, ("BT-midden", "BT-licht"): 2, ("BT-licht", "BT-midden"): 2, ("BW-licht", "BT-zwaar"): 8}

TEAMS = (
    ("T-STAD", 1450, "Team Stad", "Aanbieder Wilg", "nee", 4, 65.75, ("GM0014",)),
    ("T-NOORD", 330, "Team Noord", "Aanbieder Els", "nee", 4, 65.75, ("GM1966", "GM1969", "GM1979")),
    ("T-OOST", 950, "Team Oost", "Aanbieder Meidoorn", "nee", 4, 65.75, ("GM0037", "GM0047", "GM0765", "GM1895", "GM1950", "GM1952")),
    ("T-NACHT", 0, "Nachtdienst Groningen", "Aanbieder Wilg", "ja", 0, None, tuple(town.code for town in TOWNS)),
)


def settings() -> list[Row]:
    """Return sheet *Instellingen*."""
    return [
        ["naam", "waarde", "toelichting"],
        ["regio", "Groningen", "Tien gemeenten; cliënten, locaties en corporaties zijn verzonnen"],
        ["start", START, None],
        ["perioden", len(YEARS), None],
        ["maanden_per_periode", 12, None],
        ["model", "beschermd-thuis", None],
        ["budgetvorm", "eigen", "Iedere gemeente houdt haar eigen budget"],
        ["vaste_kosten_naar", "centrum", "aanname: de centrumgemeente huurt de gebouwen"],
        ["rente_pct", 3, "aanname"],
        ["prijspeil", 2025, "Jaar van de tarieven"],
        ["index_zorg_pct", 2.5, "aanname"],
        ["index_kosten_pct", 2.5, "aanname"],
        ["buffer_terugkeer_pct", 0, "in de basis geen; zie scenario terugkeerbuffer"],
        ["logeer_bezetting_pct", 85, "aanname"],
        ["min_verblijf_maanden", 12, "aanname"],
        ["woonplaatsbeginsel_vanaf", date(2028, 1, 1), "aanname; wie al in zorg is blijft voor rekening van de centrumgemeente"],
        ["ingroei_start", date(2028, 1, 1), "aanname; de invoering is vaak uitgesteld"],
        ["ingroei_jaren", 10, "Tien jaar, zoals aangekondigd"],
        ["standaard_wens_gemeente", "herkomst", None],
        ["peildatum", date(2026, 10, 1), None],
    ]


def location_rows() -> list[Row]:
    """Return sheet *Locaties*; the buildings of De Zijl may close one by one."""
    header = "code naam gemeente wijk woonvorm plaatsen eigenaar aanbieder huur kenmerken behouden min_bezetting vaste_kosten_per_jaar"
    rows: list[Row] = [[*header.split(), "sluitbaar_vanaf", "toelichting"]]
    for site in SITES:
        building = site.code in BUILDINGS
        row: Row = [
            *(site.code, site.name, site.town, ZIJL if building else None, site.form, site.places, site.owner, site.provider, site.rent),
            *(site.features, site.kept, 10 if building else None, site.fixed, date(2028, 1, 1) if building else None),
            "Gebouw van terrein De Zijl: sluit als geheel, of blijft open met ten minste tien bewoners" if building else None,
        ]
        rows.append(row)
    return rows


def home_rows() -> list[Row]:
    """Return sheet *Woningaanbod*: homes every year; those on request are not promised."""
    rows: list[Row] = [["eigenaar", "gemeente", "aantal", "woonvorm", "huur", "kenmerken", "status", "toelichting"]]
    rows += [
        [owner, town, count, HOME, rent, features, "toegezegd", "Ieder jaar, uit mutatie"] for owner, town, count, rent, features in HOMES
    ]
    return rows


def flow_rows() -> list[Row]:
    """Return sheet *In- en uitstroom*."""
    rows: list[Row] = [["soort", "profiel", "aantal_per_jaar", "pct_per_jaar", "naar_profiel", "urgentie", "uitstroom_naar", "toelichting"]]
    rows += [["instroom", profile, count, None, None, 3, None, "aanname"] for profile, count in INFLOW.items()]
    for profile, pct in OUTFLOW_PCT.items():
        to_wlz = profile == "BW-zwaar"
        rows.append(
            ["uitstroom", profile, None, pct, None, None, "geen" if to_wlz else "woning", "aanname: naar de Wlz" if to_wlz else "aanname"]
        )
    rows += [["verandering", old, None, pct, new, None, None, "aanname"] for (old, new), pct in CHANGE_PCT.items()]
    return rows


def team_rows() -> list[Row]:
    """Return sheet *Teams*: teams may grow at a price."""
    rows: list[Row] = [
        ["code", "naam", "aanbieder", "cliënturen_per_week", "oproepdienst", "max_groei_pct_per_jaar", "kosten_per_extra_uur", "bron"]
    ]
    source = "begeleiding midden per uur, Hoorn 2025 (CVDR731895); groei en uren: aanname"
    rows += [
        [code, name, who, count, call, grow, price, source if price else "aanname"]
        for code, count, name, who, call, grow, price, _ in TEAMS
    ]
    return rows


def groningen(seed: int = SEED) -> Sheets:
    """Return the sheets of Groningen with the clients of *seed*: sheet name to rows, headers first."""
    people = draw_people(seed, TOWNS, SITES, HABITS)
    towns: list[Row] = [["code", "naam", "inwoners", "centrum", "in_regio", "breedtegraad", "lengtegraad", "max_per_1000", "bron"]]
    for town in TOWNS:
        limit = 0.7 if town.centre else None
        towns.append(
            [
                town.code,
                town.name,
                town.inhabitants,
                "ja" if town.centre else "nee",
                "ja",
                town.latitude,
                town.longitude,
                limit,
                INHABITANTS_SOURCE,
            ]
        )
    return {
        "Instellingen": settings(),
        "Gemeenten": towns,
        "Wijken": [["code", "gemeente", "naam", "max_plaatsen", "toelichting"], [ZIJL, "GM0014", "De Zijl", 72, "aanname"]],
        "Woonvormen": FORMS,
        "Profielen": PROFILES,
        "Zorg": care_rows(),
        "Cliënten": client_rows(people),
        "In- en uitstroom": flow_rows(),
        "Locaties": location_rows(),
        "Woningaanbod": home_rows(),
        "Projecten": PROJECTS,
        "Investeringsruimte": INVESTMENT,
        "Verdeelmodel": distribution_rows(),
        "Rijksbijdrage": grant_rows(),
        "Teams": team_rows(),
        "Werkgebied": [["team", "gemeente"], *([team[0], code] for team in TEAMS for code in team[7])],
        "Contingenten": QUOTAS,
        "Regels": [["regel", "stand", "toelichting"], ["ladder", "uit", "Zie scenario woonladder"]],
        "Scenario's": SCENARIOS,
        "Wijzigingen": CHANGES,
    }


def main() -> None:
    """Write the workbook."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--seed", type=int, default=SEED)
    parser.add_argument("--output", type=Path, default=Path(__file__).with_name("groningen.xlsx"))
    chosen = parser.parse_args()
    write_workbook(groningen(chosen.seed), chosen.output, title="Groningen: van beschermd wonen naar beschermd thuis")


if __name__ == "__main__":
    main()
