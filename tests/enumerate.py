"""All plans of a small region, judged by the referee alone, and the best of them goal by goal."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from fractions import Fraction
from itertools import chain, combinations_with_replacement, product
from math import floor

from woonplek.check import judge
from woonplek.check.facts import Facts
from woonplek.check.queue_order import queue_order
from woonplek.check.registry import GOAL_VALUES, RULE_CHECKS
from woonplek.check.rules.care_hours import most_extra
from woonplek.check.structure import structure
from woonplek.domain.codes import WAITING, Decision, PinKind, Source
from woonplek.domain.instance import HUNDRED, Client, GoalSetting, Instance
from woonplek.domain.plan import Closing, Course, ExtraHours, Plan, ProjectDecision
from woonplek.domain.policy import RULES, ordered_goals, over_goal

CHECK = {info.key: check for info, check in zip(RULES, RULE_CHECKS, strict=True)}
OF_ONE_CLIENT = (
    "suitability",
    "housing_security",
    "no_forced_move",
    "tenancy",
    "settled",
    "exit_home",
    "on_call",
    "maximum_stay",
    "ladder",
)
"""rules that a client's path keeps or breaks whatever the others do"""
OF_DECISIONS = ("closing", "projects", "investment")
OF_ALL_TOGETHER = tuple(info.key for info in RULES if info.key not in OF_ONE_CLIENT)
GROWING = ("capacity", "offer", "care_hours", "budget")
"""rules that one more client never helps to keep"""


def best_by_enumeration(instance: Instance) -> dict[str, int] | None:
    """Return the best value of each goal when it is its turn, None when no plan keeps all rules."""
    found = best_plan(instance)
    return None if found is None else found[0]


def best_plan(instance: Instance) -> tuple[dict[str, int], Plan] | None:
    """Return the best value of each goal when it is its turn, with a plan that is best for all of them."""
    goals = ordered_goals(instance)
    found: dict[tuple[int, ...], Plan] = {}
    for plan in all_plans(instance):
        values = _values(instance, plan, goals)
        if values is not None:
            found.setdefault(values, plan)
    if not found:
        return None
    best: dict[str, int] = {}
    left = list(found)
    for i, goal in enumerate(goals):
        best[goal.key] = min(values[i] for values in left)
        allowed = floor(best[goal.key] * (1 + Fraction(goal.slack_pct) / 100))
        left = [values for values in left if values[i] <= allowed]
    plan = found[min(left, key=lambda values: values[::-1])]
    verdict = judge(instance, plan)
    assert verdict.ok, verdict.broken
    assert tuple(verdict.goals[g.key] for g in goals) in left
    return best, plan


def _values(instance: Instance, plan: Plan, goals: Sequence[GoalSetting]) -> tuple[int, ...] | None:
    """Return the values of the goals, None when a rule that :func:`all_plans` has not looked at is broken."""
    facts, over = Facts(instance, plan), {}
    for key in OF_ALL_TOGETHER:
        if instance.policy.on(key):
            findings = CHECK[key](facts)
            if any(v.firm or instance.policy.hard(key) for v in findings.violations):
                return None
            over[over_goal(key)] = findings.over
    for key in (k for k in OF_ONE_CLIENT if instance.policy.soft(k)):
        over[over_goal(key)] = CHECK[key](facts).over
    if queue_order(facts).violations:
        return None
    return tuple(over[g.key] if g.key in over else GOAL_VALUES[g.key](facts) for g in goals)


def all_plans(instance: Instance) -> Iterator[Plan]:
    """Iterate over all plans, but for those of which a part is refused already."""
    for decisions in _decisions(instance):
        nobody = instance.model_copy(update={"clients": ()})
        if _refused(nobody, decisions, OF_DECISIONS):
            continue
        courses = [_courses(instance, client, decisions) for client in instance.clients]
        yield from _together(instance, decisions, courses)


