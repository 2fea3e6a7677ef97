"""The process of one part, started by :mod:`woonplek.model.parts.crew`.

It is asked a :class:`Task` on its standard input and perhaps a :class:`Word` later; on its standard output it tells :class:`Progress`, and
at last a result or what went wrong. Clients are in memory and in pipes alone, never on disk.
"""

from __future__ import annotations

import os
import threading
import time
import traceback
from dataclasses import replace

from woonplek.model.parts.talk import Failure, Pipe, Task, Word, get, put
from woonplek.model.solve import Progress, solve


class Worker:
    """Plans a part, and listens meanwhile."""

    def __init__(self, asked: Pipe, told: Pipe) -> None:
        self.asked, self.told = asked, told
        self.stopped, self.any_plan, self.planned = False, False, False

    def run(self) -> None:
        """Plan what is asked, and tell how it came out."""
        task = get(self.asked)
        assert isinstance(task, Task)  # noqa: S101
        threading.Thread(target=self._listen, daemon=True).start()
        options = task.options
        if options.time_limit is not None:
            late = max(0.0, time.time() - task.asked)
            options = replace(options, time_limit=max(0.0, options.time_limit - late))
        try:
            put(self.told, solve(task.instance, options, progress=self._progress, stop=self._stop))
        except Exception as error:  # noqa: BLE001 - whatever it is, the other process says it
            put(self.told, Failure(traceback.format_exc(), type(error).__name__))

    def _listen(self) -> None:
        """Hear what comes after the task; without anybody to tell, end."""
        while True:
            try:
                word = get(self.asked)
            except EOFError:
                os._exit(1)
            self.stopped |= word is Word.STOP
            self.any_plan |= word is Word.ANY_PLAN

    def _stop(self) -> bool:
        return self.stopped or (self.any_plan and self.planned)

    def _progress(self, news: Progress) -> None:
        self.planned |= news.best is not None
        put(self.told, news)


def main() -> None:
    """Work for the process at the other end of standard input and output; what solvers print by themselves goes to standard error."""
    asked, told = os.fdopen(os.dup(0), "rb", buffering=0), os.fdopen(os.dup(1), "wb", buffering=0)
    os.dup2(2, 1)
    os.dup2(os.open(os.devnull, os.O_RDONLY), 0)
    Worker(asked, told).run()
