"""Rule *concentration* in the model."""

from __future__ import annotations

from tests.build import AT_HOME, DEFAULT_FORMS, client, location, region
from tests.model.rows_of import At, best, written
from woonplek.model.rows import INFINITY

TOWN = {"H": {"inhabitants": 1200, "max_per_1000": 1.7}, "K": 500}
"""at most 2,04: two"""


def test_municipality_counts_what_is_not_independent_and_neighbourhood_counts_all() -> None:
    here = region(
        periods=1,
        municipalities=TOWN,
        neighbourhoods={"N": ("H", 3), "M": ("H", None)},
        clients=[client("a")],
        locations=[
            location("L1", 1, neighbourhood="N"),
            location("L2", 1, form="GR", neighbourhood="M"),
            location("L3", 1, form="BT", neighbourhood="N"),
            location("L4", 1, municipality="K"),
        ],
    )
    made = written(here, "concentration")
    assert set(made.rows) == {("H", "2027"), ("N", "2027")}
    town, hood = made.only("H", "2027"), made.only("N", "2027")
    assert (town.lower, town.upper, town.visits) == (-INFINITY, 2, {At("L1", 0): 1, At("L2", 0): 1})
    assert (hood.lower, hood.upper, hood.visits) == (-INFINITY, 3, {At("L1", 0): 1, At("L3", 0): 1})
    assert len(made.columns) == 0


def test_limit_is_at_least_what_residents_make_of_it_while_they_are_in_care() -> None:
    here = region(
        municipalities=TOWN,
        clients=[client("a", current="L1", count=3), client("b", current="L1", end=1, exit_to_home=False), client("c", current="L3")],
        locations=[location("L1", 4, open_until=1), location("L2", 4), location("L3", 1, form="BT")],
    )
    made = written(here, "concentration")
    assert made.only("H", "2027").upper == 4
    assert made.only("H", "2028").upper == 3


def test_soft_columns_count_client_days() -> None:
    here = region(
        municipalities=TOWN,
        clients=[client("a", count=3), client("b", first=1)],
        locations=[location("L1", 9)],
        rules={"concentration": "zacht"},
    )
    made = written(here, "concentration")
    assert made.only("H", "2027").own == {0: -1}
    assert made.only("H", "2028").own == {1: -1}
    assert made.over == [365, 366]
    assert made.columns.upper.tolist() == [3, 4]


def test_a_home_of_ones_own_counts_where_it_stands() -> None:
    home = AT_HOME.model_copy(update={"kind": DEFAULT_FORMS[1].kind})
    here = region(
        periods=1,
        municipalities=TOWN,
        forms=[*DEFAULT_FORMS, home],
        clients=[client("a", owns_home=True), client("b", owns_home=True, lives_in="K")],
    )
    made = written(here, "concentration")
    assert list(made.rows) == [("H", "2027")]
    assert made.only("H", "2027").visits == {At("thuis", 0): 1}


def test_the_third_waits_and_the_second_does_not() -> None:
    def waiting(count: int, rule: str = "aan") -> dict[str, int] | None:
        return best(
            region(
                periods=1,
                municipalities=TOWN,
                clients=[client("a", count=count)],
                locations=[location("L1", 9)],
                rules={"concentration": rule, "exit_home": "uit", "quota": "uit"},
                goals=["waiting"],
            )
        )

    assert waiting(2) == {"waiting": 0}
    assert waiting(3) == {"waiting": 730}
    assert waiting(3, "zacht") == {"waiting": 0, "over_concentration": 365}


def test_who_has_to_leave_needs_room_elsewhere() -> None:
    def outcome(limit: int) -> dict[str, int] | None:
        return best(
            region(
                municipalities={"H": 900, "K": {"inhabitants": 1000, "max_per_1000": limit}},
                clients=[client("a", current="L1", count=3)],
                locations=[location("L1", 3, open_until=1), location("L2", 5, municipality="K")],
                goals=["moves"],
                rules={"exit_home": "uit", "quota": "uit"},
            )
        )

    assert outcome(2) is None
    assert outcome(3) == {"moves": 3}
