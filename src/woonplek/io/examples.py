"""A small made-up region: rows for every sheet that go together, to show what goes where."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date

import pandas as pd

from woonplek.domain.base import Language, Text
from woonplek.io.declare import Kind
from woonplek.io.sheets import SETTING, SHEET, choice_name

Rows = tuple[Mapping[str, object], ...]

START = date(2027, 1, 1)
PERIODS = 5
YEARS = tuple(str(START.year + t) for t in range(PERIODS))

EXAMPLES: Mapping[str, Rows] = {
    "settings": (
        {"name": "region", "value": "Voorbeeld"},
        {"name": "start", "value": START},
        {"name": "periods", "value": PERIODS},
        {"name": "months_per_period", "value": 12},
        {"name": "budget_form", "value": "eigen"},
    ),
    "municipalities": (
        {"code": "GM0917", "name": "Heerlen", "inhabitants": 87000, "centre": True, "latitude": 50.888, "longitude": 5.979},
        {"code": "GM0928", "name": "Kerkrade", "inhabitants": 45000, "latitude": 50.866, "longitude": 6.063, "max_per_1000": 1.5},
    ),
    "neighbourhoods": ({"code": "WK1", "municipality": "GM0917", "name": "Stationsbuurt", "max_places": 40},),
    "forms": (
        {"code": "BW", "kind": "24-uurs", "name": "Beschermd wonen"},
        {"code": "GROEP", "kind": "groep", "name": "Groepswonen"},
        {"code": "ZELF", "kind": "zelfstandig", "name": "Beschermd thuis", "own_door": True, "tenant_stays": True, "on_call": True},
    ),
    "profiles": (
        {"code": "LICHT", "name": "Begeleiding in de week"},
        {"code": "ZWAAR", "name": "Begeleiding elke dag", "waiting_tariff": 25},
    ),
    "care": (
        {"profile": "LICHT", "form": "BW", "suitability": "overbrugging", "tariff": 165, "hours_per_week": 0},
        {"profile": "LICHT", "form": "GROEP", "suitability": "overbrugging", "tariff": 110, "hours_per_week": 0},
        {"profile": "LICHT", "form": "ZELF", "suitability": "passend", "tariff": 62.5, "hours_per_week": 5},
        {"profile": "ZWAAR", "form": "BW", "suitability": "passend", "tariff": 190, "hours_per_week": 0},
        {"profile": "ZWAAR", "form": "GROEP", "suitability": "passend", "tariff": 140, "hours_per_week": 0},
        {"profile": "ZWAAR", "form": "ZELF", "suitability": "overbrugging", "tariff": 95, "hours_per_week": 9},
    ),
    "clients": (
        {"profile": "ZWAAR", "id": "C1", "origin": "GM0928", "current": "LINDE", "wish_municipality": "GM0928"},
        {"profile": "LICHT", "id": "C2", "origin": "GM0917", "count": 3, "urgency": 2, "waiting_since": date(2025, 9, 15), "max_rent": 700},
        {"profile": "LICHT", "id": "C3", "origin": "GM0917", "care_until": date(2029, 1, 1), "current": "FLAT", "willing": "nee"},
    ),
    "course": ({"client": "C1", "from": date(2029, 1, 1), "profile": "LICHT"},),
    "flows": (
        {"kind": "instroom", "profile": "LICHT", "count_per_year": 1.5},
        {"kind": "uitstroom", "profile": "LICHT", "pct_per_year": 10},
    ),
    "locations": (
        {
            "code": "LINDE",
            "municipality": "GM0917",
            "form": "BW",
            "places": 6,
            "name": "De Linde",
            "neighbourhood": "WK1",
            "fixed_cost": 45000,
        },
        {
            "code": "FLAT",
            "municipality": "GM0928",
            "form": "ZELF",
            "places": 4,
            "owner": "WONEN",
            "rent": 640.5,
            "features": "begane grond",
        },
    ),
    "places": ({"location": "LINDE", "period": "2030", "places": 5},),
    "supply": (
        {"owner": "WONEN", "municipality": "GM0917", "count": 2, "period": "2028", "form": "ZELF", "rent": 655, "status": "toegezegd"},
    ),
    "projects": (
        {
            "code": "P1",
            "municipality": "GM0928",
            "form": "GROEP",
            "places": 6,
            "owner": "WONEN",
            "decision": "optie",
            "decide_from": START,
            "decide_until": "2029",
            "lead_months": 18,
            "investment": 900000,
            "life_years": 40,
        },
    ),
    "investment": ({"owner": "WONEN", "period": "2027", "amount": 1000000},),
    "budgets": ({"municipality": "GM0928", "amount": 400000},),
    "distribution": (
        {"municipality": "GM0917", "historic_share": 80, "objective_share": 66},
        {"municipality": "GM0928", "historic_share": 20, "objective_share": 34},
    ),
    "grant": tuple({"period": year, "amount": 1500000, "wlz_outtake": 20000} for year in YEARS),
    "teams": ({"code": "TEAM1", "hours_per_week": 60, "on_call": True, "max_growth_pct": 5, "cost_per_extra_hour": 75},),
    "team_area": ({"team": "TEAM1", "municipality": "GM0917"}, {"team": "TEAM1", "municipality": "GM0928"}),
    "quotas": ({"owner": "WONEN", "municipality": "GM0917", "form": "ZELF", "period": "2028", "minimum": 1, "maximum": 2},),
    "pins": ({"kind": "cliënt", "code": "C3", "from": "2027", "until": "2027", "value": "FLAT"},),
    "rules": ({"rule": "budget", "stance": "zacht"},),
    "goals": (
        {"goal": "waiting", "order": 1},
        {"goal": "bridging", "order": 2, "slack_pct": 1},
        {"goal": "wishes", "order": 3, "slack_pct": 5},
    ),
    "scenarios": ({"scenario": "krap", "description": "Rijksbijdrage 5 % lager"},),
    "changes": (
        {"scenario": "krap", "sheet": "grant", "key": "*", "column": "amount", "operation": "procent", "value": -5, "reason": "Circulaire"},
    ),
}
"""Rows by sheet and column key, choices by their value."""


def example_rows(sheet_key: str, language: Language) -> tuple[list[str], list[list[object]]]:
    """Return headers and rows of the example of one sheet, as a planner would type them."""
    sheet = SHEET[sheet_key]
    rows = EXAMPLES.get(sheet_key, ())
    keys = [c.key for c in sheet.columns if any(c.key in row for row in rows) or c.required]
    heads = [sheet.column(key).name.of(language) for key in keys]
    return heads, [[_typed(sheet_key, key, row, language) for key in keys] for row in rows]


def example_frames(language: Language) -> dict[str, pd.DataFrame]:
    """Return the whole example by sheet name."""
    frames = {}
    for key in EXAMPLES:
        heads, rows = example_rows(key, language)
        frames[SHEET[key].name.of(language)] = pd.DataFrame(rows, columns=heads, dtype=object)
    return frames


def _typed(sheet_key: str, key: str, row: Mapping[str, object], language: Language) -> object:
    """Return one example value in the words of *language*."""
    value = row.get(key)
    column = SHEET[sheet_key].column(key)
    if sheet_key == "settings" and key == "value":
        column = SETTING[str(row["name"])]
    if sheet_key == "changes" and key == "sheet":
        return SHEET[str(value)].name.of(language)
    if sheet_key == "changes" and key == "column":
        return SHEET[str(row["sheet"])].column(str(value)).name.of(language)
    if value is None:
        return None
    if column.type is Kind.CHOICE and not isinstance(value, int):
        return choice_name(column, value, language)
    if column.type is Kind.YES_NO:
        return Text("ja" if value else "nee", "yes" if value else "no").of(language)
    return value
