"""Sheet *Wachtlijst*: who waits in which period, and why no place was given then."""

from __future__ import annotations

from collections import Counter
from functools import cached_property
from typing import NamedTuple

from woonplek.domain.base import Language, Text
from woonplek.domain.codes import WAITING, Source, Suitability
from woonplek.domain.instance import Client, Location
from woonplek.domain.money import payer
from woonplek.tables.spending import Spending
from woonplek.tables.staffing import Staffing
from woonplek.tables.table import Cell, Table, TableColumn, tones
from woonplek.tables.view import View
from woonplek.tables.words import location_name, municipality_name

NO_PLACE = Text("geen passende plek", "no suitable place")
WISH = Text("wacht op wens", "waits for a wish")
FULL = Text("vol", "full")
URGENCY = Text("lagere urgentie", "lower urgency")
BUDGET = Text("budget", "budget")
HOURS = Text("zorguren", "care hours")
PINNED = Text("vastgelegd", "pinned")
OTHER = Text("andere regel of doel", "other rule or goal")
KEPT_BY = (FULL, BUDGET, HOURS)
"""what it takes to keep a place, in the order in which it is tried"""


class Reason(NamedTuple):
    """Why a client waits: a word to filter on, and a sentence."""

    word: Text
    sentence: Text


class Lack(NamedTuple):
    """The first *period* from some moment on in which a place cannot be kept, and for want of what."""

    period: int
    word: Text


def _asks(client: Client) -> tuple[object, ...]:
    """Return all but the profile that can make another place fit *client*."""
    wishes = (client.wait_for_wish, client.wish_form, client.wish_municipality, client.wish_provider)
    return (client.requirements, client.max_rent, client.owns_home, client.origin, wishes)


def _costs(client: Client) -> tuple[object, ...]:
    """Return all that can make what *client* uses of money and hours differ from another's."""
    return (client.profiles, client.end, client.payer, client.in_care_from, client.lives_in, client.origin)


