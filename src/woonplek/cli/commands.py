"""Every command. No logic: each parses, calls, prints and returns its exit code."""

from __future__ import annotations

from importlib.metadata import version as installed
from pathlib import Path
from typing import Any

import click

from woonplek.cli.application import INPUT, Application
from woonplek.cli.bilingual import Command, fail, language_of
from woonplek.cli.options import CHANGES, EXISTING, LOGGING, OUTPUT, SEARCH, WORKBOOK, lang, option
from woonplek.cli.session import Session, ask_of, options_of
from woonplek.domain.base import Text
from woonplek.io.next_year import next_input
from woonplek.io.screen import rules_text, table_text
from woonplek.io.shipped import shipped
from woonplek.io.template import write_template
from woonplek.scenario.compare import Side, side_of, sides
from woonplek.scenario.compare import compare as side_by_side
from woonplek.scenario.inspect import annotated, inspect
from woonplek.scenario.run import run as run_one
from woonplek.scenario.run import run_all, worst
from woonplek.scenario.stored import load
from woonplek.scenario.variant import open_book


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
    """Show the version, or the help when no command is asked."""
    if version:
        click.echo(f"woonplek {installed('woonplek')}")
    elif context.invoked_subcommand is None:
        click.echo(context.get_help())
    return 0


@app.command(cls=Command, text=Text("Zet een uitgewerkt voorbeeld klaar om mee te beginnen.", "Copy a worked example to start from."))
@click.argument("target", required=False, metavar="[BESTAND]", type=click.Path(path_type=Path))
@option(
    "--example", type=click.Choice(["parkstad", "klein", "groningen"]), default="parkstad", text=Text("Welk voorbeeld.", "Which example.")
)
@option("--klein", "small", is_flag=True, text=Text("Het voorbeeld met drie bladen.", "The example of three sheets."))
@lang
@click.pass_context
def new(context: click.Context, /, *, target: Path | None, example: str, small: bool) -> int:
    """Copy a shipped workbook, never over one that is there."""
    name = f"{'klein' if small else example}.xlsx"
    path = _free(context, target or Path(name), name)
    path.write_bytes((shipped("scenarios") / name).read_bytes())
    click.echo(str(path))
    return 0


@app.command(
    cls=Command,
    text=Text(
        "Maak een lege werkmap met keuzelijsten en uitleg bij elke kolom.",
        "Make an empty workbook with drop-downs and an explanation per column.",
    ),
)
@click.argument("target", required=False, metavar="[BESTAND]", type=click.Path(path_type=Path))
@lang
@click.pass_context
def template(context: click.Context, /, *, target: Path | None) -> int:
    """Write an empty workbook, never over one that is there."""
    language = language_of(context)
    name = Text("werkmap.xlsx", "workbook.xlsx").of(language)
    path = _free(context, target or Path(name), name)
    write_template(path, language)
    click.echo(str(path))
    return 0


def _free(context: click.Context, path: Path, name: str) -> Path:
    """Return *path*, or *name* in it where it is a folder; wrong use when something is there."""
    path = path / name if path.is_dir() else path
    if path.exists():
        fail(Text(f"{path} bestaat al; kies een andere naam.", f"{path} exists; choose another name."), context)
    return path


@app.command(
    cls=Command, text=Text("Noem alles wat niet klopt of vreemd is in een werkmap.", "Say all that is wrong or odd in a workbook.")
)
@WORKBOOK
@CHANGES
@option("--scenario", default="", metavar="A,B", text=Text("Onder deze scenario's.", "Under these scenarios."))
@option("--annotate", "mark", is_flag=True, text=Text("Schrijf een kopie met de cellen gemarkeerd.", "Write a copy with the cells marked."))
@lang
@click.pass_context
def check(context: click.Context, /, *, workbook: Path, mark: bool, **asked: Any) -> int:  # noqa: ANN401
    """Print all problems and warnings."""
    language = language_of(context)
    found = inspect(workbook, ask_of(**asked))
    click.echo(found.report(language))
    if mark and (found.problems or found.warnings):
        click.echo(str(annotated(workbook, [*found.problems, *found.warnings], language)))
    return INPUT if found.problems else 0


