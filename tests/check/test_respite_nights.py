from tests.build import client, offer, region
from tests.check.support import judged, refused, texts

WAIT = "wachtlijst"


def test_more_nights_than_beds() -> None:
    courses = {("a", 1): "L1", ("a", 2): "L1", ("a", 3): "L2", "b": "L1"}
    found = refused("respite_nights", "respite_nights: pool", courses)
    assert texts(found) == ["0,75 logeernachten tekort in 2027, de regio"]
    assert (found[0].where, found[0].amount) == (("regio", "2027"), 1)


def test_residents_of_the_house_take_beds() -> None:
    assert judged("respite_nights: residents", {"a": "L1", "c": "L1", "d": WAIT}).ok
    assert [v.amount for v in refused("respite_nights", "respite_nights: residents", {"a": "L1", "c": "L1", "d": "L9"})] == [1]


def test_house_that_is_still_to_be_built() -> None:
    assert [v.amount for v in refused("respite_nights", "respite_nights: house to build", {"a": "L1"}, projects={"P9": (0, 1)})] == [140]


def test_outside_the_region_there_is_no_limit() -> None:
    assert judged("respite_nights: outside the region", {"a": "L1"}).of("respite_nights").limits == 0


def test_homes_on_offer_of_that_form_are_no_house() -> None:
    here = region(
        care={("P", "LH"): "overbrugging"},
        clients=[client("a")],
        offers=[offer("C-H-LH-1", 1, form="LH")],
    )
    assert judged(here, {"a": "C-H-LH-1"}).of("respite_nights").limits == 0


def test_soft_counts_nights_rounded_up_a_period() -> None:
    assert judged("respite_nights: soft", {"a": "L1"}).goals["over_respite_nights"] == 221
