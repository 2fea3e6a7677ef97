"""Homes on offer that nobody can tell apart, put together as one location: a tenth of the places where a sheet has a row for each year."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from woonplek.domain.calendar import Span
from woonplek.domain.codes import WAITING
from woonplek.domain.instance import HomeOffer, Instance, Limit, Location
from woonplek.domain.plan import Course, Plan
from woonplek.domain.result import Shadow
from woonplek.model.kinds import Places
from woonplek.model.program import counted_entries

APART = frozenset({"code", "name"})
"""what may differ between locations that are alike"""


@dataclass(frozen=True)
class Alike:
    """An instance in which offers that are alike are one, under the code of the first of them.

    Exact: an offer limits only who moves in, each in periods of its own or in the same ones, and between alike homes nobody has a
    reason to move. So who moves into the whole in a period has moved into an offer of that period with homes left.
    """

    instance: Instance
    offers: dict[str, tuple[HomeOffer, ...]]
    """of each code that stands for more than one"""

    def together(self, plan: Plan) -> Plan:
        """Return *plan* with one code for offers that are alike."""
        code = {offer.location: first for first, offers in self.offers.items() for offer in offers}
        return _renamed(plan, [tuple(code.get(place, place) for place in course.places) for course in plan.courses])

    def apart(self, plan: Plan) -> Plan:
        """Return *plan* with each client in an offer of the period of moving in."""
        left = {(offer.location, limit.span): limit.amount for offers in self.offers.values() for offer in offers for limit in offer.limits}
        return _renamed(plan, [self._places(course, left) for course in plan.courses])

    def _places(self, course: Course, left: dict[tuple[str, Span], int | None]) -> tuple[str, ...]:
        """Return the places of *course*, and take its homes from those *left*."""
        places: list[str] = []
        before, home = WAITING, WAITING
        for period, place in enumerate(course.places, course.first):
            if place != before:
                home = self._home(place, period, left) if place in self.offers else place
            before = place
            places.append(home)
        return tuple(places)

    def _home(self, code: str, period: int, left: dict[tuple[str, Span], int | None]) -> str:
        """Return an offer of *code* with a home left in *period*, which is taken."""
        for offer in self.offers[code]:
            for limit in offer.limits:
                key = offer.location, limit.span
                amount = left[key]
                if period in limit.span and amount != 0:
                    left[key] = None if amount is None else amount - 1
                    return offer.location
        return code  # more than there are: the referee says so

    def named(self, shadows: Iterable[Shadow]) -> tuple[Shadow, ...]:
        """Return *shadows* with what one more of an offer gives under the code of each offer that it is."""
        return tuple(shadow.model_copy(update={"key": key}) for shadow in shadows for key in self._keys(shadow))

    def _keys(self, shadow: Shadow) -> list[tuple[str, ...]]:
        """Return what the limit of *shadow* belongs to, one or more."""
        code, *rest = shadow.key
        if shadow.rule != "offer" or code not in self.offers:
            return [shadow.key]
        label = self.instance.calendar.span_label
        return [(offer.location, *rest) for offer in self.offers[code] if rest[0] in [label(limit.span).nl for limit in offer.limits]]


def alike(instance: Instance) -> Alike:
    """Return *instance* with offers that are alike put together."""
    locations, apart = instance.location, _apart(instance)
    groups: dict[object, list[list[HomeOffer]]] = {}
    for offer in instance.offers:
        bundles = groups.setdefault(_looks(locations[offer.location], offer) if offer.location not in apart else offer.location, [])
        fitting = next((bundle for bundle in bundles if _in_step([*bundle, offer])), None)
        if fitting is None:
            bundles.append([offer])
        else:
            fitting.append(offer)
    found = {bundle[0].location: tuple(bundle) for bundles in groups.values() for bundle in bundles if len(bundle) > 1}
    if not found:
        return Alike(instance, {})
    gone = {offer.location for offers in found.values() for offer in offers[1:]}
    offers = tuple(_whole(found.get(offer.location, (offer,))) for offer in instance.offers if offer.location not in gone)
    located = tuple(location for location in instance.locations if location.code not in gone)
    return Alike(instance.model_copy(update={"offers": offers, "locations": located}), found)


def _apart(instance: Instance) -> set[str]:
    """Return the codes of offers that stand for themselves: a pin names them, or beginning again in one like it could be a gain."""
    places = Places(instance)
    counted = counted_entries(instance, places)
    found = {location.code for location, gain in zip(places.locations, counted, strict=True) if gain}
    found |= {location.code for location in instance.locations if instance.form[location.form].max_stay_months is not None}
    found |= {client.current for client in instance.clients if client.current is not None}
    return found | {code for pin in instance.pins for code in (pin.code, pin.value)}


def _looks(location: Location, offer: HomeOffer) -> object:
    """Return all by which a rule or goal can tell an offer from another."""
    return (offer.status, *(getattr(location, name) for name in Location.model_fields if name not in APART))


def _in_step(offers: Sequence[HomeOffer]) -> bool:
    """Tell whether any two limits of *offers* are for the same periods or for none in common."""
    spans = {limit.span for offer in offers for limit in offer.limits}
    return max(Counter(period for span in spans for period in span.periods()).values(), default=1) == 1


def _whole(offers: Sequence[HomeOffer]) -> HomeOffer:
    """Return *offers* as one."""
    if len(offers) == 1:
        return offers[0]
    return offers[0].model_copy(update={"limits": added_up(limit for offer in offers for limit in offer.limits)})


def added_up(limits: Iterable[Limit]) -> tuple[Limit, ...]:
    """Return *limits* with those for the same periods as one: no limit where any of them is none."""
    amounts: dict[Span, int | None] = {}
    for limit in limits:
        so_far = amounts.get(limit.span, 0)
        amounts[limit.span] = None if so_far is None or limit.amount is None else so_far + limit.amount
    return tuple(Limit(span=span, amount=amount) for span, amount in amounts.items())


def _renamed(plan: Plan, places: Sequence[tuple[str, ...]]) -> Plan:
    """Return *plan* with these *places*, course by course."""
    courses = (course.model_copy(update={"places": own}) for course, own in zip(plan.courses, places, strict=True))
    return plan.model_copy(update={"courses": tuple(courses)})
