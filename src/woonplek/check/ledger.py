"""Who spends what in each period: care, fixed costs and extra hours, in whole cents."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from functools import cache
from typing import NamedTuple

from woonplek.check.facts import Facts
from woonplek.domain.codes import EXTERNAL, WAITING, Source
from woonplek.domain.money import (
    care_cents,
    extra_hour_cents,
    fixed_cents,
    fixed_cost_weights,
    largest_remainder,
    step_fixed_cents,
    team_cost_weights,
    waiting_cents,
)


class Item(NamedTuple):
    """*units* of *cents* each in a period, with the weights by which payers share a unit."""

    period: int
    cents: int
    units: int
    weights: tuple[tuple[str, int], ...]


def care_items(facts: Facts) -> Iterator[tuple[str | None, int, int]]:
    """Iterate over (payer, period, cents) of care and waiting care, but for what is paid from outside."""
    instance = facts.instance

    @cache
    def cents(profile: str, form: str, period: int) -> int:
        return waiting_cents(instance, profile, period) if form == WAITING else care_cents(instance, profile, form, period)

    for visit, count in facts.visits.items():
        if visit.payer != EXTERNAL:
            form = WAITING if visit.place == WAITING else instance.location[visit.place].form
            yield visit.payer, visit.period, count * cents(visit.profile, form, visit.period)


def shared_items(facts: Facts) -> Iterator[Item]:
    """Iterate over fixed costs of open locations and delivered steps, and extra hours."""
    instance = facts.instance
    for location in instance.locations:
        if location.source is Source.EXISTING and location.fixed_cost_per_year:
            weights = tuple(fixed_cost_weights(instance, location.municipality).items())
            for t in facts.periods:
                if facts.is_open(location.code, t):
                    yield Item(t, fixed_cents(instance, location, t), 1, weights)
    for build in facts.builds.values():
        project = build.project
        if project.fixed_cost_per_year and build.delivered is not None:
            weights = tuple(fixed_cost_weights(instance, instance.location[project.code].municipality).items())
            for t in range(build.delivered, instance.periods):
                if facts.is_open(project.code, t):
                    yield Item(t, step_fixed_cents(instance, project, t), build.steps, weights)
    teams = {team.code: team for team in instance.teams}
    for bought in facts.plan.extra_hours:
        team = teams[bought.team]
        yield Item(
            bought.period, extra_hour_cents(instance, team, bought.period), bought.hours, tuple(team_cost_weights(instance, team).items())
        )


def spending(facts: Facts) -> Counter[tuple[str | None, int]]:
    """Return the cents that each payer spends in each period; a unit's division is by largest remainder."""
    spent: Counter[tuple[str | None, int]] = Counter()
    for payer, t, cents in care_items(facts):
        spent[payer, t] += cents
    for item in shared_items(facts):
        for payer, part in largest_remainder(item.cents, dict(item.weights)).items():
            spent[payer, item.period] += part * item.units
    return spent
