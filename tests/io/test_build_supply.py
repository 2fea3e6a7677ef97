from datetime import date
from decimal import Decimal

import pytest

from tests.io.regions import notes, places, problems, region
from woonplek.domain.calendar import Span
from woonplek.domain.codes import Decision, OfferStatus, Source
from woonplek.domain.instance import Limit, OwnerLimit

LOCATION = ["code", "gemeente", "woonvorm", "plaatsen"]
PROJECT = ["code", "gemeente", "woonvorm", "plaatsen"]


def location(head, row, **more):
    """The location of that one row, and the other sheets of *more*."""
    base = {"Cliënten": [["profiel"], ["LICHT"]], **more}
    return region({"Locaties": [[*LOCATION, *head], ["L", "GM0917", "ZELF", 4, *row]], **base}).location["L"]


@pytest.mark.parametrize(
    ("opens", "closes", "is_open"),
    [
        (None, None, (True, True, True)),
        (date(2027, 1, 2), None, (False, True, True)),  # to the next boundary
        ("2029", None, (False, False, True)),
        (None, date(2028, 12, 31), (True, True, False)),  # the last day counts as the end
        (None, date(2028, 12, 30), (True, False, False)),  # to the boundary before
        (None, "2028", (True, False, False)),
        (None, date(2033, 1, 1), (True, True, True)),
        (date(2020, 1, 1), date(2029, 6, 1), (True, True, False)),
    ],
)
def test_when_a_location_is_open(opens, closes, is_open):
    found = location(["open_vanaf", "open_tot"], [opens, closes])
    assert found.is_open == is_open
    assert found.places == tuple(4 if is_open[t] else 0 for t in range(3))


def test_places_change_from_a_period_on():
    course = {"Capaciteitsverloop": [["locatie", "2028", "2029"], ["L", 7, None]]}
    assert location([], [], **course).places == (4, 7, 7)
    course = {"Capaciteitsverloop": [["locatie", "periode", "plaatsen"], ["L", date(2029, 5, 5), 2], ["L", None, 5]]}
    assert location([], [], **course).places == (5, 5, 2)


def test_zero_places_close_for_good():
    course = {"Capaciteitsverloop": [["locatie", "periode", "plaatsen"], ["L", "2028", 0]]}
    found = location([], [], **course)
    assert (found.places, found.is_open) == ((4, 0, 0), (True, False, False))
    again = [["locatie", "2028", "2029"], ["LINDE", 0, 5]]
    assert problems({"Capaciteitsverloop": again}) == [
        ("Capaciteitsverloop!C2", "LINDE is eerder al gesloten (0 plaatsen)", "een gesloten locatie gaat niet weer open")
    ]


def test_other_columns_of_a_location():
    head = [
        "eigenaar",
        "aanbieder",
        "huur",
        "kenmerken",
        "behouden",
        "min_bezetting",
        "vaste_kosten_per_jaar",
        "sluitbaar_vanaf",
        "huurder_blijft",
    ]
    found = location(head, ["Corp", "Zorg", "650,5", "Lift", 2, 3, 45000, date(2027, 5, 1), "ja"])
    assert (found.owner, found.provider, found.rent, found.features) == ("Corp", "Zorg", 65050, frozenset({"lift"}))
    assert (found.kept_at_start, found.minimum_use, found.fixed_cost_per_year, found.closable_from) == (2, 3, 45000, 1)
    assert location(["huurder_blijft"], ["nee"]).tenant_stays is False


@pytest.mark.parametrize(
    ("head", "row", "cell"),
    [
        (["open_vanaf"], [date(2030, 1, 1)], "Locaties!E2"),
        (["open_vanaf", "open_tot"], [date(2028, 1, 1), date(2027, 12, 31)], "Locaties!F2"),
        (["sluitbaar_vanaf"], ["2031"], "Locaties!E2"),
        (["behouden", "huurder_blijft"], [1, "nee"], "Locaties!E2"),
        (["wijk"], ["W"], "Locaties!E2"),
    ],
)
def test_locations_that_cannot_be(head, row, cell):
    wijken = [["code", "gemeente"], ["W", "GM0928"]]
    table = [[*LOCATION, *head], ["L", "GM0917", "ZELF", 4, *row]]
    assert places({"Locaties": table, "Wijken": wijken, "Cliënten": [["profiel"], ["LICHT"]]}) == [cell]


def test_offers_have_a_code_of_owner_municipality_form_and_number():
    table = [
        ["eigenaar", "gemeente", "aantal", "periode", "status", "huur"],
        ["Wonen Zuid", "Heerlen", 3, "2028", None, 600],
        ["Wonen Zuid", "GM0928", 2, None, None, None],
        ["wonen zuid", "GM0917", None, None, "vraag", None],
    ]
    instance = region({"Woningaanbod": table})
    assert [o.location for o in instance.offers] == ["Wonen Zuid-GM0917-ZELF-1", "Wonen Zuid-GM0928-ZELF-1", "Wonen Zuid-GM0917-ZELF-2"]
    assert [o.status for o in instance.offers] == [OfferStatus.PROMISED, OfferStatus.PROMISED, OfferStatus.ASKED]
    assert instance.offers[0].limits == (Limit(span=Span(first=1, end=2), amount=3),)
    assert instance.offers[1].limits == tuple(Limit(span=Span(first=t, end=t + 1), amount=2) for t in range(3))
    assert instance.offers[2].limits == tuple(Limit(span=Span(first=t, end=t + 1), amount=None) for t in range(3))
    first = instance.location["Wonen Zuid-GM0917-ZELF-1"]
    assert (first.source, first.form, first.owner, first.rent, first.tenant_stays) == (Source.OFFER, "ZELF", "Wonen Zuid", 60000, True)
    assert (first.places, first.is_open) == ((0, 0, 0), (True, True, True))


