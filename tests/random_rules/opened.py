"""What a page leaves open: のいずれか, 等, 未定, 定額 未定, 読み, 認められる場合がある."""
from __future__ import annotations

from draw import Draw
from tree import Clause, Figure, Measure, OneOf, Reading, Reads


def rates(d: Draw, into: Measure) -> list[Clause]:
    roll = d.random.randrange(5)
    key = "rate_category"
    if roll == 0:
        c = d.simple()
        return [Clause("補助率", Figure([d.rate()]), c), Clause("補助率", Figure(["未定"]), d.negated(c))]
    if roll == 1:
        return [Clause("補助率", Figure([d.rate()], others=True, key=key))]
    listed = []
    while len(listed) < d.random.randint(2, 3):
        rate = d.rate()
        if all(r.value != rate.value for r in listed):
            listed.append(rate)
    if roll == 2:
        return [Clause("補助率", Figure(["定額 未定"] + listed[:2], key=key))]
    return [Clause("補助率", Figure(listed, at_most="以内" if d.chance(4) else "", others=roll == 3, key=key))]


def amounts(d: Draw) -> list[Clause]:
    return [Clause("金額", Figure(["未定"])), Clause("上限額", Figure([d.money(100)]))]


def points(d: Draw, into: Measure) -> None:
    if d.chance(8) and d.of_kind("category"):
        fact = d.pick(d.of_kind("category"))
        into.clauses.append(Clause("対象", OneOf(fact, [d.random.randrange(len(fact.choices))], others=d.fresh("others"))))
    if d.chance(10):
        into.clauses.append(Clause("対象", d.simple(), may=True, name="exception_granted"))
    if d.chance(8):
        options = ["読方一", "読方二", "読方三"][:d.random.randint(2, 3)]
        reading = Reading("読方", "reading", options)
        into.readings.append(reading)
        figure = Figure([d.money(120)])
        pick = d.random.sample(range(len(options)), d.random.randint(1, len(options) - 1))
        into.clauses.append(Clause(d.pick(["上限額", "加算"]), figure, Reads(reading, sorted(pick))))
