"""A worker in this process, over pipes: what it is asked, what it is told meanwhile, and what comes back."""

from __future__ import annotations

import os
import threading
import time
from typing import IO, NamedTuple

import pytest

from tests.build import client, location, region
from woonplek.domain.instance import Instance
from woonplek.domain.result import Result, Status
from woonplek.model import Options, Progress
from woonplek.model.parts import worker
from woonplek.model.parts.talk import Failure, Task, Word, get, put

HERE = region(clients=[client("c", count=3)], locations=[location("L", 2)])
NEWS = Progress("waiting", 1, 1, None, 0.0, None, 0.0, "")


class Line(NamedTuple):
    """Two pipes: what is asked goes in at *ask*, what is told comes out at *hear*."""

    ask: IO[bytes]
    hear: IO[bytes]
    worker: worker.Worker


KEPT: list[IO[bytes]] = []
"""all ends of all pipes: a worker ends its process, which is that of the tests, when nobody is at the other end any more"""


@pytest.fixture
def line() -> Line:
    return _line()


def _line() -> Line:
    asked, ask = os.pipe()
    hear, told = os.pipe()
    streams = [os.fdopen(end, mode, buffering=0) for end, mode in ((ask, "wb"), (hear, "rb"), (asked, "rb"), (told, "wb"))]
    KEPT.extend(streams)
    return Line(streams[0], streams[1], worker.Worker(streams[2], streams[3]))


def _told(line: Line) -> list[object]:
    found = [get(line.hear)]
    while isinstance(found[-1], Progress):
        found.append(get(line.hear))
    return found


def _ask(line: Line, options: Options, asked: float | None = None) -> list[object]:
    put(line.ask, Task(HERE, options, time.time() if asked is None else asked))
    running = threading.Thread(target=line.worker.run)
    running.start()
    found = _told(line)
    running.join()
    return found


def test_it_tells_how_far_it_is_and_the_result(line: Line) -> None:
    *news, result = _ask(line, Options(threads=1))
    assert all(isinstance(item, Progress) for item in news)
    assert news
    assert isinstance(result, Result)
    assert result.status is Status.PROVEN


def test_it_tells_what_went_wrong(line: Line, monkeypatch: pytest.MonkeyPatch) -> None:
    def fail(*_: object, **__: object) -> Result:
        raise ValueError("broken leg")

    monkeypatch.setattr(worker, "solve", fail)
    (failure,) = _ask(line, Options())
    assert isinstance(failure, Failure)
    assert "broken leg" in failure.text


def test_the_time_to_start_is_part_of_the_limit(monkeypatch: pytest.MonkeyPatch) -> None:
    limits: list[float | None] = []

    def see(instance: Instance, options: Options, **_: object) -> Result:
        limits.append(options.time_limit)
        return Result(status=Status.NOTHING_FOUND, instance=instance)

    monkeypatch.setattr(worker, "solve", see)
    _ask(_line(), Options(time_limit=10), asked=time.time() - 4)
    _ask(_line(), Options(time_limit=10), asked=time.time() - 40)
    _ask(_line(), Options())
    assert limits[0] == pytest.approx(6, abs=0.5)
    assert limits[1:] == [0.0, None]


def test_told_to_stop_it_stops(line: Line) -> None:
    assert not line.worker._stop()
    line.worker.stopped = True
    assert line.worker._stop()


def test_told_that_any_plan_will_do_it_stops_with_a_plan(line: Line) -> None:
    line.worker.any_plan = True
    line.worker._progress(NEWS)
    assert not line.worker._stop()
    line.worker._progress(NEWS._replace(best=3.0))
    assert line.worker._stop()


def test_it_hears_what_it_is_told(line: Line, monkeypatch: pytest.MonkeyPatch) -> None:
    begun, told = threading.Event(), threading.Event()

    def wait(instance: Instance, options: Options, **_: object) -> Result:
        del options
        begun.set()
        assert told.wait(10)
        return Result(status=Status.NOTHING_FOUND, instance=instance)

    monkeypatch.setattr(worker, "solve", wait)
    put(line.ask, Task(HERE, Options(), time.time()))
    running = threading.Thread(target=line.worker.run)
    running.start()
    assert begun.wait(10)
    for word, name in ((Word.ANY_PLAN, "any_plan"), (Word.STOP, "stopped")):
        put(line.ask, word)
        until = time.monotonic() + 10
        while not getattr(line.worker, name) and time.monotonic() < until:
            time.sleep(0.01)
        assert getattr(line.worker, name)
    told.set()
    running.join()


def test_a_pipe_that_ends_in_the_middle_is_the_end(line: Line) -> None:
    line.ask.write(b"\0\0")
    line.ask.close()
    with pytest.raises(EOFError):
        get(line.worker.asked)
