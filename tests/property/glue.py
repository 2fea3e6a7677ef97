"""Several regions in one instance: codes of their own, and a feature that keeps the clients of each in its own places."""

from __future__ import annotations

from collections.abc import Sequence

from woonplek.domain.codes import EXTERNAL, HOME, PinKind, Source
from woonplek.domain.instance import Client, Instance, Location, Pin, Project


def glued(regions: Sequence[Instance]) -> Instance:
    """Return *regions* as one instance: calendar, settings, policy, forms and care are those of the first, and none has a centre."""
    own = [_apart(region, f"{n}") for n, region in enumerate(regions)]
    first = own[0]
    home = [location for location in first.locations if location.source is Source.HOME]

    def all_of(field: str) -> tuple:
        return tuple(item for region in own for item in getattr(region, field))

    fields = ("municipalities", "neighbourhoods", "clients", "offers", "projects", "investment", "budgets", "teams", "quotas", "pins")
    places = tuple(location for location in all_of("locations") if location.source is not Source.HOME)
    return first.model_copy(update={**{field: all_of(field) for field in fields}, "locations": (*places, *home)})


def _apart(region: Instance, mark: str) -> Instance:
    """Return *region* with *mark* behind every code, on its places a feature of that name, and clients who ask for it."""

    def own(code: str | None) -> str | None:
        return code if code in {None, HOME, EXTERNAL, "wachtlijst"} else code + mark

    def renamed(items: Sequence, *names: str, **more: object) -> tuple:
        return tuple(item.model_copy(update={**{name: own(getattr(item, name)) for name in names}, **more}) for item in items)

    def location(item: Location) -> Location:
        if item.source is Source.HOME:
            return item
        named = {name: own(getattr(item, name)) for name in ("code", "municipality", "neighbourhood", "owner", "provider")}
        return item.model_copy(update={**named, "features": item.features | {mark}})

    def client(item: Client) -> Client:
        names = ("id", "origin", "current", "lives_in", "wish_municipality", "wish_provider", "payer")
        return item.model_copy(update={**{name: own(getattr(item, name)) for name in names}, "requirements": item.requirements | {mark}})

    def project(item: Project) -> Project:
        return item.model_copy(update={name: own(getattr(item, name)) for name in ("code", "replaces", "group", "requires")})

    def pin(item: Pin) -> Pin:
        value = own(item.value) if item.kind is PinKind.CLIENT else item.value
        return item.model_copy(update={"code": own(item.code), "value": value})

    return region.model_copy(
        update={
            "municipalities": renamed(region.municipalities, "code", centre=False),
            "neighbourhoods": renamed(region.neighbourhoods, "code", "municipality"),
            "clients": tuple(client(item) for item in region.clients),
            "locations": tuple(location(item) for item in region.locations),
            "offers": renamed(region.offers, "location"),
            "projects": tuple(project(item) for item in region.projects),
            "investment": renamed(region.investment, "owner"),
            "budgets": renamed(region.budgets, "payer"),
            "teams": tuple(
                team.model_copy(update={"code": team.code + mark, "area": tuple(code + mark for code in team.area)})
                for team in region.teams
            ),
            "quotas": renamed(region.quotas, "owner", "municipality"),
            "pins": tuple(pin(item) for item in region.pins),
        }
    )
