"""A plan: where each client is in each period, and what is decided about supply."""

from __future__ import annotations

from functools import cached_property

from woonplek.domain.base import Frozen


class Course(Frozen):
    """Where client *nr* of a row is, period by period, from the first period in care on."""

    client: str
    nr: int
    first: int
    places: tuple[str, ...]
    """location code, ``thuis`` or ``wachtlijst``, one a period in care"""

    def at(self, period: int) -> str | None:
        """Return the place in *period*, None when not in care."""
        offset = period - self.first
        return self.places[offset] if 0 <= offset < len(self.places) else None


class ProjectDecision(Frozen):
    """*steps* of a project decided in *period*."""

    project: str
    period: int
    steps: int


class Closing(Frozen):
    """A location that the plan closes from *period* on."""

    location: str
    period: int


class ExtraHours(Frozen):
    """Whole hours a week bought for *team* in *period*."""

    team: str
    period: int
    hours: int


class Plan(Frozen):
    """All decisions of a plan. Courses are in the order of the clients and their numbers."""

    courses: tuple[Course, ...]
    projects: tuple[ProjectDecision, ...] = ()
    closings: tuple[Closing, ...] = ()
    extra_hours: tuple[ExtraHours, ...] = ()

    @cached_property
    def closed_from(self) -> dict[str, int]:
        """First closed period by location, for what the plan closes."""
        return {c.location: c.period for c in self.closings}
