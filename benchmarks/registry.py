"""The instances that are measured, by name; a seed draws another of the same size."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

import around  # noqa: F401 - finds the modules of scenarios/ and tests/
from events import Published
from nation import COUNTRY, clients_of, nation
from regions import Size, region
from scarcity import REGIONS
from scenario_workbook import write_workbook
from tests.published import instances as published

PUBLISHED = ("gap", "cflp")
GROWTH = (250, 500, 1000, 2000, 4000, 8000)


def grown(clients: int) -> Size:
    """Return the size of a region of *clients*: ten years, and places, options and municipalities that grow more slowly."""
    times = clients / 1000
    return Size(clients, max(4, round(10 * times**0.3)), max(12, round(45 * times**0.5)), max(8, round(30 * times**0.5)), 10)


SIZES: dict[str, Size] = {
    "tiny": Size(60, 4, 9, 3, 3),
    "small": Size(250, 6, 16, 8, 5),
    "region": Size(1000, 10, 45, 30, 10),
    "large": Size(5000, 12, 60, 40, 10),
    "monthly": Size(1000, 10, 45, 30, 60, months=1),
    **{f"growth-{clients}": grown(clients) for clients in GROWTH},
}
"""synthetic regions"""

NATIONS: dict[str, tuple[tuple[str, ...], int]] = {
    "nation": (tuple(COUNTRY), 30_000),
    "nation-4": (("Assen", "Emmen", "Groningen", "Zwolle"), 1000),
}
"""regions in one workbook, and clients in care at the start of all together"""


@dataclass(frozen=True)
class Entry:
    """How the workbook of an instance is written; *seeded* tells whether the seed matters, *synthetic* whether it is a drawn region, *published* what others proved."""

    name: str
    write: Callable[[int, Path], None]
    seeded: bool = True
    synthetic: bool = False
    published: Callable[[], Published] | None = None


def _synthetic(name: str) -> Entry:
    def write(seed: int, path: Path) -> None:
        write_workbook(region(SIZES[name], seed), path, title=f"{name} {seed}")

    return Entry(name, write, synthetic=True)


def _national(name: str) -> Entry:
    def write(seed: int, path: Path) -> None:
        names, clients = NATIONS[name]
        sizes = {region: grown(count) for region, count in clients_of(names, clients).items()}
        write_workbook(nation(sizes, seed), path, title=f"{name} {seed}")

    return Entry(name, write, synthetic=True)


def _worked(name: str) -> Entry:
    def write(seed: int, path: Path) -> None:
        write_workbook(REGIONS[name](seed), path, title=f"{name} {seed}")

    return Entry(name, write)


def _published(folder: str, name: str) -> Entry:
    def write(_: int, path: Path) -> None:
        published.write(published.sheets_of(folder, name), path)

    def known() -> Published:
        found = published.known(folder, name)
        return Published(optimum=str(found.optimum), cents=found.cents, rounding=found.rounding)

    return Entry(f"{folder}/{name}", write, seeded=False, published=known)


def entries() -> dict[str, Entry]:
    """Return all instances by name; those that others published only where ``../shared/bench`` is beside the project."""
    found = [_synthetic(name) for name in SIZES]
    found += [_national(name) for name in NATIONS]
    found += [_worked(name) for name in REGIONS if name != "klein"]
    found += [_published(folder, name) for folder in PUBLISHED for name in published.names(folder)]
    return {entry.name: entry for entry in found}


def chosen(name: str) -> list[Entry]:
    """Return the instance *name*, or all of a group: ``growth``, ``gap``, ``cflp``, ``published`` for both of these.

    Raises
    ------
    KeyError
        When there is none.
    """
    known = entries()
    if name in known:
        return [known[name]]
    groups = PUBLISHED if name == "published" else (name,)
    group = [entry for key, entry in known.items() if key.startswith(tuple(f"{group}{mark}" for group in groups for mark in "-/"))]
    if not group:
        raise KeyError(f"{name}: known are {', '.join(known)}")
    return group
