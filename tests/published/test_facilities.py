"""Capacitated facility location, proven at the published optimum."""

from __future__ import annotations

from pathlib import Path

import pytest

import woonplek
from tests.published.instances import TIMES, facilities, facility_sheets, names, optimum, write
from tests.published.timed import solved
from woonplek.domain.result import Status

NAMES = names("cflp")


@pytest.mark.skipif(not NAMES, reason="no ../shared/bench beside the project")
@pytest.mark.published
@pytest.mark.parametrize("name", NAMES or ["absent"])
def test_published_optimum(name: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    of = facilities(name)
    instance = woonplek.read(write(facility_sheets(of), tmp_path / f"{name}.xlsx"))
    result, _ = solved(name, instance, capsys)
    assert result.status is Status.PROVEN
    waiting, cost = result.goals
    assert (waiting.key, waiting.value) == ("waiting", 0)
    # the tariff of a client is rounded to whole cents: half a cent for each of them
    assert abs(cost.value / 100 - float(optimum("cflp", name)) * TIMES) <= 0.005 * sum(of.demands)
