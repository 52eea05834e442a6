"""What the engine answered against the reference."""
from __future__ import annotations

import re

import cases
from figures import Overlap
from answers import Answer, answer, floor
from completions import Among, Range, leaves_rows_open, reached, walk
from tree import Figure, Rounding, Rule

AMOUNTS = re.compile(r"(\w+) (\w+) (\S+)\.\.(\S+) (\S+)\.\.(\S+)$")


def number(word: str) -> int | None:
    return None if word == "null" else int(word)


def parse(fields: list[str]) -> Answer:
    verdict, status, *yen = AMOUNTS.match(fields[0]).groups()
    return Answer(verdict, status, *(number(y) for y in yen))


def within(inner_low, inner_high, outer_low, outer_high) -> bool:
    """Whether what the completions give lies in what is said; nothing at an end bounds nothing."""
    low = inner_low is None or outer_low is None or outer_low <= inner_low
    return low and (outer_high is None or (inner_high is not None and inner_high <= outer_high))


def difference(rule: Rule, known: dict, fields: list[str], random) -> str | None:
    """None where the engine is right; else what was wanted."""
    try:
        wanted = answer(rule, known, random)
    except (Overlap, LookupError, ZeroDivisionError) as error:
        return f"refused by the check: {type(error).__name__} {error}"
    if wanted is None:
        return None if fields[0].startswith("refused E0813") else "refused: two facts exclude each other"
    if fields[0].startswith("refused"):
        return wanted.text()
    given = parse(fields)
    apart = None if fields[1] == "outer" else parts_differ(rule, known, fields, wanted)
    if apart:
        return apart
    if fields[1] == "outer":
        close = encloses(given, wanted) or (leaves_cost_open(rule, known) and states_the_same(given, wanted))
        return None if close else "outer, enclosing " + wanted.text()
    if may_be_less_than_a_yen(rule, given, wanted):
        given.status = wanted.status
    if given.text() == wanted.text() or (leaves_cost_open(rule, known) and states_the_same(given, wanted)):
        return None
    if only_approached(rule, given, wanted):
        return None
    if wanted.exhaustive:
        return wanted.text()
    if not encloses(given, wanted):
        return "enclosing " + wanted.text()
    denser = answer(rule, known, random, limit=4000, dense=True)
    if may_be_less_than_a_yen(rule, given, denser):
        given.status = denser.status
    if denser.text() == given.text() or not denser.whole or not reliable(rule, known) or only_approached(rule, given, denser):
        return None
    return "reached " + denser.text()


def only_approached(rule: Rule, given: Answer, wanted: Answer) -> bool:
    """Without 端数 the end of an open stretch of an amount is approached and not reached: a yen more may be said than any case is paid."""
    tops = [(given.most, wanted.most), (given.stated_high, wanted.stated_high)]
    near = all(a == b or (a is not None and b is not None and a - b == 1) for a, b in tops)
    lows = (given.verdict, given.status, given.least, given.stated_low) == (wanted.verdict, wanted.status, wanted.least, wanted.stated_low)
    return not rounds(rule) and near and lows


def rounds(rule: Rule) -> bool:
    return any(isinstance(p, Rounding) and p.unit is not None for p in walk((rule.clauses, rule.measure)))


def may_be_less_than_a_yen(rule: Rule, given: Answer, wanted: Answer) -> bool:
    """Without 端数 a completion may be paid less by a part of a yen, which the status tells and whole yen do not."""
    return not rounds(rule) and {given.status, wanted.status} == {"interval", "maximum_interval"}


