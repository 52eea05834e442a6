"""What expressions and conditions of a tree come to, in fractions, where every fact is settled."""
from __future__ import annotations

from datetime import date, timedelta
from fractions import Fraction

from tree import (All, Any, Between, Bin, Call, Cmp, Flag, Grant, Lit, Name, Not, OneOf, Otherwise, Reads, Ref, Values)


def rounded(value: Fraction, unit: Fraction, mode: str) -> Fraction:
    """To a multiple of the unit: 切捨て toward zero, 切上げ away from it, 四捨五入 with halves away from it."""
    steps = abs(value) / unit
    whole = steps.numerator // steps.denominator
    left = steps - whole
    if (mode == "切上げ" and left) or (mode == "四捨五入" and left * 2 >= 1):
        whole += 1
    return whole * unit * (-1 if value < 0 else 1)


def growth(before: Fraction, after: Fraction, years: int, unit: Fraction) -> Fraction:
    """The yearly growth, cut toward zero at the unit: found by comparing powers."""
    if before <= 0 or years <= 0 or after < 0:
        raise ZeroDivisionError
    step = 1 if after >= before else -1
    def reached(n: int) -> bool:  # whether the growth goes at least as far from zero as n units
        if 1 + step * n * unit < 0:
            return False
        grown = before * (1 + step * n * unit) ** years
        return grown <= after if step > 0 else grown >= after
    high = 1
    while reached(high) and high < 10**9:
        high *= 2
    low = 0
    while high - low > 1:
        middle = (low + high) // 2
        low, high = (middle, high) if reached(middle) else (low, middle)
    return step * low * unit


def day(number: Fraction) -> tuple[int, int, int]:
    """Year, month and day; the calendar comes back after 400 years of 146,097 days."""
    rounds, left = divmod(int(number), 146097)
    found = date(1970, 1, 1) + timedelta(days=left)
    return found.year + 400 * rounds, found.month, found.day


def full_years(start: Fraction, end: Fraction) -> int:
    """How often the day of the year of `start` has come again by `end`; 29 February comes again on 28 February."""
    a, b = day(start), day(end)
    leap = b[0] % 4 == 0 and (b[0] % 100 != 0 or b[0] % 400 == 0)
    again = (2, 28) if a[1:] == (2, 29) and not leap else a[1:]
    return b[0] - a[0] - (b[1:] < again)


def months_later(start: Fraction, months: int) -> Fraction:
    """The same day of another month, or its last."""
    year, month, of_month = day(start)
    year, month = divmod(year * 12 + month - 1 + months, 12)
    rounds, year = divmod(year, 400)
    following = date(2000 + year + (month == 11), (month + 1) % 12 + 1, 1)
    last = (following - timedelta(days=1)).day
    found = date(2000 + year, month + 1, min(of_month, last)) - date(2000, 1, 1)
    return Fraction(found.days + 10957 + 146097 * (rounds - 5))


COMPARE = {"以上": lambda a, b: a >= b, "以下": lambda a, b: a <= b, "超": lambda a, b: a > b, "未満": lambda a, b: a < b,
           "等しい": lambda a, b: a == b}


class World:
    """Settled facts (`facts`: key to number, truth or choice; a list of such for the 明細), which of them were given, and names."""

    def __init__(self, facts: dict, given: set, rows: str = "", row: dict | None = None, left: dict | None = None):
        self.facts, self.given, self.rows, self.row, self.left = facts, given, rows, row, left or {}
        self.names: dict = {}  # name to a function of the world
        self.row_rounding = lambda x: x  # 端数 明細ごと

    def fact(self, fact):
        if fact.rows:
            if self.row is None:
                raise LookupError("row fact outside 合計")
            return self.row[fact.key]
        return self.facts[fact.key]

    def is_given(self, fact) -> bool:
        if fact.rows and self.row is not None:
            return fact.key in self.row
        return fact.key in self.given

    def in_row(self, row: dict) -> "World":
        other = World(self.facts, self.given, self.rows, row, self.left)
        other.names, other.row_rounding = self.names, self.row_rounding
        return other


