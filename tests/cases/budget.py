"""Hand cases of rule *budget*: the three forms, who pays, fixed costs, indexation."""

from __future__ import annotations

from datetime import date

from tests.build import budget, client, location, plan, profile, region, team
from tests.cases.case import Case
from tests.cases.phase_in import phase_in

WAIT = "wachtlijst"
DEAR = {("P", "BW"): ("passend", 100)}
"""a year of 365 days in BW is € 36.500"""
TWO = {"H": 6000, "K": 3000}
YEAR = 3_650_000


def _own() -> Case:
    # H can pay two of its three clients, K's budget of four is no help, and L has none, so no limit. Weight 1 of the least urgent of H waits 365 days.
    here = region(
        periods=1,
        municipalities={**TWO, "L": 100},
        care=DEAR,
        clients=[client("a", count=2), client("b", urgency=4), client("c", origin="K"), client("d", origin="L")],
        locations=[location("L1", 9)],
        budgets={"H": [2 * YEAR + 5], "K": [4 * YEAR]},
        goals=["waiting"],
    )
    return Case("budget: own", here, {"waiting": 365}, plan(here, {"a": "L1", "b": WAIT, "c": "L1", "d": "L1"}), "budget")


def _to_the_cent() -> Case:
    # € 100,01 a day: a year is € 36.503,65. A cent less than two of them, and one of the two waits: 2 × 365.
    here = region(
        periods=1,
        care={("P", "BW"): ("passend", "100.01")},
        clients=[client("a", count=2)],
        locations=[location("L1", 2)],
        budgets={"H": [2 * 3_650_365 - 1]},
        goals=["waiting", "cost"],
    )
    courses = {("a", 1): "L1", ("a", 2): WAIT}
    return Case("budget: to the cent", here, {"waiting": 730, "cost": 3_650_365}, plan(here, courses), "budget")


def _exact() -> Case:
    # The same with that cent: nobody waits.
    here = region(
        periods=1,
        care={("P", "BW"): ("passend", "100.01")},
        clients=[client("a", count=2)],
        locations=[location("L1", 2)],
        budgets={"H": [2 * 3_650_365]},
        goals=["waiting", "cost"],
    )
    return Case("budget: just enough", here, {"waiting": 0, "cost": 7_300_730}, plan(here, {"a": "L1"}))


def _waiting_care() -> Case:
    # Who waits costs € 10 a day. H has money for a, who lives in L1, and for one waiting: 36.500 + 3.650. There are two: impossible.
    here = region(
        periods=1,
        profiles=[profile("P", waiting_tariff=10)],
        care=DEAR,
        clients=[client("a", current="L1"), client("b", count=2)],
        locations=[location("L1", 2)],
        budgets={"H": [YEAR + 365_000]},
        goals=["waiting"],
    )
    return Case("budget: waiting costs too", here, None, None, "budget")


def _waiting_care_decides() -> Case:
    # With € 5 a day while waiting, room for two is no room for two and one waiting: 73.000 + 1.825 against 74.000. One is housed, two wait.
    here = region(
        periods=1,
        profiles=[profile("P", waiting_tariff=5)],
        care=DEAR,
        clients=[client("a", count=3)],
        locations=[location("L1", 3)],
        budgets={"H": [7_400_000]},
        goals=["waiting", "cost"],
    )
    courses = {("a", 1): "L1", ("a", 2): WAIT, ("a", 3): WAIT}
    best = {"waiting": 1460, "cost": YEAR + 2 * 182_500}
    return Case("budget: waiting counts", here, best, plan(here, courses), "budget")


def _regional() -> Case:
    # Together H and K can pay three; L has no budget and counts in no sum. Of two from H and two from K one waits, of weight 1.
    here = region(
        periods=1,
        municipalities={**TWO, "L": 100},
        care=DEAR,
        clients=[client("a", count=2), client("b", origin="K"), client("c", origin="K", urgency=4), client("d", origin="L")],
        locations=[location("L1", 9)],
        budgets={"H": [0], "K": [3 * YEAR]},
        budget_form="regionaal",
        goals=["waiting"],
    )
    made = plan(here, {"a": "L1", "b": "L1", "c": WAIT, "d": "L1"})
    return Case("budget: regional", here, {"waiting": 365}, made, "budget")


