"""What a fact may be in Python, days and amounts as people write them."""

from __future__ import annotations

from collections.abc import Mapping, Sequence, Set
from datetime import date
from decimal import Decimal
from fractions import Fraction
from typing import TypeAlias, Union

from . import _core

Yen: TypeAlias = Union[int, Fraction]
"""Whole yen as int of any size; a Fraction only of what no rule rounds, as what a question decides."""

Scalar: TypeAlias = Union[str, int, bool, Decimal, Fraction, date, None]
FactValue: TypeAlias = Union[Scalar, range, Set[Scalar], Mapping[str, Union[Scalar, Sequence[Scalar]]], Sequence[Mapping[str, "FactValue"]]]
"""A fact: text as people write it ("30億円", "1/2", "石川県", "はい", "9億円..11億円", "sme|micro"), an exact number in the fact's own unit (yen, kWh, …), a date, a
bool, a range or ``{"min": …, "max": …}``, a set or ``{"any": […]}`` of choices, a list of dicts for rows, None for unknown. Never a float."""

Facts: TypeAlias = Mapping[str, FactValue]
"""Facts by key, as `Measure.facts` lists them."""

_EPOCH = date(1970, 1, 1).toordinal()


def day_of(on: date | str | None) -> int | None:
    """Days since 1970-01-01."""
    if on is None:
        return None
    return _core.read_day(on) if isinstance(on, str) else on.toordinal() - _EPOCH


def exact(value: str | int | Decimal | Fraction) -> Fraction:
    """An amount, quantity or number as people write it; a float is refused."""
    if isinstance(value, str):
        value = _core.read_number(value)
    if isinstance(value, float) or not isinstance(value, (int, Decimal, Fraction)):
        raise TypeError(f"{value!r} is not exact: give text such as '20億円', an int, a Decimal or a Fraction")
    return Fraction(value)
