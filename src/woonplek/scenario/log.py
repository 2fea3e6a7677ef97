"""The log of a run, kept for its folder, and the log of a crash. Neither holds data of clients."""

from __future__ import annotations

import logging
import platform
import tempfile
import traceback
from collections.abc import Iterator
from contextlib import contextmanager
from importlib.metadata import version
from io import StringIO
from pathlib import Path

LOGGER = logging.getLogger("woonplek")
_FORMAT = logging.Formatter("%(asctime)s %(levelname)-7s %(message)s", "%Y-%m-%d %H:%M:%S")


@contextmanager
def kept_log(shown: int) -> Iterator[StringIO]:
    """Collect what the program logs while it runs, and show it on stderr from level *shown* up."""
    text = StringIO()
    keep, show = logging.StreamHandler(text), logging.StreamHandler()
    keep.setLevel(logging.INFO)
    show.setLevel(shown)
    before = LOGGER.level
    LOGGER.setLevel(min(shown, logging.INFO))
    for handler in (keep, show):
        handler.setFormatter(_FORMAT)
        LOGGER.addHandler(handler)
    try:
        yield text
    finally:
        for handler in (keep, show):
            LOGGER.removeHandler(handler)
        LOGGER.setLevel(before)


def crash_log(error: BaseException) -> Path:
    """Write where *error* arose, without its message, which may hold data; return the file."""
    lines = [f"woonplek {version('woonplek')}, Python {platform.python_version()}, {platform.platform()}"]
    link: BaseException | None = error
    while link is not None:
        lines += [type(link).__name__, *(f"  {f.filename}:{f.lineno} {f.name}" for f in traceback.extract_tb(link.__traceback__))]
        link = link.__cause__ or link.__context__
    with tempfile.NamedTemporaryFile("w", prefix="woonplek-", suffix=".log", delete=False, encoding="utf-8") as file:
        file.write("\n".join(lines) + "\n")
    return Path(file.name)