class Waiting:
    """Tries every place in every period in which somebody waits: does it fit, is it free, is it paid for, is there a team."""

    def __init__(self, view: View, spending: Spending, staffing: Staffing) -> None:
        self.view, self.spending, self.staffing = view, spending, staffing
        self.instance = view.instance
        self._reasons: dict[tuple[object, ...], Reason] = {}
        self._fitting: dict[tuple[object, ...], list[Location]] = {}
        self._lacking: dict[tuple[object, ...], Text | None] = {}
        self._ahead: dict[tuple[object, ...], list[Lack | None]] = {}

    @cached_property
    def waiting(self) -> list[tuple[Client, int, int]]:
        """Return client, number and period for every period of waiting."""
        return [(stay.client, stay.nr, t) for stay in self.view.stays() if stay.waits for t in range(stay.start, stay.end)]

    def reason(self, client: Client, nr: int, period: int) -> Reason:
        """Return why *client* waits in *period*."""
        if self.view.pinned(client, nr, period):
            return Reason(PINNED, Text("De invoer legt vast dat deze cliënt dan wacht.", "The input pins this client to the waiting list."))
        key = (_asks(client), _costs(client), client.urgency, period)
        if key not in self._reasons:
            self._reasons[key] = self._try(client, period)
        return self._reasons[key]

    def fitting(self, client: Client, period: int) -> list[Location]:
        """Return the locations, open in *period*, where a stay of *client* may begin then."""
        profile = client.profiles[period]
        key = (_asks(client), profile)
        if key not in self._fitting:
            self._fitting[key] = [loc for loc in self.instance.locations if self.fits(client, loc, profile)]
        return [loc for loc in self._fitting[key] if self.view.exists(loc, period)]

    def fits(self, client: Client, location: Location, profile: str) -> bool:
        """Tell whether the place itself fits *client* with *profile*: form, features, rent, wish, own home, on-call team."""
        if self.view.fit(profile, location.code) is Suitability.NO:
            return False
        if location.source is Source.HOME:
            return client.owns_home
        if not client.requirements <= location.features:
            return False
        if client.max_rent is not None and location.rent is not None and location.rent > client.max_rent:
            return False
        if client.wait_for_wish and not self.view.filled_wishes_met(client, location.code):
            return False
        return not (self.instance.policy.on("on_call") and self.instance.teams and self.view.form(location.code).on_call) or any(
            team.on_call and location.municipality in team.area for team in self.instance.teams
        )

    def _try(self, client: Client, period: int) -> Reason:
        fitting = self.fitting(client, period)
        if not fitting:
            return self._nothing_fits(client, period)
        free = [loc for loc in fitting if self.view.free(loc, period) != 0]
        if not free:
            return self._full(client, fitting, period)
        paid = [loc for loc in free if self._affordable(client, loc, period)]
        if not paid:
            return Reason(
                BUDGET,
                Text(
                    f"Er is plek ({self._names(free)}), maar de betaler heeft in deze periode geen budget over voor de zorg.",
                    f"There is a place ({self._names(free)}), but the payer has no budget left for the care in this period.",
                ),
            )
        staffed = [loc for loc in paid if self._staffed(client, loc, period)]
        if not staffed:
            return Reason(
                HOURS,
                Text(
                    f"Er is plek en budget ({self._names(paid)}), maar de teams daar hebben geen uren over.",
                    f"There is a place and budget ({self._names(paid)}), but the teams there have no hours left.",
                ),
            )
        return self._later(client, staffed, period)

    def _nothing_fits(self, client: Client, period: int) -> Reason:
        forms = {
            line.form for line in self.instance.care if line.profile == client.profiles[period] and line.suitability is not Suitability.NO
        }
        open_there = [
            loc for loc in self.instance.locations if loc.form in forms and self.view.exists(loc, period) and loc.source is not Source.HOME
        ]
        if client.wait_for_wish and open_there:
            return Reason(
                WISH, Text("Geen open plek vervult alle wensen van deze cliënt.", "No open place meets every wish of this client.")
            )
        if not open_there:
            return Reason(
                NO_PLACE,
                Text(
                    "Geen woonvorm die bij het profiel past is er in deze periode.", "No form that suits the profile exists in this period."
                ),
            )
        return Reason(
            NO_PLACE,
            Text(
                "De woonvorm is er, maar geen plek met de gevraagde kenmerken, een huur die past en een bereikbaar team.",
                "The form exists, but no place with the features asked, a rent that fits and an on-call team.",
            ),
        )

    def _full(self, client: Client, fitting: list[Location], period: int) -> Reason:
        came = {loc.code: [stay.client.urgency for stay in self.view.arrivals.get((loc.code, period), ())] for loc in fitting}
        taken = [loc for loc in fitting if came[loc.code] and min(came[loc.code]) < client.urgency]
        if taken and all(urgency <= client.urgency for urgencies in came.values() for urgency in urgencies):
            return Reason(
                URGENCY,
                Text(
                    f"De plekken die vrijkwamen ({self._names(taken)}) gingen naar wie urgenter is.",
                    f"The places that came free ({self._names(taken)}) went to who is more urgent.",
                ),
            )
        return Reason(
            FULL,
            Text(f"Alle passende plekken zijn bezet: {self._names(fitting)}.", f"All suitable places are taken: {self._names(fitting)}."),
        )

    def _affordable(self, client: Client, location: Location, period: int) -> bool:
        room = self.spending.room(client, period)
        more = self.spending.price(client, location.code, period) - self.spending.price(client, WAITING, period)
        return room is None or more <= room

    def _staffed(self, client: Client, location: Location, period: int) -> bool:
        where = self.instance.place_municipality(client, location.code)
        return self.staffing.room(where, period, self.staffing.hours(client, location.code, period))

    def _later(self, client: Client, places: list[Location], period: int) -> Reason:
        """Return why a place that can be had in *period* was not given: it could not be kept, or something else stands in the way."""
        kept_for = [(self._lack_ahead(client, loc)[period + 1], loc) for loc in places]
        lacks = [lack for lack, _ in kept_for if lack is not None]
        if len(lacks) == len(places):
            last = max(lacks, key=lambda lack: (lack.period, KEPT_BY.index(lack.word)))
            return self._cannot_stay(last.word, [loc for lack, loc in kept_for if lack == last], last.period)
        return Reason(
            OTHER,
            Text(
                f"Er is plek ({self._names(places)}); een andere regel of een doel met speling hield die vrij. Zie Knelpunten en Doelen.",
                f"There is a place ({self._names(places)}); another rule, or a goal with slack, kept it free. See Bottlenecks and Goals.",
            ),
        )

    def _lack_ahead(self, client: Client, location: Location) -> list[Lack | None]:
        """Return by period, and for the end of care, what from then on is the first that keeps *client* from staying at *location*."""
        key = (_costs(client), location.code)
        if key not in self._ahead:
            found: list[Lack | None] = [None]
            for t in reversed(range(client.end)):
                word = self._lack(client, location, t)
                found.append(found[-1] if word is None else Lack(t, word))
            self._ahead[key] = found[::-1]
        return self._ahead[key]

    def _lack(self, client: Client, location: Location, period: int) -> Text | None:
        """Return for want of what *client*, who lives at *location*, could not stay in *period*."""
        where, who_pays = self.instance.place_municipality(client, location.code), payer(self.instance, client, period)
        key = (location.code, client.profiles[period], where, who_pays, period)
        if key not in self._lacking:
            self._lacking[key] = next((word for word in KEPT_BY if not self._holds(word, client, location, period)), None)
        return self._lacking[key]

    def _holds(self, word: Text, client: Client, location: Location, period: int) -> bool:
        """Tell whether who already lives at *location* could stay in *period*, as far as *word* goes."""
        if word is BUDGET:
            return self._affordable(client, location, period)
        if word is HOURS:
            return self._staffed(client, location, period)
        stays = location.source in {Source.OFFER, Source.HOME}
        return self.view.exists(location, period) and (stays or self.view.free(location, period) != 0)

    def _cannot_stay(self, word: Text, places: list[Location], period: int) -> Reason:
        label = self.instance.calendar[period].label
        lacks = {
            FULL: Text("is die bezet of gesloten", "it is taken or closed"),
            BUDGET: Text("heeft de betaler er geen budget voor", "the payer has no budget for it"),
            HOURS: Text("hebben de teams daar geen uren over", "the teams there have no hours left"),
        }[word]
        return Reason(
            word,
            Text(
                f"Er is nu plek ({self._names(places)}), maar niet om te blijven: in {label} {lacks.nl}.",
                f"There is a place now ({self._names(places)}), but not to stay: in {label} {lacks.en}.",
            ),
        )

    def _names(self, locations: list[Location], most: int = 2) -> str:
        names = [location_name(self.instance, loc.code) for loc in locations]
        return ", ".join(names[:most]) + (" …" if len(names) > most else "")


