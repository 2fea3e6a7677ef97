"""Columns for what is decided about supply: extra hours, project steps, and which locations stay open."""

from __future__ import annotations

from dataclasses import dataclass
from fractions import Fraction
from functools import cached_property
from math import floor

import numpy as np

from woonplek.domain.codes import Decision, PinKind
from woonplek.domain.instance import Instance, Team
from woonplek.domain.supply import delivery
from woonplek.model.decisions import decision_periods, may_close_from
from woonplek.model.kinds import Bools, Ints, Places
from woonplek.model.rows import Columns, Floats, Terms, terms

NONE = -1


def most_extra_hours(instance: Instance, team: Team, period: int) -> int:
    """Return the whole hours a week that *team* may grow by in *period*: hours × ((1 + growth)^k − 1)."""
    growth = 1 + Fraction(team.max_growth_pct_per_year) / 100
    return floor(Fraction(team.hours_per_week) * (growth ** instance.calendar.whole_years(period) - 1))


@dataclass(frozen=True)
class Supply:
    """Supply decisions as columns, numbered through; an index of columns holds -1 where nothing is to decide.

    Attributes
    ----------
    extra
        by team and period: hours a week bought [hours]
    steps
        by project and period: steps decided in it [steps]; the rows of rule *projects* fix those of a ``vast`` project
    decided
        by project and period: 1 when it is decided in it; the column of *steps* where the whole is one step
    delivered
        by project and period of decision: first period with its places, T when after the plan
    stays
        by place and period: 1 while the plan leaves the location open, 0 from its closing on
    closable
        by place and period: the plan may close the location in it, by itself or by a project that replaces it
    alone
        by place and period: the plan may close it in it without such a project
    """

    places: Places
    columns: Columns
    extra: Ints
    steps: Ints
    decided: Ints
    delivered: Ints
    stays: Ints
    closable: Bools
    alone: Bools
    place: Ints
    """place of each project"""
    step: Ints
    """places a step of each project"""
    most: Ints
    """steps of the whole of each project"""
    replaced: Ints
    """place that each option replaces, -1 for none and for a ``vast`` project"""

    @cached_property
    def built(self) -> tuple[Ints, Ints, Ints]:
        """Return project, period and column of the steps that are there in the period: all decisions delivered by then."""
        periods = np.arange(self.steps.shape[1])
        there = (self.steps[:, :, None] != NONE) & (self.delivered[:, :, None] <= periods)
        project, when, period = np.nonzero(there)
        return project, period, self.steps[project, when]

    @cached_property
    def fixed_places(self) -> Ints:
        """Places by place and period that no decision changes."""
        return np.where((self.stays != NONE) | self.places.project[:, None], 0, self.places.size)

    @cached_property
    def most_places(self) -> Ints:
        """Most places by place and period, whatever is decided."""
        most = np.where(self.places.project[:, None], 0, self.places.size)
        project, period, _ = self.built
        most[self.place[project], period] = (self.step * self.most)[project]
        return most

    def room(self, row_of: Ints) -> Terms:
        """Return the places that decisions give, as terms in the rows *row_of* (place × period, -1 none)."""
        where = np.argwhere(self.stays != NONE)
        place, period = where[:, 0], where[:, 1]
        open_ = terms(row_of[place, period], self.stays[place, period], self.places.size[place, period])
        project, when, column = self.built
        return Terms.join([open_, terms(row_of[self.place[project], when], column, self.step[project])])


class _Numbering:
    """Columns handed out one after the other."""

    def __init__(self) -> None:
        self.count = 0
        self.upper: list[Floats] = []

    def take(self, mask: Bools, upper: Ints) -> Ints:
        """Return an index of new columns where *mask* holds, from 0 to *upper* of the same shape."""
        index = np.full(mask.shape, NONE, dtype=np.int64)
        number = int(mask.sum())
        index[mask] = self.count + np.arange(number)
        self.count += number
        self.upper.append(upper[mask].astype(float))
        return index

    @property
    def columns(self) -> Columns:
        return Columns.make(self.count, np.concatenate(self.upper))


def build_supply(instance: Instance, places: Places) -> Supply:
    """Number the supply decisions of *instance*."""
    horizon, projects = instance.periods, instance.projects
    numbering = _Numbering()
    shape = (len(projects), horizon)
    hours = np.zeros((len(instance.teams), horizon), dtype=np.int64)
    if instance.policy.on("care_hours"):
        for j, team in enumerate(instance.teams):
            hours[j] = [most_extra_hours(instance, team, t) for t in range(horizon)]
    extra = numbering.take(hours > 0, hours)
    window = np.zeros(shape, dtype=bool)
    delivered = np.full(shape, horizon, dtype=np.int64)
    for j, project in enumerate(projects):
        for t in decision_periods(instance, project):
            when = delivery(instance, project, t)
            window[j, t], delivered[j, t] = True, horizon if when is None else when
    most = np.array([p.steps for p in projects], dtype=np.int64)
    whole = np.broadcast_to(most[:, None], shape)
    steps = numbering.take(window, whole)
    one = np.ones(shape, dtype=np.int64)
    several = numbering.take(window & (most > 1)[:, None], one)
    decided = np.where((most > 1)[:, None], several, steps)
    replaced = np.array(
        [places.index[p.replaces] if p.replaces is not None and p.decision is Decision.OPTION else NONE for p in projects], dtype=np.int64
    )
    alone = _closable_alone(instance, places)
    closable = alone.copy()
    for j, place in enumerate(replaced.tolist()):
        if place != NONE:
            for t in np.flatnonzero(window[j]).tolist():
                event = first_open(places, place, t)
                if event < horizon:
                    closable[place, event] = True
    possible = places.by_input & np.logical_or.accumulate(closable, axis=1)
    stays = numbering.take(possible, np.ones(possible.shape, dtype=np.int64))
    return Supply(
        places=places,
        columns=numbering.columns,
        extra=extra,
        steps=steps,
        decided=decided,
        delivered=delivered,
        stays=stays,
        closable=closable,
        alone=alone,
        place=np.array([places.index[p.code] for p in projects], dtype=np.int64),
        step=np.array([p.step for p in projects], dtype=np.int64),
        most=most,
        replaced=replaced,
    )


def first_open(places: Places, place: int, period: int) -> int:
    """Return the first period from *period* on in which the input leaves *place* open, T when there is none."""
    later = np.flatnonzero(places.by_input[place, period:])
    return period + int(later[0]) if len(later) else places.by_input.shape[1]


def _closable_alone(instance: Instance, places: Places) -> Bools:
    """Return where the plan may close a location by itself; not before it is pinned open for the last time."""
    alone = np.zeros(places.by_input.shape, dtype=bool)
    for place, location in enumerate(places.locations):
        alone[place, may_close_from(instance, location) :] = True
    if instance.policy.on("pinned"):
        for pin in instance.pins:
            if pin.kind is PinKind.LOCATION and pin.value == "open" and pin.code in places.index:
                alone[places.index[pin.code], : pin.span.end] = False
    return alone & places.by_input
