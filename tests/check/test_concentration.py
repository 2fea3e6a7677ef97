from tests.check.support import judged, refused, texts

WAIT = "wachtlijst"


def test_municipality() -> None:
    courses = {("a", 1): "L1", ("a", 2): "L1", ("a", 3): "L2", "b": WAIT}
    found = refused("concentration", "concentration: municipality", courses)
    assert texts(found) == ["H: 1 cliënt meer dan de raad wil (2) in 2027"]
    assert (found[0].where, found[0].amount) == (("H", "2027"), 365)


def test_neighbourhood_counts_every_form() -> None:
    courses = {("a", 1): "L1", ("a", 2): "L1", ("a", 3): "C-H-BT-1", "b": "C-H-BT-1", "c": WAIT}
    assert [v.where for v in refused("concentration", "concentration: neighbourhood", courses)] == [("N", "2027")]


def test_binds_what_is_added() -> None:
    found = refused("concentration", "concentration: binds what is added", {"a": "L1", "c": "L1", "b": [WAIT, "L1"]})
    assert [(v.where, v.amount) for v in found] == [(("H", "2028"), 366)]


def test_soft_counts_both_limits() -> None:
    assert judged("concentration: soft", {"a": "L1"}).goals["over_concentration"] == 2193
