"""One command for developers: format, lint, types, import contracts and tests, the tests last.

``python tools/check.py`` runs the fast tests and one of each slow kind; ``--everything`` runs all.
Further arguments go to pytest.
"""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent

CHECKS: tuple[tuple[str, tuple[str, ...]], ...] = (
    ("format", (sys.executable, "-m", "ruff", "format", "--check", ".")),
    ("lint", (sys.executable, "-m", "ruff", "check", ".")),
    ("types", (sys.executable, "-m", "mypy")),
    ("contracts", (sys.executable, "-c", "from importlinter.cli import lint_imports_command; lint_imports_command()")),
)


def run(command: tuple[str, ...]) -> bool:
    """Run *command* at the root of the project, its output shown; tell whether it went well."""
    return subprocess.run(command, cwd=ROOT, stdin=subprocess.DEVNULL, check=False).returncode == 0  # noqa: S603


def main(arguments: list[str]) -> int:
    """Run every check, also after one has failed, and return the exit code."""
    outcome = {}
    for name, command in CHECKS:
        print(f"== {name}", flush=True)
        outcome[name] = run(command)
    print("== " + ", ".join(f"{name} {'ok' if ok else 'FAILED'}" for name, ok in outcome.items()), flush=True)
    workers = str(min(8, os.cpu_count() or 1))
    tests = run((sys.executable, "-m", "pytest", "-q", "-n", workers, *arguments))
    return 0 if tests and all(outcome.values()) else 1


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
