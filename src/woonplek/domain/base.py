"""What every part of the domain is made of: frozen records, and text in two languages."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any, Literal, NamedTuple, Self

from pydantic import BaseModel, ConfigDict

Language = Literal["nl", "en"]


class Frozen(BaseModel):
    """A record that cannot be changed and accepts no unknown field."""

    model_config = ConfigDict(frozen=True, extra="forbid")

    def model_copy(self, *, update: Mapping[str, Any] | None = None, deep: bool = False) -> Self:
        """Return a copy with *update*, without what the original had worked out from its fields (pydantic would take that along)."""
        copied = super().model_copy(update=update, deep=deep)
        for name in copied.__dict__.keys() - type(self).model_fields.keys():
            del copied.__dict__[name]
        return copied


class Text(NamedTuple):
    """One piece of text in both languages of the program."""

    nl: str
    en: str

    def of(self, language: Language) -> str:
        """Return the text in *language*."""
        return self.nl if language == "nl" else self.en
