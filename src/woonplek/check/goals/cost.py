"""Goal *cost* (kosten)."""

from __future__ import annotations

from woonplek.check.facts import Facts
from woonplek.check.ledger import care_items, shared_items
from woonplek.domain.money import step_annuity_cents
from woonplek.domain.supply import months_past


def cost(facts: Facts) -> int:
    """As low a cost as possible: care, fixed costs, extra hours and annuities, in cents.

    Care and waiting care of all clients but those paid from outside; fixed costs of open locations and delivered steps;
    extra hours; the annuity over the plan of each step that is delivered in it.
    """
    care = sum(cents for _, _, cents in care_items(facts))
    shared = sum(item.cents * item.units for item in shared_items(facts))
    annuities = 0
    for build in facts.builds.values():
        if build.delivered is not None and build.project.investment:
            past = months_past(facts.instance, build.project, build.decided)
            annuities += build.steps * step_annuity_cents(facts.instance, build.project, build.delivered, months_past=past)
    return care + shared + annuities
