"""Sheets *Plaatsingen* and *Verhuizingen*: where each client is, stay by stay, and why somebody moves."""

from __future__ import annotations

from woonplek.check.facts import Stay
from woonplek.domain.base import Language, Text
from woonplek.domain.codes import WAITING, FormKind, Suitability
from woonplek.domain.instance import Client
from woonplek.domain.money import payer
from woonplek.tables.columns import town_columns
from woonplek.tables.spending import Spending
from woonplek.tables.table import Cell, Table, TableColumn, tones
from woonplek.tables.view import View
from woonplek.tables.words import SUITABILITY, given_name, location_name, municipality_name, place_name

EXTERNAL = Text("extern", "extern")
SEVERAL = Text("wisselt", "varies")

MARK = Text(
    "Aanname om mee te rekenen, geen toewijzing: over wie waar gaat wonen beslissen mensen.",
    "An assumption to count with, not an allocation: people decide who lives where.",
)

PLACEMENTS = (
    TableColumn("client", Text("cliënt", "client"), width=22, help=Text("Pseudoniem van de invoer.", "Pseudonym of the input.")),
    TableColumn("nr", Text("nr", "nr"), "whole", 6, Text("Welke van de rij (aantal).", "Which of the row (count).")),
    TableColumn("from", Text("van", "from"), width=10, help=Text("Eerste periode van het verblijf.", "First period of the stay.")),
    TableColumn("until", Text("t/m", "until"), width=10, help=Text("Laatste periode van het verblijf.", "Last period of the stay.")),
    TableColumn(
        "location",
        Text("locatie", "location"),
        width=20,
        help=Text("Code van de locatie, thuis, of wachtlijst.", "Code of the location, thuis, or waiting list."),
        tones={WAITING: "bad"},
    ),
    TableColumn("name", Text("naam", "name"), width=26, help=Text("Naam van de locatie.", "Name of the location.")),
    TableColumn("form", Text("woonvorm", "form"), width=14, help=Text("Woonvorm van de locatie.", "Form of the location.")),
    *town_columns(Text("Waar de plek staat", "Where the place stands")),
    TableColumn(
        "suitable",
        Text("geschikt", "suitable"),
        width=14,
        help=Text(
            "Past de woonvorm bij het profiel, in de laatste periode van het verblijf: passend, overbrugging of nee (men woonde er al).",
            "Does the form suit the profile, in the last period of the stay: suitable, bridging, or no (already lived there).",
        ),
        tones=tones(
            good=[SUITABILITY[Suitability.SUITABLE]], warning=[SUITABILITY[Suitability.BRIDGING]], bad=[SUITABILITY[Suitability.NO]]
        ),
    ),
    TableColumn(
        "payer",
        Text("betaler", "payer"),
        width=18,
        help=Text(
            "Wie de zorg betaalt; wisselt: niet in elke periode dezelfde.", "Who pays for the care; varies: not the same in each period."
        ),
    ),
    TableColumn(
        "cost",
        Text("kosten", "cost"),
        "money",
        16,
        Text(
            "Zorg over het hele verblijf in euro, ook als die extern betaald wordt.",
            "Care over the whole stay in euros, also when paid externally.",
        ),
    ),
)

MOVES = (
    TableColumn("client", Text("cliënt", "client"), width=22, help=Text("Pseudoniem van de invoer.", "Pseudonym of the input.")),
    TableColumn("nr", Text("nr", "nr"), "whole", 6, Text("Welke van de rij (aantal).", "Which of the row (count).")),
    TableColumn(
        "period",
        Text("periode", "period"),
        width=10,
        help=Text("Periode die met de verhuizing begint.", "Period that begins with the move."),
    ),
    TableColumn("from", Text("van", "from"), width=20, help=Text("Locatie die men verlaat.", "Location that is left.")),
    TableColumn("from_name", Text("van naam", "from name"), width=26, help=Text("Naam en gemeente daarvan.", "Its name and municipality.")),
    TableColumn("to", Text("naar", "to"), width=20, help=Text("Nieuwe locatie.", "New location.")),
    TableColumn("to_name", Text("naar naam", "to name"), width=26, help=Text("Naam en gemeente daarvan.", "Its name and municipality.")),
    TableColumn("profile", Text("profiel", "profile"), width=10, help=Text("Profiel bij de verhuizing.", "Profile at the move.")),
    TableColumn(
        "why",
        Text("waarom", "why"),
        width=44,
        help=Text("Wat de verhuizing oplevert of nodig maakt.", "What the move brings, or why it is needed."),
    ),
)


def _paid_by(view: View, stay: Stay, language: Language) -> str:
    who = {payer(view.instance, stay.client, t) for t in range(stay.start, stay.end)}
    if len(who) > 1:
        return SEVERAL.of(language)
    return who.pop() or ""


