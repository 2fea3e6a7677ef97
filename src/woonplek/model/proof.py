"""A bound that is proven in a thread of its own while the search for plans goes on."""

from __future__ import annotations

import threading
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor, wait

Stop = Callable[[], bool]
Tell = Callable[[float], None]


class Proof:
    """What a goal can be at least, proven by *work* beside all else where there are *threads* for both, and before all else where not.

    *work* gets what tells it to stop, and what to tell each better bound; it returns the bound that it came to.
    """

    def __init__(self, work: Callable[[Stop, Tell], float], stop: Stop, threads: int) -> None:
        self._ended = threading.Event()
        self._told = float("-inf")
        pool = ThreadPoolExecutor(1)
        self._found = pool.submit(work, lambda: self._ended.is_set() or stop(), self._tell)  # HiGHS lets other threads go on while it runs
        pool.shutdown(wait=threads == 1)

    def _tell(self, bound: float) -> None:
        self._told = bound

    @property
    def running(self) -> bool:
        """Whether it is still at work."""
        return not self._found.done()

    @property
    def bound(self) -> float:
        """What is proven so far."""
        return self._told if self.running else self._found.result()

    def end(self, seconds: float) -> float:
        """Return the bound after *seconds* at most, with what was proven by then."""
        wait([self._found], max(0.0, seconds))
        self._ended.set()
        return self._found.result()
