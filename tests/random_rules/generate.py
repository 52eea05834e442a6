"""A random rule: one programme of one or several measures."""
from __future__ import annotations

import random as _random
from fractions import Fraction

import cases
import categories
import opened
import wider
from amounts import Book, Settled
from clauses import costs, eligibility, exhaustive, fixed, limits, names, rate_changes, rates, rounding
from completions import exclusions
from draw import Draw
from tree import Clause, Figure, Measure, Rule
from values import ANY_ROW, World


def facts(d: Draw) -> None:
    for _ in range(d.random.randint(1, 3)):
        d.fact("money", least=Fraction(1) if d.chance(3) else None, greatest=Fraction(d.pick([150, 400])) if d.chance(6) else None)
    for kind, most in (("truth", 3), ("category", 2), ("integer", 2)):
        for _ in range(d.random.randint(0, most)):
            more = {}
            if kind == "integer":
                low = d.random.randint(0, 2)
                more = {"least": Fraction(low), "greatest": Fraction(low + d.random.randint(1, 12)) if d.chance(2) else None,
                        "unit": d.pick(["", "", "人", "年", "歳", "台"])}
            d.fact(kind, **more)
    if d.chance(6):
        d.fact("ratio", greatest=Fraction(1))
    if d.chance(6):
        d.fact("month")
    if d.chance(6):
        for _ in range(d.pick([1, 1, 2])):
            d.fact("date")
    if d.chance(8):
        wider.rows(d)


def measure(d: Draw, key: str, switches) -> Measure:
    made = Measure(key)
    named = names(d)
    made.clauses += eligibility(d) + named
    roll = 10 if any(f.rows for f in d.facts) and d.chance(2) else d.random.randrange(12)
    if roll < 7:
        made.clauses += costs(d) + fixed(d) + (opened.rates(d, made) if d.chance(4) else rates(d)) + rate_changes(d)
    elif roll < 9:
        made.kind = d.pick(["給付金", "利子補給", "単価", "返還"])
        word = "以内" if d.chance(5) else ""
        made.clauses += opened.amounts(d) if d.chance(6) else exhaustive(d, "金額", lambda: Figure([d.formula(2)], word))
    elif roll == 11 and d.chance(4):
        made.kind = d.pick(["委託", "出資", "拠出金", "交付金", "記載なし"])
        made.clauses = [c for c in made.clauses if c.kind in ("対象",) + DEFINING]
        return made
    elif roll == 9:
        categories.add(d, made, switches)
        return made
    elif roll == 10 and any(f.rows for f in d.facts):
        wider.over_rows(d, made)
        made.clauses += limits(d)
        return made
    else:
        made.clauses += costs(d) + rates(d) + rate_changes(d)
    made.clauses += limits(d, any(c.kind == "経費" for c in made.clauses)) + rounding(d)
    opened.points(d, made)
    if d.chance(4):
        wider.payers(d, made)
    if d.chance(8):
        wider.exclusive(d, made)
    wider.words(d, made)
    return made


DEFINING = ("値", "場合分け", "表")


def order(d: Draw, clauses: list[Clause]) -> list[Clause]:
    """Clauses may stand in any order, but for names, which come before their use."""
    named = [c for c in clauses if c.kind in DEFINING]
    made = [c for c in clauses if c.kind not in DEFINING]
    if d.chance(2):
        d.random.shuffle(made)
    return named + made


def ordered(d: Draw, of: Measure) -> Measure:
    of.clauses = order(d, of.clauses)
    return of


def share(d: Draw, of: Rule) -> None:
    """Some clauses stand in the 事業 instead, where they hold for each 枠."""
    one = of.measures[0]
    whole = {kind for kind in ("経費", "端数") if d.chance(2)}
    moved = [c for c in one.clauses if c.kind in DEFINING or c.kind in whole or (c.kind not in ("経費", "端数") and d.chance(2))]
    of.clauses += moved
    one.clauses = [c for c in one.clauses if not any(c is m for m in moved)]
    if "端数" not in whole and d.chance(3):
        of.clauses += rounding(d)  # the 枠 has its own


def possible(made: Rule, seed: int) -> bool:
    """Whether some applicant is 対象, by looking at a few."""
    asked, all_of_them = made.asked, True
    for made.asked, of in enumerate(made.measures):
        all_of_them = all_of_them and (not any(c.kind in ("対象", "経費下限") for c in made.clauses + of.clauses) or some_eligible(made, seed))
    made.asked = asked
    return all_of_them


def some_eligible(made: Rule, seed: int) -> bool:
    draw, book, pairs = cases.Near(_random.Random(seed), made), Book(made), exclusions(made)
    for _ in range(80):
        facts = cases.one_case(draw, 0)
        if any(sum(bool(facts.get(f.key)) for f in pair) > 1 for pair in pairs):
            continue
        facts.update({key: values[-1] for key, values in draw.points.items()})
        facts.update({p.name: True for p in made.clauses + made.measure.clauses if p.may})
        facts[ANY_ROW] = Fraction(0)
        if Settled(book, made.measure, World(facts, set(facts), made.rows)).is_eligible():
            return True
    return False


def rule(seed: int, switches) -> Rule:
    for attempt in range(20):
        made = draw_rule(seed * 20 + attempt, switches)
        if possible(made, seed):
            break
    return made


def draw_rule(seed: int, switches) -> Rule:
    d = Draw(seed)
    facts(d)
    made = Rule(d.facts, [measure(d, "m", switches)], rows="lines" if any(f.rows for f in d.facts) else "")
    one = ordered(d, made.measures[0])
    if d.chance(6):
        wider.derive(d, made)
    if not one.categories and d.chance(4):
        share(d, made)
    elif d.chance(6):
        outer, d.names = d.names, []
        wider.another(d, made, lambda d, key: ordered(d, measure(d, key, switches)))
        d.names = outer
    elif not one.categories and d.chance(8):
        wider.frame(d, one)
    return made
