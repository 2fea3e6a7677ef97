"""Build scenarios/parkstad.xlsx: seven real municipalities, published tariffs, synthetic clients and locations.

``python scenarios/build_parkstad.py [--seed 2] [--output scenarios/parkstad.xlsx]``; what it should show stands in parkstad.md.
"""

from __future__ import annotations

import argparse
from datetime import date
from math import ceil, floor
from pathlib import Path

from budgets import Expectation, estimate
from care_tables import FACILITY, FORMS, GROUP, HOME, HOORN, PROFILES, RESPITE, RESPITE_TARIFF, care_rows
from parkstad_changes import CHANGES, SCENARIOS
from people import Habits, Person, Site, Town, client_rows, draw_people
from scenario_workbook import Row, Sheets, write_workbook
from start_cost import StartCost

SEED = 2
START = date(2027, 1, 1)
YEARS = range(2027, 2032)

INHABITANTS_SOURCE = "CBS, bevolking 1 januari 2024, gemeentegrenzen 2025"
TOWNS = (
    Town("GM0917", "Heerlen", 87461, 50.8941, 5.9682, centre=True),
    Town("GM0928", "Kerkrade", 45311, 50.8714, 6.0512),
    Town("GM0882", "Landgraaf", 37112, 50.9066, 6.0318),
    Town("GM1954", "Beekdaelen", 35896, 50.9355, 5.8948),
    Town("GM0899", "Brunssum", 27770, 50.9439, 5.9799),
    Town("GM0986", "Voerendaal", 12375, 50.8693, 5.9175),
    Town("GM0965", "Simpelveld", 10255, 50.8283, 5.9874),
)
HEERLEN, KERKRADE, LANDGRAAF, BEEKDAELEN, BRUNSSUM, VOERENDAAL, SIMPELVELD = (town.code for town in TOWNS)

LINDE, ESDOORN, BERK = "Aanbieder Linde", "Aanbieder Esdoorn", "Aanbieder Berk"
MERGEL, ZILVERZAND, STEENKOOL = "Corporatie Mergel", "Corporatie Zilverzand", "Corporatie Steenkool"
RESPITE_COST = round(4 * 365 * 0.85 * RESPITE_TARIFF)

SITES = (
    Site("BW-HRL-1", HEERLEN, FACILITY, 24, "De Schacht", 23, MERGEL, LINDE, None, "begane grond; rustig", 96000),
    Site("BW-HRL-2", HEERLEN, FACILITY, 16, "Molenpoort", 15, STEENKOOL, ESDOORN, None, "begane grond", 72000),
    Site("BW-KRK-1", KERKRADE, FACILITY, 18, "Het Baken", 17, ZILVERZAND, LINDE, None, "begane grond; huisdier", 78000),
    Site("BW-BRU-1", BRUNSSUM, FACILITY, 12, "Heidehof", 11, MERGEL, BERK, None, "begane grond; rustig", 60000),
    Site("BW-LGF-1", LANDGRAAF, FACILITY, 10, "Strijthagen", 9, ZILVERZAND, ESDOORN, None, "begane grond", 54000),
    Site("GR-HRL-1", HEERLEN, GROUP, 8, "Valkenhuis", 7, MERGEL, LINDE, None, "rustig", 16000),
    Site("GR-HRL-2", HEERLEN, GROUP, 6, "Tuinzicht", 6, STEENKOOL, BERK, None, "begane grond", 12000),
    Site("GR-KRK-1", KERKRADE, GROUP, 6, "Anstelhuis", 5, ZILVERZAND, ESDOORN, None, "huisdier", 12000),
    Site("GR-LGF-1", LANDGRAAF, GROUP, 5, "Winselaar", 5, ZILVERZAND, LINDE, None, "begane grond", 10000),
    Site("GR-BRU-1", BRUNSSUM, GROUP, 5, "Vijverhuis", 4, MERGEL, BERK, None, "begane grond; rustig", 10000),
    Site("GR-BKD-1", BEEKDAELEN, GROUP, 4, "Geleenhuis", 4, MERGEL, LINDE, None, "rustig; huisdier", 8000),
    Site("ZW-HRL-1", HEERLEN, HOME, 8, "Heerlen-Centrum", 7, MERGEL, LINDE, 648.00, None),
    Site("ZW-HRL-2", HEERLEN, HOME, 6, "Hoensbroek", 6, STEENKOOL, ESDOORN, 671.50, "begane grond"),
    Site("ZW-HRL-3", HEERLEN, HOME, 4, "Heerlerheide", 4, MERGEL, BERK, 469.00, "rustig"),
    Site("ZW-KRK-1", KERKRADE, HOME, 6, "Kerkrade-West", 5, ZILVERZAND, LINDE, 632.00, None),
    Site("ZW-KRK-2", KERKRADE, HOME, 3, "Eygelshoven", 3, ZILVERZAND, ESDOORN, 655.00, "begane grond"),
    Site("ZW-LGF-1", LANDGRAAF, HOME, 4, "Schaesberg", 4, ZILVERZAND, LINDE, 660.00, None),
    Site("ZW-LGF-2", LANDGRAAF, HOME, 2, "Nieuwenhagen", 2, STEENKOOL, BERK, 720.00, "begane grond; huisdier"),
    Site("ZW-BRU-1", BRUNSSUM, HOME, 4, "Brunssum-Noord", 3, MERGEL, BERK, 639.00, None),
    Site("ZW-BRU-2", BRUNSSUM, HOME, 2, "Treebeek", 2, STEENKOOL, ESDOORN, 650.00, "rustig"),
    Site("ZW-BKD-1", BEEKDAELEN, HOME, 3, "Nuth", 3, MERGEL, LINDE, 668.00, None),
    Site("ZW-BKD-2", BEEKDAELEN, HOME, 2, "Schinnen", 1, STEENKOOL, BERK, 745.00, "begane grond"),
    Site("ZW-VRD-1", VOERENDAAL, HOME, 2, "Voerendaal", 2, STEENKOOL, LINDE, 675.00, None),
    Site("ZW-SIM-1", SIMPELVELD, HOME, 2, "Simpelveld", 2, STEENKOOL, LINDE, 664.00, "rustig"),
    Site("LOG-HRL", HEERLEN, RESPITE, 4, "Logeerhuis Parkstad", 0, MERGEL, LINDE, None, None, RESPITE_COST),
)

