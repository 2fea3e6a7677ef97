"""Options that commands share, and how their values are read."""

from __future__ import annotations

import logging
from collections.abc import Callable
from pathlib import Path
from typing import Any, TypeVar

import click

from woonplek.cli.bilingual import Kind, Option
from woonplek.domain.base import Text
from woonplek.io.policy import model_names, model_path
from woonplek.model import ENGINES
from woonplek.scenario.change import change_of_text

F = TypeVar("F", bound=Callable[..., Any])


def option(*declarations: str, text: Text, **settings: Any) -> Callable[[F], F]:  # noqa: ANN401
    """Declare an option with its help in two languages."""
    return click.option(*declarations, cls=Option, text=text, **settings)


def together(*options: Callable[[F], F]) -> Callable[[F], F]:
    """Return one decorator for several *options*, shown in this order."""

    def decorate(function: F) -> F:
        for one in reversed(options):
            function = one(function)
        return function

    return decorate


def _existing(text: str) -> Path:
    path = Path(text)
    if not path.exists():
        raise ValueError(text)
    return path


def _at_least(low: float) -> Callable[[str], float]:
    def make(text: str) -> float:
        number = float(text.replace(",", "."))
        if not low <= number < float("inf"):
            raise ValueError(text)
        return number

    return make


def _whole(low: int) -> Callable[[str], int]:
    def make(text: str) -> int:
        if int(text) < low:
            raise ValueError(text)
        return int(text)

    return make


def _model(text: str) -> str:
    if model_path(text) is None:
        raise ValueError(text)
    return text


EXISTING = Kind("pad", _existing, Text("bestaat niet.", "does not exist."))
SECONDS = Kind("seconden", _at_least(0), Text("is geen aantal seconden.", "is not a number of seconds."))
PER_CENT = Kind("procent", _at_least(0), Text("is geen percentage van 0 of meer.", "is not a percentage of 0 or more."))
SEED = Kind("getal", _whole(0), Text("is geen heel getal van 0 of meer.", "is not a whole number of 0 or more."))
THREADS = Kind("aantal", _whole(1), Text("is geen heel getal van 1 of meer.", "is not a whole number of 1 or more."))
_MODELS = ", ".join(model_names())
MODEL = Kind(
    "model",
    _model,
    Text(f"is geen model; kies uit {_MODELS}, of geef een .toml-bestand.", f"is no model; choose from {_MODELS}, or give a .toml file."),
)
CHANGE = Kind(
    "wijziging",
    change_of_text,
    Text("is geen wijziging; schrijf 'Blad/sleutel/kolom=waarde'.", "is not a change; write 'Sheet/key/column=value'."),
)

lang = option("--lang", type=click.Choice(["nl", "en"]), expose_value=False, text=Text("Taal: nl of en.", "Language: nl or en."))

WORKBOOK = click.argument("workbook", metavar="WERKMAP", type=EXISTING)

CHANGES = together(
    option(
        "--set", "sets", multiple=True, type=CHANGE, text=Text("Wijzig de werkmap voor deze keer.", "Change the workbook for this once.")
    ),
    option(
        "--model",
        type=MODEL,
        text=Text("Een model (regels en doelen): een naam of een bestand.", "A model (rules and goals): a name or a file."),
    ),
    option("--soft", is_flag=True, text=Text("Maak zacht wat zacht mag.", "Make soft all rules that may be.")),
)

SEARCH = together(
    option("--time-limit", type=SECONDS, text=Text("Stop na zoveel seconden.", "Stop after so many seconds.")),
    option(
        "--gap",
        type=PER_CENT,
        default="0",
        text=Text("Tevreden binnen zoveel procent van het beste.", "Content within so many per cent of the best."),
    ),
    option("--seed", type=SEED, default="0", text=Text("Ander toeval bij het zoeken.", "Another chance in searching.")),
    option("--threads", type=THREADS, text=Text("Zoveel rekenkernen.", "So many processor cores.")),
    option(
        "--engine",
        type=click.Choice(ENGINES),
        default="auto",
        text=Text("Hoe er gezocht wordt.", "How the search is done."),
    ),
)

OUTPUT = together(
    option(
        "--output",
        metavar="MAP",
        type=click.Path(path_type=Path, file_okay=False),
        default="runs",
        text=Text("Map voor de uitkomsten.", "Folder for the results."),
    ),
    option("--json", "as_json", is_flag=True, text=Text("Druk run.json af in plaats van tekst.", "Print run.json instead of text.")),
)

LOGGING = together(
    option("-v", "--verbose", count=True, text=Text("Toon ook het log.", "Show the log too.")),
    option("-q", "--quiet", is_flag=True, text=Text("Toon geen voortgang.", "Show no progress.")),
    option("--debug", is_flag=True, text=Text("Toon alles, ook waar het misging.", "Show all, also where it went wrong.")),
    lang,
)


def log_level(*, verbose: int, quiet: bool, debug: bool) -> int:
    """Return the level from which log lines are shown."""
    if debug:
        return logging.DEBUG
    return logging.ERROR if quiet else logging.INFO if verbose else logging.WARNING
