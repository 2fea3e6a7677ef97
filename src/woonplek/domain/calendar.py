"""Periods of a plan, their labels, and the boundaries that dates are brought to."""

from __future__ import annotations

import re
from datetime import date, timedelta
from functools import cached_property
from typing import Self

from woonplek.domain.base import Frozen, Text

MONTHS_A_YEAR = 12


class Period(Frozen):
    """One period of the plan: from *start* up to and not including *end*."""

    index: int
    label: str
    start: date
    end: date
    months: int

    @property
    def days(self) -> int:
        """Calendar days, :math:`d_t`."""
        return (self.end - self.start).days

    @property
    def year(self) -> int:
        """Calendar year; a period never straddles two."""
        return self.start.year


class Span(Frozen):
    """The periods *first* up to and not including *end*, by index."""

    first: int
    end: int

    def __contains__(self, period: int) -> bool:
        return self.first <= period < self.end

    def periods(self) -> range:
        """Return the indices of the periods in the span."""
        return range(self.first, self.end)


def _add_months(day: date, months: int) -> date:
    """Return the first of the month that lies *months* after the month of *day*."""
    count = day.year * MONTHS_A_YEAR + day.month - 1 + months
    return date(count // MONTHS_A_YEAR, count % MONTHS_A_YEAR + 1, 1)


def _next_boundary(day: date, months_per_period: int) -> date:
    """Return the first regular boundary after *day*, which is the first of a month."""
    return _add_months(day, months_per_period - (day.month - 1) % months_per_period)


def _label(start: date, months_per_period: int) -> str:
    number = (start.month - 1) // months_per_period + 1
    match months_per_period:
        case 12:
            return f"{start.year}"
        case 6:
            return f"{start.year}-H{number}"
        case 3:
            return f"{start.year}-K{number}"
        case _:
            return f"{start.year}-{number:02d}"


_LABEL = re.compile(
    r"^(?P<year>(?:19|20|21)\d\d)(?:-(?:H(?P<half>[12])|[KQ](?P<quarter>[1-4])|(?P<month>0?[1-9]|1[0-2])))?$", re.IGNORECASE
)


def label_range(label: str) -> tuple[date, date] | None:
    """Return first day and day after the last of a period label, or None when *label* is none.

    ``2027``, ``2027-H1``, ``2027-K1`` (also ``Q1``) and ``2027-01`` are labels.
    """
    match = _LABEL.match(label.strip())
    if match is None:
        return None
    year = int(match["year"])
    if match["half"]:
        length, number = 6, int(match["half"])
    elif match["quarter"]:
        length, number = 3, int(match["quarter"])
    elif match["month"]:
        length, number = 1, int(match["month"])
    else:
        length, number = 12, 1
    start = date(year, (number - 1) * length + 1, 1)
    return start, _add_months(start, length)


class Calendar(Frozen):
    """The periods of a plan; boundaries are numbered 0 (start) … T (end)."""

    months_per_period: int
    periods: tuple[Period, ...]

    @classmethod
    def make(cls, start: date, count: int, months_per_period: int) -> Self:
        """Build *count* periods from *start*, the first of a month.

        A start that is not on a boundary makes the first period shorter.
        """
        periods = []
        for index in range(count):
            end = _next_boundary(start, months_per_period)
            months = (end.year - start.year) * MONTHS_A_YEAR + end.month - start.month
            periods.append(Period(index=index, label=_label(start, months_per_period), start=start, end=end, months=months))
            start = end
        return cls(months_per_period=months_per_period, periods=tuple(periods))

    def __len__(self) -> int:
        return len(self.periods)

    def __getitem__(self, index: int) -> Period:
        return self.periods[index]

    def span_label(self, span: Span) -> Text:
        """Return the label of *span*: of its period, of the year that it covers, or first to last."""
        first, last = self[span.first], self[span.end - 1]
        if first.index == last.index:
            return Text(first.label, first.label)
        if first.year == last.year and all(p.year != first.year for p in self.periods if p.index not in span):
            return Text(str(first.year), str(first.year))
        return Text(f"{first.label} t/m {last.label}", f"{first.label} to {last.label}")

    @property
    def start(self) -> date:
        """First day of the plan."""
        return self.periods[0].start

    @property
    def end(self) -> date:
        """Day after the last of the plan."""
        return self.periods[-1].end

    @cached_property
    def boundaries(self) -> tuple[date, ...]:
        """The T + 1 boundaries between periods, start and end included."""
        return (*(period.start for period in self.periods), self.end)

    @cached_property
    def labels(self) -> dict[str, int]:
        """Index of each period by its label."""
        return {period.label: period.index for period in self.periods}

    @property
    def days(self) -> tuple[int, ...]:
        """Days of each period, :math:`d_t`."""
        return tuple(period.days for period in self.periods)

    def next_boundary(self, day: date) -> int:
        """Return the boundary on or after *day*: 0 before the plan, T + 1 after its end."""
        for index, boundary in enumerate(self.boundaries):
            if boundary >= day:
                return index
        return len(self) + 1

    def previous_boundary(self, day: date) -> int:
        """Return the boundary on or before *day*: 0 before the plan, T from its end on."""
        return max((i for i, boundary in enumerate(self.boundaries) if boundary <= day), default=0)

    def nearest_boundary(self, day: date) -> int:
        """Return the boundary nearest to *day*, half up; T + 1 for a day nearer to a later one.

        Half up: as far from both means the later one.
        """
        if day <= self.start:
            return 0
        bounds = (*self.boundaries, _next_boundary(self.end, self.months_per_period))
        for index in range(len(bounds) - 1):
            early, late = bounds[index], bounds[index + 1]
            if early <= day < late:
                return index if (day - early) < (late - day) else index + 1
        return len(self) + 1

    def containing(self, day: date) -> int | None:
        """Return the period that *day* lies in, or None outside the plan."""
        for period in self.periods:
            if period.start <= day < period.end:
                return period.index
        return None

    def span(self, label: str) -> Span | None:
        """Return the periods that *label* covers: empty outside the plan.

        None when *label* is no label, or is finer than the periods of the plan.
        """
        bounds = label_range(label)
        if bounds is None:
            return None
        first, last = bounds
        inside = [p.index for p in self.periods if first <= p.start and p.end <= last]
        if inside:
            return Span(first=inside[0], end=inside[-1] + 1)
        if any(p.start < last and first < p.end for p in self.periods):
            return None
        return Span(first=0, end=0)

    def count(self, months: int, *, up: bool) -> int:
        """Turn *months* into a number of periods, rounded *up* or down."""
        return -(-months // self.months_per_period) if up else months // self.months_per_period

    def whole_years(self, period: int) -> int:
        """Return the whole years from the start of the plan to the start of *period*."""
        day = self.periods[period].start
        months = (day.year - self.start.year) * MONTHS_A_YEAR + day.month - self.start.month
        return months // MONTHS_A_YEAR


def last_day(boundary: date) -> date:
    """Return the last day before *boundary*."""
    return boundary - timedelta(days=1)
