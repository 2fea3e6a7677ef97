"""Cheapest paths of all kinds at once, by dynamic programming over the layers of the network."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from woonplek.model.kinds import Ints, short
from woonplek.model.network import HUB, Network
from woonplek.model.rows import Floats

UNREACHED = np.inf
PER_PERIOD = 3
"""stages in a period: into a hub, from hub to hub, and to a place"""


@dataclass(frozen=True)
class _Stage:
    """Arcs of one stage with the same heads (or tails) next to each other."""

    arcs: Ints
    starts: Ints
    nodes: Ints
    sizes: Ints


def _stages(keys: Ints, ends: Ints) -> list[_Stage]:
    """Group the arcs by stage (*keys*, ascending) and by node at one end."""
    order = np.lexsort((ends, keys))
    stages = []
    bounds = np.flatnonzero(np.diff(keys[order])) + 1
    for part in np.split(order, bounds):
        if not len(part):
            continue
        nodes, starts, sizes = np.unique(ends[part], return_index=True, return_counts=True)
        stages.append(_Stage(short(part), starts, nodes, sizes))
    return stages


class Pricing:
    """Forward and backward shortest paths; costs of arcs may change, the network may lose arcs."""

    def __init__(self, network: Network) -> None:
        self.network = network
        hub = network.node_place == HUB
        tail_hub, head_hub = hub[network.tail] & (network.node_period[network.tail] == network.node_period[network.head]), hub[network.head]
        stage = np.where(head_hub & ~tail_hub, 0, np.where(head_hub & tail_hub, 1, 2))
        self.stage = short(network.node_period[network.head] * PER_PERIOD + stage)
        """of each arc: a path takes arcs of ever later ones"""
        self.forward = _stages(self.stage, network.head)
        self.backward = _stages(-self.stage, network.tail)
        last = np.flatnonzero(network.node_last)
        order = np.argsort(network.node_kind[last], kind="stable")
        self.last = last[order]
        self.last_kinds, self.last_starts, self.last_sizes = np.unique(network.node_kind[self.last], return_index=True, return_counts=True)

    def distances(self, cost: Floats) -> tuple[Floats, Ints]:
        """Return the cheapest way to each node and the arc it comes by (-1 at a start node)."""
        network = self.network
        dist = np.full(network.nodes, UNREACHED)
        dist[network.start[network.start >= 0]] = 0.0
        by = np.full(network.nodes, -1, dtype=np.int64)
        for stage in self.forward:
            value = dist[network.tail[stage.arcs]] + cost[stage.arcs]
            least = np.minimum.reduceat(value, stage.starts)
            hit = np.where(value <= np.repeat(least, stage.sizes), np.arange(len(value)), len(value))
            dist[stage.nodes] = least
            by[stage.nodes] = stage.arcs[np.minimum.reduceat(hit, stage.starts)]
        return dist, by

    def remaining(self, cost: Floats) -> tuple[Floats, Ints]:
        """Return the cheapest way from each node to the end of care and the arc it goes on by (-1 at the end)."""
        network = self.network
        dist = np.full(network.nodes, UNREACHED)
        dist[network.node_last] = 0.0
        by = np.full(network.nodes, -1, dtype=np.int64)
        for stage in self.backward:
            value = dist[network.head[stage.arcs]] + cost[stage.arcs]
            least = np.minimum.reduceat(value, stage.starts)
            hit = np.where(value <= np.repeat(least, stage.sizes), np.arange(len(value)), len(value))
            arc = stage.arcs[np.minimum.reduceat(hit, stage.starts)]
            better = least < dist[stage.nodes]
            dist[stage.nodes[better]] = least[better]
            by[stage.nodes[better]] = arc[better]
        return dist, by

    def cheapest_ends(self, dist: Floats) -> tuple[Floats, Ints]:
        """Return by kind the cost of its cheapest path and the node where that ends."""
        kinds = len(self.network.start)
        value, node = np.full(kinds, UNREACHED), np.full(kinds, -1, dtype=np.int64)
        at = dist[self.last]
        least = np.minimum.reduceat(at, self.last_starts)
        hit = np.where(at <= np.repeat(least, self.last_sizes), np.arange(len(at)), len(at))
        value[self.last_kinds] = least
        node[self.last_kinds] = self.last[np.minimum.reduceat(hit, self.last_starts)]
        return value, node

    def paths(self, ends: Ints, by: Ints) -> list[Ints]:
        """Return the arcs of the path to each node of *ends*, in no order, as one row a path: path, arc."""
        return _follow(ends, by, self.network.tail)

    def over(self, cost: Floats, arcs: Ints) -> list[Ints]:
        """Return the cheapest path over each of *arcs*, as :meth:`paths` does."""
        network = self.network
        _, by = self.distances(cost)
        _, onward = self.remaining(cost)
        before, after = _follow(network.tail[arcs], by, network.tail), _follow(network.head[arcs], onward, network.head)
        return [np.concatenate([before[0], np.arange(len(arcs)), after[0]]), np.concatenate([before[1], arcs, after[1]])]

    def through(self, cost: Floats, dist: Floats) -> Floats:
        """Return for each arc the cost of the cheapest path over it, less that of its kind's cheapest; *dist* as :meth:`distances` gives.

        Infinite where no path goes.
        """
        network = self.network
        best, _ = self.cheapest_ends(dist)
        whole = dist[network.tail] + cost + self.remaining(cost)[0][network.head]
        kind = network.node_kind[network.head]
        return np.where(np.isfinite(whole), whole - np.where(np.isfinite(best), best, 0.0)[kind], UNREACHED)


def _follow(ends: Ints, by: Ints, onto: Ints) -> list[Ints]:
    path, arc = [np.zeros(0, np.int64)], [np.zeros(0, np.int64)]
    at, who = ends.copy(), np.arange(len(ends))
    while len(at):
        through = by[at]
        alive = through >= 0
        who, through = who[alive], through[alive]
        path.append(who)
        arc.append(through)
        at = onto[through]
    return [np.concatenate(path), np.concatenate(arc)]
