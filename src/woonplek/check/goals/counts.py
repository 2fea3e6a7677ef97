"""Goals in numbers: *moves* and *homes_asked*."""

from __future__ import annotations

from woonplek.check.facts import Facts
from woonplek.domain.codes import OfferStatus


def moves(facts: Facts) -> int:
    """As few moves as possible.

    A client has a place in two following periods, or before the start and in the first, and it is another location.
    """
    return sum(not stay.waits for stay, _ in facts.departures())


def homes_asked(facts: Facts) -> int:
    """As few homes as possible that must be asked for.

    The stays that begin at an offer with status ``vraag``.
    """
    asked = {offer.location for offer in facts.instance.offers if offer.status is OfferStatus.ASKED}
    return sum(stay.place in asked for stay in facts.changes)
