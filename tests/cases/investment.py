"""Hand cases of rule *investment*."""

from __future__ import annotations

from tests.build import client, plan, project, region
from tests.cases.case import Case

WAIT = "wachtlijst"


def _saves_up() -> Case:
    # C has € 700 in 2027 and € 500 more in 2028. P costs 400 a step of two places, three steps: one in 2027... but P is decided once: one step in 2027
    # (four of six clients wait on), or three in 2028 (1.200). 2 × (4 × 731) = 5.848 against 2 × (6 × 365) = 4.380.
    here = region(
        clients=[client("a", count=6)],
        projects=[project("P", 6, form="BW", step=2, owner="C", investment=1200)],
        investment={("C", 0): 70_000, ("C", 1): 50_000},
        goals=["waiting"],
    )
    made = plan(here, {"a": [WAIT, "P"]}, projects={"P": (1, 3)})
    return Case("investment: saves up", here, {"waiting": 4380}, made, "investment", ("projects",))


def _settled_counts() -> Case:
    # C has € 1.000. The settled P takes 300 of it; Q costs 700,01 and is a cent too dear, R of another owner without limit is fine. R has one place for three.
    here = region(
        periods=1,
        clients=[client("a", count=3), client("b", urgency=4)],
        projects=[
            project("P", 1, form="GR", decision="vast", owner="C", investment=300),
            project("Q", 2, form="BW", owner="C", investment="700.01"),
            project("R", 1, form="BW", owner="D", investment=99_000),
        ],
        investment={("C", 0): 100_000},
        goals=["waiting"],
    )
    courses = {("a", 1): "P", ("a", 2): "R", ("a", 3): WAIT, "b": WAIT}
    made = plan(here, courses, projects={"P": (0, 1), "R": (0, 1)})
    return Case("investment: settled projects count", here, {"waiting": 1095}, made, "investment", ("projects",))


def _room_later() -> Case:
    # Room of 2028 is no room in 2027: P (€ 900) waits for it, so do three clients, 365 days.
    here = region(
        clients=[client("a", count=3)],
        projects=[project("P", 3, form="BW", owner="C", investment=900)],
        investment={("C", 1): 90_000},
        goals=["waiting"],
    )
    made = plan(here, {"a": [WAIT, "P"]}, projects={"P": (1, 1)})
    return Case("investment: room later", here, {"waiting": 2190}, made, "investment", ("projects",))


def _overspent() -> Case:
    # What is settled costs more than there is: impossible.
    here = region(
        periods=1,
        clients=[client("a")],
        projects=[project("P", 3, form="BW", decision="vast", owner="C", investment=900)],
        investment={("C", 0): 89_999},
        goals=["waiting"],
    )
    return Case("investment: overspent", here, None, None, "investment", ("projects",))


CASES = [_saves_up(), _settled_counts(), _room_later(), _overspent()]
