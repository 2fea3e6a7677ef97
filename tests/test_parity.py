"""Every rule and goal has all that belongs to it, under the same word and in the same order, and no module grows too long."""

from __future__ import annotations

from pathlib import Path

import pytest

import woonplek
from tests.cases import BY_KEY
from woonplek.check.registry import GOAL_VALUES, RULE_CHECKS
from woonplek.domain.policy import GOALS, OVER, RULES
from woonplek.model.goals import GOALS as COSTS
from woonplek.model.rules import RULES as FACES

HERE = Path(__file__).parent
SOURCE = Path(woonplek.__file__).parent
OF_ONE_PLACE = {"offer", "minimum_use", "pinned"}
"""rules whose rows are each about one place, with which all who could live there are planned anyway"""
STATES = {"settled", "maximum_stay"}
"""rules that are states of the network of paths, and so have no module"""
LONGEST = 500
RULE_KEYS = [info.key for info in RULES]
GOAL_KEYS = [info.key for info in GOALS]
NAMED = [*RULES, *GOALS]


def test_referee_and_model_have_every_rule_in_order() -> None:
    assert [check.__name__ for check in RULE_CHECKS] == RULE_KEYS
    assert [face.key for face in FACES] == [key for key in RULE_KEYS if key not in STATES]


def test_referee_and_model_have_every_goal() -> None:
    assert list(GOAL_VALUES) == GOAL_KEYS
    assert set(COSTS) == set(GOAL_KEYS)


@pytest.mark.parametrize("face", FACES, ids=lambda face: face.key)
def test_rule_of_the_model_has_a_face(face) -> None:
    assert any((face.begins, face.steps, face.lasts, face.rows))


@pytest.mark.parametrize("face", FACES, ids=lambda face: face.key)
def test_rule_with_rows_says_what_they_tie(face) -> None:
    assert (face.ties is not None) == (face.rows is not None and face.key not in OF_ONE_PLACE)


@pytest.mark.parametrize("key", RULE_KEYS)
def test_rule_has_its_modules_and_tests(key: str) -> None:
    assert (SOURCE / "check" / "rules" / f"{key}.py").exists()
    assert key in STATES or (SOURCE / "model" / "rules" / f"{key}.py").exists()
    assert (HERE / "check" / f"test_{key}.py").exists()


@pytest.mark.parametrize("key", [*RULE_KEYS, *GOAL_KEYS])
def test_rule_or_goal_has_hand_cases(key: str) -> None:
    assert BY_KEY[key]


@pytest.mark.parametrize("info", NAMED, ids=lambda info: info.key)
def test_rule_or_goal_has_name_and_sentence_in_both_languages(info) -> None:
    for text in (info.name, info.sentence):
        assert text.nl
        assert text.en
    assert info.sentence.nl != info.sentence.en
    assert info.sentence.nl.endswith(".")
    assert info.sentence.en.endswith(".")


@pytest.mark.parametrize("info", NAMED, ids=lambda info: info.key)
def test_readme_says_every_rule_and_goal(info) -> None:
    row = f"| `{info.key}` ({info.name.nl}) | {info.sentence.en} |"
    assert row in (HERE.parent / "README.md").read_text(encoding="utf-8")


def test_names_are_unique() -> None:
    for names in ([info.name.nl for info in NAMED], [info.name.en for info in NAMED], [info.key for info in NAMED]):
        assert len(set(names)) == len(names)
    assert not any(key.startswith(OVER) for key in GOAL_KEYS)


def test_no_module_is_too_long() -> None:
    files = [*SOURCE.rglob("*.py"), *HERE.rglob("*.py")]
    assert {str(file): count for file in files if (count := len(file.read_text(encoding="utf-8").splitlines())) > LONGEST} == {}
