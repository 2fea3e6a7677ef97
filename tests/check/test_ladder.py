from tests.build import client, form, location, region
from tests.check.support import judged, refused, texts


def test_two_rungs_at_once() -> None:
    found = refused("ladder", "ladder: rung by rung", {"a": ["L1", "L3"], "b": "L3"})
    assert texts(found) == ["cliënt a (nr 1) gaat in 2028 naar L3: 2 treden tegelijk"]
    assert found[0].where == ("a", "1", "L3", "2028")


def test_down_as_well() -> None:
    assert refused("ladder", "ladder: down", {"a": ["L3", "L1", "L1"]})


def test_forms_without_a_rung_are_free() -> None:
    assert judged("ladder: a form without a rung", {"a": ["L2", "L3"]}).ok


def test_back_to_the_list_is_no_rung() -> None:
    here = region(
        forms=[form("LH", "logeerhuis", rung=1)],
        care={("P", "LH"): "overbrugging"},
        clients=[client("a", current="L9")],
        locations=[location("L9", 1, form="LH")],
        rules={"ladder": "aan"},
    )
    assert judged(here, {"a": ["L9", "wachtlijst"]}).ok


def test_pinned_goes_before() -> None:
    assert judged("ladder: pinned", {"a": "L3"}).ok
