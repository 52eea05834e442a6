"""費目: what each is paid, alone or together (NOTATION §4, steps 1 to 3)."""
from __future__ import annotations

from fractions import Fraction

from tree import Category, Clause, Rounding

ALONE = {"補助率", "上限額", "最低額", "端数"}
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
        self.by_category = settled.book.categories[settled.measure.key]
        rounding = settled.rounding()
        self.each_rounded = rounding if rounding.scope == "費目ごと" else Rounding(None, "切捨て")
        self.alone = [bool(ALONE & set(k)) or rounding_by_category(settled) for k in self.by_category]
        self.costs = [self.cost(k) for k in self.by_category]

    def cost(self, of: dict) -> Fraction:
        from amounts import one_figure, only, strongest
        cost = max(only(one_figure(of["経費"], self.w).says, self.w), ZERO)
        return min([cost] + [only(c.says, self.w) for c in strongest(of.get("経費上限", []), self.w) if not c.says.of_total])

    def grant(self, at: int):
        """Of a 費目 computed alone, and its amount before 端数."""
        from amounts import rate_part
        of, cost = self.by_category[at], self.costs[at]
        return self.finished(at, rate_part(of.get("補助率") or self.settled.of("補助率"), cost, self.w))

    def finished(self, at: int, amount):
        from amounts import cut_at_caps, one_figure, only, rounded, strongest
        of, w = self.by_category[at], self.w
        raises = [only(c.says, w) for c in strongest(of.get("最低額", []), w)]
        amount = amount.each(lambda x: max([x] + raises))
        cap = cut_at_caps([c for c in of.get("上限額", []) if not c.says.of_total], [], Fraction(1), w)
        if cap is not None:
            amount = amount.each(lambda x: min(x, cap))
        amount = amount.each(lambda x: max(x, ZERO))
        before = amount.stated
        own = one_figure(of.get("端数", []), w)
        for how in ([own.says] if own else []) + [self.each_rounded]:
            if how.unit is not None:
                amount = amount.each(lambda x, how=how: rounded(x, how.unit, how.mode))
        return amount, before

    def together(self):
        """The sum of all 費目, and before any 端数."""
        from amounts import Amount, rate_part
        total, before = Amount(ZERO, ZERO, ZERO), ZERO
        shared = sum((c for c, alone in zip(self.costs, self.alone) if not alone), ZERO)
        parts = [self.grant(at) for at, alone in enumerate(self.alone) if alone]
        if not all(self.alone):
            amount = rate_part(self.settled.of("補助率"), shared, self.w)
            parts.append((amount, amount.stated))
        for amount, unrounded in parts:
            total = Amount(total.stated + amount.stated, total.least + amount.least, total.most + amount.most)
            before += unrounded
        self.paid = [a.stated for a, _ in parts]
        return total, before


def rounding_by_category(settled) -> bool:
    return any(c.says.scope == "費目ごと" for c in settled.of("端数"))
