"""A limit of a plan, and whether it binds."""

from __future__ import annotations

from typing import NamedTuple

from woonplek.domain.base import Text

PLACES = Text("plaatsen", "places")
HOMES = Text("woningen", "homes")
ASKED_HOMES = Text("woningen (vraag)", "homes (asked)")
EURO = Text("euro", "euro")
HOURS = Text("uren per week", "hours a week")
CLIENTS = Text("cliënten", "clients")
FREE = Text("vrije plaatsen", "free places")
NIGHTS = Text("nachten", "nights")
REGION = "regio"
THE_REGION = Text("regio", "region")
FLOORS = ("return_buffer",)
"""rules whose limit is a least, not a most"""


class Binding(NamedTuple):
    """A limit. *key* is what it belongs to, then the label of the period, as in :class:`Shadow`."""

    rule: str
    what: str
    key: tuple[str, ...]
    limit: float
    used: float
    unit: Text
    waiting: int = 0
    binds: bool = True
    """nothing, or less than one more client needs, is left of it"""

    @property
    def left(self) -> float:
        """Return what is left of the limit, below 0 when it is exceeded."""
        sign = -1 if self.rule in FLOORS else 1
        return 0 if self.limit == self.used else round((self.limit - self.used) * sign, 2)
