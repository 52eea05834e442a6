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


def rounds_to_yen(clause) -> bool:
    """端数 なし or down to whole yen, which every answer is in."""
    return clause.kind == "端数" and (clause.says.unit is None or (clause.says.unit == 1 and clause.says.mode == "切捨て"))


def asked(asker, rule: Rule, words: list[list[str]], surfaces: str = ""):
    return asker.ask(printer.text(rule), rule.identifier(), words, surfaces, rule.vocabulary)


def drawn(near: cases.Near, rule: Rule, settled: int) -> list[dict]:
    return [cases.one_case(near, unknown) for unknown in [0] * settled + [1, 2, 4, 8] * (settled // 20)]


def silent_clauses(asker, rule: Rule, seed: int, counts: Counter):
    """Clauses whose taking out no case notices and of which no warning speaks, as (kind, text of the clause). Those that no case of a first
    draw notices are given up to ten larger ones."""
    near = cases.Near(random.Random(seed), rule)
    draws: list[tuple] = []  # cases, and the answers of the whole rule

    def draw(number: int):
        if number == len(draws):
            given = drawn(near, rule, 60 if number == 0 else 300)
            draws.append((given, asked(asker, rule, [cases.words(rule, g) for g in given], "idle" if number == 0 else "")))
        return draws[number]

    full = draw(0)[1]
    if full.refused:
        return
    warned = {int(w.split(":")[1]) for w in full.check.split(" ")[1:]}
    lines = line_numbers(rule)
    for n, clauses in enumerate(lists_of_clauses(rule)):
        for i, clause in enumerate(clauses):
            if clause.kind in WORDS_ALONE or clause.by_flow or rounds_to_yen(clause):
                continue
            counts["taken out"] += 1
            if lines.get(id(clause)) in warned:
                counts["warned of"] += 1
                continue
            seen = noticed(asker, rule, without(rule, n, i), draw)
            counts[seen or "silent"] += 1
            if not seen:
                yield clause, lines.get(id(clause))


def noticed(asker, rule: Rule, less: Rule, draw) -> str:
    keys = {f.key for f in less.facts} | {less.rows} | set(open_points(less))
    for number in range(11):
        given, full = draw(number)
        reply = asked(asker, less, [cases.words(less, {k: v for k, v in g.items() if k in keys}) for g in given])
        if reply.refused:
            return "refused without it"
        if reply.answers != full.answers:
            return "seen in an answer"
    return ""
