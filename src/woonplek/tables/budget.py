"""Sheets *Budget* and *Teams*: what payers spend against their budget, and what teams give against their hours."""

from __future__ import annotations

from woonplek.domain.base import Language, Text
from woonplek.domain.calendar import Span
from woonplek.domain.codes import BudgetForm
from woonplek.tables.columns import PERIOD
from woonplek.tables.spending import Settled, Spending, Spent
from woonplek.tables.staffing import Staffing
from woonplek.tables.table import Cell, Table, TableColumn, tones
from woonplek.tables.words import municipality_name

SHORT = Text("tekort", "short")
LEFT = Text("binnen budget", "within budget")
SETTLED = Text("verrekend", "settled")
NO_LIMIT = Text("geen budget", "no budget")
FULL = Text("vol", "full")
ROOM = Text("ruimte", "room")
LACK = Text("tekort", "short")

BUDGET = (
    TableColumn(
        "municipality",
        Text("gemeente", "municipality"),
        width=14,
        help=Text("Code van de gemeente die betaalt.", "Code of the paying municipality."),
    ),
    TableColumn("name", Text("naam", "name"), width=20, help=Text("Naam van de gemeente.", "Name of the municipality.")),
    TableColumn(
        "period",
        Text("periode", "period"),
        width=12,
        help=Text("Periode, of het jaar waarvoor het budget samen geldt.", "Period, or the year that the budget is for."),
    ),
    TableColumn(
        "budget",
        Text("budget", "budget"),
        "money",
        16,
        Text("Wat de gemeente mag uitgeven; leeg: geen grens.", "What the municipality may spend; empty: no limit."),
    ),
    TableColumn(
        "spent",
        Text("uitgaven", "spent"),
        "money",
        16,
        Text("zorg + wachten + vaste kosten + extra uren", "care + waiting + fixed costs + extra hours"),
    ),
    TableColumn("left", Text("resterend", "left"), "money", 16, Text("Wat na verrekening overblijft.", "What remains after settling.")),
    TableColumn("short", Text("tekort", "short"), "money", 16, Text("Wat na verrekening ontbreekt.", "What is missing after settling.")),
    TableColumn(
        "settlement",
        Text("verrekening", "settlement"),
        "money",
        16,
        Text(
            "Wat de gemeente van andere krijgt (+) of aan andere geeft (−), als het budget regionaal of solidair is; naar verhouding van tekort en overschot.",
            "What the municipality gets from (+) or gives to (−) others when the budget is regional or solidary; in proportion to shortage and surplus.",
        ),
    ),
    TableColumn("care", Text("zorg", "care"), "money", 16, Text("Zorg voor wie een plek heeft.", "Care for who has a place.")),
    TableColumn("waiting", Text("wachten", "waiting"), "money", 14, Text("Zorg voor wie wacht.", "Care for who waits.")),
    TableColumn(
        "fixed",
        Text("vaste kosten", "fixed costs"),
        "money",
        16,
        Text("Aandeel in vaste kosten van locaties en projecten.", "Share of fixed costs of locations and projects."),
    ),
    TableColumn(
        "extra",
        Text("extra uren", "extra hours"),
        "money",
        14,
        Text("Aandeel in gekochte uren van teams.", "Share of bought hours of teams."),
    ),
    TableColumn(
        "state",
        Text("stand", "state"),
        width=15,
        help=Text("binnen budget, verrekend, tekort of geen budget.", "within budget, settled, short or no budget."),
        tones=tones(good=[LEFT], warning=[SETTLED], bad=[SHORT]),
    ),
)

TEAMS = (
    TableColumn("team", Text("team", "team"), width=18, help=Text("Code van het team.", "Code of the team.")),
    TableColumn("name", Text("naam", "name"), width=24, help=Text("Naam van het team.", "Name of the team.")),
    PERIOD,
    TableColumn(
        "hours",
        Text("uren", "hours"),
        "decimal",
        12,
        Text("Cliënturen per week die het team heeft.", "Client hours a week that the team has."),
    ),
    TableColumn(
        "extra",
        Text("extra uren", "extra hours"),
        "whole",
        12,
        Text("Uren per week die dit plan erbij koopt.", "Hours a week that this plan buys."),
    ),
    TableColumn(
        "used",
        Text("gebruikt", "used"),
        "decimal",
        12,
        Text(
            "Uren per week die het team geeft. Waar meer teams komen is dit één mogelijke verdeling.",
            "Hours a week that the team gives. Where several teams come this is one possible division.",
        ),
    ),
    TableColumn("left", Text("over", "left"), "decimal", 12, Text("uren + extra uren − gebruikt", "hours + extra hours − used")),
    TableColumn(
        "on_call",
        Text("oproepdienst", "on call"),
        width=14,
        help=Text("Antwoordt het team dag en nacht?", "Does the team answer day and night?"),
    ),
    TableColumn(
        "state",
        Text("stand", "state"),
        width=10,
        help=Text("vol, ruimte of tekort.", "full, room or short."),
        tones=tones(good=[ROOM], warning=[FULL], bad=[LACK]),
    ),
)


