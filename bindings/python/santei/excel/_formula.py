"""An amount as a formula of the cost that a spreadsheet computes exactly, or the reason why there is none.

Why it is exact. A piece of the curve is (p·c + a) / q with whole p, a, q, and 端数 rounds it to whole units u: a rounded quotient of whole numbers. For whole costs c below the
bound that the formula itself keeps, every product and sum stays below 10^14, so a binary fraction of 53 bits holds it exactly; and QUOTIENT(n, d) of whole n + d ≤ 10^14 is right
in every program, since n / d is either whole or at least 1 / d, that is more than 10^-14 of itself, away from the next whole number, while a division errs by 2^-53 of itself, and
no program takes numbers for whole that differ in their first 14 figures. No rate stands in a formula as a decimal. Above the bound the cell says so instead of a number.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable
from fractions import Fraction
from math import ceil, floor, lcm
from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from .._curve import Curve, Line, Piece

MOST = 10**14
"""Of every whole number that a formula computes with."""
LONGEST = 2_000
"""Characters of a formula, of the 8,192 that spreadsheets take."""
TOO_LARGE = "経費が大きすぎます"
NOT_WHOLE = "経費を円で"


class Rounding(NamedTuple):
    """端数 at the end: to whole ``unit`` yen, "down", "up" or "nearest"."""

    unit: int
    mode: str


class Segment(NamedTuple):
    """unit · ⌊(slope · c + constant) / divisor⌋ for whole c from ``start`` on, up to the next."""

    start: int
    slope: int
    constant: int
    divisor: int
    unit: int

    def at(self, cost: int) -> int:
        return self.unit * ((self.slope * cost + self.constant) // self.divisor)

    def written(self, cost: str) -> str:
        if self.slope == 0:
            return str(self.at(0))
        top = cost if self.slope == 1 else f"{self.slope}*{cost}"
        if self.constant:
            top += f"{self.constant:+d}"
        whole = top if self.divisor == 1 else f"QUOTIENT({top},{self.divisor})"
        return whole if self.unit == 1 else f"{self.unit}*{whole}"


class NoFormula(ValueError):
    """Why an amount has no exact formula."""


class Amounts(NamedTuple):
    """An amount as a function of whole costs below ``bound`` (that one out)."""

    segments: tuple[Segment, ...]
    bound: int

    def at(self, cost: int) -> int:
        """What the formula gives, computed in whole numbers."""
        return next(one for one in reversed(self.segments) if cost >= one.start).at(cost)

    def edges(self) -> tuple[int, ...]:
        """Where the formula changes."""
        return tuple(one.start for one in self.segments)

    def written(self, cost: str) -> str:
        """The formula over the cell ``cost``, with its refusals, without "="."""
        *before, last = self.segments
        text = last.written(cost)
        for one, after in zip(reversed(before), [each.start for each in reversed(self.segments)], strict=False):
            text = f"IF({cost}<{after},{one.written(cost)},{text})"
        guard = f'IF(NOT(ISNUMBER({cost})),"{NOT_WHOLE}",IF(OR({cost}<0,{cost}<>INT({cost})),"{NOT_WHOLE}",IF({cost}>={self.bound},"{TOO_LARGE}",{text})))'
        if len(guard) > LONGEST:
            raise NoFormula("段が多すぎて式が長くなります")
        return guard


AMOUNT = {"stated_low": "stated_low", "stated_high": "stated_high", "possible_low": "min", "possible_high": "max"}
"""What each line of a curve is of an amount."""


def lines_of(curve: Curve) -> tuple[str, str]:
    """The lines that are shown: what is stated, or where nothing is, what is possible."""
    return ("stated_low", "stated_high") if curve.stated_low.pieces or curve.stated_high.pieces else ("possible_low", "possible_high")


def formula_of(curve: Curve, line: str) -> Amounts:
    """The formula of one line of the curve ("stated_high", …) over whole costs. Raises NoFormula; what is returned was compared with the rule at every edge and between."""
    of: Line = getattr(curve, line)
    if curve.unit != "円":
        raise NoFormula("経費（円）の式ではありません")
    if not of.pieces:
        raise NoFormula("資料が金額か、その上限を定めていません")
    if of.pieces[0].start > 0:
        raise NoFormula("金額が定まらない経費があります")
    rounding = _rounding_of(curve.rounding)
    segments = _merged(_segment(piece, rounding) for piece in _whole_pieces(of.pieces))
    made = Amounts(segments, _bound_of(segments))
    _compare(made, lambda cost: getattr(curve.at(cost), AMOUNT[line]))
    return made


_UNIT = {"円": 1, "十円": 10, "百円": 100, "千円": 1000, "万円": 10_000, "10円": 10, "100円": 100, "1000円": 1000, "1,000円": 1000, "十万円": 100_000, "百万円": 1_000_000}


def _rounding_of(text: str) -> Rounding:
    """端数 as the curve words it; without one whole yen, the rest cut."""
    if not text:
        return Rounding(1, "down")
    found = re.fullmatch(r"(?:端数\s*)?(\S+?)未満\s*(切捨て|切上げ|四捨五入)", text.strip())
    if found is None or found.group(1) not in _UNIT:
        raise NoFormula(f"端数の定めが一つの式になりません（{text}）")
    return Rounding(_UNIT[found.group(1)], {"切捨て": "down", "切上げ": "up", "四捨五入": "nearest"}[found.group(2)])


def _whole_pieces(pieces: Iterable[Piece]) -> list[tuple[int, Piece]]:
    """The pieces that hold whole costs, each with the least one; without a gap."""
    made: list[tuple[int, Piece]] = []
    next_one = 0
    for piece in pieces:
        first = ceil(piece.start) if piece.start_closed else floor(piece.start) + 1
        if piece.end is not None:
            last = floor(piece.end) if piece.end_closed else ceil(piece.end) - 1
            if last < first:
                continue
        if first > next_one:
            raise NoFormula("金額が定まらない経費があります")
        made.append((max(first, next_one), piece))
        if piece.end is None:
            return made
        next_one = last + 1
    raise NoFormula("経費の上のほうで金額が定まりません")


def _segment(of: tuple[int, Piece], rounding: Rounding) -> Segment:
    start, piece = of
    divisor = lcm(piece.slope.denominator, piece.intercept.denominator)
    slope, constant = int(piece.slope * divisor), int(piece.intercept * divisor)
    divisor *= rounding.unit
    if rounding.mode == "up":
        constant += divisor - 1
    if rounding.mode == "nearest":
        slope, constant, divisor = 2 * slope, 2 * constant + divisor, 2 * divisor
    if slope == 0:
        return Segment(start, 0, constant // divisor, 1, rounding.unit)
    if Fraction(slope * start + constant) < 0 or slope < 0:
        raise NoFormula("経費とともに減る段があります")
    return Segment(start, slope, constant, divisor, rounding.unit)


def _merged(segments: Iterable[Segment]) -> tuple[Segment, ...]:
    made: list[Segment] = []
    for one in segments:
        if not made or made[-1]._replace(start=0) != one._replace(start=0):
            made.append(one)
    return tuple(made)


def _bound_of(segments: tuple[Segment, ...]) -> int:
    """The greatest power of ten below which every number in the formula stays below MOST."""
    bound = MOST
    while bound > 1 and any(one.slope * bound + abs(one.constant) + one.divisor > MOST or abs(one.constant) + one.slope * bound > MOST for one in segments):
        bound //= 10
    if bound <= max(one.start for one in segments) or bound < 10**9 or any(one.unit * ((one.slope * bound + one.constant) // one.divisor) > MOST for one in segments):
        raise NoFormula("桁が大きすぎて、表計算ソフトの数では正確に計算できません")
    return bound


def _compare(made: Amounts, rule: Callable[[int], int | None]) -> None:
    """The formula against the rule: at each edge, beside it, and between; raises NoFormula where one differs."""
    edges = [*made.edges(), made.bound - 1]
    costs = {0, 1, made.bound - 1}
    for edge, after in zip(edges, edges[1:], strict=False):
        costs |= {max(edge - 1, 0), edge, edge + 1, (edge + after) // 2, edge + (after - edge) * 2 // 3 + 1}
    for cost in sorted(one for one in costs if one < made.bound):
        if rule(cost) != made.at(cost):
            raise NoFormula("規則の答えと一つの式では合わない経費があります")
