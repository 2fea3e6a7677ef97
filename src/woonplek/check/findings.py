"""What one rule's function hands back, and how it writes down a limit that is broken."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field

from woonplek.check.facts import Facts
from woonplek.check.verdict import Violation
from woonplek.domain.base import Text


@dataclass
class Findings:
    """How many limits a rule looked at and which are broken."""

    rule: str
    limits: int = 0
    violations: list[Violation] = field(default_factory=list)

    def looked(self, count: int = 1) -> None:
        """Count limits that were looked at."""
        self.limits += count

    def broken(self, where: tuple[str, ...], text: Text, amount: int = 1, *, firm: bool = False) -> None:
        """Write down a limit that the plan breaks by *amount*."""
        self.violations.append(Violation(rule=self.rule, where=where, amount=amount, text=text, firm=firm))

    @property
    def over(self) -> int:
        """The value of goal ``over_<rule>``."""
        return sum(v.amount for v in self.violations if not v.firm)


Rule = Callable[[Facts], Findings]
