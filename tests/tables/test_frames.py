"""The same tables as pandas data frames."""

from __future__ import annotations

import pandas as pd
from tests.tables.example import example_tables

from woonplek.tables import frames


def test_frames_have_titles_as_columns_and_money_in_euros() -> None:
    found = frames(list(example_tables().values()))
    assert set(found) == set(example_tables())
    placements = found["placements"]
    assert list(placements["cliënt"]) == ["a", "a", "b", "b", "c", "d", "e"]
    assert list(placements["kosten"]) == [146200.0, 146200.0, 36500.0, 21960.0, 43860.0, 0.0, 73000.0]
    assert placements["nr"].dtype == "Int64"


def test_frames_keep_what_is_empty_empty() -> None:
    frame = frames([example_tables()["clients"]])["clients"]
    assert frame["wacht sinds"].isna().sum() == 4
    assert frame["wacht sinds"].dropna().iloc[0] == pd.Timestamp(2026, 5, 7)
    assert frame["max huur"].isna().all()


def test_frames_speak_english_when_asked() -> None:
    assert "location" in frames([example_tables()["placements"]], "en")["placements"].columns
