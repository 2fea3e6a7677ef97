"""Every sheet of a small plan, cell by cell; the numbers are derived in example.py."""

from __future__ import annotations

import pytest
from tests.tables.example import example, example_tables, rows_of

from woonplek.domain.result import Shadow
from woonplek.tables import Table, tables

LIN, GRO, HOME = "LIN", "GRO", "WZ-K-BT-1"


def test_placements_hold_one_row_an_unbroken_stay() -> None:
    assert rows_of("placements", "client", "nr", "from", "until", "location", "form", "municipality", "suitable", "payer", "cost") == [
        ("a", 1, "2027", "2028", LIN, "BW", "H", "passend", "H", 14620000),
        ("a", 2, "2027", "2028", LIN, "BW", "H", "passend", "H", 14620000),
        ("b", 1, "2027", "2027", GRO, "GR", "K", "overbrugging", "K", 3650000),
        ("b", 1, "2028", "2028", HOME, "BT", "K", "passend", "K", 2196000),
        ("c", 1, "2027", "2028", HOME, "BT", "K", "passend", "K", 4386000),
        ("d", 1, "2027", "2028", "wachtlijst", "", "", "", "H", 0),
        ("e", 1, "2027", "2027", LIN, "BW", "H", "passend", "H", 7300000),
    ]


def test_placements_name_places_and_municipalities() -> None:
    assert rows_of("placements", "location", "name", "municipality_name")[2:4] == [
        (GRO, "Groepshuis", "Kerkrade"),
        (HOME, "Wonen Zuid", "Kerkrade"),
    ]


def test_moves_are_those_that_the_goal_counts() -> None:
    assert rows_of("moves") == [("b", 1, "2028", GRO, "Groepshuis (Kerkrade)", HOME, "Wonen Zuid (Kerkrade)", "P", "de locatie sluit")]
    assert len(rows_of("moves")) == example()[1].goals["moves"]


def test_waiting_says_why_nothing_was_given() -> None:
    assert rows_of("waiting", "client", "period", "origin", "profile", "urgency", "days", "reason") == [
        ("d", "2027", "Heerlen", "P", 4, 365, "budget"),
        ("d", "2028", "Heerlen", "P", 4, 366, "lagere urgentie"),
    ]
    assert "Groepshuis" in str(rows_of("waiting", "explanation")[0][0])


def test_flows_count_everyone_in_care_once_a_period() -> None:
    assert rows_of("flows") == [
        ("2027", "krijgt plek", "wachtlijst", "Heerlen", "BW", "Heerlen", "Q", 1),
        ("2027", "krijgt plek", "wachtlijst", "Kerkrade", "BT", "Kerkrade", "P", 1),
        ("2027", "wacht", "wachtlijst", "Heerlen", "wachtlijst", "Heerlen", "P", 1),
        ("2027", "blijft", "BW", "Heerlen", "BW", "Heerlen", "Q", 2),
        ("2027", "blijft", "GR", "Kerkrade", "GR", "Kerkrade", "P", 1),
        ("2027", "uitstroom", "BW", "Heerlen", "uitstroom", "", "Q", 1),
        ("2028", "verhuist", "GR", "Kerkrade", "BT", "Kerkrade", "P", 1),
        ("2028", "wacht", "wachtlijst", "Heerlen", "wachtlijst", "Heerlen", "P", 1),
        ("2028", "blijft", "BT", "Kerkrade", "BT", "Kerkrade", "P", 1),
        ("2028", "blijft", "BW", "Heerlen", "BW", "Heerlen", "Q", 2),
    ]


def test_occupancy_of_a_location_that_closes_and_of_homes_on_offer() -> None:
    assert rows_of("occupancy", "location", "period", "places", "used", "kept", "free", "state") == [
        (LIN, "2027", 3, 3, 0, 0, "vol"),
        (LIN, "2028", 3, 2, 0, 1, "plek"),
        (GRO, "2027", 2, 1, 0, 1, "plek"),
        (GRO, "2028", 0, 0, 0, 0, "gesloten"),
        (HOME, "2027", 1, 1, 0, 0, "in gebruik"),
        (HOME, "2028", 2, 2, 0, 0, "in gebruik"),
    ]


def test_capacity_adds_up_with_what_closed() -> None:
    assert rows_of("capacity", "municipality", "form", "period", "existing", "closed", "delivered", "total", "used", "free", "homes") == [
        ("H", "BW", "2027", 3, 0, 0, 3, 3, 0, 0),
        ("H", "BW", "2028", 3, 0, 0, 3, 2, 1, 0),
        ("K", "GR", "2027", 2, 0, 0, 2, 1, 1, 0),
        ("K", "GR", "2028", 2, 2, 0, 0, 0, 0, 0),
        ("K", "BT", "2027", 0, 0, 0, 0, 0, 0, 1),
        ("K", "BT", "2028", 0, 0, 0, 0, 0, 0, 2),
    ]


