"""Sheet *Stromen*: how many clients go from where to where, period by period."""

from __future__ import annotations

from collections import Counter
from typing import NamedTuple

from woonplek.domain.base import Language, Text
from woonplek.domain.codes import WAITING
from woonplek.domain.instance import Client
from woonplek.tables.table import Cell, Table, TableColumn
from woonplek.tables.view import View
from woonplek.tables.words import INFLOW, OUTFLOW, municipality_name
from woonplek.tables.words import WAITING as WAITING_TEXT

STAYS = Text("blijft", "stays")
MOVES = Text("verhuist", "moves")
PLACED = Text("krijgt plek", "placed")
WAITS = Text("wacht", "waits")
BACK = Text("terug naar wachtlijst", "back to waiting list")

KINDS = (INFLOW, PLACED, MOVES, WAITS, BACK, STAYS, OUTFLOW)

COLUMNS = (
    TableColumn(
        "period",
        Text("periode", "period"),
        width=10,
        help=Text("De stroom is aan het begin hiervan; uitstroom aan het eind.", "The flow is at its start; outflow at its end."),
    ),
    TableColumn(
        "kind",
        Text("soort", "kind"),
        width=20,
        help=Text(
            "instroom, krijgt plek (van de wachtlijst), verhuist, wacht, blijft, uitstroom. Zonder uitstroom geteld is de som van een periode iedereen in zorg.",
            "inflow, placed (from the waiting list), moves, waits, stays, outflow. Without outflow the sum of a period is everyone in care.",
        ),
    ),
    TableColumn(
        "from_form",
        Text("van woonvorm", "from form"),
        width=22,
        help=Text("Woonvorm ervoor, wachtlijst of instroom.", "Form before, waiting list or inflow."),
    ),
    TableColumn(
        "from_municipality",
        Text("van gemeente", "from municipality"),
        width=20,
        help=Text(
            "Gemeente ervoor; bij instroom en wachtlijst die van herkomst.", "Municipality before; of origin for inflow and waiting list."
        ),
    ),
    TableColumn(
        "to_form",
        Text("naar woonvorm", "to form"),
        width=22,
        help=Text("Woonvorm erna, wachtlijst of uitstroom.", "Form after, waiting list or outflow."),
    ),
    TableColumn("to_municipality", Text("naar gemeente", "to municipality"), width=20, help=Text("Gemeente erna.", "Municipality after.")),
    TableColumn("profile", Text("profiel", "profile"), width=12, help=Text("Profiel in die periode.", "Profile in that period.")),
    TableColumn("clients", Text("cliënten", "clients"), "whole", 10, Text("Aantal.", "Number.")),
)


class Flow(NamedTuple):
    """Where clients of a profile come from and go to, in one period; forms and municipalities by name."""

    period: int
    kind: Text
    from_form: str
    from_municipality: str
    to_form: str
    to_municipality: str
    profile: str


def kind_of(before: str | None, place: str) -> Text:
    """Return what kind of flow goes from *before* (None: not in care) to *place*."""
    if before is None:
        return INFLOW
    if place == WAITING:
        return WAITS if before == WAITING else BACK
    if before == WAITING:
        return PLACED
    return STAYS if before == place else MOVES


def count_flows(view: View, language: Language) -> Counter[Flow]:
    """Count the clients of every flow."""
    instance = view.instance

    def end(client: Client, place: str | None) -> tuple[str, str]:
        if place is None:
            return INFLOW.of(language), municipality_name(instance, client.origin)
        if place == WAITING:
            return WAITING_TEXT.of(language), municipality_name(instance, client.origin)
        return instance.location[place].form, municipality_name(instance, instance.place_municipality(client, place))

    found: Counter[Flow] = Counter()
    for client, before, place, t in view.steps():
        found[Flow(t, kind_of(before, place), *end(client, before), *end(client, place), client.profiles[t])] += 1
        if client.leaves and t == client.end - 1:
            found[Flow(t, OUTFLOW, *end(client, place), OUTFLOW.of(language), "", client.profiles[t])] += 1
    return found


def flows_table(view: View, language: Language) -> Table:
    """Build the sheet: one row a flow, changes before who stays."""
    flows = count_flows(view, language)
    labels = [p.label for p in view.instance.calendar.periods]
    rows: list[tuple[Cell, ...]] = [
        (labels[flow.period], flow.kind.of(language), *flow[2:], flows[flow])
        for flow in sorted(flows, key=lambda f: (f.period, KINDS.index(f.kind), f[2:]))
    ]
    return Table(
        "flows",
        Text("Stromen", "Flows"),
        COLUMNS,
        rows,
        help=Text(
            "Hoeveel cliënten per periode van welke woonvorm en gemeente naar welke gaan, met instroom, wachtlijst en uitstroom.",
            "How many clients go from which form and municipality to which in each period, with inflow, waiting list and outflow.",
        ),
    )
