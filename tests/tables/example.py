"""A region of two years worked out by hand; every number below is derived in these comments.

2027 has 365 days, 2028 has 366. Heerlen (H) has 3000 inhabitants, Kerkrade (K) 1000.

* a (two clients, Q, from H) stay in LIN: 200 a day. 2027: 73000 each; 2028: 73200 each.
* b (P, from K) is in GRO (bridging, 100 a day): 36500. GRO closes in 2028; b then goes to a home in K (60 a day): 21960.
* c (P, from K, urgency 1) gets the home in K of 2027: 21900, and stays: 21960.
* d (P, from H, urgency 4) waits both years. 2027: there is room in GRO, but its 36500 is more than the region has left.
  2028: the home of that year goes to b, who is more urgent.
* e (Q, from H) gets the third place of LIN in 2027 (73000) and leaves care without a home.

LIN costs 36500 a year whoever lives there: H bears 27375, K 9125.
H: 2027 146000 + 73000 + 27375 = 246375; 2028 146400 + 27375 = 173775. K: 2027 36500 + 21900 + 9125 = 67525; 2028 2 x 21960 + 9125 = 53045.
Together 313900 of 317525 in 2027, 226820 of 233000 in 2028, when K settles the 775 that H is short.
Team T gives 2 + 5 hours a week in 2027 and 5 + 5 in 2028, of 12.
"""

from __future__ import annotations

from datetime import date
from functools import cache

from tests.build import client, location, offer, plan, project, region, team

from woonplek.check import Verdict, judge
from woonplek.domain.base import Text
from woonplek.domain.instance import Note
from woonplek.domain.result import GoalOutcome, Result, Shadow, Status
from woonplek.tables import Table, tables

EURO = 100
CARE = {
    ("P", "BT"): ("passend", 60, 5),
    ("P", "GR"): ("overbrugging", 100, 2),
    ("Q", "BW"): ("passend", 200, 0),
}
NOTES = (
    Note(kind="question", text=Text("Zonder Rijksbijdrage: wat het verdeelmodel doet.", "Without a grant: what distribution does.")),
    Note(kind="assumption", text=Text("Rente 3 %.", "Interest 3 %.")),
)


@cache
def example() -> tuple[Result, Verdict]:
    """Return the result and what the referee says of it."""
    instance = region(
        municipalities={"H": {"inhabitants": 3000, "name": "Heerlen", "centre": True}, "K": {"inhabitants": 1000, "name": "Kerkrade"}},
        profiles=["P", "Q"],
        care=CARE,
        clients=[
            client("a", "Q", count=2, current="LIN"),
            client("b", "P", current="GRO", origin="K"),
            client("c", "P", origin="K", urgency=1, waiting_since=date(2026, 5, 7)),
            client("d", "P", urgency=4),
            client("e", "Q", urgency=2, end=1),
        ],
        locations=[
            location("LIN", 3, name="Lindehof", fixed_cost_per_year=36500, provider="Zorgkracht"),
            location("GRO", 2, form="GR", municipality="K", name="Groepshuis", open_until=1),
        ],
        offers=[offer("WZ-K-BT-1", 1, municipality="K", owner="Wonen Zuid", rent=68296, name="")],
        projects=[project("P1", 4, municipality="K", name="Nieuwbouw", owner="Wonen Zuid", lead=12, investment=500000)],
        investment={("Wonen Zuid", 0): 400000 * EURO},
        budgets={"H": [250000 * EURO, 173000 * EURO], "K": [67525 * EURO, 60000 * EURO]},
        budget_form="regionaal",
        teams=[team("T", 12, area=["H", "K"], on_call=True, name="Team Thuis")],
        region="Parkstad",
    )
    instance = instance.model_copy(update={"notes": NOTES, "input_sha256": "ab12"})
    made = plan(
        instance,
        {"a": "LIN", "b": ["GRO", "WZ-K-BT-1"], "c": "WZ-K-BT-1", "d": "wachtlijst", "e": "LIN"},
    )
    goals = (
        GoalOutcome(key="waiting", unit="weighted days", best=731, value=731, allowed=731, bound=731, seconds=0.5),
        GoalOutcome(key="over_exit_home", unit="clients", best=1, value=1, allowed=1, bound=1, seconds=0.25),
        GoalOutcome(key="bridging", unit="days", best=360, value=365, allowed=370, bound=351, seconds=0.125),
        GoalOutcome(key="cost", unit="cents", best=54072000, value=54072000, allowed=54072000, bound=54072000, seconds=1.5),
    )
    result = Result(
        status=Status.STOPPED,
        instance=instance,
        plan=made,
        goals=goals,
        shadows=(Shadow(rule="offer", key=("WZ-K-BT-1", "2028"), gain=366),),
        counts={"clients": 6},
        phases={"solve": 2.0},
        seed=7,
        seconds=2.375,
        versions={"woonplek": "0.1.0"},
    )
    return result, judge(instance, made)


@cache
def example_tables() -> dict[str, Table]:
    """Return the Dutch tables of the example by key."""
    result, verdict = example()
    return {table.key: table for table in tables(result, verdict)}


def rows_of(key: str, *columns: str) -> list[tuple[object, ...]]:
    """Return the cells of some columns (by key; none: all) of a table of the example."""
    table = example_tables()[key]
    at = [[c.key for c in table.columns].index(column) for column in columns] or range(len(table.columns))
    return [tuple(row[i] for i in at) for row in table.rows]
