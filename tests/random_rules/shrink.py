"""The smallest rule and facts that still differ."""
from __future__ import annotations

import copy
import dataclasses
import time
from fractions import Fraction

from completions import open_points
from tree import (All, Any, Bin, Call, Cases, Clause, Fact, Figure, Lit, Not, Otherwise, Ref, Rule, Table)


def slots(node, seen=None):
    """Every place in the tree that holds a condition or an expression: (object, field or index)."""
    if isinstance(node, Fact):
        return
    if dataclasses.is_dataclass(node):
        for f in dataclasses.fields(node):
            if dataclasses.is_dataclass(getattr(node, f.name)):
                yield node, f.name
            yield from slots(getattr(node, f.name))
    elif isinstance(node, list):
        for i, part in enumerate(node):
            if dataclasses.is_dataclass(part):
                yield node, i
            yield from slots(part)
    elif isinstance(node, tuple):
        for part in node:
            yield from slots(part)


def get(place):
    holder, at = place
    return holder[at] if isinstance(holder, list) else getattr(holder, at)


def put(place, value) -> None:
    holder, at = place
    if isinstance(holder, list):
        holder[at] = value
    else:
        setattr(holder, at, value)


def simpler(part):
    """What may stand in its place."""
    if isinstance(part, (All, Any)):
        return list(part.parts)
    if isinstance(part, Not):
        return [part.part]
    if isinstance(part, Bin):
        return [part.a] + ([part.b] if part.op in "+-" else [])
    if isinstance(part, Call):
        return list(part.args[:1])
    if isinstance(part, Otherwise):
        return [part.then, Ref(part.fact)]
    if isinstance(part, Lit) and part.kind == "money" and part.value not in (0, 1, 10, 100):
        return [Lit(Fraction(n), "money") for n in (1, 10, 100)]
    return []


def lists_of_clauses(rule: Rule) -> list[list]:
    return [rule.clauses] + [m.clauses for m in rule.measures] + [c.clauses for m in rule.measures for c in m.categories]


def smaller_rules(rule: Rule):
    """Copies with one thing less; big steps first."""
    for n, clauses in enumerate(lists_of_clauses(rule)):
        for i in range(len(clauses)):
            made = copy.deepcopy(rule)
            del lists_of_clauses(made)[n][i]
            yield made
    for n, m in enumerate(rule.measures):
        for i in range(len(m.categories)):
            made = copy.deepcopy(rule)
            del made.measures[n].categories[i]
            yield made
    if len(rule.measures) > 1 and rule.asked == 0:
        made = copy.deepcopy(rule)
        del made.measures[-1]
        yield made
    for n, clauses in enumerate(lists_of_clauses(rule)):
        for i, clause in enumerate(clauses):
            if clause.when is not None:
                made = copy.deepcopy(rule)
                lists_of_clauses(made)[n][i].when, lists_of_clauses(made)[n][i].precedence = None, 0
                yield made
    for i in range(len(rule.facts)):
        made = copy.deepcopy(rule)
        del made.facts[i]
        yield made
    count = sum(1 for _ in slots((rule.clauses, rule.measures)))
    for i in range(count):
        for choice in range(4):
            made = copy.deepcopy(rule)
            place = list(slots((made.clauses, made.measures)))[i]
            options = simpler(get(place))
            if choice >= len(options):
                break
            put(place, options[choice])
            yield made


def smaller_cases(known: dict):
    for key in known:
        yield {k: v for k, v in known.items() if k != key}


def shrunk(rule: Rule, known: dict, still_differs, budget: int = 400, seconds: float = 20):
    """`still_differs(rule, known)`: whether the copy shows the same."""
    def tried(candidate: Rule, facts: dict):
        there = {f.key for f in candidate.facts} | {candidate.rows} | set(open_points(candidate))
        return candidate, {k: v for k, v in facts.items() if k in there}

    progress, end = True, time.monotonic() + seconds
    while progress and budget > 0:
        progress = False
        for candidate, facts in [tried(r, known) for r in smaller_rules(rule)] + [(rule, k) for k in smaller_cases(known)]:
            budget -= 1
            if budget <= 0 or time.monotonic() > end:
                break
            try:
                keep = still_differs(candidate, facts)
            except (KeyError, LookupError, TypeError, AttributeError, ValueError, ZeroDivisionError):
                keep = False
            if keep:
                rule, known, progress = candidate, facts, True
                break
    return rule, known
