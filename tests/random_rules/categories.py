"""費目 with figures of their own, and limits that tie several."""
from __future__ import annotations

from fractions import Fraction

from draw import Draw
from tree import Category, Clause, Figure, Measure, Ref, Rounding


def one_rounding(d: Draw, scope: str = "") -> Rounding:
    return Rounding(Fraction(d.pick([1, 1, 1, 10, 100])), d.pick(["切捨て", "切捨て", "切上げ", "四捨五入"]), scope)


def sometimes(d: Draw):
    return d.condition(1) if d.chance(3) else None


def one(d: Draw, key: str, title: str, own_rate: bool, switches) -> Category:
    made = Category(title, key)
    made.clauses.append(Clause("経費", Figure([Ref(d.money_fact()) if not d.chance(4) else d.formula(1)])))
    if own_rate:
        made.clauses.append(Clause("補助率", Figure([d.rate()], "以内" if d.chance(8) else "")))
    if d.chance(3):
        made.clauses.append(Clause("経費上限", Figure([d.money(200)]), sometimes(d)))
    if d.chance(3):
        made.clauses.append(Clause("上限額", Figure([d.money(100)]), sometimes(d)))
    if d.chance(8):
        made.clauses.append(Clause("最低額", Figure([d.money(20)]), sometimes(d)))
    if d.chance(4):
        made.clauses.append(Clause("端数", one_rounding(d)))
    return made


def add(d: Draw, made: Measure, switches) -> None:
    from generate import eligibility, stacked  # they draw what stands beside 費目
    own = d.chance(2)
    shared_rate = not own or d.chance(2)
    if shared_rate:
        made.clauses.append(Clause("補助率", Figure([d.rate()], "以内" if d.chance(6) else "")))
    if d.chance(2):
        made.clauses.append(Clause("端数", one_rounding(d, "費目ごと" if d.chance(2) else "")))
    else:
        made.clauses.append(Clause("端数", Rounding(None, "切捨て")))
    made.clauses += stacked(d, "上限額", lambda: Figure([d.money(200)]), [0, 0, 1])
    made.clauses += stacked(d, "加算", lambda: Figure([d.money(30)]), [0, 0, 0, 1])
    made.clauses += stacked(d, "下限額", lambda: Figure([d.money(30)]), [0, 0, 0, 0, 1])
    for n in range(d.random.randint(2, 4)):
        has_rate = own and (not shared_rate or d.chance(2))
        made.categories.append(one(d, "abcd"[n], "費目" + "一二三四"[n], has_rate, switches))
