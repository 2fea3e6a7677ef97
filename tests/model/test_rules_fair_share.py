"""Rule *fair_share* in the model."""

from __future__ import annotations

from tests.build import AT_HOME, DEFAULT_FORMS, client, location, offer, region
from tests.model.rows_of import At, best, written
from woonplek.domain.instance import Instance
from woonplek.model.rows import INFINITY

TWO = {"H": 3000, "K": 1000, "X": {"inhabitants": 500, "in_region": False}}


def _region(rule: str = "aan", *, count: int = 5, homes: int = 9) -> Instance:
    return region(
        periods=1,
        municipalities=TWO,
        forms=[*DEFAULT_FORMS, AT_HOME],
        clients=[client("a", origin="K", count=count), client("b", owns_home=True, current="thuis")],
        locations=[location("L1", 1, form="GR"), location("L3", 1, form="BT", municipality="X")],
        offers=[offer("C-H-BT-1", 9), offer("C-K-BT-1", homes, municipality="K")],
        rules={"fair_share": rule, "exit_home": "uit", "quota": "uit"},
        goals=["waiting", "wishes"],
    )


def test_moves_by_municipality_and_their_shares() -> None:
    made = written(_region(), "fair_share")
    counted, above, short = made.rows["H",]
    assert (counted.lower, counted.upper, counted.own) == (0, 0, {0: -1})
    assert counted.entries == {At("C-H-BT-1", 0): 1}
    # H at most 1,2 × 3/4 = 9/10 and at least 0,8 × 3/4 = 6/10 of the two columns' sum.
    assert (above.lower, above.upper, above.own) == (-INFINITY, 0, {0: 1, 1: -9})
    assert (short.lower, short.upper, short.own) == (-INFINITY, 0, {0: -2, 1: 3})
    # K between 1/5 and 3/10.
    counted, above, short = made.rows["K",]
    assert counted.entries == {At("C-K-BT-1", 0): 1}
    assert above.own == {0: -3, 1: 7}
    assert short.own == {0: 1, 1: -4}
    assert made.over == [0, 0]


def test_soft_columns_count_clients_in_whole() -> None:
    made = written(_region("zacht"), "fair_share")
    _, above, short = made.rows["H",]
    assert (above.own, short.own) == ({0: 1, 1: -9, 2: -10}, {0: -2, 1: 3, 4: -5})
    assert made.over == [0, 0, 1, 1, 1, 1]
    assert made.columns.integer.all()


def test_shares_are_kept_or_counted() -> None:
    # Six of K. Of five in homes K takes one at most (20 to 30 %), of six none fits, of four one: one in K, and five elsewhere.
    assert best(_region(count=6)) == {"waiting": 0, "wishes": 5 * 365}
    # No homes in K: nobody moves into one; X and the group take two, four wait.
    assert best(_region(count=6, homes=0)) == {"waiting": 4 * 730, "wishes": 2 * 365}
    # Soft: four in H; at most 3,6: 1 above; K at least 0,8: 1 short.
    assert best(_region("zacht", count=6, homes=0)) == {"waiting": 0, "over_fair_share": 2, "wishes": 6 * 365}


def test_a_region_that_must_send_all_to_one_place_has_no_plan() -> None:
    def outcome(homes: int) -> dict[str, int] | None:
        return best(
            region(
                municipalities=TWO,
                clients=[client("a", current="L1", count=4)],
                locations=[location("L1", 4, open_until=1)],
                offers=[offer("C-H-BT-1", 9), offer("C-K-BT-1", homes, municipality="K")],
                rules={"fair_share": "aan", "exit_home": "uit", "quota": "uit"},
                goals=["moves"],
            )
        )

    assert outcome(0) is None
    assert outcome(1) == {"moves": 4}