def test_homes_asked_by_owner_and_rent_class() -> None:
    assert rows_of("homes") == [
        ("K", "Kerkrade", "Wonen Zuid", "2027", "BT", "t/m € 700", "toegezegd", 1, 1, 0, 0, 0, "P 1", HOME),
        ("K", "Kerkrade", "Wonen Zuid", "2028", "BT", "t/m € 700", "toegezegd", 1, 1, 0, 0, 0, "P 1", HOME),
    ]


def test_a_project_that_is_not_chosen_says_why() -> None:
    assert rows_of("projects", "project", "places", "possible", "decided", "delivered", "investment", "state", "why") == [
        ("P1", 0, 4, "", "", 0, "niet gekozen", "Wonen Zuid heeft er geen investeringsruimte meer voor.")
    ]


def test_closings_tell_who_had_to_move() -> None:
    assert rows_of("closings", "location", "closed_from", "places", "moved", "ended") == [(GRO, "2028", 2, 1, 0)]


def test_budget_is_settled_between_municipalities() -> None:
    assert rows_of("budget") == [
        ("H", "Heerlen", "2027", 25000000, 24637500, 362500, 0, 0, 21900000, 0, 2737500, 0, "binnen budget"),
        ("H", "Heerlen", "2028", 17300000, 17377500, 0, 0, 77500, 14640000, 0, 2737500, 0, "verrekend"),
        ("K", "Kerkrade", "2027", 6752500, 6752500, 0, 0, 0, 5840000, 0, 912500, 0, "binnen budget"),
        ("K", "Kerkrade", "2028", 6000000, 5304500, 618000, 0, -77500, 4392000, 0, 912500, 0, "verrekend"),
    ]


def test_spending_and_cost_are_the_same_money() -> None:
    assert sum(int(str(spent)) for (spent,) in rows_of("budget", "spent")) == example()[1].goals["cost"]


def test_teams_give_what_their_municipalities_ask() -> None:
    assert rows_of("teams") == [
        ("T", "Team Thuis", "2027", 12, 0, 7, 5, "ja", "ruimte"),
        ("T", "Team Thuis", "2028", 12, 0, 10, 2, "ja", "ruimte"),
    ]


def test_bottlenecks_put_what_gives_most_on_top() -> None:
    assert rows_of("bottlenecks", "rule", "code", "period", "limit", "used", "left", "unit", "waiting", "gain") == [
        ("aanbod", HOME, "2028", 1, 1, 0, "woningen", 1, 366),
        ("aanbod", HOME, "2027", 1, 1, 0, "woningen", 1, None),
        ("budget", "regio", "2027", 317525, 313900, 3625, "euro", 1, None),
        ("budget", "regio", "2028", 233000, 226820, 6180, "euro", 1, None),
        ("capaciteit", LIN, "2027", 3, 3, 0, "plaatsen", 0, None),
        ("investering", "Wonen Zuid", "2027", 400000, 0, 400000, "euro", 0, None),
        ("investering", "Wonen Zuid", "2028", 400000, 0, 400000, "euro", 0, None),
    ]


def test_a_limit_of_which_more_gives_something_is_told_in_full_though_some_is_left() -> None:
    result, verdict = example()
    gives = result.model_copy(update={"shadows": (Shadow(rule="care_hours", key=("T", "2027"), gain=2.5),)})
    table = next(table for table in tables(gives, verdict) if table.key == "bottlenecks")
    assert table.rows[0] == ("zorguren", "Team Thuis", "T", "2027", 12, 7, 5, "uren per week", 1, 2.5, "gewogen dagen")
    assert len(table.rows) == len(rows_of("bottlenecks")) + 1


def test_goals_show_best_bound_gap_and_slack() -> None:
    assert rows_of("goals", "rank", "goal", "unit", "value", "best", "allowed", "bound", "gap", "slack", "state")[:5] == [
        (1, "wachten", "gewogen dagen", 731, 731, 731, 731, 0, 0, "bewezen best"),
        (2, "over uitstroomwoning", "cliënten", 1, 1, 1, 1, 0, 0, "bewezen best"),
        (3, "overbrugging", "dagen", 365, 360, 370, 351, 2.5, 5, "beter niet uitgesloten"),
        (4, "kosten", "euro", 540720, 540720, 540720, 540720, 0, 0, "bewezen best"),
        (3, "over contingent", "cliënten", 0, None, None, None, None, None, "niet aan de beurt"),
    ]
    assert ("eigen voordeur", 365, "niet aan de beurt") in rows_of("goals", "goal", "value", "state")


def test_checks_tell_rules_kept_given_way_and_off() -> None:
    outcome = {
        rule: (stance, violations, result)
        for rule, stance, violations, result in rows_of("checks", "rule", "stance", "violations", "outcome")
    }
    assert outcome["capaciteit"] == ("aan", 0, "klopt")
    assert outcome["uitstroomwoning"] == ("zacht", 1, "zacht overschreden")
    assert outcome["woonladder"] == ("uit", 0, "uit")


