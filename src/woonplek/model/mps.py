"""The model as a file for other solvers, with row names."""

from __future__ import annotations

from pathlib import Path

import highspy
import numpy as np

from woonplek.model.flat import flat_model
from woonplek.model.highs import SolverError, load
from woonplek.model.program import Program


def write_mps(program: Program, path: Path) -> None:
    """Write the flat model of the first goal to *path*; rules name their rows, as ``capacity[Lindehof,2028]``."""
    model = flat_model(program, scaled=False)
    solver = load(model.matrix, model.cost(program, 0), model.lower, model.upper, model.row_lower, model.row_upper, model.integer)
    taken: set[str] = set()
    for row in range(model.matrix.shape[0]):
        if row < model.flow_rows:
            name = f"flow[{row}]"
        else:
            rule, label = program.row_name(row - model.flow_rows)
            name = f"{rule}[{','.join(part.replace(' ', '_') for part in label)}]"
        while name in taken:
            name += "'"
        taken.add(name)
        solver.passRowName(row, name)
    names = np.arange(model.matrix.shape[1])
    for column in names.tolist():
        solver.passColName(column, f"x{column}")
    if solver.writeModel(str(path)) == highspy.HighsStatus.kError:
        raise SolverError(f"cannot write {path.name}")