@app.command(cls=Command, text=Text("Zoek het beste plan voor een werkmap.", "Find the best plan for a workbook."))
@WORKBOOK
@option(
    "--scenario",
    default="",
    metavar="A,B",
    text=Text("Onder deze scenario's, na elkaar toegepast.", "Under these scenarios, one applied after another."),
)
@option("--all", "every", is_flag=True, text=Text("Onder elk scenario, ook geen.", "Under each scenario, and none."))
@CHANGES
@SEARCH
@option("--from", "start", metavar="RUN", type=EXISTING, text=Text("Begin met het plan van deze run.", "Start from the plan of this run."))
@option(
    "--write-model", metavar="BESTAND.mps", type=click.Path(path_type=Path), text=Text("Schrijf ook het model.", "Write the model too.")
)
@OUTPUT
@LOGGING
@click.pass_context
def run(context: click.Context, /, *, workbook: Path, every: bool, output: Path, as_json: bool, **asked: Any) -> int:  # noqa: ANN401
    """Plan, and print what came out."""
    if every and asked["scenario"]:
        fail(Text("Kies --all of --scenario.", "Choose --all or --scenario."), context)
    book, ask = open_book(workbook), ask_of(**asked)
    with Session(context, output, **asked) as session:
        if every:
            finished = run_all(book, (), ask, options_of(**asked), session.desk)
        else:
            finished = [run_one(book, ask, options_of(**asked), session.desk)]
    session.show(finished, as_json=as_json)
    if every and not as_json:
        _show_comparison(context, [*map(side_of, finished)], output)
    return worst(finished)


@app.command(
    cls=Command,
    text=Text("Zet runs, of de scenario's van een werkmap, naast elkaar.", "Put runs, or the scenarios of a workbook, side by side."),
)
@click.argument("targets", nargs=-1, required=True, metavar="RUN|WERKMAP...", type=EXISTING)
@option(
    "--scenario",
    "scenarios",
    multiple=True,
    metavar="A,B",
    text=Text("Van een werkmap alleen deze; basis is zonder.", "Of a workbook only these; basis is without."),
)
@CHANGES
@SEARCH
@OUTPUT
@LOGGING
@click.pass_context
def compare(context: click.Context, /, *, targets: tuple[Path, ...], output: Path, as_json: bool, **asked: Any) -> int:  # noqa: ANN401
    """Plan what has no run yet, and print what differs."""
    with Session(context, output, **asked) as session:
        found = sides(targets, asked["scenarios"], ask_of(**asked), options_of(**asked), session.desk)
    if len(found) < 2:  # noqa: PLR2004
        fail(Text("Geef er ten minste twee om te vergelijken.", "Give at least two to compare."), context)
    _show_comparison(context, found, output, as_json=as_json)
    return 0


def _show_comparison(context: click.Context, found: list[Side], output: Path, *, as_json: bool = False) -> None:
    language = language_of(context)
    comparison = side_by_side(found, language)
    click.echo(comparison.json() if as_json else "\n\n".join(table_text(table, language) for table in comparison.short()))
    click.echo(str(comparison.write(output)), err=as_json)


@app.command("next", cls=Command, text=Text("Schrijf de invoer van een volgend jaar uit een run.", "Write next year's input from a run."))
@click.argument("folder", metavar="RUN", type=EXISTING)
@option(
    "--start",
    required=True,
    type=click.DateTime(["%Y-%m-%d", "%d-%m-%Y"]),
    text=Text("Eerste dag van het nieuwe plan.", "First day of the new plan."),
)
@click.argument("target", required=False, metavar="[BESTAND]", type=click.Path(path_type=Path))
@lang
@click.pass_context
def next_year(context: click.Context, /, *, folder: Path, start: Any, target: Path | None) -> int:  # noqa: ANN401
    """Write the workbook, never over one that is there."""
    name = f"vanaf-{start.date().isoformat()}.xlsx"
    path = _free(context, target or Path(name), name)
    stored = load(folder)
    language = language_of(context)
    for note in next_input(stored.book, stored.result.instance, stored.plan, start.date(), path, language=language):
        click.echo(note.of(language), err=True)
    click.echo(str(path))
    return 0


@app.command(cls=Command, text=Text("Zeg van elke regel en elk doel wat het betekent.", "Say what each rule and goal means."))
@lang
@click.pass_context
def rules(context: click.Context, /) -> int:
    """Print every rule and goal."""
    click.echo(rules_text(language_of(context)))
    return 0
