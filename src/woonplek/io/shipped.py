"""Where the files are that come with woonplek: policies (models) and worked regions (scenarios)."""

from __future__ import annotations

from pathlib import Path

PACKAGE = Path(__file__).resolve().parent.parent


def shipped(folder: str) -> Path:
    """Return the shipped *folder*, ``models`` or ``scenarios``: in an installed package or in a checkout."""
    installed = PACKAGE / "data" / folder
    return installed if installed.is_dir() else PACKAGE.parent.parent / folder
