"""Random draws that rules are made of: facts, figures, expressions and conditions."""
from __future__ import annotations

import random as _random
from fractions import Fraction

from tree import (All, Any, Between, Bin, Call, Choice, Cmp, Fact, Flag, Lit, Name, Not, OneOf, Otherwise, Ref, Values)

RATES = [Fraction(1, 2), Fraction(1, 3), Fraction(2, 3), Fraction(3, 4), Fraction(1, 4), Fraction(4, 5), Fraction(1), Fraction(9, 10),
         Fraction(1, 5), Fraction(9, 40)]


class Draw:
    def __init__(self, seed: int):
        self.random = _random.Random(seed)
        self.facts: list[Fact] = []
        self.names: list[str] = []  # money names that a formula may use
        self.keys = 0
        self.missing = False  # whether a condition may say what an absent fact counts as

    def chance(self, n: int) -> bool:
        """One in n."""
        return self.random.randrange(n) == 0

    def pick(self, of):
        return self.random.choice(of)

    def fresh(self, stem: str) -> str:
        self.keys += 1
        return f"{stem}{self.keys}"

    # Facts
    def fact(self, kind: str, **more) -> Fact:
        n = len(self.facts)
        label = {"money": "額", "truth": "真", "category": "類", "integer": "数", "ratio": "割", "quantity": "量", "month": "月",
                 "date": "日"}[kind] + "甲乙丙丁戊己庚辛壬癸"[n % 10] + ("" if n < 10 else str(n))
        made = Fact(label, f"{kind}_{n}", kind, **more)
        if kind == "category":
            made.choices = self.choices(n)
        self.facts.append(made)
        return made

    def choices(self, n: int) -> list[Choice]:
        made: list[Choice] = []
        for i in range(self.random.randint(2, 5)):
            parent = self.random.randrange(len(made)) if made and self.chance(3) else -1
            if parent >= 0 and made[parent].parent >= 0:
                parent = -1
            made.append(Choice(f"種{n}の{i}", f"c{n}_{i}", parent))
        order = self.preorder(made, -1)
        place = {old: new for new, old in enumerate(order)}
        return [Choice(made[old].label, made[old].key, place.get(made[old].parent, -1)) for old in order]

    def preorder(self, choices: list[Choice], parent: int) -> list[int]:
        made = []
        for i, c in enumerate(choices):
            if c.parent == parent:
                made += [i] + self.preorder(choices, i)
        return made

    def of_kind(self, *kinds: str) -> list[Fact]:
        return [f for f in self.facts if f.kind in kinds and not f.rows]

    # Figures
    def yen(self, most: int = 200) -> Fraction:
        n = self.random.choice([self.random.randint(1, 20), self.random.randint(1, most), 10 * self.random.randint(1, most // 10 + 1)])
        return Fraction(n)

    def money(self, most: int = 200) -> Lit:
        return Lit(self.yen(most), "money")

    def rate(self) -> Lit:
        value = self.pick(RATES)
        return Lit(value, "ratio", self.pick(["", "", "", "分の", "漢"] + ["%", "%"] * (value.denominator != 3)))

    def number(self, fact: Fact) -> Lit:
        low = int(fact.least or {"month": 2024 * 12, "date": 20000}.get(fact.kind, 0))
        high = int(fact.greatest) if fact.greatest is not None else low + 12
        return Lit(Fraction(self.random.randint(low, high)), fact.kind, fact.unit)

    # Formulas
    def money_fact(self) -> Fact:
        return self.pick(self.of_kind("money"))

    def formula(self, depth: int = 1):
        """Of kind money, linear in the facts."""
        roll = self.random.randrange(10)
        if depth == 0 or roll < 4:
            return Ref(self.money_fact()) if roll < 3 or not self.names else Name(*self.pick(self.names).split("."))
        if roll == 4:
            return Bin(self.pick("+-"), self.formula(depth - 1), self.pick([self.formula(depth - 1), self.money(50)]))
        if roll == 5:
            return Bin("*", self.formula(depth - 1), self.rate())
        if roll == 6:
            return Bin("/", self.formula(depth - 1), Lit(Fraction(self.random.randint(2, 4)), "integer"))
        if roll == 7:
            count = self.of_kind("integer")
            return Bin("*", self.money(20), Ref(self.pick(count))) if count else self.money(100)
        if roll == 8:
            third = [self.money(60)] if self.chance(4) else []
            return Call(self.pick(["小さい方", "大きい方"]), [self.formula(depth - 1), self.money(150)] + third)
        return Call(self.pick(["切捨て", "切上げ", "四捨五入"]), [self.formula(depth - 1), Lit(Fraction(self.pick([1, 3, 10])), "money")])

    def ratio(self, counts=False):
        """One fact over another of its kind that is above 0; with `counts` of whole numbers that have a greatest value. None where there is none."""
        among = [f for f in self.of_kind("integer") if f.greatest is not None] if counts else self.of_kind("money", "integer")
        below = [f for f in among if f.least is not None and f.least > 0]
        if not below:
            return None
        divisor = self.pick(below)
        return Bin("/", Ref(self.pick([f for f in among if f.kind == divisor.kind])), Ref(divisor))

    def prorated(self):
        """An amount in the ratio of two counts: how large the numbers get hangs on what these may be."""
        ratio = self.ratio(counts=True)
        return Bin("*", self.formula(1), ratio) if ratio else self.formula(1)

    # Conditions
    def simple(self, facts: list[Fact] | None = None):
        """Of one fact."""
        fact = self.pick(facts or [f for f in self.facts if not f.rows])
        if fact.kind == "truth":
            return Flag(fact, self.chance(2) if self.missing and self.chance(4) else None)
        if fact.kind == "category":
            many = self.random.randint(1, max(1, len(fact.choices) - 1))
            made = OneOf(fact, sorted(self.random.sample(range(len(fact.choices)), many)))
            if self.missing and self.chance(6):
                made.if_missing = self.random.randrange(len(fact.choices))
            return made
        if fact.kind in ("integer", "month", "date") and self.chance(4):
            return Values(fact, sorted({self.number(fact).value for _ in range(self.random.randint(1, 3))}))
        low = self.money() if fact.kind == "money" else self.rate() if fact.kind == "ratio" else self.number(fact)
        if self.chance(4) and low.value < (fact.greatest or low.value + 40):
            high = Lit(low.value + (self.random.randint(1, 40) if fact.kind == "money" else Fraction(1)), low.kind, low.unit)
            return Between(Ref(fact), low, self.pick(["以上", "超"]), high, self.pick(["以下", "未満"]))
        return Cmp(Ref(fact), self.pick(["以上", "以下", "超", "未満"]), low)

    def negated(self, c):
        if isinstance(c, Not):
            return c.part
        return Not(c, self.pick(["でない", "以外"]) if isinstance(c, OneOf) and not c.others else "でない")

    def condition(self, depth: int = 2):
        roll = self.random.randrange(8)
        if depth == 0 or roll < 4:
            return self.simple()
        if roll == 4:
            return self.negated(self.condition(depth - 1))
        if roll == 5 and self.chance(3) and (ratio := self.ratio()):
            sides = [ratio, Lit(self.pick([1, 2]) * self.pick(RATES), "ratio")]
            self.random.shuffle(sides)
            return Cmp(sides[0], self.pick(["以上", "以下", "超", "未満"]), sides[1])
        if roll == 5 and self.of_kind("money"):
            return Cmp(self.formula(1), self.pick(["以上", "以下", "超", "未満"]), self.pick([self.money(), self.formula(1)]))
        parts = [self.condition(depth - 1) for _ in range(self.random.randint(2, 3))]
        return (All if roll == 6 else Any)(parts)
