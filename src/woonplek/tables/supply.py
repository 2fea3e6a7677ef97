"""Sheets *Projecten* and *Sluitingen*: what is built, converted and closed, and why other options are not."""

from __future__ import annotations

from woonplek.check.words import clients
from woonplek.domain.base import Language, Text
from woonplek.domain.codes import Decision, PinKind, Suitability
from woonplek.domain.instance import Project
from woonplek.domain.money import step_investment_cents
from woonplek.domain.supply import delivery
from woonplek.tables.columns import LOCATION, PROJECT, described
from woonplek.tables.horizon import delivered, joined, unseen
from woonplek.tables.table import Cell, Table, TableColumn, tones
from woonplek.tables.view import View
from woonplek.tables.words import day, location_name

FIXED = Text("vast", "fixed")
CHOSEN = Text("gekozen", "chosen")
NOT_CHOSEN = Text("niet gekozen", "not chosen")

PROJECTS = (
    *PROJECT,
    TableColumn("owner", Text("eigenaar", "owner"), width=20, help=Text("Wie het bouwt of verbouwt.", "Who builds or converts it.")),
    TableColumn(
        "places",
        Text("plaatsen", "places"),
        "whole",
        10,
        Text("Plaatsen die dit plan kiest; 0 is niet gekozen.", "Places that this plan chooses; 0 is not chosen."),
    ),
    TableColumn(
        "possible",
        Text("van", "of"),
        "whole",
        8,
        Text("Plaatsen die het hele project kan geven.", "Places that the whole project can give."),
    ),
    TableColumn("decided", Text("besluit", "decided"), width=10, help=Text("Periode waarin het besluit valt.", "Period of the decision.")),
    TableColumn(
        "delivered",
        Text("oplevering", "delivered"),
        width=14,
        help=Text("Eerste periode met deze plaatsen.", "First period with these places."),
    ),
    TableColumn(
        "investment",
        Text("investering", "investment"),
        "money",
        17,
        Text("Van de gekozen plaatsen, in euro.", "Of the places chosen, in euros."),
    ),
    TableColumn(
        "used",
        Text("bewoond", "lived in"),
        "whole",
        10,
        Text("Hoogste aantal bewoners in een periode.", "Highest number of residents in a period."),
    ),
    TableColumn(
        "state",
        Text("status", "status"),
        width=14,
        help=Text("vast, gekozen of niet gekozen.", "fixed, chosen or not chosen."),
        tones=tones(good=[CHOSEN, FIXED], warning=[NOT_CHOSEN]),
    ),
    TableColumn(
        "why",
        Text("waarom", "why"),
        width=48,
        help=Text("Waar het voor dient, of waarom het niet is gekozen.", "What it is for, or why it is not chosen."),
    ),
)

CLOSINGS = (
    *LOCATION,
    TableColumn(
        "closed_from",
        Text("dicht_vanaf", "closed_from"),
        width=14,
        help=Text("Eerste periode waarin de locatie dicht is.", "First period in which the location is closed."),
    ),
    TableColumn("places", Text("plaatsen", "places"), "whole", 10, Text("Plaatsen die verdwijnen.", "Places that go.")),
    TableColumn(
        "moved",
        Text("verhuisd", "moved"),
        "whole",
        10,
        Text("Bewoners die daardoor elders gaan wonen.", "Residents who go to live elsewhere because of it."),
    ),
    TableColumn(
        "ended",
        Text("behouden vervalt", "kept ended"),
        "whole",
        18,
        Text("Woningen van oud-cliënten die met de locatie verdwijnen.", "Homes of former clients that go with the location."),
    ),
    TableColumn("reason", Text("reden", "reason"), width=48, help=Text("Waarom de locatie sluit.", "Why the location closes.")),
)


def projects_table(view: View, language: Language) -> Table:
    """Build the sheet: one row a project, decided or not."""
    instance = view.instance
    rows: list[tuple[Cell, ...]] = []
    for project in instance.projects:
        loc, build = instance.location[project.code], view.builds.get(project.code)
        head = (project.code, *described(instance, loc), loc.owner or "")
        if build is None:
            why = why_not(view, project)
            rows.append((*head, 0, project.places, "", "", 0, 0, NOT_CHOSEN.of(language), why.of(language)))
            continue
        decided = day(project.begun, language) if project.begun else instance.calendar[build.decided].label
        fixed = project.decision is Decision.FIXED
        rows.append(
            (
                *head,
                build.places,
                project.places,
                decided,
                delivered(view, build).of(language),
                build.steps * step_investment_cents(project),
                max(view.living[project.code]),
                (FIXED if fixed else CHOSEN).of(language),
                _why(view, project).of(language),
            )
        )
    return Table(
        "projects",
        Text("Projecten", "Projects"),
        PROJECTS,
        rows,
        help=Text(
            "Elk project: gekozen met besluit, oplevering en investering, of niet gekozen (0) met de reden. Redenen zijn een verklaring achteraf.",
            "Each project: chosen, with decision, delivery and investment, or not chosen (0) with the reason. Reasons are an explanation afterwards.",
        ),
    )


def _why(view: View, project: Project) -> Text:
    if project.decision is Decision.FIXED:
        return joined(Text("Ligt vast in de invoer.", "Fixed by the input."), unseen(view, project.code))
    came = sum(len(view.arrivals.get((project.code, t), ())) for t in view.periods)
    nobody = Text("In dit plan komt er niemand wonen.", "In this plan nobody comes to live there.")
    home = Text(f"Er {'komt' if came == 1 else 'komen'} {clients(came).nl} wonen.", f"Home to {clients(came).en}.")
    return joined(home if came else nobody, replaces(view, project), unseen(view, project.code))


