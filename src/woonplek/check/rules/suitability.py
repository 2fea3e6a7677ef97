"""Rule *suitability* (passendheid)."""

from __future__ import annotations

from woonplek.check.facts import Facts, Stay
from woonplek.check.findings import Findings
from woonplek.check.words import client_name, place_name
from woonplek.domain.base import Text
from woonplek.domain.codes import Source, Suitability


def suitability(facts: Facts) -> Findings:
    r"""A client only moves in where the form is suitable or bridging, with the features asked and a rent that fits.

    For each stay of client *i* at location *l* that begins in period *s*: suitability of (profile of *i*
    in *s*, form of *l*) is ``passend`` or ``overbrugging``; requirements of *i* ⊆ features of *l*;
    rent of *l* ≤ max_rent of *i* [cents a month] where both are given; with *wait_for_wish*, every wish filled in is
    met. *thuis* asks the form only, and a home of one's own. A pin on *s* goes before.
    """
    found = Findings("suitability")
    for stay in facts.changes:
        if facts.pinned(stay.client, stay.nr, stay.start):
            continue
        found.looked()
        why = _why_not(facts, stay)
        if why is not None:
            who, name, label = client_name(stay.client.id, stay.nr), place_name(facts.instance, stay.place), facts.labels[stay.start]
            text = Text(f"{who.nl} gaat in {label} naar {name.nl}, maar {why.nl}", f"{who.en} goes to {name.en} in {label}, but {why.en}")
            found.broken((stay.client.id, str(stay.nr), stay.place, label), text)
    return found


def _why_not(facts: Facts, stay: Stay) -> Text | None:
    client, location = stay.client, facts.instance.location[stay.place]
    if facts.fit(client.profiles[stay.start], stay.place) is Suitability.NO:
        return Text("die woonvorm past niet bij het profiel", "that form does not fit the profile")
    if location.source is Source.HOME:
        return None if client.owns_home else Text("heeft geen eigen woning", "has no home of their own")
    if not client.requirements <= location.features:
        return Text("die plek heeft niet alle gevraagde kenmerken", "that place lacks features that are asked")
    if client.max_rent is not None and location.rent is not None and location.rent > client.max_rent:
        return Text("de huur is te hoog", "the rent is too high")
    if client.wait_for_wish and not facts.filled_wishes_met(client, stay.place):
        return Text("wacht op een plek die aan alle wensen voldoet", "waits for a place that meets every wish")
    return None
