"""What a fact may be in Python, days and amounts as people write them."""

from __future__ import annotations

from collections.abc import Mapping, Sequence, Set
from datetime import date
from decimal import Decimal
from fractions import Fraction
from typing import Any, TypeAlias, Union

from . import _core
from ._errors import FactError

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


def advised(why: FactError, *given: Facts | None) -> FactError:
    """The refusal of floats with what to do where they come from a row of pandas, whose gaps make floats of whole numbers."""
    values: list[tuple[str, Any]] = [each for facts in given if facts for each in facts.items()]
    floats = [(key, one) for key, one in values if isinstance(one, float)]
    if not any(one != one or one.is_integer() for _, one in floats) or all(one.code != "E0801" for one in why.problems):
        return why
    key = floats[0][0]
    ja = f'pandas の行なら、列を frame[{key!r}].astype("Int64") で整数に戻してください'
    en = f'of a row of pandas, make the column whole again with frame[{key!r}].astype("Int64")'
    return type(why)([one._replace(help=f"{one.help}。{ja}" if one.help else ja, english_help=f"{one.english_help}; {en}" if one.english_help else en) if one.code == "E0801" else one for one in why.problems])


def exact(value: str | int | Decimal | Fraction) -> Fraction:
    """An amount, quantity or number as people write it; a float is refused."""
    if isinstance(value, str):
        value = _core.read_number(value)
    if isinstance(value, float) or not isinstance(value, (int, Decimal, Fraction)):
        raise TypeError(f"{value!r} is not exact: give text such as '20億円', an int, a Decimal or a Fraction")
    return Fraction(value)
