"""Nothing written is without effect: each clause of a rule is taken out, and either an answer differs or `check` warned of the clause; and
no answer differs without one that it warned of."""
from __future__ import annotations

import copy
import dataclasses
import random
from collections import Counter

import cases
import printer
from completions import open_points
from shrink import lists_of_clauses
from tree import Rule

SEEN = "seen in an answer"
WRONG = ("silent", "warned of and seen")
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


def measures_with(rule: Rule, n: int) -> list[int]:
    """Those for which the clauses of a list hold."""
    before = 1 + len(rule.measures)
    if n < before:
        return [n - 1] if n > 0 else list(range(len(rule.measures)))
    owners = [k for k, m in enumerate(rule.measures) for _ in m.categories]
    return [owners[n - before]]


def paying_nobody(rule: Rule, check: str) -> set[int]:
    """The measures of which `check` says (W0704, at their heads) that nobody is eligible: no clause of theirs has an effect."""
    heads: list[int] = []
    for number, line in enumerate(printer.text(rule).splitlines(), 1):
        if line.startswith("枠 "):
            heads.append(number)
        elif line.startswith("類型 "):
            heads[-1] = number
    return {k for k, head in enumerate(heads) if f"W0704:{head}" in check.split(" ")}


def any_difference(one: list[str], other: list[str]) -> bool:
    return one != other


def other_amounts(one: list[str], other: list[str]) -> bool:
    """What a warning denies: another verdict or amount, before 端数 too, another share or stage. What is not tight may be closer without a clause
    that no case needs, and one that is refused is shorter."""
    says = [[answer[i] for i in (0, 2, 3, 5) if i < len(answer)] for answer in (one, other)]
    return says[0] != says[1] and "outer" not in one[1:2] + other[1:2]


class Draws:
    """Cases of a rule and its answers, each drawn when it is first asked for: 60, then 300 at a time."""

    def __init__(self, asker, rule: Rule, seed: int):
        self.asker, self.rule, self.near, self.made = asker, rule, cases.Near(random.Random(seed), rule), []

    def __getitem__(self, number: int):
        if number == len(self.made):
            settled = 60 if number == 0 else 300
            given = [cases.one_case(self.near, unknown) for unknown in [0] * settled + [1, 2, 4, 8] * (settled // 20)]
            words = [cases.words(self.rule, g) for g in given]
            self.made.append((given, asked(self.asker, self.rule, words, "idle" if number == 0 else "")))
        return self.made[number]

    def notice(self, less: Rule, number: int, differs) -> str:
        """What of the answers, if anything, says that a clause is gone."""
        given, whole = self[number]
        keys = {f.key for f in less.facts} | {less.rows} | set(open_points(less))
        reply = asked(self.asker, less, [cases.words(less, {k: v for k, v in g.items() if k in keys}) for g in given])
        if reply.refused:
            return "refused without it"
        return SEEN if any(map(differs, whole.answers, reply.answers)) else ""


def clauses_without_effect(asker, rule: Rule, seed: int, counts: Counter):
    """Clauses with their lines, and what is wrong: "silent" where no case notices that one is taken out and no warning speaks of it, "warned of
    and seen" where a case does and one speaks. Those that no case of a first draw notices are given up to ten larger ones."""
    of_measure = [Draws(asker, dataclasses.replace(rule, asked=k), seed) for k in range(len(rule.measures))]
    full = of_measure[rule.asked][0][1]
    if full.refused:
        return
    warned = {int(w.split(":")[1]) for w in full.check.split(" ")[1:]}
    lines = line_numbers(rule)
    nobody = paying_nobody(rule, full.check)
    for n, clauses in enumerate(lists_of_clauses(rule)):
        for i, clause in enumerate(clauses):
            if clause.kind in WORDS_ALONE or clause.by_flow or rounds_to_yen(clause):
                continue
            counts["taken out"] += 1
            if nobody.issuperset(measures_with(rule, n)):
                counts["nobody is eligible"] += 1
                continue
            is_warned = lines.get(id(clause)) in warned
            less = without(rule, n, i)
            tries = ((k, number) for number in range(2 if is_warned else 11) for k in measures_with(rule, n))
            differs = other_amounts if is_warned else any_difference
            seen = next(filter(None, (of_measure[k].notice(dataclasses.replace(less, asked=k), number, differs) for k, number in tries)), "")
            found = ("warned of and seen" if seen == SEEN else "warned of") if is_warned else seen or "silent"
            counts[found] += 1
            if found in WRONG:
                yield clause, lines.get(id(clause)), found
