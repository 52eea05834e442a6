"""The clauses of a measure, one kind after another."""
from __future__ import annotations

from fractions import Fraction

from draw import Draw
from tree import (Between, Bin, Call, Cases, Clause, Cmp, Fact, Figure, Flag, Lit, Name, Not, OneOf, Otherwise, Ref, Rounding, Table,
                  Tier)


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


def eligibility(d: Draw) -> list[Clause]:
    made = []
    for _ in range(d.pick([0, 0, 1, 1, 2, 3])):
        made.append(Clause("対象", d.condition(2), d.condition(1) if d.chance(4) else None))
    return made


def costs(d: Draw) -> list[Clause]:
    if d.chance(5) and len(d.of_kind("money")) > 1:
        a, b = d.random.sample(d.of_kind("money"), 2)
        made = [Clause("経費", plain(Otherwise(a, d.pick([Ref(b), d.money()]))))]
    else:
        made = exhaustive(d, "経費", lambda: plain(d.prorated() if d.chance(6) else d.formula(d.pick([0, 0, 1, 2]))))
    made += stacked(d, "経費上限", lambda: plain(d.money(300)), [0, 0, 0, 1, 2])
    return made + stacked(d, "経費下限", lambda: plain(d.money(60)), [0, 0, 0, 0, 0, 1, 2])


def rates(d: Draw) -> list[Clause]:
    roll = d.random.randrange(10)
    if roll == 0:
        return tiers(d)
    word = d.pick(["", "", "", "以内", "以下", "最大", "限度", "を 限度", "を 超えない"])
    return exhaustive(d, "補助率", lambda: Figure([d.rate()], at_most=word if d.chance(2) else d.pick(["", word])))


def rate_changes(d: Draw) -> list[Clause]:
    """What is added to a rate, and what cuts the sum."""
    some = [Fraction(1, 10), Fraction(1, 20), Fraction(1, 4), Fraction(1, 5)]
    made = stacked(d, "補助率加算", lambda: plain(Lit(d.pick(some), "ratio", d.pick(["", "%"]))), [0, 0, 0, 0, 1, 1, 2])
    return made + stacked(d, "補助率上限", lambda: plain(d.rate()), [0, 0, 1, 2]) if made else []


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
    return made + (overriding(d, of_grant) if d.chance(3) else [])


def overriding(d: Draw, of_grant: bool) -> list[Clause]:
    """One rate, or tiers with limits of their own, that hold instead of the tiers under a condition."""
    when, word = d.simple(), "以内" if d.chance(4) else ""
    if d.chance(2):
        return [Clause("補助率", Figure([d.rate()], word), when, 1)]
    mark = d.yen(80)
    if d.chance(3):  # the rates it overrides go on where it ends
        return [Clause("補助率", Figure([d.rate()], word, tier=Tier(of_grant, *d.pick([(None, mark), (mark, None)]))), when, 1)]
    return [Clause("補助率", Figure([d.rate()], word, tier=Tier(of_grant, above, up_to)), when, 1) for above, up_to in ((None, mark), (mark, None))]


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
    years, unit = Lit(Fraction(d.random.randint(1, 5)), "integer"), Lit(Fraction(1, 1000), "ratio", "%")
    rate = Call("年平均伸び率", [Ref(before), Ref(after), years, unit])
    return Cmp(rate, d.pick(["以上", "超", "未満"]), Lit(Fraction(d.random.randint(1, 30), 100), "ratio", "%"))


def of_days(d: Draw):
    """A condition on the year of a day, or on the full years or the days to it."""
    days = d.of_kind("date")
    if not days:
        return d.condition(1)
    asked, how = Ref(d.pick(days)), d.pick(["以上", "超", "未満", "以下"])
    roll = d.random.randrange(4)
    if roll == 3:
        months = Lit(Fraction(d.random.randint(1, 40)), "integer", "月")
        return Cmp(Bin(d.pick("+-"), asked, months), how, Lit(Fraction(20000 + d.random.randint(-1300, 1300)), "date"))
    if roll == 0:
        return Cmp(Call("年", [asked]), how, Lit(Fraction(d.random.randint(2024, 2025)), "integer"))
    first = Ref(d.pick(days)) if len(days) > 1 and d.chance(2) else Lit(Fraction(20000 - d.random.randint(0, 1200)), "date")
    if roll == 1:
        return Cmp(Call("年数", [first, asked]), how, Lit(Fraction(d.random.randint(0, 3)), "integer", d.pick(["", "年"])))
    return Cmp(Call("日数", [first, asked]), how, Lit(Fraction(d.random.randint(0, 400)), "integer"))


