"""Random cases of a rule: facts known, within a range, one of a set, or missing; near the figures of the rule."""
from __future__ import annotations

from fractions import Fraction

from completions import Among, Range, open_points, reached, thresholds, walk
from words import date, decimal, month
from tree import Derived, Fact, Figure, Rule


class Near:
    """Draws values of a rule's facts, beside a figure of the rule as often as anywhere."""

    def __init__(self, random, rule: Rule):
        self.random, self.rule = random, rule
        self.marks = {kind: sorted(thresholds(rule, kind)) for kind in {f.kind for f in rule.facts}}
        self.points = open_points(rule)
        self.unsettled = {(k, v) for k, values in self.points.items() for v in values if v == "other" or is_fixed(rule, k, v)}
        self.reads_rows = any(isinstance(p, Fact) and p.rows for p in walk((rule.clauses, reached(rule))))

    def value(self, fact: Fact):
        if fact.kind == "truth":
            return self.random.randrange(2) == 1
        if fact.kind == "category":
            return self.random.randrange(len(fact.choices))
        return near(self.random, self.marks[fact.kind], fact)


def near(random, marks: list, fact: Fact) -> Fraction:
    if fact.kind == "ratio":
        return Fraction(random.randint(0, 20), 20)
    base = {"month": 2024 * 12, "date": 20000}.get(fact.kind, 0)
    made = Fraction(base + random.randint(0, random.choice([12, 60, 400])))
    if marks and random.randrange(2):
        made = Fraction(random.choice(marks)) + random.choice([-1, 0, 0, 1])
    if fact.kind == "quantity":
        made += Fraction(random.randint(0, 9), 10)
    elif made.denominator != 1:
        made = Fraction(made.numerator // made.denominator + random.randint(0, 1))
    low = fact.least if fact.least is not None else Fraction(0)
    made = max(made, low)
    return made if fact.greatest is None else min(made, fact.greatest)


def text(fact: Fact, v, unit: bool = False) -> str:
    if isinstance(v, Range):
        return text(fact, v.low, True) + ".." + text(fact, v.high, True)
    if isinstance(v, Among):
        return "|".join(text(fact, c) for c in v.choices)
    if fact.kind == "truth":
        return "はい" if v else "いいえ"
    if fact.kind == "category":
        return fact.choices[v].key
    if fact.kind == "money":
        return decimal(v) + "円"
    if fact.kind == "month":
        return month(v)
    if fact.kind == "date":
        return date(v)
    if fact.kind == "quantity":
        return decimal(v) + fact.unit
    if fact.kind == "ratio":
        return f"{v.numerator}/{v.denominator}"
    return str(v) + fact.unit if unit or v % 3 else str(v)


def one_case(draw: Near, unknown_of_8: int) -> dict:
    """Key to value, Range or Among; rows under the key of the 明細."""
    random, rule = draw.random, draw.rule
    known: dict = {}
    followed = [c.says.fact for c in rule.clauses if isinstance(c.says, Derived)] if unknown_of_8 else []
    for fact in rule.facts:
        if fact.rows or (fact in followed and random.randrange(4)):
            continue
        if followed and fact.kind == "category" and len(fact.choices) > 2 and random.randrange(3) == 0:
            known[fact.key] = Among(sorted(random.sample(range(len(fact.choices)), 2)))
            continue
        roll = random.randrange(8)
        if roll >= unknown_of_8:
            known[fact.key] = draw.value(fact)
        elif roll % 4 == 0 and fact.kind in ("money", "integer", "quantity", "month", "date"):
            known[fact.key] = a_range(draw, fact)
        elif roll % 4 == 1 and fact.kind == "category" and len(fact.choices) > 2:
            known[fact.key] = Among(sorted(random.sample(range(len(fact.choices)), 2)))
    if draw.reads_rows:
        cells = [f for f in rule.facts if f.rows]
        if unknown_of_8 == 0 or random.randrange(4):  # else nothing is told of any row, nor how many there are
            known[rule.rows] = [{f.key: draw.value(f) for f in cells} for _ in range(random.randrange(4))]
    for key, values in draw.points.items():
        if random.randrange(3) == 0:
            settled = random.choice(values)
            if (key, settled) not in draw.unsettled:
                known[key] = settled
    return known


def is_fixed(rule: Rule, key: str, settled) -> bool:
    """定額 未定, which an amount settles rather than a choice."""
    return any(isinstance(p, Figure) and p.key == key and isinstance(settled, int) and not isinstance(settled, bool)
               and isinstance(p.alternatives[settled], str) for p in walk((rule.clauses, reached(rule))))


def a_range(draw: Near, fact: Fact):
    low = draw.value(fact)
    high = low + draw.random.randint(1, 40)
    if fact.greatest is not None:
        high = min(high, fact.greatest)
    return Range(low, high) if low < high else low


def words(rule: Rule, known: dict) -> list[str]:
    """As ask.cpp reads them."""
    made = []
    facts = {f.key: f for f in rule.facts}
    for key, v in known.items():
        if key in facts:
            made.append(f"{key}={text(facts[key], v)}")
        elif key == rule.rows:
            made += [f"{key}#="] if not v else []
            for at, row in enumerate(v):
                made += [f"{key}#{at}.{cell}={text(facts[cell], x)}" for cell, x in row.items()]
        else:
            made.append(f"{key}={settled_text(rule, key, v)}")
    return made


def settled_text(rule: Rule, key: str, v) -> str:
    if isinstance(v, bool):
        return "はい" if v else "いいえ"
    for reading in [r for m in reached(rule) for r in m.readings]:
        if reading.key == key:
            return f"{key}_{v}"
    for part in walk((rule.clauses, reached(rule))):
        if isinstance(part, Figure) and part.key == key:
            rate = part.alternatives[v].value
            return f"{rate.numerator}/{rate.denominator}"
    raise LookupError(key)
