from tests.check.support import judged, refused, texts

WAIT = "wachtlijst"


def test_client_elsewhere() -> None:
    found = refused("pinned", "pinned: waits", {"a": "L1"})
    assert texts(found) == ["cliënt a (nr 1) is in 2027 niet op de wachtlijst, zoals vastgelegd"]
    assert found[0].where == ("a", "1", "2027")


def test_of_one_number_only() -> None:
    assert [v.where for v in refused("pinned", "pinned: number", {"a": "L1"})] == [("a", "2", "2028")]
    assert [v.where[1] for v in refused("pinned", "pinned: all numbers", {"a": "L1"})] == ["1", "2", "3"]


def test_project_in_another_period_or_size() -> None:
    waiting = {"a": WAIT}
    assert texts(refused("pinned", "pinned: project", waiting, projects={"P": (0, 2)})) == ["project P: vastgelegd zijn 4 plaatsen in 2028"]
    assert refused("pinned", "pinned: project", waiting, projects={"P": (1, 3)})
    assert refused("pinned", "pinned: project", waiting)
    assert refused("pinned", "pinned: never", waiting, projects={"P": (1, 1)})


def test_location_that_is_pinned_open() -> None:
    found = refused("pinned", "closing: pinned open", {"a": ["L1", "L2", "L2"], "b": "L2"}, closings={"L1": 1})
    assert texts(found) == ["L1 is in 2028 niet open, zoals vastgelegd"]


def test_goes_before_what_it_goes_before() -> None:
    assert judged("pinned: before the rules", {"a": ["L1", "L2", "L2"]}).ok
