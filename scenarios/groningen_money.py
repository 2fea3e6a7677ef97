"""Grant and shares of Groningen: historic at the centre, moving to the municipalities where people come from. All assumptions."""

from __future__ import annotations

from groningen_sites import PEKELA, TOWNS, WOLDE
from scenario_workbook import Row

GRANT = {2027 + number: 40_000_000 + 1_000_000 * number for number in range(10)}
WLZ = 250_000
"""Taken out every year for people who went to the Wlz."""
HISTORIC_CENTRE = 90.0
OBJECTIVE_CENTRE = 55.0
"""Percent of the grant; the rest by inhabitants, but less for who counts for less in the new model."""
OBJECTIVE_WEIGHT = {PEKELA: 0.6, WOLDE: 0.65}
"""of an inhabitant; 1 elsewhere"""


def distribution_rows() -> list[Row]:
    """Return sheet *Verdeelmodel*."""
    others = sum(town.inhabitants for town in TOWNS if not town.centre)
    weighed = {town.code: town.inhabitants * OBJECTIVE_WEIGHT.get(town.code, 1.0) for town in TOWNS if not town.centre}
    rows: list[Row] = [["gemeente", "historisch_aandeel", "objectief_aandeel", "toelichting"]]
    for town in TOWNS:
        part = town.inhabitants / others
        historic, objective = (
            (HISTORIC_CENTRE, OBJECTIVE_CENTRE)
            if town.centre
            else ((100 - HISTORIC_CENTRE) * part, (100 - OBJECTIVE_CENTRE) * weighed[town.code] / sum(weighed.values()))
        )
        rows.append([town.code, round(historic, 2), round(objective, 2), "aanname; gewichten van het nieuwe model zijn niet bekend"])
    return rows


def grant_rows() -> list[Row]:
    """Return sheet *Rijksbijdrage*."""
    return [["periode", "bedrag", "wlz_uitname", "toelichting"], *([year, amount, WLZ, "aanname"] for year, amount in GRANT.items())]
