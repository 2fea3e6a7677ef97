"""Ctrl-C: once stops the search and keeps the best plan, twice aborts."""

from __future__ import annotations

import signal
from collections.abc import Callable
from types import FrameType, TracebackType
from typing import Self


class Interrupt:
    """While entered, the first Ctrl-C makes :meth:`asked` true and calls *tell*; the second raises KeyboardInterrupt."""

    def __init__(self, tell: Callable[[], None]) -> None:
        self._tell = tell
        self._asked = False

    def asked(self) -> bool:
        """Tell whether the search should stop."""
        return self._asked

    def __enter__(self) -> Self:
        self._before = signal.signal(signal.SIGINT, self._first)
        return self

    def __exit__(self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None) -> None:
        signal.signal(signal.SIGINT, self._before)

    def _first(self, _signal: int, _frame: FrameType | None) -> None:
        self._asked = True
        signal.signal(signal.SIGINT, signal.default_int_handler)
        self._tell()
