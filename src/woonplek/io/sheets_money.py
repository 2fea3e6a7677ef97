"""Sheets about money: investment room, budgets, the distribution model and the grant."""

from __future__ import annotations

from woonplek.domain.base import Text
from woonplek.io.declare import EURO, Kind, Sheet, declare

EVERY = ("Periode; leeg: elke.", "Period; blank: every.")

INVESTMENT = Sheet(
    key="investment",
    name=Text("Investeringsruimte", "Investment"),
    help=Text(
        "Wat een eigenaar kan investeren, per periode erbij. Perioden mogen ook als kolommen.",
        "What an owner can invest, added each period. Periods may be columns too.",
    ),
    question=Text("Of eigenaren de projecten kunnen betalen.", "Whether owners can pay for the projects."),
    key_columns=("owner", "period"),
    amount="amount",
    columns=(
        declare("owner", "eigenaar", Kind.CODE, "Corporatie of andere eigenaar.", "Corporation or other owner.", required=True),
        declare("period", "periode", Kind.PERIOD, *EVERY),
        declare(
            "amount",
            "bedrag",
            Kind.MONEY,
            "Ruimte die er in die periode bij komt.",
            "Room that is added in that period.",
            required=True,
            unit=EURO,
        ),
    ),
)

BUDGETS = Sheet(
    key="budgets",
    name=Text("Budgetten", "Budgets"),
    help=Text(
        "Wat een gemeente per periode kan uitgeven. Gaat voor Verdeelmodel en Rijksbijdrage. Perioden mogen ook als kolommen.",
        "What a municipality can spend a period. Goes before Distribution and Grant. Periods may be columns too.",
    ),
    question=Text("Of het geld genoeg is.", "Whether the money is enough."),
    key_columns=("municipality", "period"),
    amount="amount",
    columns=(
        declare(
            "municipality",
            "gemeente",
            Kind.MUNICIPALITY,
            "Gemeente die betaalt.",
            "Municipality that pays.",
            required=True,
            refers_to="municipalities",
        ),
        declare("period", "periode", Kind.PERIOD, *EVERY),
        declare(
            "amount",
            "bedrag",
            Kind.MONEY,
            "Budget in hele euro's, niet in duizenden.",
            "Budget in whole euros, not in thousands.",
            required=True,
            unit=EURO,
        ),
    ),
)

DISTRIBUTION = Sheet(
    key="distribution",
    name=Text("Verdeelmodel", "Distribution"),
    help=Text(
        "Hoe de rijksbijdrage over gemeenten verdeeld wordt: vroeger en straks. Elke kolom wordt naar 100 % gerekend.",
        "How the grant is divided over municipalities: before and later. Each column is scaled to 100 %.",
    ),
    question=Text("Wat het nieuwe verdeelmodel voor elke gemeente betekent.", "What the new distribution means for each municipality."),
    key_columns=("municipality",),
    columns=(
        declare("municipality", "gemeente", Kind.MUNICIPALITY, "Gemeente.", "Municipality.", required=True, refers_to="municipalities"),
        declare(
            "historic_share",
            "historisch_aandeel",
            Kind.PERCENT,
            "Aandeel volgens het oude model.",
            "Share by the old model.",
            required=True,
        ),
        declare(
            "objective_share",
            "objectief_aandeel",
            Kind.PERCENT,
            "Aandeel volgens het objectieve model.",
            "Share by the objective model.",
            required=True,
        ),
    ),
)

GRANT = Sheet(
    key="grant",
    name=Text("Rijksbijdrage", "Grant"),
    help=Text("Wat de regio per periode van het rijk krijgt.", "What the region gets from the state each period."),
    question=Text("Wat een andere rijksbijdrage betekent.", "What another grant would mean."),
    key_columns=("period",),
    columns=(
        declare("period", "periode", Kind.PERIOD, "Periode.", "Period.", required=True),
        declare("amount", "bedrag", Kind.MONEY, "Rijksbijdrage.", "Grant.", required=True, unit=EURO),
        declare(
            "wlz_outtake",
            "wlz_uitname",
            Kind.MONEY,
            "Wat eraf gaat voor cliënten die naar de Wlz gingen.",
            "What is taken out for clients who moved to the Wlz.",
            default=0,
            unit=EURO,
        ),
    ),
)
