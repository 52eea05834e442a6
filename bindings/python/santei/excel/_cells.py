"""A cell of a workbook as text that every other door reads: exactly, or not at all. A spreadsheet holds binary fractions; none goes further than this file."""

from __future__ import annotations

from datetime import date, datetime, time, timedelta
from decimal import Decimal
from typing import TypeAlias, Union

Value: TypeAlias = Union[str, int, float, bool, date, datetime, time, timedelta, None]
"""What python-calamine gives for a cell; empty text where there is none."""

WHOLE = 2**53
"""Whole numbers below it are exact in a spreadsheet."""
DIGITS = 15
"""So many digits of a number are kept where it is typed; more come from a formula."""


class Refused(ValueError):
    """Why a cell cannot be read, and what to write."""


def text_of(value: Value, kind: str | None) -> str:
    """The cell as people write it, for a fact of a kind ("money", "date", …; None: no fact). Raises Refused."""
    if value is None or value == "":
        return ""
    if isinstance(value, str):
        return value
    if isinstance(value, bool):
        return "はい" if value else "いいえ"
    if isinstance(value, (int, float)):
        return _number(value)
    if isinstance(value, (time, timedelta)):
        raise Refused(f"時刻（{value}）になっています。セルの表示形式を「標準」か「文字列」に直して、値を書き直してください")
    day = value.date() if isinstance(value, datetime) else value
    return _day(day, kind)


def _number(value: int | float) -> str:
    if value != value or value in (float("inf"), float("-inf")):
        raise Refused("数ではありません")
    if value == int(value):
        if abs(value) >= WHOLE:
            raise Refused(f"{int(value)} は、表計算ソフトが正確に持てない大きさの数です。文字列として書いてください")
        return str(int(value))
    exact = Decimal(repr(value))
    if len(exact.as_tuple().digits) > DIGITS:
        raise Refused(f"{value!r} は計算で出た端数のある数で、正確な値が分かりません。1/3 のような割合は文字列で「1/3」と、金額は ROUND で円にして書いてください")
    return format(exact, "f")


def _day(day: date, kind: str | None) -> str:
    if kind in ("date", None):
        return day.isoformat()
    if kind == "month":
        if day.day == 1:
            return f"{day.year:04}-{day.month:02}"
        raise Refused(f"日付（{day.isoformat()}）になっています。月は 2025-03 のように書いてください")
    meant = f"{day.month}/{day.day}"
    if kind in ("ratio", "category"):
        raise Refused(
            f"日付（{day.isoformat()}）になっています。「{meant}」や「{day.month}-{day.day}」と打つと、表計算ソフトは日付に変えます。"
            f"割合なら、セルを「文字列」にして「{meant}」か「{day.day}分の{day.month}」と書き直してください"
        )
    raise Refused(
        f"日付（{day.isoformat()}）になっています。「{day.month}-{day.day}」や「{meant}」と打つと、表計算ソフトは日付に変えます。"
        "セルを「標準」か「文字列」にして、幅なら「6～20」のように書き直してください"
    )


def column_name(column: int) -> str:
    """"A" for 0, "AA" for 26."""
    name = ""
    column += 1
    while column:
        column, letter = divmod(column - 1, 26)
        name = chr(ord("A") + letter) + name
    return name


def place(row: int, column: int) -> str:
    """"C5" for row 4 and column 2, both from 0."""
    return f"{column_name(column)}{row + 1}"
