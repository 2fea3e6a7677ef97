from datetime import date

import pytest

from tests.io.regions import places, problems, region
from woonplek.domain.calendar import Span
from woonplek.domain.codes import PinKind
from woonplek.domain.instance import Pin, Quota

HEAD = ["soort", "code", "nr", "vanaf", "t/m", "waarde"]
PEOPLE = [["profiel", "id", "aantal", "huidige_locatie", "heeft_woning", "herkomstgemeente"], ["ZWAAR", "C1", 3, "LINDE", None, None]]
PEOPLE += [["LICHT", "C2", 1, None, "ja", "GM0917"]]
PROJECTS = [["code", "gemeente", "woonvorm", "plaatsen", "deelbaar_per"], ["J", "GM0917", "ZELF", 12, 4]]


def pinned(*rows, **more):
    sheets = {"Cliënten": PEOPLE, "Projecten": PROJECTS, "Vastgelegd": [HEAD, *rows]}
    return region({**sheets, **more})


def wrong(*rows):
    return places({"Cliënten": PEOPLE, "Projecten": PROJECTS, "Vastgelegd": [HEAD, *rows]})


def test_pins_on_clients_split_their_groups():
    rows = [
        ["cliënt", "C1", 2, "2028", None, "flat"],
        ["client", "C1", None, "2027", "2027", "de linde"],
        ["cliënt", "C2", None, "2027", None, "Wachtlijst"],
    ]
    instance = pinned(*rows)
    assert instance.pins == (
        Pin(kind=PinKind.CLIENT, code="C1", number=2, span=Span(first=1, end=3), value="FLAT"),
        Pin(kind=PinKind.CLIENT, code="C1", span=Span(first=0, end=1), value="LINDE"),
        Pin(kind=PinKind.CLIENT, code="C2", span=Span(first=0, end=3), value="wachtlijst"),
    )
    assert [(c.id, c.numbers) for c in instance.clients] == [("C1", (1, 3)), ("C1", (2,)), ("C2", (1,))]


def test_dates_and_coarser_labels_of_pins():
    rows = [["cliënt", "C1", None, date(2027, 8, 3), "2027", "LINDE"], ["cliënt", "C2", None, "2028", "2033", "thuis"]]
    instance = region({"Cliënten": PEOPLE, "Vastgelegd": [HEAD, *rows]}, maanden_per_periode=3, perioden=8)
    spans = [pin.span for pin in instance.pins]
    # the quarter in which 3 August lies to the last of 2027; the first of 2028 to the end
    assert spans == [Span(first=2, end=4), Span(first=4, end=8)]


def test_projects_and_locations():
    rows = [
        ["project", "J", None, "2028", None, 8],
        ["locatie", "LINDE", None, "2028", None, "Open"],
        ["locatie", "FLAT", None, "2029", "2029", "gesloten"],
    ]
    instance = pinned(*rows)
    assert [(p.kind, p.value) for p in instance.pins] == [(PinKind.PROJECT, "8"), (PinKind.LOCATION, "open"), (PinKind.LOCATION, "dicht")]
    assert (instance.location["FLAT"].is_open, instance.location["FLAT"].places) == ((True, True, False), (3, 3, 0))


def test_a_shut_location_is_shut_for_good():
    instance = pinned(["locatie", "FLAT", None, "2028", "2028", "dicht"])
    assert instance.location["FLAT"].is_open == (True, False, False)


def test_who_flows_in_may_be_pinned():
    flows = [["soort", "profiel", "gemeente", "periode", "aantal_per_jaar"], ["instroom", "LICHT", "GM0917", "2028", 2]]
    rows = [["cliënt", "instroom-GM0917-LICHT-2028", 2, "2028", None, "FLAT"]]
    instance = pinned(*rows, **{"In- en uitstroom": flows})
    assert [(c.id, c.numbers) for c in instance.clients][2:] == [("instroom-GM0917-LICHT-2028", (1,)), ("instroom-GM0917-LICHT-2028", (2,))]


