from datetime import date

import pytest

from tests.io.regions import book
from woonplek.domain.codes import Decision
from woonplek.domain.plan import Closing, Course, ExtraHours, Plan, ProjectDecision
from woonplek.io.book import read_book
from woonplek.io.build import build
from woonplek.io.next_year import next_input
from woonplek.io.problems import InputError

NEXT = date(2028, 1, 1)
PEOPLE = ["profiel", "id", "herkomstgemeente", "aantal", "in_zorg_vanaf", "in_zorg_tot", "huidige_locatie"]
PLACES = ["code", "gemeente", "woonvorm", "plaatsen", "behouden", "sluitbaar_vanaf"]
PROJECT = [
    "code",
    "gemeente",
    "woonvorm",
    "plaatsen",
    "deelbaar_per",
    "eigenaar",
    "doorlooptijd_maanden",
    "investering",
    "min_bezetting",
    "groep",
    "vereist",
    "vervangt",
]


def roll(tmp_path, changes, courses, *, start=NEXT, projects=(), closings=(), hours=(), **settings):
    """The region one year on: each course is a text of places with blanks between, W for the waiting list."""
    source = book(changes, **settings)
    instance = build(source)
    first = {(c.id, nr): c.first for c in instance.clients for nr in c.numbers}
    plan = Plan(
        courses=tuple(
            Course(client=i, nr=nr, first=first[i, nr], places=tuple("wachtlijst" if p == "W" else p for p in places.split()))
            for (i, nr), places in courses.items()
        ),
        projects=tuple(ProjectDecision(project=p, period=t, steps=n) for p, t, n in projects),
        closings=tuple(Closing(location=p, period=t) for p, t in closings),
        extra_hours=tuple(ExtraHours(team=team, period=t, hours=n) for team, t, n in hours),
    )
    path = tmp_path / "volgend.xlsx"
    remarks = next_input(source, instance, plan, start, path)
    return build(read_book(path)), [text.nl for text in remarks]


def people(instance):
    return [(c.id, c.count, c.profiles[0], c.current, c.first, c.end, c.leaves) for c in instance.clients]


def test_everybody_is_where_the_plan_has_them(tmp_path):
    table = {
        "Cliënten": [
            PEOPLE,
            ["ZWAAR", "C1", "GM0917", 3, None, None, "LINDE"],
            ["LICHT", None, "GM0928", 1, None, None, None],
            ["LICHT", "weg", None, 1, None, "2028", None],
            ["LICHT", "later", None, 2, "2028", None, None],
            ["LICHT", "kort", None, 1, date(2020, 1, 1), "2029", "FLAT"],
        ]
    }
    courses = {
        ("C1", 1): "LINDE LINDE LINDE",
        ("C1", 2): "FLAT FLAT FLAT",
        ("C1", 3): "LINDE FLAT FLAT",
        ("rij-2", 1): "W W FLAT",
        ("weg", 1): "W",
        ("later", 1): "W W",
        ("later", 2): "FLAT FLAT",
        ("kort", 1): "FLAT FLAT",
    }
    instance, remarks = roll(tmp_path, table, courses)
    assert [p.label for p in instance.calendar.periods] == ["2028", "2029"]
    assert people(instance) == [
        ("C1-nr1", 2, "ZWAAR", "LINDE", 0, 2, False),
        ("C1-nr2", 1, "ZWAAR", "FLAT", 0, 2, False),
        ("2027-rij-2", 1, "LICHT", None, 0, 2, False),
        ("later", 2, "LICHT", None, 0, 2, False),
        ("kort", 1, "LICHT", "FLAT", 0, 1, True),
    ]
    assert instance.clients[2].waiting_since == date(2027, 1, 1)
    assert instance.clients[4].in_care_from == date(2020, 1, 1)
    assert len(remarks) == 1


def test_settings_keep_what_hung_on_the_old_start(tmp_path):
    table = {"Cliënten": [PEOPLE, ["LICHT", "C", None, 1, None, None, None]]}
    instance, _ = roll(tmp_path, table, {("C", 1): "W W W"}, rente_pct=4, budgetvorm="regionaal")
    settings = instance.settings
    assert (settings.price_year, settings.phase_in_start, settings.interest_pct, settings.budget_form) == (
        2027,
        date(2027, 1, 1),
        4,
        "regionaal",
    )
    assert settings.reference_date == NEXT