def _state(item: Settled) -> Text:
    if item.short:
        return SHORT
    return SETTLED if item.settlement else LEFT


def budget_table(spending: Spending, language: Language) -> Table:
    """Build the sheet: one row a budget, and one a period for payers without."""
    instance = spending.instance
    budgeted: dict[str, set[int]] = {}
    lines: list[tuple[str, Span, Settled | None, Spent]] = []
    for item in spending.settled:
        lines.append((item.limit.payer, item.limit.span, item, item.spent))
        budgeted.setdefault(item.limit.payer, set()).update(item.limit.span.periods())
    for who, periods in spending.spent.items():
        for t, spent in enumerate(periods):
            if t not in budgeted.get(who, set()) and spent.total:
                lines.append((who, Span(first=t, end=t + 1), None, spent))
    order = {m.code: i for i, m in enumerate(instance.municipalities)}
    rows: list[tuple[Cell, ...]] = []
    for who, span, found, spent in sorted(lines, key=lambda line: (order.get(line[0], len(order)), line[0], line[1].first, line[1].end)):
        head = (who, municipality_name(instance, who), instance.calendar.span_label(span).of(language))
        if found is None:
            rows.append((*head, None, spent.total, None, None, None, *spent, NO_LIMIT.of(language)))
        else:
            rows.append(
                (*head, found.limit.amount, spent.total, found.left, found.short, found.settlement, *spent, _state(found).of(language))
            )
    return Table(
        "budget",
        Text("Budget", "Budget"),
        BUDGET,
        rows,
        help=Text(
            "Per gemeente en periode: budget, uitgaven, en wat gemeenten onderling verrekenen.",
            "By municipality and period: budget, spending, and what municipalities settle.",
        ),
        notes=(_form_note(instance.settings.budget_form),),
    )


def _form_note(form: BudgetForm) -> Text:
    return {
        BudgetForm.OWN: Text(
            "Elke gemeente blijft binnen het eigen budget; er wordt niets verrekend.",
            "Each municipality stays within its own budget; nothing is settled.",
        ),
        BudgetForm.REGIONAL: Text(
            "De regio samen blijft binnen de som van de budgetten; tekorten worden verrekend.",
            "The region together stays within the sum of budgets; shortages are settled.",
        ),
        BudgetForm.SOLIDARY: Text(
            "De regio samen blijft binnen de som, en elke gemeente gaat hooguit het afgesproken percentage over het eigen budget; tekorten worden verrekend.",
            "The region together stays within the sum, and each municipality goes over its own by at most the agreed percentage; shortages are settled.",
        ),
    }[form]


def teams_table(staffing: Staffing, language: Language) -> Table:
    """Build the sheet: one row a team and period, and one for hours that no team can give."""
    instance = staffing.instance
    rows: list[tuple[Cell, ...]] = []
    for team in instance.teams:
        for t, period in enumerate(instance.calendar.periods):
            division = staffing.division(t)
            used, left = division.used(team.code), division.left(team.code)
            rows.append(
                (
                    team.code,
                    team.name,
                    period.label,
                    _hours(float(team.hours_per_week)),
                    staffing.extra.get((team.code, t), 0),
                    _hours(float(used)),
                    _hours(float(left)),
                    Text("ja" if team.on_call else "nee", "yes" if team.on_call else "no").of(language),
                    (ROOM if left > 0 else FULL).of(language),
                )
            )
    for t, period in enumerate(instance.calendar.periods if instance.teams else ()):
        for town, missing in sorted(staffing.division(t).missing.items()):
            name = Text(f"geen team: {municipality_name(instance, town)}", f"no team: {municipality_name(instance, town)}").of(language)
            rows.append(("", name, period.label, 0, 0, _hours(float(missing)), _hours(-float(missing)), "", LACK.of(language)))
    return Table(
        "teams",
        Text("Teams", "Teams"),
        TEAMS,
        rows,
        help=Text(
            "Per team en periode: uren per week die er zijn, worden gekocht en worden gegeven.",
            "By team and period: hours a week that exist, are bought and are given.",
        ),
    )


def _hours(value: float) -> int | float:
    return int(value) if value == int(value) else round(value, 2)
