"""A random rule: one programme of one or several measures."""
from __future__ import annotations

import random as _random
from fractions import Fraction

import cases
import categories
import opened
import wider
from amounts import Book, Settled
from completions import exclusions
from draw import Draw
from tree import (All, Any, Bin, Call, Cases, Clause, Cmp, Fact, Figure, Flag, Grant, Lit, Measure, Name, Not, OneOf, Otherwise, Ref, Rounding,
                  Rule, Stage, Table, Tier, Values)
from values import World


def exhaustive(d: Draw, kind: str, make, name: str = "") -> list[Clause]:
    """Clauses of which exactly one applies whatever the facts."""
    others = [f for f in d.facts if not f.rows]
    roll = d.random.randrange(8)
    if roll < 4 or not others:
        return [Clause(kind, make(), name=name)]
    if roll < 6:
        made = [Clause(kind, make(), name=name), Clause(kind, make(), d.condition(1), 1, name)]
        if d.chance(3):
            made.append(Clause(kind, make(), d.simple(), 2, name))
        d.random.shuffle(made)
        return made
    classes = [f for f in d.of_kind("category")]
    if roll == 6 and classes:
        return by_choice(d, kind, make, d.pick(classes), name)
    c = d.simple()
    return [Clause(kind, make(), c, name=name), Clause(kind, make(), d.negated(c), name=name)]


def top_choices(fact: Fact) -> list[int]:
    return [i for i, c in enumerate(fact.choices) if c.parent < 0]


def by_choice(d: Draw, kind: str, make, fact: Fact, name: str) -> list[Clause]:
    tops = top_choices(fact)
    d.random.shuffle(tops)
    cut = d.random.randint(1, len(tops))
    groups = [g for g in (sorted(tops[:cut]), sorted(tops[cut:])) if g]
    return [Clause(kind, make(), OneOf(fact, g), name=name) for g in groups]


def plain(of) -> Figure:
    return Figure([of])


def facts(d: Draw) -> None:
    for _ in range(d.random.randint(1, 3)):
        d.fact("money", **({"least": Fraction(1)} if d.chance(3) else {}), **({"greatest": Fraction(d.pick([150, 400]))} if d.chance(6) else {}))
    for kind, most in (("truth", 3), ("category", 2), ("integer", 2)):
        for _ in range(d.random.randint(0, most)):
            more = {}
            if kind == "integer":
                low = d.random.randint(0, 2)
                more = {"least": Fraction(low), "greatest": Fraction(low + d.random.randint(1, 12)) if d.chance(2) else None}
            d.fact(kind, **more)
    if d.chance(6):
        d.fact("ratio", greatest=Fraction(1))
    if d.chance(6):
        d.fact("month")
    if d.chance(6):
        d.fact("date")
    if d.chance(8):
        wider.rows(d)


def eligibility(d: Draw) -> list[Clause]:
    made = []
    for _ in range(d.pick([0, 0, 1, 1, 2, 3])):
        made.append(Clause("対象", d.condition(2)))
    return made


def costs(d: Draw) -> list[Clause]:
    if d.chance(5) and len(d.of_kind("money")) > 1:
        a, b = d.random.sample(d.of_kind("money"), 2)
        made = [Clause("経費", plain(Otherwise(a, d.pick([Ref(b), d.money()]))))]
    else:
        made = exhaustive(d, "経費", lambda: plain(d.formula(d.pick([0, 0, 1, 2]))))
    made += stacked(d, "経費上限", lambda: plain(d.money(300)), [0, 0, 0, 1, 2])
    return made + stacked(d, "経費下限", lambda: plain(d.money(60)), [0, 0, 0, 0, 0, 1, 2])


def rates(d: Draw) -> list[Clause]:
    roll = d.random.randrange(10)
    if roll == 0:
        return tiers(d)
    word = d.pick(["", "", "", "以内", "以下", "最大"])
    return exhaustive(d, "補助率", lambda: Figure([d.rate()], at_most=word if d.chance(2) else d.pick(["", word])))


def tiers(d: Draw) -> list[Clause]:
    of_grant = d.chance(2)
    marks = sorted({d.yen(80) for _ in range(d.random.randint(1, 2))})
    ends = list(zip([None] + marks, marks + [None]))
    word = "以内" if d.chance(4) else ""
    split = d.simple() if d.chance(3) else None
    made = []
    for above, up_to in ends:
        tier = Tier(of_grant, above, up_to)
        if split is not None and d.chance(2):
            made.append(Clause("補助率", Figure([d.rate()], word, tier=tier), split))
            made.append(Clause("補助率", Figure([d.rate()], word, tier=tier), d.negated(split)))
        else:
            made.append(Clause("補助率", Figure([d.rate()], word, tier=tier)))
    return made


def fixed(d: Draw) -> list[Clause]:
    if not d.chance(6):
        return []
    return [Clause("定額", Figure([d.money(60)], "まで" if d.chance(2) else ""), d.condition(1) if d.chance(2) else None)]


def growth(d: Draw):
    """A condition on a yearly growth rate."""
    positive = [f for f in d.of_kind("money") if f.least is not None]
    if len(positive) < 2:
        return d.condition(1)
    before, after = d.random.sample(positive, 2)
    rate = Call("年平均伸び率", [Ref(before), Ref(after), Lit(Fraction(d.random.randint(1, 5)), "integer"), Lit(Fraction(1, 1000), "ratio", "%")])
    return Cmp(rate, d.pick(["以上", "超", "未満"]), Lit(Fraction(d.random.randint(1, 30), 100), "ratio", "%"))


