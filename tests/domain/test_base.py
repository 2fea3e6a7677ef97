from __future__ import annotations

from functools import cached_property

from woonplek.domain.base import Frozen


class Row(Frozen):
    numbers: tuple[int, ...]

    @cached_property
    def total(self) -> int:
        return sum(self.numbers)


def test_a_copy_works_out_anew_what_the_original_had_kept():
    row = Row(numbers=(1, 2))
    assert row.total == 3
    assert row.model_copy(update={"numbers": (5,)}).total == 5
    assert row.total == 3
