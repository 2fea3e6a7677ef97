from tests.check.support import judged, refused, texts

WAIT = "wachtlijst"


def test_too_few_to_stay_open() -> None:
    found = refused("minimum_use", "minimum_use: closes", {"a": "L1", "b": "L1"})
    assert texts(found) == ["L1: 1 cliënt te weinig in 2028 om open te blijven (minimum 2)"]
    assert (found[0].where, found[0].amount) == (("L1", "2028"), 366)


def test_without_a_date_it_is_a_warning() -> None:
    assert judged("minimum_use: only a warning", {"a": "L1", "b": "L1"}).of("minimum_use").limits == 0


def test_who_keeps_it_from_closing_excuses() -> None:
    assert refused("minimum_use", "minimum_use: who does not want to move", {"b": "L1", "c": "L1"})[0].where == ("L1", "2028")
    assert judged("minimum_use: a kept home", {"a": "L1"}).of("minimum_use").limits == 0


def test_project_from_the_period_after_delivery() -> None:
    found = refused("minimum_use", "minimum_use: project", {"a": "P", "b": "P"}, projects={"P": (0, 1)})
    assert [(v.where, v.amount) for v in found] == [(("P", "2028"), 366)]


def test_project_pro_rata_of_its_steps() -> None:
    courses = {"a": "P", "b": "P", "c": "P"}
    found = refused("minimum_use", "minimum_use: step of a project", courses, projects={"P": (0, 2)})
    assert [(v.where, v.amount) for v in found] == [(("P", "2028"), 366)]


def test_soft_counts_client_days() -> None:
    assert judged("minimum_use: soft", {"a": "L1"}).goals["over_minimum_use"] == 732
