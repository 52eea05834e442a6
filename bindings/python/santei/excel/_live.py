"""Which cells of the results are formulas: an amount over the one cost that it hangs on, or the reason why it stays a number."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from .. import _core
from .._errors import Error
from .._standing import sign_of
from ._answer import Answers
from ._formula import Amounts, NoFormula, formula_of, lines_of
from ._read import Clients, Column

if TYPE_CHECKING:
    from .._curve import Curve

COMES_FIRST = ("eligible_cost", "investment")
"""Keys of costs in the order in which they are looked for; then whatever else is an amount that moves the grant."""
SHORT = 8
"""Signs change with the cost at so many places at most."""


class Live(NamedTuple):
    """Formulas of one client and one measure over the cost in ``column``: the amounts, and the sign from each cost on."""

    column: Column
    low: Amounts
    high: Amounts
    signs: tuple[tuple[int, str], ...]

    def sign(self, cost: str) -> str:
        """The formula of the sign over a cell, without "="."""
        *before, last = self.signs
        text = f'"{last[1]}"'
        for one, after in zip(reversed(before), [each[0] for each in reversed(self.signs)], strict=False):
            text = f'IF({cost}<{after},"{one[1]}",{text})'
        return f'IF(NOT(ISNUMBER({cost})),"？",{text})' if before else text


class Finder:
    """Finds the formulas, each curve once for all clients with the same other facts."""

    def __init__(self, clients: Clients) -> None:
        self._clients = clients
        self._costs = [one for one in clients.columns if one.head.type == "money"]
        self._found: dict[tuple[str, str, frozenset[tuple[str, str]]], tuple[Amounts, Amounts, tuple[tuple[int, str], ...]] | str] = {}
        self._keys: dict[str, frozenset[str]] = {}
        self.why_not: dict[str, dict[str, int]] = {}
        """By the name of a measure: reasons why a cell stays a number, and how often."""
        self.live: dict[str, int] = {}
        """By the name of a measure: how many clients have formulas."""
        self.used: list[Column] = []
        """The columns of costs that some formula reads."""

    def of(self, answers: Answers, row: int) -> Live | None:
        """The formulas of a client, where the amount is one of the cost."""
        found = self._of(answers, row)
        if isinstance(found, str):
            reasons = self.why_not.setdefault(answers.name, {})
            reasons[found] = reasons.get(found, 0) + 1
            return None
        self.live[answers.name] = self.live.get(answers.name, 0) + 1
        if found.column not in self.used:
            self.used.append(found.column)
        return found

    def _of(self, answers: Answers, row: int) -> Live | str:
        measure = answers.measure
        if measure.id not in self._keys:
            self._keys[measure.id] = frozenset(one.key for one in measure.facts)
        keys = self._keys[measure.id]
        facts = self._clients.facts(row)
        costs = [one for one in self._costs if one.head.name in facts and one.head.key in keys and whole_yen(one.cells[row].read) is not None]
        if not costs:
            return "経費が円で分かっていません"
        costs.sort(key=lambda one: COMES_FIRST.index(one.head.key) if one.head.key in COMES_FIRST else len(COMES_FIRST))
        first, why = None, ""
        for cost in costs:
            others = frozenset((name, text) for name, text in facts.items() if name != cost.head.name)
            key = (measure.id, cost.head.name, others)
            if key not in self._found:
                self._found[key] = self._look(answers, cost, dict(others))
            found = self._found[key]
            if isinstance(found, str):
                why = why or found
                continue
            if all(one.slope == 0 for one in (*found[0].segments, *found[1].segments)):
                why = why or "金額は経費に応じて増えません"
                continue
            if first is not None:
                return "費用が二つ以上あり、どちらでも金額が変わります"
            first = Live(cost, *found)
        if first is None:
            return why
        cost_now = whole_yen(first.column.cells[row].read)
        assert cost_now is not None  # so were the costs chosen
        if cost_now >= min(first.low.bound, first.high.bound) or (first.low.at(cost_now), first.high.at(cost_now)) != (answers.low[row] or 0, answers.high[row] or 0):
            return "規則の答えと一つの式では合わない経費があります"
        return first

    def _look(self, answers: Answers, cost: Column, facts: dict[str, str]) -> tuple[Amounts, Amounts, tuple[tuple[int, str], ...]] | str:
        try:
            curve = answers.measure.curve(cost.head.key, facts)
            low, high = (formula_of(curve, line) for line in lines_of(curve))
            for one in (low, high):
                one.written("A1")  # raises where it is too long
            return low, high, self._signs(curve, {*low.edges(), *high.edges()}, min(low.bound, high.bound))
        except NoFormula as why:
            return str(why)
        except Error as why:
            return why.problems[0].message

    @staticmethod
    def _signs(curve: Curve, edges: set[int], bound: int) -> tuple[tuple[int, str], ...]:
        """The sign from each cost on, asked of the rule at each edge and beside it."""
        found: list[tuple[int, str]] = []
        places = sorted(edges)
        for start, after in zip(places, [*places[1:], bound], strict=True):
            inside = {start or min(1, after - 1), (start + after) // 2, after - 1}  # a cost of 0 is none
            signs = {sign_of(curve.measure.estimate({**curve.facts, curve.over: one})) for one in inside}
            if len(signs) > 1:
                raise NoFormula("対象かどうかが、金額の変わらない経費のところで変わります")
            sign = signs.pop()
            if not found or found[-1][1] != sign:
                found.append((start, sign))
        if len(found) > SHORT:
            raise NoFormula("対象かどうかが、経費の多くのところで変わります")
        return tuple(found)


def whole_yen(words: str) -> int | None:
    """Yen of an amount as read, where it is one and whole."""
    if not words or ".." in words:
        return None
    try:
        value = _core.read_number(words)
    except Error:
        return None
    return int(value) if value.denominator == 1 and value >= 0 else None
