"""What a part has of the whole: its own, budgets less what is borne of others' places, and never no team where there are teams."""

from __future__ import annotations

from tests.build import budget, client, location, offer, pin, project, quota, region, team
from woonplek.domain.instance import Instance
from woonplek.model.parts.divide import divided

CARE = {("P", "BW"): ("passend", 0, "2"), ("P", "BT"): ("passend", 0, "1")}


def _two(**more: object) -> Instance:
    """Return a client of X (1000 people) and two of Y (3000 people), with places of their own that cost 100 and 700 euro a year."""
    return region(
        clients=[client("a", origin="X", requirements={"x"}), client("b", origin="Y", requirements={"y"}, count=2)],
        locations=[
            location("A", 2, municipality="X", features={"x"}, fixed_cost_per_year=100, neighbourhood="N"),
            location("B", 5, municipality="Y", features={"y"}, fixed_cost_per_year=700),
            offer("C-Y-BT-1", 1, municipality="Y", features={"y"}),
        ],
        municipalities={"X": 1000, "Y": 3000, "Z": {"inhabitants": 500, "in_region": False}},
        neighbourhoods={"N": ("X", 3), "M": ("Y", 3)},
        budgets=more.pop("budgets", {"X": [50_000, 60_000], "Y": [800_000, 900_000]}),
        **more,
    )


def _parts(instance: Instance) -> tuple[Instance, Instance]:
    """Return the parts of Y and of X."""
    of_y, of_x = divided(instance, least=1)
    return of_y, of_x


def test_a_part_has_its_own_and_nothing_else() -> None:
    whole = _two(
        quotas=[quota(0, municipality="X", maximum=1), quota(1, municipality="Y", maximum=2)],
        pins=[pin("a", "A", 0), pin("B", "open", 0, kind="locatie")],
        projects=[project("P", 2, municipality="X", features={"x"}, owner="C", investment=10)],
        investment={("C", 0): 5000},
    )
    of_y, of_x = _parts(whole)
    assert [c.id for c in of_x.clients] == ["a"]
    assert [c.id for c in of_y.clients] == ["b"]
    assert [loc.code for loc in of_x.locations] == ["A", "P"]
    assert [loc.code for loc in of_y.locations] == ["B", "C-Y-BT-1"]
    assert [o.location for o in of_y.offers] == ["C-Y-BT-1"]
    assert [p.code for p in of_x.projects] == ["P"]
    assert [room.owner for room in of_x.investment] == ["C"]
    assert [q.municipality for q in of_x.quotas] == ["X"]
    assert [p.code for p in of_x.pins] == ["a"]
    assert [p.code for p in of_y.pins] == ["B"]
    assert [n.code for n in of_x.neighbourhoods] == ["N"]
    assert not of_x.offers
    assert not of_y.projects
    assert not of_y.investment
    assert of_x.policy == whole.policy
    assert of_x.calendar == whole.calendar


def test_budgets_are_less_by_what_is_borne_of_other_places() -> None:
    """By inhabitants X bears a quarter of B's 70,000 cents, and Y three quarters of A's 10,000."""
    of_y, of_x = _parts(_two(fixed_costs_to="inwoners"))
    assert [b.amount for b in of_x.budgets] == [50_000 - 17_500, 60_000 - 17_500]
    assert [b.amount for b in of_y.budgets] == [800_000 - 7_500, 900_000 - 7_500]
    assert [m.code for m in of_x.municipalities] == ["X", "Y"]


def test_a_budget_of_two_periods_is_less_by_both() -> None:
    of_x = _parts(_two(fixed_costs_to="inwoners", budgets=[budget("X", 0, 2, 50_000), budget("Y", 0, 1, 90_000)]))[1]
    assert [b.amount for b in of_x.budgets] == [50_000 - 35_000]


def test_budgets_are_whole_where_each_bears_its_own() -> None:
    of_y, of_x = _parts(_two(fixed_costs_to="vestigingsgemeente"))
    assert [b.amount for b in of_x.budgets] == [50_000, 60_000]
    assert [b.amount for b in of_y.budgets] == [800_000, 900_000]
    assert [m.code for m in of_x.municipalities] == ["X"]


def test_a_payer_elsewhere_is_known_and_the_centre_always() -> None:
    whole = region(
        clients=[client("a", origin="X", requirements={"x"}, payer="Z"), client("b", origin="Y", requirements={"y"}, count=2)],
        locations=[location("A", 2, municipality="X", features={"x"}), location("B", 5, municipality="Y", features={"y"})],
        municipalities={"X": 1, "Y": 3, "Z": 5, "C": {"inhabitants": 7, "centre": True}, "D": 9},
        fixed_costs_to="vestigingsgemeente",
    )
    of_y, of_x = _parts(whole)
    assert [m.code for m in of_x.municipalities] == ["X", "Z", "C"]
    assert [m.code for m in of_y.municipalities] == ["Y", "C"]


def test_a_team_goes_with_its_part_and_one_that_only_answers_with_both() -> None:
    teams = [team("N", 0, area=["X", "Y"], on_call=True), team("T", 9, area=["X"])]
    of_y, of_x = _parts(_two(teams=teams, care=CARE))
    assert [(t.code, t.area) for t in of_x.teams] == [("N", ("X",)), ("T", ("X",))]
    assert [(t.code, t.area) for t in of_y.teams] == [("N", ("Y",))]


def test_a_team_of_another_part_answers_here_without_hours() -> None:
    """Rule *care_hours* is off, so that hours tie nothing; a 24-hour team still allows to live independently."""
    team_of_both = team("T", 9, area=["X", "Y"], on_call=True)
    of_y, of_x = _parts(_two(teams=[team_of_both], care=CARE, rules={"care_hours": "uit"}))
    assert [(t.code, t.on_call) for part in (of_x, of_y) for t in part.teams] == [("T", True), ("T", True)]
    assert "X" in of_x.teams[0].area
    assert "Y" in of_y.teams[0].area
    assert sorted(t.hours_per_week for part in (of_x, of_y) for t in part.teams) == [0, 9]


def test_without_a_team_there_are_still_teams_that_do_not_come() -> None:
    """No team at all would mean no limit on hours."""
    of_y, of_x = _parts(_two(teams=[team("T", 9, area=["X"], max_growth_pct_per_year=50)], care=CARE))
    assert [(t.code, t.hours_per_week) for t in of_x.teams] == [("T", 9)]
    assert [(t.area, t.hours_per_week) for t in of_y.teams] == [((), 0)]
    assert not _two().teams
    assert not divided(_two(), least=1)[0].teams


def test_one_part_is_the_instance_itself() -> None:
    whole = _two()
    assert divided(whole, least=4) == [whole]
    assert divided(whole, least=4)[0] is whole


def test_who_is_never_in_care_is_in_no_part() -> None:
    whole = _two()
    never = whole.clients[0].model_copy(update={"id": "n", "first": 1, "end": 1})
    parts = divided(whole.model_copy(update={"clients": (*whole.clients, never)}), least=1)
    assert [c.id for part in parts for c in part.clients] == ["b", "a"]
