"""Whatever the duals, what they prove over paths is no more than a plan costs."""

from __future__ import annotations

import numpy as np
import pytest

from tests.cases import Case
from tests.cross.test_cases import ANSWERED
from tests.model.plans import planned, value
from woonplek.model.pathways import Pathways
from woonplek.model.program import build_program


@pytest.mark.parametrize("case", ANSWERED[::2], ids=lambda case: case.name)
def test_any_duals_prove_no_more_than_a_plan_costs(case: Case) -> None:
    program = build_program(case.instance)
    found = planned(program)
    if found is None:
        return
    pathways, rng = Pathways(program), np.random.default_rng(0)
    for goal, vector in enumerate(program.goals):
        best = value(program, goal, found)
        for size in (1e-9, 1e-6, 1e-3, 1.0):
            duals = rng.normal(size=len(program.lower)) * size * max(1.0, float(vector.arcs.max(initial=0.0)))
            assert pathways.prove(goal, duals).value <= best + 1e-6 * max(1.0, abs(best))
