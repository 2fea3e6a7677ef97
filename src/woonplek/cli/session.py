"""What commands that plan have in common: the log, progress, Ctrl-C, and showing what came out."""

from __future__ import annotations

import sys
from contextlib import ExitStack
from pathlib import Path
from types import TracebackType
from typing import Any, Self

import click

from woonplek.cli.bilingual import language_of
from woonplek.cli.options import log_level
from woonplek.domain.base import Text
from woonplek.io.screen import table_text
from woonplek.model import Options, Progress
from woonplek.scenario.interrupt import Interrupt
from woonplek.scenario.log import kept_log
from woonplek.scenario.progress import ProgressLine
from woonplek.scenario.run import SHOWN, Desk, Finished
from woonplek.scenario.stored import load
from woonplek.scenario.variant import Ask

STOPPING = Text(
    "Ik stop en houd het beste plan tot nu toe. Nog een keer Ctrl-C breekt alles af.",
    "Stopping, and keeping the best plan so far. Ctrl-C once more aborts everything.",
)


def ask_of(*, scenario: str = "", sets: tuple[Any, ...] = (), model: str | None = None, soft: bool = False, **_: Any) -> Ask:  # noqa: ANN401
    """Return what options of a command ask of the workbook."""
    return Ask(tuple(name.strip() for name in scenario.split(",") if name.strip()), sets, model, soft)


class Session:
    """While entered: the log is kept, progress is shown on stderr, and Ctrl-C stops the search."""

    def __init__(self, context: click.Context, output: Path, *, verbose: int, quiet: bool, debug: bool, **_: Any) -> None:  # noqa: ANN401
        self._language = language_of(context)
        self._output = output
        self._level = log_level(verbose=verbose, quiet=quiet, debug=debug)
        self._line = None if quiet else ProgressLine(sys.stderr, self._language)
        self._stack = ExitStack()

    def __enter__(self) -> Self:
        log = self._stack.enter_context(kept_log(self._level))
        interrupt = self._stack.enter_context(Interrupt(self._tell))
        self.desk = Desk(self._output, self._language, log, self._progress, interrupt.asked)
        return self

    def __exit__(self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None) -> None:
        if self._line is not None:
            self._line.close()
        self._stack.__exit__(kind, error, trace)

    def _progress(self, progress: Progress) -> None:
        if self._line is not None:
            self._line(progress)

    def _tell(self) -> None:
        if self._line is not None:
            self._line.close()
        click.echo(STOPPING.of(self._language), err=True)

    def show(self, finished: list[Finished], *, as_json: bool) -> None:
        """Print what came out of each run: as text, or ``run.json`` (a list of them when there are several)."""
        if as_json:
            texts = [(one.folder / "run.json").read_text(encoding="utf-8").strip() for one in finished]
            click.echo(texts[0] if len(texts) == 1 else "[" + ",\n".join(texts) + "]")
            return
        keys = SHOWN if len(finished) == 1 else SHOWN[:1]
        for one in finished:
            shown = [table_text(t, self._language) for t in one.tables if t.key in keys]
            nl, en = ("Het plan", "The plan") if one.result.plan is not None else ("Het verslag", "The report")
            where = Text(f"{nl} staat in {one.folder}", f"{en} is in {one.folder}").of(self._language)
            click.echo("\n\n".join([f"== {one.ask.name}", *shown, where]) + "\n")


def options_of(
    *,
    time_limit: float | None,
    gap: float,
    seed: int,
    threads: int | None,
    engine: str,
    start: Path | None = None,
    write_model: Path | None = None,
    **_: Any,  # noqa: ANN401
) -> Options:
    """Return what options of a command ask of the search."""
    before = None if start is None else load(start).start
    return Options(time_limit=time_limit, gap_pct=gap, seed=seed, threads=threads, engine=engine, start=before, write_model=write_model)
