"""The registry draws what it states, the same again from the same seed."""

from __future__ import annotations

from dataclasses import astuple
from pathlib import Path

import pytest
from regions import Size, facts, frames, region
from registry import GROWTH, SIZES, chosen, entries

from tests.published.instances import names

STATED = {
    "region": Size(1000, 10, 45, 30, 10),
    "large": Size(5000, 12, 60, 40, 10),
    "monthly": Size(1000, 10, 45, 30, 60, months=1),
}
"""by the issue that asked for them"""


def test_sizes():
    assert {name: SIZES[name] for name in STATED} == STATED
    assert [SIZES[f"growth-{clients}"].clients for clients in GROWTH] == [250, 500, 1000, 2000, 4000, 8000]
    assert astuple(SIZES["growth-1000"]) == astuple(SIZES["region"])


def test_groups():
    assert [entry.name for entry in chosen("growth")] == [f"growth-{clients}" for clients in GROWTH]
    assert [entry.name for entry in chosen("tiny")] == ["tiny"]
    with pytest.raises(KeyError, match="nowhere: known are tiny"):
        chosen("nowhere")


@pytest.mark.skipif(not names("gap"), reason="no ../shared/bench beside the project")
def test_published_sets():
    assert (len(chosen("gap")), len(chosen("cflp")), len(chosen("published"))) == (30, 13, 43)
    known = {entry.name: entry.published() for entry in chosen("published") if entry.published is not None}
    assert len(known) == 43
    assert known["gap/gap1-0"] == {"optimum": "261", "cents": 100, "rounding": 0.0}
    assert known["cflp/cap41"] == {"optimum": "1040444.375", "cents": 100_000, "rounding": 0.5 * 58_268}


@pytest.mark.parametrize("name", ["tiny", "small"])
def test_a_drawn_region_is_what_it_should_be(name: str) -> None:
    size = SIZES[name]
    sheets = region(size, 1)
    assert [len(sheets[sheet]) - 1 for sheet in ("Gemeenten", "Locaties", "Projecten")] == [
        size.municipalities,
        size.locations,
        size.options,
    ]
    instance = frames(sheets)
    assert (instance.periods, instance.calendar.start.year) == (size.periods, 2027)
    found = facts(instance)
    assert found.in_care == size.clients
    assert found.clients > found.in_care
    assert found.kinds_per_client >= 0.8
    assert found.located_pct + found.waiting_pct == pytest.approx(100)
    assert 10 <= found.waiting_pct <= 20
    assert 65 <= found.could_go_pct <= 75
    assert found.full_pct >= 90
    assert 4 * found.homes_a_year < found.homes_wanted
    assert found.payers == size.municipalities
    assert 1 <= found.tight_payers < found.payers


def test_every_resident_has_a_place():
    instance = frames(region(SIZES["tiny"], 2))
    housed = sum(client.count for client in instance.clients if client.current)
    waiting = sum(client.count for client in instance.clients if not client.current and client.first == 0 and not client.flowed_in)
    assert (housed, waiting) == (50, 10)


def test_the_seed_decides(tmp_path: Path):
    size = SIZES["tiny"]
    assert region(size, 3) == region(size, 3)
    assert region(size, 3) != region(size, 4)
    tiny = entries()["tiny"]
    tiny.write(3, tmp_path / "a.xlsx")
    assert (tmp_path / "a.xlsx").stat().st_size > 10_000
