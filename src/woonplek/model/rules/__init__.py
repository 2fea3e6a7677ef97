"""The rules of the model: each with its faces, in the order of the contract."""

from __future__ import annotations

from collections.abc import Callable
from typing import NamedTuple

from woonplek.model.faces import Begins, Lasts, Steps
from woonplek.model.reach import Ties
from woonplek.model.rows import Floats, Rows
from woonplek.model.rules import (
    budget,
    capacity,
    care_hours,
    closing,
    concentration,
    exit_home,
    fair_share,
    housing_security,
    investment,
    ladder,
    minimum_use,
    no_forced_move,
    offer,
    on_call,
    pinned,
    projects,
    quota,
    respite_nights,
    return_buffer,
    suitability,
    tenancy,
)
from woonplek.model.supply import Supply
from woonplek.model.visits import Visits


class Rule(NamedTuple):
    """The faces of a rule; the sentence it stands for is in the policy."""

    key: str
    begins: Begins | None = None
    steps: Steps | None = None
    lasts: Lasts | None = None
    """forbidden places of the last period in care, only while the rule is hard"""
    rows: Callable[[Visits, Supply], Rows] | None = None
    over: Callable[[Visits], Floats] | None = None
    """cost of a visit in ``over_<rule>`` while the rule is soft"""
    ties: Ties | None = None
    """what the rows hold together beyond one place, so that it cannot be planned apart"""
    always: bool = False
    """the rows also say what the decisions are, and stand with the rule off"""


RULES: tuple[Rule, ...] = (
    Rule("suitability", begins=suitability.begins),
    Rule("capacity", rows=capacity.rows, ties=capacity.ties),
    Rule("offer", begins=offer.begins, rows=offer.rows),
    Rule("housing_security", steps=housing_security.steps),
    Rule("no_forced_move", steps=no_forced_move.steps),
    Rule("tenancy", steps=tenancy.steps),
    Rule("exit_home", lasts=exit_home.lasts, over=exit_home.over),
    Rule("budget", rows=budget.rows, ties=budget.ties),
    Rule("care_hours", rows=care_hours.rows, ties=care_hours.ties),
    Rule("on_call", begins=on_call.begins),
    Rule("minimum_use", rows=minimum_use.rows),
    Rule("closing", rows=closing.rows, ties=closing.ties, always=True),
    Rule("projects", rows=projects.rows, ties=projects.ties, always=True),
    Rule("investment", rows=investment.rows, ties=investment.ties),
    Rule("concentration", rows=concentration.rows, ties=concentration.ties),
    Rule("quota", rows=quota.rows, ties=quota.ties),
    Rule("respite_nights", rows=respite_nights.rows, ties=respite_nights.ties),
    Rule("return_buffer", rows=return_buffer.rows, ties=return_buffer.ties),
    Rule("pinned", rows=pinned.rows),
    Rule("ladder", steps=ladder.steps),
    Rule("fair_share", rows=fair_share.rows, ties=fair_share.ties),
)
"""``settled`` and ``maximum_stay`` are states of the network; pins of clients are in their kinds."""
