"""Every way in which what is not known may turn out."""
from __future__ import annotations

import dataclasses
import itertools
from dataclasses import dataclass
from fractions import Fraction

import tree
from tree import Call, Clause, Derived, Fact, Figure, Grant, Lit, OneOf, Rule, Values
from values import ANY_ROW, World, holds


FAR = Fraction(10**15)


@dataclass
class Range:
    low: Fraction
    high: Fraction


@dataclass
class Among:
    choices: list


KINDS = [of for of in vars(tree).values() if isinstance(of, type) and dataclasses.is_dataclass(of)]
NAMES = {of: [f.name for f in dataclasses.fields(of)] for of in KINDS}
NAMES[Fact] = []  # a fact is a leaf


def walk(node) -> list:
    """Every part of a tree that is a dataclass, outer ones first."""
    found, waiting = [], [node]
    while waiting:
        part = waiting.pop()
        if isinstance(part, (list, tuple)):
            waiting.extend(reversed(part))
        elif type(part) in NAMES:
            found.append(part)
            waiting.extend(getattr(part, name) for name in reversed(NAMES[type(part)]))
    return found


def reached(rule: Rule) -> list:
    """The asked measure, and those whose 補助額 it uses."""
    return rule.measures if any(isinstance(p, Grant) for p in walk(rule.measure)) else [rule.measure]


def open_points(rule: Rule) -> dict[str, list]:
    """Keys of what the page leaves open, with what settles them."""
    found: dict[str, list] = {}
    measures = reached(rule)
    for part in walk((rule.clauses, measures)):
        if isinstance(part, OneOf) and part.others:
            found[part.others] = [False, True]
        if isinstance(part, Clause) and part.may:
            found[part.name] = [False, True]
        if isinstance(part, Figure) and (len(part.alternatives) > 1 or part.others):
            found[part.key] = list(range(len(part.alternatives))) + (["other"] if part.others else [])
    for reading in [r for m in measures for r in m.readings]:
        found[reading.key] = list(range(len(reading.options)))
    return found


def thresholds(rule: Rule, kind: str) -> set[Fraction]:
    """Figures of the rule, and where a rate brings an amount to one of them."""
    lits = {p.value for p in walk((rule.clauses, rule.measures)) if isinstance(p, Lit) and p.kind == kind}
    lits |= {v for p in walk((rule.clauses, rule.measures)) if isinstance(p, Values) and p.fact.kind == kind for v in p.values}
    if kind != "money":
        return lits
    for part in walk((rule.clauses, rule.measures)):
        if isinstance(part, Figure) and part.tier:
            lits |= {x for x in (part.tier.above, part.tier.up_to) if x is not None}
    rates = {p.value for p in walk((rule.clauses, rule.measures)) if isinstance(p, Lit) and p.kind in ("ratio", "integer") and p.value > 0}
    return lits | {x / r for x in lits for r in rates if x < 10**9} | {x * r for x in lits for r in rates if x < 10**9}


def samples(rule: Rule, fact: Fact, within, dense: bool) -> tuple[list, bool]:
    """Values that an unknown number may have, and whether they are all of them."""
    low = within.low if within else (fact.least if fact.least is not None else Fraction(0))
    high = within.high if within else fact.greatest
    if fact.kind in ("integer", "month", "date") and high is not None and high - low <= 60:
        return [low + i for i in range(int(high - low) + 1)], True
    points = {low, low + 1} | ({high, (low + high) / 2} if high is not None else {FAR, FAR * 2})
    for x in thresholds(rule, fact.kind):
        points |= {x - 1, x, x + 1, x + Fraction(1, 1000), x - Fraction(1, 1000)}
    if dense:
        points |= {low + Fraction(i, 2) for i in range(1600)}
    whole = fact.kind in ("integer", "month", "date")
    made = sorted(x for x in points if x >= low and (high is None or x <= high) and (not whole or x.denominator == 1))
    return made, False


def used_facts(rule: Rule) -> set[str]:
    """Keys of the facts that the asked measure may read."""
    measures = reached(rule)
    used = {p.key for p in walk((rule.clauses, measures)) if isinstance(p, Fact)}
    return used | {f.key for pair in exclusions(rule) for f in pair}


