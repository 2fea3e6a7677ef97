from tests.check.support import judged, refused, texts

H_HOMES, K_HOMES, WAIT = "C-H-BT-1", "C-K-BT-1", "wachtlijst"


def test_above_and_short_of_its_share() -> None:
    found = refused("fair_share", "fair_share: share", {"a": K_HOMES})
    assert texts(found) == [
        "H: 3 cliënten minder naar een eigen voordeur dan haar deel van de 5",
        "K: 4 cliënten meer naar een eigen voordeur dan haar deel van de 5",
    ]
    assert [(v.where, v.amount) for v in found] == [(("H",), 3), (("K",), 4)]


def test_tolerance() -> None:
    courses = {**{("a", n): H_HOMES for n in (1, 2, 3)}, ("a", 4): K_HOMES, ("a", 5): K_HOMES}
    assert judged("fair_share: tolerance", courses).ok
    assert refused("fair_share", "fair_share: share", courses)


def test_what_counts() -> None:
    courses = {("a", 1): "L1", ("a", 2): "L3", ("a", 3): "L2", "b": "thuis", "c": "L2"}
    assert [v.where for v in refused("fair_share", "fair_share: what counts", courses)] == [("H",), ("K",)]


def test_soft_rounds_each_up() -> None:
    assert judged("fair_share: soft", {"a": H_HOMES}).goals["over_fair_share"] == 2
