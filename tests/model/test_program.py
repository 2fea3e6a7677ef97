"""A region as one program: its rows over arcs say what the rules say over visits, and it is built in no time."""

from __future__ import annotations

import dataclasses
import sys
import time
from pathlib import Path

import numpy as np
import pytest

import woonplek
from tests.build import client, location, region
from tests.cases import Case
from tests.cross.test_cases import ANSWERED
from tests.model.rows_of import whole_blocks
from woonplek.model import network, program
from woonplek.model.network import NO_CONDITION
from woonplek.model.program import build_program

BENCHMARKS = Path(__file__).parents[2] / "benchmarks"
SECONDS = 3.0
"""of the processor; the contract says 2 on a machine with nothing else to do"""


@pytest.mark.parametrize("case", ANSWERED, ids=lambda case: case.name)
def test_an_arc_counts_as_the_visit_it_leads_to_the_beginning_and_the_condition(case: Case) -> None:
    program = build_program(case.instance)
    arcs, horizon = program.network, case.instance.periods
    expected = np.zeros(program.by_arc.shape)
    for block, first in zip(whole_blocks(program), program.offsets, strict=False):
        for terms, counts in ((block.visits, np.ones(arcs.arcs, dtype=bool)), (block.entries, arcs.entry)):
            for row, visit, value in zip(terms.row.tolist(), terms.column.tolist(), terms.value.tolist(), strict=True):
                expected[first + row, counts & (arcs.node_visit[arcs.head] == visit)] += value
        for row, pair, value in zip(
            block.conditions.row.tolist(), block.conditions.column.tolist(), block.conditions.value.tolist(), strict=True
        ):
            place, period = divmod(pair, horizon)
            expected[first + row, (arcs.condition == place) & (arcs.node_period[arcs.head] == period)] += value
    assert (program.by_arc.toarray() == expected).all()


def test_hand_cases_have_arcs_of_every_sort() -> None:
    programs = [build_program(case.instance) for case in ANSWERED]
    assert any(len(block.entries.row) for program in programs for block in program.blocks)
    assert any((program.network.condition != NO_CONDITION).any() for program in programs)
    assert any((program.network.entry & (program.by_arc.sum(axis=0) != 0)).any() for program in programs)


@pytest.mark.parametrize("together", [1, 2])
def test_paths_do_not_depend_on_how_many_states_are_looked_at_together(together: int, monkeypatch: pytest.MonkeyPatch) -> None:
    # b's home closes, so that b alone may leave: b's state is neither the first nor in the block of a's
    here = region(
        periods=3,
        locations=[location("L1", 2, form="BT"), location("L2", 2, form="BT", open_until=1), location("L3", 7)],
        clients=[client("a", current="L1"), client("b", current="L2", urgency=1), client("c", current="L3", urgency=2), client("d")],
    )
    whole = build_program(here).network
    monkeypatch.setattr(network, "BLOCK", together)
    parts = build_program(here).network
    assert whole.arcs > 0
    for field in dataclasses.fields(whole):
        assert np.array_equal(getattr(whole, field.name), getattr(parts, field.name)), field.name


@pytest.mark.scale
def test_region_of_a_thousand_clients_is_built_in_two_seconds(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sys, "path", [*sys.path, str(BENCHMARKS)])
    from registry import entries  # noqa: PLC0415 - only within reach now

    entries()["region"].write(1, tmp_path / "region.xlsx")
    instance = woonplek.read(tmp_path / "region.xlsx")
    began = time.process_time()
    program = build_program(instance)
    assert time.process_time() - began < SECONDS
    assert program.kinds.count.sum() > 1000


@pytest.mark.parametrize("case", ANSWERED[::10], ids=lambda case: case.name)
def test_what_leads_to_a_visit_is_counted_there(case: Case) -> None:
    network = build_program(case.instance).network
    flow = np.arange(network.arcs) % 3
    expected = np.zeros(network.visits)
    for arc, count in enumerate(flow.tolist()):
        if network.into[arc] >= 0:
            expected[network.into[arc]] += count
    assert network.at_visits(flow).tolist() == expected.tolist()


@pytest.mark.parametrize(
    ("values", "dtype"), [([0.0, -32767.0], "int16"), ([32768.0], "int32"), ([2.0**31], "float64"), ([0.5], "float64")]
)
def test_goals_take_as_little_room_as_holds_them(values: list[float], dtype: str) -> None:
    found = program._compact(np.array(values))
    assert found.dtype == dtype
    assert found.tolist() == values
