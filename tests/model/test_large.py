"""The first plan of a large region: when clients are placed, and what that weighs beside the goal at hand."""

from __future__ import annotations

import threading
import time
from collections.abc import Callable, Sequence
from math import inf

import pytest

from tests.build import client, location, plan, project, region
from woonplek.domain.instance import Instance
from woonplek.model import weighing
from woonplek.model.found import Effort
from woonplek.model.large import FIRST, ROOM, Large
from woonplek.model.neighbourhood import Clock, Guide
from woonplek.model.program import build_program
from woonplek.model.rows import Floats
from woonplek.model.search import Search
from woonplek.model.warm import Laid, lay


def _begun(instance: Instance, threads: int = 1) -> Search:
    """Return a search that knows where every client could be, and no more."""
    search = Search(build_program(instance), Effort(0.0, threads, 0, inf, lambda: False, lambda *_: None, None))
    search.seed_paths()
    search.pathways.place(lambda: False)
    return search


def _search() -> Search:
    # Sixteen clients, eight places in each of two municipalities, and each wishes the one or the other: for all other goals they are alike.
    instance = region(
        municipalities={"H": 1, "K": 1},
        clients=[client(f"c{number:02}", wish_municipality="HK"[number % 2]) for number in range(16)],
        locations=[location("L1", 8, municipality="H"), location("L2", 8, municipality="K")],
        goals=["waiting", "wishes"],
    )
    return _begun(instance)


def _goals(search: Search) -> tuple[int, int]:
    keys = [goal.setting.key for goal in search.program.goals]
    return keys.index("waiting"), keys.index("wishes")


def test_a_first_plan_gives_each_the_place_that_they_wish_where_no_other_goal_minds() -> None:
    search = _search()
    waiting, wishes = _goals(search)
    search.begin(waiting)
    search.proven = lambda *_: False  # type: ignore[method-assign]
    search.by_numbers.close_in(waiting)
    assert search.by_numbers.coarse is not None
    assert wishes not in search.by_numbers.coarse.at_goal
    assert [search.value(waiting), search.value(wishes)] == [0, 0]


def test_clients_are_placed_for_a_later_goal_where_any_plan_is_the_best_for_the_first() -> None:
    search = _search()
    waiting, wishes = _goals(search)
    search.weights = {waiting: 1.0}
    search.begin(waiting)
    search.by_numbers.close_in(waiting)
    assert not search.by_numbers.placed
    search.pathways.hold(waiting, 0)
    search.by_numbers.hold(waiting, 0)
    search.proven = lambda *_: False  # type: ignore[method-assign]
    search.by_numbers.close_in(wishes)
    assert search.by_numbers.placed
    assert [search.value(waiting), search.value(wishes)] == [0, 0]


def test_goals_weigh_so_much_that_none_counts_for_more_than_one_before_it() -> None:
    search = _search()
    waiting, wishes = _goals(search)
    step = search.program.usual_step(waiting)
    assert step == 2 * 365.5  # urgency 3 weighs 2
    for low in (0, 16):
        weights = weighing.placing(search.program, {waiting: 0.0}, waiting, low)
        assert weights[waiting] == 1
        assert 0 < weights[wishes] * search.program.usual_step(wishes) < step