def placements_table(view: View, spending: Spending, language: Language) -> Table:
    """Build the sheet: one row an unbroken stay, the waiting list included."""
    instance, labels = view.instance, [p.label for p in view.instance.calendar.periods]
    rows: list[tuple[Cell, ...]] = []
    for stay in view.stays():
        client, where = stay.client, stay.place
        cost = sum(spending.price(client, where, t) for t in range(stay.start, stay.end))
        head = (client.id, stay.nr, labels[stay.start], labels[stay.end - 1])
        if where == WAITING:
            middle: tuple[Cell, ...] = (WAITING, "", "", "", "", "")
        else:
            location = instance.location[where]
            middle = (
                where,
                given_name(instance, where),
                location.form,
                instance.place_municipality(client, where),
                municipality_name(instance, instance.place_municipality(client, where)),
                SUITABILITY[view.fit(client.profiles[stay.end - 1], where)].of(language),
            )
        rows.append((*head, *middle, _paid_by(view, stay, language), cost))
    return Table(
        "placements",
        Text("Plaatsingen", "Placements"),
        PLACEMENTS,
        rows,
        help=Text(
            "Per cliënt elk ononderbroken verblijf, ook op de wachtlijst.",
            "Each unbroken stay of every client, the waiting list included.",
        ),
        notes=(MARK,),
    )


def why_moved(view: View, move: Stay) -> Text:
    """Return why somebody moves, the first reason that holds."""
    client, old, new, t = move.client, move.from_place or "", move.place, move.start
    reasons = (
        (view.pinned(client, move.nr, t), Text("vastgelegd in de invoer", "pinned in the input")),
        (not view.is_open(old, t), Text("de locatie sluit", "the location closes")),
        (view.form(old).kind is FormKind.RESPITE, Text("een logeerhuis is tijdelijk", "a respite house is temporary")),
        (
            t > 0 and client.profiles[t] != client.profiles[t - 1] and view.fit(client.profiles[t], old) is not Suitability.SUITABLE,
            Text("de zorgvraag verandert: de oude woonvorm past niet meer", "the need changes: the old form no longer suits"),
        ),
        (_suits(view, client, new, t) and not _suits(view, client, old, t), Text("naar een passende woonvorm", "to a suitable form")),
        (_door(view, new) and not _door(view, old), Text("naar een eigen voordeur", "to a front door of one's own")),
        (_leaving(view, client, old, new), Text("een eigen woning voordat de zorg stopt", "a home of one's own before care ends")),
    )
    found = next((text for holds, text in reasons if holds), None)
    return found or _by_wish(view, move) or _by_limit(view, move)


def _suits(view: View, client: Client, code: str, period: int) -> bool:
    return view.fit(client.profiles[period], code) is Suitability.SUITABLE


def _door(view: View, code: str) -> bool:
    return view.form(code).own_door


def _leaving(view: View, client: Client, old: str, new: str) -> bool:
    stays = view.instance.location
    return client.leaves and client.exit_to_home and stays[new].tenant_stays and not stays[old].tenant_stays


def _by_wish(view: View, move: Stay) -> Text | None:
    names = {
        "form": Text("de gewenste woonvorm", "the wished form"),
        "municipality": Text("de gewenste gemeente", "the wished municipality"),
        "provider": Text("de gewenste aanbieder", "the wished provider"),
    }
    more = view.wishes_met(move.client, move.place) - view.wishes_met(move.client, move.from_place or "")
    gained = [text for key, text in names.items() if key in more]
    if not gained:
        return None
    return Text("naar " + " en ".join(g.nl for g in gained), "to " + " and ".join(g.en for g in gained))


def _by_limit(view: View, move: Stay) -> Text:
    left = move.from_place or ""
    if view.form(left).max_stay_months is not None and view.form(left) != view.form(move.place):
        return Text("het maximale verblijf is bereikt", "the maximum stay is reached")
    if view.arrivals.get((left, move.start)):
        return Text("maakt plaats voor iemand die hier moet wonen", "makes room for somebody who must live here")
    return Text("voor het geheel: plaatsen, budget of uren", "for the whole: places, budget or hours")


def moves_table(view: View, language: Language) -> Table:
    """Build the sheet: one row a move from one location to another, as the goal *verhuizingen* counts them."""
    instance = view.instance

    def described(client: Client, code: str) -> str:
        town = municipality_name(instance, instance.place_municipality(client, code))
        name = location_name(instance, code) if code in instance.location else place_name(instance, code, language)
        return f"{name} ({town})" if town and town not in name else name

    rows: list[tuple[Cell, ...]] = [
        (
            move.client.id,
            move.nr,
            instance.calendar[move.start].label,
            move.from_place,
            described(move.client, move.from_place or ""),
            move.place,
            described(move.client, move.place),
            move.client.profiles[move.start],
            why_moved(view, move).of(language),
        )
        for move in view.moves
    ]
    return Table(
        "moves",
        Text("Verhuizingen", "Moves"),
        MOVES,
        rows,
        help=Text(
            "Elke verhuizing van de ene locatie naar de andere. Wie van de wachtlijst komt of instroomt staat op Stromen.",
            "Each move from one location to another. Who comes from the waiting list or is new stands on Flows.",
        ),
    )