HOMES = (
    (MERGEL, HEERLEN, 4, 652.00, "begane grond"),
    (ZILVERZAND, KERKRADE, 4, 641.00, None),
    (ZILVERZAND, LANDGRAAF, 2, 665.00, "begane grond"),
    (MERGEL, BRUNSSUM, 2, 645.00, None),
    (MERGEL, BEEKDAELEN, 2, 674.00, "rustig"),
)
"""Homes promised every year: owner, municipality, count, rent, features."""
NEW_HOMES = ((HEERLEN, 2028), (VOERENDAAL, 2029), (SIMPELVELD, 2030))
"""Two new homes each. 14 to 16 homes a year is a tenth of 0.6 per 1,000 inhabitants (154 a year)."""

HABITS = Habits(
    mixes={
        FACILITY: {"BT-licht": 8, "BT-midden": 34, "BT-zwaar": 27, "BW-licht": 5, "BW-midden": 14, "BW-zwaar": 12},
        GROUP: {"BT-licht": 20, "BT-midden": 36, "BT-zwaar": 19, "BW-licht": 18, "BW-midden": 7},
        HOME: {"BT-licht": 40, "BT-midden": 44, "BT-zwaar": 16},
        "": {"BT-licht": 14, "BT-midden": 36, "BT-zwaar": 24, "BW-licht": 6, "BW-midden": 12, "BW-zwaar": 8},
    },
    waiting=46,
    announced=4,
    at_home=6,
    start=START,
    providers=(LINDE, ESDOORN, BERK),
    prefix="PKS",
    together=(1, 2, 3),
    at_home_only=(VOERENDAAL, SIMPELVELD),
)

INFLOW = {"BT-licht": 4, "BT-midden": 7, "BT-zwaar": 4, "BW-licht": 1, "BW-midden": 2, "BW-zwaar": 1}
OUTFLOW_PCT = {"BT-licht": 15, "BT-midden": 9, "BT-zwaar": 4, "BW-licht": 6, "BW-midden": 4, "BW-zwaar": 3}
CHANGE_PCT = {("BT-zwaar", "BT-midden"): 6, ("BT-midden", "BT-licht"): 6, ("BT-licht", "BT-midden"): 4, ("BW-licht", "BT-zwaar"): 10}

TEAMS = (
    ("T-WEST", 420, "Team West", LINDE, "nee", (HEERLEN,)),
    ("T-OOST", 420, "Team Oost", ESDOORN, "nee", (KERKRADE, LANDGRAAF)),
    ("T-NOORD", 360, "Team Noord", BERK, "nee", (BRUNSSUM, BEEKDAELEN)),
    ("T-ZUID", 0, "Team Zuid", LINDE, "nee", (VOERENDAAL, SIMPELVELD)),
    ("T-NACHT", 0, "Nachtdienst Parkstad", LINDE, "ja", tuple(town.code for town in TOWNS)),
)
"""Team Zuid has the hours of who lives in its municipalities at the start and at most 1.5 more, less than one client asks: see :func:`parkstad`."""