def sometimes(d: Draw):
    """A condition, or none; here an absent fact may count as something."""
    if d.chance(2):
        return None
    d.missing = True
    made = growth(d) if d.chance(8) else of_days(d) if d.chance(8) else d.condition(1)
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
        return Rounding(Fraction(d.pick([1, 1, 1, 10, 100, 1000, 5, 7, 300])), d.pick(["切捨て", "切捨て", "切上げ", "四捨五入"]),
                        in_digits=d.chance(3))
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
    keys = d.of_kind("category", "integer", "truth") + [Name(name) for name in d.names if name.startswith("値")] * 3
    if not keys:
        return []
    first = d.pick(keys)
    classes = [f for f in d.of_kind("category", "truth", "integer") if f is not first]
    second = d.pick(classes) if classes and d.chance(2) else None
    heads = [] if not second else [1, 0] if second.kind == "truth" else ranges(d, second) if second.kind == "integer" else top_choices(second)
    if second and second.kind == "truth" and d.chance(2):
        heads = [0, 1]
    elif second and second.kind == "category" and d.chance(2):
        heads = sorted(range(len(second.choices)), key=lambda i: second.choices[i].parent < 0)  # those below a choice before it
    columns = [] if second else ["列"] if d.chance(2) else ["列", "二列"]
    cells = lambda: [d.pick([d.money(120), d.money(120), d.formula(1)]) for _ in (heads or columns)]
    rows = [([k], cells()) for k in key_rows(d, first)]
    d.names += ["表甲"] if second else ["表甲." + c for c in columns]
    return [Clause("表", Table([first] + ([second] if second else []), columns, rows, heads, d.chance(2)), name="表甲")]


def ranges(d: Draw, fact: Fact) -> list:
    """Of a number: conditions that leave no hole and do not meet."""
    low = int(fact.least or 0)
    marks = sorted({Fraction(d.random.randint(low, low + 8)) for _ in range(2)})
    if fact.greatest is not None:
        marks = sorted({min(m, fact.greatest - 1) for m in marks})
    lit = lambda n: Lit(n, "integer", fact.unit)
    made = [Cmp(Ref(fact), "以下", lit(marks[0]))]
    made += [Between(Ref(fact), lit(marks[0]), "超", lit(high), "以下") for high in marks[1:]]
    return made + [Cmp(Ref(fact), "超", lit(marks[-1]))]


def value_rows(d: Draw, of: Name) -> list:
    """Of a 値: each side of an amount, or of two."""
    low, high = sorted([d.money(60).value, d.money(300).value + 300])
    low, high = Lit(low, "money"), Lit(high, "money")
    if d.chance(2):
        return [Cmp(of, "以下", low), d.pick([Cmp(of, "超", low), None])]
    return [Cmp(of, "未満", low), Between(of, low, "以上", high, "以下"), d.pick([Cmp(of, "超", high), None])]


def key_rows(d: Draw, fact) -> list:
    if isinstance(fact, Name):
        return value_rows(d, fact)
    if fact.kind == "truth":
        rows = [Flag(fact), Not(Flag(fact))]
        d.random.shuffle(rows)
        return rows[:1] + [None] if d.chance(4) else rows
    if fact.kind == "category":
        tops = top_choices(fact)
        cut = d.random.randint(1, len(tops))
        if d.chance(4):
            return [OneOf(fact, tops[:cut]), Not(OneOf(fact, tops[:cut]), d.pick(["でない", "以外"]))]
        rows = [OneOf(fact, tops[:cut])] + [OneOf(fact, [i]) for i in tops[cut:]]
        if len(rows) > 1 and d.chance(4):
            rows[-1] = None
        return rows
    low = int(fact.least or 0)
    cut = d.random.randint(low, low + 8)
    if fact.greatest is not None:
        cut = min(cut, int(fact.greatest) - 1)
    lit = lambda n: Lit(Fraction(n), "integer", fact.unit)
    return [Cmp(Ref(fact), "以下", lit(cut)), Cmp(Ref(fact), "以上", lit(cut + 1)) if not d.chance(4) else None]
