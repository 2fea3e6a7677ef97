"""Columns that several sheets share: what a location or project is, where it stands, and when."""

from __future__ import annotations

from woonplek.domain.base import Text
from woonplek.domain.instance import Instance, Location
from woonplek.tables.table import Cell, TableColumn
from woonplek.tables.words import given_name, municipality_name

PERIOD = TableColumn("period", Text("periode", "period"), width=10, help=Text("Periode van het plan.", "Period of the plan."))


def town_columns(where: Text) -> tuple[TableColumn, TableColumn]:
    """Return the columns for code and name of a municipality; *where* says what is there, as in ``Waar de woningen staan``."""
    code = Text(f"{where.nl}: code.", f"{where.en}: code.")
    name = Text("Naam van de gemeente.", "Name of the municipality.")
    return (
        TableColumn("municipality", Text("gemeente", "municipality"), width=13, help=code),
        TableColumn("municipality_name", Text("gemeentenaam", "municipality name"), width=20, help=name),
    )


def thing(key: str, word: Text, article: Text, where: Text) -> tuple[TableColumn, ...]:
    """Return the columns that tell a location or project apart; *word* is what it is called, *article* with its article.

    Their cells after the code are those of :func:`described`.
    """
    return (
        TableColumn(key, word, width=22, help=Text(f"Code van {article.nl}.", f"Code of {article.en}.")),
        TableColumn("name", Text("naam", "name"), width=28, help=Text(f"Naam van {article.nl}.", f"Name of {article.en}.")),
        *town_columns(where),
        TableColumn("form", Text("woonvorm", "form"), width=22, help=Text(f"Woonvorm van {article.nl}.", f"Form of {article.en}.")),
    )


def described(instance: Instance, location: Location) -> tuple[Cell, ...]:
    """Return name, code and name of the municipality, and form of *location*."""
    return given_name(instance, location.code), location.municipality, municipality_name(instance, location.municipality), location.form


LOCATION = thing(
    "location",
    Text("locatie", "location"),
    Text("de locatie", "the location"),
    Text("Waar de locatie staat", "Where the location stands"),
)
PROJECT = thing("project", Text("project", "project"), Text("het project", "the project"), Text("Waar het komt", "Where it comes"))
