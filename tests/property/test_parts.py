"""What is planned apart is apart: no row of the model holds two parts, and apart gives what together gives."""

from __future__ import annotations

from decimal import Decimal

import numpy as np
from hypothesis import HealthCheck, Phase, given, settings
from hypothesis import strategies as st
from scipy import sparse

from tests.property.glue import glued
from tests.property.regions import small_regions
from woonplek.domain.codes import BudgetForm, FixedCostsTo, Stance
from woonplek.domain.instance import Instance
from woonplek.domain.policy import RULES
from woonplek.domain.result import Status
from woonplek.model.parts.components import components
from woonplek.model.parts.divide import divided
from woonplek.model.parts.join import joined
from woonplek.model.program import Program, build_program
from woonplek.model.reach import Node, client_node, place_node
from woonplek.model.solve import Options, solve

SOME = settings(
    max_examples=40, deadline=None, derandomize=True, phases=(Phase.explicit, Phase.generate), suppress_health_check=list(HealthCheck)
)
SEPARATE = {"respite_nights", "fair_share"}
"""rules that count the whole region wherever it has something of them"""


@st.composite
def nations(draw: st.DrawFn, *, tied: bool) -> Instance:
    """Draw two or three regions in one instance; unless *tied*, without what ties all, soft where that may be, and without slack."""
    alike = {"periods": draw(st.sampled_from([2, 3, 1])), "thuis": draw(st.booleans())}
    whole = glued(draw(st.lists(small_regions(**alike), min_size=2, max_size=3)))
    policy, money = whole.policy, {"fixed_costs_to": draw(st.sampled_from(FixedCostsTo))}
    if tied:
        return whole.model_copy(update={"settings": whole.settings.model_copy(update=money)})
    soft = {info.key: Stance.SOFT for info in RULES if info.may_be_soft and info.key != "care_hours"}
    stances = {
        **policy.stances,
        **(soft if draw(st.integers(0, 3)) else {}),
        "care_hours": draw(st.sampled_from([Stance.ON, Stance.OFF])),
    } | dict.fromkeys(SEPARATE, Stance.OFF)
    goals = tuple(goal.model_copy(update={"slack_pct": Decimal(0)}) for goal in policy.goals if goal.key != "spread")
    apart = money | {"budget_form": BudgetForm.OWN, "return_buffer_pct": Decimal(0)}
    return whole.model_copy(
        update={
            "policy": policy.model_copy(update={"stances": stances, "goals": goals}),
            "settings": whole.settings.model_copy(update=apart),
        }
    )


def _nodes(program: Program) -> list[Node | None]:
    """Return the node of each kind of *program* and then of each column; None of columns that are only in rows."""
    instance, supply = program.instance, program.supply
    kinds: list[Node | None] = [client_node(instance.clients[members[0].client]) for members in program.kinds.members]
    columns: list[Node | None] = [None] * len(program.columns)
    codes = [place_node(code) for code, _ in program.kinds.places.keys]
    projects = [place_node(project.code) for project in instance.projects]
    teams = [Node("team", team.code) for team in instance.teams]
    for index, named in ((supply.extra, teams), (supply.steps, projects), (supply.decided, projects), (supply.stays, codes)):
        for at, _ in np.argwhere(index >= 0).tolist():
            for column in index[at][index[at] >= 0].tolist():
                columns[column] = named[at]
    return kinds + columns


def _held_together(program: Program) -> list[int]:
    """Return for each kind and each column of *program* which of those that rows hold together it belongs to."""
    network = program.network
    kind = network.node_kind[network.head]
    of_kind = sparse.csr_array((np.ones(network.arcs), (np.arange(network.arcs), kind)), shape=(network.arcs, len(program.kinds)))
    held = sparse.csr_array(sparse.hstack([abs(program.by_arc) @ of_kind, abs(program.by_column)]))
    held.data[:] = 1.0
    _, label = sparse.csgraph.connected_components(held.T @ held, directed=False)
    return label.tolist()


def _check_rows(whole: Instance) -> int:
    """Check that no row holds two components; return how many there are."""
    found = components(whole)
    part = {node: number for number, component in enumerate(found) for node in component}
    program = build_program(whole)
    parts_of: dict[int, set[int]] = {}
    for node, label in zip(_nodes(program), _held_together(program), strict=True):
        if node is not None:
            parts_of.setdefault(label, set()).add(part[node])
    assert all(len(parts) == 1 for parts in parts_of.values())
    return len(found)


@given(whole=nations(tied=True))
@SOME
def test_no_row_holds_two_parts_whatever_ties(whole: Instance) -> None:
    _check_rows(whole)


@given(whole=nations(tied=False))
@SOME
def test_no_row_holds_two_parts(whole: Instance) -> None:
    _check_rows(whole)


@given(whole=nations(tied=False))
@settings(SOME, max_examples=20)
def test_apart_gives_what_together_gives(whole: Instance) -> None:
    parts = divided(whole, least=1)
    options = Options(threads=1)
    together = solve(whole, options)
    results = [solve(part, options) for part in parts]
    apart = joined(whole, results, 0.0, {"counts": {}})
    assert apart.status is together.status
    assert (apart.plan is None) is (together.plan is None)
    assert [(g.key, g.best, g.bound) for g in apart.goals] == [(g.key, g.best, g.bound) for g in together.goals]
    if together.status is Status.IMPOSSIBLE:
        assert together.conflict is not None
        assert apart.conflict is not None
        assert set(apart.conflict.rules) <= set(together.conflict.rules)  # without suitability the whole has the places of others too
        assert apart.conflict.repaired is together.conflict.repaired


def test_what_is_drawn_is_apart_often_enough() -> None:
    """The tests above say something only where there are parts."""
    sizes: list[int] = []

    @given(whole=nations(tied=False))
    @SOME
    def collect(whole: Instance) -> None:
        sizes.append(len(divided(whole, least=1)))

    collect()
    assert sum(size > 1 for size in sizes) >= 20
