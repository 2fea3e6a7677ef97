"""Sheets *Gemeenten*, *Wijken*, *Woonvormen*, *Profielen* and *Zorg*."""

from __future__ import annotations

from typing import Any

from woonplek.domain.base import Text
from woonplek.domain.codes import EXTERNAL, FormKind, Suitability, TariffUnit
from woonplek.domain.instance import CareLine, Form, Municipality, Neighbourhood, Profile
from woonplek.io.build_desk import Codes, Desk
from woonplek.io.declare import Kind
from woonplek.io.sheets import SHEETS
from woonplek.io.words import fold


def build_municipalities(desk: Desk) -> tuple[Municipality, ...]:
    """Return the municipalities; without their sheet those that occur anywhere, all in the region."""
    codes = desk.codes["municipalities"] = Codes(Text("gemeente", "municipality"), "municipalities")
    if not desk.filled("municipalities"):
        return _occurring(desk, codes)
    found: list[Municipality] = []
    centre = ""
    for row in desk.of("municipalities"):
        code = desk.code("municipalities", row, codes)
        if code is None:
            continue
        values = row.values
        if values.get("centre") and centre:
            what = Text(f"{centre} en {code} zijn beide centrum", f"{centre} and {code} are both centre")
            desk.problem("municipalities", row, "centre", what, Text("kies er ten hoogste één", "choose one at most"))
        centre = code if values.get("centre") else centre
        found.append(
            Municipality(
                code=code,
                name=values.get("name", ""),
                inhabitants=values.get("inhabitants"),
                centre=values.get("centre", False),
                in_region=values.get("in_region", True),
                latitude=values.get("latitude"),
                longitude=values.get("longitude"),
                max_per_1000=values.get("max_per_1000"),
            )
        )
    return tuple(found)


def _occurring(desk: Desk, codes: Codes) -> tuple[Municipality, ...]:
    for sheet in SHEETS:
        columns = [column.key for column in sheet.columns if column.type is Kind.MUNICIPALITY]
        for row in desk.of(sheet.key):
            for column in columns:
                code = row.values.get(column)
                if code is not None and fold(code) != EXTERNAL:
                    codes.add(code)
    listed = ", ".join(sorted(codes.listed))
    desk.note(
        "assumption",
        f"Gemeenten: het blad is leeg; de regio is elke gemeente die voorkomt: {listed}.",
        f"Municipalities: the sheet is empty; the region is every municipality that occurs: {listed}.",
    )
    return tuple(Municipality(code=code) for code in codes.listed)


def build_neighbourhoods(desk: Desk) -> tuple[Neighbourhood, ...]:
    """Return the neighbourhoods."""
    codes = desk.codes["neighbourhoods"] = Codes(Text("wijk", "neighbourhood"), "neighbourhoods")
    found = []
    for row in desk.of("neighbourhoods"):
        code = desk.code("neighbourhoods", row, codes)
        municipality = desk.resolve("neighbourhoods", row, "municipality")
        if code is not None and municipality is not None:
            values = row.values
            found.append(
                Neighbourhood(code=code, municipality=municipality, name=values.get("name", ""), max_places=values.get("max_places"))
            )
    return tuple(found)


def build_forms(desk: Desk) -> tuple[Form, ...]:
    """Return the forms, with the defaults that depend on their kind."""
    codes = desk.codes["forms"] = Codes(Text("woonvorm", "form"), "forms")
    found: list[Form] = []
    at_home = ""
    for row in desk.of("forms"):
        values = row.values
        code = values.get("code")
        if code is not None and not codes.add(code, values.get("name", "")):
            what = Text(f"woonvorm '{code}' staat er dubbel", f"form '{code}' is there twice")
            desk.problem("forms", row, "code", what, Text("geef elke rij een eigen code", "give every row its own code"))
            continue
        if code is None or "kind" not in values:
            continue
        kind = FormKind(values["kind"])
        own_door = values.get("own_door", kind is FormKind.INDEPENDENT)
        if values.get("at_home") and at_home:
            what = Text(f"{at_home} en {code} zijn beide thuis", f"{at_home} and {code} are both at home")
            desk.problem("forms", row, "at_home", what, Text("kies er ten hoogste één", "choose one at most"))
        at_home = code if values.get("at_home") else at_home
        found.append(
            Form(
                code=code,
                kind=kind,
                name=values.get("name", ""),
                own_door=own_door,
                tenant_stays=values.get("tenant_stays", own_door),
                on_call=values.get("on_call", kind is FormKind.INDEPENDENT),
                at_home=values.get("at_home", False),
                max_stay_months=values.get("max_stay_months"),
                max_occupancy_pct=values.get("max_occupancy_pct", 100),
                rung=values.get("rung"),
            )
        )
    return tuple(found)


def build_profiles(desk: Desk) -> tuple[Profile, ...]:
    """Return the profiles."""
    codes = desk.codes["profiles"] = Codes(Text("profiel", "profile"), "profiles")
    found = []
    for row in desk.of("profiles"):
        code = desk.code("profiles", row, codes)
        if code is not None:
            values = row.values
            found.append(
                Profile(
                    code=code,
                    name=values.get("name", ""),
                    respite_nights_per_year=values.get("respite_nights", 0),
                    waiting_tariff=values.get("waiting_tariff", 0),
                )
            )
    return tuple(found)


def build_care(desk: Desk) -> tuple[CareLine, ...]:
    """Return what each profile asks and costs in each form."""
    found = []
    seen: dict[Any, str] = {}
    for row in desk.of("care"):
        profile, form = desk.resolve("care", row, "profile"), desk.resolve("care", row, "form")
        values = row.values
        if profile is None or form is None or "suitability" not in values:
            continue
        if desk.unique("care", row, "form", seen, (profile, form)):
            found.append(
                CareLine(
                    profile=profile,
                    form=form,
                    suitability=Suitability(values["suitability"]),
                    tariff=values.get("tariff"),
                    unit=TariffUnit(values.get("unit", TariffUnit.DAY)),
                    hours_per_week=values.get("hours_per_week", 0),
                )
            )
    return tuple(found)
