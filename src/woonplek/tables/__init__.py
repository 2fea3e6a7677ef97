"""What we show: a result as named, typed tables; the one source for Excel, terminal and tests."""

from __future__ import annotations

from woonplek.check import Verdict
from woonplek.domain.base import Language
from woonplek.domain.plan import Plan
from woonplek.domain.result import Result
from woonplek.tables.actions import actions_table
from woonplek.tables.bottlenecks import bottlenecks_table
from woonplek.tables.budget import budget_table, teams_table
from woonplek.tables.clients import clients_table
from woonplek.tables.decisions import decisions_table
from woonplek.tables.difference import difference_table
from woonplek.tables.figures import Figures, periods_block
from woonplek.tables.flows import flows_table
from woonplek.tables.frames import frames
from woonplek.tables.goals import checks_table, goals_table
from woonplek.tables.guide import guide_table
from woonplek.tables.homes import homes_table
from woonplek.tables.limits import Bottlenecks
from woonplek.tables.occupancy import capacity_table, occupancy_table
from woonplek.tables.placements import moves_table, placements_table
from woonplek.tables.provenance import provenance_table
from woonplek.tables.spending import Spending
from woonplek.tables.staffing import Staffing
from woonplek.tables.summary import SHEET, goals_block, headlines_table, notes_tables, shortages_table, status_table
from woonplek.tables.supply import closings_table, projects_table
from woonplek.tables.table import Cell, CellType, Chart, Table, TableColumn, Tone
from woonplek.tables.view import View
from woonplek.tables.waiting import Waiting, waiting_table

__all__ = ["Cell", "CellType", "Chart", "Table", "TableColumn", "Tone", "frames", "tables"]


def tables(result: Result, verdict: Verdict | None, *, language: Language = "nl", base: Result | None = None) -> tuple[Table, ...]:
    """Return all tables of *result* in the order of the sheets; *base*: the plan without a scenario, to tell the difference from.

    Without a plan, or with a *verdict* that could not look at it, only what is known of the input.
    """
    if result.plan is None or verdict is None or not verdict.goals:
        shown = [status_table(result, language), *notes_tables(result, language), clients_table(result.instance, language)]
    else:
        shown = _of_plan(result, result.plan, verdict, language)
        if base is not None and base.plan is not None:
            at = [table.key for table in shown].index("summary_goals") + 1
            shown.insert(at, difference_table(result, base, SHEET, language))
    shown += [guide_table(shown, language), provenance_table(result, language)]
    return tuple(shown)


def _of_plan(result: Result, plan: Plan, verdict: Verdict, language: Language) -> list[Table]:
    view = View(result.instance, plan)
    spending, staffing = Spending(view), Staffing(view)
    waiting, limits = Waiting(view, spending, staffing), Bottlenecks(view, spending, staffing)
    return [
        headlines_table(result, verdict, Figures(view, spending), waiting, limits, language=language),
        periods_block(Figures(view, spending), SHEET),
        actions_table(view, SHEET, language),
        goals_block(result, language),
        shortages_table(verdict, waiting, language),
        *notes_tables(result, language),
        homes_table(view, language),
        flows_table(view, language),
        occupancy_table(view, language),
        capacity_table(view),
        projects_table(view, language),
        decisions_table(view, language),
        closings_table(view, language),
        budget_table(spending, language),
        teams_table(staffing, language),
        bottlenecks_table(result, limits, language),
        goals_table(result, verdict, language),
        checks_table(verdict, language),
        waiting_table(waiting, language),
        moves_table(view, language),
        placements_table(view, spending, language),
        clients_table(result.instance, language),
    ]