def test_clients_are_shown_with_their_defaults() -> None:
    assert rows_of("clients", "client", "nr", "count", "profile", "from", "until", "leaves", "current", "wish_municipality", "source") == [
        ("a", "1-2", 2, "Q", "2027", "2028", "nee", LIN, "H", "invoer"),
        ("b", "1", 1, "P", "2027", "2028", "nee", GRO, "K", "invoer"),
        ("c", "1", 1, "P", "2027", "2028", "nee", "", "K", "invoer"),
        ("d", "1", 1, "P", "2027", "2028", "nee", "", "H", "invoer"),
        ("e", "1", 1, "Q", "2027", "2027", "ja", "", "H", "invoer"),
    ]


def test_provenance_names_input_seed_and_versions() -> None:
    told = {(group, item): value for group, item, value in rows_of("provenance")}
    assert told["invoer", "kenmerk van het werkboek (SHA-256)"] == "ab12"
    assert told["rekenwerk", "seed"] == "7"
    assert told["rekenwerk", "seconden in totaal"] == "2,4"
    assert told["versies", "woonplek"] == "0.1.0"
    assert told["regels", "woonladder"] == "uit"
    assert told["aanname", ""] == "Rente 3 %."


def test_guide_explains_every_column_of_every_sheet() -> None:
    explained = {(sheet, column) for sheet, column, meaning in rows_of("guide") if meaning}
    own = [t for t in example_tables().values() if t.on_sheet == t.title and t.key not in {"guide", "provenance"}]
    asked = {(t.title.nl, c.title.nl) for t in own for c in t.columns}
    assert asked <= explained
    assert len(own) == 16


@pytest.mark.parametrize("table", example_tables().values(), ids=lambda t: t.key)
def test_every_cell_is_of_the_type_of_its_column(table: Table) -> None:
    kinds: dict[str, tuple[type, ...]] = {
        "text": (str,),
        "whole": (int,),
        "money": (int,),
        "percent": (int, float),
        "decimal": (int, float),
    }
    for row in table.rows:
        assert len(row) == len(table.columns)
        for cell, column in zip(row, table.columns, strict=True):
            assert cell is None or column.type == "date" or isinstance(cell, kinds[column.type]), (column.key, cell)


@pytest.mark.parametrize("table", example_tables().values(), ids=lambda t: t.key)
def test_titles_of_a_table_are_unique_and_in_two_languages(table: Table) -> None:
    for language in ("nl", "en"):
        titles = [column.title.of(language) for column in table.columns]
        assert len(set(titles)) == len(titles)
        assert all(titles)


def test_english_tables_have_no_dutch_words_for_codes() -> None:
    result, verdict = example()
    english = {table.key: table for table in tables(result, verdict, language="en")}
    words = {
        str(cell) for key in ("flows", "occupancy", "checks", "goals", "waiting", "teams") for row in english[key].rows for cell in row
    }
    assert words & {"waiting list", "full", "kept", "proven best", "lower urgency", "room"} == {
        "waiting list",
        "full",
        "kept",
        "proven best",
        "lower urgency",
        "room",
    }
    assert not words & {"wachtlijst", "vol", "klopt", "bewezen best", "lagere urgentie", "ruimte", "krijgt plek"}


def test_sheets_stand_in_the_order_of_the_contract() -> None:
    sheets = list(dict.fromkeys(table.on_sheet.nl for table in example_tables().values()))
    assert sheets == [
        "Samenvatting",
        "Woningvraag",
        "Stromen",
        "Bezetting",
        "Capaciteit",
        "Projecten",
        "Besluiten",
        "Sluitingen",
        "Budget",
        "Teams",
        "Knelpunten",
        "Doelen",
        "Controle",
        "Wachtlijst",
        "Verhuizingen",
        "Plaatsingen",
        "Cliënten uitgewerkt",
        "Leeswijzer",
        "Verantwoording",
    ]


@pytest.mark.parametrize(
    ("key", "words"),
    [
        ("occupancy", ("locatie", "periode", "plaatsen", "bezet", "behouden", "vrij")),
        ("projects", ("project", "plaatsen", "besluit", "oplevering", "investering")),
        ("closings", ("locatie", "dicht_vanaf", "reden")),
        ("budget", ("gemeente", "periode", "budget", "uitgaven", "resterend", "tekort", "verrekening")),
        ("teams", ("team", "periode", "uren", "extra uren", "gebruikt")),
        ("placements", ("cliënt", "nr", "van", "t/m", "locatie", "woonvorm", "gemeente", "geschikt", "betaler", "kosten")),
    ],
)
def test_column_words_of_the_contract(key: str, words: tuple[str, ...]) -> None:
    titles = [column.title.nl for column in example_tables()[key].columns]
    assert [title for title in titles if title in words] == list(words)
