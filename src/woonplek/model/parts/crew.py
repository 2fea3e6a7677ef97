"""Processes that plan parts, as many at a time as there are threads for: started, heard, stopped and ended.

Workers are processes of their own and not forks or children of :mod:`multiprocessing`: those load the user's main script again. They
stand outside the terminal's group, so that Ctrl-C reaches only the process that has the whole; they end when that one is gone.
"""

from __future__ import annotations

import logging
import os
import queue
import subprocess
import sys
import threading
import time
from collections.abc import Callable, Sequence
from contextlib import suppress
from dataclasses import replace
from math import inf

from woonplek.domain.instance import Instance
from woonplek.domain.result import Result, Status
from woonplek.model.parts.rota import Rota, better
from woonplek.model.parts.talk import Failure, Task, Word, get, put
from woonplek.model.solve import Options, Progress

LOG = logging.getLogger(__name__)
START = "from woonplek.model.parts.worker import main; main()"
WAIT = 0.1
"""seconds between two looks at whether to stop"""


class PartError(Exception):
    """A worker failed: our fault, or the machine's."""


def can_start() -> bool:
    """Tell whether this program can start a Python of its own: not where it is frozen into one file."""
    return bool(sys.executable) and not getattr(sys, "frozen", False)


class _Worker:
    """A process at work on part *number*, with a thread that hears it."""

    def __init__(self, number: int, task: Task, news: queue.SimpleQueue[tuple[int, object]]) -> None:
        self.number, self.task, self.news = number, task, news
        self.until = time.monotonic() + (inf if task.options.time_limit is None else task.options.time_limit)
        paths = [path or os.getcwd() for path in sys.path]  # noqa: PTH109 - as the import system has it
        self.process = subprocess.Popen(  # noqa: S603 - our own program
            [sys.executable, "-P", "-c", START],
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            bufsize=0,
            env=os.environ | {"PYTHONPATH": os.pathsep.join(paths)},
            start_new_session=True,
            creationflags=getattr(subprocess, "CREATE_NEW_PROCESS_GROUP", 0),
        )
        self.writing = threading.Lock()
        self.writing.acquire()
        threading.Thread(target=self._hear, daemon=True).start()

    def _hear(self) -> None:
        """Ask, and pass on what is told until the end."""
        assert self.process.stdin is not None  # noqa: S101
        assert self.process.stdout is not None  # noqa: S101
        try:
            try:
                put(self.process.stdin, self.task)
            finally:
                self.writing.release()
            while True:
                told = get(self.process.stdout)
                self.news.put((self.number, told))
                if not isinstance(told, Progress):
                    return
        except (OSError, EOFError, ValueError):
            self.news.put((self.number, Failure(f"the process ended with code {self.process.wait()}", "ended")))

    def tell(self, word: Word) -> None:
        """Tell the process *word*, if it is still there."""
        assert self.process.stdin is not None  # noqa: S101
        with self.writing, suppress(OSError, ValueError):
            put(self.process.stdin, word)

    def end(self) -> None:
        """End the process, whatever it does."""
        self.process.kill()
        self.process.wait()
        for stream in (self.process.stdin, self.process.stdout):
            if stream is not None:
                with suppress(OSError):
                    stream.close()


class Crew:
    """Plans parts in processes; *hear* is told the number of a part and its news."""

    def __init__(
        self, parts: Sequence[Instance], options: Options, stop: Callable[[], bool], hear: Callable[[int, Progress | Result], None]
    ) -> None:
        self.parts, self.options, self.stop, self.hear = parts, options, stop, hear
        self.at_once = min(options.at_once, len(parts))
        self.threads = max(1, options.at_once // self.at_once)
        sizes = [sum(client.count for client in part.clients) for part in parts]
        self.rota = Rota(sizes, self.at_once, options.time_limit)
        self.news: queue.SimpleQueue[tuple[int, object]] = queue.SimpleQueue()
        self.running: dict[int, _Worker] = {}
        self.results: list[Result | None] = [None] * len(parts)

    def run(self) -> list[Result | None]:
        """Return the result of each part, None for those that were not begun when somebody stopped it.

        Raises
        ------
        PartError
            When a worker fails on a part that has no plan yet.
        """
        stopped = impossible = False
        try:
            while self.running or self.rota.waiting:
                if not stopped and self.stop():
                    stopped = True
                    self.rota.waiting.clear()
                    self._tell(Word.STOP)
                while self.rota.waiting and len(self.running) < self.at_once:
                    self._start(hurry=impossible or self.rota.any_plan)
                if self._listen() and not impossible:
                    impossible = True
                    self._tell(Word.ANY_PLAN)
                if not (self.running or self.rota.waiting or stopped or impossible):
                    self.rota.again(self.results)
        finally:
            for worker in self.running.values():
                worker.end()
        return self.results

    def _start(self, *, hurry: bool) -> None:
        """Start on the next part, with its share of the time; in a *hurry* any plan will do."""
        number, limit = self.rota.take([worker.until for worker in self.running.values()])
        begun = self.results[number] or self.options.start
        options = replace(self.options, time_limit=limit, threads=self.threads, start=started(begun, self.parts[number]))
        self.running[number] = _Worker(number, Task(self.parts[number], options, time.time()), self.news)
        if hurry:
            self.running[number].tell(Word.ANY_PLAN)

    def _listen(self) -> bool:
        """Hear the next news, if there is any; tell whether a part turned out to be impossible."""
        try:
            number, told = self.news.get(timeout=WAIT)
        except queue.Empty:
            return False
        if isinstance(told, Failure):
            known = self.results[number]
            if known is None or known.plan is None:
                raise PartError(told.text)
            LOG.warning("part %d failed, its plan so far is kept: %s", number + 1, told.kind)
            told = known
        assert isinstance(told, Progress | Result)  # noqa: S101
        if isinstance(told, Progress):
            self.hear(number, told)
            return False
        if not (self.rota.any_plan and told.status in {Status.STOPPED, Status.NOTHING_FOUND}):  # that part has another turn
            self.hear(number, told)
        self.running.pop(number).end()
        self.results[number] = better(self.results[number], told)
        return told.status is Status.IMPOSSIBLE

    def _tell(self, word: Word) -> None:
        for worker in self.running.values():
            worker.tell(word)


def started(start: Result | None, part: Instance) -> Result | None:
    """Return what *part* needs of the result to start from: the calendar, and the plan of its clients."""
    if start is None or start.plan is None:
        return None
    own = {client.id for client in part.clients}
    courses = tuple(course for course in start.plan.courses if course.client in own)
    before = start.instance.model_copy(update={"clients": (), "locations": (), "offers": (), "projects": (), "notes": ()})
    return Result(status=start.status, instance=before, plan=start.plan.model_copy(update={"courses": courses}))
