"""Rule *settled* (rust)."""

from __future__ import annotations

from woonplek.check.facts import Facts, Stay
from woonplek.check.findings import Findings
from woonplek.check.rules.maximum_stay import longest_stay, with_form
from woonplek.check.words import client_name, place_name
from woonplek.domain.base import Text
from woonplek.domain.codes import FormKind


def settled(facts: Facts) -> Findings:
    r"""Who moves stays at least the minimum of months, unless care or profile changes or the location closes.

    For each stay that begins in period *s* of the plan and is left for elsewhere, the waiting list included, in *e*:
    :math:`e - s \ge n`, :math:`n = \lceil` min_stay_months / months_per_period :math:`\rceil`, unless the profile changes in a period *u*,
    :math:`s < u \le e`, the location is not open in *e*, the time in its form has reached its maximum and the client goes to
    another form, it is a respite house, or *e* is pinned.
    """
    found = Findings("settled")
    least = facts.instance.calendar.count(facts.instance.settings.min_stay_months, up=True)
    for path in facts.paths:
        for (stay, form, since), following in zip(with_form(facts, path), path[1:], strict=False):
            if form is None or stay.before == stay.place:
                continue
            found.looked()
            if stay.end - stay.start >= least or _free(facts, stay, following, since):
                continue
            who, name = client_name(stay.client.id, stay.nr), place_name(facts.instance, stay.place)
            label = facts.labels[stay.end]
            text = Text(
                f"{who.nl} verlaat {name.nl} in {label} binnen het minimum van {facts.instance.settings.min_stay_months} maanden",
                f"{who.en} leaves {name.en} in {label} within the minimum of {facts.instance.settings.min_stay_months} months",
            )
            found.broken((stay.client.id, str(stay.nr), stay.place, label), text)
    return found


def _free(facts: Facts, stay: Stay, following: Stay, since: int) -> bool:
    """Tell whether *stay*, in the same form since period *since*, may be cut short for the one *following*."""
    client, end = stay.client, stay.end
    if any(client.profiles[u] != client.profiles[u - 1] for u in range(stay.start + 1, end + 1)):
        return True
    form = facts.form(stay.place)
    if not facts.is_open(stay.place, end) or form.kind is FormKind.RESPITE or facts.pinned(client, stay.nr, end):
        return True
    most = longest_stay(facts.instance, form) if facts.instance.policy.on("maximum_stay") else None
    leaves_form = following.waits or facts.form(following.place) is not form
    return most is not None and leaves_form and end - since >= most
