"""What is said to be proved of a rule must hold of every case; what is said to be refuted must fail where it says."""
from __future__ import annotations

import re
from fractions import Fraction

from amounts import Outcome
from answers import answer
from tree import Fact, Rule


def breaks(claim: str, one: Outcome) -> bool:
    """Whether a settled case breaks a claim."""
    if not one.eligible:
        return False
    shown = [x for x in (one.stated, one.least, one.most) if x is not None]
    if claim == "never_negative":
        return any(x < 0 for x in shown)
    if claim == "within_cap":
        return any(x > cap for x in shown for cap in one.caps)
    if claim == "within_cost":
        return one.cost is not None and any(x > one.cost for x in shown)
    if claim == "shares_add_up":
        return one.shares is not None and sum(one.shares.values()) != one.stated
    return False


def amount(text: str) -> Fraction:
    """「1億2,345万円」 and the like."""
    words = re.sub(r"[,円]", "", text)
    total, rest = Fraction(0), words
    for unit, times in (("億", 10**8), ("万", 10**4)):
        if unit in rest:
            head, rest = rest.split(unit)
            total += Fraction(head) * times
    return total + Fraction(rest or "0")


def value(fact: Fact, text: str):
    if fact.kind == "truth":
        return text == "はい"
    if fact.kind == "category":
        return next(i for i, c in enumerate(fact.choices) if text in (c.key, c.label))
    if text.endswith("%"):
        return Fraction(text[:-1]) / 100
    return amount(text) if fact.kind == "money" else Fraction(re.sub(r"\D*$", "", text))


def read(rule: Rule, words: list[str]) -> dict | None:
    """The facts of a counter-example; None where one is not a plain fact of this kind."""
    facts = {f.key: f for f in rule.facts if not f.rows and f.kind in ("money", "integer", "truth", "category", "ratio")}
    made = {}
    for word in words:
        key, _, text = word.partition("=")
        if key not in facts or not text or ".." in text or "|" in text:
            return None
        made[key] = value(facts[key], text)
    return made


def has_tied_costs(rule: Rule) -> bool:
    """Whether 経費上限 ties several 費目: some of them, all of the measure's, or one with the total."""
    of_measure = any(c.kind == "経費上限" and (c.says.categories or rule.measure.categories) for c in rule.measure.clauses + rule.clauses)
    return of_measure or any(c.kind == "経費上限" and c.says.of_total for one in rule.measure.categories for c in one.clauses)


def difference(rule: Rule, lines: list[str], outcomes: list[Outcome], random) -> str | None:
    for line in lines:
        head, *counter = line.split("\t")
        claim, standing = head.split(" ")[:2]
        if standing == "proved" and any(breaks(claim, one) for one in outcomes):
            return f"{claim} is said to be proved, and a case breaks it"
        if claim == "within_cost" and has_tied_costs(rule):
            continue  # the cost that counts lies below the sum that the outcomes show
        if standing == "refuted" and claim in ("within_cap", "within_cost", "shares_add_up"):
            known = read(rule, counter[1:counter.index("|", 1)] if "|" in counter[1:] else counter[1:])
            wanted = None if known is None else answer(rule, known, random, limit=300)
            if wanted is not None and wanted.exhaustive and not any(breaks(claim, one) for one in wanted.outcomes):
                return f"{claim} is said to be refuted by {' '.join(counter)}, where it holds"
    return None
