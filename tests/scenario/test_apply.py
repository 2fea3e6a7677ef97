"""Changes: what each operation does to which cells, and what is said when it cannot be done."""

from __future__ import annotations

from copy import deepcopy
from datetime import date
from decimal import Decimal

import pytest

from tests.scenario.books import book, typed
from woonplek.scenario.apply import apply
from woonplek.scenario.change import change_of_text


def after(text: str, sheet: str) -> list[dict[str, object]]:
    done = apply(book(), [change_of_text(text)])
    assert not done.problems
    assert not done.idle
    return typed(done.book, sheet)


@pytest.mark.parametrize(
    ("text", "sheet", "row", "column", "value"),
    [
        ("Instellingen/budgetvorm=regionaal", "settings", 2, "value", "regionaal"),
        ("Settings/budget_form=regional", "settings", 2, "value", "regionaal"),
        ("Instellingen/rente_pct plus 1", "settings", 3, "value", Decimal(4)),
        ("Instellingen/perioden=2", "settings", 1, "value", 2),
        ("Regels/ladder=aan", "rules", 0, "stance", "aan"),
        ("Regels/fair_share/waarde=15", "rules", 0, "value", Decimal(15)),
        ("Rijksbijdrage/*/bedrag procent -5", "grant", 2, "amount", Decimal("8550.475")),
        ("Rijksbijdrage/2028/bedrag procent -5", "grant", 1, "amount", Decimal(6650)),
        ("Rijksbijdrage/2028=7100", "grant", 1, "amount", Decimal(7100)),
        ("Budgetten/Kerkrade/bedrag procent 10", "budgets", 1, "2027", Decimal(2200)),
        ("Budgetten/917/2029 min 300", "budgets", 0, "2029", Decimal(1000)),
        ("Budgetten/gemeente=Kerkrade; periode=2028/bedrag=2500", "budgets", 1, "2028", Decimal(2500)),
        ("Budgetten/Heerlen=7", "budgets", 0, "2028", Decimal(7)),
        ("Locaties/Lindenhof/plaatsen plus 2", "locations", 0, "places", 9),
        ("Locaties/woonvorm=ZELF/plaatsen maal 2", "locations", 1, "places", 22),
        ("Locaties/gemeente=928/open_tot=2029", "locations", 1, "open_until", "2029"),
        ("Locaties/kenmerken=tuin/open_tot=31-12-2028", "locations", 0, "open_until", date(2028, 12, 31)),
        ("Woonvormen/24/7/max_bezetting_pct=95", "forms", 0, "max_occupancy_pct", Decimal(95)),
        ("Woonvormen/24/7/max_bezetting_pct min 3", "forms", 0, "max_occupancy_pct", Decimal(97)),
        ("Woningaanbod/*/aantal maal 0,5", "supply", 0, "count", 2),
        ("Cliënten/rij-2/urgentie=1", "clients", 1, "urgency", 1),
        ("Cliënten/herkomstgemeente=Kerkrade/verhuisbereid=nee", "clients", 0, "willing", "nee"),
    ],
)
def test_an_operation_changes_the_cells_that_its_key_names(text: str, sheet: str, row: int, column: str, value: object) -> None:
    before = book()
    untouched = deepcopy(before)
    rows = after(text, sheet)
    assert rows[row][column] == value
    apply(before, [change_of_text(text)])
    assert before.sheets == untouched.sheets


def test_only_the_named_cells_change() -> None:
    rows = after("Budgetten/gemeente=Kerkrade; periode=2028/bedrag=2500", "budgets")
    assert rows[0] == {"municipality": "Heerlen", "2027": Decimal(1000), "2028": Decimal(1100), "2029": Decimal(1300)}
    assert rows[1] == {"municipality": "GM0928", "2027": Decimal(2000), "2028": Decimal(2500), "2029": Decimal(2900)}


def test_an_empty_value_clears_the_cell() -> None:
    assert "max_occupancy_pct" not in after("Woonvormen/ZELF/max_bezetting_pct=", "forms")[1]


def test_vervalt_takes_the_row_out_or_only_its_period() -> None:
    assert [r["code"] for r in after("Locaties/L1 vervalt", "locations")] == ["L2"]
    assert after("Rijksbijdrage/* vervalt", "grant") == []
    rows = after("Budgetten/gemeente=Kerkrade; periode=2028 vervalt", "budgets")
    assert "2028" in rows[0]
    assert "2028" not in rows[1]


