"""Block *Verschil met basis* of *Samenvatting*: what a scenario changes to the plan without one."""

from __future__ import annotations

from woonplek.domain.base import Language, Text
from woonplek.domain.policy import goal_name, goal_unit
from woonplek.domain.result import Result
from woonplek.tables.figures import Figures
from woonplek.tables.spending import Spending
from woonplek.tables.table import Cell, Table, TableColumn
from woonplek.tables.view import View
from woonplek.tables.words import in_unit, unit

COLUMNS = (
    TableColumn("what", Text("wat", "what"), width=50),
    TableColumn("unit", Text("eenheid", "unit"), width=20),
    TableColumn("base", Text("zonder scenario", "without scenario"), "decimal", 22),
    TableColumn("here", Text("in dit plan", "in this plan"), "decimal", 22),
    TableColumn("difference", Text("verschil", "difference"), "decimal", 22),
)

Line = tuple[Text, str, int, int]


def difference_table(result: Result, base: Result, sheet: Text, language: Language) -> Table:
    """Build the block: key figures at the end, and the goals that both plans have."""
    lines = [*_figures(result, base), *_goals(result, base)]
    rows: list[tuple[Cell, ...]] = [
        (name.of(language), unit(key).of(language), in_unit(before, key), in_unit(now, key), in_unit(now - before, key))
        for name, key, before, now in lines
    ]
    title = Text(f"Verschil met {base.instance.scenario}", f"Difference from {base.instance.scenario}")
    return Table("summary_difference", title, COLUMNS, rows, sheet=sheet)


def _goals(result: Result, base: Result) -> list[Line]:
    before = {outcome.key: outcome.value for outcome in base.goals}
    return [(goal_name(o.key), goal_unit(o.key), before[o.key], o.value) for o in result.goals if o.key in before]


def _figures(result: Result, base: Result) -> list[Line]:
    old, new = _figures_of(base), _figures_of(result)
    if old is None or new is None:
        return []
    return [
        (_at_end("wachtenden", "waiting", new), "clients", old.waiting[-1], new.waiting[-1]),
        (_at_end("achter een eigen voordeur", "behind a front door of their own", new), "clients", old.own_door[-1], new.own_door[-1]),
        (Text("uitgaven over het hele plan", "spending over the whole plan"), "cents", _spent(old), _spent(new)),
    ]


def _figures_of(result: Result) -> Figures | None:
    if result.plan is None:
        return None
    view = View(result.instance, result.plan)
    return Figures(view, Spending(view))


def _at_end(dutch: str, english: str, figures: Figures) -> Text:
    label = figures.view.labels[-1]
    return Text(f"{dutch} in {label}", f"{english} in {label}")


def _spent(figures: Figures) -> int:
    return sum(figures.spent(t) for t in figures.view.periods)