def test_kept_homes_and_closed_locations(tmp_path):
    table = {
        "Cliënten": [PEOPLE, ["LICHT", "weg", None, 2, None, "2028", None], ["ZWAAR", "blijft", None, 1, None, None, "LINDE"]],
        "Locaties": [
            PLACES,
            ["LINDE", "GM0917", "BW", 7, None, "2027"],
            ["EIK", "GM0917", "BW", 5, None, "2027"],
            ["FLAT", "GM0928", "ZELF", 6, 1, None],
        ],
    }
    courses = {("weg", 1): "FLAT", ("weg", 2): "W", ("blijft", 1): "LINDE LINDE EIK"}
    instance, _ = roll(tmp_path, table, courses, closings=[("EIK", 0)])
    # EIK closed in 2027 and is gone, so what the plan does there later does not matter
    assert [(loc.code, loc.places, loc.kept_at_start) for loc in instance.locations] == [
        ("LINDE", (7, 7), 0),
        ("FLAT", (6, 6), 2),
        ("thuis", (0, 0), 0),
    ]


def test_changes_to_come_and_changes_of_flows(tmp_path):
    table = {
        "Cliënten": [PEOPLE, ["LICHT", "C", None, 3, None, None, None], ["LICHT", "S", None, 1, None, None, None]],
        "Profielwijzigingen": [["cliënt", "vanaf", "profiel", "aantal"], ["C", "2028", "ZWAAR", 1], ["C", "2029", "ZWAAR", 1]],
        "In- en uitstroom": [
            ["soort", "profiel", "periode", "aantal_per_jaar", "naar_profiel", "gemeente"],
            ["verandering", "LICHT", "2027", 1, "ZWAAR", None],
            ["instroom", "LICHT", None, 1, None, "GM0917"],
        ],
    }
    courses = {("C", 1): "W W W", ("C", 2): "W W W", ("C", 3): "W W W", ("S", 1): "W W W"}
    courses |= {(f"instroom-GM0917-LICHT-{year}", 1): "W " * (2030 - year) for year in (2027, 2028, 2029)}
    instance, _ = roll(tmp_path, table, courses)
    # in 2027 the flow changed nr 3 of C (first of two free rows), who is like nr 1 then; who flows in from 2028 on will flow in again
    assert [(c.id, c.numbers, c.profiles, c.first) for c in instance.clients] == [
        ("C-nr1", (1, 2), ("ZWAAR", "ZWAAR"), 0),
        ("C-nr2", (1,), ("LICHT", "ZWAAR"), 0),
        ("S", (1,), ("LICHT", "LICHT"), 0),
        ("instroom-GM0917-LICHT-2027", (1,), ("LICHT", "LICHT"), 0),
        ("instroom-GM0917-LICHT-2028", (1,), ("LICHT", "LICHT"), 0),
        ("instroom-GM0917-LICHT-2029", (1,), ("LICHT", "LICHT"), 1),
    ]


def test_projects_delivered_under_way_and_open(tmp_path):
    table = {
        "Cliënten": [PEOPLE, ["LICHT", "C", None, 1, None, None, None]],
        "Projecten": [
            PROJECT,
            ["KLAAR", "GM0917", "ZELF", 12, 4, "Corp", 0, 120000, 7, None, None, None],
            ["BEZIG", "GM0917", "ZELF", 6, None, "Corp", 18, 60000, None, "g", "KLAAR", None],
            ["ANDERS", "GM0917", "ZELF", 6, None, "Corp", 0, 1000, None, "g", None, None],
            ["OPEN", "GM0917", "ZELF", 5, None, "Corp", 0, 1000, None, None, "KLAAR", "LINDE"],
        ],
        "Investeringsruimte": [["eigenaar", "2027", "2028"], ["Corp", 250000, 5000]],
    }
    instance, _ = roll(tmp_path, table, {("C", 1): "KLAAR KLAAR KLAAR"}, projects=[("KLAAR", 0, 2), ("BEZIG", 0, 1), ("OPEN", 1, 1)])
    built = instance.location["KLAAR"]
    assert (built.places, built.minimum_use, built.owner, built.tenant_stays) == ((8, 8), 5, "Corp", True)
    assert instance.clients[0].current == "KLAAR"
    assert [(p.code, p.decision, p.begun, p.requires, p.replaces) for p in instance.projects] == [
        ("BEZIG", Decision.FIXED, date(2027, 1, 1), None, None),
        ("OPEN", Decision.OPTION, None, None, "LINDE"),
    ]
    # 250.000 - 80.000 (two of three steps) - 60.000, and 5.000 more in 2028
    assert [(limit.owner, limit.period, limit.amount) for limit in instance.investment] == [("Corp", 0, 11500000)]


