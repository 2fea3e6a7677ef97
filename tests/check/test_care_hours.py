from fractions import Fraction

from tests.build import client, region, team
from tests.check.support import judged, refused, texts
from woonplek.check.flow import most_given
from woonplek.check.rules.care_hours import most_extra

WAIT = "wachtlijst"


def test_more_hours_than_the_team_has() -> None:
    courses = {("a", 1): "L1", ("a", 2): "L1", ("a", 3): "L1", "b": WAIT}
    found = refused("care_hours", "care_hours: one team", courses)
    assert texts(found) == ["0,5 uur zorg per week tekort in 2027, in H"]
    assert (found[0].where, found[0].amount) == (("H", "2027"), 27)


def test_hours_shared_over_municipalities() -> None:
    found = refused("care_hours", "care_hours: shared", {"a": "L2", "b": "L1", "c": "L1"})
    # 14 hours asked: 7 in K of T, 7 in H of S (4) and what T has left (0,5): 2,5 short though each alone is covered. 2,5 × 365 / 7 = 130,4.
    assert [(v.where, v.amount) for v in found] == [(("2027",), 131)]
    assert texts(found) == ["2,5 uur zorg per week tekort in 2027, in de regio"]


def test_hours_elsewhere_do_not_help() -> None:
    courses = {("a", 1): "L2", ("a", 2): WAIT, "b": "L1"}
    assert [v.where for v in refused("care_hours", "care_hours: apart", courses)] == [("K", "2027")]


def test_growth_is_limited_even_when_soft() -> None:
    courses = {("a", 1): "L1", ("a", 2): "L1", ("a", 3): [WAIT, WAIT, "L1"], ("a", 4): WAIT}
    found = refused("care_hours", "care_hours: growth", courses, extra_hours={("T", 2): 5})
    assert texts(found) == ["team T groeit in 2029 met 5 uur per week, ten hoogste 4 kan"]
    assert (found[0].where, found[0].amount, found[0].firm) == (("T", "2029"), 1, True)
    soft = judged("care_hours: soft", {"a": "L1"}, extra_hours={("T", 1): 1})
    assert soft.broken == ("care_hours",)


def test_growth_to_the_hour() -> None:
    here = region(
        periods=3,
        months=6,
        clients=[client("a")],
        teams=[team("T", 100, max_growth_pct_per_year=3), team("S", 40, max_growth_pct_per_year="52.5")],
    )
    assert [most_extra(here, here.teams[0], t) for t in range(3)] == [0, 0, 3]
    assert [most_extra(here, here.teams[1], t) for t in range(3)] == [0, 0, 21]


def test_soft_counts_hours_of_a_period() -> None:
    verdict = judged("care_hours: soft, shared", {"a": "L2", "b": "L1"})
    assert verdict.ok
    assert verdict.goals["over_care_hours"] == 235


def test_most_given_is_exact() -> None:
    asked = {"H": Fraction(7, 3), "K": Fraction(1, 2), "L": Fraction(4)}
    given = {"S": Fraction(2), "T": Fraction(1, 3)}
    assert most_given(asked, given, {"S": ("H", "K"), "T": ("H",)}) == Fraction(7, 3)
    assert most_given(asked, given, {"S": ("K",), "T": ("K",)}) == Fraction(1, 2)
    assert most_given(asked, {}, {}) == 0


def test_flow_goes_back_on_a_first_choice() -> None:
    # S can serve both, T only H: to serve both S must leave H to T.
    asked = {"H": Fraction(3), "K": Fraction(3)}
    assert most_given(asked, {"S": Fraction(3), "T": Fraction(3)}, {"S": ("H", "K"), "T": ("H",)}) == 6
