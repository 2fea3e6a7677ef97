"""What one more of each limit gives: the duals of the first goal's linear optimum."""

from __future__ import annotations

import numpy as np

from woonplek.domain.result import Shadow
from woonplek.model.pathways import Pathways
from woonplek.model.program import Program
from woonplek.model.rows import Floats
from woonplek.model.rules.care_hours import hour_scale

REGION = "regio"
CENTS_A_EURO = 100
LEAST = 1e-6


def shadows(program: Program, duals: Floats) -> tuple[Shadow, ...]:
    """Return the estimated gain of the first goal by one place, home, euro or hour more, where there is one.

    *duals* are those of the program's rows, in the units of the rows; a row over a municipality that
    only passes hours on has no limit of its own.
    """
    units = {"budget": CENTS_A_EURO, "care_hours": hour_scale(program.instance)}
    teams = {team.code for team in program.instance.teams}
    found = []
    for row in np.flatnonzero(duals[: len(program.lower)] < -LEAST).tolist():
        rule, label = program.row_name(row)
        if rule in {"capacity", "offer", "budget", "care_hours"} and (rule != "care_hours" or label[0] in teams):
            of_form = rule == "capacity" and len(label) > len(("place", "period"))
            key = (label[1], label[0], label[2]) if of_form else (label[0] or REGION, *label[1:])
            found.append(Shadow(rule=rule, key=key, gain=-float(duals[row]) * units.get(rule, 1)))
    return tuple(found)


def first_goal_duals(program: Program, *, threads: int, seed: int) -> Floats | None:
    """Return the duals of the first goal's linear optimum of a small program, None where it has none."""
    pathways = Pathways(program, threads=threads, seed=seed)
    placed = pathways.solve(None, enough=lambda value, _: value <= LEAST, stop=lambda: False)
    if placed.linear > LEAST:
        return None
    pathways.master.close()
    return pathways.loosened(0, lambda: False)
