from tests.build import client, location, region
from tests.check.support import judged, refused, texts

WAIT = "wachtlijst"


def test_back_to_the_waiting_list() -> None:
    found = refused("housing_security", "housing_security: stays housed", {"a": WAIT, "b": "L1"})
    assert texts(found) == ["cliënt a (nr 1) gaat in 2027 van L1 terug naar de wachtlijst"]
    assert found[0].where == ("a", "1", "2027")


def test_from_a_place_to_a_respite_house() -> None:
    found = refused("housing_security", "housing_security: respite only from waiting", {"a": "L2", "b": "L1"})
    assert texts(found) == ["cliënt a (nr 1) gaat in 2027 van L1 naar een logeerhuis, dat alleen voor wachtenden is"]


def test_from_a_respite_house_to_waiting_is_allowed() -> None:
    assert judged("housing_security: a respite house gives no right", {"a": WAIT, "b": "L1"}).ok


def test_from_waiting_to_a_respite_house_is_allowed() -> None:
    assert judged("housing_security: respite from waiting or outside", {"a": "L2", "b": [WAIT, "L2"]}).ok


def test_from_place_to_place_is_allowed() -> None:
    here = region(clients=[client("a", current="L1")], locations=[location("L1", 1), location("L2", 1)])
    assert judged(here, {"a": ["L1", "L2"]}).ok


def test_a_pin_goes_before() -> None:
    assert judged("pinned: back to the list", {"a": ["L1", WAIT, "L1"]}).ok
    found = judged("pinned: back to the list", {"a": ["L1", WAIT, WAIT]})
    assert found.ok
    later = judged("pinned: back to the list", {"a": [WAIT, WAIT, "L1"]})
    assert later.broken == ("housing_security",)
