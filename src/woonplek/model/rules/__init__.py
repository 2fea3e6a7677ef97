"""The rules of the model: each with its faces, in the order of the contract."""

from __future__ import annotations

from collections.abc import Callable
from typing import NamedTuple

from woonplek.model.kinds import Bools, Kinds
from woonplek.model.network import Begins, Steps
from woonplek.model.rows import Floats, Rows
from woonplek.model.rules import (
    budget,
    capacity,
    care_hours,
    concentration,
    exit_home,
    fair_share,
    housing_security,
    ladder,
    no_forced_move,
    offer,
    on_call,
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
    lasts: Callable[[Kinds], Bools] | None = None
    """forbidden places of the last period in care, only while the rule is hard"""
    rows: Callable[[Visits, Supply], Rows] | None = None
    over: Callable[[Visits], Floats] | None = None
    """cost of a visit in ``over_<rule>`` while the rule is soft"""


RULES: tuple[Rule, ...] = (
    Rule("suitability", begins=suitability.begins),
    Rule("capacity", rows=capacity.rows),
    Rule("offer", begins=offer.begins, rows=offer.rows),
    Rule("housing_security", steps=housing_security.steps),
    Rule("no_forced_move", steps=no_forced_move.steps),
    Rule("tenancy", steps=tenancy.steps),
    Rule("exit_home", lasts=exit_home.lasts, over=exit_home.over),
    Rule("budget", rows=budget.rows),
    Rule("care_hours", rows=care_hours.rows),
    Rule("on_call", begins=on_call.begins),
    Rule("concentration", rows=concentration.rows),
    Rule("quota", rows=quota.rows),
    Rule("respite_nights", rows=respite_nights.rows),
    Rule("return_buffer", rows=return_buffer.rows),
    Rule("ladder", steps=ladder.steps),
    Rule("fair_share", rows=fair_share.rows),
)
"""``settled``, ``maximum_stay`` and ``pinned`` are states of the network and pins of the kinds."""
