"""Goals in days: *waiting*, *bridging*, *wishes*, *own_home*, *queue* and *spread*."""

from __future__ import annotations

from collections import Counter
from datetime import date

from woonplek.check.facts import Facts
from woonplek.domain.codes import Suitability

MOST_YEARS = 5
PER_CLIENT_DAYS = 100


def waiting(facts: Facts) -> int:
    r"""As few days of waiting as possible, weighing more when more urgent.

    :math:`\sum d_t w_i` over clients *i* and periods *t* waiting; :math:`w_i`: weight of the urgency of *i*.
    """
    weights = facts.instance.policy.urgency_weights
    return sum(_length(facts, stay.start, stay.end) * weights[stay.client.urgency] for stay in facts.stays() if stay.waits)


def bridging(facts: Facts) -> int:
    r"""As few days as possible in a place whose form is not suitable.

    :math:`\sum d_t` over visits whose form is not ``passend`` for the profile in *t*.
    """
    return sum(
        count * facts.days[visit.period]
        for visit, count in facts.placed.items()
        if facts.fit(visit.profile, visit.place) is not Suitability.SUITABLE
    )


def wishes(facts: Facts) -> int:
    r"""As few days as possible with a wish (form, municipality, provider) that is not met.

    :math:`\sum d_t (n_i - m_{il})` over clients *i* with a place *l* in *t*: :math:`n_i` wishes filled in, of which *l* meets :math:`m_{il}`.
    A blank wish_municipality is the origin, unless the settings say ``geen``.
    """
    return sum(
        _length(facts, stay.start, stay.end) * (facts.wishes(stay.client) - len(facts.wishes_met(stay.client, stay.place)))
        for stay in facts.stays()
        if not stay.waits
    )


def own_home(facts: Facts) -> int:
    r"""As few days as possible without a front door of one's own for whom one would be suitable.

    :math:`\sum d_t` over visits in a form without own_door by a profile for which some form with own_door is ``passend``.
    """
    doors = [form.code for form in facts.instance.forms if form.own_door]
    could = {
        p.code
        for p in facts.instance.profiles
        if any(facts.instance.care_line(p.code, f).suitability is Suitability.SUITABLE for f in doors)
    }
    return sum(
        count * facts.days[visit.period]
        for visit, count in facts.placed.items()
        if visit.profile in could and not facts.form(visit.place).own_door
    )


def queue(facts: Facts) -> int:
    r"""As few days of waiting as possible for who has waited for years.

    :math:`\sum d_t y_i` over clients *i* and periods waiting; :math:`y_i`: whole years from waiting_since to the start of the plan, at most 5.
    """
    start = facts.instance.calendar.start
    return sum(_length(facts, s.start, s.end) * years_waited(s.client.waiting_since, start) for s in facts.stays() if s.waits)


def years_waited(since: date | None, start: date) -> int:
    """Return the whole years from *since* to *start*, 0 when unknown or later, at most five."""
    if since is None or since >= start:
        return 0
    years = start.year - since.year - ((since.month, since.day) > (start.month, start.day))
    return min(MOST_YEARS, years)


def spread(facts: Facts) -> int:
    r"""The municipality of origin that waits longest waits as short as possible.

    :math:`\max_o \lceil 100\, W_o / D_o \rceil`: days waiting and days in care of all clients of origin *o*; a blank origin is one too.
    """
    waited: Counter[str | None] = Counter()
    in_care: Counter[str | None] = Counter()
    for stay in facts.stays():
        days = _length(facts, stay.start, stay.end)
        in_care[stay.client.origin] += days
        waited[stay.client.origin] += days if stay.waits else 0
    return max((-(-PER_CLIENT_DAYS * waited[origin] // days) for origin, days in in_care.items()), default=0)


def _length(facts: Facts, start: int, end: int) -> int:
    """Return the days of periods *start* up to *end*."""
    return sum(facts.days[start:end])
