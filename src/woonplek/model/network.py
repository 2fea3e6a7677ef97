"""Every path of every kind, as one layered network: the common source of both formulations.

A node is a kind at a place in a period, with how long the stay and the time in the form have lasted
as far as a rule asks. Steps from place to place go over two hubs, of places that may be left for the
same targets and of targets that may be reached from the same places, so that the arcs grow with the
places and not with their square.
"""

from __future__ import annotations

from dataclasses import dataclass
from itertools import pairwise

import numpy as np
from numpy.typing import NDArray

from woonplek.model.faces import Leaving, PathRules
from woonplek.model.kinds import UNPINNED, Bools, Ints, Kinds, short
from woonplek.model.rows import Floats

NO_CONDITION = -1
HUB = -1
NO_MAXIMUM = 0
BLOCK = 1 << 13
"""states whose targets are looked at together: a byte for each place, few enough to stay in the processor's cache"""

Packed = NDArray[np.uint8]


@dataclass(frozen=True)
class Network:
    """Nodes and arcs; a client's path is one unit of flow from its kind's start node."""

    start: Ints
    """by kind: its start node"""
    blocked: Ints
    """kinds for which no path exists"""
    node_kind: Ints
    node_period: Ints
    node_place: Ints
    """HUB for a hub and a start node"""
    node_visit: Ints
    """visit of the node, -1 for a hub"""
    node_last: Bools
    """the node is one in the last period in care"""
    node_beyond: Bools
    """the stay in the form is past its maximum"""
    tail: Ints
    head: Ints
    move: Bools
    """the arc is a move between two places"""
    entry: Bools
    """the arc begins a stay"""
    condition: Ints
    """place whose closing in the period of the arc it asks, or NO_CONDITION"""
    visit_kind: Ints
    visit_period: Ints
    visit_place: Ints

    @property
    def arcs(self) -> int:
        """Number of arcs."""
        return len(self.tail)

    @property
    def nodes(self) -> int:
        """Number of nodes."""
        return len(self.node_kind)

    @property
    def visits(self) -> int:
        """Number of visits (kind, period, place)."""
        return len(self.visit_kind)

    @property
    def into(self) -> Ints:
        """By arc the visit that it leads to, -1 for a hub."""
        return self.node_visit[self.head]

    def at_visits(self, flow: Floats | Ints | Bools) -> Floats:
        """Return by visit how many of *flow*, given by arc, lead to it."""
        arcs = np.flatnonzero(flow)
        visit = self.node_visit[self.head[arcs]]
        inside = visit >= 0
        return np.bincount(visit[inside], weights=flow[arcs[inside]], minlength=self.visits).astype(float, copy=False)


@dataclass(frozen=True)
class _Layer:
    """States at the end of a period: node ids with what later steps depend on."""

    node: Ints
    kind: Ints
    place: Ints
    age: Ints
    time: Ints

    def only(self, which: Bools | slice) -> _Layer:
        return _Layer(self.node[which], self.kind[which], self.place[which], self.age[which], self.time[which])

    def __add__(self, other: _Layer) -> _Layer:
        pairs = ((getattr(self, n), getattr(other, n)) for n in ("node", "kind", "place", "age", "time"))
        return _Layer(*(np.concatenate(pair) for pair in pairs))


def _empty() -> Ints:
    return np.zeros(0, dtype=np.int64)


