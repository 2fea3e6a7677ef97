"""Laws of flows over generated regions: nobody is lost, and what is taken is what was expected."""

from datetime import date
from decimal import Decimal
from fractions import Fraction
from math import floor

from hypothesis import given, settings
from hypothesis import strategies as st

from woonplek.domain.calendar import Calendar, Span
from woonplek.domain.flows import Flow, FlowKind, apportion, expand
from woonplek.domain.instance import Client

START = Calendar.make(date(2027, 4, 1), 5, 6)
ALL = Span(first=0, end=5)
TOWNS = {"A": 700, "B": 200, "C": 100}
YEARLY = st.decimals(min_value=0, max_value=9, places=2)


def rows(counts):
    return tuple(
        Client(id=f"r{i}", numbers=tuple(range(1, n + 1)), row=i, origin="A", first=0, end=5, leaves=False, profiles=("P",) * 5)
        for i, n in enumerate(counts, start=1)
    )


def halves(amount):
    """What is expected up to each period: from April a quarter of a year, then half years."""
    total = Fraction(0)
    for months in (3, 6, 6, 6, 6):
        total += Fraction(amount) * months / 12
        yield floor(total + Fraction(1, 2))


@settings(max_examples=60, deadline=None)
@given(counts=st.lists(st.integers(1, 9), min_size=1, max_size=6), yearly=YEARLY)
def test_outflow_is_what_was_expected_or_everybody(counts, yearly):
    flow = Flow(kind=FlowKind.OUT, profile="P", span=ALL, per_year=yearly)
    flowed = expand(rows(counts), (flow,), START, TOWNS)
    expected = list(halves(yearly))
    people = sum(counts)
    for period in range(5):
        left = sum(c.count for c in flowed.clients if c.leaves and c.end <= period + 1)
        assert left == min(expected[period], people)
    for row, count in enumerate(counts, start=1):
        assert sorted(nr for c in flowed.clients if c.row == row for nr in c.numbers) == list(range(1, count + 1))
        ends = [c.end for c in sorted((c for c in flowed.clients if c.row == row), key=lambda c: c.numbers[0])]
        assert ends == sorted(ends)
    assert sum(s.missing for s in flowed.shortfalls) == max(0, expected[-1] - people)


@settings(max_examples=60, deadline=None)
@given(yearly=YEARLY)
def test_inflow_keeps_within_one_of_each_share(yearly):
    flow = Flow(kind=FlowKind.IN, profile="P", span=ALL, per_year=yearly)
    flowed = expand((), (flow,), START, TOWNS)
    expected = list(halves(yearly))
    for period in range(5):
        here = [c for c in flowed.clients if c.first <= period]
        assert sum(c.count for c in here) == expected[period]
        for town, share in (("A", 7), ("B", 2), ("C", 1)):
            given_here = sum(c.count for c in here if c.origin == town)
            assert abs(given_here - Fraction(expected[period] * share, 10)) < 2
    assert len({c.id for c in flowed.clients}) == len(flowed.clients)


@settings(max_examples=60, deadline=None)
@given(sizes=st.lists(st.integers(0, 30), min_size=1, max_size=8), data=st.data())
def test_apportioning_gives_all_and_never_more_than_there_is(sizes, data):
    total = sum(sizes)
    if total == 0:
        return
    count = data.draw(st.integers(0, total))
    parts = apportion(count, sizes)
    assert sum(parts) == count
    assert all(0 <= part <= size for part, size in zip(parts, sizes, strict=True))
    assert all(abs(Fraction(count * size, total) - part) < 1 for part, size in zip(parts, sizes, strict=True))


@settings(max_examples=30, deadline=None)
@given(counts=st.lists(st.integers(1, 9), min_size=1, max_size=5), yearly=YEARLY, pct=st.decimals(min_value=0, max_value=60, places=1))
def test_nobody_is_taken_twice(counts, yearly, pct):
    flows = (
        Flow(kind=FlowKind.CHANGE, profile="P", to_profile="Q", span=ALL, per_year=yearly),
        Flow(kind=FlowKind.OUT, profile="P", span=ALL, pct=Decimal(pct)),
        Flow(kind=FlowKind.OUT, profile="Q", span=ALL, per_year=yearly),
    )
    flowed = expand(rows(counts), flows, START, TOWNS)
    assert sum(c.count for c in flowed.clients) == sum(counts)
    assert not any(c.leaves and "Q" in c.profiles for c in flowed.clients)
