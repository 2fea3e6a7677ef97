"""What a hand case is: a region so small that a person sees the answer."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from woonplek.domain.codes import Stance
from woonplek.domain.instance import Instance
from woonplek.domain.plan import Plan

PROVEN, IMPOSSIBLE = "proven", "impossible"


@dataclass(frozen=True)
class Case:
    """A region, the best value of each of its goals, and a plan that has them.

    *decides* names the rule without which the answer is another one. *needs* names what a solver must be able to decide
    for it: ``projects``, ``closings``, ``extra_hours``.
    """

    name: str
    instance: Instance
    best: Mapping[str, int] | None
    """by goal, when it is its turn (``over_<rule>`` of soft rules only where it matters); None when no plan is possible"""
    plan: Plan | None = None
    decides: str | None = None
    needs: tuple[str, ...] = ()

    @property
    def status(self) -> str:
        return IMPOSSIBLE if self.best is None else PROVEN


def without(instance: Instance, rule: str) -> Instance:
    """Return *instance* with *rule* off."""
    stances = {**instance.policy.stances, rule: Stance.OFF}
    return instance.model_copy(update={"policy": instance.policy.model_copy(update={"stances": stances})})