class _Builder:
    def __init__(self, kinds: Kinds, rules: PathRules, closable: Bools, counted: Bools) -> None:
        self.kinds, self.places, self.rules, self.closable = kinds, kinds.places, rules, closable
        self.width = self.places.count + 1
        self.counted = np.concatenate([counted, [True, False]])
        longest = np.zeros(self.places.count + 2, dtype=np.int64)
        longest[: self.places.count] = rules.longest[self.places.form]
        self.longest = longest
        self.form = np.concatenate([self.places.form, [-1, -1]])
        self.calm = np.concatenate([self.places.respite, [True, True]])
        self.open = np.vstack([self.places.open, np.ones((2, kinds.profile.shape[1]), dtype=bool)])
        self.total = 0
        self.node_parts: list[tuple[Ints, Ints, Ints, Bools]] = []
        self.arc_parts: list[tuple[Ints, Ints, Bools, Bools, Ints]] = []
        rng = np.random.default_rng(12345)
        self.salt = rng.integers(1, 2**62, size=(2, 4096), dtype=np.int64).astype(np.uint64)

    def nodes(self, kind: Ints, period: int, place: Ints, beyond: Bools | None = None) -> Ints:
        ids = np.arange(self.total, self.total + len(kind), dtype=np.int64)
        self.total += len(kind)
        self.node_parts.append((kind, np.full(len(kind), period), place, np.zeros(len(kind), dtype=bool) if beyond is None else beyond))
        return ids

    def arcs(self, tail: Ints, head: Ints, *, move: Bools | None = None, entry: Bools | None = None, condition: Ints | None = None) -> None:
        no = np.zeros(len(tail), dtype=bool)
        self.arc_parts.append(
            (
                tail,
                head,
                no if move is None else move,
                no if entry is None else entry,
                np.full(len(tail), NO_CONDITION) if condition is None else condition,
            )
        )

    def starters(self, period: int) -> _Layer:
        kind = np.flatnonzero(self.kinds.first == period)
        node = self.nodes(kind, period - 1, np.full(len(kind), HUB))
        self.start[kind] = node
        place = self.kinds.current[kind]
        return _Layer(node, kind, place, np.full(len(kind), self.rules.settled), np.zeros(len(kind), dtype=np.int64))

    def enterable(self, period: int) -> Bools:
        """Return by kind where a stay may begin in *period*, and that one may wait: kinds × (places + 1)."""
        enterable = np.ones((len(self.kinds), self.width), dtype=bool)
        enterable[:, :-1] = self.places.open[:, period]
        for face in self.rules.begins:
            enterable[:, :-1] &= ~face(self.kinds, period)
        return enterable

    def targets(self, layer: _Layer, period: int, enterable: Bools, stays_open: Bools) -> Packed:
        """Return what each state may be left for, a bit for each place and for waiting; *stays_open* tells it of the place of each state."""
        blocks = [slice(first, first + BLOCK) for first in range(0, len(layer.node), BLOCK)]
        none = np.zeros((0, (self.width + 7) // 8), dtype=np.uint8)
        return np.concatenate([none, *(np.packbits(self.allowed(layer.only(b), period, enterable, stays_open[b]), axis=1) for b in blocks)])

    def allowed(self, layer: _Layer, period: int, enterable: Bools, stays_open: Bools) -> Bools:
        """Return the same as :meth:`targets` for some states, a byte each."""
        kinds, places = self.kinds, self.places
        allowed: Bools = enterable[layer.kind]
        housed = np.flatnonzero(layer.place < places.count)
        leaving = Leaving(kinds, period, layer.kind[housed], layer.place[housed], stays_open[housed])
        forbidden = leaving.nowhere()
        for face in self.rules.steps:
            forbidden |= face(leaving)
        allowed[housed] &= ~forbidden
        changed = self.changed(period)[layer.kind]
        at_maximum = (self.longest[layer.place] > NO_MAXIMUM) & (layer.time >= self.longest[layer.place])
        at_rest = (layer.age >= self.rules.settled) | self.calm[layer.place] | changed
        allowed[~(at_rest | ~stays_open | at_maximum)] = False
        stuck = np.flatnonzero(at_maximum if self.rules.longest_hard else at_maximum & (layer.age < self.rules.settled) & ~changed)
        allowed[stuck, :-1] &= places.form != self.form[layer.place[stuck], None]
        pinned = kinds.pin[layer.kind, period]
        rows = np.flatnonzero(pinned != UNPINNED)
        allowed[rows] = False
        allowed[rows, pinned[rows]] = self.open[pinned[rows], period]
        itself = np.flatnonzero(self.counted[layer.place])
        allowed[itself, layer.place[itself]] = False
        return allowed

    def changed(self, period: int) -> Bools:
        """Return which kinds have another profile than in the period before."""
        if period == 0:
            return np.zeros(len(self.kinds), dtype=bool)
        other: Bools = self.kinds.profile[:, period] != self.kinds.profile[:, period - 1]
        return other

    def advance(self, layer: _Layer, period: int) -> _Layer:
        """Add the arcs into *period* and return its states."""
        kinds, places = self.kinds, self.places
        pinned = kinds.pin[layer.kind, period]
        stays = (layer.place <= places.waiting) & self.open[layer.place, period] & ((pinned == UNPINNED) | (pinned == layer.place))
        maximum = self.longest[layer.place]
        time = np.where(maximum > NO_MAXIMUM, np.minimum(layer.time + 1, maximum + 1), 0)
        if self.rules.longest_hard:
            stays &= (time <= maximum) | (maximum == NO_MAXIMUM) | (pinned != UNPINNED)
        age = np.where(
            self.calm[layer.place] | self.changed(period)[layer.kind], self.rules.settled, np.minimum(layer.age + 1, self.rules.settled)
        )
        enterable = self.enterable(period)
        normal = self.targets(layer, period, enterable, self.open[layer.place, period])
        sources = [(layer, normal, np.full(len(layer.node), NO_CONDITION))]
        closing = np.append(self.closable[:, period], [False, False])[layer.place]
        if closing.any():
            part = layer.only(closing)
            extra = self.targets(part, period, enterable, np.zeros(len(part.node), dtype=bool)) & ~normal[closing]
            sources.append((part, extra, part.place))
        entering = self.steps(period, sources)
        keys = [(layer.kind[stays], layer.place[stays], age[stays], time[stays]), entering[1:]]
        kind, place, ages, times = (np.concatenate(parts) for parts in zip(*keys, strict=True))
        code = ((kind * (places.count + 2) + place) * (self.rules.settled + 1) + ages) * (int(self.longest.max(initial=0)) + 2) + times
        _, one, which = np.unique(code, return_index=True, return_inverse=True)
        new_kind, new_place, new_time = kind[one], place[one], times[one]
        pinned_now = kinds.pin[new_kind, period] != UNPINNED
        beyond = (self.longest[new_place] > NO_MAXIMUM) & (new_time > self.longest[new_place]) & ~pinned_now
        node = self.nodes(new_kind, period, new_place, beyond)
        count = int(stays.sum())
        self.arcs(layer.node[stays], node[which[:count]])
        self.arcs(entering[0], node[which[count:]], entry=place[count:] < places.count)
        return _Layer(node, new_kind, new_place, ages[one], new_time)

    def steps(self, period: int, sources: list[tuple[_Layer, Packed, Ints]]) -> tuple[Ints, Ints, Ints, Ints, Ints]:
        """Add the hubs of *period*; return target hub, kind, place, age and time of what is entered."""
        places = self.places
        layer = sources[0][0]
        for other, _, _ in sources[1:]:
            layer = layer + other
        pattern = np.concatenate([p for _, p, _ in sources])
        condition = np.concatenate([c for _, _, c in sources])
        some: Bools = np.any(pattern, axis=1)
        layer, pattern, condition = layer.only(some), pattern[some], condition[some]
        if not len(layer.node):
            return _empty(), _empty(), _empty(), _empty(), _empty()
        timed = np.where(self.longest[layer.place] > NO_MAXIMUM, self.form[layer.place] + 1, 0)
        time = np.where(timed > 0, layer.time, 0)
        housed = layer.place < places.count
        features = np.stack([layer.kind, timed, time, housed, condition], axis=1).astype(np.int32)
        rows = np.hstack([np.ascontiguousarray(features).view(np.uint8).reshape(len(features), -1), pattern])
        _, one, which = _unique_rows(rows)
        hub = self.nodes(layer.kind[one], period, np.full(len(one), HUB))
        self.arcs(layer.node, hub[which], condition=condition)
        targets = np.unpackbits(pattern[one], axis=1, count=self.width).view(bool)
        return self.entries(period, hub, layer.kind[one], targets, timed[one], time[one], housed[one])

    def entries(
        self, period: int, hub: Ints, kind: Ints, pattern: Bools, timed: Ints, time: Ints, housed: Bools
    ) -> tuple[Ints, Ints, Ints, Ints, Ints]:
        places = self.places
        source, place = np.nonzero(pattern)
        same_form = timed[source] == self.form[place] + 1
        reached = np.where(
            self.longest[place] > NO_MAXIMUM, np.where(same_form, np.minimum(time[source] + 1, self.longest[place] + 1), 1), 0
        )
        target = (kind[source] * (places.count + 2) + place) * (int(self.longest.max(initial=0)) + 2) + reached
        order = np.argsort(target, kind="stable")
        source, place, reached, target = source[order], place[order], reached[order], target[order]
        new = np.diff(target, prepend=-1) > 0
        first, which = np.flatnonzero(new), np.cumsum(new) - 1
        by_kind = np.argsort(kind, kind="stable")
        rank = np.empty(len(hub), dtype=np.int64)
        rank[by_kind] = np.arange(len(hub)) - np.searchsorted(kind[by_kind], kind[by_kind])
        salt = self.salt[:, np.mod(rank, self.salt.shape[1])]
        signature = np.add.reduceat(salt[:, source], first, axis=1)
        target_kind, target_place, target_time = kind[source[first]], place[first], reached[first]
        rows = np.stack(
            [target_kind.astype(np.uint64), (target_place == places.waiting).astype(np.uint64), signature[0], signature[1]], axis=1
        )
        _, one, group = _unique_rows(np.ascontiguousarray(rows).view(np.uint8).reshape(len(rows), -1))
        group_node = self.nodes(target_kind[one], period, np.full(len(one), HUB))
        representative = np.zeros(len(first), dtype=bool)
        representative[one] = True
        through = representative[which]
        source, which = source[through], which[through]
        self.arcs(hub[source], group_node[group[which]], move=housed[source] & (target_place[which] != places.waiting))
        age = np.where(self.calm[target_place], self.rules.settled, 1)
        return group_node[group], target_kind, target_place, age, target_time

    def build(self) -> Network:
        kinds, horizon = self.kinds, self.kinds.profile.shape[1]
        self.start = np.full(len(kinds), -1, dtype=np.int64)
        layer = _Layer(_empty(), _empty(), _empty(), _empty(), _empty())
        for period in range(horizon):
            layer = layer.only(kinds.end[layer.kind] > period) + self.starters(period)
            layer = self.advance(layer, period)
        return self.pruned()

    def pruned(self) -> Network:
        """Leave out what cannot be reached to the end of care."""
        kinds, places = self.kinds, self.places
        node_kind, node_period, node_place, beyond = (np.concatenate(parts) for parts in zip(*self.node_parts, strict=True))
        tail, head, move, entry, condition = (np.concatenate(parts) for parts in zip(*self.arc_parts, strict=True))
        last = (node_place != HUB) & (node_period == kinds.end[node_kind] - 1)
        alive = last.copy()
        for face in self.rules.lasts:
            alive[last] &= ~face(kinds)[node_kind[last], node_place[last]]
        ended = alive.copy()
        bounds = np.cumsum([0] + [len(part[0]) for part in self.arc_parts])
        for low, high in zip(bounds[-2::-1], bounds[:0:-1], strict=True):
            part = slice(low, high)
            alive[tail[part][alive[head[part]]]] = True
        reached = np.zeros(len(node_kind), dtype=bool)
        reached[self.start[alive[self.start]]] = True
        for low, high in pairwise(bounds.tolist()):
            part = slice(low, high)
            ok = reached[tail[part]] & alive[head[part]]
            reached[head[part][ok]] = True
        keep_arc = reached[tail] & alive[head]
        number = np.cumsum(reached) - 1
        start = np.where(reached[self.start], number[self.start], -1)
        node_kind, node_period, node_place, last, beyond = (a[reached] for a in (node_kind, node_period, node_place, ended, beyond))
        at_place = node_place != HUB
        code = (node_kind * kinds.profile.shape[1] + node_period) * (places.count + 1) + node_place
        _, one, which = np.unique(code[at_place], return_index=True, return_inverse=True)
        node_visit = np.full(len(node_kind), -1, dtype=np.int64)
        node_visit[at_place] = which
        pick = np.flatnonzero(at_place)[one]
        order = np.argsort(node_period[number[head[keep_arc]]], kind="stable")
        return Network(
            start=start,
            blocked=np.flatnonzero(start < 0),
            node_kind=short(node_kind),
            node_period=short(node_period),
            node_place=short(node_place),
            node_visit=short(node_visit),
            node_last=last,
            node_beyond=beyond,
            tail=short(number[tail[keep_arc]][order]),
            head=short(number[head[keep_arc]][order]),
            move=move[keep_arc][order],
            entry=entry[keep_arc][order],
            condition=short(condition[keep_arc][order]),
            visit_kind=short(node_kind[pick]),
            visit_period=short(node_period[pick]),
            visit_place=short(node_place[pick]),
        )


def _unique_rows(rows: NDArray[np.uint8 | np.bool_]) -> tuple[NDArray[np.void], Ints, Ints]:
    """Return the distinct rows of a byte matrix, where each is first, and which one each row is."""
    rows = np.ascontiguousarray(rows)
    view = rows.view(np.dtype((np.void, rows.shape[1]))).ravel()
    found, one, which = np.unique(view, return_index=True, return_inverse=True)
    return found, one.astype(np.int64), which.reshape(-1).astype(np.int64)


def build_network(kinds: Kinds, rules: PathRules, closable: Bools, counted: Bools) -> Network:
    """Compile all paths.

    *closable* tells, by place and period, what the plan may close. *counted* tells for which places a
    rule gains by a beginning; elsewhere an arc may leave a place for itself, which gains nothing and
    lets places share a hub.
    """
    return _Builder(kinds, rules, closable, counted).build()
