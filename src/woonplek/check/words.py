"""Numbers and things as a planner reads them, in both languages."""

from __future__ import annotations

from fractions import Fraction
from math import ceil

from woonplek.domain.base import Text
from woonplek.domain.codes import HOME, WAITING
from woonplek.domain.instance import Instance

CENTS = 100


def number(value: int) -> Text:
    """Return a whole number with its thousands apart."""
    english = f"{value:,}"
    return Text(english.replace(",", "."), english)


def decimal(value: Fraction) -> Text:
    """Return *value* rounded up to two decimals, none where it is whole."""
    hundredths = ceil(value * CENTS)
    whole, rest = divmod(hundredths, CENTS)
    if rest == 0:
        return number(whole)
    tail = f"{rest:02d}".rstrip("0")
    return Text(f"{number(whole).nl},{tail}", f"{number(whole).en}.{tail}")


def euro(cents: int) -> Text:
    """Return *cents* as euros, with cents only where there are."""
    whole, rest = divmod(cents, CENTS)
    if rest == 0:
        return Text(f"€ {number(whole).nl}", f"€{number(whole).en}")
    return Text(f"€ {number(whole).nl},{rest:02d}", f"€{number(whole).en}.{rest:02d}")


def plural(count: int, one: Text, many: Text) -> Text:
    """Return *count* with the word that goes with it."""
    word = one if count == 1 else many
    shown = number(count)
    return Text(f"{shown.nl} {word.nl}", f"{shown.en} {word.en}")


def clients(count: int) -> Text:
    """Return a number of clients."""
    return plural(count, Text("cliënt", "client"), Text("cliënten", "clients"))


def places(count: int) -> Text:
    """Return a number of places."""
    return plural(count, Text("plaats", "place"), Text("plaatsen", "places"))


def place_name(instance: Instance, code: str) -> Text:
    """Return the name of a place, the waiting list and *thuis* included."""
    if code == WAITING:
        return Text("de wachtlijst", "the waiting list")
    if code == HOME:
        return Text("thuis", "home")
    location = instance.location.get(code)
    shown = location.name if location is not None and location.name else code
    return Text(shown, shown)


def municipality_name(instance: Instance, code: str) -> str:
    """Return the name of a municipality, its code where it has none."""
    found = instance.municipality.get(code)
    return found.name or code if found is not None else code


def client_name(code: str, nr: int) -> Text:
    """Return how a client is called: the id of the row and the number in it."""
    return Text(f"cliënt {code} (nr {nr})", f"client {code} (no {nr})")