def _together(instance: Instance, decisions: Plan, courses: Sequence[Sequence[tuple[Course, ...]]]) -> Iterator[Plan]:
    growing = GROWING
    if any(form.max_occupancy_pct < HUNDRED for form in instance.forms):
        growing = tuple(key for key in GROWING if key != "capacity")  # the present residents raise that limit

    def extend(rank: int, so_far: tuple[Course, ...]) -> Iterator[Plan]:
        plan = decisions.model_copy(update={"courses": so_far})
        if rank == len(courses):
            yield plan
            return
        if rank:
            part = instance.model_copy(update={"clients": instance.clients[:rank]})
            if _refused(part, plan, growing):
                return
        for more in courses[rank]:
            yield from extend(rank + 1, so_far + more)

    yield from extend(0, ())


def _courses(instance: Instance, client: Client, decisions: Plan) -> list[tuple[Course, ...]]:
    """Return all ways for the numbers of a row, each path kept or refused by itself."""
    places = [WAITING, *(loc.code for loc in instance.locations if loc.source is not Source.HOME or client.owns_home)]
    by_number = {}
    for nr in client.numbers:
        alone = instance.model_copy(update={"clients": (client.model_copy(update={"numbers": (nr,)}),)})
        by_number[nr] = []
        for path in product(places, repeat=client.end - client.first):
            course = Course(client=client.id, nr=nr, first=client.first, places=path)
            plan = decisions.model_copy(update={"courses": (course,)})
            if not structure(alone, plan).violations and not _refused(alone, plan, OF_ONE_CLIENT) and not _against_pin(instance, course):
                by_number[nr].append(course)
    paths = [[c.places for c in by_number[nr]] for nr in client.numbers]
    alike = all(p == paths[0] for p in paths)
    ways = combinations_with_replacement(paths[0], len(paths)) if alike else product(*paths)
    return [
        tuple(Course(client=client.id, nr=nr, first=client.first, places=p) for nr, p in zip(client.numbers, way, strict=True))
        for way in ways
    ]


def _against_pin(instance: Instance, course: Course) -> bool:
    if not instance.policy.on("pinned"):
        return False
    return any(
        course.at(t) not in {None, pin.value}
        for pin in instance.pins
        if pin.kind is PinKind.CLIENT and pin.code == course.client and pin.number in {None, course.nr}
        for t in pin.span.periods()
    )


def _refused(instance: Instance, plan: Plan, keys: Sequence[str]) -> bool:
    facts = Facts(instance, plan)
    return any(CHECK[key](facts).violations for key in keys if instance.policy.hard(key))


def _decisions(instance: Instance) -> Iterator[Plan]:
    """Iterate over all decisions about supply, as plans without courses."""
    for built in product(*_projects(instance)):
        for closed in product(*_closings(instance)):
            for bought in product(*_hours(instance)):
                yield Plan(courses=(), projects=tuple(chain(*built)), closings=tuple(chain(*closed)), extra_hours=tuple(chain(*bought)))


def _projects(instance: Instance) -> list[list[tuple[ProjectDecision, ...]]]:
    found = []
    for project in instance.projects:
        if project.decision is Decision.OPTION:
            windowed = instance.policy.on("projects")
            when = range(project.decide_from, project.decide_until + 1) if windowed else range(instance.periods)
            steps = range(1, project.steps + 1)
            found.append([(), *((ProjectDecision(project=project.code, period=t, steps=n),) for t in when for n in steps)])
    return found


def _closings(instance: Instance) -> list[list[tuple[Closing, ...]]]:
    free = not instance.policy.on("closing")
    found = []
    for location in instance.locations:
        if location.source is Source.EXISTING and (free or location.closable_from is not None):
            first = 0 if free else location.closable_from
            found.append([(), *((Closing(location=location.code, period=t),) for t in range(first, instance.periods))])
    return found


def _hours(instance: Instance) -> list[list[tuple[ExtraHours, ...]]]:
    if not instance.policy.on("care_hours"):
        return []
    most = {(team.code, t): most_extra(instance, team, t) for team in instance.teams for t in range(instance.periods)}
    return [[(), *((ExtraHours(team=code, period=t, hours=n),) for n in range(1, limit + 1))] for (code, t), limit in most.items() if limit]
