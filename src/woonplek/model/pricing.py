"""Cheapest paths of all kinds at once, by dynamic programming over the layers of the network."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from woonplek.model.kinds import Ints
from woonplek.model.network import HUB, Network
from woonplek.model.rows import Floats

UNREACHED = np.inf


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
        stages.append(_Stage(part, starts, nodes, sizes))
    return stages


class Pricing:
    """Forward and backward shortest paths; costs of arcs may change, the network may lose arcs."""

    def __init__(self, network: Network) -> None:
        self.network = network
        hub = network.node_place == HUB
        tail_hub, head_hub = hub[network.tail] & (network.node_period[network.tail] == network.node_period[network.head]), hub[network.head]
        stage = np.where(head_hub & ~tail_hub, 0, np.where(head_hub & tail_hub, 1, 2))
        keys = network.node_period[network.head] * 3 + stage
        self.forward = _stages(keys, network.head)
        self.backward = _stages(-keys, network.tail)
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

    def remaining(self, cost: Floats) -> Floats:
        """Return the cheapest way from each node to the end of care."""
        network = self.network
        dist = np.full(network.nodes, UNREACHED)
        dist[network.node_last] = 0.0
        for stage in self.backward:
            value = dist[network.head[stage.arcs]] + cost[stage.arcs]
            dist[stage.nodes] = np.minimum(dist[stage.nodes], np.minimum.reduceat(value, stage.starts))
        return dist

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
        network = self.network
        path, arc = [], []
        at, who = ends.copy(), np.arange(len(ends))
        while len(at):
            through = by[at]
            alive = through >= 0
            at, who, through = at[alive], who[alive], through[alive]
            path.append(who)
            arc.append(through)
            at = network.tail[through]
        return [np.concatenate(path), np.concatenate(arc)] if path else [np.zeros(0, np.int64), np.zeros(0, np.int64)]

    def through(self, cost: Floats) -> Floats:
        """Return for each arc the cost of the cheapest path over it, less that of its kind's cheapest."""
        network = self.network
        dist, _ = self.distances(cost)
        ahead = self.remaining(cost)
        best, _ = self.cheapest_ends(dist)
        kind = network.node_kind[network.head]
        return dist[network.tail] + cost + ahead[network.head] - best[kind]
