"""What no limit ties together: components of clients, places, payers, teams, owners and quotas."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from woonplek.domain.instance import Instance
from woonplek.domain.policy import ordered_goals
from woonplek.model.goals import TYING
from woonplek.model.reach import Node, Reach
from woonplek.model.rules import RULES

Component = frozenset[Node]


class _Union:
    """Nodes and which of them are tied, as a forest whose trees stay flat."""

    def __init__(self) -> None:
        self.parent: dict[Node, Node] = {}

    def find(self, node: Node) -> Node:
        """Return the node that stands for all that *node* is tied to."""
        root = node
        while (above := self.parent.setdefault(root, root)) is not root:
            root = above
        while (above := self.parent[node]) is not root:
            self.parent[node], node = root, above
        return root

    def tie(self, nodes: Iterable[Node]) -> None:
        """Tie all *nodes* to each other."""
        roots = iter(nodes)
        first = next(roots, None)
        if first is None:
            return
        root = self.find(first)
        for node in roots:
            other = self.find(node)
            if other is not root:
                self.parent[other] = root


def components(instance: Instance) -> list[Component]:
    """Return the components of *instance*, in the order of their first client, place, payer, team, owner or quota.

    Two are tied when a client could be in both places, when a rule that counts says so, or when a goal is more than a sum.
    """
    reach, union = Reach(instance), _Union()
    for tied in _ties(reach):
        union.tie(tied)
    found: dict[Node, list[Node]] = {}
    for node in reach.nodes:
        found.setdefault(union.find(node), []).append(node)
    return [frozenset(nodes) for nodes in found.values()]


def _ties(reach: Reach) -> Iterator[Iterable[Node]]:
    instance = reach.instance
    yield from reach.meetings()
    for rule in RULES:
        if rule.ties is not None and (rule.always or instance.policy.on(rule.key)):
            yield from rule.ties(reach)
    if any(goal.key in TYING for goal in ordered_goals(instance)):
        yield reach.nodes


def bundles(instance: Instance, found: Iterable[Component], least: int) -> list[Component]:
    """Return the components, small ones put together until each bundle has at least *least* clients, the one with most clients first."""
    count: dict[Node, int] = {}
    for client in instance.clients:
        node = Node("client", client.id)
        count[node] = count.get(node, 0) + client.count
    sized = [(sum(count.get(node, 0) for node in component), component) for component in found]
    large = [(size, component) for size, component in sized if size >= least]
    gathered, together = 0, frozenset[Node]()
    for size, component in sized:
        if size < least:
            gathered, together = gathered + size, together | component
            if gathered >= least:
                large.append((gathered, together))
                gathered, together = 0, frozenset()
    if together:
        size, smallest = large.pop(large.index(min(large, key=lambda item: item[0]))) if large else (0, frozenset())
        large.append((size + gathered, smallest | together))
    return [component for _, component in sorted(large, key=lambda item: -item[0])]
