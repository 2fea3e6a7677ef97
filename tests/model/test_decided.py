"""Decisions on supply as columns, and what each is about."""

from __future__ import annotations

import numpy as np

from tests.build import client, location, project, region
from woonplek.model.decided import decisions, limits_of, subjects
from woonplek.model.program import Program, build_program


def _program() -> Program:
    return build_program(
        region(
            periods=3,
            clients=[client("a")],
            locations=[location("L", 3, closable_from=1)],
            projects=[project("P", 6, step=2), project("Q", 5)],
        )
    )


def test_steps_and_whether_they_are_taken_are_about_the_project_and_staying_open_about_the_location() -> None:
    program = _program()
    supply, about = program.supply, dict(zip(decisions(program).tolist(), subjects(program).tolist(), strict=True))
    place = int(np.flatnonzero((supply.stays >= 0).any(axis=1))[0])
    for columns, row, subject in ((supply.steps, 0, 0), (supply.decided, 0, 0), (supply.steps, 1, 1), (supply.stays, place, 2 + place)):
        named = columns[row][columns[row] >= 0].tolist()
        assert named
        assert {about.pop(column, subject) for column in named} == {subject}
    assert not about


def test_what_is_decided_is_rounded_and_all_else_stays_open() -> None:
    program = _program()
    columns = program.columns.lower.copy()
    at = decisions(program)
    columns[at] = 0.9999999
    lower, upper = limits_of(program, columns)
    assert (lower[at] == 1).all()
    assert (upper[at] == 1).all()
    others = np.setdiff1d(np.arange(len(columns)), at)
    assert np.array_equal(upper[others], program.columns.upper[others])
