"""Ctrl-C once asks to stop, twice aborts, and afterwards is as it was."""

from __future__ import annotations

import signal

import pytest

from woonplek.scenario.interrupt import Interrupt


def test_once_asks_and_twice_aborts() -> None:
    told: list[bool] = []
    before = signal.getsignal(signal.SIGINT)
    with Interrupt(lambda: told.append(True)) as interrupt:
        assert not interrupt.asked()
        signal.raise_signal(signal.SIGINT)
        assert interrupt.asked()
        assert told == [True]
        with pytest.raises(KeyboardInterrupt):
            signal.raise_signal(signal.SIGINT)
    assert signal.getsignal(signal.SIGINT) is before


def test_without_ctrl_c_nothing_is_asked() -> None:
    before = signal.getsignal(signal.SIGINT)
    with Interrupt(lambda: None) as interrupt:
        assert not interrupt.asked()
    assert signal.getsignal(signal.SIGINT) is before