def sometimes(d: Draw):
    """A condition, or none; here an absent fact may count as something."""
    if d.chance(2):
        return None
    d.missing = True
    made = growth(d) if d.chance(8) else d.condition(1)
    d.missing = False
    return made


def stacked(d: Draw, kind: str, figure, many: list[int]) -> list[Clause]:
    """Clauses that may apply together."""
    made = []
    for n in range(d.pick(many)):
        when = sometimes(d)
        strong = d.pick([1, 1, 2]) if when is not None and n > 0 and d.chance(3) else 0
        made.append(Clause(kind, figure(), when, strong))
    return made


def limits(d: Draw, priced: bool = False) -> list[Clause]:
    made = stacked(d, "加算", lambda: plain(d.pick([d.money(40), d.formula(1)])), [0, 0, 0, 1, 2])
    made += stacked(d, "最低額", lambda: plain(d.money(40)), [0, 0, 0, 0, 0, 1, 2])
    def cap():
        of_cost = Bin("*", Name("経費"), d.rate()) if priced else d.formula(1)
        return Figure([d.pick([d.money(150), d.money(150), d.formula(1), of_cost])], below=d.chance(8))
    caps = stacked(d, "上限額", cap, [0, 0, 1, 1, 2, 3])
    made += caps
    if caps:
        made += stacked(d, "上限加算", lambda: plain(d.money(60)), [0, 0, 0, 1, 2])
    return made + stacked(d, "下限額", lambda: plain(d.money(40)), [0, 0, 0, 0, 0, 1, 2])


def rounding(d: Draw) -> list[Clause]:
    def one() -> Rounding:
        if d.chance(5):
            return Rounding(None, "切捨て")
        return Rounding(Fraction(d.pick([1, 1, 1, 10, 100, 1000])), d.pick(["切捨て", "切捨て", "切上げ", "四捨五入"]))
    if d.chance(6):
        return exhaustive(d, "端数", one)
    return [Clause("端数", one())]


def names(d: Draw) -> list[Clause]:
    made = []
    if d.chance(3):
        name = "値" + "一二三"[len(d.names) % 3]
        made += exhaustive(d, "値", lambda: plain(d.formula(2)), name)
        d.names.append(name)
    if d.chance(5):
        made.append(case_rows(d))
    if d.chance(4):
        made += tables(d)
    return made


def case_rows(d: Draw) -> Clause:
    rows = [(d.condition(1), d.formula(1)) for _ in range(d.random.randint(1, 3))] + [(None, d.formula(1))]
    name = "場合"
    d.names.append(name)
    return Clause("場合分け", Cases(rows), name=name)


def tables(d: Draw) -> list[Clause]:
    keys = d.of_kind("category", "integer")
    if not keys:
        return []
    first = d.pick(keys)
    classes = [f for f in d.of_kind("category") if f is not first]
    second = d.pick(classes) if classes and d.chance(2) else None
    heads = top_choices(second) if second else []
    if second and d.chance(2):
        heads = sorted(range(len(second.choices)), key=lambda i: second.choices[i].parent < 0)  # those below a choice before it
    columns = [] if second else ["列"] if d.chance(2) else ["列", "二列"]
    cells = lambda: [d.pick([d.money(120), d.money(120), d.formula(1)]) for _ in (heads or columns)]
    rows = [([k], cells()) for k in key_rows(d, first)]
    d.names += ["表甲"] if second else ["表甲." + c for c in columns]
    return [Clause("表", Table([first] + ([second] if second else []), columns, rows, heads), name="表甲")]


def key_rows(d: Draw, fact: Fact) -> list:
    if fact.kind == "category":
        tops = top_choices(fact)
        cut = d.random.randint(1, len(tops))
        rows = [OneOf(fact, tops[:cut])] + [OneOf(fact, [i]) for i in tops[cut:]]
        if len(rows) > 1 and d.chance(4):
            rows[-1] = None
        return rows
    low = int(fact.least or 0)
    cut = d.random.randint(low, low + 8)
    if fact.greatest is not None:
        cut = min(cut, int(fact.greatest) - 1)
    lit = lambda n: Lit(Fraction(n), "integer")
    return [Cmp(Ref(fact), "以下", lit(cut)), Cmp(Ref(fact), "以上", lit(cut + 1)) if not d.chance(4) else None]


def measure(d: Draw, key: str, switches) -> Measure:
    made = Measure(key)
    named = names(d)
    made.clauses += eligibility(d) + named
    roll = 10 if any(f.rows for f in d.facts) and d.chance(2) else d.random.randrange(12)
    if roll < 7:
        made.clauses += costs(d) + fixed(d) + (opened.rates(d, made) if d.chance(4) else rates(d))
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
        made.clauses += costs(d) + rates(d)
    made.clauses += limits(d, any(c.kind == "経費" for c in made.clauses)) + rounding(d)
    if not switches.unlisted_below_floor and any(isinstance(c.says, Figure) and c.says.others for c in made.clauses):
        made.clauses = [c for c in made.clauses if c.kind != "下限額"]
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
    if d.chance(10):
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
