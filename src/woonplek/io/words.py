"""How words of a workbook are compared: without case, accents, apostrophes; space, hyphen, underscore alike."""

from __future__ import annotations

import difflib
import re
import unicodedata
from collections.abc import Iterable
from functools import lru_cache

_APOSTROPHES = re.compile("['’‘‛`´ʼ′]")
_SEPARATORS = re.compile(r"[\s_\-‐‑‒–—−]+")
_INVISIBLE = re.compile("[\u200b\u200c\u200d\u2060\ufeff\u00ad]")
_SPACES = re.compile(r"\s+")


@lru_cache(maxsize=65536)
def fold(text: str) -> str:
    """Return what two spellings of one word have in common: ``Cliënten`` and ``clienten`` give the same."""
    plain = unicodedata.normalize("NFKD", _INVISIBLE.sub("", text))
    plain = "".join(c for c in plain if not unicodedata.combining(c)).casefold()
    return _SEPARATORS.sub(" ", _APOSTROPHES.sub("", plain)).strip()


@lru_cache(maxsize=65536)
def clean(text: str) -> str:
    """Return *text* as a planner sees it: no invisible signs, no double, leading or trailing spaces."""
    return _SPACES.sub(" ", _INVISIBLE.sub("", unicodedata.normalize("NFC", text))).strip()


def nearest(word: str, known: Iterable[str]) -> str | None:
    """Return the word of *known* that *word* most likely stands for, or None."""
    by_fold = {fold(k): k for k in known}
    found = difflib.get_close_matches(fold(word), by_fold, n=1, cutoff=0.6)
    return by_fold[found[0]] if found else None
