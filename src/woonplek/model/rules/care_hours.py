"""Hours of care a week that teams can give, where they work."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator
from fractions import Fraction
from math import lcm

import numpy as np

from woonplek.domain.instance import Instance
from woonplek.domain.money import DAYS_A_WEEK
from woonplek.model.kinds import Ints
from woonplek.model.reach import Node, Reach
from woonplek.model.rows import INFINITY, Columns, Rows, Terms, at_most, terms
from woonplek.model.supply import Supply
from woonplek.model.visits import Visits


def hour_scale(instance: Instance) -> int:
    """Return the number of parts of an hour in which all hours of *instance* are whole."""
    fractions = [Fraction(line.hours_per_week) for line in instance.care] + [Fraction(team.hours_per_week) for team in instance.teams]
    return lcm(*(f.denominator for f in fractions)) if fractions else 1


def hours(visits: Visits, scale: int) -> Ints:
    """Return the hours a week of each visit, in parts of an hour; nothing while waiting."""
    instance = visits.instance
    table = np.zeros((len(instance.profiles), len(instance.forms) + 1), dtype=np.int64)
    for p, profile in enumerate(instance.profiles):
        for f, form in enumerate(instance.forms):
            table[p, f] = int(Fraction(instance.care_line(profile.code, form.code).hours_per_week) * scale)
    return table[visits.profile, visits.form]


def rows(visits: Visits, supply: Supply) -> Rows:
    r"""What teams give in a municipality covers what is asked there; no team gives more than it has.

    .. math::
        \sum_{k,l \in m} h_{p_{kt} f_l}\, v_{klt} \le \sum_{j \ni m} g_{jmt} + s_{mt}, \qquad
        \sum_m g_{jmt} \le H_j + x_{jt}

    *h* hours a week [hours]; *g* hours of team *j* in municipality *m*; *H* the team's hours; *x* hours
    bought; *s* hours short when soft, also where no team works, of which each period counts
    :math:`y_t \ge \sum_m s_{mt}\, d_t / 7`, a whole number.
    """
    instance = visits.instance
    scale, horizon, teams = hour_scale(instance), instance.periods, instance.teams
    index = {code: i for i, code in enumerate(visits.places.municipalities)}
    asked = hours(visits, scale)
    some = np.flatnonzero(asked)
    towns = len(index)
    if not teams:
        return Rows("care_hours", np.zeros(0), np.zeros(0), lambda _: ())
    town_rows = np.arange(towns * horizon).reshape(towns, horizon)
    team_rows = towns * horizon + np.arange(len(teams) * horizon).reshape(len(teams), horizon)
    demand = terms(
        np.where(visits.municipality[some] >= 0, town_rows[visits.municipality[some], visits.period[some]], -1), some, asked[some]
    )
    pairs = [(j, index[code]) for j, team in enumerate(teams) if team.hours_per_week for code in team.area if code in index]
    give = np.arange(len(pairs) * horizon).reshape(len(pairs), horizon)
    pair_team = np.array([j for j, _ in pairs], dtype=np.int64)
    pair_town = np.array([m for _, m in pairs], dtype=np.int64)
    own = [terms(town_rows[pair_town].ravel(), give.ravel(), -1.0), terms(team_rows[pair_team].ravel(), give.ravel(), 1.0)]
    have = np.array([[float(Fraction(team.hours_per_week) * scale)] * horizon for team in teams])
    upper = [np.zeros(towns * horizon), have.ravel()]
    bought = np.argwhere(supply.extra >= 0)
    extra = terms(team_rows[bought[:, 0], bought[:, 1]], supply.extra[bought[:, 0], bought[:, 1]], -float(scale))
    most = np.zeros(horizon)
    np.add.at(most, visits.period[some], asked[some] * visits.kinds.count[visits.kind[some]].astype(float))
    columns, over = Columns.make(give.size, np.broadcast_to(most, give.shape).ravel(), integer=False), np.zeros(give.size)
    count = towns * horizon + len(teams) * horizon
    labels = [(code, p.label) for code in index for p in instance.calendar.periods] + [
        (team.code, p.label) for team in teams for p in instance.calendar.periods
    ]
    lower = at_most(count, np.concatenate(upper))[0]
    if instance.policy.soft("care_hours"):
        short = give.size + np.arange(towns * horizon).reshape(towns, horizon)
        whole = give.size + short.size + np.arange(horizon)
        own += [terms(town_rows.ravel(), short.ravel(), -1.0)]
        days = np.array(instance.calendar.days)
        total = np.broadcast_to(count + np.arange(horizon), short.shape)
        own += [terms(total.ravel(), short.ravel(), np.broadcast_to(days, short.shape).ravel().astype(float))]
        own += [terms(count + np.arange(horizon), whole, -float(DAYS_A_WEEK * scale))]
        columns = Columns(
            np.zeros(give.size + short.size + horizon),
            np.concatenate(
                [np.broadcast_to(most, give.shape).ravel(), np.broadcast_to(most, short.shape).ravel(), np.ceil(most * days / scale)]
            ),
            np.concatenate([np.zeros(give.size + short.size, dtype=bool), np.ones(horizon, dtype=bool)]),
        )
        over = np.concatenate([np.zeros(give.size + short.size), np.ones(horizon)])
        upper.append(np.zeros(horizon))
        lower = np.concatenate([lower, np.full(horizon, -INFINITY)])
        labels += [("", p.label) for p in instance.calendar.periods]
    return Rows(
        "care_hours",
        lower,
        np.concatenate(upper),
        labels.__getitem__,
        visits=demand,
        supply=extra,
        own=Terms.join(own),
        columns=columns,
        over=over,
    )


def ties(reach: Reach) -> Iterator[Iterable[Node]]:
    """Hours tie the places of a municipality, and a team all municipalities that it works in; short hours are added up over all."""
    instance = reach.instance
    if not instance.teams:
        return
    asked = {line.form for line in instance.care if line.hours_per_week}
    towns: defaultdict[str, list[Node]] = defaultdict(list)
    for spot in reach.spots:
        if spot.form.code in asked:
            towns[spot.town].append(spot.node)
    for town, nodes in towns.items():
        yield [Node("hours", town), *nodes]
    for team in instance.teams:
        if team.hours_per_week:
            yield [Node("team", team.code), *(Node("hours", town) for town in team.area)]
    if instance.policy.soft("care_hours"):
        yield [Node("hours", town) for town in towns]
