"""Random rules: what every surface of the engine says against a reference of exact fractions.

  run.py --asker PROGRAM [--rules N] [--seed S] [--only SEED] [--joint]

Each rule has a seed of its own, printed with what differs; `--only SEED` makes that rule again."""
from __future__ import annotations

import argparse
import random
import sys
import time
from collections import Counter
from dataclasses import dataclass

import cases
import compare
import cover
import generate
import printer
import shrink
from asker import Asker


@dataclass
class Switches:
    joint: bool = False


class Run:
    def __init__(self, asker: Asker, switches: Switches):
        self.asker, self.switches = asker, switches
        self.covered, self.asked, self.refusals, self.warnings = Counter(), Counter(), Counter(), Counter()
        self.rules = self.cases = 0
        self.differences: list[int] = []  # seeds
        self.shown = 10

    def rule(self, seed: int) -> None:
        rule = generate.rule(seed, self.switches)
        draw = random.Random(seed + 1)
        near = cases.Near(draw, rule)
        given = [cases.one_case(near, unknown) for unknown in (0, 0, 0, draw.choice([1, 2, 4, 8]))]
        text = printer.text(rule)
        began = time.monotonic()
        reply = self.asker.ask(text, rule.identifier(), [cases.words(rule, g) for g in given], surfaces(draw), rule.vocabulary)
        self.rules += 1
        took = time.monotonic() - began
        if took > 5:
            print(f"slow, seed {seed}: {took:.1f} s", flush=True)
        if reply.refused and not reply.died:
            code = reply.check.split(" ")[0]
            self.refusals[code] += 1
            if self.refusals[code] <= 2:
                print(f"refused, seed {seed}: {reply.check}\n{text}", flush=True)
            return
        cover.count(rule, self.covered)
        self.warnings.update({w.split(":")[0] for w in reply.check.split(" ")[1:]})
        self.asked.update(reply.asked)
        found = self.first_difference(rule, given, reply, draw)
        if found is None:
            return
        self.differences.append(seed)
        if len(self.differences) <= self.shown:
            print(f"DIFFERENCE, seed {seed}: {self.explained(rule, *found)}", flush=True)

    def first_difference(self, rule, given, reply, draw):
        """The case and what is wrong with it; no case where surfaces differ from each other."""
        for known, fields in zip(given, reply.answers):
            self.cases += 1
            wanted = compare.difference(rule, known, fields, draw)
            if wanted:
                return known, f"given  {' '.join(fields[:2])}\nwanted {wanted}"
        return (None, reply.differences[0]) if reply.differences else None

    def explained(self, rule, known, what: str) -> str:
        """Shrunk, where one case shows it."""
        every = "prepared batch certificate curve format"
        surface = None if known is not None else what.split(" ")[0]

        def differs(smaller, facts) -> str | None:
            near = random.Random(5)
            reply = self.asker.ask(printer.text(smaller), smaller.identifier(), [cases.words(smaller, facts)], every if surface else "",
                                   smaller.vocabulary)
            if reply.refused or not reply.answers:
                return None
            if surface:
                return next((d for d in reply.differences if d.split(" ")[0] == surface), None)
            wanted = compare.difference(smaller, facts, reply.answers[0], near)
            return wanted and f"given  {' '.join(reply.answers[0][:2])}\nwanted {wanted}"

        if known is not None:
            rule, known = shrink.shrunk(rule, known, lambda r, k: bool(differs(r, k)))
            what = differs(rule, known) or what
        facts = "" if known is None else " ".join(cases.words(rule, known))
        return f"{facts}\n{what}\n{printer.text(rule)}"

    def summary(self, seconds: float) -> None:
        print(f"{self.rules} rules, {self.cases} cases, {len(self.differences)} rules with differences, {seconds:.0f} s")
        print("refused: " + ", ".join(f"{k} {n}" for k, n in self.refusals.most_common()))
        print("asked: " + ", ".join(f"{k} {n}" for k, n in sorted(self.asked.items())))
        print("warned: " + ", ".join(f"{k} {n}" for k, n in self.warnings.most_common()))
        print("covered: " + ", ".join(f"{k} {n}" for k, n in sorted(self.covered.items())))


def surfaces(draw) -> str:
    words = ["prepared", "batch"]
    words += ["certificate"] if draw.randrange(4) == 0 else []
    words += ["curve"] if draw.randrange(6) == 0 else []
    words += ["format"] if draw.randrange(6) == 0 else []
    return " ".join(words)


def main() -> int:
    read = argparse.ArgumentParser()
    read.add_argument("--asker", required=True)
    read.add_argument("--rules", type=int, default=300)
    read.add_argument("--seed", type=int, default=1)
    read.add_argument("--only", type=int)
    read.add_argument("--joint", action="store_true")
    given = read.parse_args()
    run = Run(Asker(given.asker), Switches(given.joint))
    print(f"seed {given.seed}")
    began = time.monotonic()
    for n in [given.only] if given.only is not None else range(given.rules):
        run.rule(n if given.only is not None else given.seed * 1_000_000 + n)
    run.summary(time.monotonic() - began)
    return 1 if run.differences or run.refusals else 0


if __name__ == "__main__":
    sys.exit(main())
