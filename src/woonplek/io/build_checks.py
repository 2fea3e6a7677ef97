"""What can only be checked when all sheets are read: places, tariffs, inhabitants, teams, payers."""

from __future__ import annotations

from collections import Counter

from woonplek.check.words import plural
from woonplek.domain.base import Text
from woonplek.domain.codes import HOME, FixedCostsTo, PinKind, Source, Suitability
from woonplek.domain.instance import Client, Instance
from woonplek.io.build_desk import Desk, joined
from woonplek.io.values import TypedRow


def check_all(desk: Desk, instance: Instance) -> None:
    """Report what does not go together."""
    residents(desk, instance)
    tariffs(desk, instance)
    inhabitants(desk, instance)
    centre(desk, instance)
    teams(desk, instance)
    wlz(desk, instance)


def _row(desk: Desk, key: str, column: str, code: str) -> TypedRow | None:
    """Return the row of sheet *key* whose *column* is *code*."""
    return next((row for row in desk.of(key) if row.values.get(column) == code), None)


def residents(desk: Desk, instance: Instance) -> None:
    """Report locations where more clients live at the start, kept homes included, than there are places.

    Places that *Capaciteitsverloop* takes away in the first period do not count as missing: who lives there moves.
    """
    living = Counter[str]()
    for client in instance.clients:
        if client.first == 0 and client.current is not None:
            living[client.current] += client.count
    for location in instance.locations:
        if location.source is not Source.EXISTING:
            continue
        row = _row(desk, "locations", "code", location.code)
        typed = row.values.get("places", 0) if row is not None else 0
        here, kept, places = living[location.code], location.kept_at_start, max(typed, location.places[0])
        if here + kept > places and location.is_open[0]:
            also = f" en zijn er {kept} woningen behouden" if kept else ""
            also_en = f" and {kept} homes are kept" if kept else ""
            what = Text(
                f"bij de start wonen er {here} cliënten{also}, maar er zijn {places} plaatsen",
                f"at the start {here} clients live there{also_en}, but there are {places} places",
            )
            remedy = Text("verhoog plaatsen of verbeter huidige_locatie", "raise places or repair where clients live")
            desk.problem("locations", row, "places", what, remedy)


def tariffs(desk: Desk, instance: Instance) -> None:
    """Report pairs without a tariff where a client may come to stay."""
    if not any(line.tariff is not None for line in instance.care):
        desk.note(
            "question",
            "Niet beantwoord: wat de zorg kost (op Zorg staat geen enkel tarief; zij telt als gratis).",
            "Not answered: what care costs (Care has no tariff at all; it counts as free).",
        )
        return
    offered = {location.form for location in instance.locations if location.source is not Source.HOME}
    pinned: dict[str, set[str]] = {}
    for pin in instance.pins:
        if pin.kind is PinKind.CLIENT and pin.value in instance.location:
            pinned.setdefault(pin.code, set()).add(instance.location[pin.value].form)
    needed: dict[tuple[str, str], str] = {}
    done: set[tuple[object, ...]] = set()
    for client in instance.clients:
        start = instance.location[client.current].form if client.current in instance.location else None
        forms = frozenset(pinned.get(client.id, ()))
        case = (client.profiles, client.first, client.end, start, client.owns_home, forms)
        if case not in done:
            done.add(case)
            for pair in _stays(instance, client, offered, forms, start):
                needed.setdefault(pair, client.id)
    for (profile, form), client_id in needed.items():
        if instance.care_line(profile, form).tariff is None:
            row = _care_row(desk, profile, form)
            what = Text(
                f"profiel {profile} in {form} heeft geen tarief, maar {client_id} kan daar verblijven",
                f"profile {profile} in {form} has no tariff, but {client_id} may stay there",
            )
            remedy = Text("vul het tarief in, ook als de vorm niet passend is", "fill in the tariff, also if the form is not suitable")
            desk.problem("care", row, "tariff", what, remedy)


def _care_row(desk: Desk, profile: str, form: str) -> TypedRow | None:
    """Return the row of *Zorg* for the pair."""
    profiles, forms = desk.codes["profiles"], desk.codes["forms"]
    for row in desk.of("care"):
        if profiles.find(row.values.get("profile", "")) == profile and forms.find(row.values.get("form", "")) == form:
            return row
    return None


def _stays(instance: Instance, client: Client, offered: set[str], pinned: frozenset[str], start: str | None) -> list[tuple[str, str]]:
    """Return the (profile, form) pairs in which *client* may come to be."""
    reached: set[str] = {start} if start is not None else set()
    at_home = {form.code for form in instance.forms if form.at_home} if client.owns_home else set()
    pairs: dict[tuple[str, str], None] = {}
    previous = ""
    for period in range(client.first, client.end):
        profile = client.profiles[period]
        if profile == previous:
            continue
        previous = profile
        reached |= pinned
        reached |= {f for f in offered | at_home if instance.care_line(profile, f).suitability is not Suitability.NO}
        pairs.update(dict.fromkeys((profile, form) for form in sorted(reached)))
    return list(pairs)


