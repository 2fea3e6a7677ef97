"""Grant and shares of Groningen: historic at the centre, moving to the municipalities where people come from. All assumptions."""

from __future__ import annotations

from groningen_sites import MIDDEN, TOWNS, WESTER
from scenario_workbook import Row

GRANT = {2027 + number: 40_500_000 + 1_250_000 * number for number in range(10)}
WLZ = 250_000
"""Taken out every year for people who went to the Wlz."""
HISTORIC_CENTRE = 88.0
OBJECTIVE_CENTRE = 56.0
"""Percent of the grant; the rest by inhabitants, but for who gains next to nothing in the new model."""
OBJECTIVE = {MIDDEN: 3.9, WESTER: 4.1}
"""Percent of the grant of those, not much more than before."""


def distribution_rows() -> list[Row]:
    """Return sheet *Verdeelmodel*."""
    others = sum(town.inhabitants for town in TOWNS if not town.centre)
    gaining = sum(town.inhabitants for town in TOWNS if not town.centre and town.code not in OBJECTIVE)
    to_share = 100 - OBJECTIVE_CENTRE - sum(OBJECTIVE.values())
    rows: list[Row] = [["gemeente", "historisch_aandeel", "objectief_aandeel", "toelichting"]]
    for town in TOWNS:
        part = town.inhabitants / others
        historic, objective = (
            (HISTORIC_CENTRE, OBJECTIVE_CENTRE)
            if town.centre
            else ((100 - HISTORIC_CENTRE) * part, OBJECTIVE.get(town.code, to_share * town.inhabitants / gaining))
        )
        rows.append([town.code, round(historic, 2), round(objective, 2), "aanname; gewichten van het nieuwe model zijn niet bekend"])
    return rows


def grant_rows() -> list[Row]:
    """Return sheet *Rijksbijdrage*."""
    return [["periode", "bedrag", "wlz_uitname", "toelichting"], *([year, amount, WLZ, "aanname"] for year, amount in GRANT.items())]
