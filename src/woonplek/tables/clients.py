"""Sheet *Cliënten uitgewerkt*: the client rows after flows and defaults, as the plan was made for."""

from __future__ import annotations

from woonplek.domain.base import Language, Text
from woonplek.domain.calendar import Calendar
from woonplek.domain.codes import Willingness
from woonplek.domain.instance import Client, Instance
from woonplek.tables.table import Cell, Table, TableColumn
from woonplek.tables.words import numbers, yes_no

FROM_INPUT = Text("invoer", "input")
FROM_FLOW = Text("instroom", "inflow")
WILLING = {Willingness.YES: Text("ja", "yes"), Willingness.NO: Text("nee", "no"), Willingness.TO_WISH: Text("naar wens", "to wish")}

COLUMNS = (
    TableColumn(
        "client",
        Text("cliënt", "client"),
        width=24,
        help=Text("Pseudoniem van de invoer, of van de instroom.", "Pseudonym of the input, or of the inflow."),
    ),
    TableColumn(
        "nr", Text("nr", "nr"), width=10, help=Text("Welke van de rij deze regel betreft.", "Which of the row this line is about.")
    ),
    TableColumn(
        "count", Text("aantal", "count"), "whole", 9, Text("Hoeveel cliënten deze regel telt.", "How many clients this line counts.")
    ),
    TableColumn("origin", Text("herkomstgemeente", "origin"), width=18, help=Text("Gemeente van herkomst.", "Municipality of origin.")),
    TableColumn("urgency", Text("urgentie", "urgency"), "whole", 10, Text("1 is het dringendst.", "1 is most urgent.")),
    TableColumn(
        "profile",
        Text("profiel", "profile"),
        width=26,
        help=Text("Profiel, en vanaf wanneer het verandert.", "Profile, and from when it changes."),
    ),
    TableColumn("from", Text("in zorg van", "in care from"), width=12, help=Text("Eerste periode in zorg.", "First period in care.")),
    TableColumn(
        "until",
        Text("in zorg t/m", "in care to"),
        width=12,
        help=Text("Laatste periode in zorg van dit plan.", "Last period in care of this plan."),
    ),
    TableColumn(
        "leaves", Text("stroomt uit", "leaves"), width=12, help=Text("Eindigt de zorg binnen het plan?", "Does care end within the plan?")
    ),
    TableColumn(
        "exit_to_home",
        Text("uitstroom naar woning", "exits to home"),
        width=20,
        help=Text("Is dan een eigen woning nodig?", "Is a home of one's own needed then?"),
    ),
    TableColumn(
        "current",
        Text("huidige locatie", "current"),
        width=18,
        help=Text(
            "Waar men bij de start woont; leeg: wacht, of nog niet in zorg.",
            "Where one lives at the start; empty: waits, or not in care yet.",
        ),
    ),
    TableColumn(
        "owns_home", Text("heeft woning", "owns home"), width=13, help=Text("Heeft de cliënt een eigen woning?", "Has the client a home?")
    ),
    TableColumn("lives_in", Text("woont in", "lives in"), width=14, help=Text("Gemeente van die woning.", "Municipality of that home.")),
    TableColumn("waiting_since", Text("wacht sinds", "waiting since"), "date", 12, Text("Sinds wanneer men wacht.", "Waiting since.")),
    TableColumn("wish_form", Text("wens woonvorm", "wish form"), width=15, help=Text("Gewenste woonvorm.", "Wished form.")),
    TableColumn(
        "wish_municipality",
        Text("wens gemeente", "wish municipality"),
        width=15,
        help=Text("Gewenste gemeente, de standaardwens meegerekend.", "Wished municipality, the default wish included."),
    ),
    TableColumn("wish_provider", Text("wens aanbieder", "wish provider"), width=15, help=Text("Gewenste aanbieder.", "Wished provider.")),
    TableColumn(
        "wait_for_wish",
        Text("wacht op wens", "waits for wish"),
        width=14,
        help=Text("Wacht liever dan dat een wens niet wordt vervuld.", "Rather waits than have a wish not met."),
    ),
    TableColumn(
        "requirements",
        Text("eisen", "requirements"),
        width=20,
        help=Text("Kenmerken die de plek moet hebben.", "Features that the place must have."),
    ),
    TableColumn("max_rent", Text("max huur", "max rent"), "money", 12, Text("Hoogste huur per maand.", "Highest rent a month.")),
    TableColumn("willing", Text("verhuisbereid", "willing to move"), width=14, help=Text("ja, nee of naar wens.", "yes, no or to wish.")),
    TableColumn(
        "payer", Text("betaler", "payer"), width=14, help=Text("Zoals ingevuld; leeg: volgens de regel.", "As filled in; empty: by rule.")
    ),
    TableColumn("source", Text("bron", "source"), width=10, help=Text("invoer of instroom.", "input or inflow.")),
)


def profile_course(client: Client, calendar: Calendar, language: Language) -> str:
    """Return the profile of *client* in care, with every change: ``BW2, 2029: BT1``."""
    parts = []
    for t in range(client.first, client.end):
        if t == client.first:
            parts.append(client.profiles[t])
        elif client.profiles[t] != client.profiles[t - 1]:
            parts.append(
                Text(f"vanaf {calendar[t].label}: {client.profiles[t]}", f"from {calendar[t].label}: {client.profiles[t]}").of(language)
            )
    return "; ".join(parts)


def clients_table(instance: Instance, language: Language) -> Table:
    """Build the sheet: one row a group of clients who are alike."""
    calendar = instance.calendar
    rows: list[tuple[Cell, ...]] = []
    for client in instance.clients:
        some = client.first < client.end
        rows.append(
            (
                client.id,
                numbers(client),
                client.count,
                client.origin or "",
                client.urgency,
                profile_course(client, calendar, language),
                calendar[client.first].label if some else "",
                calendar[client.end - 1].label if some else "",
                yes_no(client.leaves, language),
                yes_no(client.exit_to_home, language),
                client.current or "",
                yes_no(client.owns_home, language),
                client.lives_in or "",
                client.waiting_since,
                client.wish_form or "",
                instance.wished_municipality(client) or "",
                client.wish_provider or "",
                yes_no(client.wait_for_wish, language),
                "; ".join(sorted(client.requirements)),
                client.max_rent,
                WILLING[client.willing].of(language),
                client.payer or "",
                (FROM_FLOW if client.flowed_in else FROM_INPUT).of(language),
            )
        )
    return Table(
        "clients",
        Text("Cliënten uitgewerkt", "Clients worked out"),
        COLUMNS,
        rows,
        help=Text(
            "De cliënten waarvoor dit plan is gemaakt, na in- en uitstroom en met alle standaardwaarden ingevuld.",
            "The clients that this plan was made for, after flows and with all defaults filled in.",
        ),
    )
