"""A pin goes before other rules about one client, never before the homes there are."""

from __future__ import annotations

import pytest

from tests.build import client, location, offer, pin, region
from woonplek.domain.result import Status
from woonplek.model import Options, solve


@pytest.mark.parametrize("engine", ["cp-sat", "highs", "pathways"])
@pytest.mark.parametrize(("period", "status"), [(0, Status.PROVEN), (1, Status.IMPOSSIBLE)])
def test_who_is_pinned_to_a_home_moves_in_only_when_one_is_free(engine: str, period: int, status: Status) -> None:
    here = region(
        clients=[client("a", current="L")],
        locations=[location("L", 2), offer("C-H-BT-1", {0: 1})],
        pins=[pin("a", "L", 0), pin("a", "C-H-BT-1", 1)] if period else [pin("a", "C-H-BT-1", 0, 2)],
    )
    assert solve(here, Options(engine=engine, threads=1)).status is status
