from datetime import date

from tests.build import client, location, pin, region
from tests.check.support import judged, refused, texts

WAIT = "wachtlijst"


def test_who_waited_longer_is_housed_first() -> None:
    found = refused("queue_order", "queue: among the alike", {"a": [WAIT, "L1"], "b": WAIT})
    assert texts(found) == ["iemand die gelijk is aan cliënt b (nr 1) maar korter wacht, krijgt al in 2028 een plek"]


def alike(**changes):
    first = client("a", waiting_since=date(2020, 1, 1))
    second = client("b", waiting_since=date(2021, 1, 1), **changes)
    return region(clients=[first, second], locations=[location("L1", 1)])


def test_who_differs_has_no_claim() -> None:
    passed_over = {"a": WAIT, "b": "L1"}
    assert judged(alike(), passed_over).broken == ("queue_order",)
    assert judged(alike(urgency=2), passed_over).ok
    assert judged(alike(wish_provider="Z"), passed_over).ok
    assert judged(alike(in_care_from=date(2026, 12, 31)), passed_over).broken == ("queue_order",)
    assert judged(alike(in_care_from=date(2027, 1, 1)), passed_over).ok


def test_unknown_waiting_since_waited_least() -> None:
    here = region(clients=[client("a"), client("b", waiting_since=date(2026, 1, 1))], locations=[location("L1", 1)])
    assert judged(here, {"a": WAIT, "b": "L1"}).ok
    assert judged(here, {"a": "L1", "b": WAIT}).broken == ("queue_order",)


def test_equal_waiting_gives_no_order() -> None:
    here = region(clients=[client("a", waiting_since=date(2020, 1, 1), count=2)], locations=[location("L1", 1)])
    assert judged(here, {("a", 1): WAIT, ("a", 2): "L1"}).ok


def test_pinned_is_not_alike() -> None:
    here = region(
        clients=[client("a", waiting_since=date(2020, 1, 1)), client("b", waiting_since=date(2021, 1, 1))],
        locations=[location("L1", 1)],
        pins=[pin("b", "L1", 0)],
    )
    assert judged(here, {"a": WAIT, "b": "L1"}).ok
