"""Limits that tie several 費目: the greatest total under all of them, the 費目 written first getting the most (NOTATION §4).

A linear program over the cost x and the grant y of each 費目, solved exactly; the objective is a list of numbers compared in order."""
from __future__ import annotations

from dataclasses import dataclass, field
from fractions import Fraction

ZERO, ONE = Fraction(0), Fraction(1)


def greatest(rows: list[list[Fraction]], bounds: list[Fraction], objective: list[list[Fraction]]) -> list[Fraction]:
    """v ≥ 0 with rows · v ≤ bounds (all ≥ 0) that makes the objectives greatest, the first first. By simplex, least index first."""
    count, width = len(rows), len(objective[0])
    table = [list(row) + [ONE if i == j else ZERO for j in range(count)] + [b] for i, (row, b) in enumerate(zip(rows, bounds))]
    gains = [list(line) + [ZERO] * (count + 1) for line in objective]
    basis = [width + i for i in range(count)]
    while True:
        column = next((j for j in range(width + count) if positive(gains, j)), None)
        if column is None:
            break
        limits = [(table[i][-1] / table[i][column], basis[i], i) for i in range(count) if table[i][column] > 0]
        if not limits:
            raise ArithmeticError("unbounded")
        at = min(limits)[2]
        pivot(table, gains, at, column)
        basis[at] = column
    made = [ZERO] * width
    for i, variable in enumerate(basis):
        if variable < width:
            made[variable] = table[i][-1]
    return made


def positive(gains: list[list[Fraction]], column: int) -> bool:
    first = next((line[column] for line in gains if line[column] != 0), ZERO)
    return first > 0


def pivot(table, gains, at: int, column: int) -> None:
    by = table[at][column]
    table[at] = [x / by for x in table[at]]
    for lines in (table, gains):
        for i, line in enumerate(lines):
            if lines is table and i == at or line[column] == 0:
                continue
            times = line[column]
            lines[i] = [x - times * y for x, y in zip(line, table[at])]


@dataclass
class Limits:
    """Of n 費目: what each costs at most, its rate, its cap (or None), and what ties them."""
    costs: list[Fraction]
    rates: list[Fraction]
    caps: list
    cost_sums: list = field(default_factory=list)  # (which, most)
    grant_sums: list = field(default_factory=list)
    cost_shares: list = field(default_factory=list)  # (which, share of the total)
    grant_shares: list = field(default_factory=list)

    def program(self):
        n = len(self.costs)
        rows, bounds = [], []

        def add(x: dict, y: dict, most: Fraction) -> None:
            rows.append([Fraction(x.get(i, 0)) for i in range(n)] + [Fraction(y.get(i, 0)) for i in range(n)])
            bounds.append(most)

        for i in range(n):
            add({i: 1}, {}, self.costs[i])
            add({i: -self.rates[i]}, {i: 1}, ZERO)
            if self.caps[i] is not None:
                add({}, {i: 1}, max(self.caps[i], ZERO))
        for which, most in self.cost_sums:
            add({i: 1 for i in which}, {}, max(most, ZERO))
        for which, most in self.grant_sums:
            add({}, {i: 1 for i in which}, max(most, ZERO))
        for which, share in self.cost_shares:
            add({i: (1 if i == which else 0) - share for i in range(n)}, {}, ZERO)
        for which, share in self.grant_shares:
            add({}, {i: (1 if i == which else 0) - share for i in range(n)}, ZERO)
        return rows, bounds

    def solve(self, then: list[list[int]]) -> list[Fraction]:
        """The grants under which the total is greatest, and among those each of `then` in order."""
        n = len(self.costs)
        objective = [[ZERO] * n + [ONE] * n] + [[ZERO] * n + [Fraction(c) for c in line] for line in then]
        return greatest(*self.program(), objective)[n:]

    def first_gets_most(self) -> list[Fraction]:
        n = len(self.costs)
        return self.solve([[1 if i == k else 0 for i in range(n)] for k in range(n)])

    def range_of(self, k: int) -> tuple[Fraction, Fraction]:
        one = [1 if i == k else 0 for i in range(len(self.costs))]
        return self.solve([[-c for c in one]])[k], self.solve([one])[k]
