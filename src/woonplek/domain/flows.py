"""Expected in- and outflow and changing needs, turned into whole people before anything is solved.

In every period: changes first, then outflow, then inflow; rows of one kind in the order of the sheet.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from decimal import Decimal
from enum import StrEnum
from fractions import Fraction
from typing import NamedTuple

from woonplek.domain.base import Frozen
from woonplek.domain.calendar import MONTHS_A_YEAR, Calendar, Span
from woonplek.domain.instance import Client
from woonplek.domain.money import round_half_up


class FlowKind(StrEnum):
    """What a row of *In- en uitstroom* does."""

    IN = "instroom"
    OUT = "uitstroom"
    CHANGE = "verandering"


class Flow(Frozen):
    """A row of *In- en uitstroom*; exactly one of *per_year* (clients) and *pct* is given."""

    kind: FlowKind
    profile: str
    municipality: str | None = None
    """of origin; None: all, and for inflow by inhabitants"""
    span: Span
    per_year: Decimal | None = None
    pct: Decimal | None = None
    to_profile: str | None = None
    urgency: int | None = None
    exit_to_home: bool | None = None


class Shortfall(Frozen):
    """Clients that a row (by its place in the list) asked for in the last of its periods and that were not there."""

    row: int
    missing: int


class Flowed(Frozen):
    """Clients after flows, input rows first, and what rows could not find."""

    clients: tuple[Client, ...]
    shortfalls: tuple[Shortfall, ...] = ()


@dataclass
class _Group:
    """Clients of one row with the same course; *free* of them may still be taken by a flow."""

    base: Client
    numbers: list[int]
    end: int
    profiles: tuple[str, ...]
    free: bool
    leaves: bool
    exit_to_home: bool

    def comes_from(self, municipality: str | None) -> bool:
        """Tell whether the group is from *municipality*, where one is given."""
        return municipality is None or self.base.origin == municipality

    def client(self) -> Client:
        return self.base.model_copy(
            update={
                "numbers": tuple(self.numbers),
                "end": self.end,
                "profiles": self.profiles,
                "leaves": self.leaves,
                "exit_to_home": self.exit_to_home,
            }
        )


@dataclass
class _Ledger:
    """What a row expected and took so far, and gave to each municipality."""

    expected: Fraction = Fraction(0)
    taken: int = 0
    given: dict[str, int] = field(default_factory=dict)

    def due(self) -> int:
        """Return how many whole people the row takes now."""
        return round_half_up(self.expected) - self.taken


class _Arrival(NamedTuple):
    """New clients of one row, from one municipality, in one period."""

    id: str
    row: int
    municipality: str
    people: int


def apportion(count: int, sizes: Sequence[int]) -> list[int]:
    """Divide *count* in proportion to *sizes* by largest remainder, ties to the first."""
    total = sum(sizes)
    shares = [divmod(count * size, total) for size in sizes]
    parts = [share[0] for share in shares]
    for at in sorted(range(len(sizes)), key=lambda i: -shares[i][1])[: count - sum(parts)]:
        parts[at] += 1
    return parts


def expand(
    clients: Sequence[Client],
    flows: Sequence[Flow],
    calendar: Calendar,
    inhabitants: Mapping[str, int],
    fixed: Iterable[tuple[str, int]] = (),
) -> Flowed:
    """Return *clients* after *flows*.

    Parameters
    ----------
    clients
        groups of input rows, in the order of the rows
    inhabitants
        of the municipalities of the region, by code: inflow without a municipality is divided by it
    fixed
        ``(id, nr)`` of clients with an end date or changes of their own: no flow takes them
    """
    groups = _groups(clients, set(fixed))
    ledgers = [_Ledger() for _ in flows]
    rank = max((client.row for client in clients), default=0)
    ids: dict[str, int] = {}
    for period in range(len(calendar) if flows else 0):
        present = _present(groups, period)
        _expect(present, flows, ledgers, calendar, period)
        for kind in (FlowKind.CHANGE, FlowKind.OUT):
            for flow, ledger in zip(flows, ledgers, strict=True):
                if flow.kind is kind and period in flow.span:
                    groups += _take(present.get(flow.profile, []), flow, ledger, period, len(calendar))
        for flow, ledger in zip(flows, ledgers, strict=True):
            if flow.kind is FlowKind.IN and period in flow.span:
                for municipality, count in _inflow(flow, ledger, inhabitants).items():
                    rank += 1
                    name = f"instroom-{municipality}-{flow.profile}-{calendar[period].label}"
                    ids[name] = ids.get(name, 0) + 1
                    arrival = _Arrival(name if ids[name] == 1 else f"{name}-{ids[name]}", rank, municipality, count)
                    groups.append(_newcomers(flow, arrival, calendar, period))
    short = tuple(Shortfall(row=i, missing=ledger.due()) for i, ledger in enumerate(ledgers) if ledger.due() > 0)
    return Flowed(clients=_merged(groups), shortfalls=short)


def _groups(clients: Sequence[Client], fixed: set[tuple[str, int]]) -> list[_Group]:
    """Return the groups to begin with: those that no flow may take apart from the others."""
    groups = []
    for client in clients:
        for free in (False, True):
            numbers = [nr for nr in client.numbers if ((client.id, nr) not in fixed) is free]
            if numbers:
                groups.append(_group(client, numbers, free=free))
    return groups


def _merged(groups: list[_Group]) -> tuple[Client, ...]:
    """Return one client for all numbers of a row with the same course, in the order of rows and numbers."""
    same: dict[tuple[object, ...], _Group] = {}
    for group in groups:
        if group.numbers:
            course = (group.base.row, group.base.first, group.end, group.leaves, group.profiles, group.exit_to_home)
            first = same.setdefault(course, group)
            if first is not group:
                first.numbers = sorted((*first.numbers, *group.numbers))
    return tuple(g.client() for g in sorted(same.values(), key=lambda g: (g.base.row, g.numbers[0])))


def _present(groups: list[_Group], period: int) -> dict[str, list[_Group]]:
    """Return the groups in care in *period* by profile."""
    present: dict[str, list[_Group]] = {}
    for group in groups:
        if group.base.first <= period < group.end:
            present.setdefault(group.profiles[period], []).append(group)
    return present


def _group(client: Client, numbers: list[int], *, free: bool) -> _Group:
    return _Group(
        base=client,
        numbers=numbers,
        end=client.end,
        profiles=client.profiles,
        free=free,
        leaves=client.leaves,
        exit_to_home=client.exit_to_home,
    )


def _expect(present: Mapping[str, list[_Group]], flows: Sequence[Flow], ledgers: list[_Ledger], calendar: Calendar, period: int) -> None:
    """Add what each row expects in *period*; percentages are of the people *present* at its start, before any flow."""
    part_of_year = Fraction(calendar[period].months, MONTHS_A_YEAR)
    for flow, ledger in zip(flows, ledgers, strict=True):
        if period not in flow.span:
            continue
        if flow.per_year is not None:
            ledger.expected += Fraction(flow.per_year) * part_of_year
        elif flow.pct is not None:
            people = sum(len(g.numbers) for g in present.get(flow.profile, []) if g.comes_from(flow.municipality))
            ledger.expected += Fraction(flow.pct) / 100 * people * part_of_year


def _take(present: list[_Group], flow: Flow, ledger: _Ledger, period: int, periods: int) -> list[_Group]:
    """Let *flow* take its people of *period* out of the groups *present* with its profile; return them as new groups."""
    pool: dict[int, list[_Group]] = {}
    for group in present:
        if group.free and group.numbers and group.comes_from(flow.municipality):
            pool.setdefault(group.base.row, []).append(group)
    sizes = [sum(len(g.numbers) for g in rows) for rows in pool.values()]
    count = min(ledger.due(), sum(sizes))
    if count <= 0:
        return []
    ledger.taken += count
    taken: list[_Group] = []
    for rows, part in zip(pool.values(), apportion(count, sizes), strict=True):
        lowest = set(sorted(nr for g in rows for nr in g.numbers)[:part])
        for group in rows:
            chosen = [nr for nr in group.numbers if nr in lowest]
            group.numbers = [nr for nr in group.numbers if nr not in lowest]
            if chosen:
                taken.append(_after(group, chosen, flow, period, periods))
    return taken


def _after(group: _Group, numbers: list[int], flow: Flow, period: int, periods: int) -> _Group:
    """Return *numbers* of *group* as *flow* leaves them from *period* on."""
    moved = _Group(
        base=group.base,
        numbers=numbers,
        end=group.end,
        profiles=group.profiles,
        free=False,
        leaves=group.leaves,
        exit_to_home=group.exit_to_home,
    )
    if flow.kind is FlowKind.OUT:
        moved.end, moved.leaves = period + 1, True
        moved.exit_to_home = group.exit_to_home if flow.exit_to_home is None else flow.exit_to_home
    elif flow.to_profile is not None:
        moved.profiles = (*group.profiles[:period], *(flow.to_profile,) * (periods - period))
    return moved


def _inflow(flow: Flow, ledger: _Ledger, inhabitants: Mapping[str, int]) -> dict[str, int]:
    """Return how many people *flow* brings into each municipality now, by code."""
    due = ledger.due()
    ledger.taken += due
    if flow.municipality is not None:
        return {flow.municipality: due} if due else {}
    total = sum(inhabitants.values())
    brought: dict[str, int] = {}
    for _ in range(due):
        best = min(inhabitants, key=lambda m: (ledger.given.get(m, 0) - ledger.expected * Fraction(inhabitants[m], total), m))
        ledger.given[best] = ledger.given.get(best, 0) + 1
        brought[best] = brought.get(best, 0) + 1
    return dict(sorted(brought.items()))


def _newcomers(flow: Flow, arrival: _Arrival, calendar: Calendar, period: int) -> _Group:
    """Return the new clients of *arrival*, in care from *period* on."""
    client = Client(
        id=arrival.id,
        numbers=tuple(range(1, arrival.people + 1)),
        row=arrival.row,
        origin=arrival.municipality,
        urgency=3 if flow.urgency is None else flow.urgency,
        first=period,
        end=len(calendar),
        leaves=False,
        profiles=(flow.profile,) * len(calendar),
        exit_to_home=True if flow.exit_to_home is None else flow.exit_to_home,
        in_care_from=calendar[period].start,
        flowed_in=True,
    )
    return _group(client, list(client.numbers), free=True)
