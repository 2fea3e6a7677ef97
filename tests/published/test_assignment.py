"""Generalised assignment, proven at the published optimum."""

from __future__ import annotations

from decimal import Decimal
from pathlib import Path

import pytest

import woonplek
from tests.published.instances import assignment, assignment_sheets, names, optimum, write
from tests.published.timed import solved
from woonplek.domain.result import Status

NAMES = names("gap")
MOST_SECONDS = 4.0
"""of the processor, for two seconds on two cores: a busy machine does not fail"""


@pytest.mark.skipif(not NAMES, reason="no ../shared/bench beside the project")
@pytest.mark.published
@pytest.mark.parametrize("name", NAMES or ["absent"])
def test_published_optimum(name: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    instance = woonplek.read(write(assignment_sheets(assignment(name)), tmp_path / f"{name}.xlsx"))
    result, used = solved(name, instance, capsys)
    assert result.status is Status.PROVEN
    assert {goal.key: (goal.best, goal.value) for goal in result.goals} == {
        "waiting": (0, 0),
        "cost": (cents := int(optimum("gap", name) * Decimal(100)), cents),
    }
    assert used <= MOST_SECONDS