FROZEN = {VOERENDAAL: 2, SIMPELVELD: 2}
"""For so many years these municipalities have money for who has a home already, and SPARE euro."""
SPARE = 1500
"""Far less than a year of the lightest care at home costs: who waits there cannot be paid for."""
ROOM = (1.2, 1.25, 1.3, 1.35, 1.4)
"""Budgets as parts of the rough estimate, by year; half as much again for the small ones after the frozen years."""

EXPECT = Expectation(YEARS, 2025, 0.03, INFLOW, {profile: pct / 100 for profile, pct in OUTFLOW_PCT.items()})


def settings() -> list[Row]:
    """Return sheet *Instellingen*."""
    return [
        ["naam", "waarde", "toelichting"],
        ["regio", "Parkstad", "Zeven gemeenten; cliënten en locaties zijn verzonnen"],
        ["start", START, None],
        ["perioden", len(YEARS), None],
        ["maanden_per_periode", 12, None],
        ["model", "beschermd-thuis", None],
        ["budgetvorm", "eigen", "Iedere gemeente houdt haar eigen budget"],
        ["vaste_kosten_naar", "inwoners", None],
        ["prijspeil", 2025, "Jaar van de tarieven"],
        ["index_zorg_pct", 3, "aanname"],
        ["index_kosten_pct", 3, "aanname"],
        ["logeer_bezetting_pct", 85, "aanname"],
        ["min_verblijf_maanden", 12, "aanname"],
        ["ingroei_start", START, "Telt alleen waar Budgetten leeg is: zie scenario verdeelmodel"],
        ["ingroei_jaren", 10, "Tien jaar, zoals aangekondigd"],
        ["standaard_wens_gemeente", "herkomst", None],
        ["peildatum", date(2026, 10, 1), None],
    ]


def location_rows() -> list[Row]:
    """Return sheet *Locaties*."""
    rows: list[Row] = [
        [
            "code",
            "naam",
            "gemeente",
            "woonvorm",
            "plaatsen",
            "eigenaar",
            "aanbieder",
            "huur",
            "kenmerken",
            "vaste_kosten_per_jaar",
            "toelichting",
        ]
    ]
    for site in SITES:
        about = f"4 bedden × 365 × 85 % × € 248,85 logeren ({HOORN})" if site.form == RESPITE else None
        rows.append(
            [
                site.code,
                site.name,
                site.town,
                site.form,
                site.places,
                site.owner,
                site.provider,
                site.rent,
                site.features,
                site.fixed,
                about,
            ]
        )
    return rows


def home_rows() -> list[Row]:
    """Return sheet *Woningaanbod*: the same homes every year (no period), and new ones in two years."""
    rows: list[Row] = [["eigenaar", "gemeente", "periode", "aantal", "woonvorm", "huur", "kenmerken", "status", "toelichting"]]
    rows += [
        [owner, town, None, count, HOME, rent, features, "toegezegd", "Ieder jaar, uit mutatie"]
        for owner, town, count, rent, features in HOMES
    ]
    rows += [[STEENKOOL, town, year, 2, HOME, 681.00, "begane grond", "verwacht", "Nieuwbouw"] for town, year in NEW_HOMES]
    return rows


def flow_rows() -> list[Row]:
    """Return sheet *In- en uitstroom*."""
    rows: list[Row] = [["soort", "profiel", "aantal_per_jaar", "pct_per_jaar", "naar_profiel", "urgentie", "uitstroom_naar", "toelichting"]]
    rows += [["instroom", profile, count, None, None, 3, None, "aanname"] for profile, count in INFLOW.items()]
    rows += [["uitstroom", profile, None, pct, None, None, "woning", "aanname"] for profile, pct in OUTFLOW_PCT.items()]
    rows += [["verandering", old, None, pct, new, None, None, "aanname"] for (old, new), pct in CHANGE_PCT.items()]
    return rows


def course_rows(people: list[Person]) -> list[Row]:
    """Return sheet *Profielwijzigingen*: a few changes that are known beforehand."""
    wanted = [
        ("BW-licht", "BT-zwaar", 2028),
        ("BW-midden", "BT-zwaar", 2029),
        ("BT-zwaar", "BT-midden", 2028),
        ("BT-midden", "BT-licht", 2029),
    ]
    rows: list[Row] = [["cliënt", "vanaf", "profiel", "aantal", "toelichting"]]
    for old, new, year in wanted:
        who = next(one for one in people if one.profiel == old and one.huidige_locatie and not one.in_zorg_tot)
        rows.append([who.id, date(year, 1, 1), new, 1, "Bij de laatste evaluatie afgesproken"])
    return rows


