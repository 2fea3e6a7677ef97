from tests.build import client, location, region
from tests.check.support import judged, refused, texts


def test_before_its_date() -> None:
    found = refused("closing", "closing: from its date", {"a": "L2", "b": "L2"}, closings={"L1": 0})
    assert texts(found) == ["L1 mag in 2027 niet door het plan sluiten"]
    assert found[0].where == ("L1", "2027")


def test_location_without_a_date() -> None:
    found = refused("closing", "closing: from its date", {"a": "L1", "b": ["L2", "L1", "L1"]}, closings={"L2": 1})
    assert found[0].where == ("L2", "2028")


def test_project_and_offer_do_not_close() -> None:
    assert refused("closing", "projects: steps", {"a": "wachtlijst"}, closings={"P": 1})
    assert refused("closing", "offer: a home left goes back", {"a": "wachtlijst", "b": "wachtlijst"}, closings={"C-H-BT-1": 1})


def test_closed_is_closed() -> None:
    verdict = judged("closing: for good", {"a": "L1", "b": "L1"}, closings={"L1": 1})
    assert verdict.broken == ("structure",)
    assert verdict.rules[0].violations[0].text.nl == "cliënt b (nr 1) is in 2029 op L1, die dan dicht is"


def test_location_that_the_input_has_closed_already() -> None:
    here = region(periods=3, clients=[client("a")], locations=[location("L1", 2), location("L2", 1, open_until=1)])
    assert judged(here, {"a": "L1"}, closings={"L2": 2}).ok
    assert judged(here, {"a": "L1"}, closings={"L2": 0}).broken == ("closing",)


def test_fixed_costs_stop() -> None:
    open_all_along = judged("closing: from its date", {"a": "L1", "b": "L2"})
    closed = judged("closing: from its date", {"a": ["L1", "L2", "L2"], "b": "L2"}, closings={"L1": 1})
    assert open_all_along.goals["cost"] - closed.goals["cost"] == 60_000


def test_conversion_may_be_repeated_as_a_closing() -> None:
    assert judged("projects: conversion", {"a": ["L2", "P"]}, projects={"P": (0, 1)}, closings={"L1": 0}).ok
