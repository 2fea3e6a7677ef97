"""Rule *minimum_use* (minimale bezetting)."""

from __future__ import annotations

from collections.abc import Iterator

from woonplek.check.facts import Facts
from woonplek.check.findings import Findings
from woonplek.check.words import clients, place_name
from woonplek.domain.base import Text
from woonplek.domain.codes import Source


def minimum_use(facts: Facts) -> Findings:
    r"""A location that may close has enough residents to stay open, or else it closes.

    .. math:: v_{lt} \ge n_l \quad \forall t \ge c_l, \qquad v_{jt} \ge \lceil n_j u_j / U_j \rceil \quad \forall t > \delta_j

    :math:`v_{lt}`: clients at open location *l* in period *t*, kept homes not counted; :math:`n_l`: its minimum_use, :math:`c_l`: closable_from;
    not in periods in which a kept home, or a client with willing ``nee`` who was there at the start, keeps it from closing.
    :math:`u_j` of :math:`U_j` steps of project *j* are delivered in :math:`\delta_j`. Over: clients short × :math:`d_t`.
    """
    found = Findings("minimum_use")
    for code, t, least in _limits(facts):
        found.looked()
        short = least - facts.residents[code, t]
        if short > 0:
            name, label = place_name(facts.instance, code), facts.labels[t]
            text = Text(
                f"{name.nl}: {clients(short).nl} te weinig in {label} om open te blijven (minimum {least})",
                f"{name.en}: {clients(short).en} too few in {label} to stay open (minimum {least})",
            )
            found.broken((code, label), text, short * facts.days[t])
    return found


def _limits(facts: Facts) -> Iterator[tuple[str, int, int]]:
    """Iterate over (location, period, least clients)."""
    for location in facts.instance.locations:
        if location.source is Source.EXISTING and location.minimum_use and location.closable_from is not None:
            for t in range(location.closable_from, len(facts.periods)):
                held = facts.kept(location.code, t) or facts.unwilling[location.code, t]
                if facts.is_open(location.code, t) and not held:
                    yield location.code, t, location.minimum_use
    for code, build in facts.builds.items():
        if build.project.minimum_use and build.delivered is not None:
            for t in range(build.delivered + 1, len(facts.periods)):
                if facts.is_open(code, t):
                    yield code, t, build.least
