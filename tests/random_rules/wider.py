"""What stands beside the grant: 明細, payers, stages, exclusive facts, other measures, editions, what is assumed and left unstated."""
from __future__ import annotations

from fractions import Fraction

from draw import Draw
from tree import (All, Any, Bin, Call, Clause, Cmp, Derived, Fact, Figure, Flag, Grant, Lit, Measure, Name, OneOf, Ref, Rounding, Rule, Stage, Table)


def rows(d: Draw) -> None:
    """The 項目s of a 明細."""
    unit = d.pick(["kWh", "㎥"])
    d.fact("quantity", unit=unit, rows="lines")
    if d.chance(2):
        d.fact("category", rows="lines")
    if d.chance(3):
        d.fact("integer", rows="lines", least=Fraction(0))


def over_rows(d: Draw, made: Measure) -> None:
    """金額 合計( … ), with 端数 明細ごと or without."""
    own = [f for f in d.facts if f.rows]
    amount = next(f for f in own if f.kind == "quantity")
    price = Lit(Fraction(d.random.randint(1, 60), d.pick([1, 2, 10])), "price", amount.unit)
    classes = [f for f in own if f.kind == "category"]
    count = [f for f in own if f.kind == "integer"]
    each = Bin("*", Ref(amount), price)
    if classes and d.chance(2):
        tops = [i for i, c in enumerate(classes[0].choices) if c.parent < 0]
        cells = [([OneOf(classes[0], [i])], [Lit(Fraction(d.random.randint(1, 40), d.pick([1, 2])), "price", amount.unit)]) for i in tops]
        made.clauses.append(Clause("表", Table([classes[0]], ["単価"], cells), name="行の表"))
        each = Bin("*", Ref(amount), Name("行の表", "単価"))
    if count and d.chance(2):
        each = Bin("+", each, Bin("*", d.money(20), Ref(count[0])))
    made.kind = d.pick(["単価", "給付金"])
    total = Call("合計", [each]) if not d.chance(4) else Call(d.pick(["最大", "最小"]), [each])
    if d.chance(4):
        total = Bin("+", total, Bin("*", d.money(20), Call("件数", [Name("行")])))
    if classes and d.chance(2):
        of_class = OneOf(classes[0], [d.random.randrange(len(classes[0].choices))])
        made.clauses.append(Clause("対象", Cmp(Call("行", [Ref(amount), of_class]), d.pick(["以上", "未満"]), d.number(amount))))
    made.clauses.append(Clause("金額", Figure([total if not d.chance(4) else Call("小さい方", [total, d.money(300)])])))
    scope = "明細ごと" if isinstance(total, Call) and total.name == "合計" and d.chance(2) else ""
    made.clauses.append(Clause("端数", Rounding(Fraction(d.pick([1, 1, 10])), d.pick(["切捨て", "切上げ", "四捨五入"]), scope)))


def payers(d: Draw, made: Measure) -> None:
    """負担 and 流れ beside one plain rate."""
    rates = [c for c in made.clauses if c.kind == "補助率"]
    figure = rates[0].says if len(rates) == 1 else None
    rounds = [c.says for c in made.clauses if c.kind == "端数"]
    if any(r.unit is not None and r.mode != "切捨て" for r in rounds):
        return  # rounded up, the first payers may pay more than the grant
    if figure is None or figure.tier or figure.others or len(figure.alternatives) != 1 or isinstance(figure.alternatives[0], str):
        return
    rate = figure.alternatives[0].value
    if d.chance(2):
        first = rate * d.pick([Fraction(1, 2), Fraction(1, 3), Fraction(2, 3)])
        parts = [("国", first), ("県", rate - first)]
        if d.chance(3):
            parts[1:] = [("県", (rate - first) / 2), ("市", (rate - first) / 2)]
        made.clauses.append(Clause("負担", parts))
    elif figure.at_most == "":
        made.clauses.append(Clause("流れ", [Stage("国", "県", d.pick([Fraction(1, 2), Fraction(2, 3), Fraction(1)]),
                                               cap=d.yen(60) if d.chance(3) else None), Stage("県", "企業", rate)]))
        plain = not made.categories and rates[0].when is None and not any(c.kind in ("定額", "金額") for c in made.clauses)
        rates[0].by_flow = plain and d.chance(2)


