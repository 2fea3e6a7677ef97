"""What may be decided about supply, and what the input has settled already."""

from __future__ import annotations

from woonplek.domain.codes import Decision, PinKind, Source
from woonplek.domain.instance import Instance, Location, Project
from woonplek.domain.supply import delivery


def decision_periods(instance: Instance, project: Project) -> list[int]:
    """Return the periods in which *project* may be decided: one for a ``vast`` project, its window for an option.

    A pin leaves the period that it names, or none where it says never.
    """
    if project.decision is Decision.FIXED:
        return [project.decide_from]
    window = range(project.decide_from, min(project.decide_until + 1, instance.periods))
    periods = set(window if instance.policy.on("projects") else range(instance.periods))
    if instance.policy.on("pinned"):
        for pin in instance.pins:
            if pin.kind is PinKind.PROJECT and pin.code == project.code:
                periods &= {pin.span.first} if int(pin.value) else set()
    return sorted(periods)


def first_delivery(instance: Instance, project: Project) -> int:
    """Return the first period in which *project* can have places, T when that is after the plan."""
    when = (delivery(instance, project, t) for t in decision_periods(instance, project))
    return min((t for t in when if t is not None), default=instance.periods)


def converted_by_input(instance: Instance) -> dict[str, int]:
    """Return the first closed period of each location that a ``vast`` project replaces."""
    found: dict[str, int] = {}
    for project in instance.projects:
        if project.decision is Decision.FIXED and project.replaces is not None:
            found[project.replaces] = min(project.decide_from, found.get(project.replaces, project.decide_from))
    return found


def may_close_from(instance: Instance, location: Location) -> int:
    """Return the first period in which the plan may close *location* by itself, T when never."""
    if location.source is not Source.EXISTING:
        return instance.periods
    if not instance.policy.on("closing"):
        return 0
    return instance.periods if location.closable_from is None else min(location.closable_from, instance.periods)


def may_be_closed(instance: Instance, location: Location) -> bool:
    """Tell whether a decision, of the plan or on a project, may close *location*."""
    return may_close_from(instance, location) < instance.periods or location.code in instance.replaced
