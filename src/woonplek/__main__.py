"""``python -m woonplek``: the command line."""

from __future__ import annotations

from woonplek.cli import main

if __name__ == "__main__":
    main()
