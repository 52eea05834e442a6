"""Asks rule after rule and gathers what was found."""
from __future__ import annotations

import random
import time
import traceback
from collections import Counter
from dataclasses import dataclass, field

import cases
import cli
import compare
import cover
import delete
import generate
import proofs
import printer
import shrink
from asker import Asker
from answers import answer

SHOWN = 10


@dataclass
class Options:
    asker: str
    cli: str = ""
    joint: bool = True
    certificates: bool = True
    closed_in_total: bool = False  # 対象 inside a 費目 beside 合計の 1/n


@dataclass
class Found:
    counts: dict[str, Counter] = field(default_factory=lambda: {k: Counter() for k in ("done", "asked", "refused", "warned", "covered")})
    differences: list[int] = field(default_factory=list)  # seeds

    def add(self, other: "Found") -> None:
        for name, counter in other.counts.items():
            self.counts[name].update(counter)
        self.differences += other.differences

    def failed(self) -> bool:
        return bool(self.differences or self.counts["refused"])

    def summary(self, seconds: float) -> str:
        done = self.counts["done"]
        words = [f"{done['rules']} rules, {done['cases']} cases, {len(self.differences)} rules that differ, {seconds:.0f} s"]
        for name in ("asked", "refused", "warned", "covered"):
            words.append(f"{name}: " + ", ".join(f"{k} {n}" for k, n in sorted(self.counts[name].items())))
        if type(self) is Silent:
            words.append(", ".join(f"{k} {n}" for k, n in done.items()))
        return "\n".join(words + ([f"differ: {' '.join(map(str, self.differences))}"] if self.differences else []))


def surfaces(draw, certificates: bool) -> str:
    """All of them take turns; those that cost much come seldom."""
    often = {"prepared": 1, "batch": 2, "certificate": 6, "curve": 8, "format": 8, "prove": 25}
    return " ".join(name for name, n in often.items() if draw.randrange(n) == 0 and (certificates or name != "certificate"))


def rules(options: Options, seeds: list[int]) -> Found:
    run = Examiner(options)
    for seed in seeds:
        try:
            run.rule(seed)
        except Exception:
            print(f"FAILURE of the test itself, seed {seed}: {traceback.format_exc()}", flush=True)
            run.found.differences.append(seed)
    return run.found


class Examiner:
    def __init__(self, options: Options):
        self.options, self.asker, self.found = options, Asker(options.asker), Found()

    def rule(self, seed: int) -> None:
        rule, draw = generate.rule(seed, self.options), random.Random(seed + 1)
        near = cases.Near(draw, rule)
        given = [cases.one_case(near, unknown) for unknown in (0, 0, 0, draw.choice([1, 2, 4, 8]))]
        began = time.monotonic()
        words = [cases.words(rule, g) for g in given]
        asked = surfaces(draw, self.options.certificates)
        reply = self.asker.ask(printer.text(rule), rule.identifier(), words, asked, rule.vocabulary)
        self.found.counts["done"]["rules"] += 1
        if time.monotonic() - began > 20:
            print(f"slow, seed {seed}: {time.monotonic() - began:.1f} s", flush=True)
        if reply.refused and not reply.died:
            return self.refused(seed, rule, reply.check)
        cover.count(rule, self.found.counts["covered"])
        self.found.counts["warned"].update({w.split(":")[0] for w in reply.check.split(" ")[1:]})
        self.found.counts["asked"].update(reply.asked)
        self.report(seed, rule, self.first_difference(rule, given, reply, draw))

    def refused(self, seed: int, rule, why: str) -> None:
        code = why.split(" ")[0]
        self.found.counts["refused"][code] += 1
        if self.found.counts["refused"][code] <= 2:
            print(f"REFUSED, seed {seed}: {why}\n{printer.text(rule)}", flush=True)

    def first_difference(self, rule, given, reply, draw):
        """The case and what is wrong with it; no case where surfaces differ from each other."""
        for known, fields in zip(given, reply.answers):
            self.found.counts["done"]["cases"] += 1
            wanted = compare.difference(rule, known, fields, draw)
            if wanted:
                return known, f"given  {' '.join(fields[:2])}\nwanted {wanted}"
        if reply.proofs:
            self.found.counts["asked"].update("prove " + " ".join(p.split("\t")[0].split(" ")[:2]) for p in reply.proofs)
            settled = [answer(rule, known, draw) for known in given[:3]]
            wrong = proofs.difference(rule, reply.proofs, [o for a in settled if a and len(a.outcomes) == 1 for o in a.outcomes], draw)
            if wrong:
                return None, wrong
        if self.options.cli and reply.answers and draw.randrange(100) == 0:
            self.found.counts["asked"]["command line"] += 1
            wrong = cli.difference(self.options.cli, rule, given[-1], reply.answers[-1])
            if wrong:
                return given[-1], f"command line: {wrong}"
        return (None, reply.differences[0]) if reply.differences else None

    def report(self, seed: int, rule, found) -> None:
        if found is None:
            return
        self.found.differences.append(seed)
        if len(self.found.differences) <= SHOWN:
            print(f"DIFFERENCE, seed {seed}: {self.explained(rule, *found)}", flush=True)

    def explained(self, rule, known, what: str) -> str:
        """Shrunk, where one case shows it."""
        if known is not None and not what.startswith("command line"):
            rule, known = shrink.shrunk(rule, known, lambda r, k: bool(self.differs(r, k)))
            what = self.differs(rule, known) or what
        facts = "" if known is None else " ".join(cases.words(rule, known))
        return f"{facts}\n{what}\n{printer.text(rule)}"

    def differs(self, rule, known) -> str | None:
        reply = self.asker.ask(printer.text(rule), rule.identifier(), [cases.words(rule, known)], "", rule.vocabulary)
        if reply.refused or not reply.answers:
            return None
        wanted = compare.difference(rule, known, reply.answers[0], random.Random(5))
        if wanted and wanted.startswith("refused by the check"):
            return None
        return wanted and f"given  {' '.join(reply.answers[0][:2])}\nwanted {wanted}"


class Silent(Found):
    def failed(self) -> bool:
        return any(self.counts["done"][wrong] > 0 for wrong in delete.WRONG)


def delete_clauses(options: Options, seeds: list[int]) -> Silent:
    asker, found = Asker(options.asker), Silent()
    for seed in seeds:
        rule = generate.rule(seed, options)
        found.counts["done"]["rules"] += 1
        for clause, line, wrong in delete.clauses_without_effect(asker, rule, seed, found.counts["done"]):
            found.counts["covered"][f"{wrong} {clause.kind}" + (" のとき" if clause.when is not None else "")] += 1
            if found.counts["done"][wrong] <= 20:
                print(f"{wrong}, seed {seed}, line {line}: {printer.lines(clause)[0]}\n{printer.text(rule)}", flush=True)
    return found
