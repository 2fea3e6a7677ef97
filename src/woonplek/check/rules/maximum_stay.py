"""Rule *maximum_stay* (maximaal verblijf)."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from woonplek.check.facts import Facts, Stay
from woonplek.check.findings import Findings
from woonplek.check.words import client_name, number
from woonplek.domain.base import Text
from woonplek.domain.instance import Form, Instance


def longest_stay(instance: Instance, form: Form) -> int | None:
    """Return how many periods an unbroken stay in *form* may last, None without a limit."""
    if form.max_stay_months is None:
        return None
    return max(1, instance.calendar.count(form.max_stay_months, up=False))


def with_form(facts: Facts, path: Sequence[Stay]) -> Iterator[tuple[Stay, Form | None, int]]:
    """Iterate over the stays of a client with their form (None while waiting) and the period since which it is that form, unbroken."""
    since, before = 0, None
    for stay in path:
        form = None if stay.waits else facts.form(stay.place)
        if form is not before:
            since, before = stay.start, form
        yield stay, form, since


def maximum_stay(facts: Facts) -> Findings:
    r"""A temporary form lasts no longer than agreed.

    For each unbroken time of a client in form *f*, over all its locations, in periods :math:`s \le t < e`: :math:`t - s < n_f`,
    :math:`n_f = \max(1, \lfloor` max_stay_months / months_per_period :math:`\rfloor)`; counted from the start of the plan on.
    Over: the days :math:`d_t` of the periods beyond. A pinned period breaks nothing but goes on counting.
    """
    found = Findings("maximum_stay")
    for path in facts.paths:
        for stay, form, since in with_form(facts, path):
            most = None if form is None else longest_stay(facts.instance, form)
            if form is None or most is None:
                continue
            found.looked()
            beyond = [t for t in range(max(stay.start, since + most), stay.end) if not facts.pinned(stay.client, stay.nr, t)]
            if beyond:
                who, label, days = client_name(stay.client.id, stay.nr), facts.labels[beyond[0]], sum(facts.days[t] for t in beyond)
                text = Text(
                    f"{who.nl} is vanaf {label} {number(days).nl} dagen langer dan mag in {form.code}",
                    f"{who.en} is in {form.code} {number(days).en} days longer than allowed, from {label}",
                )
                found.broken((stay.client.id, str(stay.nr), stay.place, label), text, days)
    return found
