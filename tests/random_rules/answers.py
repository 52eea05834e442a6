"""The answer that encloses every completion: verdict, stated, possible, status (NOTATION §4)."""
from __future__ import annotations

from dataclasses import dataclass, field
from fractions import Fraction

from amounts import Book, Outcome, Settled
from completions import FAR, exclusions, worlds
from tree import Rule
from values import World


@dataclass
class Answer:
    verdict: str
    status: str
    least: int | None
    most: int | None
    stated_low: int | None
    stated_high: int | None
    exhaustive: bool = True  # every completion was tried
    whole: bool = True  # every combination of the values that were looked at
    outcomes: list[Outcome] = field(default_factory=list)

    def text(self) -> str:
        word = lambda x: "null" if x is None else str(x)
        return (f"{self.verdict} {self.status} {word(self.least)}..{word(self.most)} "
                f"{word(self.stated_low)}..{word(self.stated_high)}")


def floor(x: Fraction | None) -> int | None:
    return None if x is None else x.numerator // x.denominator


def answer(rule: Rule, known: dict, random, limit: int = 60, dense: bool = False) -> Answer | None:
    """None where the facts exclude each other."""
    tried, exhaustive, whole = worlds(rule, known, limit, random, dense)
    outcomes, book, pairs = [], Book(rule), exclusions(rule)
    for w in tried:
        if any(sum(bool(w.facts.get(f.key)) for f in facts) > 1 for facts in pairs):
            continue
        outcomes.append((Settled(book, rule.measure, w).outcome(), w))
    if not outcomes:
        return None
    made = enclose([o for o, _ in outcomes])
    made.exhaustive, made.whole = exhaustive, whole
    growing(book, made, outcomes)
    return made


def growing(book: Book, made: Answer, outcomes: list) -> None:
    """A top that grows up to the far end and on beyond it is none; one that a condition reaches there is one."""
    for name, top in (("most", made.most), ("stated", made.stated_high)):
        for o, w in outcomes:
            if top is None or not o.eligible or floor(getattr(o, name)) != top or FAR * 2 not in w.facts.values():
                continue
            nearer, further = (at_far_end(book, w, name, far) for far in (FAR, FAR * 4))
            if nearer is not None and further is not None and nearer < getattr(o, name) < further:
                setattr(made, "most" if name == "most" else "stated_high", None)
                break


def at_far_end(book: Book, w: World, name: str, far: Fraction) -> Fraction | None:
    """That figure where what is at the far end is at `far`; None where nothing is paid there."""
    moved = World({k: far if v == FAR * 2 else v for k, v in w.facts.items()}, w.given, w.rows)
    there = Settled(book, book.rule.measure, moved).outcome()
    return getattr(there, name) if there.eligible else None


def enclose(outcomes: list[Outcome]) -> Answer:
    paid = [o for o in outcomes if o.eligible]
    below_floor = any(o.floor_may_exclude for o in paid)
    verdict = "no" if not paid else "yes" if len(paid) == len(outcomes) and not below_floor else "unknown"
    if not paid:
        return Answer("no", "ineligible", 0, 0, 0, 0, outcomes=outcomes)
    figures = [o for o in paid if o.stated is not None or o.least is not None]
    stated = [floor(o.stated) for o in paid if o.stated is not None]
    lows = [floor(o.least) for o in figures if o.least is not None]
    highs = [floor(o.most) for o in figures if o.most is not None]
    unbounded = any(o.unbounded for o in figures)
    if figures:
        vague = [o for o in paid if o.undetermined]
        lows += [0 for o in vague]
        highs += [floor(o.most) for o in vague if o.most is not None]
        unbounded = unbounded or any(o.most is None for o in vague)
    if not lows:
        return Answer(verdict, "not_computable", None, None, None, None, outcomes=outcomes)
    if len(paid) < len(outcomes):
        lows.append(0), highs.append(0)
        if stated:
            stated.append(0)
    least, most = min(lows), None if unbounded or not highs else max(highs)
    low, high = (min(stated), max(stated)) if stated else (None, None)
    return Answer(verdict, status(paid, least, most, low, high), least, most, low, high, outcomes=outcomes)


def status(paid: list[Outcome], least, most, low, high) -> str:
    if any(o.open for o in paid):
        return "open"
    if least == most:
        return "exact"
    if low is None or (low == high and least < low):
        return "maximum"
    if low != high and any(o.stated is not None and floor(o.least) < floor(o.stated) for o in paid):
        return "maximum_interval"
    return "interval"
