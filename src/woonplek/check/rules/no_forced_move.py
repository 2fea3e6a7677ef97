"""Rule *no_forced_move* (geen gedwongen verhuizing)."""

from __future__ import annotations

from woonplek.check.facts import Facts, Stay
from woonplek.check.findings import Findings
from woonplek.check.words import client_name, place_name
from woonplek.domain.base import Text
from woonplek.domain.codes import Willingness


def no_forced_move(facts: Facts) -> Findings:
    """Who does not want to move stays while the location is open; who moves only to a wish moves only there.

    Willing ``nee``: does not leave *current* in a period *t* in which that location is open, and the plan closes it, or decides
    a project that replaces it, in no *t* in which such a client was there just before and is still in care. Willing ``naar wens``:
    from a place that is open in *t* only to one that meets every wish filled in. A pin on *t* goes before.
    """
    found = Findings("no_forced_move")
    for stay, left in facts.departures():
        client, t = stay.client, stay.start
        if client.willing is Willingness.YES or facts.pinned(client, stay.nr, t):
            continue
        found.looked()
        who, name, label = client_name(client.id, stay.nr), place_name(facts.instance, left), facts.labels[t]
        if client.willing is Willingness.NO and left == client.current and client.first == 0:
            if facts.is_open(left, t):
                text = Text(
                    f"{who.nl} wil niet verhuizen maar verlaat {name.nl} in {label}",
                    f"{who.en} does not want to move but leaves {name.en} in {label}",
                )
                found.broken((client.id, str(stay.nr), label), text)
            elif facts.chosen_closings.get(left) == t:
                text = Text(
                    f"{name.nl} sluit in {label}, terwijl {who.nl} er woont en niet wil verhuizen",
                    f"{name.en} closes in {label}, while {who.en} lives there and does not want to move",
                )
                found.broken((left, label), text)
        elif client.willing is Willingness.TO_WISH and _against_wish(facts, stay, left):
            here = place_name(facts.instance, stay.place)
            text = Text(
                f"{who.nl} wil alleen naar wens verhuizen, maar gaat in {label} van {name.nl} naar {here.nl}",
                f"{who.en} wants to move to a wish only, but goes from {name.en} to {here.en} in {label}",
            )
            found.broken((client.id, str(stay.nr), label), text)
    return found


def _against_wish(facts: Facts, stay: Stay, left: str) -> bool:
    """Tell whether *stay* follows an open place and does not meet every wish filled in."""
    return not stay.waits and facts.is_open(left, stay.start) and not facts.filled_wishes_met(stay.client, stay.place)