def exclusive(d: Draw, made: Measure) -> None:
    truths = [f for f in d.of_kind("truth")]
    if len(truths) > 1:
        pair = d.random.sample(truths, 2)
        made.clauses.append(Clause("排他", ", ".join(f.label for f in pair) + " 仮定「a」"))


def words(d: Draw, made: Measure) -> None:
    if d.chance(4):
        made.clauses.append(Clause("前提", d.pick(["行為「申請する」", "行為「報告する」"])))
    if d.chance(4):
        made.clauses.append(Clause("未記載", "補助対象経費の範囲"))


def is_open(of: Measure) -> bool:
    figures = [c.says for c in of.clauses if isinstance(c.says, Figure)]
    return any(f.others or len(f.alternatives) > 1 or isinstance(f.alternatives[0], str) for f in figures)


def may_be_less(of: Measure) -> bool:
    return any(isinstance(c.says, Figure) and c.says.at_most for c in of.clauses)


def derive(d: Draw, of: Rule) -> None:
    """場合分け of a 区分: what it is where it is not given."""
    facts = [f for f in d.of_kind("category") if len(f.choices) > 2]
    if not facts:
        return
    fact = d.pick(facts)
    others = [f for f in d.of_kind("integer", "truth", "money", "category") if f is not fact]
    if not others:
        return
    pick = lambda: sorted(d.random.sample(range(len(fact.choices)), d.pick([1, 1, 1, 2])))
    money = d.of_kind("money")
    two = lambda: Cmp(Ref(d.pick(money)), d.pick(["以上", "超"]), Bin(d.pick("+-"), Ref(d.pick(money)), d.money(60)))
    of_others = lambda: two() if len(money) > 1 and d.chance(3) else d.simple(others)
    of_several = lambda: d.pick([All, Any])([of_others(), of_others()]) if d.chance(3) else of_others()
    rows = [(of_several(), pick()) for _ in range(d.random.randint(1, 4))] + [(None, pick())]
    of.clauses.insert(0, Clause("場合分け", Derived(fact, rows), name=fact.label))


def frame(d: Draw, of: Measure) -> None:
    """A 類型 with some of the clauses."""
    of.frame = "f"
    of.framed = [c for c in of.clauses if c.kind not in ("値", "場合分け", "表", "経費", "端数") and d.chance(3)]


def another(d: Draw, of: Rule, measure) -> None:
    """A second measure: 補助額( ), 合計上限, or an edition of the same."""
    first = of.measures[0]
    roll = d.random.randrange(3)
    if roll == 0 and not first.categories and not is_open(first) and not may_be_less(first):
        second = Measure("n", "給付金")
        base = Grant("m")
        formula = d.pick([Bin("*", base, d.rate()), Bin("-", d.money(200), base), Bin("+", base, d.formula(1))])
        second.clauses = [Clause("金額", Figure([formula])), Clause("端数", Rounding(Fraction(d.pick([1, 10])), "切捨て"))]
        of.measures.append(second)
        of.asked = 1
    elif roll == 1:
        of.clauses.append(Clause("合計上限", (Figure([d.money(150)]), ["m", "n"]), d.condition(1) if d.chance(3) else None))
        of.measures.append(measure(d, "n"))
        for reading in of.measures[1].readings:
            reading.key, reading.label = reading.key + "_two", reading.label + "二"
        of.asked = d.random.randrange(2)
    else:
        first.edition = "版 初版 [one] 施行 2023-04-01 から 2024-03-31"
        second = measure(d, "m")
        for reading in second.readings:
            reading.key, reading.label = reading.key + "_two", reading.label + "二"
        second.edition = "版 次版 [two] 施行 2024-04-01 から"
        of.measures.append(second)
        of.asked = d.random.randrange(2)
