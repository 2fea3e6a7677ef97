"""Ruin and recreate (Schrimpf and others, 2000): some clients lose their path, and get the cheapest that is left one after the other.

All that is here runs as machine code, without Python's lock, some ten thousand clients a second.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import Any, NamedTuple

import numba
import numpy as np
from numpy.typing import NDArray

from woonplek.model.kinds import Bools, Ints
from woonplek.model.rows import Floats

Words = NDArray[np.uint64]
WORD = 64
GUIDED = 0.8
"""how often what rows are worth elsewhere counts in part; else it counts in full"""
BROKEN = 0.3
"""how often the client that is drawn uses a row that is broken"""
FIRST = 0.5
"""how often the client that was drawn is the first to get a path again"""
ONE = np.uint64(1)
DOUBLE = 1.0 / 2**53


class Ways(NamedTuple):
    """Every path of every kind: arcs in the order that paths take them, and what each uses."""

    start: Ints
    """by kind: the node where its paths begin"""
    arcs: Ints
    """by kind, and one beyond: its first arc"""
    nodes: Ints
    uses: Ints
    tail: Ints
    head: Ints
    cost: Floats
    use: Ints
    """by arc: the use of rows that it comes with; those of a kind are its own"""
    last: Bools
    """by node: whether a path may end there"""
    terms: Ints
    """by use, and one beyond: its first term"""
    row: Ints
    amount: Floats
    """by term: the row, and how much of it is used"""
    worth: Floats
    """by use: what it is worth elsewhere"""


class Limits(NamedTuple):
    """By row: what is left of it, what it is short of (below zero where not), and what a unit beyond either costs."""

    left: Floats
    short: Floats
    price: Floats
    least: Floats
    """how far beyond its limit a row counts at least where it is beyond"""


class Taken(NamedTuple):
    """Who takes which path."""

    kind: Ints
    """by client"""
    path: Ints
    """clients × longest path: arcs from the last to the first"""
    length: Ints
    users: Words
    """rows × words: a bit for each client that uses the row"""


class Desk(NamedTuple):
    """Room to work in, and the state of the random numbers (Marsaglia's xorshift, 2003)."""

    distance: Floats
    by: Ints
    price: Floats
    state: Words

    @classmethod
    def of(cls, ways: Ways, seed: int) -> Desk:
        """Return a desk for *ways*."""
        state = np.random.SeedSequence(seed).generate_state(1, np.uint64) | ONE
        return cls(np.zeros(len(ways.last)), np.zeros(len(ways.last), dtype=np.int32), np.zeros(len(ways.worth)), state)


def _compiled(function: Callable[..., Any]) -> Callable[..., Any]:
    """Return *function* as machine code, kept for the next time where there is a folder to keep it in."""
    try:
        made: Callable[..., Any] = numba.njit(function, cache=True, nogil=True)
    except RuntimeError:
        made = numba.njit(function, nogil=True)
    return made


@_compiled
def _random(state: Words) -> float:
    """Return a number from 0 to 1."""
    x = state[0]
    x ^= x << np.uint64(13)
    x ^= x >> np.uint64(7)
    x ^= x << np.uint64(17)
    state[0] = x
    return float(x >> np.uint64(11)) * DOUBLE


@_compiled
def _beyond(limits: Limits, row: int, beyond: float) -> float:
    """Return what it costs to be *beyond* a limit of *row*."""
    return limits.price[row] * (beyond + limits.least[row]) if beyond > 0.0 else 0.0


@_compiled
def _count(ways: Ways, limits: Limits, use: int, sign: float) -> float:
    """Take a *use* on (1) or off (-1); return by how much what is beyond limits costs more."""
    more = 0.0
    for at in range(ways.terms[use], ways.terms[use + 1]):
        row, amount = ways.row[at], sign * ways.amount[at]
        left, short = limits.left[row], limits.short[row]
        limits.left[row], limits.short[row] = left - amount, short - amount
        more += _beyond(limits, row, amount - left) - _beyond(limits, row, -left)
        more += _beyond(limits, row, short - amount) - _beyond(limits, row, short)
    return more


@_compiled
def _take(ways: Ways, limits: Limits, taken: Taken, client: int, sign: float) -> float:
    """Count the path of *client* in (1) or out (-1); return what that costs more."""
    more, word, bit = 0.0, client // WORD, ONE << np.uint64(client % WORD)
    for step in range(taken.length[client]):
        arc = taken.path[client, step]
        use = ways.use[arc]
        more += sign * ways.cost[arc] + _count(ways, limits, use, sign)
        for at in range(ways.terms[use], ways.terms[use + 1]):
            if sign > 0:
                taken.users[ways.row[at], word] |= bit
            else:
                taken.users[ways.row[at], word] &= ~bit
    return more


@_compiled
def _price(ways: Ways, limits: Limits, desk: Desk, kind: int, guided: float, noise: float) -> None:
    """Price the uses of *kind*: what they would break, a part of what rows are worth elsewhere, and some *noise*."""
    for use in range(ways.uses[kind], ways.uses[kind + 1]):
        price = guided * ways.worth[use] + noise * _random(desk.state)
        for at in range(ways.terms[use], ways.terms[use + 1]):
            row, amount = ways.row[at], ways.amount[at]
            left, short = limits.left[row], limits.short[row]
            if amount > left or left < 0.0:
                price += _beyond(limits, row, amount - left) - _beyond(limits, row, -left)
            if short > 0.0:
                price += _beyond(limits, row, short - amount) - _beyond(limits, row, short)
        desk.price[use] = price


@_compiled
def _lay(ways: Ways, taken: Taken, desk: Desk, client: int) -> None:
    """Lay the cheapest path of *client*, its uses priced."""
    kind, distance = taken.kind[client], desk.distance
    for node in range(ways.nodes[kind], ways.nodes[kind + 1]):
        distance[node] = np.inf
    start = ways.start[kind]
    distance[start] = 0.0
    for arc in range(ways.arcs[kind], ways.arcs[kind + 1]):
        far, head = distance[ways.tail[arc]] + ways.cost[arc] + desk.price[ways.use[arc]], ways.head[arc]
        if far < distance[head]:
            distance[head], desk.by[head] = far, arc
    node, best = start, np.inf
    for end in range(ways.nodes[kind], ways.nodes[kind + 1]):
        if ways.last[end] and distance[end] < best:
            node, best = end, distance[end]
    length = 0
    while node != start:
        arc = desk.by[node]
        taken.path[client, length] = arc
        length += 1
        node = ways.tail[arc]
    taken.length[client] = length


@_compiled
def _users(taken: Taken, row: int, members: Ints) -> int:
    """Put the clients who use *row* in *members* and return how many."""
    number = 0
    for word in range(taken.users.shape[1]):
        bits, client = taken.users[row, word], word * WORD
        while bits:
            if bits & ONE:
                members[number] = client
                number += 1
            bits >>= ONE
            client += 1
    return number


@_compiled
def _drawn(ways: Ways, taken: Taken, desk: Desk, broken: Ints, some: Ints, members: Ints) -> int:
    """Draw a client, often one who uses a row that is *broken*, and beside it users of a row that it could use; put them in *some* and return how many."""
    client, most = int(_random(desk.state) * len(taken.kind)), 1 + int(_random(desk.state) * len(some))
    if len(broken) and _random(desk.state) < BROKEN:
        number = _users(taken, broken[int(_random(desk.state) * len(broken))], members)
        if number:
            client = members[int(_random(desk.state) * number)]
    some[0] = client
    kind = taken.kind[client]
    use = ways.uses[kind] + int(_random(desk.state) * (ways.uses[kind + 1] - ways.uses[kind]))
    terms = ways.terms[use + 1] - ways.terms[use]
    if most == 1 or terms == 0:
        return 1
    number, drawn = _users(taken, ways.row[ways.terms[use] + int(_random(desk.state) * terms)], members), 1
    while drawn < most and number > 0:
        at = int(_random(desk.state) * number)
        if members[at] != client:
            some[drawn] = members[at]
            drawn += 1
        number -= 1
        members[at] = members[number]
    fixed = 1 if _random(desk.state) < FIRST else 0
    for at in range(drawn - 1, fixed, -1):
        other = fixed + int(_random(desk.state) * (at + 1 - fixed))
        some[at], some[other] = some[other], some[at]
    return drawn


@_compiled
def ruin_and_recreate(ways: Ways, limits: Limits, taken: Taken, desk: Desk, broken: Ints, times: int, most: int, heat: float) -> int:
    """Plan up to *most* clients anew, so many *times*; return how often that was kept.

    It is kept where it is better, or worse by what *heat* allows (simulated annealing). *limits* and *taken* change in place.
    """
    some, members = np.zeros(most, np.int64), np.zeros(len(taken.kind), np.int64)
    before, lengths = np.zeros((most, taken.path.shape[1]), taken.path.dtype), np.zeros(most, np.int64)
    kept = 0
    for _ in range(times):
        drawn = _drawn(ways, taken, desk, broken, some, members)
        more = 0.0
        for at in range(drawn):
            client = some[at]
            lengths[at] = taken.length[client]
            before[at, : lengths[at]] = taken.path[client, : lengths[at]]
            more += _take(ways, limits, taken, client, -1.0)
        guided, noise = min(1.0, _random(desk.state) / GUIDED), heat * _random(desk.state)
        for at in range(drawn):
            _price(ways, limits, desk, taken.kind[some[at]], guided, noise)
            _lay(ways, taken, desk, some[at])
            more += _take(ways, limits, taken, some[at], 1.0)
        if more <= 0.0 or more < -heat * np.log(max(_random(desk.state), DOUBLE)):
            kept += 1
            continue
        for at in range(drawn):
            client = some[at]
            _take(ways, limits, taken, client, -1.0)
            taken.length[client] = lengths[at]
            taken.path[client, : lengths[at]] = before[at, : lengths[at]]
            _take(ways, limits, taken, client, 1.0)
    return kept
