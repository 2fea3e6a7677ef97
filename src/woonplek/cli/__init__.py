"""The command line: parse, call, print, exit code."""

from __future__ import annotations

import io
import sys
from typing import Never

from woonplek.cli.commands import app

__all__ = ["app", "main"]


def main() -> Never:
    """Run the command line in UTF-8, on Windows consoles and pipes too, and leave with its exit code."""
    for stream in (sys.stdout, sys.stderr):
        if isinstance(stream, io.TextIOWrapper):
            stream.reconfigure(encoding="utf-8", errors="replace")
    app.main()
