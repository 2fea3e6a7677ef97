"""How every command ends: exit code, and words for what went wrong."""

from __future__ import annotations

import sys
from collections.abc import Sequence
from typing import Any, Never

import click

from woonplek.cli.bilingual import Group, asked_language, usage_message
from woonplek.domain.base import Language, Text
from woonplek.io.problems import InputError
from woonplek.scenario.log import crash_log

OUR_FAULT, USAGE, INPUT, STOPPED_WITHOUT = 1, 2, 3, 6


class Application(Group):
    """The command line as a whole; commands return their exit code."""

    def main(self, args: Sequence[str] | None = None, *_: Any, **__: Any) -> Never:  # noqa: ANN401
        """Run the command that *args* ask for, and leave with its exit code."""
        given = list(sys.argv[1:] if args is None else args)
        language = asked_language(given)
        try:
            code = int(super().main(given, prog_name="woonplek", standalone_mode=False, obj=language) or 0)
        except Exception as error:
            message, code = _answer(error, language)
            if code == OUR_FAULT and "--debug" in given:
                raise
            click.echo(message, err=True)
        sys.exit(code)


def _answer(error: Exception, language: Language) -> tuple[str, int]:
    """Return what to say about *error*, and the exit code."""
    match error:
        case click.UsageError():
            path = error.ctx.command_path if error.ctx else "woonplek"
            help_line = Text(f"Uitleg: {path} --help", f"Help: {path} --help").of(language)
            return f"{usage_message(error, language)}\n{help_line}", USAGE
        case InputError():
            return error.report(language), INPUT
        case click.Abort():
            return Text("Afgebroken; er is niets geschreven.", "Aborted; nothing was written.").of(language), STOPPED_WITHOUT
        case OSError() if error.filename is not None:
            nl, en = f"Dit lukt niet met {error.filename}: {error.strerror}.", f"Cannot use {error.filename}: {error.strerror}."
            return Text(nl, en).of(language), USAGE
    where, kind = crash_log(error), type(error).__name__
    nl = f"Er ging iets mis in woonplek zelf ({kind}); aan uw werkmap ligt het niet. Wat er gebeurde staat, zonder gegevens, in {where}"
    en = f"Something went wrong in woonplek itself ({kind}), not in your workbook. What happened is, without data, in {where}"
    return Text(nl, en).of(language), OUR_FAULT
