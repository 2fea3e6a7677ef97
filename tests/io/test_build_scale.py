"""Reading and building a large region, in seconds of processor time: other work on the machine does not count."""

from datetime import date

import pytest

from tests.io.books import save, workbook
from tests.io.regions import SMALL
from woonplek.io.book import read_book
from woonplek.io.build import build

CLIENTS = 5000
HEAD = [
    *("profiel", "id", "herkomstgemeente", "aantal", "urgentie", "in_zorg_vanaf", "in_zorg_tot", "huidige_locatie", "wacht_sinds"),
    *("wens_woonvorm", "wens_gemeente", "eisen", "max_huur", "verhuisbereid"),
]


def someone(n):
    since = None if n % 3 else date(2027 + n % 5, 1 + n % 12, 1 + n % 28)
    until = None if n % 2 else date(2037, 1 + n % 12, 1)
    place = f"L{n % 100}" if n % 3 else None
    wish = ["ZELF" if n % 4 else None, "Kerkrade" if n % 5 else None, "lift; balkon", 650 + n % 90, ["ja", "nee", "naar wens"][n % 3]]
    return [
        ["LICHT", "ZWAAR"][n % 2],
        f"C{n}",
        "0928" if n % 2 else "GM0917",
        1,
        1 + n % 4,
        since,
        until,
        place,
        date(2020 + n % 6, 1 + n % 12, 3),
        *wish,
    ]


@pytest.mark.scale
def test_five_thousand_clients_are_read(tmp_path):
    sheets = {
        **SMALL,
        "Instellingen": [["naam", "waarde"], ["start", date(2027, 1, 1)], ["perioden", 10]],
        "Locaties": [SMALL["Locaties"][0], *([f"L{i}", "GM0917", "BW", 60, None] for i in range(100))],
        "Cliënten": [HEAD, *map(someone, range(CLIENTS))],
        "Profielwijzigingen": [["cliënt", "vanaf", "profiel"], *([f"C{n}", "2030", "LICHT"] for n in range(0, CLIENTS, 7))],
        "In- en uitstroom": [
            ["soort", "profiel", "aantal_per_jaar", "pct_per_jaar"],
            ["instroom", "LICHT", 150, None],
            ["uitstroom", "LICHT", None, 8],
        ],
    }
    path = save(tmp_path, workbook(sheets))
    instance = build(read_book(path))
    assert sum(not client.flowed_in for client in instance.clients) >= CLIENTS
    assert sum(client.count for client in instance.clients if client.flowed_in) == 1500