def test_a_home_on_offer_that_is_lived_in_becomes_a_location(tmp_path):
    table = {
        "Cliënten": [PEOPLE, ["LICHT", "C", None, 2, None, None, None], ["LICHT", "weg", None, 1, None, "2028", None]],
        "Woningaanbod": [["eigenaar", "gemeente", "2027", "2028", "huur"], ["Corp", "GM0928", 4, 2, 600]],
    }
    home = "Corp-GM0928-ZELF-1"
    instance, _ = roll(tmp_path, table, {("C", 1): f"{home} {home} {home}", ("C", 2): f"W {home} {home}", ("weg", 1): home})
    lived_in = instance.location[f"{home}-2028"]
    assert (lived_in.places, lived_in.kept_at_start, lived_in.owner, lived_in.rent) == ((2, 2), 1, "Corp", 60000)
    assert [(c.id, c.current) for c in instance.clients] == [("C-nr1", f"{home}-2028"), ("C-nr2", None)]
    assert [limit.amount for limit in instance.offer[home].limits] == [2]


def test_pins_and_places_to_come(tmp_path):
    table = {
        "Cliënten": [PEOPLE, ["LICHT", "C", None, 2, None, None, "LINDE"]],
        "Vastgelegd": [
            ["soort", "code", "nr", "vanaf", "t/m", "waarde"],
            ["cliënt", "C", 2, "2027", "2028", "LINDE"],
            ["locatie", "FLAT", None, "2029", None, "dicht"],
        ],
        "Capaciteitsverloop": [["locatie", "2027", "2028", "2029"], ["LINDE", 6, 5, 4]],
    }
    instance, _ = roll(tmp_path, table, {("C", 1): "LINDE LINDE LINDE", ("C", 2): "LINDE LINDE LINDE"})
    assert [(p.code, p.number, p.span.first, p.span.end, p.value) for p in instance.pins] == [
        ("C-nr2", None, 0, 1, "LINDE"),
        ("FLAT", None, 1, 2, "dicht"),
    ]
    assert instance.location["LINDE"].places == (5, 4)
    assert instance.location["FLAT"].is_open == (True, False)


def test_who_lived_where_it_closed_is_where_the_plan_goes_on(tmp_path):
    table = {
        "Cliënten": [PEOPLE, ["ZWAAR", "C", None, 1, None, None, "LINDE"]],
        "Locaties": [[*PLACES, "open_tot"], ["LINDE", "GM0917", "BW", 7, None, None, "2028"], ["EIK", "GM0917", "BW", 5, None, None, None]],
    }
    instance, _ = roll(tmp_path, table, {("C", 1): "LINDE EIK EIK"})
    assert instance.clients[0].current == "EIK"
    assert "LINDE" not in instance.location


def test_only_a_later_period_of_the_plan_can_be_the_start(tmp_path):
    for start in (date(2027, 1, 1), date(2028, 2, 1), date(2030, 1, 1)):
        with pytest.raises(InputError, match="kies uit: 01-01-2028, 01-01-2029"):
            roll(tmp_path, {"Cliënten": [PEOPLE, ["LICHT", "C"]]}, {("C", 1): "W W W"}, start=start)
    assert list(tmp_path.iterdir()) == []


def test_sheets_that_stay_lose_only_the_past(tmp_path):
    table = {
        "Cliënten": [PEOPLE, ["LICHT", "C", "GM0917", 1, None, None, None]],
        "Budgetten": [["gemeente", "2027", "2028", "2029"], ["GM0917", 90000, 91000, 92000], ["GM0928", None, 500, None]],
        "Contingenten": [["gemeente", "periode", "minimum"], ["GM0928", "2027", 1], ["GM0928", "2029", 2]],
        "Regels": [["regel", "stand"], ["woonladder", "zacht"]],
        "Scenario's": [["scenario"], ["anders"]],
    }
    table["Regels"][1][1] = "uit"
    instance, remarks = roll(tmp_path, table, {("C", 1): "W W W"})
    assert [(b.payer, b.span.first, b.amount) for b in instance.budgets] == [
        ("GM0917", 0, 9100000),
        ("GM0917", 1, 9200000),
        ("GM0928", 0, 50000),
    ]
    assert [(q.span.first, q.minimum) for q in instance.quotas] == [(1, 2)]
    assert remarks[1].startswith("Niet meegenomen: Scenario's;")


def test_teams_have_grown_as_the_plan_says(tmp_path):
    table = {
        "Cliënten": [PEOPLE, ["LICHT", "C", None, 1, None, None, None]],
        "Teams": [["code", "cliënturen_per_week", "max_groei_pct_per_jaar"], ["T", "40,5", 20], ["U", 30, 20]],
        "Werkgebied": [["team", "gemeente"], ["T", "GM0917"], ["U", "GM0928"]],
    }
    instance, remarks = roll(tmp_path, table, {("C", 1): "W W W"}, hours=[("T", 1, 8), ("T", 2, 17), ("U", 2, 6)])
    assert [(team.code, float(team.hours_per_week)) for team in instance.teams] == [("T", 48.5), ("U", 30)]
    assert remarks[-1] == "Teams beginnen met de extra uren die het plan dan inkoopt, zonder prijs: T +8 uur per week."
