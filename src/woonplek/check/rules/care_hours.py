"""Rule *care_hours* (zorguren)."""

from __future__ import annotations

from collections import defaultdict
from fractions import Fraction
from math import ceil, floor

from woonplek.check.facts import Facts
from woonplek.check.findings import Findings
from woonplek.check.flow import most_given
from woonplek.check.words import decimal, municipality_name
from woonplek.domain.base import Text
from woonplek.domain.codes import WAITING
from woonplek.domain.instance import Instance, Team
from woonplek.domain.money import DAYS_A_WEEK


def most_extra(instance: Instance, team: Team, period: int) -> int:
    """Return the whole hours a week that *team* may have grown by in *period*."""
    growth = 1 + Fraction(team.max_growth_pct_per_year) / 100
    return floor(Fraction(team.hours_per_week) * (growth ** instance.calendar.whole_years(period) - 1))


def care_hours(facts: Facts) -> Findings:
    r"""Teams give no more hours of care a week than they have, in the municipalities where they work.

    .. math:: \sum_{m \in M} u_{mt} \le \sum_{g:\, A_g \cap M \ne \emptyset} (h_g + x_{gt}) \quad \forall M, t, \qquad
        x_{gt} \le \lfloor h_g ((1 + r_g)^{k_t} - 1) \rfloor

    :math:`u_{mt}`: hours_per_week of the care of all clients with a place in municipality *m* in period *t*; :math:`h_g`: hours_per_week of
    team *g* with area :math:`A_g`; :math:`x_{gt}`: whole extra hours a week bought; :math:`r_g`: max_growth_pct_per_year / 100;
    :math:`k_t`: whole years from the start of the plan to that of *t*. All sets *M* at once: hours asked less the maximum flow from
    teams. No teams: no limit. Over: the hours a week that are short × :math:`d_t` / 7, rounded up.
    """
    found = Findings("care_hours")
    instance = facts.instance
    if not instance.teams:
        return found
    asked: dict[int, dict[str, Fraction]] = defaultdict(lambda: defaultdict(Fraction))
    for visit, count in facts.visits.items():
        if visit.place != WAITING:
            hours = instance.care_line(visit.profile, instance.location[visit.place].form).hours_per_week
            if hours:
                asked[visit.period][visit.municipality] += Fraction(hours) * count
    bought = {(e.team, e.period): e.hours for e in facts.plan.extra_hours}
    reach = {team.code: team.area for team in instance.teams}
    for t in facts.periods:
        found.looked(1 + len(instance.teams))
        _growth(facts, found, t, bought)
        given = {team.code: Fraction(team.hours_per_week) + bought.get((team.code, t), 0) for team in instance.teams}
        short = sum(asked[t].values(), Fraction(0)) - most_given(asked[t], given, reach)
        if short > 0:
            where = [town for town, hours in asked[t].items() if most_given({town: hours}, given, reach) < hours]
            names = ", ".join(municipality_name(instance, town) for town in where)
            here = Text(f"in {names}" if names else "in de regio", f"in {names}" if names else "in the region")
            label, amount = facts.labels[t], decimal(short)
            text = Text(
                f"{amount.nl} uur zorg per week tekort in {label}, {here.nl}",
                f"{amount.en} hours of care a week short in {label}, {here.en}",
            )
            found.broken((*where, label), text, ceil(short * facts.days[t] / DAYS_A_WEEK))
    return found


def _growth(facts: Facts, found: Findings, period: int, bought: dict[tuple[str, int], int]) -> None:
    for team in facts.instance.teams:
        extra, most = bought.get((team.code, period), 0), most_extra(facts.instance, team, period)
        if extra > most:
            name, label = team.name or team.code, facts.labels[period]
            text = Text(
                f"team {name} groeit in {label} met {extra} uur per week, ten hoogste {most} kan",
                f"team {name} grows by {extra} hours a week in {label}, at most {most} is possible",
            )
            found.broken((team.code, label), text, extra - most, firm=True)
