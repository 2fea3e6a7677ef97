"""Sheets *Doelen* and *Controle*: every goal and rule as the referee recomputed it from the plan."""

from __future__ import annotations

from woonplek.check import QUEUE_ORDER, STRUCTURE, RuleCheck, Verdict
from woonplek.domain.base import Language, Text
from woonplek.domain.codes import Stance
from woonplek.domain.policy import GOAL, OVER, RULE, goal_name, goal_unit, ordered_goals
from woonplek.domain.result import GoalOutcome, Result
from woonplek.tables.table import Cell, Table, TableColumn, tones
from woonplek.tables.words import STANCE, in_unit, unit

PROVEN = Text("bewezen best", "proven best")
OPEN = Text("beter niet uitgesloten", "better not ruled out")
NOT_A_GOAL = Text("alleen geteld", "only counted")
NOT_REACHED = Text("niet aan de beurt", "turn not reached")
DIFFERS = Text("verschil met controle", "differs from the check")
KEPT = Text("klopt", "kept")
BROKEN = Text("overtreden", "broken")
GIVEN_WAY = Text("zacht overschreden", "softly exceeded")
IS_OFF = Text("uit", "off")

OWN_SENTENCES = {
    STRUCTURE: Text(
        "Wie in zorg is heeft in elke periode één plek of wacht, en besluiten gaan over wat er is.",
        "Who is in care has one place or waits in each period, and decisions are about what there is.",
    ),
    QUEUE_ORDER: Text(
        "Van cliënten die verder gelijk zijn krijgt wie het langst wacht niet later een plek.",
        "Of clients who are alike otherwise, who waited longest is housed no later.",
    ),
}
OWN_CHECKS = {
    STRUCTURE: Text("opbouw van het plan", "structure of the plan"),
    QUEUE_ORDER: Text("volgorde van wachten", "order of waiting"),
}
SHOWN = 5
"""violations of a rule told in full"""

GOALS = (
    TableColumn(
        "rank",
        Text("volgorde", "order"),
        "whole",
        10,
        Text(
            "Plaats in de volgorde van doelen; leeg: geen doel van dit plan.", "Place in the order of goals; empty: no goal of this plan."
        ),
    ),
    TableColumn("goal", Text("doel", "goal"), width=24, help=Text("Naam van het doel.", "Name of the goal.")),
    TableColumn("unit", Text("eenheid", "unit"), width=15, help=Text("Waarin het telt.", "What it counts in.")),
    TableColumn(
        "value",
        Text("in dit plan", "in this plan"),
        "decimal",
        16,
        Text("Waarde in het plan, nagerekend door de controle.", "Value in the plan, recomputed by the check."),
    ),
    TableColumn(
        "best",
        Text("best toen", "best then"),
        "decimal",
        16,
        Text("Waarde toen dit doel aan de beurt was.", "Value when it was this goal's turn."),
    ),
    TableColumn(
        "allowed",
        Text("toegestaan", "allowed"),
        "decimal",
        16,
        Text("Tot hier mochten latere doelen het laten oplopen (speling).", "Up to here later goals could let it rise (slack)."),
    ),
    TableColumn(
        "bound",
        Text("ondergrens", "bound"),
        "decimal",
        16,
        Text("Lager kan bewezen niet, gegeven de doelen ervoor.", "Proven that no plan is lower, given the goals before it."),
    ),
    TableColumn(
        "gap",
        Text("afstand %", "gap %"),
        "percent",
        11,
        Text("Hoeveel beter hooguit nog mogelijk is.", "How much better is possible at most."),
    ),
    TableColumn(
        "slack", Text("speling gebruikt", "slack spent"), "decimal", 16, Text("in dit plan − best toen", "in this plan − best then")
    ),
    TableColumn("seconds", Text("seconden", "seconds"), "decimal", 10, Text("Rekentijd aan dit doel.", "Computing time on this goal.")),
    TableColumn(
        "state",
        Text("status", "status"),
        width=24,
        help=Text(
            "bewezen best, of beter niet uitgesloten; alleen geteld: geen doel.",
            "proven best, or better not ruled out; only counted: no goal.",
        ),
        tones=tones(good=[PROVEN], warning=[OPEN], bad=[DIFFERS]),
    ),
    TableColumn("meaning", Text("betekenis", "meaning"), width=54, help=Text("Wat het doel wil.", "What the goal wants.")),
)

