"""When the places of a project come, and how much of its life was over by then."""

from __future__ import annotations

import calendar as days
from datetime import date

from woonplek.domain.calendar import MONTHS_A_YEAR
from woonplek.domain.instance import Instance, Project


def add_months(day: date, months: int) -> date:
    """Return the day *months* later, the last of its month where that one is shorter."""
    count = day.year * MONTHS_A_YEAR + day.month - 1 + months
    year, month = count // MONTHS_A_YEAR, count % MONTHS_A_YEAR + 1
    return date(year, month, min(day.day, days.monthrange(year, month)[1]))


def ready_on(instance: Instance, project: Project, decided: int) -> date:
    """Return the day on which *project*, decided in period *decided*, is ready.

    A project begun before the plan is ready *lead* months after its true date.
    """
    return add_months(project.begun or instance.calendar[decided].start, project.lead)


def delivery(instance: Instance, project: Project, decided: int) -> int | None:
    """Return the first period that begins on or after the day *project* is ready, None when the plan ends before."""
    period = instance.calendar.next_boundary(ready_on(instance, project, decided))
    return period if period < instance.periods else None


def months_past(instance: Instance, project: Project, decided: int) -> int:
    """Return the whole months between the day *project* was ready and the start of the plan; 0 when it is ready later."""
    ready, start = ready_on(instance, project, decided), instance.calendar.start
    months = (start.year - ready.year) * MONTHS_A_YEAR + start.month - ready.month - (ready.day > start.day)
    return max(0, months)
