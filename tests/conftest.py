"""Which tests run: all that are fast and the first of every slow kind, or with ``--everything`` all."""

from __future__ import annotations

import pytest

KINDS = ("published", "office", "scale", "slow")


def pytest_addoption(parser: pytest.Parser) -> None:
    parser.addoption("--everything", action="store_true", help="run the slow tests too, not only the first of each kind")


def pytest_collection_modifyitems(config: pytest.Config, items: list[pytest.Item]) -> None:
    if config.getoption("--everything"):
        return
    seen: set[str] = set()
    keep, leave = [], []
    for item in items:
        kinds = {kind for kind in KINDS if item.get_closest_marker(kind)}
        if kinds and kinds <= seen:
            leave.append(item)
        else:
            keep.append(item)
            seen |= kinds
    if leave:
        config.hook.pytest_deselected(items=leave)
        items[:] = keep
