from decimal import Decimal

import pytest

from woonplek.domain.codes import Stance
from woonplek.domain.policy import RULES
from woonplek.io.policy import load_model, model_names, model_path, softened
from woonplek.io.problems import InputError

ORDER = ["waiting", "over_exit_home", "bridging", "wishes", "own_home", "moves", "cost"]


def wrong(path):
    with pytest.raises(InputError) as caught:
        load_model(str(path))
    return [(p.what.nl, p.remedy.nl) for p in caught.value.problems]


def test_the_shipped_models():
    assert model_names() == ["beschermd-thuis", "wat-is-nodig", "woonladder", "zorgplicht", "zuinig"]


def test_the_default_has_the_order_and_slack_of_the_contract():
    model = load_model("beschermd-thuis")
    assert [g.key for g in model.policy.goals] == ORDER
    assert [g.slack_pct for g in model.policy.goals] == [0, 0, 1, 5, 2, 10, 0]
    assert model.policy.urgency_weights == {1: 8, 2: 4, 3: 2, 4: 1}
    assert {key: stance for key, stance in model.policy.stances.items() if stance is not Stance.ON} == {
        "exit_home": Stance.SOFT,
        "quota": Stance.SOFT,
        "ladder": Stance.OFF,
        "fair_share": Stance.OFF,
    }


@pytest.mark.parametrize(
    ("name", "order"),
    [
        ("zorgplicht", ["waiting", "over_exit_home", "bridging", "over_budget", "wishes", "own_home", "moves", "cost"]),
        ("wat-is-nodig", ["waiting", "over_exit_home", "homes_asked", "bridging", "wishes", "own_home", "moves", "cost"]),
        ("zuinig", ["waiting", "over_exit_home", "cost", "bridging", "wishes", "own_home", "moves"]),
        ("woonladder", ORDER),
    ],
)
def test_the_other_models(name, order):
    policy = load_model(name).policy
    assert [g.key for g in policy.goals] == order
    assert policy.stances["budget"] is (Stance.SOFT if name == "zorgplicht" else Stance.ON)
    assert policy.stances["ladder"] is (Stance.ON if name == "woonladder" else Stance.OFF)


@pytest.mark.parametrize("name", ["beschermd-thuis", "zorgplicht", "wat-is-nodig", "zuinig", "woonladder"])
def test_every_model_has_the_standard_set_with_a_source_for_each_row(name):
    standard = load_model(name).standard
    assert [len(standard[key]) for key in ("forms", "profiles", "care")] == [4, 4, 12]
    assert all(row["bron"] for rows in standard.values() for row in rows)
    published = {Decimal(t) for t in ("40.40", "73.32", "117.21", "177.52", "210.44", "254.33")}
    for row in standard["care"]:
        assert row["tarief"] in published or row["bron"].startswith("aanname")


def test_a_model_is_found_by_name_or_path(tmp_path):
    own = tmp_path / "eigen.toml"
    own.write_text('[[doelen]]\ndoel = "kosten"\nspeling_pct = 1.5\n', encoding="utf-8")
    assert model_path("Zuinig").name == "zuinig.toml"
    assert model_path("bestaat-niet") is None
    model = load_model(str(own))
    assert (model.name, [(g.key, g.slack_pct) for g in model.policy.goals]) == ("eigen", [("cost", Decimal("1.5"))])
    assert load_model("eigen", tmp_path).policy == model.policy
    assert len(model.standard["care"]) == 12


def test_rules_by_either_name_and_settings_of_fair_share(tmp_path):
    own = tmp_path / "eigen.toml"
    own.write_text(
        '[regels]\n"eerlijk aandeel" = { stand = "aan", tolerantie_pct = 12.5 }\nCapacity = "uit"\n'
        '[[doelen]]\ndoel = "over budget"\n[urgentie]\n2 = 5\n',
        encoding="utf-8",
    )
    policy = load_model(str(own)).policy
    assert (policy.stances["fair_share"], policy.fair_share_tolerance_pct) == (Stance.ON, Decimal("12.5"))
    assert policy.stances["capacity"] is Stance.OFF
    assert [g.key for g in policy.goals] == ["over_budget"]
    assert policy.urgency_weights == {1: 8, 2: 5, 3: 2, 4: 1}


def test_everything_that_is_wrong_with_a_model_at_once(tmp_path):
    own = tmp_path / "fout.toml"
    own.write_text(
        'doel = 3\n[regels]\nbudgett = "aan"\ncapacity = "zacht"\nsettled = "misschien"\n[urgentie]\n5 = 1\n1 = -2\n'
        '[[doelen]]\ndoel = "wachten"\n[[doelen]]\ndoel = "waiting"\nspeling_pct = -1\n[[doelen]]\ndoel = "geluk"\n',
        encoding="utf-8",
    )
    assert wrong(own) == [
        ("onderdeel 'doel' bestaat niet", "bedoelt u 'doelen'?"),
        ("regel 'budgett' bestaat niet", "bedoelt u 'budget'?"),
        ("regel 'capacity' kan niet zacht zijn", "kies aan of uit"),
        ("stand 'misschien' bestaat niet", "kies uit: aan, uit, zacht"),
        ("speling_pct van waiting is '-1'", "vul een getal vanaf 0 in"),
        (
            "doel 'geluk' bestaat niet",
            "kies uit: waiting, bridging, wishes, own_home, moves, cost, homes_asked, queue, spread, over_exit_home, over_budget, over_care_hours …",
        ),
        ("doel 'waiting' staat er twee keer", "laat er één staan"),
        ("urgentie '5' bestaat niet", "kies uit: 1, 2, 3, 4"),
        ("gewicht van urgentie 1 is -2", "vul een heel getal vanaf 0 in"),
    ]


def test_a_file_that_is_no_toml(tmp_path):
    own = tmp_path / "kapot.toml"
    own.write_text("[regels\n", encoding="utf-8")
    assert wrong(own)[0][1] == "verbeter die regel"


def test_softening_leaves_what_is_off():
    stances = softened(load_model("beschermd-thuis").policy).stances
    assert {key for key, stance in stances.items() if stance is Stance.SOFT} == {
        *("exit_home", "budget", "care_hours", "maximum_stay", "minimum_use", "concentration", "quota", "respite_nights", "return_buffer")
    }
    assert len(stances) == len(RULES)
