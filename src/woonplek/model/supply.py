"""Columns for what is decided about supply: extra hours (projects and closings join them here)."""

from __future__ import annotations

from dataclasses import dataclass
from fractions import Fraction
from math import floor

import numpy as np

from woonplek.domain.instance import Instance, Team
from woonplek.model.rows import Columns
from woonplek.model.kinds import Bools, Ints, Places


def most_extra_hours(instance: Instance, team: Team, period: int) -> int:
    """Return the whole hours a week that *team* may grow by in *period*: hours × ((1 + growth)^k − 1)."""
    growth = 1 + Fraction(team.max_growth_pct_per_year) / 100
    return floor(Fraction(team.hours_per_week) * (growth ** instance.calendar.whole_years(period) - 1))


@dataclass(frozen=True)
class Supply:
    """Supply decisions as columns, numbered through.

    *extra* holds the column of each team and period, -1 where nothing may be bought; *closable*
    tells by place and period what the plan may close.
    """

    columns: Columns
    extra: Ints
    closable: Bools


def build_supply(instance: Instance, places: Places) -> Supply:
    """Number the supply decisions of *instance*."""
    horizon = instance.periods
    extra = np.full((len(instance.teams), horizon), -1, dtype=np.int64)
    most = np.array([[most_extra_hours(instance, team, t) for t in range(horizon)] for team in instance.teams], dtype=np.int64)
    if instance.policy.on("care_hours") and most.size:
        extra[most > 0] = np.arange(int((most > 0).sum()))
        upper = most[most > 0].astype(float)
    else:
        upper = np.zeros(0)
    return Supply(Columns.make(len(upper), upper), extra, np.zeros((places.count, horizon), dtype=bool))
