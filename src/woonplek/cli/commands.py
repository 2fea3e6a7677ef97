"""Every command and its options. No logic: each parses, calls, prints and returns its exit code."""

from __future__ import annotations

from collections.abc import Callable
from importlib.metadata import version
from pathlib import Path
from typing import Any, TypeVar

import click

from woonplek.cli.application import Application
from woonplek.cli.bilingual import Command, Kind, Option, fail, language_of
from woonplek.domain.base import Text
from woonplek.io.screen import rules_text
from woonplek.io.shipped import shipped


def _existing(text: str) -> Path:
    path = Path(text)
    if not path.exists():
        raise ValueError
    return path


EXISTING = Kind("pad", _existing, Text("bestaat niet.", "does not exist."))


F = TypeVar("F", bound=Callable[..., Any])


def option(*declarations: str, text: Text, **settings: Any) -> Callable[[F], F]:  # noqa: ANN401
    """Declare an option with its help in two languages."""
    return click.option(*declarations, cls=Option, text=text, **settings)


lang = option("--lang", type=click.Choice(["nl", "en"]), expose_value=False, text=Text("Taal: nl of en.", "Language: nl or en."))


@click.command(
    cls=Application,
    invoke_without_command=True,
    text=Text(
        "woonplek zoekt voor een regio het beste plan van beschermd wonen naar beschermd thuis.",
        "woonplek finds a region the best plan from beschermd wonen (sheltered housing) to beschermd thuis (protected at home).",
    ),
)
@lang
@option("--version", is_flag=True, text=Text("Toon de versie.", "Show the version."))
@click.pass_context
def app(context: click.Context, *, version: bool) -> int:
    """Show the version or the help when no command is asked."""
    if version:
        click.echo(f"woonplek {installed()}")
    elif context.invoked_subcommand is None:
        click.echo(context.get_help())
    return 0


def installed() -> str:
    """Return the installed version."""
    return version("woonplek")


@app.command(cls=Command, text=Text("Zeg van elke regel en elk doel wat het betekent.", "Say what each rule and goal means."))
@lang
@click.pass_context
def rules(context: click.Context) -> int:
    """Print every rule and goal."""
    click.echo(rules_text(language_of(context)))
    return 0


@app.command(cls=Command, text=Text("Zet een uitgewerkt voorbeeld klaar om zelf te vullen.", "Copy a worked example to start from."))
@click.argument("target", required=False, metavar="[BESTAND]", type=click.Path(path_type=Path))
@option(
    "--example", type=click.Choice(["parkstad", "klein", "groningen"]), default="parkstad", text=Text("Welk voorbeeld.", "Which example.")
)
@option("--klein", "small", is_flag=True, text=Text("Het voorbeeld met drie bladen.", "The example of three sheets."))
@lang
@click.pass_context
def new(context: click.Context, *, target: Path | None, example: str, small: bool) -> int:
    """Copy a shipped workbook, never over one that is there."""
    name = f"{'klein' if small else example}.xlsx"
    path = target or Path(name)
    if path.is_dir():
        path /= name
    try:
        with path.open("xb") as file:
            file.write((shipped("scenarios") / name).read_bytes())
    except FileExistsError:
        fail(Text(f"{path} bestaat al; kies een andere naam.", f"{path} exists; choose another name."), context)
    click.echo(str(path))
    return 0
