"""One case with everything settled: NOTATION §4, step by step."""
from __future__ import annotations

from dataclasses import dataclass
from fractions import Fraction

import grants
import payers
from figures import ZERO, Amount, Changes, by_figure, cut_at_caps, one_figure, only, rate_part, strongest, total
from tree import Cases, Clause, Measure, Rounding, Rule, Table
from values import World, holds, rounded, value


@dataclass
class Outcome:
    """Of one completion. `stated` is None where nothing is stated, `least` and `most` where nothing is possible."""
    eligible: bool
    stated: Fraction | None = None
    unrounded: Fraction | None = None
    least: Fraction | None = None
    most: Fraction | None = None
    unbounded: bool = False  # nothing bounds `most`
    open: bool = False
    undetermined: bool = False  # 補助率 未定: 0 to `most` where another completion has a figure
    shares: dict | None = None
    categories: dict | None = None
    cost: Fraction | None = None
    caps: list | None = None
    stages: list | None = None
    floor_may_exclude: bool = False  # what is not listed, or not stated, may fall below 下限額


class Book:
    """The clauses of each measure by kind, with what it has from the 事業."""

    def __init__(self, rule: Rule):
        self.rule = rule
        self.kinds = {id(m): self.by_kind(m) for m in rule.measures}
        self.categories = {id(m): [grants.kinds(c) for c in m.categories] for m in rule.measures}

    def by_kind(self, measure: Measure) -> dict[str, list[Clause]]:
        own = {c.kind for c in measure.clauses} & {"経費", "端数"}  # these stand in place of the 事業's
        made: dict[str, list[Clause]] = {}
        for c in [c for c in self.rule.clauses if c.kind not in own] + measure.clauses:
            made.setdefault(c.kind, []).append(c)
        return made