def value(e, w: World) -> Fraction:
    if isinstance(e, Lit):
        return e.value
    if isinstance(e, Ref):
        return w.fact(e.fact)
    if isinstance(e, Name):
        return w.names[e.name + ("." + e.member if e.member else "")](w)
    if isinstance(e, Grant):
        return w.names["補助額 " + e.measure](w)
    if isinstance(e, Otherwise):
        return w.fact(e.fact) if w.is_given(e.fact) else value(e.then, w)
    if isinstance(e, Bin):
        a, b = value(e.a, w), value(e.b, w)
        if isinstance(e.b, Lit) and e.b.unit == "月":
            return months_later(a, int(b) if e.op == "+" else -int(b))
        return a + b if e.op == "+" else a - b if e.op == "-" else a * b if e.op == "*" else a / b
    if isinstance(e, Call):
        return call(e, w)
    raise TypeError(e)


ANY_ROW = "行"  # what 行 comes to where there is not one row: anything


def call(e: Call, w: World) -> Fraction:
    if e.name == "合計":
        return sum((w.row_rounding(value(e.args[0], w.in_row(row))) for row in w.facts[w.rows]), Fraction(0))
    if e.name == "件数":
        return Fraction(len(w.facts[w.rows]))
    if e.name == "行":
        found = [w.in_row(row) for row in w.facts[w.rows] if holds(e.args[1], w.in_row(row))]
        return value(e.args[0], found[0]) if len(found) == 1 else w.facts[ANY_ROW]
    if e.name in ("最大", "最小"):
        return (max if e.name == "最大" else min)((value(e.args[0], w.in_row(row)) for row in w.facts[w.rows]), default=Fraction(0))
    args = [value(a, w) for a in e.args]
    if e.name == "年":
        return Fraction(day(args[0])[0])
    if e.name == "年数":
        return Fraction(full_years(*args))
    if e.name == "日数":
        return args[1] - args[0]
    if e.name == "小さい方":
        return min(args)
    if e.name == "大きい方":
        return max(args)
    if e.name in ("切捨て", "切上げ", "四捨五入"):
        return rounded(args[0], args[1], e.name)
    if e.name == "年平均伸び率":
        return growth(args[0], args[1], int(args[2]), args[3])
    raise TypeError(e)


def holds(c, w: World) -> bool:
    if isinstance(c, Flag):
        return w.fact(c.fact) if c.if_missing is None or w.is_given(c.fact) else c.if_missing
    if isinstance(c, All):
        return all(holds(p, w) for p in c.parts)
    if isinstance(c, Any):
        return any(holds(p, w) for p in c.parts)
    if isinstance(c, Not):
        return not holds(c.part, w)
    if isinstance(c, Cmp):
        return COMPARE[c.how](value(c.left, w), value(c.right, w))
    if isinstance(c, Between):
        left = value(c.left, w)
        return COMPARE[c.low_how](left, value(c.low, w)) and COMPARE[c.high_how](left, value(c.high, w))
    if isinstance(c, OneOf):
        return one_of(c, w)
    if isinstance(c, Values):
        return w.fact(c.fact) in c.values
    if c is None:
        return True
    if isinstance(c, Reads):
        return w.facts[c.reading.key] in c.choices
    raise TypeError(c)


def one_of(c: OneOf, w: World) -> bool:
    stands_in = c.if_missing is not None and (not w.is_given(c.fact) or c.if_missing in w.left.get(c.fact.key, []))
    settled = c.if_missing if stands_in else w.fact(c.fact)
    named = any(settled in c.fact.under(choice) for choice in c.choices)
    return named or bool(c.others and w.facts[c.others])  # 等: whether the others are in is an open point of its own
