"""What could ever meet in a plan: who could live where, found from the instance alone, before any model is built.

What no limit ties together can be planned apart (:mod:`woonplek.model.parts`). A *node* is something that is planned as a whole: the
clients of a row, a place, what a payer, a team or an owner has. Rules say which nodes they tie.
"""

from __future__ import annotations

from collections.abc import Callable, Hashable, Iterable, Iterator
from functools import cached_property
from typing import NamedTuple

from woonplek.domain.codes import HOME, PinKind, Source, Suitability
from woonplek.domain.instance import Client, Form, Instance, Location


class Node(NamedTuple):
    """Something that is planned as a whole: *sort* is the kind of thing, *key* tells it from others of that kind."""

    sort: str
    key: Hashable


def client_node(client: Client) -> Node:
    """Return the node of all clients of a row, whatever their course."""
    return Node("client", client.id)


def place_node(code: str) -> Node:
    """Return the node of a location, a project or an offer."""
    return Node("place", code)


def home_node(town: str) -> Node:
    """Return the node of *thuis* in a municipality."""
    return Node("home", town)


class Spot(NamedTuple):
    """A place as the model numbers them: a location, or *thuis* in one municipality."""

    location: Location
    town: str
    form: Form

    @property
    def node(self) -> Node:
        """The node of the place."""
        return home_node(self.town) if self.home else place_node(self.location.code)

    @property
    def home(self) -> bool:
        """Whether this is *thuis*."""
        return self.location.source is Source.HOME

    @property
    def counted(self) -> bool:
        """Whether its places count together with others of its form: not on offer and not *thuis*."""
        return self.location.source in {Source.EXISTING, Source.PROJECT}


class Reach:
    """The places of an instance, and which of them each client could ever be in."""

    def __init__(self, instance: Instance) -> None:
        self.instance = instance
        self.clients = [client for client in instance.clients if client.first < client.end]
        """those who are in care in some period"""
        self._suitable: dict[frozenset[str], frozenset[str]] = {}
        self._featured: dict[frozenset[str], list[Spot]] = {}

    @cached_property
    def spots(self) -> list[Spot]:
        """All places that somebody could be in, *thuis* once for every municipality in which somebody has a home."""
        instance = self.instance
        found = [Spot(loc, loc.municipality, instance.form[loc.form]) for loc in instance.locations if loc.source is not Source.HOME]
        if HOME in instance.location:
            own = instance.location[HOME]
            towns = {instance.place_municipality(client, HOME) for client in self.clients if client.owns_home}
            found += [Spot(own, town, instance.form[own.form]) for town in sorted(towns)]
        return found

    @cached_property
    def in_region(self) -> list[Spot]:
        """The places in municipalities of the region."""
        region = {m.code for m in self.instance.municipalities if m.in_region}
        return [spot for spot in self.spots if spot.town in region]

    def meetings(self) -> Iterator[Iterable[Node]]:
        """Tie all clients to every place that they could ever be in: where a stay may begin, the present one, and those pinned."""
        instance = self.instance
        told: set[Hashable] = set()
        for client in self.clients:
            ways = self._way(client)
            hub = Node("way", ways)
            if ways not in told:
                told.add(ways)
                yield [hub, *(spot.node for spot in self._begins(*ways))]
            own = [home_node(instance.place_municipality(client, HOME))] if client.owns_home and HOME in instance.location else []
            current = [place_node(client.current)] if client.current is not None and client.current != HOME else []
            yield [client_node(client), hub, *own, *current]
        for pin in instance.pins:
            if pin.kind is PinKind.CLIENT and pin.value in instance.location and pin.value != HOME:
                yield [Node("client", pin.code), place_node(pin.value)]

    def _way(self, client: Client) -> tuple[frozenset[str], frozenset[str], int | None, tuple[str | None, ...] | None]:
        """Return what decides where a stay of *client* may begin: forms, features, highest rent, and wishes where it waits for them."""
        if not self.instance.policy.on("suitability"):
            return frozenset(self.instance.form), frozenset(), None, None
        profiles = frozenset(client.profiles[client.first : client.end])
        if profiles not in self._suitable:
            lines = (self.instance.care_line(p, f) for p in profiles for f in self.instance.form)
            self._suitable[profiles] = frozenset(line.form for line in lines if line.suitability is not Suitability.NO)
        wishes = (client.wish_form, client.wish_municipality, client.wish_provider) if client.wait_for_wish else None
        return self._suitable[profiles], client.requirements, client.max_rent, wishes

    def _begins(
        self, forms: frozenset[str], features: frozenset[str], rent: int | None, wishes: tuple[str | None, ...] | None
    ) -> Iterator[Spot]:
        """Iterate over the places, *thuis* excepted, in which a stay may begin."""
        if features not in self._featured:
            self._featured[features] = [spot for spot in self.spots if not spot.home and features <= spot.location.features]
        for spot in self._featured[features]:
            here = spot.location
            meets = wishes is None or all(
                wish in {None, is_} for wish, is_ in zip(wishes, (here.form, spot.town, here.provider), strict=True)
            )
            if meets and here.form in forms and (rent is None or here.rent is None or here.rent <= rent):
                yield spot

    @cached_property
    def nodes(self) -> list[Node]:
        """All that has to be planned somewhere: clients, places, payers with a budget, teams, owners with room to invest and quotas."""
        instance = self.instance
        found = [client_node(client) for client in self.clients]
        found += [spot.node for spot in self.spots]
        found += [Node("payer", budget.payer) for budget in instance.budgets]
        found += [Node("team", team.code) for team in instance.teams]
        found += [Node("owner", room.owner) for room in instance.investment]
        found += [Node("quota", rank) for rank in range(len(instance.quotas))]
        return list(dict.fromkeys(found))


Ties = Callable[[Reach], Iterable[Iterable[Node]]]
"""What a rule ties: nodes that one of its rows, or a whole number in its goal, could hold together."""
