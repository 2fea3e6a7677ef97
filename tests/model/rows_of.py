"""The rows of one rule on a small region, written out by place, profile and period."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import NamedTuple

from woonplek.domain.instance import Instance
from woonplek.model import Options, solve
from woonplek.model.program import Program, build_program
from woonplek.model.rows import Columns, Rows, Terms


class At(NamedTuple):
    place: str
    period: int
    profile: str = "P"


@dataclass(frozen=True)
class Row:
    """``lower <= visits + entries + supply + own <= upper``; kinds of one profile are told apart by their number, so their values must agree."""

    lower: float
    upper: float
    visits: dict[At, float]
    entries: dict[At, float]
    supply: list[float]
    own: dict[int, float]


@dataclass(frozen=True)
class Written:
    rows: dict[tuple[str, ...], list[Row]]
    columns: Columns
    over: list[float]

    def only(self, *label: str) -> Row:
        """Return the one row of that label."""
        (row,) = self.rows[label]
        return row


def whole_blocks(program: Program) -> list[Rows]:
    """Return the blocks of *program* with what they count of visits."""
    found = []
    for block, first in zip(program.blocks, program.offsets, strict=False):
        visits = program.by_visit[first : first + len(block)].tocoo()
        found.append(replace(block, visits=Terms(visits.row, visits.col, visits.data)))
    return found


def written(here: Instance, rule: str) -> Written:
    """Return the rows of *rule* by label."""
    program = build_program(here)
    block = next(b for b in whole_blocks(program) if b.rule == rule)
    visits = program.visits

    def by_visit(terms: Terms, row: int) -> dict[At, float]:
        found: dict[At, float] = {}
        for visit, value in zip(terms.column[terms.row == row].tolist(), terms.value[terms.row == row].tolist(), strict=True):
            at = At(visits.places.code(int(visits.place[visit])), int(visits.period[visit]), here.profiles[int(visits.profile[visit])].code)
            assert found.setdefault(at, value) == value
        return found

    rows: dict[tuple[str, ...], list[Row]] = {}
    for row in range(len(block)):
        supply, own = block.supply.row == row, block.own.row == row
        rows.setdefault(block.label(row), []).append(
            Row(
                float(block.lower[row]),
                float(block.upper[row]),
                by_visit(block.visits, row),
                by_visit(block.entries, row),
                sorted(block.supply.value[supply].tolist()),
                dict(zip(block.own.column[own].tolist(), block.own.value[own].tolist(), strict=True)),
            )
        )
    for terms in (block.visits, block.entries, block.supply, block.own):
        assert (terms.value == terms.value.round()).all()
    return Written(rows, block.columns, block.over.tolist())


def best(here: Instance) -> dict[str, int] | None:
    """Return the best value of each goal, None when no plan is possible."""
    found = solve(here, Options(threads=1))
    return None if found.plan is None else {goal.key: goal.best for goal in found.goals}
