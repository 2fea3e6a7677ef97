from tests.build import client, location, offer, region
from tests.check.support import judged, refused, texts

WAIT = "wachtlijst"


def test_too_few_free_places() -> None:
    found = refused("return_buffer", "return_buffer: buffer", {"a": "L1", "b": "L2", "c": "L2"})
    assert texts(found) == ["0,6 vrije 24-uurs plaatsen te weinig voor terugkeer in 2027, de regio"]
    assert (found[0].where, found[0].amount) == (("regio", "2027"), 219)


def test_places_outside_the_region_count_on_neither_side() -> None:
    courses = {("a", 1): "L1", ("a", 2): "L3", ("a", 3): "L3", ("a", 4): "L1"}
    assert refused("return_buffer", "return_buffer: outside the region", courses)[0].amount == 365


def test_homes_on_offer_are_no_buffer() -> None:
    here = region(
        clients=[client("a"), client("b", current="L1")],
        locations=[location("L1", 1, form="BT"), location("L2", 1)],
        offers=[offer("C-H-BW-1", 5, form="BW")],
        return_buffer_pct=100,
    )
    assert judged(here, {"a": "C-H-BW-1", "b": "L1"}).ok
    assert refused("return_buffer", here, {"a": "L2", "b": "L1"})


def test_closed_site_is_no_buffer() -> None:
    assert refused("return_buffer", "return_buffer: keeps a site open", {"a": "L1"}, closings={"L2": 0})[0].where == ("regio", "2027")


def test_soft_counts_place_days() -> None:
    assert judged("return_buffer: soft", {"a": "L1", "b": "L2"}).goals["over_return_buffer"] == 549
