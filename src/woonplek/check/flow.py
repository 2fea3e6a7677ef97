"""How much of what is asked can be given: a small exact maximum flow."""

from __future__ import annotations

from collections import deque
from collections.abc import Mapping, Sequence
from fractions import Fraction
from math import lcm

_SOURCE, _SINK = ("source", ""), ("sink", "")
_Node = tuple[str, str]


def most_given(asked: Mapping[str, Fraction], given: Mapping[str, Fraction], reach: Mapping[str, Sequence[str]]) -> Fraction:
    """Return the most that givers can give to askers, exactly.

    *reach* holds for each giver which askers it can give to; an asker may be served by several.
    """
    scale = lcm(*(value.denominator for value in (*asked.values(), *given.values())), 1)
    left: dict[_Node, dict[_Node, int]] = {_SOURCE: {}, _SINK: {}}

    def edge(tail: _Node, head: _Node, size: int) -> None:
        left.setdefault(tail, {})[head] = size
        left.setdefault(head, {}).setdefault(tail, 0)

    for giver, amount in given.items():
        edge(_SOURCE, ("giver", giver), int(amount * scale))
        for asker in reach[giver]:
            if asker in asked:
                edge(("giver", giver), ("asker", asker), int(amount * scale))
    for asker, amount in asked.items():
        edge(("asker", asker), _SINK, int(amount * scale))
    total = 0
    while (path := _shortest(left)) is not None:
        size = min(left[tail][head] for tail, head in path)
        for tail, head in path:
            left[tail][head] -= size
            left[head][tail] += size
        total += size
    return Fraction(total, scale)


def _shortest(left: Mapping[_Node, Mapping[_Node, int]]) -> list[tuple[_Node, _Node]] | None:
    """Return the edges of a shortest path with room from source to sink."""
    before: dict[_Node, _Node] = {_SOURCE: _SOURCE}
    queue = deque([_SOURCE])
    while queue:
        node = queue.popleft()
        for head, size in left[node].items():
            if size > 0 and head not in before:
                before[head] = node
                queue.append(head)
    if _SINK not in before:
        return None
    path, node = [], _SINK
    while node != _SOURCE:
        path.append((before[node], node))
        node = before[node]
    return path
