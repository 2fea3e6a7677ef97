"""Help and usage errors, in both languages."""

from __future__ import annotations

import pytest
from click.testing import CliRunner, Result

from woonplek.cli import app
from woonplek.cli.bilingual import Command, Option

COMMANDS = ["new", "template", "check", "run", "compare", "next", "rules"]


def call(*arguments: str) -> Result:
    return CliRunner().invoke(app, list(arguments))


def test_the_commands_are_those_of_the_contract() -> None:
    assert sorted(app.commands) == sorted(COMMANDS)


@pytest.mark.parametrize("name", COMMANDS)
@pytest.mark.parametrize("language", ["nl", "en"])
def test_every_command_explains_itself_and_each_option(name: str, language: str) -> None:
    result = call("--lang", language, name, "--help")
    assert result.exit_code == 0
    command = app.commands[name]
    assert isinstance(command, Command)
    said = " ".join(result.stdout.split())
    assert command.text.of("en" if language == "en" else "nl") in said
    for parameter in command.params:
        if isinstance(parameter, Option):
            assert parameter.opts[0] in said
            assert parameter.text.of("en" if language == "en" else "nl") in said
    assert ("Gebruik:" in said) == (language == "nl")


def test_without_a_command_there_is_help() -> None:
    result = call()
    assert result.exit_code == 0
    assert all(name in result.stdout for name in COMMANDS)


@pytest.mark.parametrize("arguments", [("--lang", "en"), ("--lang=en",), ("rules", "--lang", "en")])
def test_the_language_may_stand_anywhere(arguments: tuple[str, ...]) -> None:
    result = call(*arguments, *(["rules"] if "rules" not in arguments else []))
    assert result.stdout.startswith("Rules\n")


def test_the_language_may_come_from_the_environment() -> None:
    assert CliRunner().invoke(app, ["rules"], env={"WOONPLEK_LANG": "en"}).stdout.startswith("Rules\n")


def test_the_version() -> None:
    assert call("--version").stdout.split()[0] == "woonplek"


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        (["ruls"], "De opdracht 'ruls' bestaat niet. Bedoelt u 'rules'?"),
        (["--lang", "en", "ruls"], "There is no command 'ruls'. Did you mean 'rules'?"),
        (["run"], "Er ontbreekt: WERKMAP."),
        (["run", "nergens.xlsx"], "'nergens.xlsx' bestaat niet."),
        (["run", "nergens.xlsx", "--lang", "en"], "'nergens.xlsx' does not exist."),
        (["rules", "--modl"], "De optie --modl bestaat niet."),
        (["run", ".", "--gap", "veel"], "--gap: 'veel' is geen percentage van 0 of meer."),
        (["run", ".", "--gap", "nan"], "--gap: 'nan' is geen percentage van 0 of meer."),
        (["run", ".", "--time-limit", "-1"], "--time-limit: '-1' is geen aantal seconden."),
        (["run", ".", "--threads", "0"], "--threads: '0' is geen heel getal van 1 of meer."),
        (["run", ".", "--seed", "1.5"], "--seed: '1.5' is geen heel getal van 0 of meer."),
        (["run", ".", "--set", "ladder"], "--set: 'ladder' is geen wijziging; schrijf 'Blad/sleutel/kolom=waarde'."),
        (["run", ".", "--model", "duur"], "--model: 'duur' is geen model; kies uit beschermd-thuis"),
        (["run", ".", "--engine", "x"], "--engine: kies uit auto"),
        (["run", ".", "--all", "--scenario", "a"], "Kies --all of --scenario."),
        (["rules", "extra"], "Er staat meer achter deze opdracht dan zij vraagt."),
        (["next", ".", "--lang", "en"], "Missing option '--start'"),
    ],
)
def test_wrong_use_ends_with_2_and_says_what_is_wrong(arguments: list[str], said: str) -> None:
    result = call(*arguments)
    assert result.exit_code == 2
    assert said in result.stderr
    assert result.stdout == ""


def test_rules_says_every_rule_and_goal_in_both_languages() -> None:
    from woonplek.domain.policy import GOALS, RULES  # noqa: PLC0415

    dutch, english = (" ".join(call("rules", "--lang", language).stdout.split()) for language in ("nl", "en"))
    for info in (*RULES, *GOALS):
        assert f"{info.key} ({info.name.nl})" in dutch
        assert info.sentence.nl in dutch
        assert info.sentence.en in english
