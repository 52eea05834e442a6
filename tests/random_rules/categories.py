"""費目 with figures of their own, and limits that tie several."""
from __future__ import annotations

from fractions import Fraction

from clauses import rate_changes, stacked
from draw import Draw
from tree import Category, Clause, Figure, Lit, Measure, Ref, Rounding


def one_rounding(d: Draw, scope: str = "") -> Rounding:
    return Rounding(Fraction(d.pick([1, 1, 1, 10, 100])), d.pick(["切捨て", "切捨て", "切上げ", "四捨五入"]), scope)


def sometimes(d: Draw):
    return d.condition(1) if d.chance(3) else None


def one(d: Draw, key: str, title: str, own_rate: bool, switches) -> Category:
    made = Category(title, key)
    made.clauses.append(Clause("経費", Figure([Ref(d.money_fact()) if not d.chance(4) else d.formula(1)])))
    tied = switches.joint and d.chance(4)
    if tied:
        made.clauses.append(Clause(d.pick(["経費上限", "上限額"]), share(d)))
    if own_rate:
        made.clauses.append(Clause("補助率", Figure([d.rate()], "以内" if d.chance(8) else "")))
        made.clauses += rate_changes(d) if d.chance(3) else []
    if d.chance(3):
        made.clauses.append(Clause("経費上限", Figure([d.money(200)]), sometimes(d)))
    if d.chance(3):
        made.clauses.append(Clause("上限額", Figure([d.money(100)]), sometimes(d)))
    if switches.joint and d.chance(6):
        made.clauses.append(Clause("対象", d.condition(1)))
    if switches.joint and d.chance(8):
        made.clauses.append(Clause(d.pick(["下限額", "経費下限"]), Figure([d.money(20)]), sometimes(d)))
    if d.chance(4):
        made.clauses.append(Clause("端数", one_rounding(d)))
    return made


def share(d: Draw) -> Figure:
    return Figure([Lit(d.pick([Fraction(1, 2), Fraction(1, 3), Fraction(1, 4), Fraction(2, 3)]), "ratio")], "以内", of_total=True)


def tie(d: Draw, made: Measure) -> None:
    """Limits on several 費目 together, which may overlap."""
    keys = [c.key for c in made.categories]
    for _ in range(d.random.randint(1, 2)):
        kind = d.pick(["経費上限", "上限額"])
        which = sorted(d.random.sample(keys, d.random.randint(2, len(keys))))
        made.clauses.append(Clause(kind, Figure([d.money(300 if kind == "経費上限" else 120)], categories=which), sometimes(d)))
    if d.chance(3):
        made.clauses.append(Clause("経費上限", Figure([d.money(400)]), sometimes(d)))


def is_tied(made: Measure) -> bool:
    figures = [c.says for c in made.clauses + [c for k in made.categories for c in k.clauses] if isinstance(c.says, Figure)]
    return any(f.of_total or f.categories for f in figures) or any(c.kind == "経費上限" for c in made.clauses)


def add(d: Draw, made: Measure, switches) -> None:
    own = d.chance(2)
    shared_rate = not own or d.chance(2)
    if shared_rate:
        made.clauses.append(Clause("補助率", Figure([d.rate()], "以内" if d.chance(6) else "")))
        made.clauses += rate_changes(d)
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
    if all(any(c.kind == "補助率" for c in one_of.clauses) for one_of in made.categories):
        made.clauses = [c for c in made.clauses if not c.kind.startswith("補助率")]  # no 費目 would use it
    if switches.joint and d.chance(2):
        tie(d, made)
    if is_tied(made):
        leave_out(made, switches)
    else:
        made.clauses += stacked(d, "経費下限", lambda: Figure([d.money(150)]), [0, 0, 1])
        for category in (c for c in made.categories if d.chance(8)):
            category.clauses.append(Clause("最低額", Figure([d.money(20)]), sometimes(d)))


def leave_out(made: Measure, switches) -> None:
    """What has no meaning beside limits that tie several 費目, or none that is said: how much of a cost counts where a cap on the grant
    leaves some of it over, and what may be paid less."""
    of_total = any(isinstance(c.says, Figure) and c.says.of_total for k in made.categories for c in k.clauses)
    gone = {"経費下限"} | ({"対象"} if of_total and not switches.closed_in_total else set())
    for category in made.categories:
        category.clauses = [c for c in category.clauses if c.kind not in gone]
    for clause in made.clauses + [c for k in made.categories for c in k.clauses]:
        if clause.kind == "補助率":
            clause.says.at_most = ""
