"""An instance of each part: what belongs to it and nothing else, with limits as they are left to it."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence

from woonplek.domain.codes import EXTERNAL, HOME, FixedCostsTo, PinKind, Source
from woonplek.domain.instance import ZERO, BudgetLimit, Client, Instance, Location, Pin, Team
from woonplek.domain.money import payer
from woonplek.model.parts.components import Component, bundles, components
from woonplek.model.reach import Node, client_node, place_node
from woonplek.model.rules.budget import settled_costs

LEAST_CLIENTS = 50
"""clients of a part at least; smaller ones are planned together, since a process of their own would take longer to start"""

Cents = Counter[tuple[str, int]]
"""cents by payer and period"""


def divided(instance: Instance, *, least: int = LEAST_CLIENTS) -> list[Instance]:
    """Return the parts of *instance* as instances, the one with most clients first; *instance* itself where it is one part."""
    found = bundles(instance, components(instance), least)
    if len(found) <= 1:
        return [instance]
    division = _Division(instance, found)
    return [division.part(number) for number in range(len(found))]


class _Division:
    """What goes to which of the parts *found*."""

    def __init__(self, instance: Instance, found: Sequence[Component]) -> None:
        self.instance, self.found = instance, found
        number = {node: rank for rank, nodes in enumerate(found) for node in nodes}
        self.clients: list[list[Client]] = [[] for _ in found]
        self.locations: list[list[Location]] = [[] for _ in found]
        self.settled: list[Cents] = [Counter() for _ in found]
        """what payers bear of the fixed costs of the locations of each part, where no decision changes those"""
        for client in instance.clients:
            if client.first < client.end:
                self.clients[number[client_node(client)]].append(client)
        for location in instance.locations:
            if location.source is not Source.HOME:
                rank = number[place_node(location.code)]
                self.locations[rank].append(location)
                for code, period, cents in settled_costs(instance, location):
                    self.settled[rank][code, period] += cents
        self.everywhere: Cents = Counter()
        for settled in self.settled:
            self.everywhere.update(settled)

    def part(self, number: int) -> Instance:
        """Return the instance without all that is of other parts.

        Budgets are less by what the payer bears of locations of other parts. Municipalities are those that anything here refers to; where fixed costs are shared by inhabitants, all
        of the region.
        """
        instance, nodes, clients = self.instance, self.found[number], self.clients[number]
        located = self.locations[number]
        homes = [location for location in instance.locations if location.source is Source.HOME]
        here = {location.code for location in located}
        budgets = tuple(self._budget(limit, number) for limit in instance.budgets if Node("payer", limit.payer) in nodes)
        towns = {location.municipality for location in located} | {limit.payer for limit in budgets}
        towns |= {code for client in clients for code in _towns(instance, client)}
        teams = _teams(instance, nodes, towns)
        towns |= {code for team in teams for code in team.area}
        shared = instance.settings.fixed_costs_to is FixedCostsTo.INHABITANTS
        hoods = {location.neighbourhood for location in located}
        return instance.model_copy(
            update={
                "municipalities": tuple(m for m in instance.municipalities if m.code in towns or m.centre or (shared and m.in_region)),
                "neighbourhoods": tuple(hood for hood in instance.neighbourhoods if hood.code in hoods),
                "clients": tuple(clients),
                "locations": (*located, *homes),
                "offers": tuple(offer for offer in instance.offers if offer.location in here),
                "projects": tuple(project for project in instance.projects if project.code in here),
                "investment": tuple(room for room in instance.investment if Node("owner", room.owner) in nodes),
                "budgets": budgets,
                "teams": teams,
                "quotas": tuple(quota for rank, quota in enumerate(instance.quotas) if Node("quota", rank) in nodes),
                "pins": tuple(pin for pin in instance.pins if _pin_node(pin) in nodes),
                "notes": (),
            }
        )

    def _budget(self, limit: BudgetLimit, number: int) -> BudgetLimit:
        own = self.settled[number]
        elsewhere = sum(self.everywhere[limit.payer, t] - own[limit.payer, t] for t in limit.span.periods())
        return limit.model_copy(update={"amount": limit.amount - elsewhere}) if elsewhere else limit


def _towns(instance: Instance, client: Client) -> set[str]:
    """Return the municipalities that matter for *client* but for where it may live: of origin, of its own home, and who pays."""
    own = {instance.place_municipality(client, HOME)} if client.owns_home and HOME in instance.location else set()
    payers = {payer(instance, client, t) for t in range(client.first, client.end)}
    return {code for code in {client.origin, *own, *payers} if code is not None and code != EXTERNAL}


def _teams(instance: Instance, nodes: Component, towns: set[str]) -> tuple[Team, ...]:
    """Return the teams of a part with the municipalities *towns*: its own, and others that answer there, without hours.

    Where there are teams at all a part has one, since none would be no limit.
    """
    found = []
    for team in instance.teams:
        area = tuple(code for code in team.area if code in towns)
        if team.hours_per_week and Node("team", team.code) in nodes:
            found.append(team)
        elif area:
            found.append(_idle(team, area))
    return tuple(found or [_idle(team, ()) for team in instance.teams[:1]])


def _idle(team: Team, area: tuple[str, ...]) -> Team:
    return team.model_copy(update={"area": area, "hours_per_week": ZERO})


def _pin_node(pin: Pin) -> Node:
    return Node("client", pin.code) if pin.kind is PinKind.CLIENT else place_node(pin.code)