class Settled:
    """A measure of a rule in one world."""

    def __init__(self, book: Book, measure: Measure, w: World):
        self.book, self.rule, self.measure = book, book.rule, measure
        self.kinds = book.kinds[id(measure)]
        self.w = World(w.facts, w.given, self.rule.rows)
        self.w.names = dict(w.names)
        self.define_names()

    def of(self, kind: str) -> list[Clause]:
        return self.kinds.get(kind, [])

    def changes(self) -> Changes:
        return Changes(self.of("補助率加算"), self.of("補助率上限"))

    def define_names(self) -> None:
        names = self.w.names
        for name in {c.name for c in self.of("値")}:
            same = [c for c in self.of("値") if c.name == name]
            names[name] = lambda w, same=same: self.named(same, w)
        for clause in (c for c in self.of("場合分け") if isinstance(c.says, Cases)):
            names[clause.name] = lambda w, says=clause.says: first_row(says, w)
        for clause in self.of("表"):
            for at, column in enumerate(clause.says.columns or [""]):
                key = clause.name + ("." + column if column else "")
                names[key] = lambda w, says=clause.says, at=at: cell(says, at, w)
        self.w.row_rounding = self.row_rounding
        names["経費"] = lambda w: self.cost()
        names["補助率"] = lambda w: self.changes().of(only(one_figure(self.of("補助率"), self.w).says, self.w), self.w)
        for other in self.rule.measures:
            names["補助額 " + other.key] = lambda w, other=other: Settled(self.book, other, self.w).paid()

    @staticmethod
    def named(clauses: list[Clause], w: World) -> Fraction:
        clause = one_figure(clauses, w)
        if clause is None:
            raise LookupError("hole in 値")
        return only(clause.says, w)

    def paid(self) -> Fraction:
        done = self.outcome()
        return done.stated if done.eligible and done.stated is not None else ZERO

    def cost(self) -> Fraction | None:
        if not hasattr(self, "cost_"):
            self.cost_ = self.work_out_cost()
        return self.cost_

    def work_out_cost(self) -> Fraction | None:
        if self.measure.categories:
            return sum(grants.Parts(self).costs, ZERO)
        clause = one_figure(self.of("経費"), self.w)
        if clause is None and self.of("経費"):
            raise LookupError("hole in 経費")
        if clause is None:
            return None
        cost = max(only(clause.says, self.w), ZERO)
        caps = [only(c.says, self.w) for c in strongest(self.of("経費上限"), self.w)]
        return min([cost] + caps)

    def rounding(self) -> Rounding:
        clause = one_figure(self.of("端数"), self.w)
        return clause.says if clause else Rounding(None, "切捨て")

    def row_rounding(self, x: Fraction) -> Fraction:
        how = self.rounding()
        return rounded(x, how.unit, how.mode) if how.unit is not None and how.scope == "明細ごと" else x

    def step(self) -> Fraction:
        unit = self.rounding().unit
        return unit if unit is not None else Fraction(1)

    def is_eligible(self) -> bool:
        for clause in self.of("対象"):
            if clause.may:
                if holds(clause.says, self.w) and not self.w.facts[clause.name]:
                    return False
            elif holds(clause.when, self.w) and not holds(clause.says, self.w):
                return False
        floors = [only(c.says, self.w) for c in strongest(self.of("経費下限"), self.w)]
        return all(self.cost() >= floor for floor in floors)

    def base(self) -> Amount:
        """F and R, or the formula of 金額."""
        w = self.w
        if self.measure.categories:
            self.parts = grants.Parts(self)
            amount, self.before = self.parts.together()
            return amount
        cost = self.cost()
        amount = one_figure(self.of("金額"), w)
        if amount is not None:
            return by_figure(amount.says, lambda paid: paid, None, w, of_rate=False)
        if cost is None:
            return Amount(None, None, None)
        fixed = one_figure(self.of("定額"), w)
        first = min(cost, only(fixed.says, w)) if fixed else ZERO
        rest = rate_part(self.of("補助率"), cost - first, w, self.changes())
        if rest is None:
            rest = Amount(ZERO, ZERO, ZERO) if self.of("定額") else Amount(None, None, None)
        if fixed is None:
            return rest
        low = ZERO if fixed.says.at_most else first
        add = lambda x, part: None if x is None else x + part
        return Amount(add(rest.stated, first), add(rest.least, low), add(rest.most, first), rest.unbounded, rest.open, rest.undetermined,
                      rest.unlisted)

    def outcome(self) -> Outcome:
        w = self.w
        if not self.is_eligible():
            return Outcome(False)
        raised, least = total(self.of("加算"), w), [only(c.says, w) for c in strongest(self.of("最低額"), w)]
        amount = self.base().each(lambda x: max([x + raised] + least))
        cap = cut_at_caps([c for c in self.of("上限額") if not c.says.categories], self.of("上限加算"), self.step(), w)
        if cap is not None:
            if amount.unbounded:
                amount.most, amount.unbounded = cap, False
            amount = amount.each(lambda x: min(x, cap))
        return self.finished(amount.each(lambda x: max(x, ZERO)), cap)

    def finished(self, amount: Amount, cap: Fraction | None) -> Outcome:
        w, how = self.w, self.rounding()
        end = (lambda x: x) if how.unit is None or how.scope else (lambda x: rounded(x, how.unit, how.mode))
        done = amount.each(end)
        floors = [only(c.says, w) for c in strongest(self.of("下限額"), w)]
        figures = self.measure.categories or any(self.of(kind) for kind in ("補助率", "定額", "金額", "上限額"))
        greatest = done.stated if done.stated is not None else None if amount.unbounded else done.most
        if figures and floors and greatest is not None and greatest < max(floors):
            return Outcome(False)
        unsure = bool(figures and floors) and max(floors) > 0 and self.may_fall_short(done, amount.unlisted, max(floors))
        if floors:  # what would be paid below the floor is not paid
            cut = lambda x: None if x is None else x if x >= max(floors) else ZERO
            done.least, done.most = cut(done.least), cut(done.most)
        totals = [only(c.says[0], w) for c in strongest(self.of("合計上限"), w) if self.measure.key in c.says[1]]
        if totals:
            done = done.each(lambda x: min([x] + totals))
        return Outcome(True, done.stated, amount.stated, done.least, done.most, amount.unbounded, amount.open, amount.undetermined,
                       payers.shares(self, done.stated), self.parts.shown if self.measure.categories else None, self.cost(), [] if cap is None else [cap],
                       payers.stages(self, done.stated), unsure)


    @staticmethod
    def may_fall_short(done: Amount, unlisted: bool, floor: Fraction) -> bool:
        """Whether an amount that is not listed, or not stated at all, may lie below 下限額."""
        return (unlisted or done.stated is None) and done.least is not None and done.least < floor


def first_row(says: Cases, w: World) -> Fraction:
    for c, then in says.rows:
        if holds(c, w):
            return value(then, w)
    raise LookupError("hole in 場合分け")


def cell(says: Table, column: int, w: World) -> Fraction:
    for keys, cells in says.rows:
        if not all(k is None or holds(k, w) for k in keys):
            continue
        if not says.second:
            return value(cells[column], w)
        if says.keys[1].kind == "integer":
            return value(next(c for c, head in zip(cells, says.second) if holds(head, w)), w)
        settled = w.fact(says.keys[1])
        best = says.second.index(int(settled)) if says.keys[1].kind == "truth" else narrowest(says.keys[1], says.second, settled)
        return value(cells[best], w)
    raise LookupError("hole in 表")


def narrowest(fact, heads: list[int], settled: int) -> int:
    """Which of the heading choices the settled one is, or lies under most nearly."""
    while settled >= 0:
        if settled in heads:
            return heads.index(settled)
        settled = fact.choices[settled].parent
    raise LookupError("no column")
