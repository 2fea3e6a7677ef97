"""Logs: kept for the run's folder, and a crash without the data that its message may hold."""

from __future__ import annotations

import logging

import pytest

from woonplek.scenario.log import LOGGER, crash_log, kept_log


def test_a_run_keeps_what_was_logged_and_shows_from_a_level_up(capsys: pytest.CaptureFixture[str]) -> None:
    with kept_log(logging.WARNING) as text:
        LOGGER.debug("fine")
        LOGGER.info("sizes")
        LOGGER.warning("careful")
    LOGGER.warning("afterwards")
    assert [line.split()[-1] for line in text.getvalue().splitlines()] == ["sizes", "careful"]
    shown = capsys.readouterr().err
    assert "careful" in shown
    assert "sizes" not in shown


def test_a_crash_log_says_where_but_not_the_message() -> None:
    def read_client(row: str) -> None:
        raise ValueError(row)

    try:
        try:
            read_client("Jan Jansen, BSN 111222333")
        except ValueError as inner:
            raise RuntimeError("Jansen") from inner
    except RuntimeError as error:
        path = crash_log(error)
    text = path.read_text(encoding="utf-8")
    path.unlink()
    assert "Jansen" not in text
    assert "111222333" not in text
    assert "RuntimeError" in text
    assert "ValueError" in text
    assert "read_client" in text
