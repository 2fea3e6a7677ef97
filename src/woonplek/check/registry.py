"""The referee's function of every rule and goal, in the order in which they are shown."""

from __future__ import annotations

from collections.abc import Callable, Mapping

from woonplek.check.facts import Facts
from woonplek.check.findings import Rule
from woonplek.check.goals.cost import cost
from woonplek.check.goals.counts import homes_asked, moves
from woonplek.check.goals.days import bridging, own_home, queue, spread, waiting, wishes
from woonplek.check.rules.budget import budget
from woonplek.check.rules.capacity import capacity
from woonplek.check.rules.care_hours import care_hours
from woonplek.check.rules.closing import closing
from woonplek.check.rules.concentration import concentration
from woonplek.check.rules.exit_home import exit_home
from woonplek.check.rules.fair_share import fair_share
from woonplek.check.rules.housing_security import housing_security
from woonplek.check.rules.investment import investment
from woonplek.check.rules.ladder import ladder
from woonplek.check.rules.maximum_stay import maximum_stay
from woonplek.check.rules.minimum_use import minimum_use
from woonplek.check.rules.no_forced_move import no_forced_move
from woonplek.check.rules.offer import offer
from woonplek.check.rules.on_call import on_call
from woonplek.check.rules.pinned import pinned
from woonplek.check.rules.projects import projects
from woonplek.check.rules.quota import quota
from woonplek.check.rules.respite_nights import respite_nights
from woonplek.check.rules.return_buffer import return_buffer
from woonplek.check.rules.settled import settled
from woonplek.check.rules.suitability import suitability
from woonplek.check.rules.tenancy import tenancy

RULE_CHECKS: tuple[Rule, ...] = (
    suitability,
    capacity,
    offer,
    housing_security,
    no_forced_move,
    tenancy,
    settled,
    exit_home,
    budget,
    care_hours,
    on_call,
    maximum_stay,
    minimum_use,
    closing,
    projects,
    investment,
    concentration,
    quota,
    respite_nights,
    return_buffer,
    pinned,
    ladder,
    fair_share,
)

GOAL_VALUES: Mapping[str, Callable[[Facts], int]] = {
    "waiting": waiting,
    "bridging": bridging,
    "wishes": wishes,
    "own_home": own_home,
    "moves": moves,
    "cost": cost,
    "homes_asked": homes_asked,
    "queue": queue,
    "spread": spread,
}
