"""Key figures of a plan, one a period, and their block on *Samenvatting*."""

from __future__ import annotations

from collections import Counter
from functools import cached_property

from woonplek.domain.base import Text
from woonplek.domain.codes import WAITING, Suitability
from woonplek.tables.flows import kind_of
from woonplek.tables.spending import Spending
from woonplek.tables.table import Cell, Chart, Table, TableColumn
from woonplek.tables.view import BUILT, View
from woonplek.tables.words import OUTFLOW

PERIODS = (
    TableColumn("period", Text("periode", "period"), width=11),
    TableColumn("in_care", Text("in zorg", "in care"), "whole", 11),
    TableColumn("waiting", Text("wacht", "waiting"), "whole", 11),
    TableColumn("without", Text("zonder eigen voordeur", "without own door"), "whole", 11),
    TableColumn("own_door", Text("eigen voordeur", "own door"), "whole", 11),
    TableColumn("bridging", Text("waarvan niet passend", "of which not suitable"), "whole", 11),
    TableColumn("placed", Text("krijgt plek", "placed"), "whole", 11),
    TableColumn("moves", Text("verhuist", "moves"), "whole", 11),
    TableColumn("leaves", Text("stroomt uit", "leaves"), "whole", 11),
    TableColumn("free", Text("plaatsen vrij", "places free"), "whole", 11),
    TableColumn("spent", Text("uitgaven", "spent"), "money", 11),
    TableColumn("budget", Text("budget", "budget"), "money", 11),
)
COLOURS = {"waiting": "#C0504D", "without": "#E0A458", "own_door": "#4F8A5B"}


class Figures:
    """Counts of clients, places and cents; each list has one value a period."""

    def __init__(self, view: View, spending: Spending) -> None:
        self.view, self.spending = view, spending
        self.in_care, self.waiting, self.own_door, self.unsuitable = ([0] * view.horizon for _ in range(4))
        for visit, count in view.visits.items():
            self.in_care[visit.period] += count
            if visit.place == WAITING:
                self.waiting[visit.period] += count
                continue
            self.own_door[visit.period] += count * view.form(visit.place).own_door
            self.unsuitable[visit.period] += count * (view.fit(visit.profile, visit.place) is not Suitability.SUITABLE)

    @cached_property
    def at_start(self) -> int:
        """Clients who wait just before the first period."""
        return sum(1 for path in self.view.paths if path and path[0].start == 0 and self.view.came_from(path[0]) == WAITING)

    @cached_property
    def flows(self) -> Counter[tuple[Text, int]]:
        """Clients by kind of flow and period, and who leaves at the end of it."""
        found: Counter[tuple[Text, int]] = Counter()
        for path in self.view.paths:
            for stay in path:
                found[kind_of(self.view.came_from(stay), stay.place), stay.start] += 1
            if path and path[-1].client.leaves:
                found[OUTFLOW, path[-1].end - 1] += 1
        return found

    def placed(self, period: int) -> int:
        """Return how many clients get a place in *period* who had none."""
        return sum(1 for stay in self.view.changes if stay.start == period and stay.from_place is None)

    def free(self, period: int) -> int:
        """Return the places of locations and projects that stand empty."""
        return sum(
            self.view.size[loc.code][period] - self.view.living[loc.code][period] - self.view.keeping[loc.code][period]
            for loc in self.view.instance.locations
            if loc.source in BUILT
        )

    def spent(self, period: int) -> int:
        """Return what all payers spend, in cents."""
        return sum(rows[period].total for rows in self.spending.spent.values())

    def budget(self, period: int) -> int | None:
        """Return the sum of the budgets of *period* alone, in cents, None where there is none or one spans more periods."""
        here = [limit for limit in self.view.instance.budgets if period in limit.span]
        if not here or any(limit.span.end - limit.span.first > 1 for limit in here):
            return None
        return sum(limit.amount for limit in here)


def periods_block(figures: Figures, sheet: Text) -> Table:
    """Build the key figures, one row a period, with the picture of where clients are."""
    view = figures.view
    rows: list[tuple[Cell, ...]] = [
        (
            view.labels[t],
            figures.in_care[t],
            figures.waiting[t],
            figures.in_care[t] - figures.waiting[t] - figures.own_door[t],
            figures.own_door[t],
            figures.unsuitable[t],
            figures.placed(t),
            sum(1 for stay in view.moves if stay.start == t),
            figures.flows[OUTFLOW, t],
            figures.free(t),
            figures.spent(t),
            figures.budget(t),
        )
        for t in view.periods
    ]
    return Table(
        "summary_periods",
        Text("Kerncijfers per periode", "Key figures per period"),
        PERIODS,
        rows,
        sheet=sheet,
        chart=Chart(Text("Waar cliënten zijn", "Where clients are"), "period", COLOURS),
    )
