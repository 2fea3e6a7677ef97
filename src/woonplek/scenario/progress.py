"""Progress on the terminal: one line that is rewritten, or now and then a line where nobody watches."""

from __future__ import annotations

from typing import TextIO

from woonplek.domain.base import Language, Text
from woonplek.domain.policy import goal_name
from woonplek.model import Progress

SPARSE_SECONDS = 15.0
"""between two lines about one goal, where the line is not rewritten"""


class ProgressLine:
    """Shows goal k of n, best, bound, gap and time; call it with every :class:`Progress`, and :meth:`close` it."""

    def __init__(self, stream: TextIO, language: Language) -> None:
        self._stream = stream
        self._language: Language = language
        self._rewrites = stream.isatty()
        self._shown = ("", -SPARSE_SECONDS)
        self._width = 0

    def __call__(self, progress: Progress) -> None:
        """Show *progress*, when it is time."""
        line = progress_text(progress, self._language)
        if self._rewrites:
            self._stream.write("\r" + line.ljust(self._width))
            self._width = len(line)
        elif progress.goal != self._shown[0] or not 0 <= progress.seconds - self._shown[1] < SPARSE_SECONDS:
            self._stream.write(line + "\n")
            self._shown = (progress.goal, progress.seconds)
        self._stream.flush()

    def close(self) -> None:
        """Wipe the line that was rewritten."""
        if self._rewrites and self._width:
            self._stream.write("\r" + " " * self._width + "\r")
            self._stream.flush()
            self._width = 0


def progress_text(progress: Progress, language: Language) -> str:
    """Return *progress* as one line."""
    name = goal_name(progress.goal).of(language) if progress.goal else progress.phase
    head = Text(f"doel {progress.number} van {progress.of}", f"goal {progress.number} of {progress.of}").of(language)
    parts = [f"{head} {name}" if progress.number else name]
    if progress.best is not None:
        parts.append(Text(f"beste {progress.best:.0f}", f"best {progress.best:.0f}").of(language))
    if progress.bound is not None:
        parts.append(Text(f"grens {progress.bound:.0f}", f"bound {progress.bound:.0f}").of(language))
    if progress.gap_pct is not None:
        parts.append(f"{progress.gap_pct:.2f} %".replace(".", "," if language == "nl" else "."))
    if progress.ahead:
        parts.append(Text("eerst in langere perioden", "in longer periods first").of(language))
    if progress.parts is not None:
        done, _, of = progress.parts
        parts.append(Text(f"{done} van {of} delen klaar", f"{done} of {of} parts done").of(language))
    return " · ".join([*parts, f"{progress.seconds:.0f} s"])
