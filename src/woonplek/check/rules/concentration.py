"""Rule *concentration* (spreiding per gemeente en wijk)."""

from __future__ import annotations

from collections import Counter
from fractions import Fraction
from math import floor

from woonplek.check.facts import Facts, Visit
from woonplek.check.findings import Findings
from woonplek.check.words import clients
from woonplek.domain.base import Text
from woonplek.domain.codes import WAITING, FormKind

_TOWN, _HOOD = "gemeente", "wijk"


def concentration(facts: Facts) -> Findings:
    r"""No more clients live together in a municipality or neighbourhood than the council wants.

    .. math:: \sum_{l \in m,\, f_l \ne \text{zelfstandig}} v_{lt} \le \max(\lfloor c_m P_m / 1000 \rfloor, b_{mt}), \qquad
        \sum_{l \in w} v_{lt} \le \max(q_w, b_{wt})

    :math:`v_{lt}`: clients at location *l* in period *t*; :math:`c_m`: max_per_1000, :math:`P_m`: inhabitants of municipality *m*;
    :math:`q_w`: max_places of neighbourhood *w*; *b*: what the residents of the start who are still in care would make of it.
    Over: clients above × :math:`d_t`.
    """
    found = Findings("concentration")
    instance = facts.instance
    limits: list[tuple[str, str, str, int]] = [
        (_TOWN, m.code, m.name or m.code, floor(Fraction(m.max_per_1000) * m.inhabitants / 1000))
        for m in instance.municipalities
        if m.max_per_1000 is not None and m.inhabitants is not None
    ]
    limits += [(_HOOD, n.code, n.name or n.code, n.max_places) for n in instance.neighbourhoods if n.max_places is not None]
    here, stayed = _count(facts, facts.visits), _count(facts, facts.stayed)
    for kind, code, name, limit in limits:
        for t in facts.periods:
            found.looked()
            over = here[kind, code, t] - max(limit, stayed[kind, code, t])
            if over > 0:
                label = facts.labels[t]
                text = Text(
                    f"{name}: {clients(over).nl} meer dan de raad wil ({limit}) in {label}",
                    f"{name}: {clients(over).en} more than the council wants ({limit}) in {label}",
                )
                found.broken((code, label), text, over * facts.days[t])
    return found


def _count(facts: Facts, visits: Counter[Visit]) -> Counter[tuple[str, str, int]]:
    """Return clients by municipality (forms that are not ``zelfstandig``) and by neighbourhood, and period."""
    found: Counter[tuple[str, str, int]] = Counter()
    for visit, count in visits.items():
        if visit.place == WAITING:
            continue
        if facts.form(visit.place).kind is not FormKind.INDEPENDENT:
            found[_TOWN, visit.municipality, visit.period] += count
        neighbourhood = facts.instance.location[visit.place].neighbourhood
        if neighbourhood is not None:
            found[_HOOD, neighbourhood, visit.period] += count
    return found