def parts_differ(rule: Rule, known: dict, fields: list[str], wanted: Answer) -> str | None:
    """Payers, stages and the amount before 端数, where there is one completion."""
    if len(wanted.outcomes) != 1 or not wanted.outcomes[0].eligible or wanted.outcomes[0].stated is None:
        return None
    one = wanted.outcomes[0]
    word = lambda x: f"{floor(x)}..{floor(x)}"
    kinds = {c.kind for c in rule.clauses + rule.measure.clauses}
    scoped = any(isinstance(p, Rounding) and p.scope for p in walk((rule.clauses, reached(rule))))
    if not rule.measure.categories and "合計上限" not in kinds and not scoped and fields[2] != f"{one.unrounded}..{one.unrounded}":
        return f"before 端数 {one.unrounded} for {fields[2]}"
    if one.shares is not None and (given := fields[3].strip()) != (want := " ".join(f"{p}={word(x)}" for p, x in one.shares.items())):
        return f"shares {want} for {given}"
    changed = kinds & {"加算", "下限額", "合計上限"} or any(c.kind == "上限額" and not c.says.categories for c in rule.clauses + rule.measure.clauses)
    whole = [c.says for c in rule.measure.clauses if c.kind == "端数" and c.says.unit is not None and not c.says.scope]
    if one.categories is not None and not changed and not whole:
        want = " ".join(f"{c.key}={floor(low)}..{floor(high)}" for c, (low, high) in zip(rule.measure.categories, one.categories))
        if not all(falls_within(part, want) for part in fields[4].split()):  # a 費目 that shares a rate with the others is not shown
            return f"費目 {want} for {fields[4]}"
    if one.stages is not None and (given := fields[5].strip()) != (want := " ".join(f"{p}={word(x)}" for p, x in one.stages)):
        return f"stages {want} for {given}"
    return None


def falls_within(part: str, want: str) -> bool:
    """Whether what is said of a 費目 holds what is wanted: wider, where 端数 does not hang on the split and it is left open."""
    key, _, said = part.partition("=")
    wanted = next(w.partition("=")[2] for w in want.split() if w.partition("=")[0] == key)
    (low, high), (least, most) = (tuple(map(int, words.split(".."))) for words in (said, wanted))
    return low <= least and most <= high


def leaves_cost_open(rule: Rule, known: dict) -> bool:
    """定額 未定 is possible up to the 経費, and nothing where that is not known: what is partly known is either."""
    fixed = any(isinstance(p, Figure) and "定額 未定" in p.alternatives for p in walk((rule.clauses, rule.measures)))
    return fixed and any(not f.rows and isinstance(known.get(f.key), (type(None), Range, Among)) for f in rule.facts)


def states_the_same(given: Answer, wanted: Answer) -> bool:
    if given.status == "not_computable":
        return wanted.stated_low is None
    if wanted.stated_low is None or given.stated_low is None:
        return given.stated_low == wanted.stated_low or not (wanted.exhaustive or wanted.stated_low is not None)
    return given.verdict == wanted.verdict and within(wanted.stated_low, wanted.stated_high, given.stated_low, given.stated_high)


def reliable(rule: Rule, known: dict) -> bool:
    """Whether the sample reaches every end: one unknown number at most, as the engine promises too, and no rows unknown."""
    if leaves_rows_open(rule, known):
        return False
    open_numbers = [f for f in rule.facts if f.kind not in ("truth", "category") and not f.rows
                    and (known.get(f.key) is None or isinstance(known.get(f.key), (Range, Among)))]
    return len(open_numbers) <= 1


def encloses(given: Answer, wanted: Answer) -> bool:
    if given.verdict != wanted.verdict and given.verdict != "unknown":
        return False
    if wanted.status == "not_computable":
        return True
    if given.status in ("not_computable", "ineligible"):
        return given.status == wanted.status or (given.status == "not_computable" and given.verdict == "unknown")
    if wanted.status == "ineligible" and given.verdict == "unknown":
        return within(0, 0, given.least, given.most)
    possible = within(wanted.least, wanted.most, given.least, given.most)
    if wanted.stated_low is None:
        return possible
    return possible and given.stated_low is not None and within(wanted.stated_low, wanted.stated_high, given.stated_low, given.stated_high)
