"""Clients of a kind swap what is left of their routes only where the rules on steps allow it."""

from __future__ import annotations

from tests.build import client, location, region
from woonplek.model.program import build_program
from woonplek.model.split import Route, settle, steps


def _settled(*own: Route) -> list[Route]:
    # HOME is a tenant's, in H; L1 is in K, which both wish for; L2 is in H.
    instance = region(
        periods=2,
        clients=[client("a", count=2, wish_municipality="K")],
        locations=[location("HOME", 2, form="BT", tenant_stays=True), location("L1", 2, municipality="K"), location("L2", 2)],
        municipalities={"H": None, "K": None},
        goals=["waiting"],
    )
    program = build_program(instance)
    routes = list(own)
    settle(program.kinds, 0, routes, [False] * 3, steps(program))
    return routes


HOME, L1, L2, WAITING = 0, 1, 2, 3


def test_who_would_leave_a_suitable_home_without_a_wish_does_not_swap() -> None:
    assert _settled([HOME, L1], [L1, L2]) == [[HOME, L1], [L1, L2]]


def test_who_waits_or_may_leave_goes_where_the_other_would_have_gone() -> None:
    assert _settled([WAITING, L1], [L1, L2]) == [[WAITING, L2], [L1, L1]]
    assert _settled([L2, L1], [L1, HOME]) == [[L2, HOME], [L1, L1]]
