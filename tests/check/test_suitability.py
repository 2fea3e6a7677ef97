from tests.check.support import judged, refused, texts

WAIT = "wachtlijst"


def test_form_that_does_not_fit() -> None:
    found = refused("suitability", "suitability: form", {"a": "L2", "b": "L1"})
    assert texts(found) == ["cliënt b (nr 1) gaat in 2027 naar L1, maar die woonvorm past niet bij het profiel"]
    assert found[0].where == ("b", "1", "L1", "2027")


def test_feature_that_is_missing() -> None:
    found = refused("suitability", "suitability: features", {"a": [WAIT, "L1"]})
    assert texts(found) == ["cliënt a (nr 1) gaat in 2028 naar L1, maar die plek heeft niet alle gevraagde kenmerken"]


def test_rent_a_cent_too_high() -> None:
    found = refused("suitability", "suitability: rent", {"a": "L1", "b": "L1", "c": "L1"})
    assert [(v.where, v.text.nl) for v in found] == [
        (("a", "1", "L1", "2027"), "cliënt a (nr 1) gaat in 2027 naar L1, maar de huur is te hoog")
    ]


def test_wish_that_is_waited_for() -> None:
    form = refused("suitability", "suitability: wait for wish", {"a": "L3", "b": WAIT})
    provider = refused("suitability", "suitability: wait for wish", {"a": "L4", "b": WAIT})
    town = refused("suitability", "suitability: wait for wish", {"a": WAIT, "b": "L1"})
    assert {v.text.nl.split(", maar ")[1] for v in form + provider + town} == {"wacht op een plek die aan alle wensen voldoet"}


def test_pin_goes_before() -> None:
    assert judged("pinned: before the rules", {"a": ["L1", "L2", "L2"]}).of("suitability").limits == 0


def test_wish_that_is_not_waited_for() -> None:
    assert judged("wishes: three wishes", {"a": "L3", "b": "L2"}).ok


def test_home_of_ones_own() -> None:
    found = refused("suitability", "suitability: at home", {"a": "thuis", "b": "thuis", "c": WAIT})
    assert texts(found) == ["cliënt b (nr 1) gaat in 2027 naar thuis, maar heeft geen eigen woning"]
    form = refused("suitability", "suitability: at home", {"a": "thuis", "b": WAIT, "c": "thuis"})
    assert form[0].where == ("c", "1", "thuis", "2027")


def test_profile_of_the_period_in_which_the_stay_begins() -> None:
    found = refused("suitability", "suitability: stays on", {"a": "L1", "b": [WAIT, "L1"]})
    assert [v.where for v in found] == [("b", "1", "L1", "2028")]
    assert judged("suitability: stays on", {"a": "L1", "b": WAIT}).of("suitability").limits == 0