def inhabitants(desk: Desk, instance: Instance) -> None:
    """Report inhabitants that are missing where a rule needs them."""
    why: dict[str, Text] = {}
    region = [m for m in instance.municipalities if m.in_region]
    if instance.policy.on("fair_share"):
        why.update({m.code: Text("eerlijk aandeel", "fair share") for m in region})
    if _shares_costs(instance):
        why.update({m.code: Text("vaste kosten naar inwoners", "fixed costs by inhabitants") for m in region})
    if instance.policy.on("concentration"):
        limited = [m for m in instance.municipalities if m.max_per_1000 is not None]
        why.update({m.code: Text("max_per_1000", "max_per_1000") for m in limited})
    for municipality in instance.municipalities:
        if municipality.inhabitants or municipality.code not in why:
            continue
        reason = why[municipality.code]
        code = municipality.code
        what = Text(f"inwoners van {code} ontbreken; nodig voor {reason.nl}", f"inhabitants of {code} are missing; needed for {reason.en}")
        row = _row(desk, "municipalities", "code", code)
        desk.problem("municipalities", row, "inhabitants", what, Text("vul inwoners in op Gemeenten", "fill in inhabitants"))


def _shares_costs(instance: Instance) -> bool:
    """Tell whether costs that budgets bear are divided by inhabitants."""
    if instance.settings.fixed_costs_to is not FixedCostsTo.INHABITANTS or not instance.budgets or not instance.policy.on("budget"):
        return False
    fixed = any(loc.fixed_cost_per_year for loc in instance.locations) or any(p.fixed_cost_per_year for p in instance.projects)
    return fixed or any(team.cost_per_extra_hour and team.max_growth_pct_per_year for team in instance.teams)


def centre(desk: Desk, instance: Instance) -> None:
    """Report costs that go to a centre that is not there; note clients for whom nobody pays."""
    if instance.centre is not None:
        return
    if instance.settings.fixed_costs_to is FixedCostsTo.CENTRE:
        row = _row(desk, "settings", "name", "fixed_costs_to")
        what = Text("vaste kosten gaan naar het centrum, maar geen gemeente is centrum", "fixed costs go to the centre, but there is none")
        remedy = Text("zet op Gemeenten bij één gemeente centrum op ja", "set centre to yes for one municipality")
        desk.problem("settings", row, "value", what, remedy)
    if instance.settings.residence_principle_date is not None:
        desk.note(
            "warning",
            "woonplaatsbeginsel_vanaf telt niet: er is geen centrumgemeente, dus betaalt altijd de gemeente van herkomst.",
            "residence_principle_from does not count: there is no centre, so the municipality of origin always pays.",
        )
    unpaid = sum(client.count for client in instance.clients if client.origin is None and client.payer is None)
    if unpaid and instance.budgets:
        desk.note(
            "warning",
            f"Voor {unpaid} cliënten zonder herkomstgemeente betaalt niemand: er is geen centrumgemeente.",
            f"For {unpaid} clients without origin nobody pays: there is no centre municipality.",
        )


def teams(desk: Desk, instance: Instance) -> None:
    """Report municipalities with places that no team covers."""
    if not instance.teams or not (instance.policy.on("care_hours") or instance.policy.on("on_call")):
        return
    covered = {code for team in instance.teams for code in team.area}
    placed = {loc.municipality: None for loc in instance.locations if loc.code != HOME}
    missing = [code for code in placed if code not in covered]
    if missing:
        listed = joined(missing)
        what = Text(f"gemeenten met plaatsen maar zonder team: {listed}", f"municipalities with places but no team: {listed}")
        key = "team_area" if desk.filled("team_area") else "teams"
        desk.problem(key, None, "", what, Text("zet elke gemeente op Werkgebied", "put each municipality on Team area"))


def wlz(desk: Desk, instance: Instance) -> None:
    """Note where the Wlz lowers money but not clients, or the reverse (who goes there leaves without a home of their own)."""
    if not desk.filled("grant"):
        return
    money = any(row.values.get("wlz_outtake") for row in desk.of("grant"))
    leaving = sum(client.count for client in instance.clients if client.leaves and not client.exit_to_home)
    if money and not leaving:
        desk.note(
            "warning",
            "Rijksbijdrage: er is een wlz_uitname, maar geen enkele cliënt gaat uit zorg met uitstroom_naar geen; gaan zij wel naar de Wlz?",
            "Grant: there is a wlz_outtake, but no client leaves care with exit_to none; do they go to the Wlz?",
        )
    elif leaving and not money:
        who = plural(leaving, Text("cliënt gaat", "client leaves"), Text("cliënten gaan", "clients leave"))
        desk.note(
            "warning",
            f"Rijksbijdrage: {who.nl} uit zorg met uitstroom_naar geen, maar wlz_uitname is leeg; gaat daar geld voor af?",
            f"Grant: {who.en} care with exit_to none, but wlz_outtake is blank; is money taken out for them?",
        )