def budget_rows(people: list[Person], start: StartCost) -> list[Row]:
    """Return sheet *Budgetten*: frozen for the two smallest municipalities in the first years, roomy for the others."""
    rough = estimate(people, TOWNS, SITES, EXPECT)
    rows: list[Row] = [["gemeente", "periode", "bedrag", "toelichting"]]
    for town in TOWNS:
        for number, year in enumerate(YEARS):
            if number < FROZEN.get(town.code, 0):
                amount, about = start.euros(town.code, number) + SPARE, "Alleen begroot voor wie er al woont (verzonnen)"
            else:
                amount, about = (
                    ROOM[number] * rough[town.code, year] * (1.5 if town.code in FROZEN else 1.0),
                    "Meerjarenbegroting (verzonnen)",
                )
            rows.append([town.code, year, 1000 * ceil(amount / 1000), about])
    return rows


def distribution_rows(budgets: list[Row]) -> tuple[list[Row], list[Row]]:
    """Return *Verdeelmodel* and *Rijksbijdrage*: the budgets of 2027 as historic shares, inhabitants leading the objective ones."""
    first = {row[0]: int(row[2]) for row in budgets[1:] if row[1] == YEARS[0]}
    inhabitants = sum(town.inhabitants for town in TOWNS)
    shares: list[Row] = [["gemeente", "historisch_aandeel", "objectief_aandeel", "toelichting"]]
    for town in TOWNS:
        historic = first[town.code] / sum(first.values())
        objective = 0.7 * historic + 0.3 * town.inhabitants / inhabitants
        shares.append(
            [town.code, round(100 * historic, 2), round(100 * objective, 2), "aanname; gewichten van het nieuwe model zijn niet bekend"]
        )
    grants: list[Row] = [["periode", "bedrag", "wlz_uitname", "toelichting"]]
    for year in YEARS:
        total = sum(int(row[2]) for row in budgets[1:] if row[1] == year)
        grants.append([year, total, 0, "aanname: samen zoveel als de begrotingen"])
    return shares, grants


def parkstad(seed: int = SEED) -> Sheets:
    """Return the sheets of Parkstad with the clients of *seed*: sheet name to rows, headers first."""
    people = draw_people(seed, TOWNS, SITES, HABITS)
    towns: list[Row] = [["code", "naam", "inwoners", "centrum", "in_regio", "breedtegraad", "lengtegraad", "bron"]]
    towns += [
        [t.code, t.name, t.inhabitants, "ja" if t.centre else "nee", "ja", t.latitude, t.longitude, INHABITANTS_SOURCE] for t in TOWNS
    ]
    stays = next(one for one in people if one.huidige_locatie == "GR-HRL-1" and not one.in_zorg_tot)
    sheets: Sheets = {
        "Instellingen": settings(),
        "Gemeenten": towns,
        "Woonvormen": FORMS,
        "Profielen": PROFILES,
        "Zorg": care_rows(),
        "Cliënten": client_rows(people),
        "Profielwijzigingen": course_rows(people),
        "In- en uitstroom": flow_rows(),
        "Locaties": location_rows(),
        "Woningaanbod": home_rows(),
    }
    start = StartCost(sheets)
    budgets = budget_rows(people, start)
    shares, grants = distribution_rows(budgets)
    teams: list[Row] = [["code", "naam", "aanbieder", "cliënturen_per_week", "oproepdienst", "toelichting"]]
    for code, count, name, provider, on_call, area in TEAMS:
        teams.append([code, name, provider, floor(start.hours(area) + 1.5) if code == "T-ZUID" else count, on_call, "aanname"])
    return sheets | {
        "Budgetten": budgets,
        "Verdeelmodel": shares,
        "Rijksbijdrage": grants,
        "Teams": teams,
        "Werkgebied": [["team", "gemeente"], *([team[0], code] for team in TEAMS for code in team[5])],
        "Vastgelegd": [
            ["soort", "code", "vanaf", "t/m", "waarde", "toelichting"],
            ["cliënt", stays.id, 2027, 2027, "GR-HRL-1", "Afgesproken: het eerste jaar nog niet verhuizen"],
        ],
        "Regels": [
            ["regel", "stand", "toelichting"],
            ["ladder", "uit", "Zie scenario woonladder"],
            ["budget", "aan", "Zie scenario bijdrage-5"],
        ],
        "Scenario's": SCENARIOS,
        "Wijzigingen": CHANGES,
    }


def main() -> None:
    """Write the workbook."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--seed", type=int, default=SEED)
    parser.add_argument("--output", type=Path, default=Path(__file__).with_name("parkstad.xlsx"))
    chosen = parser.parse_args()
    write_workbook(parkstad(chosen.seed), chosen.output, title="Parkstad: van beschermd wonen naar beschermd thuis")


if __name__ == "__main__":
    main()
