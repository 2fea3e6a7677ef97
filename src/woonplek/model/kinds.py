"""Places, and kinds of clients who are alike for every rule and goal."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from functools import cached_property
from typing import Any, NamedTuple

import numpy as np
from numpy.typing import NDArray

from woonplek.domain.codes import EXTERNAL, HOME, WAITING, FormKind, PinKind, Source, Suitability, Willingness
from woonplek.domain.instance import Client, Instance
from woonplek.domain.money import payer
from woonplek.model.decisions import converted_by_input, first_delivery

Bools = NDArray[np.bool_]
Ints = NDArray[np.signedinteger[Any]]
"""whole numbers, of 64 bits or (those as many as arcs) of fewer"""

NO_PAYER, EXTERNAL_PAYER = -1, -2
UNPINNED = -1
MAX_YEARS_WAITED = 5
_FIT = {Suitability.NO: 0, Suitability.BRIDGING: 1, Suitability.SUITABLE: 2}
BRIDGING, SUITABLE = 1, 2


def short(values: NDArray[Any]) -> Ints:
    """Return *values*, whole numbers less than two thousand million, in half the room."""
    return values.astype(np.int32)


class Places:
    """All places that a client can be in, numbered 0 … L - 1; L is waiting, L + 1 outside care.

    ``thuis`` is one place a municipality, so that hours and shares fall where the home stands.
    """

    def __init__(self, instance: Instance) -> None:
        homes = sorted({instance.place_municipality(c, HOME) for c in instance.clients if c.owns_home}) if HOME in instance.location else []
        located = [loc for loc in instance.locations if loc.source is not Source.HOME]
        self.keys: list[tuple[str, str]] = [(loc.code, loc.municipality) for loc in located] + [(HOME, code) for code in homes]
        self.count = len(self.keys)
        self.waiting, self.outside = self.count, self.count + 1
        self.index = {code: i for i, (code, _) in enumerate(self.keys) if code != HOME}
        self.home_index = {code: i for i, (key, code) in enumerate(self.keys) if key == HOME}
        locations = [instance.location[code] for code, _ in self.keys]
        self.locations = locations
        self.forms = [f.code for f in instance.forms]
        self.municipalities = [m.code for m in instance.municipalities]
        form_index = {code: i for i, code in enumerate(self.forms)}
        municipality_index = {code: i for i, code in enumerate(self.municipalities)}
        forms = [instance.form[loc.form] for loc in locations]
        self.form: Ints = np.array([form_index[f.code] for f in forms], dtype=np.int64)
        self.municipality: Ints = np.array([municipality_index.get(code, -1) for _, code in self.keys], dtype=np.int64)
        self.tenant: Bools = np.array([loc.tenant_stays for loc in locations], dtype=bool)
        self.own_door: Bools = np.array([f.own_door for f in forms], dtype=bool)
        self.home: Bools = np.array([loc.source is Source.HOME for loc in locations], dtype=bool)
        self.offered: Bools = np.array([loc.source is Source.OFFER for loc in locations], dtype=bool)
        self.project: Bools = np.array([loc.source is Source.PROJECT for loc in locations], dtype=bool)
        self.respite: Bools = np.array([f.kind is FormKind.RESPITE for f in forms], dtype=bool)
        self.facility: Bools = np.array([f.kind is FormKind.FACILITY for f in forms], dtype=bool)
        self.independent: Bools = np.array([f.kind is FormKind.INDEPENDENT for f in forms], dtype=bool)
        self.on_call: Bools = np.array([f.on_call for f in forms], dtype=bool)
        self.rung: Ints = np.array([-1 if f.rung is None else f.rung for f in forms], dtype=np.int64)
        horizon = instance.periods
        self.by_input: Bools = np.array([loc.is_open for loc in locations], dtype=bool).reshape(self.count, horizon)
        """open but for what the plan decides; a ``vast`` project closes what it replaces"""
        for code, t in converted_by_input(instance).items():
            self.by_input[self.index[code], t:] = False
        self.open: Bools = self.by_input.copy()
        """as *by_input*, but a project only from its first possible delivery"""
        for project in instance.projects if instance.policy.on("capacity") else ():
            self.open[self.index[project.code], : first_delivery(instance, project)] = False
        self.size: Ints = np.array([loc.places for loc in locations], dtype=np.int64).reshape(self.count, horizon)
        self.size[~self.by_input] = 0

    def code(self, place: int) -> str:
        """Return the code of *place* as it stands in a plan."""
        return WAITING if place == self.waiting else self.keys[place][0]


@dataclass(frozen=True)
class Member:
    """One client of a kind."""

    client: int
    """rank in ``instance.clients``"""
    nr: int


class _Signature(NamedTuple):
    """All by which rules and goals can tell clients apart; those of one signature are of one kind."""

    first: int
    end: int
    leaves: bool
    exits: bool
    profiles: tuple[int, ...]
    weight: int
    payers: tuple[int, ...]
    current: str | None
    home: int
    fits: bytes
    wishes: bytes
    asked: int
    wait_for_wish: bool
    willing: Willingness
    years_waited: int
    origin: int
    pins: tuple[tuple[int, int, str], ...]


class Kinds:
    """Clients whom no rule and no goal can tell apart, with their number.

    Arrays are by kind (K), period (T) and place (L).
    """

    def __init__(self, instance: Instance, places: Places) -> None:
        self.instance, self.places = instance, places
        profiles = {p.code: i for i, p in enumerate(instance.profiles)}
        self.payers = [m.code for m in instance.municipalities]
        payer_index = {code: i for i, code in enumerate(self.payers)} | {EXTERNAL: EXTERNAL_PAYER}
        municipality_index = {code: i for i, code in enumerate(places.municipalities)}
        goals = {g.key for g in instance.policy.goals}
        masks = _Masks(instance, places)
        pins = _pins(instance)
        groups: dict[_Signature, list[Member]] = {}
        for rank, client in enumerate(instance.clients):
            if client.first >= client.end:
                continue
            paying = tuple(payer_index.get(payer(instance, client, t) or "", NO_PAYER) for t in range(client.first, client.end))
            current = client.current if client.first == 0 else None
            home = places.home_index.get(instance.place_municipality(client, HOME), -1) if client.owns_home and places.home_index else -1
            bound = client.willing is Willingness.TO_WISH or (client.willing is Willingness.NO and current is not None)
            shared = _Signature(
                first=client.first,
                end=client.end,
                leaves=client.leaves,
                exits=client.leaves and client.exit_to_home,
                profiles=tuple(profiles[p] for p in client.profiles[client.first : client.end]),
                weight=instance.policy.urgency_weights[client.urgency],
                payers=paying,
                current=current,
                home=home,
                fits=masks.fits(client),
                wishes=masks.wishes(client),
                asked=masks.asked(client),
                wait_for_wish=client.wait_for_wish,
                willing=client.willing if bound else Willingness.YES,
                years_waited=_years_waited(instance, client) if "queue" in goals else 0,
                origin=municipality_index.get(client.origin or "", -1) if "spread" in goals else 0,
                pins=(),
            )
            for nr in client.numbers:
                key = shared._replace(pins=pins.get((client.id, nr), ()))
                groups.setdefault(key, []).append(Member(rank, nr))
        self.members = list(groups.values())
        self._fill(list(groups))

    def _fill(self, keys: list[_Signature]) -> None:
        """Turn what makes a kind into arrays."""
        places, number, horizon = self.places, len(keys), self.instance.periods
        self.count: Ints = np.array([len(m) for m in self.members], dtype=np.int64)
        self.first: Ints = np.array([k.first for k in keys], dtype=np.int64)
        self.end: Ints = np.array([k.end for k in keys], dtype=np.int64)
        self.leaves: Bools = np.array([k.leaves for k in keys], dtype=bool)
        self.exits: Bools = np.array([k.exits for k in keys], dtype=bool)
        self.weight: Ints = np.array([k.weight for k in keys], dtype=np.int64)
        self.home: Ints = np.array([k.home for k in keys], dtype=np.int64)
        self.fits: Bools = _stack([k.fits for k in keys], places.count).astype(bool)
        self.met: Ints = _stack([k.wishes for k in keys], places.count).astype(np.int64)
        """wishes that a place meets, bit by bit: form 1, municipality 2, provider 4; all filled in met 8"""
        self.asked: Ints = np.array([k.asked for k in keys], dtype=np.int64)
        """wishes that count for goal *wishes*, the same bits as :attr:`met`"""
        self.unmet: Ints = np.zeros((number, places.count), dtype=np.int64)
        for bit in (1, 2, 4):
            self.unmet += ((self.asked & bit) != 0)[:, None] & ((self.met & bit) == 0)
        self.wait_for_wish: Bools = np.array([k.wait_for_wish for k in keys], dtype=bool)
        self.unwilling: Bools = np.array([k.willing is Willingness.NO for k in keys], dtype=bool)
        self.to_wish: Bools = np.array([k.willing is Willingness.TO_WISH for k in keys], dtype=bool)
        self.years_waited: Ints = np.array([k.years_waited for k in keys], dtype=np.int64)
        self.origin: Ints = np.array([k.origin for k in keys], dtype=np.int64)
        self.profile: Ints = np.zeros((number, horizon), dtype=np.int64)
        self.payer: Ints = np.full((number, horizon), NO_PAYER, dtype=np.int64)
        self.pin: Ints = np.full((number, horizon), UNPINNED, dtype=np.int64)
        self.current: Ints = np.full(number, places.outside, dtype=np.int64)
        for row, key in enumerate(keys):
            span = slice(key.first, key.end)
            self.profile[row, span], self.payer[row, span] = key.profiles, key.payers
            if key.current is not None:
                self.current[row] = key.home if key.current == HOME else places.index[key.current]
            for first, end, value in key.pins:
                self.pin[row, first:end] = self._pinned_place(row, value)
        alike: dict[_Signature, int] = {}
        self.alike: Ints = np.array([alike.setdefault(k._replace(years_waited=0), len(alike)) for k in keys], dtype=np.int64)
        """group of kinds that differ at most in how long they have waited"""
        self.in_care: Bools = (np.arange(horizon) >= self.first[:, None]) & (np.arange(horizon) < self.end[:, None])

    def __len__(self) -> int:
        return len(self.members)

    def _pinned_place(self, row: int, value: str) -> int:
        if value == WAITING:
            return self.places.waiting
        return int(self.home[row]) if value == HOME else self.places.index[value]

    @cached_property
    def granted(self) -> NDArray[np.uint8]:
        """Wishes that count and that the place meets, bit by bit as :attr:`asked`: by kind and place."""
        return (self.met & self.asked[:, None]).astype(np.uint8)

    @cached_property
    def fit_table(self) -> Ints:
        """Suitability by profile and form: 0 no, 1 bridging, 2 suitable."""
        instance = self.instance
        return np.array(
            [[_FIT[instance.care_line(p.code, f.code).suitability] for f in instance.forms] for p in instance.profiles], dtype=np.int64
        ).reshape(len(instance.profiles), len(instance.forms))

    def fit(self, kinds: Ints, periods: Ints, places: Ints) -> Ints:
        """Return how the form of each place fits the profile of each kind in each period."""
        return self.fit_table[self.profile[kinds, periods], self.places.form[places]]


def _stack(rows: list[bytes], width: int) -> NDArray[np.uint8]:
    return np.frombuffer(b"".join(rows), dtype=np.uint8).reshape(len(rows), width)


def _years_waited(instance: Instance, client: Client) -> int:
    """Return whole years waited before the start, at most five."""
    since, start = client.waiting_since, instance.calendar.start
    if since is None or since >= start:
        return 0
    years = start.year - since.year - ((start.month, start.day) < (since.month, since.day))
    return min(MAX_YEARS_WAITED, years)


def _pins(instance: Instance) -> dict[tuple[str, int], tuple[tuple[int, int, str], ...]]:
    numbers: dict[str, list[int]] = {}
    for client in instance.clients:
        numbers.setdefault(client.id, []).extend(client.numbers)
    found: dict[tuple[str, int], list[tuple[int, int, str]]] = {}
    if not instance.policy.on("pinned"):
        return {}
    for pin in instance.pins:
        if pin.kind is PinKind.CLIENT:
            for nr in [pin.number] if pin.number is not None else numbers.get(pin.code, []):
                found.setdefault((pin.code, nr), []).append((pin.span.first, pin.span.end, pin.value))
    return {key: tuple(sorted(value)) for key, value in found.items()}


class _Masks:
    """What a client's own columns say of each place, as bytes; clients share them by value."""

    def __init__(self, instance: Instance, places: Places) -> None:
        self.instance, self.places = instance, places
        self._fits: dict[object, bytes] = {}
        self._wishes: dict[object, bytes] = {}

    def _bytes(self, cache: dict[object, bytes], key: object, value: Callable[[int], int]) -> bytes:
        if key not in cache:
            cache[key] = bytes(value(i) for i in range(self.places.count))
        return cache[key]

    def fits(self, client: Client) -> bytes:
        """Features and rent of a place are as the client asks; *thuis* only one's own."""
        home = self.instance.place_municipality(client, HOME) if client.owns_home and HOME in self.instance.location else None

        def value(place: int) -> int:
            location = self.places.locations[place]
            if location.source is Source.HOME:
                return int(home == self.places.keys[place][1])
            rent_fits = client.max_rent is None or location.rent is None or location.rent <= client.max_rent
            return int(rent_fits and client.requirements <= location.features)

        return self._bytes(self._fits, (client.requirements, client.max_rent, home), value)

    def asked(self, client: Client) -> int:
        """Return the wishes that goal *wishes* counts, bit by bit."""
        municipality = self.instance.wished_municipality(client)
        return (
            (1 if client.wish_form is not None else 0)
            | (2 if municipality is not None else 0)
            | (4 if client.wish_provider is not None else 0)
        )

    def wishes(self, client: Client) -> bytes:
        municipality = self.instance.wished_municipality(client)

        def value(place: int) -> int:
            location, here = self.places.locations[place], self.places.keys[place][1]
            form = client.wish_form is not None and location.form == client.wish_form
            town = municipality is not None and here == municipality
            provider = client.wish_provider is not None and location.provider == client.wish_provider
            filled = (
                (client.wish_form is None or form)
                and (client.wish_municipality is None or here == client.wish_municipality)
                and (client.wish_provider is None or provider)
            )
            return form | town << 1 | provider << 2 | filled << 3

        key = (client.wish_form, municipality, client.wish_municipality, client.wish_provider)
        return self._bytes(self._wishes, key, value)
