"""What every part of the domain is made of: frozen records, and text in two languages."""

from __future__ import annotations

from typing import Literal, NamedTuple

from pydantic import BaseModel, ConfigDict

Language = Literal["nl", "en"]


class Frozen(BaseModel):
    """A record that cannot be changed and accepts no unknown field."""

    model_config = ConfigDict(frozen=True, extra="forbid")


class Text(NamedTuple):
    """One piece of text in both languages of the program."""

    nl: str
    en: str

    def of(self, language: Language) -> str:
        """Return the text in *language*."""
        return self.nl if language == "nl" else self.en
