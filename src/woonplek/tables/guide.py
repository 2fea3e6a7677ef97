"""Sheet *Leeswijzer*: what each sheet and column means."""

from __future__ import annotations

from collections.abc import Sequence

from woonplek.domain.base import Language, Text
from woonplek.tables.table import Cell, Table, TableColumn
from woonplek.tables.words import grouped

COLUMNS = (
    TableColumn("sheet", Text("blad", "sheet"), width=22, help=Text("Naam van het blad.", "Name of the sheet.")),
    TableColumn(
        "column",
        Text("kolom", "column"),
        width=26,
        help=Text("Naam van de kolom; leeg: het hele blad.", "Name of the column; empty: the whole sheet."),
    ),
    TableColumn("meaning", Text("betekenis", "meaning"), width=110, help=Text("Wat er staat.", "What it holds.")),
)

GENERAL = (
    Text(
        "Dit werkplan is intern: het houdt gegevens over personen, ook zonder namen. Deel of publiceer het niet zo.",
        "This working plan is internal: it holds data about persons, even without names. Do not share or publish it as it is.",
    ),
    Text(
        "Een periode staat met haar naam (2027, 2027-H1, 2027-K1, 2027-01); t/m noemt de laatste periode, die nog meetelt.",
        "A period stands by its label (2027, 2027-H1, 2027-K1, 2027-01); to names the last period, which still counts.",
    ),
    Text(
        "Bedragen zijn in euro en op de cent exact. Codes zijn die van de invoer.",
        "Amounts are in euros, exact to the cent. Codes are those of the input.",
    ),
    Text(
        "Een plaatsing is een aanname om mee te rekenen, geen toewijzing. Wie waar gaat wonen beslissen mensen, met de cliënt.",
        "A placement is an assumption to count with, not an allocation. Who lives where is decided by people, with the client.",
    ),
    Text(
        "Specialistische achterwacht, dagbesteding en informele steun zijn hier geen capaciteit, tenzij zij als team of in een tarief zijn ingevoerd.",
        "Specialist back-up, daytime activities and informal support are no capacity here, unless entered as a team or in a tariff.",
    ),
    Text(
        "Kleuren herhalen wat er in woorden staat: groen is goed, oranje vraagt aandacht, rood is een tekort.",
        "Colours repeat what the words say: green is good, orange asks attention, red is a shortage.",
    ),
)
PAGE = Text(
    "De uitkomst op een paar bladzijden: in het kort, kerncijfers, wat dit jaar te doen, doelen, tekorten, en wat is aangenomen of niet beantwoord.",
    "The outcome on a few pages: in short, key figures, what to do this year, goals, shortages, and what was assumed or not answered.",
)


def guide_table(tables: Sequence[Table], language: Language) -> Table:
    """Build the sheet from the help of all other *tables*."""
    rows: list[tuple[Cell, ...]] = [(Text("alle bladen", "all sheets").of(language), "", text.of(language)) for text in GENERAL]
    for page, meaning in dict.fromkeys((t.on_sheet, PAGE) for t in tables if t.on_sheet != t.title):
        rows.append((page.of(language), "", meaning.of(language)))
    for table in (t for t in tables if t.on_sheet == t.title):
        sheet = table.title.of(language)
        count = Text(f"{grouped(len(table.rows), 'nl')} regels.", f"{grouped(len(table.rows), 'en')} rows.")
        rows.append((sheet, "", f"{table.help.of(language)} {count.of(language)}"))
        rows.extend((sheet, "", note.of(language)) for note in table.notes)
        rows.extend((sheet, column.title.of(language), column.help.of(language)) for column in table.columns)
    return Table(
        "guide",
        Text("Leeswijzer", "Guide"),
        COLUMNS,
        rows,
        help=Text("Wat elk blad en elke kolom betekent.", "What each sheet and column means."),
    )
