"""Rule *tenancy* (huurrecht)."""

from __future__ import annotations

from woonplek.check.facts import Facts
from woonplek.check.findings import Findings
from woonplek.check.words import client_name, place_name
from woonplek.domain.base import Text
from woonplek.domain.codes import HOME, Suitability


def tenancy(facts: Facts) -> Findings:
    """A tenant does not leave a suitable home, except for a place that meets a wish which this one does not.

    For each client who is in *t* elsewhere than in *t* - 1, at a place *p* where tenant_stays or *thuis*: the form of *p* is not
    ``passend`` for the profile in *t*, or *p* is not open in *t*, or the new place meets a wish (form, municipality with its default,
    provider) that *p* does not. A pin on *t* goes before.
    """
    found = Findings("tenancy")
    instance = facts.instance
    for stay, left in facts.departures():
        client, t = stay.client, stay.start
        if left != HOME and not instance.location[left].tenant_stays:
            continue
        if facts.pinned(client, stay.nr, t):
            continue
        found.looked()
        if facts.fit(client.profiles[t], left) is not Suitability.SUITABLE or not facts.is_open(left, t):
            continue
        if facts.wishes_met(client, stay.place) <= facts.wishes_met(client, left):
            who, name, label = client_name(client.id, stay.nr), place_name(instance, left), facts.labels[t]
            text = Text(
                f"{who.nl} verlaat in {label} de passende woning {name.nl} zonder dat een wens wordt vervuld",
                f"{who.en} leaves the suitable home {name.en} in {label} without a wish being met",
            )
            found.broken((client.id, str(stay.nr), label), text)
    return found
