"""Why no plan is possible: which rules clash, and what a plan with them soft would break."""

from __future__ import annotations

import time
from collections.abc import Callable

from woonplek.check import judge
from woonplek.domain.codes import Stance
from woonplek.domain.instance import Instance
from woonplek.domain.plan import Plan
from woonplek.domain.policy import OVER, RULES, ordered_goals
from woonplek.domain.result import Conflict
from woonplek.model.exact import SMALL, FlatSearch
from woonplek.model.found import Effort, Infeasible
from woonplek.model.program import build_program
from woonplek.model.search import Search
from woonplek.model.split import make_plan


def softened(instance: Instance) -> Instance:
    """Return *instance* with every rule that may be soft made so."""
    stances = dict(instance.policy.stances)
    for info in RULES:
        if info.may_be_soft and stances[info.key] is Stance.ON:
            stances[info.key] = Stance.SOFT
    return _with(instance, stances)


def without(instance: Instance, rule: str) -> Instance:
    """Return *instance* without *rule*."""
    return _with(instance, {**instance.policy.stances, rule: Stance.OFF})


def _with(instance: Instance, stances: dict[str, Stance]) -> Instance:
    return instance.model_copy(update={"policy": instance.policy.model_copy(update={"stances": stances})})


def _any_plan(instance: Instance, deadline: float, stop: Callable[[], bool]) -> Plan | None:
    """Return a plan that breaks soft rules as little as may be, None when there is none or time is up.

    Raises
    ------
    Infeasible
        When it is certain that there is none.
    """
    over = tuple(g for g in ordered_goals(instance) if g.key.startswith(OVER))
    goals = over or ordered_goals(instance)[:1]
    instance = instance.model_copy(update={"policy": instance.policy.model_copy(update={"goals": goals})})
    program = build_program(instance)
    effort = Effort(gap=0.0, threads=1, seed=0, deadline=deadline, stop=stop, report=lambda *_: None)
    search: Search | FlatSearch
    small = program.network.arcs <= SMALL
    search = FlatSearch(program, "cp-sat", effort) if small else Search(program, effort)
    search.run()
    if search.found is None:
        return None
    return make_plan(program, search.found.arcs, search.found.counts, search.found.columns)


def explain(instance: Instance, seconds: float, stop: Callable[[], bool] | None = None) -> Conflict:
    """Say what a soft plan breaks, in half of the time; and name the rules each of which, left out, would make a plan possible: those that it breaks come first."""
    asked, begin = stop or (lambda: False), time.monotonic()
    soft = softened(instance)
    try:
        plan = _any_plan(soft, begin + seconds / 2, asked)
    except Infeasible:
        plan = None
    judged = () if plan is None else judge(soft, plan).rules
    checks = [check for check in judged if check.stance is Stance.SOFT and not instance.policy.soft(check.key)]
    shortfalls = tuple(v.text for check in checks for v in check.violations)
    broken = {check.key for check in checks if check.violations}
    deadline = begin + seconds

    def clashes(rule: str) -> bool:
        in_time = not asked() and time.monotonic() < deadline
        return in_time and instance.policy.hard(rule) and _possible(without(instance, rule), deadline, asked)

    candidates = [info.key for info in RULES]
    named = {key for key in sorted(candidates, key=lambda key: key not in broken) if clashes(key)}
    return Conflict(rules=tuple(key for key in candidates if key in named), repaired=plan is not None, shortfalls=shortfalls)


def _possible(instance: Instance, deadline: float, stop: Callable[[], bool]) -> bool:
    try:
        return _any_plan(instance, deadline, stop) is not None
    except Infeasible:
        return False
