"""Sheet *Verantwoording*: from what, with what and how long this plan was made."""

from __future__ import annotations

from collections.abc import Iterator

from woonplek.domain.base import Language, Text
from woonplek.domain.instance import Instance, Note
from woonplek.domain.policy import RULES, goal_name, ordered_goals
from woonplek.domain.result import Result
from woonplek.tables.table import Cell, Table, TableColumn
from woonplek.tables.words import STANCE, day, grouped, number, yes_no

COLUMNS = (
    TableColumn("group", Text("onderdeel", "part"), width=20, help=Text("Waar het over gaat.", "What it is about.")),
    TableColumn("item", Text("naam", "name"), width=34, help=Text("Wat het is.", "What it is.")),
    TableColumn("value", Text("waarde", "value"), width=100, help=Text("De waarde.", "The value.")),
)

INPUT = Text("invoer", "input")
SETTINGS = Text("instellingen", "settings")
RULE_PART = Text("regels", "rules")
GOAL_PART = Text("doelen", "goals")
COMPUTING = Text("rekenwerk", "computing")
VERSIONS = Text("versies", "versions")

NOTE_KINDS = {
    "assumption": Text("aanname", "assumption"),
    "unused": Text("niet gebruikt", "not used"),
    "rounding": Text("afronding", "rounding"),
    "question": Text("niet beantwoord", "not answered"),
    "warning": Text("let op", "warning"),
}
COUNT_NAMES = {
    "clients": Text("cliënten", "clients"),
    "kinds": Text("soorten cliënten", "kinds of clients"),
    "places": Text("plekken", "places"),
    "variables": Text("variabelen", "variables"),
    "rows": Text("rijen van het model", "rows of the model"),
    "parts": Text("delen die geen grens delen", "parts that share no limit"),
    "processes": Text("processen tegelijk", "processes at a time"),
}
PHASE_NAMES = {
    "read": Text("lezen", "read"),
    "build": Text("opbouwen", "build"),
    "solve": Text("oplossen", "solve"),
    "split": Text("verdelen over cliënten", "split over clients"),
    "referee": Text("controle", "check"),
}

Line = tuple[Text, Text, str]


def _input(result: Result, language: Language) -> Iterator[Line]:
    instance = result.instance
    calendar, settings = instance.calendar, instance.settings
    yield INPUT, Text("regio", "region"), settings.region
    yield INPUT, Text("scenario", "scenario"), instance.scenario
    yield INPUT, Text("peildatum", "reference date"), day(settings.reference_date, language)
    yield INPUT, Text("kenmerk van het werkboek (SHA-256)", "hash of the workbook (SHA-256)"), instance.input_sha256
    yield INPUT, Text("periode van het plan", "period of the plan"), f"{day(calendar.start, language)} – {calendar[-1].label}"
    yield INPUT, Text("aantal perioden × maanden", "periods × months"), f"{len(calendar)} × {calendar.months_per_period}"


def _settings(instance: Instance, language: Language) -> Iterator[Line]:
    s = instance.settings
    yield SETTINGS, Text("model", "model"), s.model
    yield SETTINGS, Text("budgetvorm", "budget form"), s.budget_form.value
    if s.solidarity_pct:
        yield SETTINGS, Text("solidariteit", "solidarity"), f"{number(float(s.solidarity_pct), language)} %"
    yield SETTINGS, Text("vaste kosten naar", "fixed costs to"), s.fixed_costs_to.value
    yield SETTINGS, Text("prijspeil", "price year"), str(s.price_year)
    yield SETTINGS, Text("index zorg", "care index"), f"{number(float(s.care_index_pct), language)} %"
    yield SETTINGS, Text("index kosten", "cost index"), f"{number(float(s.cost_index_pct), language)} %"
    yield SETTINGS, Text("rente", "interest"), f"{number(float(s.interest_pct), language)} %"
    yield SETTINGS, Text("terugkeerbuffer", "return buffer"), f"{number(float(s.return_buffer_pct), language)} %"
    yield (
        SETTINGS,
        Text("minimaal verblijf", "minimum stay"),
        Text(f"{s.min_stay_months} maanden", f"{s.min_stay_months} months").of(language),
    )
    yield SETTINGS, Text("woonplaatsbeginsel vanaf", "residence principle from"), day(s.residence_principle_date, language)
    yield SETTINGS, Text("wens is gemeente van herkomst", "wish is municipality of origin"), yes_no(s.default_wish_origin, language)


def _policy(instance: Instance, language: Language) -> Iterator[Line]:
    for info in RULES:
        yield RULE_PART, info.name, STANCE[instance.policy.stances[info.key]].of(language)
    for i, goal in enumerate(ordered_goals(instance), 1):
        slack = f", speling {number(float(goal.slack_pct), 'nl')} %" if goal.slack_pct else ""
        english = f", slack {number(float(goal.slack_pct), 'en')} %" if goal.slack_pct else ""
        yield GOAL_PART, goal_name(goal.key), Text(f"{i}e{slack}", f"no. {i}{english}").of(language)
    weights = ", ".join(f"{urgency}: {weight}" for urgency, weight in sorted(instance.policy.urgency_weights.items()))
    yield GOAL_PART, Text("gewicht per urgentie", "weight by urgency"), weights


def _computing(result: Result, language: Language) -> Iterator[Line]:
    yield COMPUTING, Text("seed", "seed"), str(result.seed)
    yield COMPUTING, Text("seconden in totaal", "seconds in all"), number(result.seconds, language)
    for phase, seconds in result.phases.items():
        yield COMPUTING, PHASE_NAMES.get(phase, Text(phase, phase)), number(seconds, language, 2) + " s"
    for key, count in result.counts.items():
        yield COMPUTING, COUNT_NAMES.get(key, Text(key, key)), grouped(count, language)
    for name, version in result.versions.items():
        yield VERSIONS, Text(name, name), version


def notes_of(instance: Instance, *kinds: str) -> list[Note]:
    """Return the notes on the input of *kinds*, each once."""
    return list(dict.fromkeys(note for note in instance.notes if note.kind in kinds))


def provenance_table(result: Result, language: Language) -> Table:
    """Build the sheet."""
    instance = result.instance
    lines = [*_input(result, language), *_settings(instance, language), *_policy(instance, language), *_computing(result, language)]
    rows: list[tuple[Cell, ...]] = [(group.of(language), item.of(language), value) for group, item, value in lines if value]
    for kind, name in NOTE_KINDS.items():
        rows.extend((name.of(language), "", note.text.of(language)) for note in notes_of(instance, kind))
    return Table(
        "provenance",
        Text("Verantwoording", "Provenance"),
        COLUMNS,
        rows,
        help=Text("Waaruit, waarmee en hoe dit plan is gemaakt.", "From what, with what and how this plan was made."),
    )
