"""From a raw workbook to an instance: the meaning of every sheet, and all problems at once."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path
from typing import Any

from woonplek.domain.calendar import Calendar
from woonplek.domain.instance import Instance
from woonplek.io.book import Book
from woonplek.io.build_checks import check_all
from woonplek.io.build_dates import When, note_outside
from woonplek.io.build_desk import Desk
from woonplek.io.build_flows import build_flows
from woonplek.io.build_money import build_budgets
from woonplek.io.build_people import build_people
from woonplek.io.build_pins import Pins, shut_by_pins, split_by_pins
from woonplek.io.build_places import build_locations, home_location
from woonplek.io.build_policy import build_policy
from woonplek.io.build_region import build_care, build_forms, build_municipalities, build_neighbourhoods, build_profiles
from woonplek.io.build_settings import build_calendar, build_settings, setting_values, settings_rows
from woonplek.io.build_standard import standard_rows
from woonplek.io.build_supply import build_investment, build_offers, build_projects
from woonplek.io.build_teams import build_quotas, build_teams
from woonplek.io.plausible import plausibility
from woonplek.io.policy import DEFAULT_MODEL, ModelFile, default_policy, load_model, softened
from woonplek.io.problems import InputError, Problem
from woonplek.io.sheets import SHEETS
from woonplek.io.values import TypedRow, type_book

BASE_SCENARIO = "basis"


def build(
    book: Book, *, model: str | None = None, soft: bool = False, scenario: str = BASE_SCENARIO, models: Path | None = None
) -> Instance:
    """Return the instance that *book* describes.

    Parameters
    ----------
    model
        a name in *models* or a path, instead of the model that the workbook names
    soft
        make every rule soft that may be
    scenario
        name of the scenario that *book* already holds, to show

    Raises
    ------
    InputError
        With every problem of the workbook and of the model file.
    """
    problems: list[Problem] = []
    desk = Desk(book=book, rows=type_book(book, problems), problems=problems)
    instance = _instance(desk, model, models, scenario, soft=soft)
    if problems or instance is None:
        raise InputError(_in_order(problems, desk), book.path.name if book.path else "")
    return instance


def _instance(desk: Desk, model: str | None, models: Path | None, scenario: str, *, soft: bool) -> Instance | None:
    rows = settings_rows(desk)
    values = setting_values(rows)
    calendar = build_calendar(desk, rows, values)
    policy_file = _model(desk, rows, model or values["model"] or DEFAULT_MODEL, models)
    for problem in desk.book.ignored:
        desk.note("unused", f"{problem.place}: {problem.what.nl}.", f"{problem.place}: {problem.what.en}.")
    _questions(desk)
    if policy_file is not None:
        desk.rows.update(standard_rows(desk, policy_file))
    policy = build_policy(desk, default_policy() if policy_file is None else policy_file.policy)
    if calendar is None:
        return None
    values["model"] = model or values["model"]
    fields = _region(desk, calendar, values)
    note_outside(desk)
    instance = Instance(
        calendar=calendar,
        policy=softened(policy) if soft else policy,
        scenario=scenario,
        input_sha256=desk.book.sha256,
        **fields,
    )
    check_all(desk, instance)
    odd = () if desk.problems else plausibility(instance)
    return instance.model_copy(update={"notes": tuple(dict.fromkeys((*desk.notes, *odd)))})


def _region(desk: Desk, calendar: Calendar, values: Mapping[str, Any]) -> dict[str, Any]:
    """Return the fields of the instance that sheets fill, each built after those that it refers to."""
    when = When(desk, calendar)
    settings = build_settings(calendar, values)
    municipalities = build_municipalities(desk)
    neighbourhoods = build_neighbourhoods(desk)
    forms = build_forms(desk)
    profiles = build_profiles(desk)
    care = build_care(desk)
    region = (forms, neighbourhoods)
    existing = build_locations(desk, when, region)
    sites, projects = build_projects(desk, when, region)
    offered, offers = build_offers(desk, when, region)
    home = home_location(forms, len(calendar))
    locations = [*existing.values(), *sites, *offered, *([home] if home else [])]
    teams = build_teams(desk)
    people = build_people(desk, when, forms, existing)
    clients = build_flows(desk, when, people, municipalities)
    pins = Pins(desk, when, people, {loc.code: loc for loc in locations}, projects).build()
    return {
        "settings": settings,
        "municipalities": municipalities,
        "neighbourhoods": neighbourhoods,
        "forms": forms,
        "profiles": profiles,
        "care": care,
        "clients": split_by_pins(clients, pins),
        "locations": shut_by_pins(locations, pins),
        "offers": tuple(offers),
        "projects": tuple(projects),
        "investment": build_investment(desk, when, locations),
        "budgets": build_budgets(desk, when, settings, municipalities),
        "teams": teams,
        "quotas": build_quotas(desk, when),
        "pins": pins,
    }


def _model(desk: Desk, rows: Mapping[str, TypedRow], name: str, models: Path | None) -> ModelFile | None:
    """Return the model file, None when there is none or it is wrong, which is reported."""
    row = rows.get("model")
    place = (desk.title("settings"), row.cells.get("value", "")) if row is not None else ("", "")
    try:
        return load_model(name, models, place=place)
    except InputError as error:
        desk.problems += error.problems
        return None


def _questions(desk: Desk) -> None:
    """Note for every absent sheet which question the plan does not answer."""
    for sheet in SHEETS:
        if sheet.question.nl and not desk.filled(sheet.key):
            desk.note(
                "question",
                f"Niet beantwoord, want {sheet.name.nl} is leeg: {_lower(sheet.question.nl)}",
                f"Not answered, because {sheet.name.en} is empty: {_lower(sheet.question.en)}",
            )


def _lower(sentence: str) -> str:
    return sentence[:1].lower() + sentence[1:]


def _in_order(problems: list[Problem], desk: Desk) -> list[Problem]:
    """Return *problems* by sheet, in the order in which they were found within one; the same one once."""
    titles = [desk.title(sheet.key) for sheet in SHEETS]
    order = {title: number for number, title in enumerate(titles)}
    return sorted(dict.fromkeys(problems), key=lambda p: order.get(p.sheet, -1))
