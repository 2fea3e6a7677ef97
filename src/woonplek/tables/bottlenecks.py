"""Sheet *Knelpunten*: every limit that binds, and what one more of it would give."""

from __future__ import annotations

from woonplek.domain.base import Language, Text
from woonplek.domain.policy import RULE, goal_unit, ordered_goals
from woonplek.domain.result import Result
from woonplek.tables.binding import REGION, THE_REGION
from woonplek.tables.limits import Bottlenecks
from woonplek.tables.table import Cell, Table, TableColumn
from woonplek.tables.words import in_unit, location_name, municipality_name, unit

COLUMNS = (
    TableColumn(
        "rule", Text("regel", "rule"), width=24, help=Text("De regel waar de grens bij hoort.", "The rule that the limit belongs to.")
    ),
    TableColumn(
        "what",
        Text("wat", "what"),
        width=36,
        help=Text(
            "Waarvan de grens is: locatie, aanbod, betaler, team, eigenaar …", "What the limit is of: location, offer, payer, team, owner …"
        ),
    ),
    TableColumn("code", Text("code", "code"), width=34, help=Text("Code daarvan in de invoer.", "Its code in the input.")),
    TableColumn("period", Text("periode", "period"), width=12, help=Text("Wanneer de grens knelt.", "When the limit binds.")),
    TableColumn("limit", Text("grens", "limit"), "decimal", 16, Text("Zoveel mag of is er.", "So much is allowed, or there is.")),
    TableColumn("used", Text("gebruikt", "used"), "decimal", 16, Text("Zoveel gebruikt dit plan.", "So much this plan uses.")),
    TableColumn(
        "left",
        Text("over", "left"),
        "decimal",
        14,
        Text("grens − gebruikt; minder dan één cliënt extra vraagt.", "limit − used; less than one more client needs."),
    ),
    TableColumn("unit", Text("eenheid", "unit"), width=15, help=Text("Waarin grens en gebruik tellen.", "What limit and use count in.")),
    TableColumn(
        "waiting",
        Text("wachtenden", "waiting"),
        "whole",
        12,
        Text("Wie in die periode wacht en er baat bij kan hebben.", "Who waits in that period and might gain."),
    ),
    TableColumn(
        "gain",
        Text("één meer levert (schatting)", "one more gives (estimate)"),
        "decimal",
        26,
        Text(
            "Schatting uit het lineaire model: zoveel daalt het eerste doel met één eenheid meer. Leeg: niet geschat.",
            "Estimate from the linear model: the first goal falls by so much with one unit more. Empty: not estimated.",
        ),
    ),
    TableColumn(
        "gain_unit", Text("van doel", "of goal"), width=26, help=Text("Het eerste doel en zijn eenheid.", "The first goal and its unit.")
    ),
)


def _gained(gain: float | None, first: str, language: Language) -> tuple[Cell, Cell]:
    """Return what one more gives of the *first* goal, and its unit; nothing where that is not estimated."""
    if gain is None:
        return None, ""
    return in_unit(round(gain, 2), goal_unit(first)), unit(goal_unit(first)).of(language)


def bottlenecks_table(result: Result, bottlenecks: Bottlenecks, language: Language) -> Table:
    """Build the sheet: what binds, that which gives most first."""
    gains = {(s.rule, s.key): s.gain for s in result.shadows if s.gain > 0}
    first = next((g.key for g in ordered_goals(result.instance)), "")
    rows: list[tuple[Cell, ...]] = []
    for limit in bottlenecks.limits:
        gain = gains.pop((limit.rule, limit.key), None)
        if limit.binds or gain is not None:
            what = THE_REGION.of(language) if limit.what == REGION else limit.what
            head = (RULE[limit.rule].name.of(language), what, ", ".join(limit.key[:-1]), limit.key[-1])
            counted = (limit.limit, limit.used, limit.left, limit.unit.of(language), limit.waiting)
            rows.append((*head, *counted, *_gained(gain, first, language)))
    for (rule, key), gain in gains.items():
        codes, period = (key[:-1], key[-1]) if key else ((), "")
        name = RULE[rule].name.of(language) if rule in RULE else rule
        head = (name, _named(result, codes), ", ".join(codes), period)
        rows.append((*head, None, None, None, "", None, *_gained(gain, first, language)))
    gain_at, waiting_at = 9, 8
    rows.sort(key=lambda row: (-_number(row[gain_at]), -_number(row[waiting_at])))
    return Table(
        "bottlenecks",
        Text("Knelpunten", "Bottlenecks"),
        COLUMNS,
        rows,
        help=Text(
            "Elke grens die knelt: er is niets van over, of minder dan één cliënt extra vraagt, of één meer levert iets op. Wat het meest oplevert staat bovenaan.",
            "Every limit that binds: nothing is left of it, or less than one more client needs, or one more gives something. What would give most is on top.",
        ),
    )


def _named(result: Result, codes: tuple[str, ...]) -> str:
    instance = result.instance
    return ", ".join(location_name(instance, c) if c in instance.location else municipality_name(instance, c) for c in codes)


def _number(value: Cell) -> float:
    return float(value) if isinstance(value, int | float) else 0.0
