"""Model files: which rules count, which goals in which order, urgency weights, and the standard set."""

from __future__ import annotations

import tomllib
from collections.abc import Iterable, Mapping
from decimal import Decimal, InvalidOperation
from pathlib import Path
from typing import Any

from woonplek.domain.base import Frozen, Text
from woonplek.domain.codes import Stance
from woonplek.domain.instance import GoalSetting, Policy
from woonplek.domain.policy import GOALS, RULES, goal_name, over_goal
from woonplek.io.problems import InputError, Problem
from woonplek.io.shipped import shipped
from woonplek.io.words import fold, nearest

DEFAULT_MODEL = "beschermd-thuis"
STANDARD = {"woonvormen": "forms", "profielen": "profiles", "zorg": "care"}
_TOP = ("naam", "omschrijving", "regels", "doelen", "urgentie", "standaard", "standaard_uit")
_STANCES = {"aan": Stance.ON, "on": Stance.ON, "uit": Stance.OFF, "off": Stance.OFF, "zacht": Stance.SOFT, "soft": Stance.SOFT}
RULE_KEYS = {fold(word): info.key for info in RULES for word in (info.key, info.name.nl, info.name.en)}
_SOFT_GOALS = tuple(over_goal(info.key) for info in RULES if info.may_be_soft)
GOAL_KEYS = {fold(word): key for key in (*(g.key for g in GOALS), *_SOFT_GOALS) for word in (key, goal_name(key).nl, goal_name(key).en)}


class ModelFile(Frozen):
    """A policy and the standard set that comes with it."""

    name: str
    description: str = ""
    policy: Policy
    standard: Mapping[str, tuple[Mapping[str, Any], ...]]
    """rows of the sheets ``forms``, ``profiles`` and ``care``, by Dutch column name"""


def default_policy() -> Policy:
    """Return the policy without a model file: every rule at its default, no goals."""
    return Policy(stances={info.key: info.default for info in RULES}, goals=())


def model_names(models: Path | None = None) -> list[str]:
    """Return the names of the model files that there are."""
    return sorted(path.stem for path in (models or shipped("models")).glob("*.toml"))


def model_path(name: str, models: Path | None = None) -> Path | None:
    """Return the file of the model called *name*, which may be a path; None when there is none."""
    if name.endswith(".toml") and Path(name).is_file():
        return Path(name)
    folder = models or shipped("models")
    return next((path for path in sorted(folder.glob("*.toml")) if fold(path.stem) == fold(name.removesuffix(".toml"))), None)


def load_model(name: str, models: Path | None = None, *, place: tuple[str, str] = ("", "")) -> ModelFile:
    """Read the model file *name*, a name in *models* or a path.

    *place* is the sheet and cell that named it. Raises :class:`InputError` with every problem of the file.
    """
    path = model_path(name, models)
    if path is None:
        names = model_names(models)
        raise InputError([unknown(place, Text("modelbestand", "model file"), name, names)])
    where = (path.name, "")
    try:
        data = tomllib.loads(path.read_text(encoding="utf-8"), parse_float=Decimal)
    except (tomllib.TOMLDecodeError, UnicodeDecodeError) as error:
        what = Text(f"geen leesbaar modelbestand: {error}", f"not a readable model file: {error}")
        raise InputError([Problem(sheet=path.name, cell="", what=what, remedy=Text("verbeter die regel", "repair that line"))]) from error
    problems = [unknown(where, Text("onderdeel", "part"), key, _TOP) for key in data if key not in _TOP]
    policy = default_policy()
    policy = _rules_of(data.get("regels", {}), policy, where, problems)
    policy = _goals_of(data.get("doelen", []), policy, where, problems)
    policy = _weights_of(data.get("urgentie", {}), policy, where, problems)
    standard = _standard_of(data, models, where, problems)
    if problems:
        raise InputError(problems)
    return ModelFile(name=str(data.get("naam", path.stem)), description=str(data.get("omschrijving", "")), policy=policy, standard=standard)


def unknown(place: tuple[str, str], noun: Text, word: str, known: Iterable[str]) -> Problem:
    """Return the problem that *word* is no *noun*, with the nearest that is."""
    known = list(known)
    near = nearest(word, known)
    listed = ", ".join(known[:12]) + (" …" if len(known) > 12 else "")  # noqa: PLR2004
    remedy = Text(f"bedoelt u '{near}'?", f"do you mean '{near}'?") if near else Text(f"kies uit: {listed}", f"choose from: {listed}")
    what = Text(f"{noun.nl} '{word}' bestaat niet", f"{noun.en} '{word}' does not exist")
    return Problem(sheet=place[0], cell=place[1], what=what, remedy=remedy)


def find_rule(word: str, place: tuple[str, str], problems: list[Problem]) -> str | None:
    """Return the key of the rule called *word*; None is reported in *problems*."""
    key = RULE_KEYS.get(fold(word))
    if key is None:
        problems.append(unknown(place, Text("regel", "rule"), word, [info.key for info in RULES]))
    return key


def find_goal(word: str, place: tuple[str, str], problems: list[Problem]) -> str | None:
    """Return the key of the goal called *word*; None is reported in *problems*."""
    key = GOAL_KEYS.get(fold(word))
    if key is None:
        problems.append(unknown(place, Text("doel", "goal"), word, [*(g.key for g in GOALS), *_SOFT_GOALS]))
    return key


