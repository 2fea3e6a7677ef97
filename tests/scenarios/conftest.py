"""The build scripts of the worked regions are no package: put their folder on the path."""

from __future__ import annotations

import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]
SCENARIOS = ROOT / "scenarios"
if str(SCENARIOS) not in sys.path:
    sys.path.append(str(SCENARIOS))


@pytest.fixture(scope="session")
def folder() -> Path:
    return SCENARIOS


@pytest.fixture(scope="session")
def shared() -> Path:
    found = ROOT.parent / "shared" / "data"
    if not found.is_dir():
        pytest.skip("the shared facts (../shared/data) are not on this machine")
    return found
