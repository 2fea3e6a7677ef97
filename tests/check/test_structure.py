import pytest

from tests.build import client, location, plan, region
from woonplek.check import goal_values, judge
from woonplek.domain.plan import Closing, Course, ExtraHours, Plan, ProjectDecision

HERE = region(clients=[client("a", count=2), client("b", first=1)], locations=[location("L1", 3, open_until=1)])
GOOD = plan(HERE, {"a": "wachtlijst", "b": "wachtlijst"})


def sentence(made: Plan) -> str:
    verdict = judge(HERE, made)
    assert verdict.broken == ("structure",)
    assert verdict.goals == {}
    assert [check.key for check in verdict.rules] == ["structure"]
    return verdict.rules[0].violations[0].text.nl


def with_course(**changes) -> Plan:
    return GOOD.model_copy(update={"courses": (GOOD.courses[0].model_copy(update=changes), *GOOD.courses[1:])})


def test_whole_plan_is_accepted() -> None:
    assert judge(HERE, GOOD).ok


def test_client_without_a_course() -> None:
    assert sentence(GOOD.model_copy(update={"courses": GOOD.courses[1:]})) == "cliënt a (nr 1) staat niet in het plan"


def test_client_in_care_in_no_period_needs_none() -> None:
    here = region(clients=[client("a", first=1, end=1)], locations=[location("L1", 3)])
    verdict = judge(here, Plan(courses=()))
    assert verdict.ok
    assert set(verdict.goals.values()) == {0}
    assert judge(here, plan(here, {"a": ()})).ok


def test_client_that_does_not_exist() -> None:
    stranger = Course(client="z", nr=1, first=0, places=("wachtlijst",) * 2)
    assert sentence(GOOD.model_copy(update={"courses": (*GOOD.courses, stranger)})) == "cliënt z (nr 1) bestaat niet in de invoer"


def test_client_with_two_courses() -> None:
    assert (
        sentence(GOOD.model_copy(update={"courses": (*GOOD.courses, GOOD.courses[0])})) == "cliënt a (nr 1) staat meer dan eens in het plan"
    )


@pytest.mark.parametrize(("first", "places"), [(0, ("wachtlijst",)), (0, ("wachtlijst",) * 3), (1, ("wachtlijst",) * 2), (0, ())])
def test_gap_or_time_outside_care(first: int, places: tuple[str, ...]) -> None:
    assert sentence(with_course(first=first, places=places)) == "cliënt a (nr 1) heeft niet in elke periode in zorg precies één plek"


def test_place_that_does_not_exist() -> None:
    assert sentence(with_course(places=("wachtlijst", "L7"))) == "cliënt a (nr 1) is op plek 'L7', die niet bestaat"


def test_place_that_is_closed() -> None:
    assert sentence(with_course(places=("L1", "L1"))) == "cliënt a (nr 1) is in 2028 op L1, die dan dicht is"


@pytest.mark.parametrize(
    "decision",
    [
        {"projects": (ProjectDecision(project="P", period=0, steps=1),)},
        {"closings": (Closing(location="L7", period=0),)},
        {"closings": (Closing(location="L1", period=2),)},
        {"closings": (Closing(location="L1", period=0), Closing(location="L1", period=1))},
        {"extra_hours": (ExtraHours(team="T", period=0, hours=1),)},
    ],
)
def test_decision_about_nothing(decision: dict[str, object]) -> None:
    assert sentence(GOOD.model_copy(update=decision))


def test_goal_values_need_a_whole_plan() -> None:
    assert goal_values(HERE, GOOD)["waiting"] == 2 * (2 * 731 + 366)
    with pytest.raises(ValueError, match="is not in the plan"):
        goal_values(HERE, Plan(courses=()))
