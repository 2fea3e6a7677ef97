"""Rule *exit_home* (uitstroomwoning)."""

from __future__ import annotations

from woonplek.check.facts import Facts
from woonplek.check.findings import Findings
from woonplek.check.words import client_name
from woonplek.domain.base import Text
from woonplek.domain.codes import HOME


def exit_home(facts: Facts) -> Findings:
    """Who leaves care has a home of their own that stays theirs.

    Each client who *leaves*, with exit_to_home and at least one period in care, is in period *end* - 1 at a place where
    tenant_stays, or *thuis*. Over: the clients who are not.
    """
    found = Findings("exit_home")
    for path in facts.paths:
        last = path[-1] if path else None
        if last is None or not (last.client.leaves and last.client.exit_to_home):
            continue
        found.looked()
        if last.place == HOME or (not last.waits and facts.instance.location[last.place].tenant_stays):
            continue
        who, label = client_name(last.client.id, last.nr), facts.labels[last.end - 1]
        text = Text(
            f"{who.nl} gaat na {label} uit zorg zonder eigen woning", f"{who.en} leaves care after {label} without a home of their own"
        )
        found.broken((last.client.id, str(last.nr), label), text)
    return found
