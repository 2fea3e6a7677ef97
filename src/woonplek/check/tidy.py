"""Takes out of a plan what was decided for nothing: a solver starts projects and closes sites at will where no goal has a say."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from woonplek.check.facts import Facts
from woonplek.check.judge import judge
from woonplek.check.verdict import Verdict
from woonplek.domain.codes import Decision
from woonplek.domain.instance import Instance
from woonplek.domain.plan import Closing, Plan, ProjectDecision

TRIES = 16
"""plans looked at, for a region that takes the referee seconds"""
Needless = ProjectDecision | Closing


def tidied(instance: Instance, plan: Plan, verdict: Verdict) -> tuple[Plan, Verdict]:
    """Return *plan*, which has *verdict*, without decisions that bring nothing, and what the referee says of that.

    Looked at are steps of options that nobody needs a place of, and closings of sites without fixed costs. All together are taken out first;
    where the referee finds a rule broken or a goal worse, half of them, and so on. No goal gets worse by it.
    """
    found, left = (plan, verdict), TRIES
    waiting = [needless] if (needless := list(_needless(Facts(instance, plan)))) else []
    while waiting and left:
        part, left = waiting.pop(), left - 1
        other = _without(found[0], part)
        looked = judge(instance, other)
        if looked.ok and all(value <= found[1].goals[key] for key, value in looked.goals.items()):
            found = other, looked
        elif len(part) > 1:
            waiting += [part[len(part) // 2 :], part[: len(part) // 2]]
    return found


def _needless(facts: Facts) -> Iterator[Needless]:
    """Yield what may be for nothing: projects as they would be with the steps that are lived in, and closings."""
    for decision in facts.plan.projects:
        project = facts.instance.project[decision.project]
        most = max(facts.residents[project.code, t] + facts.kept(project.code, t) for t in facts.periods)
        steps = -(-most // project.step)
        if project.decision is Decision.OPTION and steps < decision.steps:
            yield decision.model_copy(update={"steps": steps})
    for closing in facts.plan.closings:
        if not facts.instance.location[closing.location].fixed_cost_per_year:
            yield closing


def _without(plan: Plan, needless: Sequence[Needless]) -> Plan:
    steps = {found.project: found for found in needless if isinstance(found, ProjectDecision)}
    stays = {found.location for found in needless if isinstance(found, Closing)}
    projects = (steps.get(decision.project, decision) for decision in plan.projects)
    closings = (closing for closing in plan.closings if closing.location not in stays)
    return plan.model_copy(update={"projects": tuple(p for p in projects if p.steps), "closings": tuple(closings)})