def find_stance(rule: str, word: object, place: tuple[str, str], problems: list[Problem]) -> Stance | None:
    """Return the stance called *word*, if *rule* may stand so; None is reported in *problems*."""
    stance = {True: Stance.ON, False: Stance.OFF}[word] if isinstance(word, bool) else _STANCES.get(fold(str(word)))
    if stance is None:
        problems.append(unknown(place, Text("stand", "stance"), str(word), ("aan", "uit", "zacht")))
    elif stance is Stance.SOFT and over_goal(rule) not in _SOFT_GOALS:
        what = Text(f"regel '{rule}' kan niet zacht zijn", f"rule '{rule}' cannot be soft")
        problems.append(Problem(sheet=place[0], cell=place[1], what=what, remedy=Text("kies aan of uit", "choose on or off")))
        return None
    return stance


def softened(policy: Policy) -> Policy:
    """Return *policy* with every rule soft that counts and may be soft."""
    soft = {info.key: Stance.SOFT for info in RULES if info.may_be_soft and policy.on(info.key)}
    return policy.model_copy(update={"stances": {**policy.stances, **soft}})


def _rules_of(table: Mapping[str, Any], policy: Policy, place: tuple[str, str], problems: list[Problem]) -> Policy:
    stances = dict(policy.stances)
    update: dict[str, Any] = {"stances": stances}
    for word, entry in table.items():
        key = find_rule(word, place, problems)
        if key is None:
            continue
        settings = entry if isinstance(entry, dict) else {"stand": entry}
        extra = {"stand", "tolerantie_pct"} if key == "fair_share" else {"stand"}
        problems += [
            unknown(place, Text(f"instelling van regel {key}", f"setting of rule {key}"), k, sorted(extra))
            for k in settings
            if k not in extra
        ]
        if "stand" in settings:
            stances[key] = find_stance(key, settings["stand"], place, problems) or stances[key]
        if key == "fair_share" and "tolerantie_pct" in settings:
            update["fair_share_tolerance_pct"] = _number(settings["tolerantie_pct"], "tolerantie_pct", place, problems)
    return policy.model_copy(update=update)


def _goals_of(rows: Any, policy: Policy, place: tuple[str, str], problems: list[Problem]) -> Policy:  # noqa: ANN401 - any TOML value
    goals: list[GoalSetting] = []
    for row in rows:
        key = find_goal(str(row.get("doel", "")), place, problems)
        if key is not None:
            slack = _number(row.get("speling_pct", 0), f"speling_pct van {key}", place, problems)
            goals.append(GoalSetting(key=key, slack_pct=slack))
    keys = [goal.key for goal in goals]
    problems += [twice(key, place) for key in sorted(set(keys)) if keys.count(key) > 1]
    if not rows:
        what = Text("het modelbestand noemt geen doelen", "the model file names no goals")
        problems.append(Problem(sheet=place[0], cell=place[1], what=what, remedy=Text("voeg [[doelen]] toe", "add [[doelen]]")))
    return policy.model_copy(update={"goals": tuple(goals)})


def twice(key: str, place: tuple[str, str]) -> Problem:
    """Return the problem that a list of goals names *key* more than once."""
    what = Text(f"doel '{key}' staat er twee keer", f"goal '{key}' is listed twice")
    return Problem(sheet=place[0], cell=place[1], what=what, remedy=Text("laat er één staan", "keep one of them"))


def _weights_of(table: Mapping[str, Any], policy: Policy, place: tuple[str, str], problems: list[Problem]) -> Policy:
    weights = dict(policy.urgency_weights)
    for word, value in table.items():
        if word not in {"1", "2", "3", "4"}:
            problems.append(unknown(place, Text("urgentie", "urgency"), word, ("1", "2", "3", "4")))
        elif isinstance(value, bool) or not isinstance(value, int) or value < 0:
            what = Text(f"gewicht van urgentie {word} is {value}", f"weight of urgency {word} is {value}")
            remedy = Text("vul een heel getal vanaf 0 in", "fill in a whole number from 0")
            problems.append(Problem(sheet=place[0], cell=place[1], what=what, remedy=remedy))
        else:
            weights[int(word)] = value
    return policy.model_copy(update={"urgency_weights": weights})


def _number(value: object, name: str, place: tuple[str, str], problems: list[Problem]) -> Decimal:
    """Return *value* as a number from 0, and 0 with a problem when it is none."""
    try:
        number = Decimal(str(value))
    except InvalidOperation:
        number = Decimal(-1)
    if number >= 0 and number.is_finite():
        return number
    what = Text(f"{name} is '{value}'", f"{name} is '{value}'")
    problems.append(Problem(sheet=place[0], cell=place[1], what=what, remedy=Text("vul een getal vanaf 0 in", "fill in a number from 0")))
    return Decimal(0)


def _standard_of(
    data: Mapping[str, Any], models: Path | None, place: tuple[str, str], problems: list[Problem]
) -> Mapping[str, tuple[Mapping[str, Any], ...]]:
    """Return the standard rows by sheet key: of the file itself, or of the model it names in ``standaard_uit``."""
    own = data.get("standaard")
    if own is None:
        other = str(data.get("standaard_uit", DEFAULT_MODEL))
        path = model_path(other, models) or model_path(other)
        if path is None:
            problems.append(unknown(place, Text("modelbestand", "model file"), other, model_names(models)))
            return {}
        own = tomllib.loads(path.read_text(encoding="utf-8"), parse_float=Decimal).get("standaard", {})
    problems += [unknown(place, Text("onderdeel van standaard", "part of standaard"), key, STANDARD) for key in own if key not in STANDARD]
    return {STANDARD[key]: tuple(rows) for key, rows in own.items() if key in STANDARD}
