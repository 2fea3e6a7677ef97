"""Sheet *Woningvraag*: what each corporation offers and is asked, and what of it is used. Counts only: it goes to corporations."""

from __future__ import annotations

from collections import Counter

from woonplek.domain.base import Language, Text
from woonplek.domain.codes import OfferStatus
from woonplek.tables.columns import town_columns
from woonplek.tables.table import Cell, Table, TableColumn, tones
from woonplek.tables.view import View
from woonplek.tables.words import OFFER_STATUS, municipality_name

RENT_STEP = 5000
"""cents: rents are shown in classes of 50 euro"""

COLUMNS = (
    *town_columns(Text("Waar de woningen staan", "Where the homes stand")),
    TableColumn("owner", Text("eigenaar", "owner"), width=22, help=Text("Corporatie of andere eigenaar.", "Corporation or other owner.")),
    TableColumn("period", Text("periode", "period"), width=12, help=Text("Wanneer de woningen vrijkomen.", "When the homes come free.")),
    TableColumn("form", Text("woonvorm", "form"), width=22, help=Text("Woonvorm.", "Form.")),
    TableColumn(
        "rent",
        Text("huurklasse", "rent class"),
        width=14,
        help=Text("Huur per maand, in klassen van 50 euro.", "Rent a month, in classes of 50 euro."),
    ),
    TableColumn(
        "status",
        Text("status", "status"),
        width=12,
        help=Text("toegezegd, verwacht of (nog te) vragen.", "promised, expected or (still to be) asked."),
        tones=tones(warning=[OFFER_STATUS[OfferStatus.ASKED]]),
    ),
    TableColumn(
        "offered",
        Text("aangeboden", "offered"),
        "whole",
        12,
        Text("Woningen die toegezegd of verwacht zijn.", "Homes promised or expected."),
    ),
    TableColumn("used", Text("gebruikt", "used"), "whole", 10, Text("Cliënten die er gaan wonen.", "Clients who move in.")),
    TableColumn(
        "leaving",
        Text("waarvan voor uitstroom", "of which before leaving"),
        "whole",
        22,
        Text(
            "Van hen: wie er bij het einde van de zorg woont en de woning houdt.",
            "Of those: who lives there when care ends and keeps the home.",
        ),
    ),
    TableColumn(
        "unused",
        Text("niet gebruikt", "unused"),
        "whole",
        13,
        Text("Aangeboden en niet nodig in dit plan.", "Offered and not needed in this plan."),
    ),
    TableColumn(
        "asked",
        Text("extra gevraagd", "asked extra"),
        "whole",
        14,
        Text("Woningen die boven het aanbod nodig zijn (status vraag).", "Homes needed beyond the offer (status asked)."),
    ),
    TableColumn(
        "profiles",
        Text("voor profielen", "for profiles"),
        width=30,
        help=Text("Hoeveel cliënten van welk profiel er gaan wonen.", "How many clients of which profile move in."),
    ),
    TableColumn(
        "code",
        Text("code", "code"),
        width=24,
        help=Text("Code van het aanbod, zoals op Plaatsingen.", "Code of the offer, as on Placements."),
    ),
)


def rent_class(rent: int | None) -> Text:
    """Return the class of 50 euro that a rent in cents lies in."""
    if rent is None:
        return Text("onbekend", "unknown")
    top = -(-rent // RENT_STEP) * RENT_STEP // 100
    return Text(f"t/m € {top}", f"up to € {top}")


def homes_table(view: View, language: Language) -> Table:
    """Build the sheet: one row an offer and limit."""
    instance = view.instance
    rows: list[tuple[Cell, ...]] = []
    for offer in instance.offers:
        loc = instance.location[offer.location]
        for limit in offer.limits:
            if limit.span.first == limit.span.end:
                continue
            came = view.moved_in(loc.code, limit.span)
            asked = offer.status is OfferStatus.ASKED
            if asked and not came and limit.amount is None:
                continue
            offered = 0 if asked else limit.amount
            leaving = sum(1 for stay in came if stay.client.leaves and stay.end == stay.client.end)
            profiles = Counter(stay.client.profiles[stay.start] for stay in came)
            rows.append(
                (
                    loc.municipality,
                    municipality_name(instance, loc.municipality),
                    loc.owner or "",
                    instance.calendar.span_label(limit.span).of(language),
                    loc.form,
                    rent_class(loc.rent).of(language),
                    OFFER_STATUS[offer.status].of(language),
                    offered,
                    len(came),
                    leaving,
                    None if offered is None or asked else offered - len(came),
                    len(came) if asked else 0,
                    ", ".join(f"{code} {n}" for code, n in sorted(profiles.items())),
                    loc.code,
                )
            )
    return Table(
        "homes",
        Text("Woningvraag", "Homes asked"),
        COLUMNS,
        rows,
        help=Text(
            "Per gemeente, eigenaar, periode, woonvorm en huurklasse: wat is aangeboden, wat dit plan gebruikt en wat extra nodig is. Voor de prestatieafspraken.",
            "By municipality, owner, period, form and rent class: what is offered, what this plan uses and what is needed beyond it. For the yearly agreements.",
        ),
    )


def asked_extra(view: View) -> list[tuple[str, int, int]]:
    """Return code, period and number of homes that are asked beyond the offer."""
    return [
        (offer.location, t, len(view.arrivals[offer.location, t]))
        for offer in view.instance.offers
        if offer.status is OfferStatus.ASKED
        for t in view.periods
        if (offer.location, t) in view.arrivals
    ]
