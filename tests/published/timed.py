"""Solving a published instance by the clock."""

from __future__ import annotations

import time

import pytest

import woonplek
import woonplek.model  # solvers are loaded before the clock runs
from woonplek.domain.instance import Instance
from woonplek.domain.result import Result


def solved(name: str, instance: Instance, capsys: pytest.CaptureFixture[str]) -> tuple[Result, float]:
    """Solve *instance* on two cores, print how long that took, and return the result and the seconds of the processor."""
    used = time.process_time()
    result = woonplek.solve(instance, threads=2)
    used = time.process_time() - used
    with capsys.disabled():
        print(f" {name}: {result.phases['solve']:.2f} s, {used:.2f} s of the processor ", end="")  # noqa: T201 - a measurement
    return result, used
