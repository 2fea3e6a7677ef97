from datetime import date

import pytest

from woonplek.domain.calendar import Calendar, Span, label_range, last_day

YEARS = Calendar.make(date(2027, 1, 1), 3, 12)
SHORT = Calendar.make(date(2027, 4, 1), 3, 12)
HALVES = Calendar.make(date(2027, 1, 1), 4, 6)
QUARTERS = Calendar.make(date(2027, 2, 1), 5, 3)
MONTHS = Calendar.make(date(2027, 11, 1), 4, 1)


@pytest.mark.parametrize(
    ("calendar", "labels", "days", "months"),
    [
        (YEARS, ["2027", "2028", "2029"], (365, 366, 365), [12, 12, 12]),
        (SHORT, ["2027", "2028", "2029"], (275, 366, 365), [9, 12, 12]),
        (HALVES, ["2027-H1", "2027-H2", "2028-H1", "2028-H2"], (181, 184, 182, 184), [6, 6, 6, 6]),
        (QUARTERS, ["2027-K1", "2027-K2", "2027-K3", "2027-K4", "2028-K1"], (59, 91, 92, 92, 91), [2, 3, 3, 3, 3]),
        (MONTHS, ["2027-11", "2027-12", "2028-01", "2028-02"], (30, 31, 31, 29), [1, 1, 1, 1]),
    ],
)
def test_periods_never_straddle_a_calendar_year(calendar, labels, days, months):
    assert [p.label for p in calendar.periods] == labels
    assert calendar.days == days
    assert [p.months for p in calendar.periods] == months
    assert all((p.end.replace(day=1) - p.start).days > 0 and last_day(p.end).year == p.year for p in calendar.periods)


def test_boundaries_are_numbered_from_the_start_to_the_end():
    assert SHORT.boundaries == (date(2027, 4, 1), date(2028, 1, 1), date(2029, 1, 1), date(2030, 1, 1))
    assert (SHORT.start, SHORT.end, len(SHORT)) == (date(2027, 4, 1), date(2030, 1, 1), 3)


@pytest.mark.parametrize(
    ("label", "first", "after"),
    [
        ("2027", date(2027, 1, 1), date(2028, 1, 1)),
        ("2027-H2", date(2027, 7, 1), date(2028, 1, 1)),
        ("2027-K3", date(2027, 7, 1), date(2027, 10, 1)),
        ("2027-q4", date(2027, 10, 1), date(2028, 1, 1)),
        ("2027-12", date(2027, 12, 1), date(2028, 1, 1)),
        ("2027-3", date(2027, 3, 1), date(2027, 4, 1)),
    ],
)
def test_labels(label, first, after):
    assert label_range(label) == (first, after)


@pytest.mark.parametrize("text", ["27", "2027-H3", "2027-K5", "2027-13", "2027-00", "2027-01-01", "januari", ""])
def test_what_is_no_label(text):
    assert label_range(text) is None


@pytest.mark.parametrize(
    ("day", "following", "before", "nearest"),
    [
        (date(2020, 5, 5), 0, 0, 0),
        (date(2027, 1, 1), 0, 0, 0),
        (date(2027, 1, 2), 1, 0, 0),
        (date(2027, 7, 2), 1, 0, 0),  # 182 days after 1 January, 183 before the next
        (date(2027, 7, 3), 1, 0, 1),
        (date(2028, 7, 1), 2, 1, 1),  # 182 of 366
        (date(2028, 7, 2), 2, 1, 2),  # as far from both: the later
        (date(2029, 12, 31), 3, 2, 3),
        (date(2030, 1, 1), 3, 3, 3),
        (date(2030, 7, 2), 4, 3, 3),
        (date(2030, 7, 3), 4, 3, 4),
        (date(2035, 1, 1), 4, 3, 4),
    ],
)
def test_a_day_is_brought_to_a_boundary(day, following, before, nearest):
    assert YEARS.next_boundary(day) == following
    assert YEARS.previous_boundary(day) == before
    assert YEARS.nearest_boundary(day) == nearest


def test_a_short_first_period_has_its_own_middle():
    # 1 April to 1 January is 275 days: 137 days in is nearer to the start, 138 nearer to the end
    assert SHORT.nearest_boundary(date(2027, 8, 16)) == 0
    assert SHORT.nearest_boundary(date(2027, 8, 17)) == 1


def test_the_period_a_day_lies_in():
    assert [YEARS.containing(day) for day in (date(2026, 12, 31), date(2027, 1, 1), date(2028, 12, 31), date(2030, 1, 1))] == [
        None,
        0,
        1,
        None,
    ]


@pytest.mark.parametrize(
    ("calendar", "label", "span"),
    [
        (QUARTERS, "2027", Span(first=0, end=4)),
        (QUARTERS, "2027-K1", Span(first=0, end=1)),
        (QUARTERS, "2027-H2", Span(first=2, end=4)),
        (QUARTERS, "2028", Span(first=4, end=5)),
        (QUARTERS, "2027-05", None),
        (QUARTERS, "2026-05", Span(first=0, end=0)),
        (QUARTERS, "2031", Span(first=0, end=0)),
        (YEARS, "2028-H1", None),
        (SHORT, "2027", Span(first=0, end=1)),
        (YEARS, "later", None),
    ],
)
def test_the_periods_of_a_label(calendar, label, span):
    assert calendar.span(label) == span


def test_months_in_periods():
    assert (YEARS.count(18, up=True), YEARS.count(18, up=False)) == (2, 1)
    assert (QUARTERS.count(7, up=True), QUARTERS.count(7, up=False), QUARTERS.count(6, up=True)) == (3, 2, 2)


def test_whole_years_from_the_start():
    assert [SHORT.whole_years(t) for t in range(3)] == [0, 0, 1]
    assert [QUARTERS.whole_years(t) for t in range(5)] == [0, 0, 0, 0, 0]
    assert [HALVES.whole_years(t) for t in range(4)] == [0, 0, 1, 1]


@pytest.mark.parametrize(
    ("calendar", "first", "end", "nl", "en"),
    [
        (YEARS, 1, 2, "2028", "2028"),
        (YEARS, 0, 2, "2027 t/m 2028", "2027 to 2028"),
        (HALVES, 2, 4, "2028", "2028"),
        (HALVES, 1, 3, "2027-H2 t/m 2028-H1", "2027-H2 to 2028-H1"),
        (QUARTERS, 0, 4, "2027", "2027"),
        (QUARTERS, 0, 3, "2027-K1 t/m 2027-K3", "2027-K1 to 2027-K3"),
    ],
)
def test_a_span_is_called_by_its_period_its_whole_year_or_first_to_last(calendar, first, end, nl, en):
    assert tuple(calendar.span_label(Span(first=first, end=end))) == (nl, en)
