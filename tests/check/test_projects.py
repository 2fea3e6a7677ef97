from tests.build import client, plan, project, region
from tests.check.support import judged, refused, texts
from woonplek.check import judge
from woonplek.domain.plan import ProjectDecision

WAIT = "wachtlijst"


def test_outside_its_window() -> None:
    early = refused("projects", "projects: window", {"a": "P", "b": WAIT}, projects={"P": (0, 1)})
    assert texts(early) == ["project P in 2027: dat valt buiten de termijn van het besluit"]
    late = refused("projects", "projects: window", {"a": WAIT, "b": WAIT}, projects={"Q": (1, 1)})
    assert late[0].where == ("Q", "2028")


def test_none_decided_is_no_decision() -> None:
    assert judged("projects: window", {"a": WAIT, "b": WAIT}, projects={"P": (0, 0)}).ok


def test_more_steps_than_it_has() -> None:
    assert texts(refused("projects", "projects: steps", {"a": "P"}, projects={"P": (0, 4)})) == [
        "project P in 2027: er zijn meer plaatsen besloten dan het project heeft"
    ]


def test_decided_twice() -> None:
    here = region(clients=[client("a")], projects=[project("P", 4, form="BW", step=2)])
    made = plan(here, {"a": "P"}, projects={"P": (0, 1)})
    twice = made.model_copy(update={"projects": (*made.projects, ProjectDecision(project="P", period=1, steps=1))})
    assert judge(here, twice).broken == ("projects",)


def test_two_of_a_group() -> None:
    courses = {("a", 1): "P", ("a", 2): "P", ("a", 3): [WAIT, "Q"]}
    found = refused("projects", "projects: group", courses, projects={"P": (0, 1), "Q": (0, 1)})
    assert texts(found) == ["groep G: meer dan één project gekozen (P, Q)"]


def test_required_project_is_not_there() -> None:
    courses = {("a", 1): WAIT, ("a", 2): "Q"}
    found = refused("projects", "projects: requires", courses, projects={"Q": (0, 1)})
    assert texts(found) == ["project Q in 2027: project P is dan nog niet opgeleverd"]
    early = refused("projects", "projects: requires", {("a", 1): [WAIT, "P"], ("a", 2): "Q"}, projects={"P": (0, 1), "Q": (0, 1)})
    assert early[0].where == ("Q", "2027")


def test_settled_project_otherwise() -> None:
    assert texts(refused("projects", "projects: settled", {"a": "L1"}, projects={"P": (0, 1)})) == [
        "project P in 2027: dat is anders dan in de invoer vaststaat"
    ]


def test_settled_project_need_not_be_repeated() -> None:
    verdict = judged("projects: settled", {"a": "L1"})
    assert verdict.ok
    assert verdict.goals["cost"] == 110_000


def test_replaced_location_is_closed() -> None:
    assert judged("projects: conversion", {"a": ["L1", "P"]}, projects={"P": (0, 1)}).broken == ("structure",)
