from tests.check.support import judged, refused, texts

WAIT, HOMES = "wachtlijst", "C-H-BT-1"


def test_more_move_in_than_come_free() -> None:
    found = refused("offer", "offer: what is not used lapses", {"a": HOMES, "b": HOMES, "c": HOMES})
    assert texts(found) == ["C-H-BT-1: 2 cliënten naar 1 aangeboden woning(en) in 2028"]
    assert (found[0].where, found[0].amount) == ((HOMES, "2028"), 1)


def test_period_in_which_nothing_is_offered() -> None:
    found = refused("offer", "offer: a home left goes back", {"a": HOMES, "b": HOMES})
    assert texts(found) == ["C-H-BT-1: er is geen woning aangeboden in 2028"]


def test_one_number_for_two_years() -> None:
    found = refused("offer", "offer: one number for two years", {"a": HOMES, "b": [WAIT, HOMES], "c": WAIT})
    assert [(v.where, v.amount) for v in found] == [((HOMES, "2027 t/m 2028"), 1)]


def test_homes_to_ask_for_have_a_limit_too() -> None:
    courses = {("a", 1): HOMES, ("a", 2): HOMES, ("a", 3): HOMES}
    assert [v.amount for v in refused("offer", "offer: homes to ask for", courses)] == [1]


def test_no_limit_where_the_number_is_blank() -> None:
    courses = {("a", 1): [WAIT, "C-K-BT-1"], ("a", 2): [WAIT, "C-K-BT-1"], ("a", 3): [WAIT, "C-K-BT-1"]}
    assert judged("offer: homes to ask for", courses).ok
