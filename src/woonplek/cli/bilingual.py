"""Click in two languages: help, headings and usage errors in Dutch unless ``--lang en`` is asked."""

from __future__ import annotations

import difflib
import os
from collections.abc import Callable, Sequence
from typing import Any, Never, cast

import click

from woonplek.domain.base import Language, Text

USAGE = 2
_HEADINGS = {"Options": "Opties", "Commands": "Opdrachten", "Arguments": "Wat u opgeeft"}


def asked_language(arguments: Sequence[str]) -> Language:
    """Return the language that the command line, or else ``WOONPLEK_LANG``, asks for."""
    asked = os.environ.get("WOONPLEK_LANG", "nl")
    for before, argument in zip(["", *arguments], arguments, strict=False):
        if before == "--lang":
            asked = argument
        elif argument.startswith("--lang="):
            asked = argument.removeprefix("--lang=")
    return "en" if asked == "en" else "nl"


def language_of(context: click.Context) -> Language:
    """Return the language of a running command."""
    return cast("Language", context.find_root().obj or "nl")


class _Formatter(click.HelpFormatter):
    """Help with Dutch headings."""

    def write_usage(self, prog: str, args: str = "", prefix: str | None = None) -> None:
        super().write_usage(prog, args, prefix or "Gebruik: ")

    def write_heading(self, heading: str) -> None:
        super().write_heading(_HEADINGS.get(heading, heading))


class _Context(click.Context):
    def make_formatter(self) -> click.HelpFormatter:
        kind = _Formatter if language_of(self) == "nl" else click.HelpFormatter
        return kind(width=self.terminal_width, max_width=self.max_content_width or 100)


class Option(click.Option):
    """An option whose help is a :class:`Text`."""

    def __init__(self, declarations: Sequence[str], *, text: Text, **settings: Any) -> None:  # noqa: ANN401
        super().__init__(list(declarations), help=text.nl, **settings)
        self.text = text

    def get_help_record(self, ctx: click.Context) -> tuple[str, str] | None:
        self.help = self.text.of(language_of(ctx))
        return super().get_help_record(ctx)


class Command(click.Command):
    """A command whose help is a :class:`Text`."""

    context_class = _Context

    def __init__(self, *arguments: Any, text: Text, **settings: Any) -> None:  # noqa: ANN401
        super().__init__(*arguments, **(settings | {"help": text.nl}))
        self.text = text

    def get_help_option(self, ctx: click.Context) -> click.Option | None:
        option = super().get_help_option(ctx)
        if option is not None:
            option.help = Text("Toon deze uitleg.", "Show this message.").of(language_of(ctx))
        return option

    def format_help(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:
        self.help = self.text.of(language_of(ctx))
        super().format_help(ctx, formatter)


class Group(Command, click.Group):
    """The commands together; a command that is not there is answered with the nearest one."""

    def format_commands(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:
        for command in self.commands.values():
            if isinstance(command, Command):
                command.help = command.text.of(language_of(ctx))
        super().format_commands(ctx, formatter)

    def list_commands(self, ctx: click.Context) -> list[str]:  # noqa: ARG002
        return list(self.commands)

    def resolve_command(self, ctx: click.Context, args: list[str]) -> tuple[str | None, click.Command | None, list[str]]:
        if args and args[0] not in self.commands:
            hint = near(args[0], list(self.commands))
            fail(Text(f"De opdracht '{args[0]}' bestaat niet.{hint.nl}", f"There is no command '{args[0]}'.{hint.en}"), ctx)
        return super().resolve_command(ctx, args)


class Kind(click.ParamType[Any]):
    """A kind of value with its own words for what is wrong: *make* raises ValueError or returns the value."""

    def __init__(self, name: str, make: Callable[[str], Any], wrong: Text) -> None:
        self.name = name
        self.make = make
        self.wrong = wrong

    def convert(self, value: Any, param: click.Parameter | None, ctx: click.Context | None) -> Any:  # noqa: ANN401
        if not isinstance(value, str):
            return value
        try:
            return self.make(value)
        except (ValueError, ArithmeticError):
            name = param.opts[0] if isinstance(param, click.Option) else param.human_readable_name if param else self.name
            nl, en = self.wrong
            fail(Text(f"{name}: '{value}' {nl}", f"{name}: '{value}' {en}"), ctx)


def fail(text: Text, ctx: click.Context | None = None) -> Never:
    """End with wrong use of the command, exit code 2."""
    context = ctx or click.get_current_context()
    raise click.UsageError(text.of(language_of(context)), context)


def near(word: str, choices: Sequence[str]) -> Text:
    """Return the question whether the nearest of *choices* was meant, empty without one."""
    found = difflib.get_close_matches(word, choices, 1)
    return Text(f" Bedoelt u '{found[0]}'?", f" Did you mean '{found[0]}'?") if found else Text("", "")


def usage_message(error: click.UsageError, language: Language) -> str:
    """Return what is wrong with the use of the command."""
    if language == "en":
        return error.format_message()
    said = error.format_message()
    match error:
        case click.NoSuchOption():
            options = [name for p in error.ctx.command.params for name in p.opts] if error.ctx else []
            said = f"De optie {error.option_name} bestaat niet.{near(error.option_name, options).nl}"
        case click.MissingParameter() if error.param is not None:
            said = f"Er ontbreekt: {error.param.make_metavar(error.ctx or click.get_current_context())}."
        case click.BadOptionUsage():
            said = f"De optie {error.option_name} vraagt een waarde, of juist geen."
        case click.BadParameter() if isinstance(error.param, click.Option) and isinstance(error.param.type, click.Choice):
            said = f"{error.param.opts[0]}: kies uit {', '.join(error.param.type.choices)}."
        case _ if "unexpected extra argument" in said:
            said = "Er staat meer achter deze opdracht dan zij vraagt."
    return said
