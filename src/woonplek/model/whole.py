"""Whole coefficients from exact fractions, so that every solver sees the row that the referee sees."""

from __future__ import annotations

from collections.abc import Iterable
from fractions import Fraction
from math import gcd, lcm


def whole_factor(values: Iterable[Fraction]) -> Fraction:
    """Return the least positive number that makes all *values* whole when they are multiplied by it; 1 without values but zero."""
    some = [value for value in values if value]
    if not some:
        return Fraction(1)
    return Fraction(lcm(*(v.denominator for v in some)), gcd(*(v.numerator for v in some)))