def test_nieuw_makes_a_row_and_later_changes_find_it() -> None:
    new = "Locaties/code=L3; gemeente=Kerkrade; woonvorm=ZELF; plaatsen=5; kenmerken=lift; tuin nieuw"
    done = apply(book(), [change_of_text(new), change_of_text("Locaties/L3/plaatsen plus 1")])
    assert not done.problems
    row = typed(done.book, "locations")[2]
    assert row["places"] == 6
    assert row["features"] == frozenset({"lift", "tuin"})
    assert done.book.sheets["locations"].rows[2].number == 0


def test_nieuw_on_an_absent_sheet_makes_it() -> None:
    assert after("Teams/code=T1; cliënturen_per_week=40 nieuw", "teams") == [{"code": "T1", "hours_per_week": Decimal(40)}]


def test_a_goal_changes_in_the_list_of_the_model() -> None:
    goals = after("Doelen/wensen=7", "goals")
    assert [g["goal"] for g in goals] == ["waiting", "over_exit_home", "bridging", "wishes", "own_home", "moves", "cost"]
    assert {g["goal"]: g["slack_pct"] for g in goals}["wishes"] == 7
    assert {g["goal"]: g["slack_pct"] for g in goals}["moves"] == 10


def test_changes_follow_one_another() -> None:
    done = apply(book(), [change_of_text("Locaties/L1/plaatsen=10"), change_of_text("Locaties/*/plaatsen procent 10")])
    assert [r["places"] for r in typed(done.book, "locations")] == [11, 12]


@pytest.mark.parametrize(
    ("text", "what", "remedy"),
    [
        ("Locatie/L1/plaatsen=3", "blad 'Locatie' bestaat niet", "bedoelt u 'Locaties'?"),
        ("Wijzigingen/*/waarde=3", "een scenario kan Wijzigingen zelf niet veranderen", "kies een ander blad"),
        ("Locaties/L9/plaatsen=3", "'L9' staat niet op Locaties", "kies een rij die er is, of * voor alle"),
        ("Locaties/L1/plaats=3", "Locaties heeft geen kolom 'plaats'", "bedoelt u 'plaatsen'?"),
        ("Locaties/gemente=Kerkrade/plaatsen=3", "Locaties heeft geen kolom 'gemente'", "bedoelt u 'gemeente'?"),
        ("Regels/laddr=aan", "'laddr' staat niet op Regels", "bedoelt u 'ladder'?"),
        ("Doelen/queue=5", "'queue' staat niet op Doelen", "zet het er eerst bij met bewerking nieuw"),
        ("Locaties/L1/plaatsen procent veel", "bij 'procent' hoort een getal", "vul een getal in, bijvoorbeeld -5"),
        ("Locaties/L1/naam plus 1", "hier staat geen getal om te veranderen", "gebruik 'wordt' met een waarde"),
        ("Budgetten/gemeente=Kerkrade; periode=2035/bedrag=1", "'gemeente=Kerkrade; periode=2035' staat niet op Budgetten", "kies een rij"),
    ],
)
def test_what_cannot_be_changed_is_said_with_its_place(text: str, what: str, remedy: str) -> None:
    done = apply(book(), [change_of_text(text)])
    (problem,) = done.problems
    assert problem.what.nl == what
    assert problem.remedy.nl.startswith(remedy)
    assert problem.place == f"--set '{text}'"


@pytest.mark.parametrize(
    "text",
    [
        "Instellingen/budgetvorm=eigen",
        "Regels/ladder=uit",
        "Doelen/wensen=5",
        "Locaties/L1/plaatsen=7",
        "Budgetten/Kerkrade/2027=2000",
        "Locaties/*/plaatsen maal 1",
    ],
)
def test_a_change_to_what_is_so_already_is_idle(text: str) -> None:
    done = apply(book(), [change_of_text(text)])
    assert not done.problems
    assert len(done.idle) == 1


def test_a_change_back_is_not_idle() -> None:
    assert not apply(book(), [change_of_text("Locaties/L1/plaatsen=5"), change_of_text("Locaties/L1/plaatsen=5")]).idle
    assert not apply(book(), [change_of_text("Locaties/L1/plaatsen=5"), change_of_text("Locaties/L1/plaatsen=7")]).idle


def test_contents_of_clients_stay_out_of_the_record() -> None:
    done = apply(book(), [change_of_text("Cliënten/rij-1/herkomstgemeente=Heerlen")])
    assert [(e.before, e.after) for e in done.effects] == [("", "")]


@pytest.mark.parametrize(
    "text", ["Instellingen", "Instellingen/", "Instellingen/budgetvorm", "/x=3", "Locaties/L1/plaatsen vermenigvuldigd 3"]
)
def test_text_of_another_form_is_refused(text: str) -> None:
    if text.startswith("/"):
        assert apply(book(), [change_of_text(text)]).problems
    else:
        with pytest.raises(ValueError, match=text.split("/", maxsplit=1)[0]):
            change_of_text(text)
