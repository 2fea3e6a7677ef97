from tests.check.support import refused, texts

WAIT = "wachtlijst"


def test_more_residents_than_places() -> None:
    found = refused("capacity", "capacity: places", {"a": "L1", "b": "L1", "c": "L1"})
    assert texts(found) == ["L1: 1 plaats tekort in 2027 (3 bewoners en behouden woningen, 2 plaatsen)"]
    assert (found[0].where, found[0].amount) == (("L1", "2027"), 1)


def test_home_that_a_former_client_keeps() -> None:
    found = refused("capacity", "capacity: kept home", {"a": "L1", "d": "L2", "b": [WAIT, "L2"], "c": [WAIT, "L1"]})
    assert [v.where for v in found] == [("L1", "2028")]


def test_home_kept_at_the_start() -> None:
    found = refused("capacity", "capacity: kept at the start", {"a": "L1", "b": "L1", "c": [WAIT, "L1"]})
    assert texts(found) == ["L1: 1 plaats tekort in 2028 (6 bewoners en behouden woningen, 5 plaatsen)"]


def test_maximum_occupancy_of_a_form_in_a_municipality() -> None:
    courses = {("a", 1): "L1", ("a", 2): "L1", ("a", 3): "L1", ("a", 4): "L2", "b": "L2"}
    found = refused("capacity", "capacity: maximum occupancy", courses)
    assert texts(found) == ["BW in H: 1 plaats boven de hoogste bezetting van 4 in 2027"]
    assert found[0].where == ("BW", "H", "2027")


def test_occupancy_binds_what_is_added() -> None:
    found = refused("capacity", "capacity: occupancy binds what is added", {"a": "L1", "c": "L1", "b": [WAIT, "L1"]})
    assert [(v.where, v.amount) for v in found] == [(("BW", "H", "2028"), 1)]


def test_project_has_no_places_before_delivery() -> None:
    courses = {("a", 1): [WAIT, "P", "P"], ("a", 2): WAIT, ("a", 3): WAIT}
    found = refused("capacity", "projects: building time", courses, projects={"P": (0, 1)})
    assert [(v.where, v.amount) for v in found] == [(("P", "2028"), 1)]


def test_project_that_is_not_decided_has_no_places() -> None:
    found = refused("capacity", "projects: steps", {"a": "P"})
    assert [(v.where, v.amount) for v in found] == [(("P", "2027"), 3), (("P", "2028"), 3)]


def test_steps_of_a_project_are_its_places() -> None:
    found = refused("capacity", "projects: steps", {"a": "P"}, projects={"P": (0, 1)})
    assert [(v.where, v.amount) for v in found] == [(("P", "2027"), 1), (("P", "2028"), 1)]


def test_location_with_a_kept_home_is_not_replaced() -> None:
    courses = {"a": "L1", "b": [WAIT, "P"]}
    found = refused("capacity", "capacity: no conversion over a kept home", courses, projects={"P": (1, 1)})
    assert texts(found) == ["L1 sluit in 2028, maar oud-cliënten houden er 1 woning(en)"]


def test_location_with_a_kept_home_is_not_closed() -> None:
    found = refused("capacity", "minimum_use: a kept home", {"a": "L2"}, closings={"L1": 0})
    assert [v.where for v in found] == [("L1", "2027")]
