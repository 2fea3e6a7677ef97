"""The folder of a run, read back."""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from pydantic import ValidationError

from woonplek.domain.base import Text
from woonplek.domain.plan import Plan
from woonplek.domain.result import GoalOutcome
from woonplek.io.problems import InputError, Problem
from woonplek.io.run_folder import DATA, RECORD


@dataclass(frozen=True, slots=True)
class StoredRun:
    """What a folder holds of a run."""

    folder: Path
    record: Mapping[str, Any]
    plan: Plan | None
    workbook: Path
    """the input as read"""

    @property
    def goals(self) -> tuple[GoalOutcome, ...]:
        """Return how each goal came out."""
        fields = GoalOutcome.model_fields
        return tuple(
            GoalOutcome(**{k: v for k, v in goal.items() if k in fields} | {"bound": _bound(goal)}) for goal in self.record["goals"]
        )


def _bound(goal: Mapping[str, Any]) -> float:
    return float("-inf") if goal["bound"] is None else goal["bound"]


def read_run(folder: Path) -> StoredRun:
    """Read the *folder* of a run.

    Raises
    ------
    InputError
        When it is no such folder, or something in it is missing or damaged.
    """
    try:
        record = json.loads((folder / RECORD).read_text(encoding="utf-8"))
        plan = Plan.model_validate_json((folder / DATA).read_text(encoding="utf-8")) if (folder / DATA).exists() else None
        workbook = folder / record["asked"]["workbook"]
    except (OSError, ValueError, KeyError, TypeError, ValidationError) as error:
        what = Text("dit is geen map van een run, of zij is beschadigd", "this is no folder of a run, or it is damaged")
        remedy = Text("geef de map die woonplek run noemde", "give the folder that woonplek run named")
        raise InputError([Problem(sheet="", cell=str(folder), what=what, remedy=remedy)], str(folder)) from error
    return StoredRun(folder, record, plan, workbook)
