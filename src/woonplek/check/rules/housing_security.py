"""Rule *housing_security* (woonzekerheid)."""

from __future__ import annotations

from woonplek.check.facts import Facts
from woonplek.check.findings import Findings
from woonplek.check.words import client_name, place_name
from woonplek.domain.base import Text
from woonplek.domain.codes import FormKind


def housing_security(facts: Facts) -> Findings:
    """Who has a place is not put back on the waiting list; a respite house is no place to stay.

    For each client and period *t* in care: not at a place in *t* - 1 (*current* before the start) whose form
    is no respite house, and waiting in *t*; and not at another place in *t* - 1 and in a respite house in *t*.
    A pin on *t* goes before.
    """
    found = Findings("housing_security")
    for stay, left in facts.departures():
        if facts.pinned(stay.client, stay.nr, stay.start):
            continue
        found.looked()
        who, label = client_name(stay.client.id, stay.nr), facts.labels[stay.start]
        name = place_name(facts.instance, left)
        if stay.waits and facts.form(left).kind is not FormKind.RESPITE:
            text = Text(
                f"{who.nl} gaat in {label} van {name.nl} terug naar de wachtlijst",
                f"{who.en} goes from {name.en} back to the waiting list in {label}",
            )
            found.broken((stay.client.id, str(stay.nr), label), text)
        elif not stay.waits and facts.form(stay.place).kind is FormKind.RESPITE:
            text = Text(
                f"{who.nl} gaat in {label} van {name.nl} naar een logeerhuis, dat alleen voor wachtenden is",
                f"{who.en} goes from {name.en} to a respite house in {label}, which is only for who waits",
            )
            found.broken((stay.client.id, str(stay.nr), label), text)
    return found