@pytest.mark.parametrize(
    ("row", "cell"),
    [
        (["cliënt", "C9", None, "2027", None, "FLAT"], "B2"),
        (["cliënt", "C1", 4, "2027", None, "FLAT"], "C2"),
        (["cliënt", "C1", None, "2030", None, "FLAT"], "D2"),
        (["cliënt", "C1", None, "2028-H1", None, "FLAT"], "D2"),
        (["cliënt", "C1", None, "2028", "2027", "FLAT"], "E2"),
        (["cliënt", "C1", None, "2027", None, "FLET"], "F2"),
        (["cliënt", "C1", None, "2027", None, "thuis"], "F2"),
        (["project", "LINDE", None, "2027", None, 4], "B2"),
        (["project", "J", None, "2027", None, 5], "F2"),
        (["project", "J", None, "2027", None, 16], "F2"),
        (["project", "J", None, "2027", None, "veel"], "F2"),
        (["locatie", "J", None, "2027", None, "dicht"], "B2"),
        (["locatie", "FLAT", None, "2027", None, "half"], "F2"),
    ],
)
def test_pins_that_cannot_be(row, cell):
    assert wrong(row) == [f"Vastgelegd!{cell}"]


def test_a_client_is_pinned_to_one_place_a_period():
    rows = [["cliënt", "C1", None, "2027", "2028", "LINDE"], ["cliënt", "C1", 3, "2028", None, "FLAT"]]
    assert wrong(*rows) == ["Vastgelegd!F3"]
    assert wrong(rows[0], rows[0]) == ["Vastgelegd!B3"]


def test_a_pin_to_a_place_that_is_closed():
    table = [
        ["code", "gemeente", "woonvorm", "plaatsen", "open_tot"],
        ["LINDE", "GM0917", "BW", 7, "2029"],
        ["FLAT", "GM0928", "ZELF", 3, None],
    ]
    sheets = {"Cliënten": PEOPLE, "Locaties": table}
    rows = [["cliënt", "C1", None, "2027", None, "LINDE"], ["locatie", "LINDE", None, "2027", None, "open"]]
    found = problems({**sheets, "Vastgelegd": [HEAD, *rows]})
    assert [place for place, _, _ in found] == ["Vastgelegd!F2", "Vastgelegd!F3"]
    rows[0][4] = rows[1][4] = "2028"
    assert problems({**sheets, "Vastgelegd": [HEAD, *rows]}) == []


def test_quotas():
    table = [["eigenaar", "gemeente", "woonvorm", "periode", "minimum", "maximum"]]
    found = region({"Contingenten": [*table, ["Corp", None, "zelf", "2028", 2, 5], [None, "Heerlen", None, "2027", None, 0]]})
    assert found.quotas == (
        Quota(owner="Corp", municipality=None, form="ZELF", span=Span(first=1, end=2), minimum=2, maximum=5),
        Quota(owner=None, municipality="GM0917", form=None, span=Span(first=0, end=1), minimum=0, maximum=0),
    )
    wrong_rows = [["Corp", None, None, "2028", 5, 4], ["corp", None, None, "2028", 1, None], [None, "X", None, "2028", 1, None]]
    assert places({"Contingenten": [*table, *wrong_rows]}) == ["Contingenten!F2", "Contingenten!D3", "Contingenten!B4"]


def test_teams():
    sheets = {
        "Teams": [
            ["code", "cliënturen_per_week", "oproepdienst", "max_groei_pct_per_jaar", "kosten_per_extra_uur"],
            ["T", "37,5", "ja", "5%", 80],
        ],
        "Werkgebied": [["team", "gemeente"], ["T", "Heerlen"], ["t", "GM0928"]],
    }
    team = region(sheets).teams[0]
    assert (float(team.hours_per_week), team.on_call, team.max_growth_pct_per_year, team.area) == (37.5, True, 5, ("GM0917", "GM0928"))
    sheets["Werkgebied"] += [["T", "GM0928"], ["U", "GM0917"]]
    assert places(sheets) == ["Werkgebied!B4", "Werkgebied!A5"]
