"""Rule *closing* (sluiten)."""

from __future__ import annotations

from woonplek.check.facts import Facts
from woonplek.check.findings import Findings
from woonplek.check.words import place_name
from woonplek.domain.base import Text
from woonplek.domain.codes import Source


def closing(facts: Facts) -> Findings:
    """A location that may close does so as a whole and for good.

    Each closing of the plan is of an existing location with closable_from, in a period that is not before it; or it is the location that
    a project decided in that period replaces; or the input has closed it by then.
    """
    found = Findings("closing")
    for code, t in facts.plan.closed_from.items():
        found.looked()
        location = facts.instance.location[code]
        if location.source is Source.EXISTING:
            if not location.is_open[t] or facts.converted_from.get(code) == t:
                continue
            if location.closable_from is not None and t >= location.closable_from:
                continue
        name, label = place_name(facts.instance, code), facts.labels[t]
        text = Text(f"{name.nl} mag in {label} niet door het plan sluiten", f"{name.en} may not be closed by the plan in {label}")
        found.broken((code, label), text)
    return found
