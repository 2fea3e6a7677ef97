"""The line of progress, of a whole and of parts."""

from __future__ import annotations

from woonplek.model import Progress
from woonplek.model.found import AHEAD
from woonplek.model.solve import Parts
from woonplek.scenario.progress import progress_text

NEWS = Progress("waiting", 1, 7, 1200.0, 900.0, 25.0, 61.2, "plan")


def test_a_whole() -> None:
    assert progress_text(NEWS, "nl") == "doel 1 van 7 wachten · beste 1200 · grens 900 · 25,00 % · 61 s"


def test_parts() -> None:
    news = NEWS._replace(parts=Parts(12, 14, 43))
    assert progress_text(news, "nl") == "doel 1 van 7 wachten · beste 1200 · grens 900 · 25,00 % · 12 van 43 delen klaar · 61 s"
    assert progress_text(news, "en") == "goal 1 of 7 waiting · best 1200 · bound 900 · 25.00 % · 12 of 43 parts done · 61 s"


def test_a_region_that_is_planned_in_longer_periods_first() -> None:
    news = NEWS._replace(phase=f"{AHEAD}: bridging, plan")
    assert progress_text(news, "nl") == "doel 1 van 7 wachten · beste 1200 · grens 900 · 25,00 % · eerst in langere perioden · 61 s"
    assert progress_text(news, "en") == "goal 1 of 7 waiting · best 1200 · bound 900 · 25.00 % · in longer periods first · 61 s"
