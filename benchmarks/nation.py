"""A whole country in one workbook: regions of their own make, each of which its clients are bound to by a feature that they ask for."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace

import around  # noqa: F401 - finds the modules of scenarios/
from reference import Reference
from regions import Drawn, Size, drawn, frames, funded
from scenario_workbook import Cell, Row, Sheets, spread

from woonplek.domain.codes import Source
from woonplek.domain.instance import Instance

COUNTRY: Mapping[str, tuple[int, int]] = {
    "Alkmaar": (5, 293),
    "Almelo": (8, 314),
    "Almere": (4, 376),
    "Amersfoort": (10, 476),
    "Amsterdam": (6, 1117),
    "Apeldoorn": (6, 329),
    "Arnhem": (6, 285),
    "Assen": (7, 242),
    "Bergen op Zoom": (6, 249),
    "Breda": (8, 391),
    "Delft": (4, 301),
    "'s-Gravenhage": (3, 742),
    "Den Helder": (5, 169),
    "Deventer": (7, 308),
    "Doetinchem": (8, 285),
    "Dordrecht": (14, 594),
    "Ede": (6, 324),
    "Eindhoven": (14, 547),
    "Emmen": (4, 228),
    "Enschede": (8, 424),
    "Gouda": (5, 252),
    "Groningen": (10, 601),
    "Haarlem": (8, 525),
    "Heerlen": (7, 256),
    "Helmond": (10, 342),
    "Hilversum": (8, 284),
    "Hoorn": (7, 219),
    "Leeuwarden": (16, 635),
    "Leiden": (15, 801),
    "Maastricht": (6, 211),
    "Nijmegen": (10, 522),
    "Nissewaard": (6, 366),
    "Oss": (9, 375),
    "Purmerend": (4, 166),
    "Rotterdam": (3, 726),
    "'s-Hertogenbosch": (7, 398),
    "Tilburg": (9, 478),
    "Utrecht": (14, 858),
    "Venlo": (14, 572),
    "Vlaardingen": (3, 185),
    "Vlissingen": (11, 330),
    "Zaanstad": (5, 267),
    "Zwolle": (16, 581),
}
"""The 43 centrumgemeenten, with municipalities and thousands of inhabitants. Of Groningen, Tilburg, 's-Hertogenbosch, Maastricht, Gouda,
Heerlen and Bergen op Zoom those of their region as published; of the others, every other municipality of 2025 is counted with the nearest
centrumgemeente, which is not always the region that it is of. Inhabitants of 1 January 2024, source CBS. Together 342 and 17.9 million."""

LIKE_ALL = ("Instellingen", "Woonvormen", "Profielen", "Zorg", "In- en uitstroom")
"""sheets that all regions share: forecasts of who leaves and whose needs change are percentages"""
CODES: Mapping[str, tuple[str, ...]] = {
    "Cliënten": ("id", "huidige_locatie", "wens_aanbieder"),
    "Locaties": ("code", "eigenaar", "aanbieder"),
    "Woningaanbod": ("eigenaar", "aanbieder"),
    "Projecten": ("code", "eigenaar", "aanbieder", "groep", "vereist"),
    "Investeringsruimte": ("eigenaar",),
    "Teams": ("code",),
    "Werkgebied": ("team",),
}
"""columns with codes, which get the mark of the region behind them; those of municipalities have it already"""
FEATURES = {"Cliënten": "eisen", "Locaties": "kenmerken", "Woningaanbod": "kenmerken", "Projecten": "kenmerken"}
"""columns that get the feature of the region"""
OWN = "thuis"


def clients_of(names: Sequence[str], clients: int) -> dict[str, int]:
    """Return *clients* divided over the regions *names* by inhabitants."""
    return dict(zip(names, spread(clients, [COUNTRY[name][1] for name in names]), strict=True))


def nation(sizes: Mapping[str, Size], seed: int) -> Sheets:
    """Return the sheets of all regions of *sizes*, by name, in one workbook; the number of municipalities is that of the region.

    Nothing counts over all of them: fixed costs are the location's municipality's, there is no centre, no respite house and no buffer
    for who returns, and who comes in is known by region.
    """
    sheets: Sheets = {}
    made: list[Drawn] = []
    for number, (name, size) in enumerate(sizes.items(), 1):
        mark = f"-{number:02}"
        made.append(drawn(replace(size, municipalities=COUNTRY[name][0]), 1000 * seed + number, bound=True, mark=mark))
        _add(sheets, made[-1].sheets, made[-1])
    whole = frames(sheets)
    for one in made:
        _add(sheets, funded(one, Reference(_only(whole, _feature(one)))), one)
    return sheets


def _feature(made: Drawn) -> str:
    """Return the feature of a region: a number, since names may be read in another spelling than they are written in."""
    return f"regio {made.towns[0].code.split('-')[1]}"


def _add(sheets: Sheets, more: Sheets, made: Drawn) -> None:
    """Add *more* sheets of a region to *sheets*."""
    for sheet, rows in more.items():
        if sheet not in LIKE_ALL:
            sheets[sheet] = [*sheets.get(sheet, rows[:1]), *_marked(sheet, rows, made.towns[0].code, _feature(made))]
        elif sheet not in sheets:
            sheets[sheet] = [[row[0], "Nederland"] if row[0] == "regio" else row for row in rows]


def _marked(sheet: str, rows: Sequence[Row], centre: str, feature: str) -> list[Row]:
    """Return *rows* without the header, as those of one region among others; who is from nowhere is from *centre*."""
    header, mark = rows[0], centre[centre.index("-") :]

    def cell(column: Cell, value: Cell) -> Cell:
        if column == FEATURES.get(sheet):
            return feature if value is None else f"{feature}; {value}"
        if column == "centrum":
            return "nee"
        if column == "herkomstgemeente" and value is None:
            return centre
        return f"{value}{mark}" if column in CODES.get(sheet, ()) and value not in {None, OWN} else value

    return [[cell(column, value) for column, value in zip(header, row, strict=True)] for row in rows[1:]]


def _only(whole: Instance, feature: str) -> Instance:
    """Return *whole* with the clients and places of the region of *feature* alone, which is what a plan without a solver looks at."""
    locations = tuple(loc for loc in whole.locations if loc.source is Source.HOME or feature in loc.features)
    here = {location.code for location in locations}
    return whole.model_copy(
        update={
            "clients": tuple(client for client in whole.clients if feature in client.requirements),
            "locations": locations,
            "offers": tuple(offer for offer in whole.offers if offer.location in here),
        }
    )