def _regional_stretches() -> Case:
    # H has one amount for 2027 and 2028 together, K one for each of them: in that stretch the region can pay four client-years, a cent not more. In 2029 only L
    # has money, for one. b's care ends with 2028. a for three years and b for two is what can be paid; c (weight 1) waits 1096 days.
    here = region(
        periods=3,
        municipalities={**TWO, "L": 100},
        care=DEAR,
        clients=[client("a"), client("b", end=2, exit_to_home=False, origin="K"), client("c", urgency=4)],
        locations=[location("L1", 9)],
        budgets=[
            budget("K", 1, 2, 3_660_000),
            budget("H", 0, 2, 2 * YEAR),
            budget("K", 0, 1, YEAR + 20_000),
            budget("H", 2, 3, 0),
            budget("L", 2, 3, YEAR),
        ],
        budget_form="regionaal",
        goals=["waiting"],
    )
    made = plan(here, {"a": "L1", "b": "L1", "c": WAIT})
    return Case("budget: regional stretches", here, {"waiting": 1096}, made, "budget")


def _solidary() -> Case:
    # The region can pay four. H may go 50 % over its own two: three. Of the four of H the least urgent waits (weight 1), K's one is housed: 365.
    here = region(
        periods=1,
        municipalities=TWO,
        care=DEAR,
        clients=[client("a", count=3), client("b", urgency=4), client("c", origin="K", urgency=1)],
        locations=[location("L1", 9)],
        budgets={"H": [2 * YEAR], "K": [3 * YEAR]},
        budget_form="solidair",
        solidarity_pct=50,
        goals=["waiting"],
    )
    return Case("budget: solidary, own part", here, {"waiting": 365}, plan(here, {"a": "L1", "b": WAIT, "c": "L1"}), "budget")


def _solidary_sum() -> Case:
    # The same percentage, but the region can pay three in all: each may go over, both cannot. Two of five wait: weights 1 and 2.
    here = region(
        periods=1,
        municipalities=TWO,
        care=DEAR,
        clients=[client("a", count=2), client("b", urgency=4), client("c", origin="K", urgency=1), client("d", origin="K", urgency=3)],
        locations=[location("L1", 9)],
        budgets={"H": [2 * YEAR], "K": [YEAR]},
        budget_form="solidair",
        solidarity_pct=100,
        goals=["waiting"],
    )
    # a, a and c, or a, c and d: weight 2 and 1 wait in either way.
    made = plan(here, {"a": "L1", "b": WAIT, "c": "L1", "d": WAIT})
    return Case("budget: solidary, sum", here, {"waiting": 1095}, made, "budget")


def _two_years_together() -> Case:
    # One amount for 2027 and 2028 together: 36.500 + 36.600 for each of two whole stays, and 36.600 for a third from 2028. Two wait 365, one of them 731.
    here = region(
        care=DEAR,
        clients=[client("a", count=4)],
        locations=[location("L1", 9)],
        budgets=[budget("H", 0, 2, 2 * 7_310_000 + 3_660_000)],
        goals=["waiting"],
    )
    courses = {("a", 1): "L1", ("a", 2): "L1", ("a", 3): [WAIT, "L1"], ("a", 4): WAIT}
    return Case("budget: two years together", here, {"waiting": 2192}, plan(here, courses), "budget")


def _fixed_by_inhabitants() -> Case:
    # Fixed costs of € 30.000,01 go by inhabitants, 2 : 1. H bears € 20.000,01 (the cent by largest remainder: .67 against .33), K € 10.000,00.
    # H has a cent too little for a second client.
    here = region(
        periods=1,
        municipalities=TWO,
        care=DEAR,
        clients=[client("a", count=2), client("b", origin="K")],
        locations=[location("L1", 9, fixed_cost_per_year="30000.01")],
        budgets={"H": [2 * YEAR + 2_000_000], "K": [YEAR + 1_000_000]},
        goals=["waiting", "cost"],
    )
    courses = {("a", 1): "L1", ("a", 2): WAIT, "b": "L1"}
    return Case("budget: fixed costs by inhabitants", here, {"waiting": 730, "cost": 10_300_001}, plan(here, courses), "budget")


def _fixed_local() -> Case:
    # The same costs fall on K, where L1 stands: H can pay both, K can pay none of its own.
    here = region(
        periods=1,
        municipalities=TWO,
        care=DEAR,
        clients=[client("a", count=2), client("b", origin="K", urgency=1)],
        locations=[location("L1", 9, municipality="K", fixed_cost_per_year="30000.01")],
        budgets={"H": [2 * YEAR], "K": [YEAR + 3_000_000]},
        fixed_costs_to="vestigingsgemeente",
        goals=["waiting"],
    )
    return Case("budget: fixed costs to the municipality", here, {"waiting": 2920}, plan(here, {"a": "L1", "b": WAIT}), "budget")