def test_a_year_limits_the_sum_of_its_quarters():
    table = [["eigenaar", "gemeente", "2027", "2028", "2031"], ["W", "GM0917", 5, 7, 9]]
    instance = region({"Woningaanbod": table}, maanden_per_periode=3, perioden=6)
    assert instance.offers[0].limits == (Limit(span=Span(first=0, end=4), amount=5), Limit(span=Span(first=4, end=6), amount=7))
    assert "Woningaanbod: 2031 ligt buiten het plan en wordt niet gebruikt." in notes(instance, "unused")


def test_offers_that_cannot_be():
    forms = [["code", "soort"], ["BW", "24-uurs"], ["ZELF", "zelfstandig"], ["STUDIO", "zelfstandig"]]
    table = [["eigenaar", "gemeente", "aantal", "woonvorm"], ["W", "GM0917", 2, None], ["W", "GM0917", None, "ZELF"]]
    assert places({"Woonvormen": forms, "Woningaanbod": table}) == ["Woningaanbod!D2", "Woningaanbod!C3"]


def project(head=(), row=(), **more):
    table = [[*PROJECT, *head], ["J", "GM0917", "ZELF", 12, *row]]
    return region({"Projecten": table, **more}).project["J"]


def test_a_project_with_defaults():
    found = project()
    assert (found.places, found.step, found.steps, found.decision) == (12, 12, 1, Decision.OPTION)
    assert (found.decide_from, found.decide_until, found.lead, found.life_years, found.begun) == (0, 2, 0, 40, None)
    location = region({"Projecten": [PROJECT, ["J", "GM0917", "ZELF", 12]]}).location["J"]
    assert (location.source, location.places, location.is_open) == (Source.PROJECT, (0, 0, 0), (True, True, True))


def test_all_columns_of_a_project():
    head = [
        "deelbaar_per",
        "besluit_vanaf",
        "besluit_uiterlijk",
        "doorlooptijd_maanden",
        "investering",
        "afschrijving_jaren",
        "min_bezetting",
        "vervangt",
        "groep",
    ]
    found = project(head, [4, date(2027, 3, 1), date(2028, 5, 5), 18, "1.200.000", 30, 6, "linde", "plan a"])
    assert (found.step, found.decide_from, found.decide_until, found.lead) == (4, 1, 1, 18)
    assert (found.investment, found.life_years, found.minimum_use) == (Decimal(1200000), 30, 6)
    assert (found.replaces, found.group) == ("LINDE", "plan a")


def test_a_fixed_project_begun_earlier_keeps_its_true_date():
    found = project(["besluit", "besluit_vanaf"], ["vast", date(2025, 9, 15)])
    assert (found.decision, found.decide_from, found.decide_until, found.begun) == (Decision.FIXED, 0, 0, date(2025, 9, 15))
    assert project(["besluit", "besluit_vanaf"], ["vast", "2028"]).begun is None


def test_the_last_period_to_decide_may_lie_after_the_plan():
    assert project(["besluit_uiterlijk"], ["2040"]).decide_until == 2


@pytest.mark.parametrize(
    ("head", "row", "cell"),
    [
        (["deelbaar_per"], [5], "Projecten!E2"),
        (["besluit_vanaf"], [date(2029, 1, 2)], "Projecten!E2"),  # no period begins after it
        (["besluit_vanaf"], [date(2030, 1, 1)], "Projecten!E2"),
        (["besluit_vanaf", "besluit_uiterlijk"], ["2028", "2027"], "Projecten!F2"),
        (["besluit_uiterlijk"], ["2020"], "Projecten!E2"),
        (["vervangt"], ["J"], "Projecten!E2"),
        (["vereist"], ["J"], "Projecten!E2"),
        (["vereist"], ["K"], "Projecten!E2"),
    ],
)
def test_projects_that_cannot_be(head, row, cell):
    assert places({"Projecten": [[*PROJECT, *head], ["J", "GM0917", "ZELF", 12, *row]]}) == [cell]


def test_locations_and_projects_share_one_space_of_codes():
    assert places({"Projecten": [PROJECT, ["linde", "GM0917", "ZELF", 12]]}) == ["Projecten!A2"]


def test_one_fixed_project_a_group():
    table = [[*PROJECT, "besluit", "groep"], ["J", "GM0917", "ZELF", 2, "vast", "g"], ["K", "GM0917", "ZELF", 2, "vast", "G"]]
    assert places({"Projecten": table}) == ["Projecten!F3"]


def test_projects_that_require_each_other():
    table = [[*PROJECT, "vereist"], ["J", "GM0917", "ZELF", 2, "K"], ["K", "GM0917", "ZELF", 2, "J"], ["L", "GM0917", "ZELF", 2, "K"]]
    assert places({"Projecten": table}) == ["Projecten!E2", "Projecten!E3"]


def test_investment_room_of_a_coarser_label_counts_from_its_first_period():
    table = [["eigenaar", "2026", "2027", "2028"], ["Corp", 1, "1.000,25", 7]]
    projects = [[*PROJECT, "eigenaar"], ["J", "GM0917", "ZELF", 12, "corp"]]
    instance = region({"Investeringsruimte": table, "Projecten": projects}, maanden_per_periode=6, perioden=4)
    assert instance.investment == (OwnerLimit(owner="corp", period=0, amount=100025), OwnerLimit(owner="corp", period=2, amount=700))
    assert "Investeringsruimte: 2026 ligt buiten het plan en wordt niet gebruikt." in notes(instance, "unused")
