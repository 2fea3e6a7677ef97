"""A plan looked at from the side of a reader: the facts of the referee, and what tables make of them."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator
from functools import cached_property

from woonplek.check.facts import Facts, Stay
from woonplek.domain.calendar import Span
from woonplek.domain.codes import WAITING, Source
from woonplek.domain.instance import HUNDRED, Client, Instance, Limit, Location
from woonplek.domain.plan import Plan

BUILT = (Source.EXISTING, Source.PROJECT)


class View(Facts):
    """The facts of a plan, with lists of one value a period."""

    def __init__(self, instance: Instance, plan: Plan) -> None:
        super().__init__(instance, plan)
        self.horizon = instance.periods

    def came_from(self, stay: Stay) -> str | None:
        """Return where the client was just before *stay*: a place, the waiting list, or None for newly in care."""
        if stay.before is not None:
            return stay.before
        client = stay.client
        new = client.first > 0 or (client.in_care_from is not None and client.in_care_from >= self.instance.calendar.start)
        return None if new else WAITING

    def steps(self) -> Iterator[tuple[Client, str | None, str, int]]:
        """Yield client, place before (None: not in care), place and period, for each period in care."""
        for stay in self.stays():
            yield stay.client, self.came_from(stay), stay.place, stay.start
            for t in range(stay.start + 1, stay.end):
                yield stay.client, stay.place, stay.place, t

    @cached_property
    def moves(self) -> list[Stay]:
        """The stays that begin with a move from another place, in order of time."""
        return sorted((stay for stay, _ in self.departures() if not stay.waits), key=lambda s: s.start)

    @cached_property
    def arrivals(self) -> dict[tuple[str, int], list[Stay]]:
        """Stays that begin, by location and period."""
        found: dict[tuple[str, int], list[Stay]] = defaultdict(list)
        for stay in self.changes:
            found[stay.place, stay.start].append(stay)
        return dict(found)

    def moved_in(self, code: str, span: Span) -> list[Stay]:
        """Return the stays at location *code* that begin in *span*."""
        return [stay for t in span.periods() for stay in self.arrivals.get((code, t), ())]

    @cached_property
    def living(self) -> dict[str, list[int]]:
        """Clients living at each location."""
        return {code: [self.residents[code, t] for t in self.periods] for code in self.instance.location}

    @cached_property
    def keeping(self) -> dict[str, list[int]]:
        """Homes that former clients keep at each location."""
        return {code: [self.kept(code, t) for t in self.periods] for code in self.instance.location}

    @cached_property
    def size(self) -> dict[str, list[int]]:
        """Places of each location after decisions; offered homes and thuis have none."""
        return {loc.code: [self.places(loc, t) if loc.source in BUILT else 0 for t in self.periods] for loc in self.instance.locations}

    @cached_property
    def closings(self) -> dict[str, tuple[int, str]]:
        """First closed period and by what (``plan``, ``replaced`` or ``input``), by location."""
        found: dict[str, tuple[int, str]] = {}
        for loc in self.instance.locations:
            shut = next((t for t in range(1, self.horizon) if loc.is_open[t - 1] and not any(loc.is_open[t:])), None)
            if shut is not None:
                found[loc.code] = (shut, "input")
        for code, t in self.closed_from.items():
            if code not in found or t <= found[code][0]:
                found[code] = (t, "replaced" if self.converted_from.get(code) == t else "plan")
        return found

    def exists(self, location: Location, period: int) -> bool:
        """Tell whether somebody may live at *location* in *period*: open, and a project delivered."""
        return self.is_open(location.code, period) and (location.source is not Source.PROJECT or self.size[location.code][period] > 0)

    def free(self, location: Location, period: int) -> int | None:
        """Return how many more clients could live at *location* in *period*; None is no limit.

        Of homes on offer: how many more could move in, in that period.
        """
        if not self.exists(location, period):
            return 0
        if location.source is Source.HOME:
            return None
        if location.source is Source.OFFER:
            limits = self.limits(location.code, period)
            left = [limit.amount - len(self.moved_in(location.code, limit.span)) for limit in limits if limit.amount is not None]
            return min(left) if left else (None if limits else 0)
        here = self.size[location.code][period] - self.living[location.code][period] - self.keeping[location.code][period]
        return max(0, min(here, self.room[location.municipality, location.form][period]))

    def limits(self, code: str, period: int) -> list[Limit]:
        """Return the limits of offer *code* that count in *period*; none: nothing is offered then."""
        return [limit for limit in self.instance.offer[code].limits if period in limit.span]

    @cached_property
    def groups(self) -> dict[tuple[str, str], list[str]]:
        """Existing locations and projects by municipality and form."""
        found: dict[tuple[str, str], list[str]] = defaultdict(list)
        for loc in self.instance.locations:
            if loc.source in BUILT:
                found[loc.municipality, loc.form].append(loc.code)
        return dict(found)

    @cached_property
    def most(self) -> dict[tuple[str, str], list[int]]:
        """Places that may be used of a form in a municipality, after its highest occupancy."""
        found = {}
        for key, codes in self.groups.items():
            pct = min(HUNDRED, self.instance.form[key[1]].max_occupancy_pct)
            found[key] = [int(sum(self.size[code][t] for code in codes) * pct // 100) for t in self.periods]
        return found

    @cached_property
    def room(self) -> dict[tuple[str, str], list[int]]:
        """What is left of :attr:`most`."""
        return {
            key: [self.most[key][t] - sum(self.living[code][t] + self.keeping[code][t] for code in codes) for t in self.periods]
            for key, codes in self.groups.items()
        }
