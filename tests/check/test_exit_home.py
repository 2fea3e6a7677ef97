from tests.check.support import judged, refused, texts

WAIT, HOMES = "wachtlijst", "C-H-BT-1"


def test_soft_counts_clients_and_breaks_nothing() -> None:
    verdict = judged("exit_home: moves in time", {"a": "L1", "b": "L1", "c": "L1", "d": "L1"})
    assert verdict.ok
    assert verdict.goals["over_exit_home"] == 2
    check = verdict.of("exit_home")
    assert (check.limits, check.over) == (2, 2)
    assert check.violations[0].text.nl == "cliënt a (nr 1) gaat na 2028 uit zorg zonder eigen woning"


def test_hard_refuses_who_waits_or_lives_in_a_site() -> None:
    found = refused("exit_home", "exit_home: hard, at the cost of waiting", {"a": WAIT, "b": HOMES})
    assert texts(found) == ["cliënt a (nr 1) gaat na 2027 uit zorg zonder eigen woning"]
    assert [v.where for v in refused("exit_home", "exit_home: hard", {("a", 1): HOMES, ("a", 2): "L1"})] == [("a", "2", "2027")]


def test_what_is_a_home() -> None:
    verdict = judged("exit_home: what is a home", {"a": "thuis", "b": "L1", "c": "L2"})
    assert [v.where for v in verdict.of("exit_home").violations] == [("c", "1", "2027")]