def _fixed_centre() -> Case:
    # And here on the centre H, which can then pay one of its two (weight 1 waits).
    here = region(
        periods=1,
        municipalities={"H": {"inhabitants": 6000, "centre": True}, "K": 3000},
        care=DEAR,
        clients=[client("a", urgency=1), client("c", urgency=4), client("b", origin="K")],
        locations=[location("L1", 9, municipality="K", fixed_cost_per_year="30000.01")],
        budgets={"H": [2 * YEAR], "K": [YEAR]},
        fixed_costs_to="centrum",
        goals=["waiting"],
    )
    return Case("budget: fixed costs to the centre", here, {"waiting": 365}, plan(here, {"a": "L1", "c": WAIT, "b": "L1"}), "budget")


def _indexed() -> Case:
    # Care at prices of 2026 rises 10 % a year: in 2027 € 110 × 365 = 40.150, in 2028 € 121 × 366 = 44.286. H can pay two in either year. In 2028 b comes
    # (weight 8), so one a is housed for good and the other, who could not stay, waits 731 days at weight 2.
    here = region(
        care=DEAR,
        clients=[client("a", count=2), client("b", first=1, urgency=1)],
        locations=[location("L1", 9)],
        budgets={"H": [8_800_000, 2 * 4_428_600]},
        care_index_pct=10,
        price_year=2026,
        goals=["waiting", "cost"],
    )
    courses = {("a", 1): "L1", ("a", 2): WAIT, "b": "L1"}
    best = {"waiting": 1462, "cost": 4_015_000 + 2 * 4_428_600}
    return Case("budget: indexed care", here, best, plan(here, courses), "budget")


def _indexed_costs() -> Case:
    # Fixed costs of € 1.000 rise 50 %: 1.500 in 2028. H has 1.499,99 then, so L1 has to close though nobody minds it in 2027; a moves.
    here = region(
        clients=[client("a", current="L1")],
        locations=[location("L1", 2, closable_from=0, fixed_cost_per_year=1000), location("L2", 2)],
        budgets={"H": [100_000, 149_999]},
        cost_index_pct=50,
        goals=["moves", "cost"],
    )
    # It may close in 2027 as well: one move either way, and then it costs nothing.
    made = plan(here, {"a": "L2"}, closings={"L1": 0})
    return Case("budget: indexed fixed costs", here, {"moves": 1, "cost": 0}, made, "budget", ("closings",))


def _who_pays() -> Case:
    # H has no money at all. K pays a (betaler), the outside world pays b, the centre K pays c (unknown origin) and d (of K). K has room for two of these
    # three; d waits at weight 1. e, of H, waits at weight 4.
    here = region(
        periods=1,
        municipalities={"H": 6000, "K": {"inhabitants": 3000, "centre": True}},
        care=DEAR,
        clients=[
            client("a", payer="K"),
            client("b", payer="extern", urgency=2),
            client("c", origin=None),
            client("d", origin="K", urgency=4),
            client("e", urgency=2),
        ],
        locations=[location("L1", 9)],
        budgets={"H": [0], "K": [2 * YEAR]},
        goals=["waiting", "cost"],
    )
    made = plan(here, {"a": "L1", "b": "L1", "c": "L1", "d": WAIT, "e": WAIT})
    return Case("budget: who pays", here, {"waiting": 1825, "cost": 2 * YEAR}, made, "budget")


def _residence_principle() -> Case:
    # From 2028 the origin pays for who came in since; the centre H pays all others. K can pay one in 2028. a (of K, from 2027) stays H's; b (of K, from
    # 2028) is K's. H can pay one in each year: a, so c of H waits, 731 days at weight 1.
    here = region(
        municipalities={"H": {"inhabitants": 6000, "centre": True}, "K": 3000},
        care=DEAR,
        clients=[
            client("a", origin="K", in_care_from=date(2027, 1, 1)),
            client("b", origin="K", first=1, in_care_from=date(2028, 1, 1), urgency=2),
            client("c", urgency=4),
        ],
        locations=[location("L1", 9)],
        budgets={"H": [YEAR, 3_660_000], "K": [0, 3_660_000]},
        residence_principle_from=1,
        residence_principle_date=date(2028, 1, 1),
        goals=["waiting"],
    )
    return Case("budget: residence principle", here, {"waiting": 731}, plan(here, {"a": "L1", "b": "L1", "c": WAIT}), "budget")


