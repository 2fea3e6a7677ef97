"""Points and straight lines over two logarithmic axes, panels side by side, as SVG: no more than the growth plot needs."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from math import ceil, floor, log10
from xml.etree.ElementTree import Element, SubElement, indent, tostring

WIDTH, HEIGHT = 380, 340
"""of the area with the points of a panel, in pixels"""
LEFT, RIGHT, TOP, BOTTOM = 64, 24, 44, 56
LINE = 17
"""height of a line of the legend"""
STEPS = (1, 2, 5)
COLOURS = ("#0072b2", "#d55e00", "#009e73", "#cc79a7")
"""told apart by who is colour-blind too (Okabe and Ito)"""

Point = tuple[float, float]


@dataclass(frozen=True)
class Series:
    """Filled and hollow points, and a line between two points if there is one; all values above 0."""

    label: str
    filled: Sequence[Point]
    hollow: Sequence[Point] = ()
    line: tuple[Point, Point] | None = None

    @property
    def points(self) -> list[Point]:
        """Return all of its points."""
        return [*self.filled, *self.hollow, *(self.line or ())]


@dataclass(frozen=True)
class Panel:
    """A title, and what is drawn below it; a series has the colour of its place."""

    title: str
    series: Sequence[Series]


class Scale:
    """A logarithmic axis from pixel *start* to pixel *end*, wide enough for *values*."""

    def __init__(self, values: Iterable[float], start: float, end: float) -> None:
        known = list(values) or [1.0]
        self.start, self.end = start, end
        least, most = log10(min(known)), log10(max(known))
        self.low, self.high = _step_below(least), -_step_below(-most)
        if self.high - self.low < 0.5:
            self.low, self.high = self.low - 0.5, self.high + 0.5

    def __call__(self, value: float) -> float:
        """Return the pixel of *value*."""
        return self.start + (self.end - self.start) * (log10(value) - self.low) / (self.high - self.low)

    def ticks(self) -> list[float]:
        """Return the values that are marked: 1, 2 and 5 of each power of ten, or where these are many the powers alone."""
        steps = STEPS if self.high - self.low < 3.5 else (1,)
        decades = range(floor(self.low), ceil(self.high) + 1)
        return [step * 10.0**n for n in decades for step in steps if self.low - 1e-9 <= log10(step * 10.0**n) <= self.high + 1e-9]


def _step_below(exponent: float) -> float:
    """Return the nearest logarithm of 1, 2 or 5 times a power of ten that is not above *exponent*; for the nearest not below, turn both signs."""
    whole = floor(exponent + 1e-9)
    return whole + max(log10(step) for step in STEPS if log10(step) <= exponent - whole + 1e-9)


def drawn(panels: Sequence[Panel], x_label: str, y_label: str) -> str:
    """Return the SVG of *panels* side by side, which share both axes."""
    legend = LINE * (1 + max(len(panel.series) for panel in panels))
    full, tall = LEFT + WIDTH + RIGHT, TOP + legend + HEIGHT + BOTTOM
    size = {"width": str(full * len(panels)), "height": str(tall), "viewBox": f"0 0 {full * len(panels)} {tall}"}
    root = Element("svg", {"xmlns": "http://www.w3.org/2000/svg", **size, "font-family": "sans-serif", "font-size": "12"})
    SubElement(root, "rect", width="100%", height="100%", fill="white")
    points = [point for panel in panels for series in panel.series for point in series.points]
    for number, panel in enumerate(panels):
        left, top = number * full + LEFT, TOP + legend
        across = Scale((x for x, _ in points), left, left + WIDTH)
        down = Scale((y for _, y in points), top + HEIGHT, top)
        _text(root, left, 24, panel.title, anchor="start", weight="bold")
        _axes(root, across, down)
        _text(root, left + WIDTH / 2, top + HEIGHT + 42, x_label)
        if number == 0:
            _text(root, 16, top - 12, y_label, anchor="start")
        for place, series in enumerate(panel.series):
            colour = COLOURS[place % len(COLOURS)]
            height = TOP + LINE * place
            SubElement(root, "circle", cx=f"{left + 5}", cy=f"{height - 4}", r="4", fill=colour)
            _text(root, left + 16, height, series.label, anchor="start")
            _series(root, across, down, series, colour)
    indent(root)
    return tostring(root, encoding="unicode") + "\n"


def _axes(root: Element, across: Scale, down: Scale) -> None:
    for value in across.ticks():
        at = across(value)
        _line(root, (at, down.start), (at, down.end), "#ddd")
        _text(root, at, down.start + 18, f"{value:,g}")
    for value in down.ticks():
        at = down(value)
        _line(root, (across.start, at), (across.end, at), "#ddd")
        _text(root, across.start - 8, at + 4, f"{value:,g}", anchor="end")
    _line(root, (across.start, down.start), (across.end, down.start), "#444")
    _line(root, (across.start, down.start), (across.start, down.end), "#444")


def _series(root: Element, across: Scale, down: Scale, series: Series, colour: str) -> None:
    if series.line is not None:
        first, last = ((across(x), down(y)) for x, y in series.line)
        _line(root, first, last, colour)
    for points, fill in ((series.filled, colour), (series.hollow, "white")):
        for x, y in points:
            SubElement(root, "circle", {"cx": f"{across(x):.1f}", "cy": f"{down(y):.1f}", "r": "4", "fill": fill, "stroke": colour})


def _line(root: Element, first: Point, last: Point, colour: str) -> None:
    ends = {"x1": first[0], "y1": first[1], "x2": last[0], "y2": last[1]}
    SubElement(root, "line", {name: f"{value:.1f}" for name, value in ends.items()} | {"stroke": colour})


def _text(root: Element, x: float, y: float, words: str, *, anchor: str = "middle", weight: str = "normal") -> None:
    place = {"x": f"{x:.1f}", "y": f"{y:.1f}", "text-anchor": anchor, "font-weight": weight}
    SubElement(root, "text", place).text = words
