"""What a figure comes to: which clauses stand, rates, tiers, alternatives, caps.

What may be paid, from least to most, is carried beside what is stated."""
from __future__ import annotations

from dataclasses import dataclass
from fractions import Fraction

from tree import Clause, Figure, Rounding
from values import World, holds, rounded, value


ZERO = Fraction(0)


class Overlap(Exception):
    """Two clauses that apply and differ: the check should have refused the rule."""


def strongest(clauses: list[Clause], w: World) -> list[Clause]:
    """Those that apply, with the highest precedence among them."""
    if not clauses:
        return clauses
    applying = [c for c in clauses if c.when is None or holds(c.when, w)]
    top = max((c.precedence for c in applying), default=0)
    return [c for c in applying if c.precedence == top]


def one_figure(clauses: list[Clause], w: World) -> Clause | None:
    found = strongest(clauses, w)
    if len(found) > 1 and any(c.says != found[0].says for c in found) and not agree(found, w):
        raise Overlap(found[0].kind)
    return found[0] if found else None


def agree(found: list[Clause], w: World) -> bool:
    """Whether clauses that are written differently come to the same."""
    if any(isinstance(c.says, Rounding) or isinstance(c.says.alternatives[0], str) for c in found):
        return False
    return all(only(c.says, w) == only(found[0].says, w) and c.says.at_most == found[0].says.at_most for c in found)


def only(figure: Figure, w: World) -> Fraction:
    return value(figure.alternatives[0], w)


def total(clauses: list[Clause], w: World) -> Fraction:
    return sum((only(c.says, w) for c in strongest(clauses, w)), ZERO)


@dataclass
class Amount:
    """Before caps: what is stated, and from where to where it may be paid."""
    stated: Fraction | None
    least: Fraction | None
    most: Fraction | None
    unbounded: bool = False
    open: bool = False
    undetermined: bool = False
    unlisted: bool = False

    def each(self, change) -> "Amount":
        apply = lambda x: None if x is None else change(x)
        return Amount(apply(self.stated), apply(self.least), apply(self.most), self.unbounded, self.open, self.undetermined, self.unlisted)


@dataclass
class Changes:
    """補助率加算 and 補助率上限 beside rates."""
    additions: list[Clause]
    caps: list[Clause]

    def of(self, rate: Fraction, w: World) -> Fraction:
        return min([rate + total(self.additions, w)] + [only(c.says, w) for c in strongest(self.caps, w)])


UNCHANGED = Changes([], [])


def covers(clause: Clause, place: Fraction) -> bool:
    """Whether a rate speaks of what lies behind a place of the cost, or of the grant; one without a tier speaks of all."""
    tier = clause.says.tier
    return tier is None or ((tier.above or ZERO) <= place and (tier.up_to is None or place < tier.up_to))


def tiered(rates: list[Clause], cost: Fraction, w: World, changes: Changes = UNCHANGED) -> tuple[Fraction, Fraction]:
    """Rates on parts of the cost, or of the grant so far, each place at the strongest rate that covers it; and the least that may be paid: of
    a part of the cost at a rate with 以内 nothing, of parts of the grant nothing at all where one has it."""
    found = [c for c in rates if holds(c.when, w)]
    of_grant = any(c.says.tier and c.says.tier.of_grant for c in rates)
    marks = sorted({ZERO} | {m for c in rates if c.says.tier for m in (c.says.tier.above, c.says.tier.up_to) if m is not None})
    paid, used, least, less = ZERO, ZERO, ZERO, False
    for place, end in zip(marks, marks[1:] + [None]):
        here = [c for c in found if covers(c, place)]
        if not here:
            continue
        top = max(c.precedence for c in here)
        chosen = [c for c in here if c.precedence == top]
        less_here = any(c.says.at_most for c in chosen)
        less = less or less_here
        rate = changes.of(only(chosen[-1].says, w), w)
        room = cost - used if of_grant else cost - place
        if end is not None:
            room = min(room, (end - paid) / rate if of_grant else end - place)
        room = max(room, ZERO)
        paid, used = paid + room * rate, used + room
        least += ZERO if less_here else room * rate
    return paid, least if not of_grant else ZERO if less else paid


def rate_part(rates: list[Clause], cost: Fraction, w: World, changes: Changes = UNCHANGED) -> Amount | None:
    """補助率 on what 定額 leaves; None where no 補助率 stands."""
    if not rates:
        return None
    if any(c.says.tier for c in rates):
        paid, least = tiered(rates, cost, w, changes)
        return Amount(paid, least, paid)
    clause = one_figure(rates, w)
    if clause is None:
        return Amount(None, None, None)
    return by_figure(clause.says, lambda rate: cost * changes.of(rate, w), cost, w)


def by_figure(figure: Figure, paid_at, top: Fraction | None, w: World, of_rate: bool = True) -> Amount:
    """What a figure of a 補助率 or 金額 contributes; `top` is what 定額 未定 and 等 reach at most."""
    chosen = figure.alternatives[0]
    if len(figure.alternatives) > 1 or figure.others:
        pick = w.facts[figure.key]
        if pick == "other":
            return Amount(None, ZERO, top, unbounded=top is None, open=True, unlisted=True)
        chosen = figure.alternatives[pick]
    if chosen == "未定" and of_rate:
        return Amount(None, None, top, open=True, undetermined=True)
    if chosen == "未定":
        return Amount(None, ZERO, None, unbounded=True)
    if chosen == "定額 未定":
        return Amount(None, ZERO, top, open=True)
    paid = paid_at(value(chosen, w))
    return Amount(paid, min(ZERO, paid), max(ZERO, paid)) if figure.at_most else Amount(paid, paid, paid)


def last_below(limit: Fraction, step: Fraction) -> Fraction:
    """The last multiple of the step that is less."""
    return rounded(limit, step, "切上げ" if limit > 0 else "切捨て") - step


def cut_at_caps(caps: list[Clause], raises: list[Clause], step: Fraction, w: World):
    """The least 上限額 that applies plus every 上限加算; None where none applies."""
    found = [last_below(only(c.says, w), step) if c.says.below else only(c.says, w) for c in strongest(caps, w)]
    return min(found) + total(raises, w) if found else None
