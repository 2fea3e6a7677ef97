from __future__ import annotations

from datetime import UTC, date, datetime, time
from decimal import Decimal

import pytest

from woonplek.io.cells import Broken, Percent
from woonplek.io.declare import Kind, Label
from woonplek.io.parse import parse
from woonplek.io.sheets import SETTING, SHEET
from woonplek.io.wrong import Misread

COLUMNS = {
    "count": SHEET["clients"].column("count"),
    "places": SHEET["locations"].column("places"),
    "money": SHEET["budgets"].column("amount"),
    "percent": SETTING["interest_pct"],
    "hours": SHEET["care"].column("hours_per_week"),
    "code": SHEET["locations"].column("code"),
    "municipality": SHEET["clients"].column("origin"),
    "kind": SHEET["forms"].column("kind"),
    "urgency": SHEET["clients"].column("urgency"),
    "willing": SHEET["clients"].column("willing"),
    "yes_no": SHEET["clients"].column("owns_home"),
    "date": SHEET["clients"].column("waiting_since"),
    "moment": SHEET["clients"].column("care_from"),
    "period": SHEET["budgets"].column("period"),
    "features": SHEET["locations"].column("features"),
    "codes": SHEET["scenarios"].column("builds_on"),
    "text": SHEET["locations"].column("name"),
    "latitude": SHEET["municipalities"].column("latitude"),
    "rule": SHEET["rules"].column("rule"),
    "goal": SHEET["goals"].column("goal"),
    "months": SETTING["months_per_period"],
}

READ = [
    ("money", "1.234,50", Decimal("1234.50")),
    ("money", "€ 1.234,50", Decimal("1234.50")),
    ("money", "€\u00a01.234,-", Decimal(1234)),
    ("money", "1234,50 euro", Decimal("1234.50")),
    ("money", "1 234 567,5", Decimal("1234567.5")),
    ("money", "1.234", Decimal(1234)),
    ("money", 1234.1, Decimal("1234.1")),
    ("money", 0.1 + 0.2, Decimal("0.3")),
    ("places", "1.234", 1234),
    ("places", 7.0, 7),
    ("places", 2.9999999999999996, 3),
    ("places", " 7 ", 7),
    ("percent", "12,5%", Decimal("12.5")),
    ("percent", "12,5 %", Decimal("12.5")),
    ("percent", Percent(0.05), Decimal(5)),
    ("percent", Percent(0.035), Decimal("3.5")),
    ("percent", 5, Decimal(5)),
    ("percent", 0.05, Decimal("0.05")),
    ("latitude", -0.5, Decimal("-0.5")),
    ("yes_no", "x", True),
    ("yes_no", "Ja", True),
    ("yes_no", "WAAR", True),
    ("yes_no", True, True),
    ("yes_no", 1.0, True),
    ("yes_no", "onwaar", False),
    ("yes_no", 0, False),
    ("yes_no", "Nee ", False),
    ("municipality", 917.0, "GM0917"),
    ("municipality", "0917", "GM0917"),
    ("municipality", "917", "GM0917"),
    ("municipality", "gm0917", "GM0917"),
    ("municipality", "GM 0917", "GM0917"),
    ("municipality", "Heerlen", "Heerlen"),
    ("municipality", "extern", "extern"),
    ("code", 5.0, "5"),
    ("code", "\u00a0LINDE\u200b ", "LINDE"),
    ("code", "’s-Heerenhof", "’s-Heerenhof"),
    ("code", date(2027, 7, 24), "24/7"),
    ("kind", date(2027, 7, 24), "24-uurs"),
    ("kind", datetime(2026, 7, 24, tzinfo=UTC), "24-uurs"),
    ("kind", "24/7", "24-uurs"),
    ("kind", "24 uurs", "24-uurs"),
    ("kind", "Zelfstandig", "zelfstandig"),
    ("kind", "independent", "zelfstandig"),
    ("urgency", "Crisis", 1),
    ("urgency", 4.0, 4),
    ("urgency", "voorkeur", 4),
    ("willing", "naar-wens", "naar wens"),
    ("willing", True, "ja"),
    ("willing", False, "nee"),
    ("months", 3.0, 3),
    ("date", date(2027, 3, 5), date(2027, 3, 5)),
    ("date", datetime(2027, 3, 5, 13, 30, tzinfo=UTC), date(2027, 3, 5)),
    ("date", "05-03-2027", date(2027, 3, 5)),
    ("date", "5/3/2027", date(2027, 3, 5)),
    ("date", "5-3-2027 0:00:00", date(2027, 3, 5)),
    ("date", "5 maart 2027", date(2027, 3, 5)),
    ("date", "2027-03-05", date(2027, 3, 5)),
    ("date", 46451.0, date(2027, 3, 5)),
    ("date", 2027.0, date(2027, 1, 1)),
    ("moment", 2027.0, Label("2027")),
    ("moment", "2027-k3", Label("2027-K3")),
    ("moment", "2027 H2", Label("2027-H2")),
    ("moment", date(2027, 3, 5), date(2027, 3, 5)),
    ("period", "2027-q1", Label("2027-K1")),
    ("period", "2027-1", Label("2027-01")),
    ("period", date(2027, 1, 1), date(2027, 1, 1)),
    ("features", "Begane grond; prikkel-arm ;", frozenset({"begane grond", "prikkel arm"})),
    ("codes", "b; a", ("b", "a")),
    ("text", 12.5, "12,5"),
    ("text", date(2027, 3, 5), "05-03-2027"),
    ("rule", "Geen gedwongen verhuizing", "no_forced_move"),
    ("rule", "housing_security", "housing_security"),
    ("goal", "over uitstroomwoning", "over_exit_home"),
    ("goal", "Eigen voordeur", "own_home"),
]


