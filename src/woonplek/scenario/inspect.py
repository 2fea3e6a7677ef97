"""Everything that is wrong, or looks odd, in a workbook and each of its scenarios."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from woonplek.domain.base import Language, Text
from woonplek.io.plausible import plausible
from woonplek.io.problems import InputError, Problem, listing
from woonplek.scenario.variant import Ask, open_book, prepare, scenarios_of


@dataclass(frozen=True, slots=True)
class Inspection:
    """What :func:`inspect` found: problems forbid a plan, warnings do not."""

    source: str
    problems: tuple[Problem, ...]
    warnings: tuple[Problem, ...]

    def report(self, language: Language) -> str:
        """Return all of it as text."""
        if self.problems:
            said = InputError(self.problems, self.source).report(language)
        else:
            said = Text(f"Geen problemen in {self.source}.", f"No problems in {self.source}.").of(language)
        if not self.warnings:
            return said
        head = Text(f"{len(self.warnings)} × let op:", f"{len(self.warnings)} × note:").of(language)
        return "\n".join([said, head, *listing(self.warnings, language)])


def inspect(path: Path, ask: Ask) -> Inspection:
    """Look at the workbook at *path* as *ask* changes it, and under each of its scenarios."""
    try:
        book = open_book(path)
    except InputError as error:
        return Inspection(str(path), error.problems, ())
    problems: dict[Problem, None] = {}
    warnings: dict[Problem, None] = dict.fromkeys(book.ignored)
    try:
        found = scenarios_of(book)
        warnings |= dict.fromkeys(plausible(prepare(book, ask, found)))
        asks = [Ask((scenario.name,), model=ask.model, soft=ask.soft) for scenario in found.values()]
    except InputError as error:
        problems |= dict.fromkeys(error.problems)
        asks = []
    for other in asks:
        try:
            prepare(book, other, found)
        except InputError as error:
            problems |= dict.fromkeys(_under(other.name, problem) for problem in error.problems)
    return Inspection(str(path), tuple(problems), tuple(warnings))


def _under(name: str, problem: Problem) -> Problem:
    what = Text(f"onder scenario {name}: {problem.what.nl}", f"under scenario {name}: {problem.what.en}")
    return problem.model_copy(update={"what": what})


def annotated(path: Path, problems: Sequence[Problem], language: Language) -> Path:
    """Write a copy of *path* beside it with the cells of *problems* marked; return the copy, never over another file."""
    from woonplek.io.annotate import annotate  # noqa: PLC0415 - slow to import, and seldom asked for

    word = Text("gemarkeerd", "marked").of(language)
    names = (path.with_name(f"{path.stem}-{word}{f'-{n}' if n > 1 else ''}.xlsx") for n in range(1, 1000))
    target = next(name for name in names if not name.exists())
    annotate(path, target, problems, language)
    return target
