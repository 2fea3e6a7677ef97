"""Rule *ladder* (woonladder)."""

from __future__ import annotations

from woonplek.check.facts import Facts
from woonplek.check.findings import Findings
from woonplek.check.words import client_name, place_name
from woonplek.domain.base import Text


def ladder(facts: Facts) -> Findings:
    r"""A client goes at most one rung up or down a period.

    For each client at place *p* in *t* - 1 and at *q* in *t*: :math:`|r_q - r_p| \le 1`, *r*: the rung of the form; a form without rung is free, and so
    is the waiting list. A pin on *t* goes before.
    """
    found = Findings("ladder")
    for stay, left in facts.departures():
        if stay.waits or facts.pinned(stay.client, stay.nr, stay.start):
            continue
        before, after = facts.form(left).rung, facts.form(stay.place).rung
        if before is None or after is None:
            continue
        found.looked()
        if abs(after - before) > 1:
            who, name, label = client_name(stay.client.id, stay.nr), place_name(facts.instance, stay.place), facts.labels[stay.start]
            text = Text(
                f"{who.nl} gaat in {label} naar {name.nl}: {abs(after - before)} treden tegelijk",
                f"{who.en} goes to {name.en} in {label}: {abs(after - before)} rungs at once",
            )
            found.broken((stay.client.id, str(stay.nr), stay.place, label), text)
    return found
