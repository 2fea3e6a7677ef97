"""Days and labels of the workbook as boundaries and periods of the plan."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, timedelta
from enum import Enum
from typing import Any

from woonplek.domain.base import Text
from woonplek.domain.calendar import Calendar, Span, label_range
from woonplek.io.build_desk import Desk
from woonplek.io.declare import Label
from woonplek.io.sheets import SHEET
from woonplek.io.values import TypedRow

ONE_DAY = timedelta(days=1)


class To(Enum):
    """To which boundary a day is brought."""

    NEXT = "next"
    PREVIOUS = "previous"
    """the last day of a period counts as its end"""
    NEAREST = "nearest"


def first_day(moment: date | Label) -> date:
    """Return the day that a typed moment begins: itself, or the first day of the label."""
    if isinstance(moment, Label):
        bounds = label_range(moment)
        if bounds is None:
            raise ValueError(moment)
        return bounds[0]
    return moment


@dataclass(frozen=True)
class When:
    """Reads moments and periods of rows; whatever is wrong is reported on the desk."""

    desk: Desk
    calendar: Calendar

    @property
    def all(self) -> Span:
        """The whole plan."""
        return Span(first=0, end=len(self.calendar))

    def boundary(self, key: str, row: TypedRow, column: str, to: To, *, late: bool = False) -> int | None:
        """Return the boundary 0 … T + 1 that *column* means; None when blank or wrong, which is reported.

        After the end of the plan is a problem, unless *late*.
        """
        moment = row.values.get(column)
        if moment is None:
            return None
        if isinstance(moment, Label):
            span = self.calendar.span(moment)
            if span is None:
                self._finer(key, row.cells.get(column, ""), SHEET[key].column(column).name, moment)
                return None
            if span.periods():
                return span.first
            day = first_day(moment)
        else:
            day = moment
        if day >= self.calendar.end and not late:
            what = Text(
                f"{_shown(moment)} ligt na het plan, dat eindigt op {_shown(self.calendar.end - ONE_DAY)}", f"{moment} is after the plan"
            )
            self.desk.problem(key, row, column, what, Text("haal het weg of neem meer perioden", "remove it or take more periods"))
            return None
        return self._brought(day, to, whole=isinstance(moment, Label))

    def _brought(self, day: date, to: To, *, whole: bool) -> int:
        """Bring *day* to a boundary; *whole* when it is the start of a label, and so no last day."""
        match to:
            case To.NEXT:
                return self.calendar.next_boundary(day)
            case To.PREVIOUS:
                return self.calendar.previous_boundary(day if whole else day + ONE_DAY)
            case To.NEAREST:
                return self.calendar.nearest_boundary(day)

    def span(self, key: str, row: TypedRow, column: str) -> Span | None:
        """Return the periods of a filled period cell: empty outside the plan, None when wrong, which is reported."""
        return self.periods(key, row.values[column], row.cells.get(column, ""), SHEET[key].column(column).name)

    def periods(self, key: str, moment: Any, cell: str, name: Text) -> Span | None:  # noqa: ANN401 - a label or a day
        """Return the periods of a label, or the one that a day lies in; see :meth:`span`."""
        if isinstance(moment, date):
            period = self.calendar.containing(moment)
            return Span(first=0, end=0) if period is None else Span(first=period, end=period + 1)
        span = self.calendar.span(moment)
        if span is None:
            self._finer(key, cell, name, moment)
        return span

    def amounts(self, key: str, row: TypedRow) -> Iterator[tuple[Span, Any, str]]:
        """Yield (periods, value, cell) of a sheet of amounts; what is outside the plan is listed and left out.

        A blank period means every period by itself.
        """
        amount = SHEET[key].amount
        if row.wide:
            for label, (value, cell) in row.wide.items():
                span = self.periods(key, Label(label), cell, Text(f"periode {label}", f"period {label}"))
                if span is not None and self._inside(key, span, label):
                    yield span, value, cell
            return
        value, cell = row.values.get(amount), row.cells.get(amount, "")
        if "period" in row.misread or amount in row.misread:
            return
        if "period" not in row.values:
            for period in self.all.periods():
                yield Span(first=period, end=period + 1), value, cell
            return
        span = self.span(key, row, "period")
        if span is not None and self._inside(key, span, str(row.values["period"])):
            yield span, value, cell

    def _inside(self, key: str, span: Span, label: str) -> bool:
        if not span.periods():
            self.desk.outside_plan(key, label)
        return bool(span.periods())

    def _finer(self, key: str, cell: str, name: Text, label: str) -> None:
        months = self.calendar.months_per_period
        what = Text(
            f"{name.nl} {label} is fijner dan de perioden van het plan ({months} maanden)",
            f"{name.en} {label} is finer than the periods of the plan ({months} months)",
        )
        example = self.calendar[0].label
        self.desk.problem(key, cell, "", what, Text(f"gebruik een periode als {example}", f"use a period such as {example}"))


def _shown(moment: date | str) -> str:
    return f"{moment.day:02d}-{moment.month:02d}-{moment.year}" if isinstance(moment, date) else str(moment)


def note_outside(desk: Desk) -> None:
    """Note which amounts are for periods outside the plan."""
    for key, labels in desk.outside.items():
        listed = ", ".join(labels)
        nl = f"{SHEET[key].name.nl}: {listed} ligt buiten het plan en wordt niet gebruikt."
        desk.note("unused", nl, f"{SHEET[key].name.en}: {listed} is outside the plan and is not used.")
