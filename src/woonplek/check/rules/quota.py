"""Rule *quota* (contingent)."""

from __future__ import annotations

from collections import Counter

from woonplek.check.facts import Facts
from woonplek.check.findings import Findings
from woonplek.check.words import clients, municipality_name
from woonplek.domain.base import Text
from woonplek.domain.codes import HOME
from woonplek.domain.instance import Quota


def quota(facts: Facts) -> Findings:
    r"""A corporation houses at least and at most the agreed number in a period.

    .. math:: n_q \le \sum_{t \in S_q} \sum_{l \in q} m_{lt} \le N_q

    :math:`m_{lt}`: clients at location *l*, not *thuis*, in period *t* who were not there just before; :math:`l \in q`: owner, municipality
    and form as the row says, where it says; :math:`S_q`: its periods; :math:`n_q, N_q`: minimum and maximum. Over: clients short
    of the minimum. The maximum stands even when the rule is soft.
    """
    found = Findings("quota")
    moved = Counter((stay.place, stay.start) for stay in facts.changes if stay.place != HOME)
    for row in facts.instance.quotas:
        found.looked()
        here = {loc.code for loc in facts.instance.locations if _fits(row, loc.owner, loc.municipality, loc.form)}
        number = sum(count for (place, t), count in moved.items() if place in here and t in row.span)
        label = facts.instance.calendar.span_label(row.span)
        named = [row.owner, municipality_name(facts.instance, row.municipality) if row.municipality else None, row.form]
        who = " ".join(part for part in named if part) or "contingent"
        where = (*(part for part in (row.owner, row.municipality, row.form) if part), label.nl)
        if number < row.minimum:
            text = Text(
                f"{who}: {clients(row.minimum - number).nl} minder gehuisvest dan afgesproken ({row.minimum}) in {label.nl}",
                f"{who}: {clients(row.minimum - number).en} fewer housed than agreed ({row.minimum}) in {label.en}",
            )
            found.broken(where, text, row.minimum - number)
        if row.maximum is not None and number > row.maximum:
            text = Text(
                f"{who}: {clients(number - row.maximum).nl} meer gehuisvest dan het maximum ({row.maximum}) in {label.nl}",
                f"{who}: {clients(number - row.maximum).en} more housed than the maximum ({row.maximum}) in {label.en}",
            )
            found.broken(where, text, number - row.maximum, firm=True)
    return found


def _fits(row: Quota, owner: str | None, municipality: str, form: str) -> bool:
    return row.owner in {None, owner} and row.municipality in {None, municipality} and row.form in {None, form}
