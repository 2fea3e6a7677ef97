"""Text for the terminal: aligned columns, and what every rule and goal says."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from textwrap import wrap

from woonplek.domain.base import Language, Text
from woonplek.domain.codes import Stance
from woonplek.domain.policy import GOALS, RULES, RuleInfo

UNITS = {
    "weighted days": "gewogen dagen",
    "days": "dagen",
    "moves": "verhuizingen",
    "cents": "centen",
    "homes": "woningen",
    "clients": "cliënten",
    "hours": "uren",
    "client-days": "cliëntdagen",
    "nights": "nachten",
    "place-days": "plaatsdagen",
}
"""Units of goals in Dutch."""


def unit_name(unit: str, language: Language) -> str:
    """Return the name of a goal's *unit*."""
    return UNITS.get(unit, unit) if language == "nl" else unit


def aligned(rows: Iterable[Sequence[str]], *, right: frozenset[int] = frozenset(), indent: int = 2) -> str:
    """Return *rows* of cells as lines of text with aligned columns; columns in *right* end at the right."""
    lines = [list(row) for row in rows]
    if not lines:
        return ""
    widths = [max(len(line[i]) for line in lines if i < len(line)) for i in range(max(map(len, lines)))]
    cells = [[cell.rjust(widths[i]) if i in right else cell.ljust(widths[i]) for i, cell in enumerate(line)] for line in lines]
    return "\n".join((" " * indent + "  ".join(line)).rstrip() for line in cells)


def _entry(heading: str, *sentences: str) -> list[str]:
    return [f"  {heading}", *(line for s in sentences for line in wrap(s, 96, initial_indent="      ", subsequent_indent="      "))]


def _standing(info: RuleInfo, language: Language) -> str:
    stance = {Stance.ON: Text("aan", "on"), Stance.OFF: Text("uit", "off"), Stance.SOFT: Text("zacht", "soft")}[info.default]
    words = Text(f"Staat standaard {stance.nl}.", f"By default {stance.en}.").of(language)
    if info.over_unit is None:
        return words
    nl = f" Kan zacht: dan telt over_{info.key} wat er te veel of te weinig is, in {UNITS[info.over_unit]}."
    return words + Text(nl, f" May be soft: over_{info.key} then counts by how much it is broken, in {info.over_unit}.").of(language)


def rules_text(language: Language) -> str:
    """Return every rule and goal with its key, its name, its sentence and how it counts."""
    lines = [Text("Regels", "Rules").of(language)]
    for rule in RULES:
        lines += _entry(f"{rule.key} ({rule.name.nl})", rule.sentence.of(language), _standing(rule, language))
    lines += ["", Text("Doelen, in deze volgorde", "Goals, in this order").of(language)]
    for goal in GOALS:
        counted = Text(f"In {UNITS[goal.unit]}.", f"In {goal.unit}.").of(language)
        lines += _entry(f"{goal.key} ({goal.name.nl})", goal.sentence.of(language), counted)
    return "\n".join(lines)
