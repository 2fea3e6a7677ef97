"""What to decide on supply: most of it as the linear optimum has it, and all of it anew where that cannot be."""

from __future__ import annotations

from dataclasses import replace

import numpy as np
import pytest
from scipy import sparse

from woonplek.model.choice import Choice
from woonplek.model.lagrangian import OptimalityCut
from woonplek.model.question import Question
from woonplek.model.rows import Floats


def _asked(cost: list[float], row: list[float], *, least: float, most: float) -> Question:
    """Return the question which of the things with these costs to take, so that *row* adds up to *least* and no more than *most*."""
    count = len(cost)
    choice = Choice(
        matrix=sparse.csc_array(np.array([row])),
        cost=np.array(cost),
        lower=np.zeros(count),
        upper=np.ones(count),
        row_lower=np.array([least]),
        row_upper=np.array([most]),
        integer=np.ones(count, dtype=bool),
    )
    return Question(choice, count, np.arange(count), slice(0, count), np.arange(count), np.arange(count))


def _good(question: Question) -> Floats | None:
    return question.good(gap=0.0, seconds=10, stop=lambda: False)


def test_what_is_whole_in_the_linear_optimum_is_taken() -> None:
    # In the linear optimum all of the first and half of the second. With the first taken there is no room for the second, which by itself would be better by one.
    point = _good(_asked([-3.0, -4.0], [1.0, 2.0], least=0.0, most=2.0))
    assert point is not None
    assert point == pytest.approx([1, 0])


def test_where_that_cannot_be_all_is_decided_anew() -> None:
    # In the linear optimum the first and half of the second; with the first taken, nothing whole adds up to two.
    point = _good(_asked([-3.0, 0.0], [1.0, 2.0], least=2.0, most=2.0))
    assert point is not None
    assert point == pytest.approx([0, 1])


def test_where_nothing_can_be_there_is_no_answer() -> None:
    assert _good(_asked([1.0, 1.0], [2.0, 2.0], least=3.0, most=3.0)) is None


def test_decisions_are_made_better_and_never_worse() -> None:
    question = _asked([-3.0, -4.0], [1.0, 2.0], least=0.0, most=2.0)
    for point in (np.array([1.0, 0.0]), np.array([0.0, 1.0])):
        assert question.better(point, seconds=10, stop=lambda: False) == pytest.approx([0, 1])


def test_one_subject_at_a_time_no_better_is_found_where_two_have_to_change(monkeypatch: pytest.MonkeyPatch) -> None:
    # One of the two at most. By itself neither can be taken beside the other, nor is it better to take none.
    monkeypatch.setattr("woonplek.model.question.ANEW", 1.0)
    question = _asked([-3.0, -4.0], [1.0, 1.0], least=0.0, most=1.0)
    apart, together = replace(question, subject=np.array([0, 1])), replace(question, subject=np.array([5, 5]))
    start = np.array([1.0, 0.0])
    assert apart.better(start, seconds=10, stop=lambda: False) == pytest.approx([1, 0])
    assert together.better(start, seconds=10, stop=lambda: False) == pytest.approx([0, 1])


def test_without_time_the_point_stays() -> None:
    question = _asked([-3.0, -4.0], [1.0, 2.0], least=0.0, most=2.0)
    assert question.better(np.array([1.0, 0.0]), seconds=0, stop=lambda: False) == pytest.approx([1, 0])


def test_over_the_numbers_that_points_use_those_beside_them_stay() -> None:
    # Three numbers and two columns of the program.
    question = replace(_asked([1.0] * 5, [1.0] * 5, least=0.0, most=9.0), numbers=5, own=slice(3, 5), to_decide=np.array([3, 4]))
    assert question.over(np.array([1.0, 0, 0, 0, 0]), np.array([0, 0, 2.0, 0, 1])).some.tolist() == [0, 2, 3, 4]
    assert question.over(np.array([1.0, 0, 0, 0, 0]), beside=np.array([1])).some.tolist() == [0, 1, 3, 4]


def test_a_point_lifted_above_a_cut_costs_what_that_says() -> None:
    # Three to pay by numbers alone for the first; paths say it is seven, and one for each of the second beside.
    question = _asked([3.0, 4.0], [1.0, 2.0], least=1.0, most=2.0)
    first = question.above(OptimalityCut(7.0, np.array([0.0, 1.0])))
    lifted = first.lifted(np.array([1.0, 0.0]))
    assert first.value(lifted) == pytest.approx(7)
    second = first.above(OptimalityCut(9.0, np.array([0.0, 0.0])))
    assert second.value(second.lifted(lifted)) == pytest.approx(9)
    below = second.above(OptimalityCut(5.0, np.array([0.0, 0.0])))
    assert below.lifted(second.lifted(lifted)) == pytest.approx(second.lifted(lifted))


def test_where_the_linear_optimum_is_known_it_is_not_sought() -> None:
    # By the linear optimum the first is taken and half of the second, so that the first stays; this one says the second.
    question = _asked([-3.0, -4.0], [1.0, 2.0], least=0.0, most=2.0)
    known = np.array([0.0, 1.0])
    point = question.good(gap=0.0, seconds=10, stop=lambda: False, linear=known)
    assert point is not None
    assert point == pytest.approx([0, 1])
