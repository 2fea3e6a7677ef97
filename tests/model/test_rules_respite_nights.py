"""Rule *respite_nights* in the model."""

from __future__ import annotations

from typing import Any

from tests.build import client, location, profile, project, region
from tests.model.rows_of import At, best, written
from woonplek.domain.instance import Instance
from woonplek.model.rows import INFINITY

NIGHTS = [profile("P", respite_nights_per_year=140), profile("Q", respite_nights_per_year=30)]
CARE = {("P", "BT"): "passend", ("P", "LH"): "overbrugging", ("Q", "BT"): "passend"}
BED = location("L9", 1, form="LH")
NO_OTHERS = {"exit_home": "uit", "quota": "uit"}


def _region(*, periods: int = 1, **fields: Any) -> Instance:
    fields = {"rules": NO_OTHERS, "goals": ["waiting"], **fields}
    return region(periods=periods, profiles=NIGHTS, care=CARE, **fields)


def test_nights_a_day_in_whole_parts() -> None:
    # 140/365, 30/365 and 0,85 a day: times 365 × 20 / 50 = 146 all are whole: 56, 12 and 124,1 → times ten: 560, 120, 1241 (of 1460).
    here = _region(clients=[client("a"), client("b", "Q")], locations=[location("L1", 9, form="BT"), BED])
    row = written(here, "respite_nights").only("regio", "2027")
    assert (row.lower, row.upper) == (-INFINITY, 1241)
    assert row.visits == {At("L1", 0): 560, At("L1", 0, "Q"): 120, At("L9", 0): 1241}
    assert row.own == {}


def test_limit_is_what_residents_would_make_of_it_and_only_then() -> None:
    here = _region(
        periods=2,
        clients=[client("a", current="L1", count=2), client("c", current="L1", end=1), client("b", "Q")],
        locations=[location("L1", 9, form="BT"), BED],
    )
    made = written(here, "respite_nights")
    assert made.only("regio", "2027").upper == 3 * 560
    assert made.only("regio", "2028").upper == 1241


def test_soft_column_counts_whole_nights() -> None:
    here = _region(
        clients=[client("a", count=3)],
        locations=[location("L1", 9, form="BT"), BED],
        rules={**NO_OTHERS, "respite_nights": "zacht"},
        goals=["waiting", "bridging"],
    )
    made = written(here, "respite_nights")
    row = made.only("regio", "2027")
    assert row.own == {0: -4}  # 1460 parts a night a day, 365 days
    assert made.over == [1]
    assert made.columns.integer.all()
    # 420 − 310,25 = 109,75
    assert best(here) == {"waiting": 0, "over_respite_nights": 110, "bridging": 0}


def test_no_house_in_the_region_is_no_limit() -> None:
    here = _region(clients=[client("a")], locations=[location("L1", 9, form="BT")])
    assert written(here, "respite_nights").rows == {}


def test_two_fit_and_a_third_does_not() -> None:
    def outcome(count: int) -> dict[str, int] | None:
        care = {key: fit for key, fit in CARE.items() if key[1] != "LH"}
        locations = [location("L1", 9, form="BT"), BED]
        return best(
            region(
                periods=1,
                profiles=NIGHTS,
                care=care,
                clients=[client("a", count=count)],
                locations=locations,
                rules=NO_OTHERS,
                goals=["waiting"],
            )
        )

    assert outcome(2) == {"waiting": 0}
    assert outcome(3) == {"waiting": 730}


def test_who_must_move_to_homes_needs_nights() -> None:
    def outcome(count: int) -> dict[str, int] | None:
        care = {**CARE, ("P", "BW"): "overbrugging", ("P", "LH"): "nee"}
        return best(
            region(
                profiles=NIGHTS,
                care=care,
                clients=[client("a", current="L1", count=count)],
                locations=[location("L1", 3, open_until=1), location("L2", 9, form="BT"), BED],
                rules=NO_OTHERS,
                goals=["moves"],
            )
        )

    assert outcome(2) == {"moves": 2}
    assert outcome(3) is None


def _closable(goals: list[str]) -> Instance:
    """Two of P live at home (280 nights); the house (310,25) may close and costs € 900 a year; b asks 30 nights, 310 with the two."""
    return _region(
        clients=[client("a", current="L1", count=2), client("b", "Q")],
        locations=[location("L1", 9, form="BT"), location("L9", 1, form="LH", closable_from=0, fixed_cost_per_year=900)],
        goals=goals,
    )


def test_a_house_that_may_close_gives_the_higher_of_beds_and_residents() -> None:
    beds, residents = written(_closable(["waiting"]), "respite_nights").rows["regio", "2027"]
    assert (beds.upper, beds.supply, beds.own) == (0, [-1241], {0: -1120})
    assert (residents.upper, residents.supply, residents.own) == (1241, [], {0: 121})
    assert best(_closable(["waiting", "cost"])) == {"waiting": 0, "cost": 90_000}
    assert best(_closable(["cost", "waiting"])) == {"cost": 0, "waiting": 730}


def test_beds_of_a_project_count_from_delivery() -> None:
    # Nobody at home yet. One of two beds in 2028: two of P (280) fit then; a third needs the second bed.
    def outcome(count: int) -> dict[str, int] | None:
        return best(
            _region(
                periods=2,
                clients=[client("a", count=count)],
                locations=[location("L1", 9, form="BT")],
                projects=[project("P9", 2, form="LH", step=1, lead=12, fixed_cost_per_year=200)],
                goals=["waiting", "cost"],
            )
        )

    assert outcome(2) == {"waiting": 2 * 730, "cost": 10_000}
    assert outcome(3) == {"waiting": 3 * 730, "cost": 20_000}
