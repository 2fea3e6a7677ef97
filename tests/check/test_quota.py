from tests.check.support import judged, refused, texts

WAIT, HOMES = "wachtlijst", "C-H-BT-1"


def test_soft_minimum_counts_clients() -> None:
    verdict = judged("quota: minimum", {"a": "L1"})
    assert verdict.ok
    assert verdict.goals["over_quota"] == 2
    assert verdict.of("quota").violations[0].text.nl == "C: 2 cliënten minder gehuisvest dan afgesproken (2) in 2027"


def test_maximum_is_never_soft() -> None:
    courses = {("a", 1): HOMES, ("a", 2): HOMES, ("a", 3): WAIT}
    found = refused("quota", "quota: maximum", courses)
    assert texts(found) == ["C BT: 1 cliënt meer gehuisvest dan het maximum (1) in 2027"]
    assert (found[0].amount, found[0].firm) == (1, True)
    assert judged("quota: maximum", courses).goals["over_quota"] == 0


def test_two_years_together() -> None:
    courses = {("a", 1): HOMES, ("a", 2): "L2", "b": "L1", "c": [WAIT, HOMES]}
    assert [v.where for v in refused("quota", "quota: two years together", courses)] == [("H", "BT", "2027 t/m 2028")]


def test_who_lives_there_is_no_move_in() -> None:
    assert refused("quota", "quota: what is a move-in", {"a": "L1", "b": "L1", "c": "thuis"})[0].amount == 1


def test_hard_minimum() -> None:
    assert [v.amount for v in refused("quota", "quota: hard", {"a": HOMES})] == [1]
