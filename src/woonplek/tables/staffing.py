"""Which hours a plan asks of which team, a week: a municipality's hours shared over the teams that cover it."""

from __future__ import annotations

from collections import defaultdict, deque
from decimal import Decimal
from fractions import Fraction
from functools import cached_property

from woonplek.domain.codes import WAITING
from woonplek.domain.instance import Client
from woonplek.tables.view import View

NONE = Fraction(0)


class Staffing:
    """Hours by team in one plan; hours are exact fractions a week."""

    def __init__(self, view: View) -> None:
        self.view, self.instance = view, view.instance
        self._division: dict[int, Division] = {}
        self._rooms: dict[tuple[str, int, Decimal], bool] = {}

    def hours(self, client: Client, place: str, period: int) -> Decimal:
        """Return the hours a week that *client* needs at *place* in *period*."""
        if place == WAITING:
            return Decimal(0)
        return self.instance.care_line(client.profiles[period], self.instance.location[place].form).hours_per_week

    @cached_property
    def needed(self) -> list[dict[str, Fraction]]:
        """Hours a week by municipality of the place, one mapping a period."""
        sums: list[dict[str, Fraction]] = [defaultdict(lambda: NONE) for _ in range(self.instance.periods)]
        for visit, count in self.view.visits.items():
            if visit.place != WAITING:
                line = self.instance.care_line(visit.profile, self.instance.location[visit.place].form)
                if line.hours_per_week:
                    sums[visit.period][visit.municipality] += count * Fraction(line.hours_per_week)
        return sums

    @cached_property
    def extra(self) -> dict[tuple[str, int], int]:
        """Hours a week bought, by team and period."""
        return {(e.team, e.period): e.hours for e in self.view.plan.extra_hours}

    def available(self, team: str, period: int) -> Fraction:
        """Return the hours a week of *team* in *period*, bought ones included."""
        return next(Fraction(t.hours_per_week) for t in self.instance.teams if t.code == team) + self.extra.get((team, period), 0)

    def division(self, period: int) -> Division:
        """Return a division of the hours of *period* over teams that leaves as little as possible without one."""
        if period not in self._division:
            size = {team.code: self.available(team.code, period) for team in self.instance.teams}
            made = Division(size, {team.code: set(team.area) for team in self.instance.teams})
            for municipality in sorted(self.needed[period]):
                made.add(municipality, self.needed[period][municipality])
            self._division[period] = made
        return self._division[period]

    def room(self, municipality: str, period: int, hours: Decimal) -> bool:
        """Tell whether *hours* more a week could be given in *municipality* in *period*."""
        if not self.instance.teams or not hours or not self.instance.policy.on("care_hours"):
            return True
        key = (municipality, period, hours)
        if key not in self._rooms:
            self._rooms[key] = self.division(period).copy().add(municipality, Fraction(hours)) == NONE
        return self._rooms[key]


class Division:
    """Hours given by team and municipality; grows by shortest chains of swaps between teams."""

    def __init__(self, size: dict[str, Fraction], area: dict[str, set[str]]) -> None:
        self.size, self.area = size, area
        self.given: dict[tuple[str, str], Fraction] = defaultdict(lambda: NONE)
        self.missing: dict[str, Fraction] = {}

    def copy(self) -> Division:
        """Return a division that can grow without this one."""
        twin = Division(self.size, self.area)
        twin.given.update(self.given)
        twin.missing.update(self.missing)
        return twin

    def used(self, team: str) -> Fraction:
        """Return the hours that *team* gives."""
        return sum((h for (code, _), h in self.given.items() if code == team), NONE)

    def left(self, team: str) -> Fraction:
        """Return the hours that *team* has over."""
        return self.size[team] - self.used(team)

    def add(self, municipality: str, hours: Fraction) -> Fraction:
        """Give *hours* more in *municipality*; return what no team can give."""
        while hours > 0:
            chain = self._chain(municipality)
            if chain is None:
                break
            swaps = list(zip(chain[1::2], chain[2::2], strict=False))
            amount = min([hours, self.left(chain[-1]), *(self.given[team, town] for team, town in swaps)])
            for i in range(1, len(chain), 2):
                self.given[chain[i], chain[i - 1]] += amount
            for team, town in swaps:
                self.given[team, town] -= amount
            hours -= amount
        if hours > 0:
            self.missing[municipality] = self.missing.get(municipality, NONE) + hours
        return hours

    def _chain(self, municipality: str) -> list[str] | None:
        """Return municipality, team, municipality, team … to a team with hours over, or None."""
        queue, seen = deque([[municipality]]), {municipality}
        while queue:
            path = queue.popleft()
            for team in (code for code, area in self.area.items() if path[-1] in area and code not in path[1::2]):
                if self.left(team) > 0:
                    return [*path, team]
                for town in sorted(t for (code, t), h in self.given.items() if code == team and h > 0 and t not in seen):
                    seen.add(town)
                    queue.append([*path, team, town])
        return None
