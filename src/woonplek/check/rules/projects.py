"""Rule *projects* (projecten)."""

from __future__ import annotations

from collections import Counter, defaultdict

from woonplek.check.facts import Facts
from woonplek.check.findings import Findings
from woonplek.check.words import place_name
from woonplek.domain.base import Text
from woonplek.domain.codes import Decision
from woonplek.domain.plan import ProjectDecision


def projects(facts: Facts) -> Findings:
    r"""A project is decided once, within its window, and gives places after its lead time.

    Each option is decided at most once, in a period :math:`a \le t \le z` (decide_from, decide_until), for :math:`0 < u \le U` steps;
    a ``vast`` project in decide_from, whole (a plan need not repeat it). Of a *group* at most one is decided. The project that an option
    *requires* is delivered in a period :math:`\le t`. Places come in the first period that begins *lead* months after the start of *t*, or
    later (rule *capacity*); the location that it replaces is closed from *t* on.
    """
    found = Findings("projects")
    times = Counter(d.project for d in facts.plan.projects if d.steps)
    for decision in facts.plan.projects:
        if not decision.steps:
            continue
        found.looked()
        why = _why_not(facts, decision, times[decision.project])
        if why is not None:
            name, label = place_name(facts.instance, decision.project), facts.labels[decision.period]
            text = Text(f"project {name.nl} in {label}: {why.nl}", f"project {name.en} in {label}: {why.en}")
            found.broken((decision.project, label), text)
    groups: dict[str, list[str]] = defaultdict(list)
    for code, build in facts.builds.items():
        if build.project.group is not None:
            groups[build.project.group].append(code)
    for group, codes in groups.items():
        found.looked()
        if len(codes) > 1:
            names = ", ".join(codes)
            text = Text(f"groep {group}: meer dan één project gekozen ({names})", f"group {group}: more than one project chosen ({names})")
            found.broken((group,), text)
    return found


def _why_not(facts: Facts, decision: ProjectDecision, times: int) -> Text | None:
    project = facts.instance.project[decision.project]
    why = None
    if times > 1:
        why = Text("er is meer dan eens over besloten", "it is decided on more than once")
    elif decision.steps > project.steps:
        why = Text("er zijn meer plaatsen besloten dan het project heeft", "more places are decided than the project has")
    elif project.decision is Decision.FIXED:
        if (decision.period, decision.steps) != (project.decide_from, project.steps):
            why = Text("dat is anders dan in de invoer vaststaat", "that differs from what the input has settled")
    elif not project.decide_from <= decision.period <= project.decide_until:
        why = Text("dat valt buiten de termijn van het besluit", "that is outside the window of the decision")
    elif project.requires is not None and not _delivered(facts, project.requires, decision.period):
        why = Text(f"project {project.requires} is dan nog niet opgeleverd", f"project {project.requires} is not delivered by then")
    return why


def _delivered(facts: Facts, code: str, period: int) -> bool:
    build = facts.builds.get(code)
    return build is not None and build.delivered is not None and build.delivered <= period
