from tests.build import client, location, region
from tests.check.support import judged, refused, texts

WAIT = "wachtlijst"


def test_who_does_not_want_to_move() -> None:
    found = refused("no_forced_move", "no_forced_move: nee", {"a": ["L1", "L2"], "b": "L2"})
    assert texts(found) == ["cliënt a (nr 1) wil niet verhuizen maar verlaat L1 in 2028"]


def test_location_that_the_input_closes() -> None:
    assert judged("no_forced_move: site closes", {"a": ["L1", "L2"]}).ok
    assert refused("no_forced_move", "no_forced_move: site closes", {"a": "L2"})[0].where == ("a", "1", "2027")


def test_location_that_the_plan_closes() -> None:
    found = refused("no_forced_move", "no_forced_move: keeps a site open", {"a": "L2"}, closings={"L1": 0})
    assert texts(found) == ["L1 sluit in 2027, terwijl cliënt a (nr 1) er woont en niet wil verhuizen"]
    assert found[0].where == ("L1", "2027")


def test_pin_goes_before() -> None:
    assert judged("pinned: before the rules", {"a": ["L1", "L2", "L2"]}).of("no_forced_move").violations == ()


def test_back_to_the_list_is_not_a_move_to_a_place() -> None:
    here = region(
        care={("P", "LH"): "overbrugging"},
        clients=[client("a", current="L9", willing="naar wens", wish_form="BT")],
        locations=[location("L9", 1, form="LH")],
    )
    assert judged(here, {"a": ["L9", WAIT]}).ok


def test_location_that_an_option_replaces() -> None:
    found = refused("no_forced_move", "no_forced_move: no conversion", {"a": "P", "b": "P"}, projects={"P": (0, 1)})
    assert found[0].where == ("L1", "2027")


def test_only_to_a_place_that_meets_every_wish() -> None:
    found = refused("no_forced_move", "no_forced_move: naar wens", {"a": "L2", "c": "L2"})
    assert texts(found) == ["cliënt a (nr 1) wil alleen naar wens verhuizen, maar gaat in 2027 van L1 naar L2"]


def test_any_place_without_a_wish_or_when_the_site_closes() -> None:
    assert judged("no_forced_move: naar wens", {"a": "L1", "c": "L2"}).ok
    assert judged("no_forced_move: naar wens, site closes", {"a": ["L2", "L2", "L4"]}).ok
    assert judged("no_forced_move: naar wens, site closes", {"a": ["L2", "L3", "L3"]}).broken == ("no_forced_move",)
