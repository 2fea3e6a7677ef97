"""A run from its folder: the region that was planned, and the plan."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from woonplek.domain.base import Text
from woonplek.domain.plan import Plan
from woonplek.domain.result import Result, Status
from woonplek.io.book import Book
from woonplek.io.problems import InputError, Problem
from woonplek.io.run_read import read_run
from woonplek.scenario.change import change_of_text
from woonplek.scenario.variant import Ask, changed, open_book, prepare


@dataclass(frozen=True, slots=True)
class Stored:
    """A run read back; *book* is the workbook as its scenario changed it."""

    book: Book
    result: Result

    @property
    def plan(self) -> Plan:
        """Return the plan of the run.

        Raises
        ------
        InputError
            When the run ended without one.
        """
        if self.result.plan is None:
            what = Text("deze run heeft geen plan", "this run has no plan")
            raise InputError([Problem(sheet="", cell="run.json", what=what, remedy=Text("kies een andere run", "choose another run"))])
        return self.result.plan

    @property
    def start(self) -> Result:
        """Return the result of the run, to start from; raises as :attr:`plan` does."""
        return self.result.model_copy(update={"plan": self.plan})


def asked_of(ask: Ask) -> dict[str, Any]:
    """Return *ask* as plain data, for ``run.json``."""
    return {"scenarios": list(ask.scenarios), "sets": [c.text for c in ask.sets], "model": ask.model, "soft": ask.soft}


def ask_from(data: Mapping[str, Any]) -> Ask:
    """Return what ``run.json`` says was asked."""
    return Ask(tuple(data["scenarios"]), tuple(map(change_of_text, data["sets"])), data["model"], data["soft"])


def load(folder: Path) -> Stored:
    """Read the run in *folder*: its input is built again as it was asked, the plan is as it was written.

    Raises
    ------
    InputError
        When *folder* holds no run, or its input cannot be built any more.
    """
    stored = read_run(folder)
    book, ask = open_book(stored.workbook), ask_from(stored.record["asked"])
    result = Result(status=Status(stored.record["status"]), instance=prepare(book, ask), plan=stored.plan, goals=stored.goals)
    return Stored(changed(book, ask).book, result)
