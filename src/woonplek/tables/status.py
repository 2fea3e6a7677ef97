"""How a run ended, in words that are never folded into one another."""

from __future__ import annotations

from woonplek.domain.base import Language, Text
from woonplek.domain.policy import goal_name
from woonplek.domain.result import Result, Status
from woonplek.tables.table import Tone
from woonplek.tables.words import number

TONES: dict[Status, Tone] = {
    Status.PROVEN: "good",
    Status.WITHIN_GAP: "good",
    Status.STOPPED: "warning",
    Status.IMPOSSIBLE: "bad",
    Status.NOTHING_FOUND: "bad",
}
WORDS = {
    Status.PROVEN: Text("bewezen best", "proven best"),
    Status.WITHIN_GAP: Text("goed, binnen de marge", "good, within the margin"),
    Status.STOPPED: Text("gestopt, beste tot nu toe", "stopped, best so far"),
    Status.IMPOSSIBLE: Text("geen plan mogelijk", "no plan possible"),
    Status.NOTHING_FOUND: Text("gestopt, niets gevonden", "stopped, nothing found"),
}


TOLD = 3
"""goals told in a sentence; the others are counted"""


def open_goals(result: Result, language: Language) -> str:
    """Return the first goals that are not proven best, each with what is still possible."""
    names = [f"{goal_name(o.key).of(language)} ({number(o.gap_pct, language, 2)} %)" for o in result.goals if not o.proven]
    more = len(names) - TOLD
    return ", ".join(names[:TOLD]) + (Text(f" en nog {more}", f" and {more} more").of(language) if more > 0 else "")


def status_sentence(result: Result, language: Language) -> str:
    """Return the status of a run in one or two sentences."""
    gap = number(max((o.gap_pct for o in result.goals), default=0.0), language, 2)
    still = open_goals(result, language)
    match result.status:
        case Status.PROVEN:
            text = Text(
                "Dit plan is bewezen het beste: geen plan is op een eerder doel gelijk en op een volgend doel beter, binnen de speling.",
                "This plan is proven best: no plan equals it on earlier goals and beats it on a later one, within the slack.",
            )
        case Status.WITHIN_GAP:
            text = Text(
                f"Dit plan is goed: hooguit {gap} % beter is mogelijk, binnen de gevraagde marge. Open: {still}.",
                f"This plan is good: at most {gap} % better is possible, within the margin asked. Open: {still}.",
            )
        case Status.STOPPED:
            text = Text(
                f"Het zoeken is eerder gestopt; dit is het beste plan tot dan toe. {_left(still).nl}",
                f"The search was stopped early; this is the best plan so far. {_left(still).en}",
            )
        case Status.IMPOSSIBLE:
            text = _impossible(result)
        case Status.NOTHING_FOUND:
            text = Text(
                "Het zoeken is gestopt voordat er een plan was. Of er een plan bestaat is niet bekend; geef meer tijd.",
                "The search was stopped before there was a plan. Whether one exists is not known; give it more time.",
            )
    return text.of(language)


def _left(still: str) -> Text:
    if not still:
        return Text("Doelen die niet aan de beurt kwamen zijn niet verbeterd.", "Goals whose turn did not come are not improved.")
    return Text(f"Nog beter mogelijk, hooguit: {still}.", f"Better still possible, at most: {still}.")


def _impossible(result: Result) -> Text:
    conflict = result.conflict
    if conflict is None:
        return Text("Geen plan houdt zich aan alle regels.", "No plan keeps all rules.")
    if conflict.repaired:
        return Text(
            "Geen plan houdt zich aan alle regels. Met de regels die zacht mogen wel; wat dan tekortkomt staat hieronder.",
            "No plan keeps all rules. With the rules that may be soft there is one; what it lacks stands below.",
        )
    return Text(
        "Geen plan houdt zich aan alle regels, ook niet met de regels die zacht mogen.",
        "No plan keeps all rules, not even with the rules that may be soft.",
    )
