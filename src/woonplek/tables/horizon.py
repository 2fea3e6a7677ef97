"""What the plan decides so near its end that it does not count what comes of it: a warning, since the rules allow it (docs/decisions/0008)."""

from __future__ import annotations

from woonplek.check.facts import Build
from woonplek.check.words import clients
from woonplek.domain.base import Text
from woonplek.domain.codes import Decision
from woonplek.domain.supply import ready_on
from woonplek.tables.view import View
from woonplek.tables.words import location_name

AFTER = Text("na het plan", "after the plan")
NOTICE = Text("let op", "note")


def delivered(view: View, build: Build) -> Text:
    """Return the period in which the places of a project come, or the year after the plan."""
    if build.delivered is not None:
        return Text(view.labels[build.delivered], view.labels[build.delivered])
    year = ready_on(view.instance, build.project, build.decided).year
    return Text(f"{AFTER.nl} ({year})", f"{AFTER.en} ({year})")


def unseen(view: View, code: str) -> Text | None:
    """Return what of a project that is built the plan does not count, None where it counts all.

    The places of an option come after the plan, while its site closes within it; or they come in the last period, too few live there,
    and the period in which *min_bezetting* would be asked lies after the plan.
    """
    build = view.builds[code]
    if build.delivered is None:
        return _never_there(view, build) if build.project.decision is Decision.OPTION else None
    short = build.least - view.residents[code, build.delivered]
    if build.delivered + 1 < view.horizon or short <= 0:
        return None
    return Text(
        f"Let op: {clients(short).nl} te weinig voor de minimale bezetting ({build.least}), die pas telt in de periode na de oplevering, na het plan.",
        f"Note: {clients(short).en} too few for the minimum use ({build.least}), which only counts from the period after delivery, after the plan.",
    )


def _never_there(view: View, build: Build) -> Text:
    when, closes = delivered(view, build), build.project.replaces
    shut = None if closes is None else view.closings.get(closes)
    if closes is None or shut is None or shut[1] != "replaced":
        return Text(
            f"Let op: de plaatsen komen {when.nl}; het plan telt er niets van.",
            f"Note: the places come {when.en}; the plan counts nothing of them.",
        )
    name, label = location_name(view.instance, closes), view.labels[shut[0]]
    return Text(
        f"Let op: {name} sluit al in {label} en de plaatsen komen {when.nl}; het plan telt wat sluiten bespaart, niet wat nieuwbouw kost.",
        f"Note: {name} closes in {label} and the places come {when.en}; the plan counts what closing saves, not what building costs.",
    )


def all_unseen(view: View) -> list[tuple[str, Text]]:
    """Return each project of which the plan does not count all, with what."""
    found = ((code, unseen(view, code)) for code in view.builds)
    return [(code, text) for code, text in found if text is not None]


def joined(*texts: Text | None) -> Text:
    """Return the sentences of *texts* after each other."""
    told = [text for text in texts if text is not None]
    return Text(" ".join(text.nl for text in told), " ".join(text.en for text in told))