def replaces(view: View, project: Project) -> Text | None:
    """Return what *project* takes the place of, if anything."""
    if project.replaces is None:
        return None
    name = location_name(view.instance, project.replaces)
    return Text(f"Vervangt {name}.", f"Replaces {name}.")


def why_not(view: View, project: Project) -> Text:
    """Return why *project* is not chosen, the first reason that holds."""
    instance = view.instance
    if any(p.kind is PinKind.PROJECT and p.code == project.code and p.value == "0" for p in instance.pins):
        return Text("De invoer legt vast dat dit niet gebeurt.", "The input pins that this does not happen.")
    rival = next((c for c, b in view.builds.items() if project.group is not None and b.project.group == project.group), None)
    if rival is not None:
        name = location_name(instance, rival)
        return Text(
            f"Uit groep {project.group} is {name} gekozen; het kan er één zijn.",
            f"Of group {project.group}, {name} is chosen; only one can be.",
        )
    first = delivery(instance, project, project.decide_from) if project.decide_from < instance.periods else None
    if first is None:
        return Text("Kan pas na het plan opgeleverd zijn.", "Can only be delivered after the plan.")
    if project.requires is not None and (project.requires not in view.builds or view.builds[project.requires].delivered is None):
        name = location_name(instance, project.requires)
        return Text(f"Vraagt {name}, en dat wordt niet opgeleverd.", f"Requires {name}, which is not delivered.")
    return _no_room(view, project) or _no_need(view, project, first)


def _no_room(view: View, project: Project) -> Text | None:
    """Return that its owner has no investment room left for a step in any period to decide in."""
    owner, last = view.instance.location[project.code].owner, min(project.decide_until, view.horizon - 1)
    if owner not in {row.owner for row in view.instance.investment}:
        return None
    room = sum(row.amount for row in view.instance.investment if row.owner == owner and row.period <= last)
    spent = sum(
        b.steps * step_investment_cents(b.project)
        for code, b in view.builds.items()
        if view.instance.location[code].owner == owner and b.project.begun is None
    )
    if room - spent >= step_investment_cents(project):
        return None
    return Text(f"{owner} heeft er geen investeringsruimte meer voor.", f"{owner} has no investment room left for it.")


def _no_need(view: View, project: Project, first: int) -> Text:
    """Return that nobody needs it, or that other goals come before it."""
    form = view.instance.location[project.code].form
    fits = {line.profile for line in view.instance.care if line.form == form and line.suitability is Suitability.SUITABLE}
    short = sum(
        1
        for stay in view.stays()
        if stay.end > first
        and stay.client.profiles[stay.end - 1] in fits
        and (stay.waits or view.fit(stay.client.profiles[stay.end - 1], stay.place) is not Suitability.SUITABLE)
    )
    if short == 0:
        return Text(
            "Niet nodig: wie deze woonvorm past, heeft vanaf de oplevering al een passende plek.",
            "Not needed: whom this form suits has a suitable place from its delivery on.",
        )
    return Text(
        f"Deze woonvorm zou {clients(short).nl} passen, maar budget, zorguren of een doel dat eerder komt liet het niet toe. Zie Knelpunten.",
        f"This form would suit {clients(short).en}, but budget, care hours or a goal that comes first did not allow it. See Bottlenecks.",
    )


def closing_reason(view: View, code: str, why: str) -> Text:
    """Return why location *code* closes."""
    if why == "input":
        return Text("Volgens de invoer (open_tot, plaatsen 0 of vastgelegd).", "By the input (open_until, places 0 or pinned).")
    if why == "replaced":
        project = next(c for c, b in view.builds.items() if b.project.replaces == code)
        name, when = location_name(view.instance, project), delivered(view, view.builds[project])
        way = Text(f"Maakt plaats voor {name}, opgeleverd: {when.nl}.", f"Makes way for {name}, delivered: {when.en}.")
        return joined(way, unseen(view, project) if view.builds[project].delivered is None else None)
    shut = view.closings[code][0]
    if shut > 0 and view.living[code][shut - 1] < view.instance.location[code].minimum_use:
        return Text(
            "Te weinig bewoners om open te blijven; de plekken elders zijn genoeg.",
            "Too few residents to stay open; there are places enough elsewhere.",
        )
    return Text(
        "Gekozen: de bewoners kunnen elders beter of goedkoper wonen.", "Chosen: the residents can live elsewhere, better or at lower cost."
    )


def closings_table(view: View, language: Language) -> Table:
    """Build the sheet: one row a location that closes."""
    instance = view.instance
    rows: list[tuple[Cell, ...]] = []
    for code, (t, why) in sorted(view.closings.items(), key=lambda item: (item[1][0], item[0])):
        loc = instance.location[code]
        moved = sum(1 for stay, left in view.departures() if left == code and stay.start == t)
        kept = instance.location[code].kept_at_start + sum(1 for end in view.leavers.get(code, ()) if end <= t)
        rows.append(
            (
                code,
                *described(instance, loc),
                instance.calendar[t].label,
                loc.places[t - 1] if t else loc.places[0],
                moved,
                kept if why == "input" else 0,
                closing_reason(view, code, why).of(language),
            )
        )
    return Table(
        "closings",
        Text("Sluitingen", "Closures"),
        CLOSINGS,
        rows,
        help=Text(
            "Elke locatie die dicht gaat: wanneer, waarom, en hoeveel bewoners verhuizen.",
            "Each location that closes: when, why, and how many residents move.",
        ),
    )
