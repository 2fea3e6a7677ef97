"""Among the alike, who waited longest is housed first."""

from __future__ import annotations

from collections import defaultdict
from datetime import date

from woonplek.check.facts import Facts
from woonplek.check.findings import Findings
from woonplek.check.words import client_name
from woonplek.domain.base import Text
from woonplek.domain.instance import Client
from woonplek.domain.money import payer

QUEUE_ORDER = "queue_order"
_OWN = {"id", "numbers", "row", "waiting_since", "in_care_from"}


def queue_order(facts: Facts) -> Findings:
    """Of clients who are alike, who waited longest is housed no later than the others.

    Alike: every field of the client equal but id, waiting_since and an in_care_from before the plan; who pays in each period and the
    pins too. Housed: the first period with a place; never is last. Who has no waiting_since waited least. Who has a place at the start is
    not in the queue.
    """
    found = Findings(QUEUE_ORDER)
    groups: dict[object, dict[date, tuple[list[int], str, int]]] = defaultdict(dict)
    pins = defaultdict(list)
    for pin in facts.instance.pins:
        pins[pin.code, pin.number].append((pin.span.first, pin.span.end, pin.value))
    keys: dict[int, tuple[object, ...]] = {}
    for path in facts.paths:
        if not path or (path[0].client.first == 0 and path[0].client.current is not None):
            continue
        client, nr = path[0].client, path[0].nr
        if id(client) not in keys:
            keys[id(client)] = _alike(facts, client)
        key = (keys[id(client)], tuple(pins.get((client.id, nr), ())), tuple(pins.get((client.id, None), ())))
        since = client.waiting_since or date.max
        housed = next((stay.start for stay in path if not stay.waits), len(facts.periods))
        groups[key].setdefault(since, ([], client.id, nr))[0].append(housed)
    for group in groups.values():
        if len(group) == 1:
            continue
        found.looked(len(group) - 1)
        earliest = len(facts.periods)
        for since in sorted(group, reverse=True):
            all_housed, code, nr = group[since]
            if max(all_housed) > earliest:
                who, label = client_name(code, nr), facts.labels[earliest]
                text = Text(
                    f"iemand die gelijk is aan {who.nl} maar korter wacht, krijgt al in {label} een plek",
                    f"somebody like {who.en} who has waited less has a place as early as {label}",
                )
                found.broken((code, label), text)
            earliest = min(earliest, *all_housed)
    return found


def _alike(facts: Facts, client: Client) -> tuple[object, ...]:
    """Return what two clients must share to be alike."""
    start = facts.instance.calendar.start
    before = client.in_care_from is None or client.in_care_from < start
    own = tuple(getattr(client, name) for name in type(client).model_fields if name not in _OWN)
    paying = tuple(payer(facts.instance, client, t) for t in range(client.first, client.end))
    return (*own, None if before else client.in_care_from, paying)