def _months(laid: list[str] | None, locations: Sequence[str] = ("L1", "L2")) -> Search:
    """Return a search over months for which a plan in longer periods has *laid* all clients, two at each place of these."""
    instance = region(
        periods=6,
        months=1,
        clients=[client(f"c{number}") for number in range(4)],
        locations=[location(code, 2) for code in locations],
        projects=[project("N1", 4, form="BW", decide_from=0, decide_until=5)],
        goals=["waiting"],
    )
    program = build_program(instance)

    def longer(seconds: float, tell: Callable[[str], None]) -> Laid | None:
        assert 0 < seconds < inf
        tell("6 months")
        where = None if laid is None else {f"c{number}": [laid[number // 2]] * 6 for number in range(4)}
        return None if where is None else lay(program, plan(instance, where), instance.calendar)

    told: list[str] = []
    effort = Effort(0.0, 2, 0, inf, lambda: False, lambda _goal, _best, _bound, doing: told.append(doing), None, longer)
    search = Search(program, effort)
    search.seed_paths()
    search.pathways.place(lambda: False)
    search.proven = lambda *_: False  # type: ignore[method-assign]
    search.by_numbers.begin(0)
    assert search.best is None  # nothing is sought twice
    search.by_numbers.close_in(0)
    assert "6 months" in told
    return search


def test_a_plan_of_months_is_made_along_one_in_longer_periods_with_the_supply_that_it_asks() -> None:
    search = _months(["L1", "N1"], locations=["L1"])
    assert search.by_numbers.placed
    assert not search.by_numbers.proving
    assert search.value(0) == 0
    assert search.program.supply.steps.max() >= 0
    assert search.plan().columns[search.program.supply.steps[0, 0]] == 1


def test_a_plan_along_one_that_breaks_a_limit_keeps_it() -> None:
    search = _months(["L1", "L1"])
    assert search.value(0) == 0


def test_without_a_plan_in_longer_periods_numbers_say_where_clients_go() -> None:
    search = _months(None)
    assert search.by_numbers.placed
    assert search.value(0) == 0


def test_clients_are_placed_again_in_little_more_than_the_time_of_the_goal() -> None:
    search = _search()
    search.deadline = time.monotonic() + 900
    numbers, late = search.by_numbers, Clock(0.0, lambda: False)
    assert numbers._extended(late, 0.6).left == pytest.approx(0.6 * FIRST * 900, abs=1)  # without a plan there is nothing to go on with
    numbers.placed, numbers.placing = True, 30.0
    assert numbers._extended(late, 0.6).left == pytest.approx(ROOM * 30, abs=1)


def test_supply_is_decided_again_for_a_later_goal() -> None:
    # Both wish K. For waiting alone N1, at H, is as good as N2, at K; whoever only moves clients about keeps them at H.
    instance = region(
        municipalities={"H": 1, "K": 1},
        clients=[client("a", wish_municipality="K"), client("b", wish_municipality="K")],
        projects=[project("N1", 2, municipality="H", decide_from=0), project("N2", 2, municipality="K", decide_from=0)],
        goals=["waiting", "wishes"],
    )
    program = build_program(instance)
    start = lay(program, plan(instance, {"a": ["N1", "N1"], "b": ["N1", "N1"]}), instance.calendar)
    search = Search(program, Effort(0.0, 1, 0, inf, lambda: False, lambda *_: None, start))
    search.seed_paths()
    search.seed_start()
    waiting, wishes = _goals(search)
    assert [search.value(waiting), search.value(wishes)] == [0, 2 * 731]
    for held in range(wishes):
        search.pathways.hold(held, 0)
    search.by_numbers.placed = True
    search.pathways.master.close()
    search.by_numbers.close_in(wishes)
    assert [search.value(waiting), search.value(wishes)] == [0, 0]


@pytest.mark.parametrize("threads", [1, 2])
def test_a_rough_plan_is_made_beside_the_guide_where_there_are_threads_for_both(threads: int, monkeypatch: pytest.MonkeyPatch) -> None:
    instance = region(
        clients=[client(f"c{number}") for number in range(4)],
        locations=[location("L1", 2)],
        projects=[project("N1", 2, decide_from=0)],
        goals=["waiting"],
    )
    search = _begun(instance, threads)
    search.proven = lambda *_: False  # type: ignore[method-assign]
    guided: list[bool] = []
    guide = Large._guide

    def heard(large: Large, weights: dict[int, float], calm: float, decided: Floats | None, clock: Clock) -> Guide | None:
        guided.append(threading.current_thread() is threading.main_thread())
        return guide(large, weights, calm, decided, clock)

    monkeypatch.setattr(Large, "_guide", heard)
    search.begin(0)
    search.by_numbers.close_in(0)
    assert guided[0] is (threads == 1)
    assert search.value(0) == 0


def test_on_one_thread_whole_portfolios_prove_the_first_goal_and_nothing_else_is_proven(monkeypatch: pytest.MonkeyPatch) -> None:
    # Ten wait and the owner pays for one and a half of two projects of six homes: one waits at least by the linear program, four in any plan.
    instance = region(
        periods=1,
        clients=[client(f"c{number}") for number in range(10)],
        projects=[project(code, 6, decide_from=0, owner="C", investment=200) for code in "PQ"],
        investment={("C", 0): 30_000},
        goals=["waiting"],
    )
    search = _begun(instance)
    monkeypatch.setattr(Large, "_prove", None)
    search.begin(0)
    bound, low, _ = search.by_numbers.close_in(0)
    year = 2 * 365  # the usual urgency weighs two
    assert bound.value == pytest.approx(year)
    assert low == search.value(0) == 4 * year
