"""Capacitated facility location, proven at the published optimum."""

from __future__ import annotations

from pathlib import Path

import pytest

import woonplek
from tests.published.instances import known, names, sheets_of, write
from tests.published.timed import solved
from woonplek.domain.result import Status

NAMES = names("cflp")


@pytest.mark.skipif(not NAMES, reason="no ../shared/bench beside the project")
@pytest.mark.published
@pytest.mark.parametrize("name", NAMES or ["absent"])
def test_published_optimum(name: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    instance = woonplek.read(write(sheets_of("cflp", name), tmp_path / f"{name}.xlsx"))
    result, _ = solved(name, instance, capsys)
    assert result.status is Status.PROVEN
    waiting, cost = result.goals
    assert (waiting.key, waiting.value) == ("waiting", 0)
    assert known("cflp", name).agrees(cost.value)