CHECKS = (
    TableColumn("rule", Text("regel", "rule"), width=28, help=Text("Naam van de regel.", "Name of the rule.")),
    TableColumn("stance", Text("stand", "stance"), width=9, help=Text("aan, uit of zacht.", "on, off or soft.")),
    TableColumn(
        "limits", Text("getoetst", "checked"), "whole", 10, Text("Hoeveel grenzen zijn nagegaan.", "How many limits were checked.")
    ),
    TableColumn(
        "violations",
        Text("overtredingen", "violations"),
        "whole",
        15,
        Text("Hoeveel daarvan niet kloppen.", "How many of them are broken."),
    ),
    TableColumn(
        "over",
        Text("te veel", "over"),
        "decimal",
        14,
        Text("Met hoeveel samen, in de eenheid van de regel.", "By how much together, in the rule's unit."),
    ),
    TableColumn("unit", Text("eenheid", "unit"), width=14, help=Text("Waarin het telt.", "What it counts in.")),
    TableColumn(
        "outcome",
        Text("uitkomst", "outcome"),
        width=20,
        help=Text("klopt, overtreden, zacht overschreden of uit.", "kept, broken, softly exceeded or off."),
        tones=tones(good=[KEPT], warning=[GIVEN_WAY], bad=[BROKEN]),
    ),
    TableColumn("where", Text("waar", "where"), width=54, help=Text("De eerste overschrijdingen.", "The first of what is exceeded.")),
    TableColumn("meaning", Text("betekenis", "meaning"), width=54, help=Text("Wat de regel zegt.", "What the rule says.")),
)


def goal_sentence(key: str) -> Text:
    """Return what a goal wants; that of a soft rule is to keep to the rule."""
    if key.startswith(OVER):
        rule = RULE[key.removeprefix(OVER)]
        return Text(f"Zo weinig mogelijk afwijken van: {rule.sentence.nl}", f"As little as possible against: {rule.sentence.en}")
    return GOAL[key].sentence


def _outcome_row(rank: int, outcome: GoalOutcome, counted: int | None, language: Language) -> tuple[Cell, ...]:
    key = outcome.unit
    differs = counted is not None and counted != outcome.value
    state = DIFFERS if differs else PROVEN if outcome.proven else OPEN
    value = outcome.value if counted is None else counted
    return (
        rank,
        goal_name(outcome.key).of(language),
        unit(key).of(language),
        in_unit(value, key),
        in_unit(outcome.best, key),
        in_unit(outcome.allowed, key),
        in_unit(outcome.bound, key),
        outcome.gap_pct,
        in_unit(max(0, outcome.value - outcome.best), key),
        round(outcome.seconds, 2),
        state.of(language),
        goal_sentence(outcome.key).of(language),
    )


def goals_table(result: Result, verdict: Verdict, language: Language) -> Table:
    """Build the sheet: the goals of the plan in order, then what else was counted."""
    rows = [_outcome_row(i, outcome, verdict.goals.get(outcome.key), language) for i, outcome in enumerate(result.goals, 1)]
    solved = {outcome.key for outcome in result.goals}
    order = [goal.key for goal in ordered_goals(result.instance)]
    asked = [key for key in order if key not in solved]
    for key in [*asked, *(k for k in verdict.goals if k not in solved and k not in asked)]:
        state = NOT_REACHED if key in asked else NOT_A_GOAL
        name, count = goal_name(key).of(language), in_unit(verdict.goals.get(key, 0), goal_unit(key))
        rank = order.index(key) + 1 if key in asked else None
        rows.append(
            (rank, name, unit(goal_unit(key)).of(language), count, *(None,) * 6, state.of(language), goal_sentence(key).of(language))
        )
    return Table(
        "goals",
        Text("Doelen", "Goals"),
        GOALS,
        rows,
        help=Text(
            "Elk doel in volgorde: wat het plan haalt, wat het best mogelijke was en hoe zeker dat is. Nagerekend uit het plan alleen.",
            "Each goal in order: what the plan reaches, what was best possible and how sure that is. Recomputed from the plan alone.",
        ),
    )


def _outcome(check: RuleCheck) -> Text:
    if check.stance is Stance.OFF:
        return IS_OFF
    if not check.violations:
        return KEPT
    return GIVEN_WAY if check.kept else BROKEN


def checks_table(verdict: Verdict, language: Language) -> Table:
    """Build the sheet: one row a rule."""
    rows: list[tuple[Cell, ...]] = []
    for check in verdict.rules:
        info = RULE.get(check.key)
        told = [v.text.of(language) for v in check.violations[:SHOWN]]
        if len(check.violations) > SHOWN:
            told.append(Text(f"en nog {len(check.violations) - SHOWN}", f"and {len(check.violations) - SHOWN} more").of(language))
        over_unit = (info.over_unit if info else None) or ""
        rows.append(
            (
                (info.name if info else OWN_CHECKS.get(check.key, Text(check.key, check.key))).of(language),
                STANCE[check.stance].of(language),
                check.limits,
                len(check.violations),
                in_unit(check.over, over_unit),
                unit(over_unit).of(language) if over_unit else "",
                _outcome(check).of(language),
                "; ".join(told),
                (info.sentence if info else OWN_SENTENCES.get(check.key, Text("", ""))).of(language),
            )
        )
    return Table(
        "checks",
        Text("Controle", "Checks"),
        CHECKS,
        rows,
        help=Text(
            "Elke regel nagerekend uit het plan, door code die de oplosser niet kent.",
            "Every rule recomputed from the plan, by code that does not know the solver.",
        ),
    )
