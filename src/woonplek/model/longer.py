"""The same region in longer periods: a plan of months begins with one of half-years or years, which is found a hundred times sooner."""

from __future__ import annotations

from collections.abc import Callable, Hashable, Iterable, Sequence
from itertools import groupby
from typing import TypeVar

import numpy as np

from woonplek.domain.calendar import MONTHS_A_YEAR, Calendar, Period, Span
from woonplek.domain.codes import PinKind
from woonplek.domain.instance import BudgetLimit, Client, HomeOffer, Instance, Location, Pin, Project, Quota
from woonplek.model.alike import added_up

LENGTHS = (6, MONTHS_A_YEAR)
"""months of a longer period"""
SHORTER, FEW = 3, 12
"""how many times longer it is at least, and how many of them there are at most, unless they are years"""

Item = TypeVar("Item")
Key = TypeVar("Key", bound=Hashable)


def in_longer_periods(instance: Instance) -> Instance | None:
    """Return *instance* in half-years or years; None where its periods are not much shorter than those.

    What begins or ends within a longer period does so at its nearer end, limits for a part of one are added up. So a plan of
    it is not one of *instance*: it tells where clients go and about when.
    """
    length = next((months for months in LENGTHS if _longer(instance.calendar, months) <= FEW), LENGTHS[-1])
    if length < SHORTER * instance.calendar.months_per_period:
        return None
    return _Longer(instance, length).instance()


def _longer(calendar: Calendar, months: int) -> int:
    """Return the number of periods of *months* of the plan."""
    return len({_slot(period, months) for period in calendar.periods})


def _slot(period: Period, months: int) -> tuple[int, int]:
    return period.year, (period.start.month - 1) // months


class _Longer:
    """Periods of *length* months, each of one or more of those of an instance."""

    def __init__(self, fine: Instance, length: int) -> None:
        self.fine = fine
        parts = [list(own) for _, own in groupby(fine.calendar.periods, key=lambda period: _slot(period, length))]
        self.calendar = Calendar(months_per_period=length, periods=tuple(_joined(rank, own) for rank, own in enumerate(parts)))
        self.within = [rank for rank, own in enumerate(parts) for _ in own]
        """the longer period of each period"""
        self.middle = [own[(len(own) - 1) // 2].index for own in parts]
        """the period in the middle of each longer one, which says what it is like"""

    def instance(self) -> Instance:
        """Return the instance in longer periods."""
        fine, settings = self.fine, self.fine.settings
        since = settings.residence_principle_from
        return fine.model_copy(
            update={
                "calendar": self.calendar,
                "settings": settings.model_copy(update={"residence_principle_from": None if since is None else self.boundary(since)}),
                "clients": tuple(self._client(client) for client in fine.clients if client.first < client.end),
                "locations": tuple(self._location(location) for location in fine.locations),
                "offers": tuple(self._offer(offer) for offer in fine.offers),
                "projects": tuple(self._project(project) for project in fine.projects),
                "investment": tuple(room.model_copy(update={"period": self.within[room.period]}) for room in fine.investment),
                "budgets": self._budgets(fine.budgets),
                "quotas": self._quotas(fine.quotas),
                "pins": tuple(self._pins(fine.pins)),
                "notes": (),
            }
        )

    def boundary(self, fine: int) -> int:
        """Return the nearest boundary of longer periods; what is after the plan stays so."""
        return int(np.searchsorted(self.middle, fine)) + (fine > self.fine.periods)

    def span(self, fine: Span) -> Span:
        """Return the longer periods that have a part in common with *fine*."""
        if fine.first >= fine.end:
            return Span(first=0, end=0)
        return Span(first=self.within[fine.first], end=self.within[fine.end - 1] + 1)

    def _client(self, client: Client) -> Client:
        first = self._when(client.first)
        end = max(first + 1, self.boundary(client.end))
        at = [min(max(middle, client.first), client.end - 1) for middle in self.middle]
        profiles = tuple(client.profiles[period] for period in at)
        return client.model_copy(update={"first": first, "end": end, "profiles": profiles})

    def _location(self, location: Location) -> Location:
        when = location.closable_from
        return location.model_copy(
            update={
                "places": tuple(location.places[period] for period in self.middle),
                "is_open": tuple(location.is_open[period] for period in self.middle),
                "closable_from": None if when is None else self.boundary(when),
            }
        )

    def _offer(self, offer: HomeOffer) -> HomeOffer:
        limits = (limit.model_copy(update={"span": self.span(limit.span)}) for limit in offer.limits)
        return offer.model_copy(update={"limits": added_up(limits)})

    def _project(self, project: Project) -> Project:
        first, last = self._when(project.decide_from), self._when(project.decide_until)
        never = project.decide_until < project.decide_from
        return project.model_copy(update={"decide_from": first, "decide_until": -1 if never else last})

    def _when(self, fine: int) -> int:
        """Return the longer period in which something begins, or is decided, that does so in *fine*."""
        return min(self.boundary(fine), len(self.calendar) - 1)

    def _budgets(self, budgets: Sequence[BudgetLimit]) -> tuple[BudgetLimit, ...]:
        return tuple(
            own[0].model_copy(update={"span": span, "amount": sum(one.amount for one in own)})
            for (_, span), own in _grouped(budgets, lambda one: (one.payer, self.span(one.span)))
        )

    def _quotas(self, quotas: Sequence[Quota]) -> tuple[Quota, ...]:
        return tuple(
            own[0].model_copy(
                update={"span": span, "minimum": sum(one.minimum for one in own), "maximum": _sum(one.maximum for one in own)}
            )
            for (*_, span), own in _grouped(quotas, lambda one: (one.owner, one.municipality, one.form, self.span(one.span)))
        )

    def _pins(self, pins: Iterable[Pin]) -> Iterable[Pin]:
        """Iterate over the *pins* that hold in the middle of a longer period; a project's names the period of its decision."""
        for pin in pins:
            inside = [rank for rank, middle in enumerate(self.middle) if middle in pin.span]
            if pin.kind is PinKind.PROJECT:
                inside = [self._when(pin.span.first)]
            if inside:
                yield pin.model_copy(update={"span": Span(first=inside[0], end=inside[-1] + 1)})


def _joined(rank: int, own: Sequence[Period]) -> Period:
    return Period(index=rank, label=own[0].label, start=own[0].start, end=own[-1].end, months=sum(period.months for period in own))


def _grouped(items: Iterable[Item], key: Callable[[Item], Key]) -> list[tuple[Key, list[Item]]]:
    """Return *items* by what *key* says of them, in the order in which that is said first."""
    found: dict[Key, list[Item]] = {}
    for item in items:
        found.setdefault(key(item), []).append(item)
    return list(found.items())


def _sum(amounts: Iterable[int | None]) -> int | None:
    """Return the sum, None for no limit where any is none."""
    known = list(amounts)
    return None if None in known else sum(amount for amount in known if amount is not None)
