import subprocess
import sys
from datetime import date
from importlib.metadata import version

import pytest

import woonplek
from tests.io.regions import SMALL, frame
from woonplek.domain.codes import BudgetForm, Stance
from woonplek.io.problems import InputError


def tables():
    return {title: frame(rows) for title, rows in SMALL.items()}


def test_read_tables_of_pandas():
    instance = woonplek.read(tables())
    assert [c.id for c in instance.clients] == ["C1", "C2"]
    assert instance.calendar.start == date(2027, 1, 1)
    assert len(instance.input_sha256) == 64


def test_read_with_another_model_changes_and_soft_rules():
    instance = woonplek.read(tables(), model="woonladder", sets=["Instellingen/budgetvorm=regionaal"], soft=True)
    assert (instance.settings.model, instance.settings.budget_form) == ("woonladder", BudgetForm.REGIONAL)
    assert (instance.policy.stances["ladder"], instance.policy.stances["budget"]) == (Stance.ON, Stance.SOFT)


def test_read_names_every_problem():
    broken = tables()
    broken["Locaties"]["gemeente"] = ["GM0001", "GM0002"]
    with pytest.raises(InputError) as caught:
        woonplek.read(broken)
    assert [p.place for p in caught.value.problems if p.sheet == "Locaties"] == ["Locaties!B2", "Locaties!B3"]


def test_the_version_is_that_of_the_package():
    assert woonplek.__version__ == version("woonplek")
    with pytest.raises(AttributeError, match="nonsense"):
        _ = woonplek.nonsense


def test_importing_woonplek_loads_nothing_heavy():
    code = "import sys, woonplek; print(sorted({'pandas', 'numpy', 'pydantic', 'highspy', 'ortools', 'xlsxwriter'} & set(sys.modules)))"
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert done.stdout.strip() == "[]"


def test_a_scenario_that_takes_a_client_out_leaves_the_others_their_number():
    sheets = tables()
    sheets["Cliënten"] = frame([["profiel", "aantal"], ["LICHT", 1], ["ZWAAR", 2], ["LICHT", 3]])
    sheets["Scenario's"] = frame([["scenario"], ["minder"]])
    sheets["Wijzigingen"] = frame([["scenario", "blad", "sleutel", "bewerking"], ["minder", "Cliënten", "rij-2", "vervalt"]])
    instance = woonplek.read(sheets, scenarios=["minder"])
    assert [(c.id, c.count) for c in instance.clients] == [("rij-1", 1), ("rij-3", 3)]
