from tests.check.support import judged, refused, texts

WAIT = "wachtlijst"


def test_no_team_answers_at_night() -> None:
    courses = {("a", 1): "L2", ("a", 2): "L1", ("a", 3): "L3", "b": WAIT}
    found = refused("on_call", "on_call: covered", courses)
    assert texts(found) == ["cliënt a (nr 2) gaat in 2027 naar L1, maar in H is geen team dag en nacht bereikbaar"]
    assert found[0].where == ("a", "2", "L1", "2027")


def test_where_the_own_home_stands() -> None:
    assert [v.where[0] for v in refused("on_call", "on_call: at home", {"a": "thuis", "b": "thuis"})] == ["b"]


def test_pin_goes_before() -> None:
    assert judged("pinned: before the rules", {"a": ["L1", "L2", "L2"]}).of("on_call").limits == 0


def test_who_lives_there_stays() -> None:
    assert judged("on_call: stays on", {"a": "L1", "b": WAIT}).ok
    assert refused("on_call", "on_call: stays on", {"a": "L1", "b": [WAIT, "L1"]})[0].where[-1] == "2028"
