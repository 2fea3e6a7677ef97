"""Rule *pinned* (vastgelegd)."""

from __future__ import annotations

from woonplek.check.facts import Facts
from woonplek.check.findings import Findings
from woonplek.check.words import client_name, place_name
from woonplek.domain.base import Text
from woonplek.domain.codes import PinKind
from woonplek.domain.instance import Pin

OPEN = "open"


def pinned(facts: Facts) -> Findings:
    """What is pinned stays so.

    A client's pin: in each period of its span in care the client (*number*, or every number of the row) is at *value*. A project's: *value* places
    are decided in the first period of the span; 0: it is never decided. A location's: ``open`` or closed in all periods of its span.
    """
    found = Findings("pinned")
    for pin in facts.instance.pins:
        match pin.kind:
            case PinKind.CLIENT:
                _client(facts, pin, found)
            case PinKind.PROJECT:
                _project(facts, pin, found)
            case PinKind.LOCATION:
                _location(facts, pin, found)
    return found


def _client(facts: Facts, pin: Pin, found: Findings) -> None:
    for course in facts.courses_of(pin.code):
        if pin.number not in {None, course.nr}:
            continue
        found.looked()
        wrong = next((t for t in pin.span.periods() if course.at(t) not in {None, pin.value}), None)
        if wrong is not None:
            who, name, label = client_name(course.client, course.nr), place_name(facts.instance, pin.value), facts.labels[wrong]
            text = Text(
                f"{who.nl} is in {label} niet op {name.nl}, zoals vastgelegd", f"{who.en} is not at {name.en} in {label}, as pinned"
            )
            found.broken((course.client, str(course.nr), label), text)


def _project(facts: Facts, pin: Pin, found: Findings) -> None:
    found.looked()
    build, places, when = facts.builds.get(pin.code), int(pin.value), pin.span.first
    asked = (when, places) if places else None
    if asked != (None if build is None else (build.decided, build.places)):
        label = facts.instance.calendar.span_label(pin.span)
        text = Text(
            f"project {pin.code}: vastgelegd zijn {places} plaatsen in {label.nl}",
            f"project {pin.code}: {places} places are pinned in {label.en}",
        )
        found.broken((pin.code, label.nl), text)


def _location(facts: Facts, pin: Pin, found: Findings) -> None:
    found.looked()
    wrong = next((t for t in pin.span.periods() if facts.is_open(pin.code, t) != (pin.value == OPEN)), None)
    if wrong is not None:
        name, label = place_name(facts.instance, pin.code), facts.labels[wrong]
        text = Text(f"{name.nl} is in {label} niet {pin.value}, zoals vastgelegd", f"{name.en} is not as pinned ({pin.value}) in {label}")
        found.broken((pin.code, label), text)
