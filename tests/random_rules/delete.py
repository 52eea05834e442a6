"""Nothing written is without effect: each clause of a rule is taken out, and either an answer differs or `check` warned of the clause."""
from __future__ import annotations

import copy
import random
from collections import Counter

import cases
import printer
from completions import open_points
from shrink import lists_of_clauses
from tree import Rule

WORDS_ALONE = {"前提", "未記載"}  # what they say is listed, and changes no amount


def without(rule: Rule, n: int, i: int) -> Rule:
    made = copy.deepcopy(rule)
    del lists_of_clauses(made)[n][i]
    return made


def line_numbers(rule: Rule) -> dict[int, int]:
    """The line on which each clause begins, by its identity."""
    made: dict[int, int] = {}
    for number, (_, clause) in enumerate(printer.rule_lines(rule), 1):
        if clause is not None:
            made.setdefault(id(clause), number)
    return made


def asked(asker, rule: Rule, words: list[list[str]]):
    return asker.ask(printer.text(rule), rule.identifier(), words, "", rule.vocabulary)


def silent_clauses(asker, rule: Rule, seed: int, counts: Counter):
    """Clauses whose taking out no case notices and of which no warning speaks, as (kind, text of the clause)."""
    near = cases.Near(random.Random(seed), rule)
    given = [cases.one_case(near, unknown) for unknown in [0] * 60 + [2, 4, 8]]
    words = [cases.words(rule, g) for g in given]
    full = asked(asker, rule, words)
    if full.refused:
        return
    warned = {int(w.split(":")[1]) for w in full.check.split(" ")[1:]}
    lines = line_numbers(rule)
    for n, clauses in enumerate(lists_of_clauses(rule)):
        for i, clause in enumerate(clauses):
            if clause.kind in WORDS_ALONE or clause.by_flow:
                continue
            counts["taken out"] += 1
            if lines.get(id(clause)) in warned:
                counts["warned of"] += 1
                continue
            less = without(rule, n, i)
            keys = {f.key for f in less.facts} | {less.rows} | set(open_points(less))
            reply = asked(asker, less, [cases.words(less, {k: v for k, v in g.items() if k in keys}) for g in given])
            if reply.refused or reply.answers != full.answers:
                counts["refused without it" if reply.refused else "seen in an answer"] += 1
                continue
            counts["silent"] += 1
            yield clause, lines.get(id(clause))
