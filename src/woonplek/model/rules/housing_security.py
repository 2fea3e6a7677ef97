"""Who has a place keeps a place."""

from __future__ import annotations

from woonplek.model.faces import Leaving
from woonplek.model.kinds import Bools


def steps(leaving: Leaving) -> Bools:
    r"""Forbid the step from a place back to the waiting list, and from a place into a respite house.

    A respite house gives no right: from there one may wait again.
    """
    places = leaving.kinds.places
    forbidden = leaving.nowhere()
    forbidden[:, : places.count] = places.respite
    forbidden[:, places.waiting] = ~places.respite[leaving.place]
    return forbidden