COLUMNS = (
    TableColumn("client", Text("cliënt", "client"), width=22, help=Text("Pseudoniem van de invoer.", "Pseudonym of the input.")),
    TableColumn("nr", Text("nr", "nr"), "whole", 6, Text("Welke van de rij (aantal).", "Which of the row (count).")),
    TableColumn("period", Text("periode", "period"), width=10, help=Text("Periode waarin iemand wacht.", "Period of waiting.")),
    TableColumn("origin", Text("herkomst", "origin"), width=20, help=Text("Gemeente van herkomst.", "Municipality of origin.")),
    TableColumn("profile", Text("profiel", "profile"), width=10, help=Text("Profiel in die periode.", "Profile in that period.")),
    TableColumn("urgency", Text("urgentie", "urgency"), "whole", 10, Text("1 is het dringendst.", "1 is most urgent.")),
    TableColumn("days", Text("dagen", "days"), "whole", 8, Text("Dagen wachten in die periode.", "Days of waiting in that period.")),
    TableColumn(
        "reason",
        Text("reden", "reason"),
        width=22,
        help=Text(
            "Waarom er toen geen plek was: elke plek is nagelopen op passen, vrij, budget van de betaler en zorguren. Het is een verklaring achteraf.",
            "Why there was no place then: each was tried on fit, room, the payer's budget and care hours. An explanation afterwards.",
        ),
        tones=tones(bad=(NO_PLACE, FULL, BUDGET, HOURS), warning=(URGENCY, WISH, PINNED, OTHER)),
    ),
    TableColumn(
        "explanation", Text("toelichting", "explanation"), width=52, help=Text("De reden in een zin.", "The reason in a sentence.")
    ),
)


def waiting_table(waiting: Waiting, language: Language) -> Table:
    """Build the sheet: one row a client and period of waiting."""
    instance = waiting.instance
    rows: list[tuple[Cell, ...]] = []
    for client, nr, t in waiting.waiting:
        reason = waiting.reason(client, nr, t)
        rows.append(
            (
                client.id,
                nr,
                instance.calendar[t].label,
                municipality_name(instance, client.origin),
                client.profiles[t],
                client.urgency,
                instance.calendar[t].days,
                reason.word.of(language),
                reason.sentence.of(language),
            )
        )
    return Table(
        "waiting",
        Text("Wachtlijst", "Waiting list"),
        COLUMNS,
        rows,
        help=Text("Wie in welke periode wacht, en waarom.", "Who waits in which period, and why."),
    )


def reasons_by_period(waiting: Waiting) -> list[Counter[Text]]:
    """Count the clients who wait by reason, one counter a period."""
    found: list[Counter[Text]] = [Counter() for _ in range(waiting.instance.periods)]
    for client, nr, t in waiting.waiting:
        found[t][waiting.reason(client, nr, t).word] += 1
    return found
