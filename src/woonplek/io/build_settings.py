"""Sheet *Instellingen*: the calendar and what holds for the whole plan."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from typing import Any

from woonplek.domain.base import Text
from woonplek.domain.calendar import Calendar
from woonplek.domain.codes import BudgetForm, FixedCostsTo
from woonplek.domain.instance import Settings
from woonplek.io.build_dates import first_day
from woonplek.io.build_desk import Desk
from woonplek.io.policy import DEFAULT_MODEL
from woonplek.io.sheets import SETTING
from woonplek.io.values import TypedRow

KEY = "settings"


def settings_rows(desk: Desk) -> dict[str, TypedRow]:
    """Return the row of each setting that has one, by key; doubles are reported."""
    rows: dict[str, TypedRow] = {}
    seen: dict[Any, str] = {}
    for row in desk.of(KEY):
        name = row.values.get("name")
        if name is not None and desk.unique(KEY, row, "name", seen, name):
            rows[name] = row
    return rows


def setting_values(rows: Mapping[str, TypedRow]) -> dict[str, Any]:
    """Return the value of each setting: as typed, else its default, else None."""
    return {key: rows[key].values.get("value", column.default) if key in rows else column.default for key, column in SETTING.items()}


def build_calendar(desk: Desk, rows: Mapping[str, TypedRow], values: Mapping[str, Any]) -> Calendar | None:
    """Return the periods of the plan, None when start or number is missing or wrong (which is reported)."""
    start, count = values["start"], values["periods"]
    if start is None or count is None:
        return None
    if start.day != 1:
        what = Text(f"start is {start.day:02d}-{start.month:02d}-{start.year}", f"start is {start.isoformat()}")
        remedy = Text("begin op de eerste dag van een maand", "begin on the first day of a month")
        desk.problem(KEY, rows["start"], "value", what, remedy)
        return None
    return Calendar.make(start, count, values["months_per_period"])


def build_settings(calendar: Calendar, values: Mapping[str, Any]) -> Settings:
    """Return the settings after defaults."""
    residence = values["residence_principle_from"]
    since: date | None = None if residence is None else first_day(residence)
    return Settings(
        region=values["region"] or "",
        model=values["model"] or DEFAULT_MODEL,
        budget_form=BudgetForm(values["budget_form"]),
        solidarity_pct=values["solidarity_pct"],
        fixed_costs_to=FixedCostsTo(values["fixed_costs_to"]),
        interest_pct=values["interest_pct"],
        price_year=values["price_year"] or calendar.start.year,
        care_index_pct=values["care_index_pct"],
        cost_index_pct=values["cost_index_pct"],
        return_buffer_pct=values["return_buffer_pct"],
        respite_occupancy_pct=values["respite_occupancy_pct"],
        min_stay_months=values["min_stay_months"],
        residence_principle_from=None if since is None else calendar.next_boundary(since),
        residence_principle_date=since,
        phase_in_start=values["phase_in_start"] or calendar.start,
        phase_in_years=values["phase_in_years"],
        default_wish_origin=values["default_wish_municipality"] == "herkomst",
        reference_date=values["reference_date"],
    )
