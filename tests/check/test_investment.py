from tests.check.support import judged, refused, texts

WAIT = "wachtlijst"


def test_more_than_there_is_room_for() -> None:
    found = refused("investment", "investment: saves up", {"a": WAIT}, projects={"P": (0, 2)})
    assert texts(found) == ["C: € 100 meer investering besloten dan er ruimte is tot en met 2027"]
    assert (found[0].where, found[0].amount) == (("C", "2027"), 10_000)


def test_room_is_kept_for_later() -> None:
    assert judged("investment: saves up", {"a": [WAIT, "P"]}, projects={"P": (1, 3)}).ok


def test_a_cent_over_with_what_is_settled() -> None:
    found = refused("investment", "investment: settled projects count", {"a": WAIT, "b": WAIT}, projects={"Q": (0, 1)})
    assert [v.amount for v in found] == [1]
