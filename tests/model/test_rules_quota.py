"""Rule *quota* in the model."""

from __future__ import annotations

from tests.build import AT_HOME, DEFAULT_FORMS, client, location, offer, quota, region
from tests.model.rows_of import At, best, written
from woonplek.domain.instance import Instance, Quota
from woonplek.model.rows import INFINITY

HOMES = "C-H-BT-1"


def _region(*quotas: Quota, periods: int = 1, rule: str = "zacht", count: int = 2) -> Instance:
    return region(
        periods=periods,
        forms=[*DEFAULT_FORMS, AT_HOME],
        clients=[client("a", count=count), client("b", current="L1"), client("c", owns_home=True, current="thuis")],
        locations=[location("L1", 2, owner="C"), location("L2", 1, municipality="K", owner="C")],
        offers=[offer(HOMES, 3, owner="C"), offer("D-H-BT-1", 3, owner="D")],
        municipalities={"H": 1000, "K": 1000},
        quotas=quotas,
        rules={"quota": rule, "exit_home": "uit"},
        goals=["waiting", "moves"],
    )


def test_beginnings_at_the_owners_places_of_that_form_in_that_municipality() -> None:
    everywhere = {At(code, 0): 1 for code in ("L1", "L2", HOMES, "D-H-BT-1")}
    of_owner = {At(code, 0): 1 for code in ("L1", "L2", HOMES)}
    of_town = {At(code, 0): 1 for code in ("L1", HOMES)}
    cases = ({}, everywhere), ({"owner": "C"}, of_owner), ({"owner": "C", "municipality": "H"}, of_town), ({"form": "BW"}, None)
    for fields, expected in cases:
        (row,) = next(iter(written(_region(quota(0, maximum=1, **fields)), "quota").rows.values()))
        assert row.entries == ({At("L1", 0): 1, At("L2", 0): 1} if expected is None else expected)
        assert (row.lower, row.upper, row.visits, row.own) == (-INFINITY, 1, {}, {})


def test_a_row_each_for_minimum_and_maximum_and_a_column_for_the_minimum_alone() -> None:
    made = written(_region(quota(0, 2, owner="C", form="BT", minimum=1, maximum=2), quota(1, owner="D", minimum=3), periods=2), "quota")
    least, most = made.rows["C", "BT", "2027 t/m 2028"]
    assert (least.lower, least.upper, least.own) == (1, INFINITY, {0: 1})
    assert (most.lower, most.upper, most.own) == (-INFINITY, 2, {})
    assert least.entries == most.entries == {At(HOMES, 0): 1, At(HOMES, 1): 1}
    later = made.only("D", "2028")
    assert (later.lower, later.own, later.entries) == (3, {1: 1}, {At("D-H-BT-1", 1): 1})
    assert made.columns.upper.tolist() == [1, 3]
    assert made.over == [1, 1]
    hard = written(_region(quota(0, owner="C", minimum=1), rule="aan"), "quota")
    assert len(hard.columns) == 0
    assert hard.only("C", "2027").own == {}


def test_minimum_is_kept_by_moves_where_hard_and_counted_where_soft() -> None:
    assert best(_region(quota(0, owner="C", minimum=2), rule="aan")) == {"waiting": 0, "moves": 0}
    # Three: the two who wait, and b or c must move into a home of C.
    assert best(_region(quota(0, owner="C", form="BT", minimum=3), rule="aan")) == {"waiting": 0, "moves": 1}
    assert best(_region(quota(0, owner="C", form="BT", minimum=5), rule="aan")) is None
    assert best(_region(quota(0, owner="C", form="BT", minimum=5))) == {"waiting": 0, "over_quota": 2, "moves": 1}


def test_maximum_stands_even_when_soft() -> None:
    # Of three, one moves into a place of C, one into a place of D.
    limits = [quota(0, owner="C", maximum=1), quota(0, owner="D", maximum=1)]
    assert best(_region(*limits, count=3)) == {"waiting": 730, "over_quota": 0, "moves": 0}


def test_staying_where_one_lives_is_no_beginning_for_a_minimum() -> None:
    # b lives at C's L1 and would have to leave and come back; one period: nothing counts but who comes.
    here = _region(quota(0, owner="C", form="BW", minimum=4), count=2)
    assert best(here) == {"waiting": 0, "over_quota": 1, "moves": 1}
