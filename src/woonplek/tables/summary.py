"""Sheet *Samenvatting*: several short tables under each other, for who reads one page only."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator

from woonplek.check import Verdict
from woonplek.check.words import clients
from woonplek.domain.base import Language, Text
from woonplek.domain.policy import RULE, goal_name, ordered_goals
from woonplek.domain.result import GoalOutcome, Result
from woonplek.tables.figures import Figures
from woonplek.tables.goals import OPEN, PROVEN
from woonplek.tables.horizon import NOTICE, all_unseen
from woonplek.tables.limits import Bottlenecks
from woonplek.tables.provenance import notes_of
from woonplek.tables.status import TONES, WORDS, status_sentence
from woonplek.tables.table import Cell, Table, TableColumn, Tone, tones
from woonplek.tables.view import View
from woonplek.tables.waiting import Waiting, reasons_by_period
from woonplek.tables.words import day, euros, grouped, in_unit, location_name, number, unit

SHEET = Text("Samenvatting", "Summary")
TOLD = 4
"""shortages of one rule told in full"""

GROWS = Text("groeit", "grows")
SHRINKS = Text("krimpt", "shrinks")
EQUAL = Text("gelijk", "equal")
EMPTY = Text("niemand wacht", "nobody waits")
KEPT = Text("alle regels kloppen", "all rules kept")
EXCEEDED = Text("zacht overschreden", "softly exceeded")
BROKEN = Text("regels overtreden", "rules broken")
WITHIN = Text("binnen budget", "within budget")
SHORT = Text("tekort", "short")
UNLIMITED = Text("geen budgetten", "no budgets")

HEADLINE_TONES: dict[str, Tone] = {
    **{word: TONES[status] for status, text in WORDS.items() for word in text},
    **tones(good=[SHRINKS, EMPTY, KEPT, WITHIN], warning=[EQUAL, EXCEEDED, NOTICE], bad=[GROWS, SHORT, BROKEN]),
}

HEADLINES = (
    TableColumn("subject", Text("onderwerp", "subject"), width=20),
    TableColumn("state", Text("stand", "state"), width=26, tones=HEADLINE_TONES),
    TableColumn("sentence", Text("in een zin", "in a sentence"), width=90),
)
GOALS = (
    TableColumn("rank", Text("nr", "no"), "whole", 6),
    TableColumn("goal", Text("doel", "goal"), width=24),
    TableColumn("unit", Text("eenheid", "unit"), width=14),
    TableColumn("value", Text("in dit plan", "in this plan"), "decimal", 14),
    TableColumn("bound", Text("ondergrens", "bound"), "decimal", 14),
    TableColumn("gap", Text("afstand", "gap"), "percent", 11),
    TableColumn(
        "state",
        Text("status", "status"),
        width=22,
        tones=tones(good=[PROVEN], warning=[OPEN]),
    ),
    TableColumn("slack", Text("speling gebruikt", "slack spent"), width=40),
)
QUESTIONS = (TableColumn("text", Text("vraag", "question"), width=136),)
LINES = (TableColumn("kind", Text("soort", "kind"), width=20), TableColumn("text", Text("wat", "what"), width=116))


def _block(key: str, title: Text, columns: tuple[TableColumn, ...], rows: list[tuple[Cell, ...]], text: Text | None = None) -> Table:
    return Table(f"summary_{key}", title, columns, rows, help=text or Text("", ""), sheet=SHEET)


def status_table(result: Result, language: Language) -> Table:
    """Build the top of the sheet when there is no plan: the status and what clashes."""
    rows: list[tuple[Cell, ...]] = [
        (Text("Status", "Status").of(language), WORDS[result.status].of(language), status_sentence(result, language))
    ]
    if result.conflict is not None:
        names = ", ".join(RULE[rule].name.of(language) for rule in result.conflict.rules if rule in RULE)
        if names:
            clash = Text("Deze regels botsen samen met de invoer: ", "These rules clash, together with the input: ").of(language)
            rows.append((Text("Botsing", "Conflict").of(language), names, clash + names + "."))
        rows.extend((Text("Tekort", "Short").of(language), SHORT.of(language), text.of(language)) for text in result.conflict.shortfalls)
    return _block("headlines", _title(result), HEADLINES, rows, _subtitle(result, language))


def _title(result: Result) -> Text:
    """Return the title of the page: region and years."""
    calendar, region = result.instance.calendar, result.instance.settings.region
    first, last = calendar[0].year, calendar[-1].year
    years = str(first) if first == last else f"{first}–{last}"
    return Text(f"Plan {region} {years}".replace("  ", " "), f"Plan {region} {years}".replace("  ", " "))


def _subtitle(result: Result, language: Language) -> Text:
    """Return what plan this is: scenario, model, date of the data, and that it is internal."""
    instance = result.instance
    date = day(instance.settings.reference_date, language)
    dutch = [f"scenario {instance.scenario}", f"model {instance.settings.model}", *([f"peildatum {date}"] if date else [])]
    english = [f"scenario {instance.scenario}", f"model {instance.settings.model}", *([f"data of {date}"] if date else [])]
    return Text(
        " · ".join([*dutch, "intern: een aanname om mee te rekenen, geen toewijzing van woningen aan mensen"]),
        " · ".join([*english, "internal: an assumption to count with, not an allocation of homes to people"]),
    )


def headlines_table(
    result: Result, verdict: Verdict, figures: Figures, waiting: Waiting, limits: Bottlenecks, *, language: Language
) -> Table:
    """Build the top of the sheet: what a council would ask first."""
    texts = [
        (Text("Status", "Status"), WORDS[result.status], status_sentence(result, language)),
        _checked(verdict, language),
        _waiting(figures, waiting, language),
        _own_door(figures, language),
        _money(figures, language),
        *_tightest(limits, language),
        *_unseen(figures.view, language),
    ]
    rows: list[tuple[Cell, ...]] = [(subject.of(language), state.of(language), sentence) for subject, state, sentence in texts]
    return _block("headlines", _title(result), HEADLINES, rows, _subtitle(result, language))


def _checked(verdict: Verdict, language: Language) -> tuple[Text, Text, str]:
    rules = [check for check in verdict.rules if check.key in RULE]
    looked = sum(check.limits for check in rules)
    counted = Text(
        f"Nagerekend zonder de oplosser: {grouped(looked, 'nl')} grenzen van {len(rules)} regels.",
        f"Recomputed without the solver: {grouped(looked, 'en')} limits of {len(rules)} rules.",
    ).of(language)
    over = ", ".join(RULE[check.key].name.of(language) for check in verdict.rules if check.violations and check.key in RULE)
    if not over:
        return Text("Controle", "Check"), KEPT, counted
    state = EXCEEDED if verdict.ok else BROKEN
    return Text("Controle", "Check"), state, counted + Text(f" Niet gehaald: {over}.", f" Not met: {over}.").of(language)


def _waiting(figures: Figures, waiting: Waiting, language: Language) -> tuple[Text, Text, str]:
    first, last = figures.at_start, figures.waiting[-1]
    state = EMPTY if not last else SHRINKS if last < first else EQUAL if last == first else GROWS
    labels = waiting.view.labels
    text = Text(
        f"{first} wachten bij de start, {last} in {labels[-1]}.",
        f"{first} wait at the start, {last} in {labels[-1]}.",
    ).of(language)
    reasons = reasons_by_period(waiting)[-1].most_common(3)
    if reasons:
        why = ", ".join(f"{word.of(language)} {n}" for word, n in reasons)
        text += Text(f" Redenen dan: {why}.", f" Reasons then: {why}.").of(language)
    return Text("Wachtlijst", "Waiting list"), state, text


def _own_door(figures: Figures, language: Language) -> tuple[Text, Text, str]:
    first, last = figures.own_door[0], figures.own_door[-1]
    labels = figures.view.labels
    state = Text(f"{first} → {last}", f"{first} → {last}")
    share = number(100 * last / figures.in_care[-1], language, 0) if figures.in_care[-1] else "0"
    text = Text(
        f"Cliënten achter een eigen voordeur: {first} in {labels[0]}, {last} in {labels[-1]} ({share} % van wie in zorg is).",
        f"Clients behind a front door of their own: {first} in {labels[0]}, {last} in {labels[-1]} ({share} % of who is in care).",
    )
    return Text("Eigen voordeur", "Own front door"), state, text.of(language)


def _money(figures: Figures, language: Language) -> tuple[Text, Text, str]:
    settled = figures.spending.settled
    spent = sum(row.total for rows in figures.spending.spent.values() for row in rows)
    total = Text(f"Uitgaven over het hele plan {euros(spent, 'nl')}.", f"Spending over the whole plan {euros(spent, 'en')}.").of(language)
    if not settled:
        return Text("Geld", "Money"), UNLIMITED, total
    short = sum(item.short for item in settled)
    room = sum(item.limit.amount for item in settled)
    text = total + Text(f" Budget {euros(room, 'nl')}.", f" Budget {euros(room, 'en')}.").of(language)
    if short:
        text += Text(f" Tekort na verrekening {euros(short, 'nl')}.", f" Short after settling {euros(short, 'en')}.").of(language)
    return Text("Geld", "Money"), SHORT if short else WITHIN, text


def _tightest(limits: Bottlenecks, language: Language) -> Iterator[tuple[Text, Text, str]]:
    """Yield which kind of limit binds most often while somebody waits."""
    counted = limits.by_rule()
    if counted:
        rule, times = counted[0]
        others = ", ".join(f"{RULE[key].name.of(language)} {n}×" for key, n in counted[1:4])
        text = Text(
            f"{RULE[rule].name.nl.capitalize()} knelt {times}× terwijl er iemand wacht{f'; verder {others}' if others else ''}. Zie Knelpunten.",
            f"{RULE[rule].name.en.capitalize()} binds {times}× while somebody waits{f'; also {others}' if others else ''}. See Bottlenecks.",
        )
        yield Text("Knelpunt", "Bottleneck"), RULE[rule].name, text.of(language)


def _unseen(view: View, language: Language) -> Iterator[tuple[Text, Text, str]]:
    """Yield what the plan decides near its end without counting what comes of it."""
    found = all_unseen(view)
    if found:
        told = [f"{location_name(view.instance, code)}: {text.of(language)}" for code, text in found[:TOLD]]
        more = [Text("Zie ook Projecten.", "See Projects too.").of(language)] if found[TOLD:] else []
        yield Text("Einde plan", "End of plan"), NOTICE, " ".join(told + more)


def _spent_on(result: Result, rank: int, outcome: GoalOutcome, language: Language) -> str:
    """Return what the slack of a goal was spent on: the goals after it."""
    given = outcome.value - outcome.best
    if given <= 0:
        return ""
    later = ", ".join(goal_name(o.key).of(language) for o in result.goals[rank:])
    room = in_unit(outcome.allowed - outcome.best, outcome.unit)
    text = Text(
        f"{in_unit(given, outcome.unit)} van {room}, ten gunste van {later}", f"{in_unit(given, outcome.unit)} of {room}, for {later}"
    )
    return text.of(language)


def goals_block(result: Result, language: Language) -> Table:
    """Build the goals in short."""
    rows: list[tuple[Cell, ...]] = [
        (
            rank,
            goal_name(o.key).of(language),
            unit(o.unit).of(language),
            in_unit(o.value, o.unit),
            in_unit(o.bound, o.unit),
            round(o.gap_pct, 2),
            (PROVEN if o.proven else OPEN).of(language),
            _spent_on(result, rank, o, language),
        )
        for rank, o in enumerate(result.goals, 1)
    ]
    missing = [goal_name(g.key).of(language) for g in ordered_goals(result.instance) if g.key not in {o.key for o in result.goals}]
    never = Text("niet aan de beurt", "turn not reached").of(language)
    rows.extend((None, name, "", None, None, None, never, "") for name in missing)
    return _block("goals", Text("Doelen, in volgorde van belang", "Goals, in order of importance"), GOALS, rows)


def shortages_table(verdict: Verdict, waiting: Waiting, language: Language) -> Table:
    """Build what falls short: who waits, by reason, and what soft rules gave way on; clients are counted, not named."""
    known = {client.id for client in waiting.instance.clients}
    rows: list[tuple[Cell, ...]] = []
    for label, counted in zip(waiting.view.labels, reasons_by_period(waiting), strict=True):
        if counted:
            total = sum(counted.values())
            why = ", ".join(f"{word.of(language)} {n}" for word, n in counted.most_common())
            rows.append(
                (Text("wachten", "waiting").of(language), Text(f"{total} in {label}: {why}", f"{total} in {label}: {why}").of(language))
            )
    for check in verdict.rules:
        name = RULE[check.key].name.of(language) if check.key in RULE else check.key
        told = [violation.text.of(language) for violation in check.violations[:TOLD]]
        personal = any(violation.where[0] in known for violation in check.violations)
        if personal:
            by_label = Counter(violation.where[-1] for violation in sorted(check.violations, key=lambda v: v.where[-1]))
            told = [Text(f"{clients(n).nl} in {label}", f"{clients(n).en} in {label}").of(language) for label, n in by_label.items()]
        rows.extend((name, text) for text in told)
        more = len(check.violations) - TOLD
        if more > 0 and not personal:
            rows.append((name, Text(f"en nog {more}; zie Controle", f"and {more} more; see Checks").of(language)))
    return _block("shortages", Text("Tekorten", "Shortages"), LINES, rows)


def notes_tables(result: Result, language: Language) -> list[Table]:
    """Build what was not answered, and what was assumed or deserves attention."""
    asked: list[tuple[Cell, ...]] = [(note.text.of(language),) for note in notes_of(result.instance, "question")]
    names = {
        "warning": Text("let op", "warning"),
        "assumption": Text("aanname", "assumption"),
        "rounding": Text("afronding", "rounding"),
        "unused": Text("niet gebruikt", "not used"),
    }
    told: list[tuple[Cell, ...]] = [
        (name.of(language), note.text.of(language)) for kind, name in names.items() for note in notes_of(result.instance, kind)
    ]
    return [
        _block("questions", Text("Wat dit plan niet beantwoordt", "What this plan does not answer"), QUESTIONS, asked),
        _block("assumptions", Text("Aannames en opmerkingen bij de invoer", "Assumptions and remarks on the input"), LINES, told),
    ]
