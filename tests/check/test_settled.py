from tests.build import client, form, location, region
from tests.check.support import judged, refused, texts

WAIT = "wachtlijst"


def test_stay_that_is_cut_short() -> None:
    found = refused("settled", "settled: two years", {"a": ["L1", "L2", "L2"]})
    assert texts(found) == ["cliënt a (nr 1) verlaat L1 in 2028 binnen het minimum van 24 maanden"]
    assert found[0].where == ("a", "1", "L1", "2028")


def test_months_are_rounded_up_to_periods() -> None:
    assert refused("settled", "settled: months rounded up", {"a": ["L1", "L2", "L2", "L2"]})
    assert judged("settled: months rounded up", {"a": ["L1", "L1", "L2", "L2"]}).ok


def test_change_of_need_frees_only_who_it_concerns() -> None:
    found = refused("settled", "settled: need changes", {"a": ["L1", "L2", "L2"], "b": ["L1", "L2", "L2"]})
    assert [v.where for v in found] == [("b", "1", "L1", "2028")]


def test_closing_frees_the_stay_there_and_not_the_next() -> None:
    assert judged("settled: site closes", {"a": ["L1", "L3", "L3", "L2"]}).ok
    found = refused("settled", "settled: site closes", {"a": ["L1", "L3", "L2", "L2"]})
    assert [v.where for v in found] == [("a", "1", "L3", "2029")]


def test_maximum_stay_frees_who_leaves_the_form() -> None:
    assert judged("settled: the maximum stay asks it", {"a": ["L1", "L2", "L2"]}).ok
    assert refused("settled", "settled: the maximum stay asks it", {"a": [WAIT, "L2", "L1"]})[0].where == ("a", "1", "L2", "2029")


def test_maximum_stay_frees_who_must_wait_again() -> None:
    here = region(
        forms=[form("GR", "groep", max_stay_months=12)],
        clients=[client("a")],
        locations=[location("L1", 1, form="GR")],
        rules={"housing_security": "uit"},
        min_stay_months=24,
    )
    assert judged(here, {"a": ["L1", WAIT]}).ok


def test_respite_house_and_stay_from_before_are_free() -> None:
    assert judged("settled: not in a respite house", {"a": ["L1", WAIT, "L2"]}).ok
    assert judged("settled: stay from before the plan", {"a": ["L2", "L2", "L2"]}).broken == ("structure",)
    assert judged("settled: stay from before the plan", {"a": ["L1", "L2", "L2"]}).ok
