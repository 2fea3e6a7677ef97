"""Code words as they read in a table, in both languages."""

from __future__ import annotations

from datetime import date
from math import isfinite

from woonplek.domain.base import Language, Text
from woonplek.domain.codes import OfferStatus, Source, Stance, Suitability
from woonplek.domain.instance import Client, Instance

WAITING = Text("wachtlijst", "waiting list")
INFLOW = Text("instroom", "inflow")
OUTFLOW = Text("uitstroom", "outflow")
YES = Text("ja", "yes")
NO = Text("nee", "no")

SUITABILITY = {
    Suitability.SUITABLE: Text("passend", "suitable"),
    Suitability.BRIDGING: Text("overbrugging", "bridging"),
    Suitability.NO: Text("nee", "no"),
}
STANCE = {Stance.ON: Text("aan", "on"), Stance.OFF: Text("uit", "off"), Stance.SOFT: Text("zacht", "soft")}
OFFER_STATUS = {
    OfferStatus.PROMISED: Text("toegezegd", "promised"),
    OfferStatus.EXPECTED: Text("verwacht", "expected"),
    OfferStatus.ASKED: Text("vraag", "asked"),
}
UNITS = {
    "weighted days": Text("gewogen dagen", "weighted days"),
    "days": Text("dagen", "days"),
    "moves": Text("verhuizingen", "moves"),
    "cents": Text("euro", "euro"),
    "homes": Text("woningen", "homes"),
    "clients": Text("cliënten", "clients"),
    "hours": Text("uren", "hours"),
    "client-days": Text("cliëntdagen", "client-days"),
    "nights": Text("nachten", "nights"),
    "place-days": Text("plaatsdagen", "place-days"),
}


def unit(key: str) -> Text:
    """Return the unit of a goal as it reads; amounts of money are shown in euros."""
    return UNITS.get(key, Text(key, key))


def in_unit(value: float, key: str) -> int | float | None:
    """Return *value* as shown: cents as euros, the rest whole where it is whole, nothing for what is not finite."""
    if not isfinite(value):
        return None
    if key == "cents":
        return value / 100
    return int(value) if value == int(value) else value


def yes_no(value: object, language: Language) -> str:
    """Return ja or nee."""
    return (YES if value else NO).of(language)


def grouped(value: int, language: Language) -> str:
    """Return a whole number with its thousands apart."""
    text = f"{value:,}"
    return text.replace(",", ".") if language == "nl" else text


def number(value: float, language: Language, decimals: int = 1) -> str:
    """Return a number with *decimals*, as the language writes it."""
    text = f"{value:,.{decimals}f}"
    return text.translate(str.maketrans(",.", ".,")) if language == "nl" else text


def euros(cents: int, language: Language) -> str:
    """Return whole euros, for a sentence."""
    sign = "-" if cents < 0 else ""
    return f"{sign}€ {grouped((abs(cents) + 50) // 100, language)}"


def day(value: date | None, language: Language) -> str:
    """Return a date as the language writes it, empty for none."""
    if value is None:
        return ""
    return f"{value:%d-%m-%Y}" if language == "nl" else value.isoformat()


def municipality_name(instance: Instance, code: str | None) -> str:
    """Return the name of a municipality, its code without one, nothing for none."""
    if not code:
        return ""
    found = instance.municipality.get(code)
    return (found.name if found else "") or code


def given_name(instance: Instance, code: str) -> str:
    """Return the name of a location; without one the owner of homes on offer, or nothing."""
    location = instance.location[code]
    return location.name or (location.owner if location.source is Source.OFFER else None) or ""


def location_name(instance: Instance, code: str) -> str:
    """Return the name of a location as :func:`given_name`, or its code."""
    return given_name(instance, code) or code


def place_name(instance: Instance, code: str, language: Language) -> str:
    """Return how a place reads in a sentence: a location's name, waiting list or thuis."""
    if code not in instance.location:
        return WAITING.of(language)
    return location_name(instance, code)


def form_name(instance: Instance, code: str) -> str:
    """Return the name of a form, its code without one."""
    found = instance.form.get(code)
    return (found.name if found else "") or code


def numbers(client: Client) -> str:
    """Return the numbers of a client record: ``1``, ``1-4``, ``1-2, 5``."""
    runs: list[list[int]] = []
    for nr in sorted(client.numbers):
        if runs and runs[-1][1] == nr - 1:
            runs[-1][1] = nr
        else:
            runs.append([nr, nr])
    return ", ".join(str(a) if a == b else f"{a}-{b}" for a, b in runs)