def unknowns(rule: Rule, known: dict, dense: bool) -> tuple[list[tuple[str, list]], bool]:
    made, exhaustive, follows = [], True, derivation(rule, known)
    used = used_facts(rule)
    for fact in rule.facts:
        given = known.get(fact.key)
        settled = given is not None and not isinstance(given, (Range, Among))
        if fact.rows or settled or fact.key not in used or (follows is not None and fact is follows.fact):
            continue
        if isinstance(given, Among):
            values, all_of_them = given.choices, True
        elif fact.kind == "truth":
            values, all_of_them = [False, True], True
        elif fact.kind == "category":
            values, all_of_them = list(range(len(fact.choices))), True
        else:
            values, all_of_them = samples(rule, fact, given, dense)
        made.append((fact.key, values))
        exhaustive = exhaustive and all_of_them
    for key, values in open_points(rule).items():
        if key not in known:
            made.append((key, values))
    if reads_one_row(rule):
        made.append((ANY_ROW, [Fraction(0), FAR]))
    return made, exhaustive


def reads_one_row(rule: Rule) -> bool:
    return any(isinstance(p, Call) and p.name == "行" for p in walk((rule.clauses, reached(rule))))


def worlds(rule: Rule, known: dict, limit: int, random, dense: bool = False):
    """Worlds that the known facts allow; whether they are all, and whether all combinations of the values looked at."""
    facts_known = all(not isinstance(known.get(f.key), (type(None), Range, Among)) for f in rule.facts if not f.rows)
    untold = [f for f in rule.facts if f.rows] if leaves_rows_open(rule, known) else []
    if facts_known and not untold and not reads_one_row(rule) and all(k in known for k in open_points(rule)):
        return [World(known, set(known), rule.rows)], True, True
    open_, exhaustive = unknowns(rule, known, dense)
    settled = {k: v for k, v in known.items() if not isinstance(v, (Range, Among))}
    count, whole = 1, True
    for _, values in open_:
        count *= len(values)
    if count <= limit:
        picks = itertools.product(*(values for _, values in open_))
    else:
        exhaustive, whole = False, False
        picks = ([random.choice(values) for _, values in open_] for _ in range(limit))
    if untold:
        exhaustive, whole = False, False
        cells = {f.key: cell_values(rule, f, dense) for f in untold}
        picks = [pick for pick in picks for _ in range(max(1, limit // max(count, 1)))]
    made = []
    for pick in picks:
        facts = dict(settled)
        facts.update(zip((key for key, _ in open_), pick))
        if untold:
            facts[rule.rows] = [{key: random.choice(values) for key, values in cells.items()} for _ in range(random.randint(1, 3))]
        made += derived(rule, known, World(facts, set(known), rule.rows))
    return made, exhaustive, whole


def leaves_rows_open(rule: Rule, known: dict) -> bool:
    """Whether the rule reads rows of which nothing is told."""
    return rule.rows not in known and any(f.rows and f.key in used_facts(rule) for f in rule.facts)


def cell_values(rule: Rule, fact: Fact, dense: bool) -> list:
    if fact.kind == "truth":
        return [False, True]
    return list(range(len(fact.choices))) if fact.kind == "category" else samples(rule, fact, None, dense)[0]


def derivation(rule: Rule, known: dict) -> Derived | None:
    """The 場合分け that says what a 区分 is where it is not given, if any of the facts it asks for is known."""
    for clause in rule.clauses:
        if isinstance(clause.says, Derived) and clause.says.fact.key not in known:
            if {f.key for f in walk(clause.says.rows) if isinstance(f, Fact)} & set(known):
                return clause.says
    return None


def derived(rule: Rule, known: dict, w: World) -> list[World]:
    """The world with the 区分 as it follows from the others: several where the row leaves it open."""
    says = derivation(rule, known)
    if says is None:
        return [w]
    choices = next(choices for c, choices in says.rows if holds(c, w))
    told = w.given | {says.fact.key}  # なければ stands for a fact of which nothing tells, those it follows from included
    settles = any(len(choices) < 2 for _, choices in says.rows)
    left = {} if settles else {says.fact.key: choices}  # what tells of it by what it leaves out alone
    return [World({**w.facts, says.fact.key: choice}, told, w.rows, left=left) for choice in choices]


def exclusions(rule: Rule) -> list[list[Fact]]:
    labels = {f.label: f for f in rule.facts}
    return [[labels[n.strip()] for n in c.says.split("仮定")[0].split(",")] for c in rule.clauses + rule.measure.clauses if c.kind == "排他"]