@pytest.mark.parametrize(("column", "raw", "typed"), READ)
def test_forgives_what_a_planner_types(column: str, raw: object, typed: object) -> None:
    value = parse(raw, COLUMNS[column])
    assert value == typed
    assert type(value) is type(typed)


REFUSED = [
    ("money", ".", "geen getal", "leeg"),
    ("money", "-", "geen getal", "leeg"),
    ("money", "12.5", "niet eenduidig", "12,5"),
    ("money", "1,234.50", "niet eenduidig", "1234,50"),
    ("money", "0.75", "niet eenduidig", "0,75"),
    ("money", "nvt", "geen getal", "getal"),
    ("money", "1.23.4", "geen getal", "getal"),
    ("money", -5, "negatief", "0 of meer"),
    ("money", "−5", "negatief", "0 of meer"),
    ("money", Percent(0.05), "percentage", "getal"),
    ("money", "5%", "percentage", "getal"),
    ("money", True, "waar of onwaar", "getal"),
    ("money", 1e300, "te groot", "controleer"),
    ("money", float("inf"), "te groot", "controleer"),
    ("money", date(2027, 1, 1), "datum", "celopmaak"),
    ("money", Broken("#N/A"), "#N/B", "formule"),
    ("money", "#VERW!", "#VERW!", "formule"),
    ("money", Broken(), "zonder opgeslagen uitkomst", "Excel"),
    ("count", 2.5, "geen heel getal", "hele cliënten"),
    ("count", 0, "minder dan 1", "1 of meer"),
    ("places", "4,5", "geen heel getal", "hele plaatsen"),
    ("hours", 200, "meer dan 168", "ten hoogste 168"),
    ("percent", "5 procent", "geen getal", "getal"),
    ("code", date(2027, 2, 1), "datum", "apostrof"),
    ("code", time(3, 4), "tijd", "apostrof"),
    ("code", "L" * 201, "201 tekens", "200"),
    ("municipality", date(2027, 2, 1), "datum", "apostrof"),
    ("kind", "zelfstndig", "niet bekend", "bedoelt u 'zelfstandig'?"),
    ("kind", "boot", "niet bekend", "kies uit: 24-uurs, groep, zelfstandig, logeerhuis"),
    ("urgency", 5, "niet bekend", "kies uit"),
    ("yes_no", "misschien", "geen ja of nee", "ja of nee"),
    ("yes_no", 2, "geen ja of nee", "ja of nee"),
    ("date", "31-02-2027", "bestaat niet", "31-12-2027"),
    ("date", "1-2-27", "twee cijfers", "31-12-2027"),
    ("date", float("inf"), "geen datum", "31-12-2027"),
    ("date", float("nan"), "geen datum", "31-12-2027"),
    ("date", "gisteren", "geen datum", "31-12-2027"),
    ("date", 5, "geen datum", "31-12-2027"),
    ("date", time(3, 4), "tijd", "31-12-2027"),
    ("date", date(1066, 10, 14), "1066", "31-12-2027"),
    ("period", "2027-K5", "geen datum of periode", "31-12-2027"),
    ("period", "voorjaar", "geen datum of periode", "31-12-2027"),
]


@pytest.mark.parametrize(("column", "raw", "what", "remedy"), REFUSED)
def test_refuses_what_could_be_a_wrong_guess(column: str, raw: object, what: str, remedy: str) -> None:
    with pytest.raises(Misread) as caught:
        parse(raw, COLUMNS[column])
    assert what in caught.value.what.nl
    assert remedy in caught.value.remedy.nl
    assert caught.value.what.en
    assert caught.value.remedy.en


def test_every_kind_is_read() -> None:
    used = {column.type for sheet in SHEET.values() for column in sheet.columns} | {column.type for column in SETTING.values()}
    assert used == set(Kind)
