"""Rule *return_buffer* in the model."""

from __future__ import annotations

from tests.build import client, location, offer, project, region
from tests.model.rows_of import At, best, written
from woonplek.model.rows import INFINITY

CARE = {("P", "BT"): "passend", ("Q", "BW"): "passend"}


def test_places_taken_and_a_share_of_who_lives_at_home() -> None:
    # 25 %: times 4 everything is whole. Three BW places less one kept home.
    here = region(
        periods=1,
        municipalities={"H": 1000, "X": {"inhabitants": 900, "in_region": False}},
        care=CARE,
        clients=[client("a"), client("b", "Q")],
        locations=[
            location("L1", 5, form="BT"),
            location("L2", 3, kept_at_start=1),
            location("L3", 7, form="GR"),
            location("L4", 7, municipality="X"),
            location("L5", 7, form="BT", municipality="X"),
        ],
        offers=[offer("C-H-BW-1", 4, form="BW")],
        return_buffer_pct=25,
    )
    row = written(here, "return_buffer").only("regio", "2027")
    assert (row.lower, row.upper) == (-INFINITY, 8)
    assert row.visits == {At("L1", 0): 1, At("L2", 0, "Q"): 4}
    assert (row.supply, row.own) == ([], {})


def test_places_follow_projects_and_closings() -> None:
    here = region(
        care=CARE,
        clients=[client("a")],
        locations=[location("L1", 5, form="BT"), location("L2", 3, closable_from=1)],
        projects=[project("P1", 4, form="BW", step=2, decide_from=0, decide_until=1, lead=12)],
        return_buffer_pct=50,
    )
    made = written(here, "return_buffer")
    first, second = made.only("regio", "2027"), made.only("regio", "2028")
    assert (first.upper, first.supply, first.visits) == (6, [], {At("L1", 0): 1})
    assert (second.upper, second.supply, second.visits) == (0, [-6, -4], {At("L1", 1): 1})


def test_soft_column_counts_whole_place_days() -> None:
    # × 4 × 365: one place-day short is 4.
    here = region(
        periods=1,
        care=CARE,
        clients=[client("a", count=3)],
        locations=[location("L1", 5, form="BT")],
        return_buffer_pct=25,
        rules={"return_buffer": "zacht"},
    )
    made = written(here, "return_buffer")
    row = made.only("regio", "2027")
    assert (row.upper, row.visits, row.own) == (0, {At("L1", 0): 365}, {0: -4})
    assert made.over == [1]
    assert made.columns.integer.all()
    assert made.columns.upper.tolist() == [1369]  # 1,25 × 3 × 365 = 1368,75
    # 0,75 × 365 = 273,75
    found = best(here)
    assert found is not None
    assert found["over_return_buffer"] == 274


def test_homes_that_former_clients_keep_are_not_free() -> None:
    here = region(
        care=CARE,
        clients=[client("a", "Q", current="L2", end=1), client("b")],
        locations=[location("L1", 5, form="BT"), location("L2", 2, tenant_stays=True)],
        return_buffer_pct=100,
    )
    made = written(here, "return_buffer")
    assert made.only("regio", "2028").visits == {At("L2", 0, "Q"): 1, At("L1", 1): 1}
    assert made.only("regio", "2027").visits == {At("L2", 0, "Q"): 1, At("L1", 0): 1}


def test_without_a_percentage_there_is_nothing_to_keep_free() -> None:
    assert written(region(clients=[client("a")], locations=[location("L2", 1)]), "return_buffer").rows == {}


def test_a_full_site_bars_homes() -> None:
    def outcome(places: int) -> dict[str, int] | None:
        return best(
            region(
                periods=1,
                care=CARE,
                clients=[client("a", current="L1", count=2), client("b", "Q", current="L2")],
                locations=[location("L1", 2, form="BT"), location("L2", places)],
                return_buffer_pct=50,
                rules={"exit_home": "uit", "quota": "uit"},
                goals=["waiting"],
            )
        )

    assert outcome(1) is None
    assert outcome(2) == {"waiting": 0}
