"""Sheets that steer the plan: pins, rules, goals, scenarios and their changes."""

from __future__ import annotations

from woonplek.domain.base import Text
from woonplek.domain.codes import Stance
from woonplek.domain.policy import GOALS, OVER, RULES, goal_name
from woonplek.io.declare import PER_CENT, Kind, Sheet, choice, declare

_GOAL_KEYS = (*(g.key for g in GOALS), *(OVER + r.key for r in RULES if r.may_be_soft))

PINS = Sheet(
    key="pins",
    name=Text("Vastgelegd", "Pins"),
    help=Text(
        "Wat al vaststaat: waar een cliënt woont, wat van een project besloten is, welke locatie open of dicht is.",
        "What is settled: where a client lives, what of a project is decided, which location is open or closed.",
    ),
    key_columns=("kind", "code", "nr", "from"),
    columns=(
        declare(
            "kind",
            "soort",
            Kind.CHOICE,
            "Waarover het gaat.",
            "What it is about.",
            required=True,
            choices=(choice("cliënt", "client"), choice("project", "project"), choice("locatie", "location")),
        ),
        declare(
            "code",
            "code",
            Kind.CODE,
            "Id van de cliënt, of code van project of locatie.",
            "Id of the client, or code of project or location.",
            required=True,
        ),
        declare(
            "nr",
            "nr",
            Kind.COUNT,
            "Welke van de cliënten van de rij; leeg: allen.",
            "Which of the clients of the row; blank: all.",
            minimum=1,
        ),
        declare(
            "from",
            "vanaf",
            Kind.PERIOD,
            "Eerste periode; bij een project die van het besluit.",
            "First period; for a project that of the decision.",
            required=True,
        ),
        declare(
            "until",
            "t/m",
            Kind.PERIOD,
            "Laatste periode; leeg: tot het eind.",
            "Last period; blank: to the end.",
            also=("tm", "tot en met"),
        ),
        declare(
            "value",
            "waarde",
            Kind.CODE,
            "Cliënt: een locatie of wachtlijst. Project: besloten plaatsen, 0 is nooit. Locatie: open of dicht.",
            "Client: a location or wachtlijst. Project: places decided, 0 is never. Location: open or dicht.",
            required=True,
        ),
    ),
)

RULES_SHEET = Sheet(
    key="rules",
    name=Text("Regels", "Rules"),
    help=Text("Regels die anders moeten staan dan in het model.", "Rules that should stand otherwise than in the model."),
    key_columns=("rule",),
    columns=(
        declare(
            "rule",
            "regel",
            Kind.CHOICE,
            "Welke regel.",
            "Which rule.",
            required=True,
            choices=tuple(choice(r.key, r.name.en, nl=r.name.nl) for r in RULES),
        ),
        declare(
            "stance",
            "stand",
            Kind.CHOICE,
            "Aan, uit, of zacht: dan mag zij overtreden worden en telt hoeveel.",
            "On, off, or soft: it may then be broken, and how much counts.",
            required=True,
            choices=(
                choice(Stance.ON.value, "on", "ja", "yes"),
                choice(Stance.OFF.value, "off", "nee", "no"),
                choice(Stance.SOFT.value, "soft"),
            ),
        ),
        declare("value", "waarde", Kind.PERCENT, "Bij eerlijk aandeel: de speling.", "For fair share: the tolerance.", unit=PER_CENT),
    ),
)

GOALS_SHEET = Sheet(
    key="goals",
    name=Text("Doelen", "Goals"),
    help=Text("De doelen op volgorde, in plaats van de lijst van het model.", "The goals in order, instead of the list of the model."),
    key_columns=("goal",),
    columns=(
        declare(
            "goal",
            "doel",
            Kind.CHOICE,
            "Welk doel.",
            "Which goal.",
            required=True,
            choices=tuple(choice(k, goal_name(k).en, nl=goal_name(k).nl) for k in _GOAL_KEYS),
        ),
        declare("order", "volgorde", Kind.NUMBER, "Laagste nummer eerst.", "Lowest number first.", required=True),
        declare(
            "slack_pct",
            "speling_pct",
            Kind.PERCENT,
            "Wat latere doelen ervan mogen opofferen.",
            "What later goals may give up of it.",
            default=0,
            unit=PER_CENT,
        ),
    ),
)

SCENARIOS = Sheet(
    key="scenarios",
    name=Text("Scenario's", "Scenarios"),
    help=Text("Varianten op het plan; wat zij veranderen staat op Wijzigingen.", "Variants of the plan; what they change is on Changes."),
    key_columns=("scenario",),
    columns=(
        declare("scenario", "scenario", Kind.CODE, "Naam van het scenario.", "Name of the scenario.", required=True),
        declare("description", "omschrijving", Kind.TEXT, "Wat het laat zien.", "What it shows."),
        declare(
            "builds_on",
            "bouwt_voort_op",
            Kind.CODES,
            "Andere scenario's die eerst gelden, met ; ertussen.",
            "Other scenarios that come first, with ; between.",
            refers_to="scenarios",
        ),
    ),
)

CHANGES = Sheet(
    key="changes",
    name=Text("Wijzigingen", "Changes"),
    help=Text("Wat een scenario verandert in een ander blad.", "What a scenario changes in another sheet."),
    columns=(
        declare("scenario", "scenario", Kind.CODE, "Naam van het scenario.", "Name of the scenario.", required=True, refers_to="scenarios"),
        declare("sheet", "blad", Kind.TEXT, "Welk blad.", "Which sheet.", required=True),
        declare(
            "key",
            "sleutel",
            Kind.TEXT,
            "Welke rij: *, een code, of gemeente=Kerkrade; periode=2028.",
            "Which row: *, a code, or municipality=Kerkrade; period=2028.",
            required=True,
        ),
        declare("column", "kolom", Kind.TEXT, "Welke kolom.", "Which column."),
        declare(
            "operation",
            "bewerking",
            Kind.CHOICE,
            "Wat ermee gebeurt; vervalt haalt de rij weg, nieuw maakt er een.",
            "What happens to it; removed takes the row out, new makes one.",
            default="wordt",
            choices=(
                choice("wordt", "becomes"),
                choice("procent", "percent", "%"),
                choice("maal", "times"),
                choice("plus", "plus", "+"),
                choice("min", "minus", "-"),
                choice("vervalt", "removed"),
                choice("nieuw", "new"),
            ),
        ),
        declare(
            "value", "waarde", Kind.ANY, "De nieuwe waarde, het percentage, of het getal.", "The new value, the percentage, or the number."
        ),
        declare("reason", "reden", Kind.TEXT, "Waarom.", "Why."),
    ),
)
