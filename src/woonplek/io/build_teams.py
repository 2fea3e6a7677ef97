"""Sheets *Teams*, *Werkgebied* and *Contingenten*."""

from __future__ import annotations

from typing import Any

from woonplek.domain.base import Text
from woonplek.domain.instance import Quota, Team
from woonplek.io.build_dates import When
from woonplek.io.build_desk import Codes, Desk


def build_teams(desk: Desk) -> tuple[Team, ...]:
    """Return the teams with the municipalities they cover."""
    codes = desk.codes["teams"] = Codes(Text("team", "team"), "teams")
    rows = [(desk.code("teams", row, codes), row.values) for row in desk.of("teams")]
    area: dict[str, list[str]] = {}
    seen: dict[Any, str] = {}
    for row in desk.of("team_area"):
        team, municipality = desk.resolve("team_area", row, "team"), desk.resolve("team_area", row, "municipality")
        if team is not None and municipality is not None and desk.unique("team_area", row, "municipality", seen, (team, municipality)):
            area.setdefault(team, []).append(municipality)
    teams = []
    for code, values in rows:
        if code is None or "hours_per_week" not in values:
            continue
        if code not in area:
            desk.note(
                "warning",
                f"Teams: {code} heeft geen gemeente op Werkgebied en geeft dus geen zorg.",
                f"Teams: {code} has no municipality on Team area and so gives no care.",
            )
        teams.append(
            Team(
                code=code,
                hours_per_week=values["hours_per_week"],
                name=values.get("name", ""),
                provider=desk.providers.one(values.get("provider")),
                on_call=values.get("on_call", False),
                max_growth_pct_per_year=values.get("max_growth_pct", 0),
                cost_per_extra_hour=values.get("cost_per_extra_hour", 0),
                area=tuple(area.get(code, ())),
            )
        )
    return tuple(teams)


def build_quotas(desk: Desk, when: When) -> tuple[Quota, ...]:
    """Return the agreed numbers of clients by owner, municipality, form and period."""
    quotas = []
    seen: dict[Any, str] = {}
    for row in desk.of("quotas"):
        values = row.values
        municipality, form = desk.resolve("quotas", row, "municipality"), desk.resolve("quotas", row, "form")
        if "period" not in values or ("municipality" in values and municipality is None) or ("form" in values and form is None):
            continue
        span = when.span("quotas", row, "period")
        minimum, maximum = values.get("minimum", 0), values.get("maximum")
        if maximum is not None and maximum < minimum:
            what = Text(f"maximum {maximum} is lager dan minimum {minimum}", f"maximum {maximum} is below minimum {minimum}")
            desk.problem("quotas", row, "maximum", what, Text("verbeter een van beide", "repair one of the two"))
        if span is None:
            continue
        if not span.periods():
            desk.outside_plan("quotas", str(values["period"]))
            continue
        owner = desk.owners.one(values.get("owner"))
        if desk.unique("quotas", row, "period", seen, (owner, municipality, form, span.first, span.end)):
            quotas.append(Quota(owner=owner, municipality=municipality, form=form, span=span, minimum=minimum, maximum=maximum))
    return tuple(quotas)
