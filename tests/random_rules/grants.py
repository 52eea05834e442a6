"""費目: what each is paid, alone or together (NOTATION §4, steps 1 to 3)."""
from __future__ import annotations

from fractions import Fraction

import joint
from figures import Amount, Changes, cut_at_caps, one_figure, only, rate_part, strongest
from tree import Category, Clause, Rounding
from values import holds, rounded

ALONE = {"補助率", "上限額", "最低額", "端数", "下限額", "経費下限"}
ZERO = Fraction(0)


def kinds(category: Category) -> dict[str, list[Clause]]:
    made: dict[str, list[Clause]] = {}
    for c in category.clauses:
        made.setdefault(c.kind, []).append(c)
    return made


class Parts:
    """The 費目 of one measure in one world. `settled` is the measure (amounts.Settled)."""

    def __init__(self, settled):
        self.settled, self.w = settled, settled.w
        self.categories = settled.measure.categories
        self.by_category = settled.book.categories[id(settled.measure)]
        rounding = settled.rounding()
        self.each_rounded = rounding if rounding.scope == "費目ごと" else Rounding(None, "切捨て")
        self.alone = [bool(ALONE & set(k)) or rounding_by_category(settled) for k in self.by_category]
        self.shown = None  # of each 費目: from what to what; None where some share one rate
        self.open = [self.is_open(k) for k in self.by_category]
        self.costs = [self.cost(k) if there else ZERO for k, there in zip(self.by_category, self.open)]
        self.open = [there and cost >= self.floor(k, "経費下限") for k, there, cost in zip(self.by_category, self.open, self.costs)]

    def is_open(self, of: dict) -> bool:
        """対象 inside a 費目: where it does not hold, that 費目 is paid nothing."""
        return all(holds(c.says, self.w) for c in of.get("対象", []))

    def floor(self, of: dict, kind: str) -> Fraction:
        return max([only(c.says, self.w) for c in strongest(of.get(kind, []), self.w)], default=ZERO)

    def cost(self, of: dict) -> Fraction:
        cost = max(only(one_figure(of["経費"], self.w).says, self.w), ZERO)
        return min([cost] + [only(c.says, self.w) for c in strongest(of.get("経費上限", []), self.w) if not c.says.of_total])

    def changes(self, of: dict) -> Changes:
        """Beside its own rate, else those of the measure."""
        return Changes(of.get("補助率加算", []), of.get("補助率上限", [])) if of.get("補助率") else self.settled.changes()

    def grant(self, at: int):
        """Of a 費目 computed alone, and its amount before 端数."""
        of, cost = self.by_category[at], self.costs[at]
        return self.finished(at, rate_part(of.get("補助率") or self.settled.of("補助率"), cost, self.w, self.changes(of)))

    def finished(self, at: int, amount):
        of, w = self.by_category[at], self.w
        raises = [only(c.says, w) for c in strongest(of.get("最低額", []), w)]
        amount = amount.each(lambda x: max([x] + raises))
        cap = cut_at_caps([c for c in of.get("上限額", []) if not c.says.of_total], [], Fraction(1), w)
        if cap is not None:
            amount = amount.each(lambda x: min(x, cap))
        amount = amount.each(lambda x: max(x, ZERO))
        before = amount.stated
        return self.rounded(at, amount), before

    def rounded(self, at: int, amount):
        """Its 端数, then its 下限額: below, it is paid nothing."""
        of, w = self.by_category[at], self.w
        own = one_figure(of.get("端数", []), w)
        for how in ([own.says] if own else []) + [self.each_rounded]:
            if how.unit is not None:
                amount = amount.each(lambda x, how=how: rounded(x, how.unit, how.mode))
        least = self.floor(of, "下限額")
        return amount.each(lambda x: x if x >= least and self.open[at] else ZERO)

    def limits(self):
        """What ties several 費目 in this world; None where nothing does."""
        w, names, measure = self.w, [c.key for c in self.categories], self.settled
        sums = {kind: [([names.index(k) for k in c.says.categories] or list(range(len(names))), only(c.says, w))
                       for c in strongest(measure.of(kind), w) if c.says.categories or kind == "経費上限"]
                for kind in ("経費上限", "上限額")}
        shares = {kind: [(at, only(c.says, w)) for at, of in enumerate(self.by_category) for c in of.get(kind, []) if c.says.of_total]
                  for kind in ("経費上限", "上限額")}
        if not any(sums.values()) and not any(shares.values()):
            return None
        rates = [self.changes(of).of(only(one_figure(of.get("補助率") or measure.of("補助率"), w).says, w), w) for of in self.by_category]
        caps = [min([only(c.says, w) for c in strongest(of.get("上限額", []), w) if not c.says.of_total], default=None)
                for of in self.by_category]
        return joint.Limits(self.costs, rates, caps, sums["経費上限"], sums["上限額"], shares["経費上限"], shares["上限額"])

    def tied(self, limits):
        """The greatest total under them, the first 費目 getting the most; then each 端数 and 下限額 once. Where neither hangs on the split, it
        is left open."""
        split = limits.first_gets_most()
        parts = [self.rounded(at, Amount(x, x, x)) if self.alone[at] else Amount(x, x, x) for at, x in enumerate(split)]
        self.paid = [a.stated for a in parts]
        settled = self.each_rounded.unit is not None or any({"端数", "下限額"} & set(of) for of in self.by_category)
        self.shown = [(x, x) if settled else limits.range_of(at) for at, x in enumerate(self.paid)]
        total = sum(self.paid, ZERO)
        return Amount(total, total, total), sum(split, ZERO)

    def together(self):
        """The sum of all 費目, and before any 端数."""
        limits = self.limits()
        if limits is not None:
            return self.tied(limits)
        total, before = Amount(ZERO, ZERO, ZERO), ZERO
        shared = sum((c for c, alone in zip(self.costs, self.alone) if not alone), ZERO)
        parts = [self.grant(at) for at, alone in enumerate(self.alone) if alone]
        if not all(self.alone):
            amount = rate_part(self.settled.of("補助率"), shared, self.w, self.settled.changes())
            parts.append((amount, amount.stated))
        for amount, unrounded in parts:
            total = Amount(total.stated + amount.stated, total.least + amount.least, total.most + amount.most)
            before += unrounded
        self.paid = [a.stated for a, _ in parts]
        if all(self.alone):
            self.shown = [(x, x) for x in self.paid]
        return total, before


def rounding_by_category(settled) -> bool:
    return any(c.says.scope == "費目ごと" for c in settled.of("端数"))
