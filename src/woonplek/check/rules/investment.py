"""Rule *investment* (investering)."""

from __future__ import annotations

from collections import Counter

from woonplek.check.facts import Facts
from woonplek.check.findings import Findings
from woonplek.check.words import euro
from woonplek.domain.base import Text
from woonplek.domain.money import step_investment_cents


def investment(facts: Facts) -> Findings:
    r"""An owner decides no more investment than there is room for up to then.

    .. math:: \sum_{j \in o} \sum_{s \le t} u_{js} I_j \le \sum_{s \le t} R_{os} \quad \forall o, t

    :math:`u_{js}`: steps of project *j* of owner *o* decided in period *s*, ``vast`` projects too, but for those begun before the plan;
    :math:`I_j`: investment of a step [cents]; :math:`R_{os}`: room of *o* that comes in *s* [cents]. An owner without rows has no limit.
    """
    found = Findings("investment")
    room: Counter[tuple[str, int]] = Counter()
    for row in facts.instance.investment:
        room[row.owner, row.period] += row.amount
    spent: Counter[tuple[str | None, int]] = Counter()
    for code, build in facts.builds.items():
        if build.project.begun is None:
            spent[facts.instance.location[code].owner, build.decided] += build.steps * step_investment_cents(build.project)
    for owner in sorted({row.owner for row in facts.instance.investment}):
        left = 0
        for t in facts.periods:
            found.looked()
            left += room[owner, t] - spent[owner, t]
            if left < 0:
                label, amount = facts.labels[t], euro(-left)
                text = Text(
                    f"{owner}: {amount.nl} meer investering besloten dan er ruimte is tot en met {label}",
                    f"{owner}: {amount.en} more investment decided than there is room for up to {label}",
                )
                found.broken((owner, label), text, -left)
    return found
