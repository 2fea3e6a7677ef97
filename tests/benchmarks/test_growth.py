"""The growth plot: the power that the points have, and the points where they belong."""

from __future__ import annotations

import sys
from pathlib import Path
from xml.etree.ElementTree import Element, fromstring

import pytest
from growth import fitted, main, plotted, runs_of
from report import write
from svg import Panel, Scale, Series, drawn

from tests.benchmarks.recorded import woonplek

SVG = "{http://www.w3.org/2000/svg}"


def row(kinds: int, seconds: float, status: str = "proven best", solver: str = "woonplek", near: str = "3") -> dict[str, str]:
    phases = dict.fromkeys(("read_s", "build_s", "split_s", "referee_s", "write_s"), "")
    same = {"instance": f"growth-{kinds}", "seed": "1", "solver": solver, "status": status, "size_kinds": str(kinds)}
    return same | phases | {"solve_s": str(seconds), "first_plan_s": str(seconds / 2), "proven_1_pct_s": near, "near_s": near}


@pytest.mark.parametrize("power", [1.0, 1.5, 2.0])
def test_fitted(power: float) -> None:
    fit = fitted([(kinds, 0.25 * kinds**power) for kinds in (100, 200, 700)])
    assert fit is not None
    assert (fit.power, fit.factor) == (pytest.approx(power), pytest.approx(0.25))


def test_no_fit_of_one_size_or_nearly_so():
    assert fitted([(100, 1.0), (100, 2.0)]) is None
    assert fitted([(100, 1.0), (199, 9.0)]) is None
    assert fitted([]) is None


def test_what_the_limit_ended_is_not_in_the_fit_of_the_whole():
    rows = [row(100, 10), row(200, 20), row(400, 60, "stopped, best so far"), row(400, 60, "no", solver="scip", near="")]
    first, _, near, whole = plotted(rows)
    assert [series.label for series in first.series] == ["woonplek: kinds^1.29", "scip: no fit"]
    assert [series.label for series in near.series] == ["woonplek: kinds^0.00", "scip: no fit"]
    assert near.series[1].points == []
    assert whole.series[0].label == "woonplek: kinds^1.00"
    assert (list(whole.series[0].filled), list(whole.series[0].hollow)) == ([(100, 10), (200, 20)], [(400, 60)])


def test_a_run_counts_once():
    rows = [row(100, 10), row(100, 10), row(100, 10, solver="highs")]
    assert [one["solver"] for one in runs_of([rows, rows])] == ["woonplek", "highs"]


def test_scale_is_logarithmic_and_marked_at_round_values():
    scale = Scale([3, 800], 0, 300)
    assert scale.ticks() == pytest.approx([2, 5, 10, 20, 50, 100, 200, 500, 1000])
    assert (scale(2), scale(1000)) == (pytest.approx(0), pytest.approx(300))
    assert scale(20) - scale(2) == pytest.approx(scale(500) - scale(50))
    assert Scale([5, 5], 0, 100)(5) == pytest.approx(50)
    assert Scale([1, 1e6], 0, 1).ticks() == pytest.approx([1, 10, 100, 1e3, 1e4, 1e5, 1e6])


def circles(root: Element, fill: str) -> list[tuple[float, float]]:
    return [
        (float(c.attrib["cx"]), float(c.attrib["cy"]))
        for c in root.iter(f"{SVG}circle")
        if c.attrib["fill"] == fill and "stroke" in c.attrib
    ]


def test_drawn():
    line = ((10.0, 1.0), (1000.0, 100.0))
    panels = [Panel("a < b", [Series("one", [(10, 1), (100, 10), (1000, 100)], [(100, 50)], line), Series("none", [])])]
    root = fromstring(drawn(panels, "kinds", "seconds"))  # noqa: S314 - our own
    (x0, y0), (x1, y1), (x2, y2) = circles(root, "#0072b2")
    assert (x1 - x0, y0 - y1) == (pytest.approx(x2 - x1, abs=0.2), pytest.approx(y1 - y2, abs=0.2))
    (hollow,) = circles(root, "white")
    assert hollow[0] == x1
    assert y2 < hollow[1] < y1
    words = [text.text for text in root.iter(f"{SVG}text")]
    assert {"a < b", "one", "none", "kinds", "seconds"} <= set(words)
    fit = [one for one in root.iter(f"{SVG}line") if one.attrib["stroke"] == "#0072b2"]
    assert [float(fit[0].attrib[name]) for name in ("x1", "y1", "x2", "y2")] == [x0, y0, x2, y2]


def test_command(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]):
    write(tmp_path, "region", [woonplek()], [], [])
    monkeypatch.setattr(sys, "argv", ["growth.py", str(tmp_path / "region.csv")])
    main()
    assert "first plan; woonplek: no fit" in capsys.readouterr().out
    assert circles(fromstring((tmp_path / "region.svg").read_text(encoding="utf-8")), "#0072b2")  # noqa: S314 - our own
