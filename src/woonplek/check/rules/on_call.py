"""Rule *on_call* (bereikbaarheid)."""

from __future__ import annotations

from woonplek.check.facts import Facts
from woonplek.check.findings import Findings
from woonplek.check.words import client_name, municipality_name, place_name
from woonplek.domain.base import Text


def on_call(facts: Facts) -> Findings:
    """Who goes to live independently can reach a team day and night that comes to that municipality.

    Each stay that begins in period *s* in a form with on_call stands in a municipality in the *area* of a team with on_call;
    no teams at all: no limit. A pin on *s* goes before.
    """
    found = Findings("on_call")
    instance = facts.instance
    if not instance.teams:
        return found
    covered = {town for team in instance.teams if team.on_call for town in team.area}
    for stay in facts.changes:
        if not facts.form(stay.place).on_call or facts.pinned(stay.client, stay.nr, stay.start):
            continue
        found.looked()
        town = instance.place_municipality(stay.client, stay.place)
        if town not in covered:
            who, name, label = client_name(stay.client.id, stay.nr), place_name(instance, stay.place), facts.labels[stay.start]
            here = municipality_name(instance, town)
            text = Text(
                f"{who.nl} gaat in {label} naar {name.nl}, maar in {here} is geen team dag en nacht bereikbaar",
                f"{who.en} goes to {name.en} in {label}, but no team can be reached day and night in {here}",
            )
            found.broken((stay.client.id, str(stay.nr), stay.place, label), text)
    return found
