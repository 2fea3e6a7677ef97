from tests.build import budget, client, location, region
from tests.check.support import judged, refused, texts

WAIT = "wachtlijst"


def test_more_than_the_own_budget() -> None:
    found = refused("budget", "budget: own", {"a": "L1", "b": "L1", "c": "L1", "d": "L1"})
    assert texts(found) == ["tekort van € 36.499,95 in 2027, H"]
    assert found[0].text.en == "short by €36,499.95 in 2027, H"
    assert (found[0].where, found[0].amount) == (("H", "2027"), 3_649_995)


def test_a_cent() -> None:
    assert [v.amount for v in refused("budget", "budget: to the cent", {"a": "L1"})] == [1]


def test_waiting_costs_too() -> None:
    courses = {("a", 1): "L1", ("a", 2): "L1", ("a", 3): WAIT}
    assert [v.amount for v in refused("budget", "budget: waiting counts", courses)] == [82_500]


def test_region() -> None:
    found = refused("budget", "budget: regional", {"a": "L1", "b": "L1", "c": "L1", "d": "L1"})
    assert texts(found) == ["tekort van € 36.500 in 2027, de regio"]


def test_solidarity_has_two_limits() -> None:
    own = refused("budget", "budget: solidary, own part", {"a": "L1", "b": "L1", "c": WAIT})
    assert [v.where for v in own] == [("H", "2027")]
    region = refused("budget", "budget: solidary, sum", {"a": "L1", "b": WAIT, "c": "L1", "d": "L1"})
    assert [v.where for v in region] == [("regio", "2027")]
    both = refused("budget", "budget: solidary, own part", {"a": "L1", "b": "L1", "c": "L1"})
    assert [v.where for v in both] == [("H", "2027")]


def test_stretches_of_periods_that_overlap() -> None:
    found = refused("budget", "budget: regional stretches", {"a": "L1", "b": "L1", "c": [WAIT, WAIT, "L1"]})
    assert [(v.where, v.amount) for v in found] == [(("regio", "2029"), 3_650_000)]
    early = refused("budget", "budget: regional stretches", {"a": [WAIT, "L1", "L1"], "b": "L1", "c": "L1"})
    assert [v.where for v in early] == [("regio", "2027 t/m 2028"), ("regio", "2029")]


def test_stretches_that_only_touch_are_apart() -> None:
    here = region(
        care={("P", "BW"): ("passend", 1)},
        clients=[client("a")],
        locations=[location("L1", 1)],
        budgets=[budget("H", 0, 1, 36_500), budget("H", 1, 2, 36_599)],
        budget_form="regionaal",
    )
    assert [(v.where, v.amount) for v in refused("budget", here, {"a": "L1"})] == [(("regio", "2028"), 1)]


def test_fraction_of_a_cent_of_solidarity_is_no_room() -> None:
    here = region(
        periods=1,
        care={("P", "BW"): ("passend", 1)},
        clients=[client("a")],
        locations=[location("L1", 1)],
        budgets={"H": [36_499], "K": [9]},
        municipalities={"H": 1, "K": 1},
        budget_form="solidair",
        solidarity_pct="0.002",
    )
    # 36.499 × 1,00002 = 36.499,73 cents: a cent short of 36.500.
    assert [(v.where, v.amount) for v in refused("budget", here, {"a": "L1"})] == [(("H", "2027"), 1)]


def test_two_years_together() -> None:
    courses = {("a", 1): "L1", ("a", 2): "L1", ("a", 3): "L1", ("a", 4): WAIT}
    found = refused("budget", "budget: two years together", courses)
    assert [(v.where, v.amount) for v in found] == [(("H", "2027 t/m 2028"), 3_650_000)]


def test_fixed_costs_by_inhabitants_to_the_cent() -> None:
    found = refused("budget", "budget: fixed costs by inhabitants", {"a": "L1", "b": "L1"})
    assert [(v.where, v.amount) for v in found] == [(("H", "2027"), 1)]


def test_fixed_costs_where_they_fall() -> None:
    local = refused("budget", "budget: fixed costs to the municipality", {"a": "L1", "b": "L1"})
    assert [(v.where, v.amount) for v in local] == [(("K", "2027"), 1)]
    centre = refused("budget", "budget: fixed costs to the centre", {"a": "L1", "c": "L1", "b": "L1"})
    assert [(v.where, v.amount) for v in centre] == [(("H", "2027"), 3_000_001)]


def test_prices_rise() -> None:
    found = refused("budget", "budget: indexed care", {"a": "L1", "b": "L1"})
    assert [(v.where, v.amount) for v in found] == [(("H", "2028"), 4_428_600)]


def test_who_pays() -> None:
    courses = {"a": "L1", "b": "L1", "c": "L1", "d": "L1", "e": WAIT}
    assert [v.where for v in refused("budget", "budget: who pays", courses)] == [("K", "2027")]
    origin = {"a": "L1", "b": "L1", "c": WAIT, "d": WAIT, "e": "L1"}
    assert [v.where for v in refused("budget", "budget: who pays", origin)] == [("H", "2027")]


def test_residence_principle() -> None:
    found = refused("budget", "budget: residence principle", {"a": "L1", "b": "L1", "c": [WAIT, "L1"]})
    assert [(v.where, v.amount) for v in found] == [(("H", "2028"), 3_660_000)]


def test_extra_hours_are_spend() -> None:
    found = refused("budget", "budget: extra hours", {"a": "L1", "b": "L1", "c": "L1"}, extra_hours={("T", 1): 2})
    assert [(v.where, v.amount) for v in found] == [(("H", "2028"), 1)]


def test_soft_counts_cents() -> None:
    verdict = judged("budget: soft, solidary", {"a": "L1"})
    assert verdict.ok
    assert [(v.where, v.amount) for v in verdict.of("budget").violations] == [(("regio", "2027"), 1_300_000), (("H", "2027"), 2_900_000)]
    assert verdict.goals["over_budget"] == 4_200_000
