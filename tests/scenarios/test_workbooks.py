"""The shipped workbooks are what their scripts build, and hold the facts they claim."""

from __future__ import annotations

import csv

import pytest
from build_groningen import groningen
from build_klein import klein
from build_parkstad import parkstad
from care_tables import FACILITY_TARIFF, GROUP_TARIFF, HOME_TARIFF, RESPITE_TARIFF
from python_calamine import CalamineWorkbook
from scenario_workbook import write_workbook

REGIONS = {"klein": klein, "parkstad": parkstad, "groningen": groningen}


def cells(path):
    book = CalamineWorkbook.from_path(str(path))
    return {name: book.get_sheet_by_name(name).to_python(skip_empty_area=False) for name in book.sheet_names}


@pytest.mark.parametrize("name", REGIONS)
def test_script_rebuilds_the_shipped_workbook(name, folder, tmp_path):
    again = tmp_path / "again.xlsx"
    write_workbook(REGIONS[name](), again, title=name)
    built, shipped = cells(again), cells(folder / f"{name}.xlsx")
    assert list(built) == list(shipped)
    for sheet, rows in shipped.items():
        assert built[sheet] == rows, f"{name}, {sheet}: run python scenarios/build_{name}.py"


@pytest.mark.parametrize("name", ["parkstad", "groningen"])
def test_another_seed_gives_other_clients_and_the_same_region(name):
    one, other = REGIONS[name](1), REGIONS[name](2)
    assert one["Cliënten"] != other["Cliënten"]
    assert one["Locaties"] == other["Locaties"]
    assert sum(row[3] for row in one["Cliënten"][1:]) == sum(row[3] for row in other["Cliënten"][1:])


@pytest.mark.parametrize(("name", "towns"), [("parkstad", 7), ("groningen", 10)])
def test_municipalities_are_as_counted_by_cbs(name, towns, shared):
    with (shared / "gemeenten_2025.csv").open(encoding="utf-8", newline="") as source:
        facts = {row["code"]: row for row in csv.DictReader(source)}
    rows = REGIONS[name]()["Gemeenten"]
    assert len(rows) == towns + 1
    for row in rows[1:]:
        town = dict(zip(rows[0], row, strict=True))
        fact = facts[town["code"]]
        assert (town["naam"], town["inwoners"]) == (fact["naam"], int(fact["inwoners_2024"]))
        assert (town["breedtegraad"], town["lengtegraad"]) == (float(fact["lat"]), float(fact["lon"]))


@pytest.mark.parametrize(("name", "region"), [("parkstad", "BW-PKS"), ("groningen", "BW-GRO")])
def test_municipalities_are_those_of_the_region(name, region, shared):
    with (shared / "bw_regios.csv").open(encoding="utf-8", newline="") as source:
        members = {row["code"] for row in csv.DictReader(source) if row["regio_id"] == region}
    assert {row[0] for row in REGIONS[name]()["Gemeenten"][1:]} == members


def test_tariffs_are_as_published(shared):
    with (shared / "tarieven_bronnen.csv").open(encoding="utf-8", newline="") as source:
        hoorn = {
            (row["voorziening"], row["intensiteit"]): float(row["tarief_eur"])
            for row in csv.DictReader(source)
            if row["gemeente"] == "Hoorn"
        }
    for weight, lighter in (("licht", "extra licht"), ("midden", "licht"), ("zwaar", "midden")):
        assert HOME_TARIFF[weight] == hoorn["Beschermd thuis", weight]
        assert FACILITY_TARIFF[weight] == hoorn["Beschermd wonen", weight]
        assert GROUP_TARIFF[weight] == hoorn["Beschermd wonen", lighter]
    assert hoorn["Kortdurend verblijf (logeren)", ""] == RESPITE_TARIFF
