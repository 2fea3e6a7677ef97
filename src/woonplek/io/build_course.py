"""Sheet *Profielwijzigingen*: which clients of a row get which profile from when."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from woonplek.domain.base import Text
from woonplek.io.build_dates import To, When, first_day
from woonplek.io.build_desk import Desk
from woonplek.io.declare import Label
from woonplek.io.values import TypedRow

KEY = "course"


@dataclass(frozen=True)
class Change:
    """Clients *numbers* of a row have *profile* from boundary *period* on."""

    period: int
    profile: str
    numbers: tuple[int, ...]


@dataclass(frozen=True)
class _Row:
    """A row that could be read."""

    row: TypedRow
    client: str
    period: int
    profile: str
    count: int | None


def build_changes(desk: Desk, when: When, counts: dict[str, int]) -> dict[str, list[Change]]:
    """Return the changes of each client id in order of time; *counts* is the number of clients a row."""
    rows: dict[str, list[_Row]] = {}
    moved = 0
    seen: dict[Any, str] = {}
    for row in desk.of(KEY):
        client, profile = desk.resolve(KEY, row, "client"), desk.resolve(KEY, row, "profile")
        period = when.boundary(KEY, row, "from", To.NEAREST)
        if client is None or profile is None or period is None:
            continue
        count = row.values.get("count")
        if not desk.unique(KEY, row, "client", seen, (client, first_day(row.values["from"]), profile if count else None)):
            continue
        rows.setdefault(client, []).append(_Row(row, client, period, profile, count))
        moved += _days_moved(when, row, period) * (count or counts[client])
    if moved:
        desk.note(
            "rounding",
            f"Profielwijzigingen: data zijn naar grenzen tussen perioden gebracht; dat verschuift samen {moved} cliëntdagen.",
            f"Course: dates were brought to boundaries between periods; that moves {moved} client-days in all.",
        )
    return {client: _numbered(desk, found, counts[client]) for client, found in rows.items()}


def _days_moved(when: When, row: TypedRow, period: int) -> int:
    moment, calendar = row.values["from"], when.calendar
    if isinstance(moment, Label) or not calendar.start <= moment < calendar.end:
        return 0
    return int(abs((calendar.boundaries[min(period, len(calendar))] - moment).days))


def _numbered(desk: Desk, rows: list[_Row], count: int) -> list[Change]:
    """Say which numbers change: all, or the lowest that have no change yet."""
    changes = []
    unchanged = list(range(1, count + 1))
    for found in sorted(rows, key=lambda r: r.period):
        wanted = count if found.count is None else found.count
        if wanted == count:
            numbers = list(range(1, count + 1))
        elif wanted <= len(unchanged):
            numbers = unchanged[:wanted]
        else:
            left = len(unchanged)
            what = Text(
                f"{wanted} cliënten veranderen, maar {left} van de {count} in de rij hebben nog geen wijziging",
                f"{wanted} clients change, but {left} of the {count} in the row have no change yet",
            )
            desk.problem(KEY, found.row, "count", what, Text("verlaag aantal", "lower the count"))
            continue
        unchanged = [nr for nr in unchanged if nr not in numbers]
        changes.append(Change(found.period, found.profile, tuple(numbers)))
    return changes


def profiles_of(count: int, profile: str, changes: list[Change], periods: int) -> list[tuple[tuple[int, ...], tuple[str, ...]]]:
    """Return (numbers, profile of every period) for each course that clients 1 … *count* have."""
    if not changes:
        return [(tuple(range(1, count + 1)), (profile,) * periods)]
    courses: dict[tuple[str, ...], list[int]] = {}
    for nr in range(1, count + 1):
        course = [profile] * periods
        for change in changes:
            if nr in change.numbers:
                course[change.period :] = [change.profile] * (periods - change.period)
        courses.setdefault(tuple(course), []).append(nr)
    return [(tuple(numbers), course) for course, numbers in courses.items()]