def _residence_principle_in_mid_year() -> Case:
    # From 1 June 2027, so in periods from 2028, the origin pays for who came in since: b of K, in care since 15 June, is the centre's in 2027 and K's in 2028.
    # H can pay one in 2027 and none in 2028, K none and one: b may be housed from the start, a of H (weight 1) waits 731 days.
    here = region(
        municipalities={"H": {"inhabitants": 6000, "centre": True}, "K": 3000},
        care=DEAR,
        clients=[client("a", urgency=4, in_care_from=date(2027, 6, 15)), client("b", origin="K", in_care_from=date(2027, 6, 15))],
        locations=[location("L1", 9)],
        budgets={"H": [YEAR, 0], "K": [0, 3_660_000]},
        residence_principle_from=1,
        residence_principle_date=date(2027, 6, 1),
        goals=["waiting"],
    )
    return Case("budget: residence principle in mid-year", here, {"waiting": 731}, plan(here, {"a": WAIT, "b": "L1"}), "budget")


def _soft() -> Case:
    # Soft, and waiting goes before: all are housed. H is € 36.500 short in 2027 and € 36.600,00 less 7 cents in 2028.
    here = region(
        care=DEAR,
        clients=[client("a", count=2)],
        locations=[location("L1", 9)],
        budgets={"H": [YEAR, 3_660_007]},
        rules={"budget": "zacht"},
        goals=["waiting"],
    )
    best = {"waiting": 0, "over_budget": 3_650_000 + 3_659_993}
    return Case("budget: soft", here, best, plan(here, {"a": "L1"}))


def _soft_first() -> Case:
    # Soft, and its goal before waiting: one is housed, one waits.
    here = region(
        care=DEAR,
        clients=[client("a", count=2)],
        locations=[location("L1", 9)],
        budgets={"H": [YEAR + 3, 3_660_000]},
        rules={"budget": "zacht"},
        goals=["over_budget", "waiting"],
    )
    best = {"over_budget": 0, "waiting": 1462}
    return Case("budget: soft, before waiting", here, best, plan(here, {("a", 1): "L1", ("a", 2): WAIT}))


def _soft_solidary() -> Case:
    # Soft and solidary (10 %): H spends 73.000 of 40.000 (+ 10 % = 44.000), K 0 of 20.000. Regional excess 13.000, of H 29.000.
    here = region(
        periods=1,
        municipalities=TWO,
        care=DEAR,
        clients=[client("a", count=2)],
        locations=[location("L1", 9)],
        budgets={"H": [4_000_000], "K": [2_000_000]},
        budget_form="solidair",
        solidarity_pct=10,
        rules={"budget": "zacht"},
        goals=["waiting"],
    )
    return Case("budget: soft, solidary", here, {"waiting": 0, "over_budget": 4_200_000}, plan(here, {"a": "L1"}))


def _extra_hours() -> Case:
    # In 2028 the team can buy two hours a week, € 70 an hour: 366 / 7 × 70 = € 3.660 for the year and hour. By inhabitants H bears two thirds of each hour,
    # € 2.440, and has a cent too little for two. One of two clients who ask 1 hour each, above the ten that are there, waits 366 days (weight 1).
    here = region(
        municipalities=TWO,
        care={("P", "BW"): ("passend", 0, 10), ("Q", "BW"): ("passend", 0, 1)},
        clients=[client("a", current="L1"), client("b", "Q", first=1), client("c", "Q", first=1, urgency=4)],
        locations=[location("L1", 5)],
        teams=[team("T", 10, area=["H", "K"], max_growth_pct_per_year=20, cost_per_extra_hour=70)],
        budgets={"H": [0, 2 * 244_000 - 1], "K": [0, 999_999]},
        goals=["waiting", "cost"],
    )
    made = plan(here, {"a": "L1", "b": "L1", "c": WAIT}, extra_hours={("T", 1): 1})
    return Case("budget: extra hours", here, {"waiting": 366, "cost": 366_000}, made, "budget", ("extra_hours",))


CASES = [
    _own(),
    _to_the_cent(),
    _exact(),
    _waiting_care(),
    _waiting_care_decides(),
    _regional(),
    _regional_stretches(),
    _solidary(),
    _solidary_sum(),
    _two_years_together(),
    _fixed_by_inhabitants(),
    _fixed_local(),
    _fixed_centre(),
    _indexed(),
    _indexed_costs(),
    _who_pays(),
    _residence_principle(),
    _residence_principle_in_mid_year(),
    phase_in(),
    _soft(),
    _soft_first(),
    _soft_solidary(),
    _extra_hours(),
]
